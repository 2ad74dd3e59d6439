/** The tables, as Kysely knows them; `migrations/` makes them. Times are ISO 8601 in UTC; JSON comes back as it was written. */
import type { ColumnType, Generated } from 'kysely';

/** A `json` column: read as data, written as text. */
type Json<T = unknown> = ColumnType<T, string | null, string | null>;

export interface Database {
  /** `archive`, `created`, `seq` and `digest` (the journal's last line that is in the tables). */
  meta: { key: string; value: string };
  migration: { id: string; at: string };
  /** The journal's lines; on a server these rows are the journal itself. */
  journal: { seq: number; at: string; type: string; record: string | null; source: string | null; line: string };
  source: {
    key: string;
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
  /** Every id that was ever given. */
  record_id: { id: string; source: string; key: string; at: string };
  collection: { key: string; title: string };
  record: {
    id: string;
    source: string;
    collection: string;
    /** Its rank in the order of the collection. */
    place: string;
    version: number;
    sort_title: string;
    sort_date: string;
    year: number | null;
    /** What it counts as: `all`, `bilingual`, `lang:ru` … */
    facets: string[];
    /** True where its source no longer holds it. */
    gone: boolean;
    /** True where every file of its source belongs to another source now. */
    absorbed: Generated<boolean>;
    problems: number;
    added_at: string;
    /** What a list shows of it, ready made. */
    summary: Json;
  };
  /** The record, alignments and passages of one version. */
  reading: {
    record: string;
    version: number;
    collection: string;
    item: Json;
    gone: Json;
    /** The number of the last decision that its beads were made around. */
    decided: number;
  };
  /** By what a record is recognised among the others: the file it lies in, and the sketch of its words. */
  tie: {
    record: string;
    file: string | null;
    leaf_from: number | null;
    leaf_to: number | null;
    sketch: number[];
    bands: number[];
  };
  problem: {
    id: Generated<number>;
    collection: string;
    source: string;
    record: string | null;
    code: string;
    body: Json;
    absorbed: Generated<boolean>;
  };
  /** Passage numbers that could not be worked out again from the files alone. */
  numbering: { record: string; version: number; body: Json };
  /** Readings on which a person has decided something. */
  frozen: { record: string; version: number; source: string; item: Json; gone: Json };
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
  finding_aid: { source: string; title: string; repository: string | null; components: number };
  /** A component of a finding aid; `shelf` is the way to it, as `toShelfKey` builds it. */
  component: {
    source: string;
    place: number;
    key: string;
    parent: string | null;
    shelf: string | null;
    children: number;
    body: Json;
  };
  /** What was learned of a pair of languages; `body` is packed. */
  lexicon: {
    pair: string;
    digest: string;
    records: number;
    sentences: number;
    words: number;
    at: string;
    body: string;
  };
  lexicon_word: {
    pair: string;
    place: number;
    original: string;
    translation: string;
    folded: string;
    strength: number;
    beads: number;
    origin: string;
  };
  lexicon_use: { record: string; pair: string; digest: string };
  lexicon_claim: { pair: string; until: string };
  /** Changes to counts; a count is their sum. */
  tally: { collection: string; year: number | null; facet: string; records: number };
}
