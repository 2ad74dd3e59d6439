/**
 * What a part of a query finds in one segment. Few rows are a rising list, so that a rare word costs what it finds and not what the
 * segment holds (a set of bits is 16 kB in the largest, read over a dozen times a search); many rows are bits.
 */
import { addBits, type Bits, countBetween, countBits, emptyBits, hasBit, keepBits, nextBit, putBit } from './bits.ts';

/** Rows in rising order, each once. */
export class FewRows {
  readonly list: Uint32Array;

  constructor(list: Uint32Array) {
    this.list = list;
  }
}

export type RowSet = FewRows | Bits;

export const NO_ROWS = new FewRows(new Uint32Array(0));

/** How many of so many rows still are few: a list of them is no longer than the set of bits. */
export function mostFew(rows: number): number {
  return Math.max(16, rows >>> 5);
}

/** Gives a set as bits; to be changed only where it was a list. */
export function toBits(set: RowSet, rows: number): Bits {
  if (!(set instanceof FewRows)) return set;
  const bits = emptyBits(rows);
  for (const row of set.list) putBit(bits, row);
  return bits;
}

export function countRows(set: RowSet): number {
  return set instanceof FewRows ? set.list.length : countBits(set);
}

/** Counts the rows from one to before another. */
export function countRowsBetween(set: RowSet, from: number, to: number): number {
  if (!(set instanceof FewRows)) return countBetween(set, from, to);
  return placeIn(set.list, to) - placeIn(set.list, from);
}

export function hasRow(set: RowSet, row: number): boolean {
  return set instanceof FewRows ? set.list[placeIn(set.list, row)] === row : hasBit(set, row);
}

/** Finds the first row from a row on; -1 where there is none. */
export function nextRow(set: RowSet, from: number): number {
  if (!(set instanceof FewRows)) return nextBit(set, from);
  return set.list[placeIn(set.list, from)] ?? -1;
}

/** Gives what is in both; a first set of bits is changed. */
export function keepRows(set: RowSet, other: RowSet): RowSet {
  if (set instanceof FewRows) return other instanceof FewRows ? keepListed(set.list, other.list) : keepFew(set, other);
  if (other instanceof FewRows) return keepFew(other, set);
  keepBits(set, other);
  return set;
}

/** Overwritten by the next list that is made. */
let spare = new Uint32Array(1024);

/** Gives a list to write so many rows into; what was found is copied out of it (`copyRows`), since most is less than there might be. */
export function borrowList(length: number): Uint32Array {
  if (spare.length < length) spare = new Uint32Array(length * 2);
  return spare;
}

/** Copies the first rows of a borrowed list. */
export function copyRows(list: Uint32Array, count: number): FewRows {
  return count === 0 ? NO_ROWS : new FewRows(list.slice(0, count));
}

function keepFew({ list }: FewRows, bits: Bits): FewRows {
  const kept = borrowList(list.length);
  let count = 0;
  for (let at = 0; at < list.length; at++) {
    const row = list[at] ?? 0;
    if (hasBit(bits, row)) kept[count++] = row;
  }
  return copyRows(kept, count);
}

function keepListed(left: Uint32Array, right: Uint32Array): FewRows {
  const kept = borrowList(Math.min(left.length, right.length));
  let [a, b, count] = [0, 0, 0];
  while (a < left.length && b < right.length) {
    const [one, other] = [left[a] ?? 0, right[b] ?? 0];
    if (one === other) kept[count++] = one;
    if (one <= other) a++;
    if (other <= one) b++;
  }
  return copyRows(kept, count);
}

/** Gives what is in any of some sets of a segment of so many rows; a first set of bits is changed. */
export function joinRows(sets: readonly RowSet[], rows: number): RowSet {
  const [first] = sets;
  if (first === undefined) return NO_ROWS;
  if (sets.length === 1) return first;
  const few = sets.filter((set) => set instanceof FewRows);
  if (few.length === sets.length && few.reduce((sum, { list }) => sum + list.length, 0) <= mostFew(rows))
    return few.reduce(mergeFew);
  const bits = toBits(first, rows);
  for (const set of sets.slice(1)) {
    if (set instanceof FewRows) for (const row of set.list) putBit(bits, row);
    else addBits(bits, set);
  }
  return bits;
}

function mergeFew(one: FewRows, other: FewRows): FewRows {
  const [{ list: left }, { list: right }] = [one, other];
  if (left.length === 0) return other;
  if (right.length === 0) return one;
  const merged = borrowList(left.length + right.length);
  let [a, b, count] = [0, 0, 0];
  while (a < left.length && b < right.length) {
    const [x, y] = [left[a] ?? 0, right[b] ?? 0];
    merged[count++] = Math.min(x, y);
    if (x <= y) a++;
    if (y <= x) b++;
  }
  for (; a < left.length; a++) merged[count++] = left[a] ?? 0;
  for (; b < right.length; b++) merged[count++] = right[b] ?? 0;
  return copyRows(merged, count);
}

/** Where in a rising list the first row stands that is not before this one. */
function placeIn(list: Uint32Array, row: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Gathers rows that rise; a list as long as they are few. */
export class RowGatherer {
  #few = new Uint32Array(16);
  #bits: Bits | null = null;
  #count = 0;
  readonly #rows: number;

  constructor(rows: number) {
    this.#rows = rows;
  }

  /** Adds a row; the last one again does no harm. */
  add(row: number): void {
    if (this.#bits !== null) putBit(this.#bits, row);
    else if (this.#count === 0 || this.#few[this.#count - 1] !== row) this.#addFew(row);
  }

  #addFew(row: number): void {
    if (this.#count === mostFew(this.#rows)) {
      this.#bits = toBits(this.end(), this.#rows);
      putBit(this.#bits, row);
      return;
    }
    if (this.#count === this.#few.length) {
      const larger = new Uint32Array(this.#count * 2);
      larger.set(this.#few);
      this.#few = larger;
    }
    this.#few[this.#count++] = row;
  }

  end(): RowSet {
    return this.#bits ?? new FewRows(this.#few.subarray(0, this.#count));
  }
}
