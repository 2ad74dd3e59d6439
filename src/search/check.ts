/** Whether the index holds what the archive holds, and making it so. */
import { type Kysely, sql } from 'kysely';
import type { Archive, Database } from '../archive/archive.ts';
import { type Problem, toProblem } from '../errors.ts';
import { ANALYSER } from './analyse.ts';
import { holdIndex, type SearchedArchive } from './held-index.ts';
import { indexRecord, removeRecords } from './index-record.ts';
import { SEGMENT_FORM } from './segment.ts';

/** Problems listed at most: beyond this the whole index is at fault, and a longer list helps nobody. */
const MOST_PROBLEMS = 100;
/** Records indexed in one transaction. */
const BATCH = 20;

/** Checks the index against the archive: records that cannot be found by their words, and those an older analyser indexed. */
export async function checkIndex(archive: SearchedArchive): Promise<readonly Problem[]> {
  const { db } = archive;
  const index = await holdIndex(archive);
  const held = new Map(
    index.segments.flatMap((segment) =>
      segment.docs
        .filter((one) => !segment.removed.has(one.doc))
        .map((one): [number, number] => [one.doc, one.passages]),
    ),
  );
  const { rows } = await sql<{ id: string; expected: number; doc: number | null }>`
    select r.id, coalesce((r.summary ->> 'passages')::integer, 1) as expected, s.id as doc
    from record r left join search_record s on s.record = r.id where not r.absorbed order by r.id collate "C"`.execute(
    db,
  );
  const missing = rows
    .map((row) => ({ ...row, found: held.get(row.doc ?? 0) ?? 0 }))
    .filter(({ expected, found }) => found < expected)
    .slice(0, MOST_PROBLEMS);
  const stale = await sql<{ n: number }>`
    select count(*)::integer as n from search_record where analyser <> ${ANALYSER}`.execute(db);
  const count = stale.rows[0]?.n ?? 0;
  return [
    ...missing.map(({ id, expected, found }) => toProblem('INDEX_MISSING', { id, expected, found }, { at: id })),
    ...(count === 0 ? [] : [toProblem('INDEX_STALE', { count })]),
  ];
}

export interface RefreshOptions {
  /** Stops after the batch in hand. */
  readonly signal?: AbortSignal;
  /** Called before the first batch and after each with the number of records done, and of all that are to be. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Indexes what is missing in the index or was indexed by an older analyser, batch by batch, each in its own transaction: what
 * is there serves until it is replaced. What another record has taken up is taken out. Returns how many records it did. With nothing to do it costs one look.
 */
export async function refreshIndex(
  archive: Pick<Archive, 'db' | 'findRecord'>,
  { signal, onProgress }: RefreshOptions = {},
): Promise<number> {
  await removeAbsorbed(archive.db);
  let done = 0;
  let after = '';
  const total = await countUnindexed(archive.db);
  if (total > 0) onProgress?.(0, total);
  while (signal?.aborted !== true) {
    const ids = await listUnindexed(archive.db, after);
    const last = ids.at(-1);
    if (last === undefined) break;
    const found = await Promise.all(ids.map((id) => archive.findRecord(id)));
    const items = found.filter((one) => one !== undefined);
    await archive.db.transaction().execute((tx) => indexRecord(tx, items));
    done += items.length;
    after = last;
    onProgress?.(done, Math.max(done, total));
  }
  if (signal?.aborted !== true) await freeSpace(archive.db);
  return done;
}

/** Lets new segments have the space of those that were merged: PGlite never does it by itself, and the file would grow twofold. */
async function freeSpace(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ loose: boolean }>`
    select pg_total_relation_size('search_segment') > 1000000 + 1.5 * coalesce(sum(length(bytes)), 0) as loose
    from search_segment`.execute(db);
  if (rows[0]?.loose === true) await sql`vacuum search_segment`.execute(db);
}

/** Takes the records out of the index that another record has taken up. */
async function removeAbsorbed(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select r.id from record r join search_record s on s.record = r.id where r.absorbed`.execute(db);
  if (rows.length === 0) return;
  await db.transaction().execute((tx) =>
    removeRecords(
      tx,
      rows.map(({ id }) => id),
    ),
  );
}

/** True of a record that the index does not hold, or holds as an older program made it. */
const IS_UNINDEXED = sql<boolean>`not r.absorbed and not exists (
  select from search_record s join search_segment g on g.id = s.segment and g.form = ${SEGMENT_FORM}::integer
  where s.record = r.id and s.analyser = ${ANALYSER})`;

async function countUnindexed(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from record r where ${IS_UNINDEXED}`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

async function listUnindexed(db: Kysely<Database>, after: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from record r where r.id collate "C" > ${after} and ${IS_UNINDEXED}
    order by r.id collate "C" limit ${BATCH}`.execute(db);
  return rows.map((row) => row.id);
}
