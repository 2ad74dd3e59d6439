/** Writes records into the index, in the caller's transaction, and takes them out again. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database, RecordItem } from '../archive/archive.ts';
import { ANALYSER } from './analyse.ts';
import { markChanged, readSegment } from './held-index.ts';
import { mergeSegments } from './merge.ts';
import { packIndex, type PackedIndex } from './packed-index.ts';
import { MOST_ROWS, readDocs, replaceDocs, SEGMENT_FORM, type Segment, type SegmentDoc } from './segment.ts';
import { writeVocabulary } from './written-words.ts';

/** The lock under which the index is written: writers would else wait for each other in a ring. Taken after all others. */
const INDEX_LOCK = 745_201;
/** So many segments of like size are merged into one: each passage is then written a few times and no search asks more than some tens. */
const MERGED = 8;

/** Indexes records, replacing whatever the index held of them, all in the caller's transaction. */
export async function indexRecord(tx: Transaction<Database>, items: readonly RecordItem[]): Promise<void> {
  if (items.length > 0) await writeIndex(tx, await packIndex(items));
}

/**
 * Writes what was packed of records, replacing whatever the index held of them, all in the caller's transaction. What is
 * written into the vocabulary is remembered of `db`, where it is given, whose transaction it is.
 */
export async function writeIndex(
  tx: Transaction<Database>,
  { segments, words }: PackedIndex,
  db?: Kysely<Database>,
): Promise<void> {
  markChanged();
  const records = segments.flatMap((bytes) => readDocs(bytes).map(({ record }) => record));
  await sql`select pg_advisory_xact_lock(${INDEX_LOCK}::integer)`.execute(tx);
  await dropRecords(tx, records);
  const collections = await readCollections(tx, records);
  for (const bytes of segments) await writeSegment(tx, bytes, collections);
  await writeVocabulary(tx, words, db);
  await mergeSmall(tx);
  await refreshStatistics(tx);
}

/** Takes records out of the index; ids it does not hold do no harm. */
export async function removeRecords(tx: Transaction<Database>, ids: readonly string[]): Promise<void> {
  markChanged();
  await sql`select pg_advisory_xact_lock(${INDEX_LOCK}::integer)`.execute(tx);
  await dropRecords(tx, ids);
}

async function dropRecords(tx: Transaction<Database>, ids: readonly string[]): Promise<void> {
  await sql`
    with gone as (
      delete from search_record where record = any(${[...ids]}::text[]) returning id, segment),
    counted as (select segment, array_agg(id) as docs from gone group by segment)
    update search_segment s set removed = s.removed || counted.docs from counted where s.id = counted.segment`.execute(
    tx,
  );
  await sql`delete from search_segment s where not exists (select from search_record r where r.segment = s.id)`.execute(
    tx,
  );
}

async function writeSegment(
  tx: Transaction<Database>,
  packed: Uint8Array,
  collections: ReadonlyMap<string, string>,
): Promise<void> {
  const drafts = readDocs(packed);
  const ids = await sql<{ segment: number; doc: number }>`
    select (select nextval(pg_get_serial_sequence('search_segment', 'id')))::integer as segment,
      nextval(pg_get_serial_sequence('search_record', 'id'))::integer as doc
    from generate_series(1, ${drafts.length}::integer)`.execute(tx);
  const segment = ids.rows[0]?.segment ?? 0;
  const docs = drafts.map((draft, at) => ({
    ...draft,
    doc: ids.rows[at]?.doc ?? 0,
    collection: collections.get(draft.record) ?? '',
  }));
  await insertSegment(tx, segment, docs, replaceDocs(packed, docs));
  await sql`
    insert into search_record (id, record, segment, analyser) overriding system value
    select id, record, ${segment}::integer, ${ANALYSER}::text
    from unnest(${docs.map(({ doc }) => doc)}::integer[], ${docs.map(({ record }) => record)}::text[]) as r(id, record)`.execute(
    tx,
  );
}

async function insertSegment(
  tx: Transaction<Database>,
  id: number,
  docs: readonly SegmentDoc[],
  bytes: Uint8Array,
): Promise<void> {
  const rows = docs.reduce((sum, doc) => sum + doc.rows, 0);
  await sql`
    insert into search_segment (id, form, rows, bytes) overriding system value
    values (${id}::integer, ${SEGMENT_FORM}::integer, ${rows}::integer, ${bytes}::bytea)`.execute(tx);
}

/** Merges segments of like size, the smallest first, wherever there are many; what was masked is then gone. */
async function mergeSmall(tx: Transaction<Database>): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ id: number; rows: number; gone: number; docs: number }>`
      select id, rows, cardinality(removed) as gone,
        (select count(*)::integer from search_record r where r.segment = s.id) as docs
      from search_segment s where form = ${SEGMENT_FORM}::integer order by rows, id`.execute(tx);
    const chosen = chooseMerged(rows);
    if (chosen.length === 0) return;
    const segments: Segment[] = [];
    for (const id of chosen) {
      const segment = await readSegment(tx, id);
      if (segment !== null) segments.push(segment);
    }
    const bytes = await mergeSegments(segments);
    const docs = segments.flatMap((segment) => segment.docs.filter((one) => !segment.removed.has(one.doc)));
    const { rows: ids } = await sql<{ id: number }>`
      select nextval(pg_get_serial_sequence('search_segment', 'id'))::integer as id`.execute(tx);
    const id = ids[0]?.id ?? 0;
    await insertSegment(tx, id, docs, bytes);
    await sql`update search_record set segment = ${id}::integer where segment = any(${chosen}::integer[])`.execute(tx);
    await sql`delete from search_segment where id = any(${chosen}::integer[])`.execute(tx);
  }
}

interface SegmentSize {
  readonly id: number;
  readonly rows: number;
  /** Records that were removed since it was written, and that are there. */
  readonly gone: number;
  readonly docs: number;
}

/**
 * Chooses segments to merge, given smallest first: as many of one size (in powers of eight) as are to become one, and fit; or one
 * alone of which more has gone than is there.
 */
export function chooseMerged(segments: readonly SegmentSize[]): readonly number[] {
  const worn = segments.find(({ gone, docs }) => gone > docs);
  if (worn !== undefined) return [worn.id];
  const sizes = new Map<number, number[]>();
  const sums = new Map<number, number>();
  for (const { id, rows } of segments) {
    const size = Math.floor(Math.log(Math.max(1, rows)) / Math.log(MERGED));
    const sum = (sums.get(size) ?? 0) + rows;
    if (sum > MOST_ROWS) continue;
    sums.set(size, sum);
    const alike = [...(sizes.get(size) ?? []), id];
    if (alike.length === MERGED) return alike;
    sizes.set(size, alike);
  }
  return [];
}

/**
 * Lets the database count its rows again whenever they have doubled: PGlite never does it by itself, and a planner that takes the
 * tables for empty chooses ten times slower ways.
 */
async function refreshStatistics(tx: Transaction<Database>): Promise<void> {
  const { rows } = await sql<{ stale: boolean }>`
    select (select count(*) from search_record) > 2 * greatest(reltuples, 50) as stale
    from pg_class where oid = 'search_record'::regclass`.execute(tx);
  if (rows[0]?.stale === true) await sql`analyze search_record, search_word`.execute(tx);
}

async function readCollections(
  tx: Transaction<Database>,
  records: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const kept = await sql<{ id: string; collection: string }>`
    select id, collection from record where id = any(${[...records]}::text[])`.execute(tx);
  return new Map(kept.rows.map((row) => [row.id, row.collection]));
}
