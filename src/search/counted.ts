/**
 * What was found lately: whoever leafs, sorts or comes back asks for the same rows again. It holds as long as the index is the same,
 * that is, until somebody adds or removes a record.
 */
import type { SearchAsk } from './ask.ts';
import type { Found } from './find.ts';
import type { HeldIndex } from './held-index.ts';

/** Questions remembered; each takes a bit or two for every passage of the archive. */
const KEPT = 50;

const memories = new WeakMap<HeldIndex, Map<string, Found>>();

/** Gives what a question finds, finding it if nobody has since the last change of the index. */
export function getFound(index: HeldIndex, ask: SearchAsk, find: () => Found): Found {
  const memory = memories.get(index) ?? new Map<string, Found>();
  memories.set(index, memory);
  // What page is asked for, and in what order, makes no difference.
  const key = JSON.stringify({ ...ask, limit: 0, offset: 0, sort: '' });
  let found = memory.get(key);
  if (found !== undefined) return found;
  const [oldest] = memory.keys();
  if (memory.size >= KEPT && oldest !== undefined) memory.delete(oldest);
  found = find();
  memory.set(key, found);
  return found;
}
