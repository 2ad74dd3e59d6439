/** A database engine as the archive sees it: a Kysely, what it can do, and how it ends. */
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type { Database } from './schema.ts';

export interface Engine {
  readonly name: 'pglite' | 'postgres';
  readonly db: Kysely<Database>;
  readonly close: () => Promise<void>;
}

/** Builds the query builder over a pool; both engines speak the dialect of PostgreSQL. */
export function toKysely(pool: PostgresPool): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
