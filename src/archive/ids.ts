/** Ids of records: readable, given once, never given again. */
import { sql, type Transaction } from 'kysely';
import type { Ledger } from './ledger.ts';
import type { Database } from './schema.ts';

export interface WantedId {
  readonly key: string;
  readonly id: string;
}

/** Gives each record key of a source its id: the one it has, else the wanted one, else that with the first free number. */
export async function assignIds(
  ledger: Ledger,
  source: string,
  wanted: readonly WantedId[],
): Promise<ReadonlyMap<string, string>> {
  let ids = new Map<string, string>();
  await ledger.record(async (tx) => {
    ids = await findIds(
      tx,
      source,
      wanted.map(({ key }) => key),
    );
    const waiting = wanted.filter(({ key }) => !ids.has(key));
    if (waiting.length === 0) return [];
    const taken = await findTaken(
      tx,
      waiting.map(({ id }) => id),
    );
    const given: Record<string, string> = {};
    for (const { key, id } of waiting) {
      if (ids.has(key)) continue;
      const free = toFree(id, taken);
      taken.add(free);
      ids.set(key, free);
      given[free] = key;
    }
    return [{ type: 'ids.assigned', source, ids: given }];
  });
  return ids;
}

function toFree(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const id = `${wanted}-${number}`;
    if (!taken.has(id)) return id;
  }
}

async function findIds(
  tx: Transaction<Database>,
  source: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<WantedId>`
    select key, id from record_id where source = ${source} and key = any(${keys}::text[])`.execute(tx);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** Finds which of these ids, and of these with a number behind, were ever given. */
async function findTaken(tx: Transaction<Database>, ids: readonly string[]): Promise<Set<string>> {
  const wanted = [...new Set(ids)];
  const { rows } = await sql<{ id: string }>`
    select record_id.id from unnest(${wanted}::text[]) as wanted(id)
    join record_id on record_id.id collate "C" = wanted.id collate "C"
      or (record_id.id >= wanted.id || '-' and record_id.id < wanted.id || '.')`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
