/** The ground: sources and their versions, records and their readings, decisions, the journal's lines, and the counts. */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

export const ground: Migration = {
  id: 'archive-0001-ground',
  up: async (db) => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

export const TALLY_EVENTS = ['insert', 'update', 'delete'] as const;
export type TallyEvent = (typeof TALLY_EVENTS)[number];

/** What one row of a table counts as. */
const COUNTED = {
  record: `collection, year, unnest(facets) as facet`,
  problem: `collection, null::integer as year, 'problem:' || code as facet`,
  source: `'' as collection, null::integer as year, 'source' as facet`,
};

/** The function that tallies the rows a statement changed in a table, those alone that fulfil `condition`. */
export function tallyFunction(table: keyof typeof COUNTED, event: TallyEvent, condition = 'true'): string {
  const fresh = `select ${COUNTED[table]}, +1 as n from new_rows where ${condition}`;
  const old = `select ${COUNTED[table]}, -1 as n from old_rows where ${condition}`;
  const rows = { insert: fresh, delete: old, update: `${fresh} union all ${old}` };
  return `create or replace function tally_${table}_${event}() returns trigger language plpgsql as $$
    begin
      insert into tally (collection, year, facet, records)
      select collection, year, facet, sum(n) from (${rows[event]}) as changed
      group by collection, year, facet having sum(n) <> 0;
      return null;
    end $$`;
}

// Text that is compared or sorted is `collate "C"`, so that both engines give the same order. Tables that grow with the
// archive carry `collection`, the key to partition them by. JSON is `json`, not `jsonb`: it comes back as it was written.
const STATEMENTS: readonly string[] = [
  `create table journal (
    seq bigint primary key,
    at text not null,
    type text not null,
    record text collate "C",
    source text collate "C",
    line text not null)`,
  `create index journal_record on journal (record, seq) where record is not null`,
  `create index journal_source on journal (source, seq) where source is not null`,

  `create table source (
    key text collate "C" primary key,
    version integer not null,
    read_version integer not null default 0,
    reader text collate "C",
    queued boolean not null default true,
    missing boolean not null default false,
    lease_until text collate "C",
    first_seen text not null,
    seq bigint not null)`,
  `create index source_queue on source (seq) where queued`,
  `create index source_reader on source (reader) where reader is not null`,
  `create index source_missing on source (key) where missing`,
  `create table source_version (
    source text collate "C" not null,
    version integer not null,
    at text not null,
    files json not null,
    primary key (source, version))`,
  `create table seen_file (
    path text collate "C" primary key,
    source text collate "C" not null,
    sha256 text not null,
    size bigint not null,
    mtime_ms bigint not null)`,
  `create index seen_file_source on seen_file (source)`,

  `create table record_id (
    id text collate "C" primary key,
    source text collate "C" not null,
    key text collate "C" not null,
    at text not null,
    unique (source, key))`,
  `create table collection (key text collate "C" primary key, title text not null)`,
  `create table record (
    id text collate "C" primary key,
    source text collate "C" not null,
    collection text collate "C" not null,
    place text collate "C" not null,
    version integer not null,
    sort_title text collate "C" not null,
    sort_date text collate "C" not null,
    year integer,
    facets text[] not null,
    gone boolean not null,
    problems integer not null,
    added_at text collate "C" not null,
    summary json not null)`,
  `create index record_source on record (source)`,
  `create index record_place on record (collection, place, id)`,
  `create index record_date on record (sort_date, id)`,
  `create index record_collection_date on record (collection, sort_date, id)`,
  `create index record_title on record (sort_title, id)`,
  `create index record_collection_title on record (collection, sort_title, id)`,
  `create index record_added on record (added_at, id)`,
  `create index record_collection_added on record (collection, added_at, id)`,
  `create index record_year on record (year, sort_date, id)`,
  `create index record_facets on record using gin (facets)`,
  `create table reading (
    record text collate "C" not null,
    version integer not null,
    collection text collate "C" not null,
    item json not null,
    gone json not null,
    primary key (record, version))`,
  `create table problem (
    id bigint generated always as identity primary key,
    collection text collate "C" not null,
    source text collate "C" not null,
    record text collate "C",
    code text collate "C" not null,
    body json not null)`,
  `create index problem_source on problem (source)`,
  `create index problem_code on problem (code, id)`,
  `create table numbering (
    record text collate "C" not null,
    version integer not null,
    body json not null,
    primary key (record, version))`,

  `create table frozen (
    record text collate "C" not null,
    version integer not null,
    source text collate "C" not null,
    item json not null,
    gone json not null,
    primary key (record, version))`,
  `create index frozen_source on frozen (source)`,
  `create table decision (
    seq bigint primary key,
    at text not null,
    kind text collate "C" not null,
    record text collate "C",
    subject text collate "C" not null,
    value json,
    by text not null,
    undone boolean not null default false)`,
  `create index decision_record on decision (record, kind)`,
  `create index decision_kind on decision (kind, subject)`,

  // Counts at 300,000 records cannot be counted anew for every page. Each change adds its difference to \`tally\` (adding a
  // row locks nothing); a count is a sum over few rows, which are folded together from time to time.
  `create table tally (
    collection text collate "C" not null,
    year integer,
    facet text collate "C" not null,
    records bigint not null)`,
  `create index tally_facet on tally (facet, year)`,
  ...TALLY_EVENTS.flatMap((event) => [...tallyOf('record', event), ...tallyOf('problem', event)]),
  ...tallyOf('source', 'insert'),
];

/** The triggers that tally one table, once a statement over all the rows it changed. */
function tallyOf(table: keyof typeof COUNTED, event: TallyEvent): readonly string[] {
  const seen = {
    insert: 'new table as new_rows',
    delete: 'old table as old_rows',
    update: 'new table as new_rows old table as old_rows',
  };
  return [
    tallyFunction(table, event),
    `create trigger tally_${event} after ${event} on ${table} referencing ${seen[event]}
      for each statement execute function tally_${table}_${event}()`,
  ];
}
