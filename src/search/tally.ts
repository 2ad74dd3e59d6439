/** Counts of what was found, by the values one can narrow down to. */
import { type Bits, countBits, hasBit, listBits } from './bits.ts';
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
export function countInDoc(segment: Segment, found: Bits, doc: number): number {
  let count = 0;
  for (let row = segment.firstRow[doc] ?? 0; row < (segment.firstRow[doc + 1] ?? 0); row++)
    if (hasBit(found, row)) count++;
  return count;
}

let rows = new Uint32Array(0);
let times = new Uint32Array(0);
let met = new Uint32Array(0);

/** Counts what was found by year, month, name, collection, repository and type. */
export function tallyFound(index: HeldIndex, found: readonly Bits[]): Tally {
  const counts = new Map<string, Map<string, number>>([...DOC_FACETS, 'name'].map((facet) => [facet, new Map()]));
  let total = 0;
  let records = 0;
  for (const [at, segment] of index.segments.entries()) {
    const bits = found[at];
    if (bits === undefined) continue;
    if (rows.length < segment.rows) rows = new Uint32Array(segment.rows);
    const count = listBits(bits, rows);
    if (count === 0) continue;
    total += count;
    const inDoc = new Uint32Array(segment.docs.length);
    for (let i = 0; i < count; i++) {
      const doc = segment.docOf[rows[i] ?? 0] ?? 0;
      inDoc[doc] = (inDoc[doc] ?? 0) + 1;
    }
    for (const hits of inDoc) if (hits > 0) records++;
    for (const facet of DOC_FACETS) addColumn(counts.get(facet), segment.columns[facet], inDoc);
    addNames(counts.get('name'), segment, count);
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
      name: toRecord(mostOf(of('name'), MOST_NAMES)),
      collection: toRecord(of('collection')),
      repository: toRecord(of('repository')),
      type: toRecord(of('type')),
    },
  };
}

function addColumn(counts: Map<string, number> | undefined, { ids, values }: Column, inDoc: Uint32Array): void {
  const sums = new Uint32Array(values.length);
  for (let doc = 0; doc < inDoc.length; doc++) {
    const id = ids[doc] ?? -1;
    if (id >= 0) sums[id] = (sums[id] ?? 0) + (inDoc[doc] ?? 0);
  }
  for (const [id, value] of values.entries()) add(counts, value, sums[id] ?? 0);
}

/** Counts the names of the first `count` of `rows`. */
function addNames(counts: Map<string, number> | undefined, segment: Segment, count: number): void {
  const { nameStart, nameIds, names } = segment;
  if (times.length < names.length) {
    times = new Uint32Array(names.length);
    met = new Uint32Array(names.length);
  }
  let known = 0;
  for (let i = 0; i < count; i++) {
    const row = rows[i] ?? 0;
    const end = nameStart[row + 1] ?? 0;
    for (let at = nameStart[row] ?? 0; at < end; at++) {
      const id = nameIds[at] ?? 0;
      if (times[id] === 0) met[known++] = id;
      times[id] = (times[id] ?? 0) + 1;
    }
  }
  for (let at = 0; at < known; at++) {
    const id = met[at] ?? 0;
    add(counts, names[id] ?? '', times[id] ?? 0);
    times[id] = 0;
  }
}

function add(counts: Map<string, number> | undefined, value: string, more: number): void {
  if (more > 0) counts?.set(value, (counts.get(value) ?? 0) + more);
}

function mostOf(counts: ReadonlyMap<string, number>, most: number): ReadonlyMap<string, number> {
  // Sorting numbers first is ten times quicker than sorting all the entries for the sake of fifty.
  const least = Uint32Array.from(counts.values()).sort().at(-most) ?? 0;
  const entries = [...counts].filter(([, count]) => count >= least);
  return new Map(entries.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, most));
}

function toRecord(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
