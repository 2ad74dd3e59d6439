/**
 * Counts that were made lately. Counting is what a search for a frequent word costs, and whoever leafs or sorts asks for the same
 * counts again; they hold as long as the database's snapshot is the same, that is, until somebody writes.
 */
import type { Kysely } from 'kysely';
import type { Database } from '../archive/archive.ts';
import type { SearchAsk } from './ask.ts';
import type { Counted, IndexState } from './find.ts';

/** Queries remembered for each archive; a count is a few kilobytes. */
const KEPT = 100;

interface Memory {
  readonly snapshot: string;
  readonly counts: Map<string, Promise<Counted>>;
}

const memories = new WeakMap<Kysely<Database>, Memory>();

/** Gives the counts of a question, making them if nobody has since the last change of the database. */
export function getCounted(
  db: Kysely<Database>,
  { snapshot }: IndexState,
  ask: SearchAsk,
  count: () => Promise<Counted>,
): Promise<Counted> {
  let memory = memories.get(db);
  if (memory?.snapshot !== snapshot) {
    memory = { snapshot, counts: new Map() };
    memories.set(db, memory);
  }
  const { counts } = memory;
  // What page is asked for, and in what order, makes no difference.
  const key = JSON.stringify({ ...ask, limit: 0, offset: 0, sort: '' });
  const known = counts.get(key);
  if (known !== undefined) return known;
  if (counts.size >= KEPT) counts.clear();
  const made = count();
  counts.set(key, made);
  made.catch(() => counts.delete(key));
  return made;
}
