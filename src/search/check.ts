/** Whether the index holds what the archive holds, and making it so. */
import { type Kysely, sql } from 'kysely';
import type { Archive, Database } from '../archive/archive.ts';
import { type Problem, toProblem } from '../errors.ts';
import { ANALYSER } from './analyse.ts';
import { indexRecord } from './index-record.ts';

/** Problems listed at most: beyond this the whole index is at fault, and a longer list helps nobody. */
const MOST_PROBLEMS = 100;
/** Records indexed in one transaction. */
const BATCH = 20;

/** Checks the index against the archive: records that cannot be found by their words, and those an older analyser indexed. */
export async function checkIndex(archive: Pick<Archive, 'db'>): Promise<readonly Problem[]> {
  const missing = await sql<{ id: string; expected: number; found: number }>`
    select r.id, r.expected, coalesce(f.found, 0)::integer as found
    from (select id, coalesce((summary ->> 'passages')::integer, 1) as expected from record) r left join (
      select s.record, count(distinct p.passage) as found
      from search_record s join search_passage p on p.doc = s.id and p.part = 'text' group by s.record) f on f.record = r.id
    where r.expected > coalesce(f.found, 0) order by r.id collate "C" limit ${MOST_PROBLEMS}`.execute(archive.db);
  const stale = await sql<{ n: number }>`
    select count(*)::integer as n from search_record where analyser <> ${ANALYSER}`.execute(archive.db);
  const count = stale.rows[0]?.n ?? 0;
  return [
    ...missing.rows.map(({ id, expected, found }) => toProblem('INDEX_MISSING', { id, expected, found }, { at: id })),
    ...(count === 0 ? [] : [toProblem('INDEX_STALE', { count })]),
  ];
}

export interface RefreshOptions {
  /** Stops after the batch in hand. */
  readonly signal?: AbortSignal;
  /** Called after each batch with the number of records done. */
  readonly onProgress?: (done: number) => void;
}

/**
 * Indexes what is missing in the index or was indexed by an older analyser, batch by batch, each in its own transaction: what
 * is there serves until it is replaced. Returns how many records it did. With nothing to do it costs one look.
 */
export async function refreshIndex(
  archive: Pick<Archive, 'db' | 'findRecord'>,
  { signal, onProgress }: RefreshOptions = {},
): Promise<number> {
  let done = 0;
  let after = '';
  while (signal?.aborted !== true) {
    const ids = await listUnindexed(archive.db, after);
    const last = ids.at(-1);
    if (last === undefined) break;
    const found = await Promise.all(ids.map((id) => archive.findRecord(id)));
    const items = found.filter((one) => one !== undefined);
    await archive.db.transaction().execute((tx) => indexRecord(tx, items));
    done += items.length;
    after = last;
    onProgress?.(done);
  }
  return done;
}

async function listUnindexed(db: Kysely<Database>, after: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from record r
    where r.id collate "C" > ${after} and not exists (
      select from search_record s where s.record = r.id and s.analyser = ${ANALYSER})
    order by r.id collate "C" limit ${BATCH}`.execute(db);
  return rows.map((row) => row.id);
}
