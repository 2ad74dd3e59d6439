/** One step of the tables of a room. */
import type { Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** `id` is `ROOM-NUMBER-NAME`; ids are never reused. `up` runs once, in a transaction. */
export interface Migration {
  readonly id: string;
  readonly up: (db: Transaction<Database>) => Promise<void>;
}
