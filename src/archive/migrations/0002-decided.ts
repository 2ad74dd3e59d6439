/** How far the decisions on a record are in its beads: the number of the last one. */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

export const decided: Migration = {
  id: 'archive-0002-decided',
  up: async (db) => {
    await sql`alter table reading add column decided bigint not null default 0`.execute(db);
    await sql`create index journal_decision on journal (record, seq)
      where type in ('decision.made', 'decision.undone', 'decision.redone') and record is not null`.execute(db);
  },
};
