/**
 * Sources whose every file belongs to another source now: a translation that was joined to its original, or whose pair was
 * completed. Their records keep their ids and addresses, and are counted and listed again when the files are theirs again.
 */
import { sql, type Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** Marks the records and problems of these sources by whether the source is absorbed, where that has changed. */
export async function settleAbsorbed(tx: Transaction<Database>, sources: readonly string[]): Promise<void> {
  if (sources.length === 0) return;
  const settled = sql`
    select source.key, source.missing and not exists (
      select from json_array_elements(files) as file
      where not exists (select from seen_file
        where path = file->>'path' and seen_file.source <> source.key)) as absorbed
    from source join source_version v on v.source = source.key and v.version = source.version
    where source.key = any(${[...sources]}::text[])`;
  for (const table of ['record', 'problem'])
    await sql`update ${sql.table(table)} as row set absorbed = settled.absorbed from (${settled}) as settled
      where row.source = settled.key and row.absorbed <> settled.absorbed`.execute(tx);
}
