/** Finding aids: the tree of what an archive holds, and the way from a record's reference into it. */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

export const findingAids: Migration = {
  id: 'archive-0006-finding-aids',
  up: async (db) => {
    await sql`create table finding_aid (
      source text collate "C" primary key,
      title text not null,
      repository text,
      components integer not null)`.execute(db);
    await sql`create table component (
      source text collate "C" not null,
      place integer not null,
      key text collate "C" not null,
      parent text collate "C",
      shelf text collate "C",
      children integer not null,
      body json not null,
      primary key (source, place))`.execute(db);
    await sql`create unique index component_key on component (source, key)`.execute(db);
    await sql`create index component_parent on component (source, parent, place)`.execute(db);
    await sql`create index component_shelf on component (shelf) where shelf is not null`.execute(db);
    await sql`create index record_levels on record using gin (((summary->'reference'->'levels')::jsonb) jsonb_path_ops)`.execute(
      db,
    );
  },
};
