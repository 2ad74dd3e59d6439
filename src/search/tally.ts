/** Counts of what was found, by the values one can narrow down to. */
import { type Bits, countBetween, countBits, countOnes, nextBit } from './bits.ts';
import type { Facets } from './ask.ts';
import type { HeldIndex } from './held-index.ts';
import { countRowsBetween, FewRows, type RowSet } from './row-set.ts';
import { type Column, DOC_FACETS, type Segment } from './segment.ts';

const MOST_NAMES = 50;
/** Found within so many years, the months are counted too: one bar for all says nothing. */
const YEARS_BY_MONTH = 3;

export interface Tally {
  readonly total: number;
  readonly records: number;
  readonly facets: Omit<Facets, 'lang'>;
}

/** Counts how many rows of a record were found. */
export function countInDoc({ firstRow }: Segment, found: RowSet, doc: number): number {
  return countRowsBetween(found, firstRow[doc] ?? 0, firstRow[doc + 1] ?? 0);
}

/** Counts what was found by year, month, name, collection, repository and type. */
export function tallyFound(index: HeldIndex, found: readonly RowSet[]): Tally {
  /** What was found in the segments where anything was. */
  const some: (RowSet | undefined)[] = [];
  const counts = new Map<string, Map<string, number>>(DOC_FACETS.map((facet) => [facet, new Map()]));
  let total = 0;
  let records = 0;
  for (const [at, segment] of index.segments.entries()) {
    const bits = found[at];
    if (bits === undefined) continue;
    const hit = countDocs(segment, bits);
    total += hit.total;
    records += hit.docs;
    if (hit.docs === 0) continue;
    some[at] = bits;
    for (const facet of DOC_FACETS)
      if (facet !== 'month') addColumn(counts.get(facet), segment.columns[facet], hit.docs);
  }
  const of = (facet: string): ReadonlyMap<string, number> => counts.get(facet) ?? new Map<string, number>();
  const years = [...of('year').keys()].map(Number);
  const byMonth = years.length > 0 && Math.max(...years) - Math.min(...years) < YEARS_BY_MONTH;
  if (byMonth) {
    for (const [at, segment] of index.segments.entries()) {
      const bits = some[at];
      if (bits !== undefined) addColumn(counts.get('month'), segment.columns.month, countDocs(segment, bits).docs);
    }
  }
  return {
    total,
    records,
    facets: {
      year: toRecord(of('year')),
      month: toRecord(of('month')),
      name: toRecord(countNames(index, some)),
      collection: toRecord(of('collection')),
      repository: toRecord(of('repository')),
      type: toRecord(of('type')),
    },
  };
}

/** Records that were found in a segment, and how many rows of each: the first of so many. */
let hitDocs = new Uint32Array(0);
let hitCounts = new Uint32Array(0);

/** Counts the rows of each record, into `hitDocs` and `hitCounts`. */
function countDocs(segment: Segment, found: RowSet): { readonly docs: number; readonly total: number } {
  if (hitDocs.length < segment.docs.length) {
    hitDocs = new Uint32Array(segment.docs.length);
    hitCounts = new Uint32Array(segment.docs.length);
  }
  return found instanceof FewRows ? countFewDocs(segment, found) : countManyDocs(segment, found);
}

function countFewDocs({ docOf }: Segment, { list }: FewRows): { readonly docs: number; readonly total: number } {
  let met = 0;
  for (let at = 0; at < list.length; ) {
    const doc = docOf[list[at] ?? 0] ?? 0;
    const first = at;
    while (at < list.length && docOf[list[at] ?? 0] === doc) at++;
    hitDocs[met] = doc;
    hitCounts[met++] = at - first;
  }
  return { docs: met, total: list.length };
}

function countManyDocs(segment: Segment, bits: Bits): { readonly docs: number; readonly total: number } {
  const { docs, docOf, firstRow } = segment;
  const total = countBits(bits);
  let met = 0;
  if (total * MANY < docs.length) {
    for (let row = nextBit(bits, 0); row >= 0; ) {
      const doc = docOf[row] ?? 0;
      const end = firstRow[doc + 1] ?? 0;
      hitDocs[met] = doc;
      hitCounts[met++] = countBetween(bits, row, end);
      row = nextBit(bits, end);
    }
    return { docs: met, total };
  }
  // Row after row, with what was counted so far: the records lie side by side, and each word of bits is counted once.
  let word = 0;
  let before = 0;
  let last = 0;
  for (let doc = 0; doc < docs.length; doc++) {
    const end = firstRow[doc + 1] ?? 0;
    for (; word < end >>> 5; word++) before += countOnes(bits[word] ?? 0);
    const now = before + ((end & 31) === 0 ? 0 : countOnes((bits[word] ?? 0) & ((1 << (end & 31)) - 1)));
    if (now === last) continue;
    hitDocs[met] = doc;
    hitCounts[met++] = now - last;
    last = now;
  }
  return { docs: met, total };
}

/** Fewer rows than one in so many records: the records without any are passed over. */
const MANY = 8;

function addColumn(counts: Map<string, number> | undefined, { ids, values }: Column, hits: number): void {
  if (hits < values.length) {
    for (let at = 0; at < hits; at++) {
      const value = values[ids[hitDocs[at] ?? 0] ?? -1];
      if (value !== undefined) counts?.set(value, (counts.get(value) ?? 0) + (hitCounts[at] ?? 0));
    }
    return;
  }
  const sums = new Uint32Array(values.length);
  for (let at = 0; at < hits; at++) {
    const id = ids[hitDocs[at] ?? 0] ?? -1;
    if (id >= 0) sums[id] = (sums[id] ?? 0) + (hitCounts[at] ?? 0);
  }
  for (let id = 0; id < sums.length; id++) {
    const sum = sums[id] ?? 0;
    const value = values[id] ?? '';
    if (sum > 0) counts?.set(value, (counts.get(value) ?? 0) + sum);
  }
}

let times = new Uint32Array(0);
let met = new Uint32Array(0);

/** Counts the names that stand in what was found, by their numbers in the whole index; gives the most frequent. */
function countNames(
  { segments, names }: HeldIndex,
  found: readonly (RowSet | undefined)[],
): ReadonlyMap<string, number> {
  if (times.length < names.list.length) {
    times = new Uint32Array(names.list.length * 2);
    met = new Uint32Array(names.list.length * 2);
  }
  let known = 0;
  const add = (number: number, count: number): void => {
    if (times[number] === 0) met[known++] = number;
    times[number] = (times[number] ?? 0) + count;
  };
  for (const [at, segment] of segments.entries()) {
    const rows = found[at];
    const numbers = names.numbers[at];
    if (rows === undefined || numbers === undefined) continue;
    if (rows instanceof FewRows) {
      for (const row of rows.list)
        for (let place = segment.nameStart[row] ?? 0; place < (segment.nameStart[row + 1] ?? 0); place++)
          add(numbers[segment.nameIds[place] ?? 0] ?? 0, 1);
      continue;
    }
    // Counted by the few names of the segment first: they stay in the fastest memory.
    const own = countOwnNames(segment, rows);
    for (let name = 0; name < numbers.length; name++) {
      const count = own[name] ?? 0;
      if (count > 0) add(numbers[name] ?? 0, count);
    }
  }
  const least = mostth(times, met.subarray(0, known), MOST_NAMES);
  const most: (readonly [string, number])[] = [];
  for (let at = 0; at < known; at++) {
    const number = met[at] ?? 0;
    const count = times[number] ?? 0;
    times[number] = 0;
    if (count >= least) most.push([names.list[number] ?? '', count]);
  }
  return new Map(most.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, MOST_NAMES));
}

let ownTimes = new Uint32Array(0);

function countOwnNames({ names, nameStart, nameIds, named }: Segment, bits: Bits): Uint32Array {
  if (ownTimes.length < names.length) ownTimes = new Uint32Array(names.length);
  else ownTimes.fill(0, 0, names.length);
  for (let word = 0; word < bits.length; word++) {
    // Most rows name nobody.
    let left = (bits[word] ?? 0) & (named[word] ?? 0);
    while (left !== 0) {
      const lowest = left & -left;
      left ^= lowest;
      const row = (word << 5) + 31 - Math.clz32(lowest);
      const end = nameStart[row + 1] ?? 0;
      for (let place = nameStart[row] ?? 0; place < end; place++) {
        const name = nameIds[place] ?? 0;
        ownTimes[name] = (ownTimes[name] ?? 0) + 1;
      }
    }
  }
  return ownTimes;
}

/** The so-and-so-manyth greatest count of some numbers; 0 where they are fewer. */
function mostth(counts: Uint32Array, numbers: Uint32Array, place: number): number {
  const greatest = new Uint32Array(place);
  for (const number of numbers) {
    const count = counts[number] ?? 0;
    if (count <= (greatest[0] ?? 0)) continue;
    // Rising; the least goes out and the others move down.
    let at = 0;
    for (; at + 1 < place && (greatest[at + 1] ?? 0) < count; at++) greatest[at] = greatest[at + 1] ?? 0;
    greatest[at] = count;
  }
  return greatest[0] ?? 0;
}

function toRecord(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
