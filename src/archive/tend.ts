/** What a server's autovacuum does by itself and PGlite does not: clearing deleted rows away, counting rows for the planner. */
import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/** Tends the tables that have changed much since they were last tended: PostgreSQL's own thresholds, but a tenth for the counts. */
export async function tend(db: Kysely<Database>): Promise<void> {
  await sql`select pg_stat_force_next_flush()`.execute(db);
  const { rows } = await sql<{ name: string; worn: boolean }>`
    select relname as name,
      n_dead_tup > 50 + 0.2 * n_live_tup or n_ins_since_vacuum > 1000 + 0.2 * n_live_tup as worn
    from pg_stat_user_tables
    where n_dead_tup > 50 + 0.2 * n_live_tup or n_ins_since_vacuum > 1000 + 0.2 * n_live_tup
      or n_mod_since_analyze > 50 + 0.1 * n_live_tup
    order by relname`.execute(db);
  for (const { name, worn } of rows) {
    await (worn ? sql`vacuum (analyze) ${sql.table(name)}` : sql`analyze ${sql.table(name)}`).execute(db);
  }
}
