/** Counts of what was found, by the values one can narrow down to. */
import { type Bits, countBits, hasBit, listBits } from './bits.ts';
import type { Facets } from './ask.ts';
import type { HeldIndex } from './held-index.ts';
import type { Segment, SegmentDoc } from './segment.ts';

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

/** Counts what was found by year, month, name, collection, repository and type. */
export function tallyFound(index: HeldIndex, found: readonly Bits[]): Tally {
  const counts = {
    year: new Map<string, number>(),
    month: new Map<string, number>(),
    name: new Map<string, number>(),
    collection: new Map<string, number>(),
    repository: new Map<string, number>(),
    type: new Map<string, number>(),
  };
  let total = 0;
  let records = 0;
  for (const [at, segment] of index.segments.entries()) {
    const bits = found[at];
    if (bits === undefined) continue;
    if (rows.length < segment.rows) rows = new Uint32Array(segment.rows);
    const count = listBits(bits, rows);
    total += count;
    const names = new Uint32Array(segment.names.length);
    // Rows of a record lie together: its facets are counted once.
    for (let from = 0; from < count; ) {
      const doc = segment.docOf[rows[from] ?? 0] ?? 0;
      const end = segment.firstRow[doc + 1] ?? 0;
      let to = from;
      for (; to < count && (rows[to] ?? 0) < end; to++) {
        const row = rows[to] ?? 0;
        const last = segment.nameStart[row + 1] ?? 0;
        for (let name = segment.nameStart[row] ?? 0; name < last; name++) {
          const id = segment.nameIds[name] ?? 0;
          names[id] = (names[id] ?? 0) + 1;
        }
      }
      const own = segment.docs[doc];
      if (own !== undefined) addDoc(own, to - from);
      records++;
      from = to;
    }
    for (const [id, name] of segment.names.entries()) add(counts.name, name, names[id] ?? 0);
  }
  const years = [...counts.year.keys()].map(Number);
  const byMonth = years.length > 0 && Math.max(...years) - Math.min(...years) < YEARS_BY_MONTH;
  return {
    total,
    records,
    facets: {
      year: toRecord(counts.year),
      month: byMonth ? toRecord(counts.month) : {},
      name: toRecord(mostOf(counts.name, MOST_NAMES)),
      collection: toRecord(counts.collection),
      repository: toRecord(counts.repository),
      type: toRecord(counts.type),
    },
  };

  function addDoc(doc: SegmentDoc, times: number): void {
    add(counts.collection, doc.collection, times);
    if (doc.repository !== null) add(counts.repository, doc.repository, times);
    if (doc.type !== null) add(counts.type, doc.type, times);
    if (doc.from === null) return;
    add(counts.year, String(Number(doc.from.slice(0, 4))), times);
    if (doc.to !== null && doc.to.slice(0, 7) === doc.from.slice(0, 7)) add(counts.month, doc.from.slice(0, 7), times);
  }
}

function add(counts: Map<string, number>, value: string, times: number): void {
  if (times > 0) counts.set(value, (counts.get(value) ?? 0) + times);
}

function mostOf(counts: ReadonlyMap<string, number>, most: number): ReadonlyMap<string, number> {
  return new Map([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, most));
}

function toRecord(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
