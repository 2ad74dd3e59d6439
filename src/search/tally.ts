/** Counts of what was found, by the values one can narrow down to. */
import { type Bits, countBetween, countBits, nextBit } from './bits.ts';
import type { Facets } from './ask.ts';
import type { HeldIndex } from './held-index.ts';
import { type Column, DOC_FACETS, type Segment } from './segment.ts';

const MOST_NAMES = 50;
/** Found within so many years, the months are counted too: one bar for all says nothing. */
const YEARS_BY_MONTH = 3;

export interface Tally {
  readonly total: number;
  readonly records: number;
  readonly facets: Omit<Facets, 'lang'>;
}

/** Counts a set of rows. */
export function countAll(found: readonly Bits[]): number {
  return found.reduce((sum, bits) => sum + countBits(bits), 0);
}

/** Counts how many rows of a record were found. */
export function countInDoc({ firstRow }: Segment, found: Bits, doc: number): number {
  return countBetween(found, firstRow[doc] ?? 0, firstRow[doc + 1] ?? 0);
}

/** Counts what was found by year, month, name, collection, repository and type. */
export function tallyFound(index: HeldIndex, found: readonly Bits[]): Tally {
  const counts = new Map<string, Map<string, number>>(DOC_FACETS.map((facet) => [facet, new Map()]));
  let total = 0;
  let records = 0;
  for (const [at, segment] of index.segments.entries()) {
    const bits = found[at];
    if (bits === undefined) continue;
    const hit: Hit = { docs: [], counts: [] };
    for (let row = nextBit(bits, 0); row >= 0; ) {
      const doc = segment.docOf[row] ?? 0;
      const count = countInDoc(segment, bits, doc);
      hit.docs.push(doc);
      hit.counts.push(count);
      total += count;
      row = nextBit(bits, segment.firstRow[doc + 1] ?? 0);
    }
    records += hit.docs.length;
    for (const facet of DOC_FACETS) addColumn(counts.get(facet), segment.columns[facet], hit);
  }
  const of = (facet: string): ReadonlyMap<string, number> => counts.get(facet) ?? new Map<string, number>();
  const years = [...of('year').keys()].map(Number);
  const byMonth = years.length > 0 && Math.max(...years) - Math.min(...years) < YEARS_BY_MONTH;
  return {
    total,
    records,
    facets: {
      year: toRecord(of('year')),
      month: byMonth ? toRecord(of('month')) : {},
      name: toRecord(countNames(index, found)),
      collection: toRecord(of('collection')),
      repository: toRecord(of('repository')),
      type: toRecord(of('type')),
    },
  };
}

/** The records that were found in a segment, and how many of their rows. */
interface Hit {
  readonly docs: number[];
  readonly counts: number[];
}

function addColumn(counts: Map<string, number> | undefined, { ids, values }: Column, hit: Hit): void {
  const sums = new Uint32Array(values.length);
  for (let at = 0; at < hit.docs.length; at++) {
    const id = ids[hit.docs[at] ?? 0] ?? -1;
    if (id >= 0) sums[id] = (sums[id] ?? 0) + (hit.counts[at] ?? 0);
  }
  for (const [id, value] of values.entries()) {
    const sum = sums[id] ?? 0;
    if (sum > 0) counts?.set(value, (counts.get(value) ?? 0) + sum);
  }
}

let times = new Uint32Array(0);
let met = new Uint32Array(0);

/** Counts the names that stand in what was found, by their numbers in the whole index; gives the most frequent. */
function countNames({ segments, names }: HeldIndex, found: readonly Bits[]): ReadonlyMap<string, number> {
  if (times.length < names.list.length) {
    times = new Uint32Array(names.list.length * 2);
    met = new Uint32Array(names.list.length * 2);
  }
  let known = 0;
  for (const [at, { nameStart, nameIds, named }] of segments.entries()) {
    const bits = found[at];
    const numbers = names.numbers[at];
    if (bits === undefined || numbers === undefined) continue;
    for (let word = 0; word < bits.length; word++) {
      // Most rows name nobody.
      let left = (bits[word] ?? 0) & (named[word] ?? 0);
      while (left !== 0) {
        const lowest = left & -left;
        left ^= lowest;
        const row = (word << 5) + 31 - Math.clz32(lowest);
        const end = nameStart[row + 1] ?? 0;
        for (let place = nameStart[row] ?? 0; place < end; place++) {
          const number = numbers[nameIds[place] ?? 0] ?? 0;
          if (times[number] === 0) met[known++] = number;
          times[number] = (times[number] ?? 0) + 1;
        }
      }
    }
  }
  const counts = Uint32Array.from({ length: known }, (_, at) => times[met[at] ?? 0] ?? 0);
  // Sorting numbers first is ten times quicker than sorting all the names for the sake of fifty.
  const least = counts.slice().sort().at(-MOST_NAMES) ?? 0;
  const most: (readonly [string, number])[] = [];
  for (let at = 0; at < known; at++) {
    const number = met[at] ?? 0;
    const count = counts[at] ?? 0;
    times[number] = 0;
    if (count >= least) most.push([names.list[number] ?? '', count]);
  }
  return new Map(most.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, MOST_NAMES));
}

function toRecord(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
