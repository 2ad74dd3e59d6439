/** Ties: by what a record is recognised among the others, its words and the file it lies in. Derived, so everything is read once more. */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

export const ties: Migration = {
  id: 'archive-0004-ties',
  up: async (db) => {
    await sql`create table tie (
      record text collate "C" primary key,
      file text collate "C",
      leaf_from integer,
      leaf_to integer,
      sketch integer[] not null,
      bands integer[] not null)`.execute(db);
    await sql`create index tie_file on tie (file, leaf_from, record) where file is not null`.execute(db);
    await sql`create index tie_bands on tie using gin (bands)`.execute(db);
    await sql`update source set queued = true where read_version > 0`.execute(db);
  },
};
