/** Brings a database to the schema this program knows: numbered steps, each once, safe when many processes begin at once. */
import { sql } from 'kysely';
import { toError } from '../errors.ts';
import type { Engine } from './engine.ts';
import type { Migration } from './migration.ts';
import { ground } from './migrations/0001-ground.ts';
import { decided } from './migrations/0002-decided.ts';
import { packedReadings } from './migrations/0003-packed-readings.ts';
import { ties } from './migrations/0004-ties.ts';
import { lexicons } from './migrations/0005-lexicons.ts';
import { findingAids } from './migrations/0006-finding-aids.ts';
import { absorbed } from './migrations/0007-absorbed.ts';

const OWN: readonly Migration[] = [ground, decided, packedReadings, ties, lexicons, findingAids, absorbed];

/** The number of the newest schema this program knows. */
export const SCHEMA = OWN.length;

/** Any number will do, as long as nobody else locks it. */
const LOCK = 7_318_820_173;

/** Runs what has not run yet; throws ARCHIVE_NEWER, before anything is changed, where a newer program was here. */
export async function migrate(engine: Engine, others: readonly Migration[]): Promise<void> {
  const steps = [...OWN, ...others];
  const known = new Set(steps.map((step) => step.id));
  const rooms = new Set(steps.map((step) => roomOf(step.id)));
  await engine.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
    await sql`create table if not exists migration (id text collate "C" primary key, at text not null)`.execute(tx);
    await sql`create table if not exists meta (key text collate "C" primary key, value text not null)`.execute(tx);
    const done = new Set((await tx.selectFrom('migration').select('id').execute()).map((row) => row.id));
    // Steps of rooms that are not taking part now (a command without search) are none of our business.
    const stranger = [...done].find((id) => !known.has(id) && rooms.has(roomOf(id)));
    if (stranger !== undefined) throw toError('ARCHIVE_NEWER', { found: stranger, known: steps.at(-1)?.id ?? '' });
    for (const step of steps) {
      if (done.has(step.id)) continue;
      await step.up(tx);
      await tx.insertInto('migration').values({ id: step.id, at: new Date().toISOString() }).execute();
    }
  });
}

function roomOf(id: string): string {
  return id.split('-', 1)[0] ?? id;
}
