/** Records whose files another record holds now (a translation that was joined to its original) are neither listed nor counted. */
import { sql } from 'kysely';
import { settleAbsorbed } from '../absorbed.ts';
import type { Migration } from '../migration.ts';
import { TALLY_EVENTS, tallyFunction } from './0001-ground.ts';

export const absorbed: Migration = {
  id: 'archive-0007-absorbed',
  up: async (db) => {
    for (const table of ['record', 'problem'] as const) {
      await sql`alter table ${sql.table(table)} add column absorbed boolean not null default false`.execute(db);
      for (const event of TALLY_EVENTS) await sql.raw(tallyFunction(table, event, 'not absorbed')).execute(db);
    }
    const { rows } = await sql<{ key: string }>`select key from source where missing`.execute(db);
    await settleAbsorbed(
      db,
      rows.map(({ key }) => key),
    );
  },
};
