/** The tables, as Kysely knows them. `migrations/` makes them. Timestamps are ISO 8601 in UTC, JSON is kept as it was written. */
import type { ColumnType, Generated } from 'kysely';

/** A `json` column: read as data, written as text. */
type Json = ColumnType<unknown, string | null, string | null>;

export interface Database {
  meta: { key: string; value: string };
  migration: { id: string; at: string };
  /** The journal's lines; on a server these rows are the journal itself. */
  journal: {
    seq: number;
    at: string;
    type: string;
    record: string | null;
    source: string | null;
    line: string;
  };
  source: {
    key: string;
    collection: string;
    version: number;
    read_version: number;
    reader: string | null;
    queued: boolean;
    missing: boolean;
    lease_until: string | null;
    first_seen: string;
    seq: number;
  };
  source_version: { source: string; version: number; at: string; files: Json };
  seen_file: { path: string; source: string; sha256: string; size: number; mtime_ms: number };
  record_id: { id: string; source: string; key: string };
  collection: { key: string; title: string };
  record: {
    id: string;
    source: string;
    key: string;
    collection: string;
    /** Its rank in the order of the collection. */
    place: string;
    version: number;
    title: string;
    sort_title: string;
    sort_date: string;
    year: number | null;
    langs: string[];
    bilingual: boolean;
    gone: boolean;
    passages: number;
    problems: number;
    added_at: string;
    /** What a list shows, ready made. */
    summary: Json;
  };
  reading: {
    record: string;
    version: number;
    collection: string;
    item: Json;
    gone: Json;
  };
  problem: {
    id: Generated<number>;
    collection: string;
    source: string;
    record: string | null;
    code: string;
    body: Json;
  };
  /** The numbers of a record's passages where they are not simply 1, 2, 3 …: from the journal. */
  numbering: { record: string; version: number; body: Json };
  frozen: { record: string; version: number; item: Json };
  decision: {
    seq: number;
    at: string;
    kind: string;
    record: string | null;
    subject: string;
    value: Json;
    by: string;
    undone: boolean;
  };
  /** Changes to counts; a count is their sum. */
  tally: { collection: string; year: number | null; facet: string; records: number };
}
