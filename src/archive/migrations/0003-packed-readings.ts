/** Readings are written packed (`packed.ts`): the database need not try to compress them again. Those there are stay as they are. */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

export const packedReadings: Migration = {
  id: 'archive-0003-packed-readings',
  up: async (db) => {
    await sql`alter table reading alter column item set storage external`.execute(db);
  },
};
