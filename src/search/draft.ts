/** Rows become a segment: their lexemes are gathered, sorted and written. */
import { Buffer } from 'node:buffer';
import { type Growing, toGrowing } from './growing.ts';
import { putRun } from './postings.ts';
import { PARTS, type PassageRow } from './rows.ts';
import { formatSegment, type SegmentDoc } from './segment.ts';
import { ShownPacker } from './shown.ts';

/** Builds the bytes of a segment from the rows of some records, in the order of the records. */
export function buildSegment(docs: readonly SegmentDoc[], rows: readonly PassageRow[]): Uint8Array {
  const parts = new Uint8Array(rows.length);
  const sides = new Uint8Array(rows.length * 2);
  const lengths = new Uint8Array(rows.length * 2);
  const nameCounts = new Uint8Array(rows.length);
  const nameIds: number[] = [];
  const langs = new Map<string, number>();
  const names = new Map<string, number>();
  const gathered = new Gathered();
  const shown = new ShownPacker();
  for (const [at, row] of rows.entries()) {
    shown.add(row);
    parts[at] = PARTS.indexOf(row.part);
    for (const [side, words] of row.words.entries()) {
      if (words === null) continue;
      sides[at * 2 + side] = numberOf(langs, words.lang) + 1;
      lengths[at * 2 + side] = Math.min(255, words.length);
      const { places } = words;
      for (const [index, lexeme] of words.lexemes.entries()) gathered.add(lexeme, at * 2 + side, places[index] ?? 0);
    }
    for (const leaf of row.leaves) gathered.add(toLeafLexeme(leaf), at * 2, 0);
    const own = row.names.slice(0, 255);
    nameCounts[at] = own.length;
    for (const name of own) nameIds.push(numberOf(names, name));
  }
  return formatSegment({
    docs,
    parts,
    sides,
    lengths,
    langs: [...langs.keys()],
    names: [...names.keys()],
    nameCounts,
    nameIds: Uint32Array.from(nameIds),
    lexemes: gathered.inOrder(lengths),
    shown,
  });
}

/** Builds the lexeme of a leaf; no language begins with this sign. */
export function toLeafLexeme(leaf: string): string {
  return `#${leaf}`;
}

function numberOf(numbers: Map<string, number>, value: string): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  numbers.set(value, numbers.size);
  return numbers.size - 1;
}

/** Lexemes as they come, row after row, to be given back lexeme after lexeme. */
class Gathered {
  readonly #numbers = new Map<string, number>();
  #lexemes = new Uint32Array(1 << 16);
  #keys = new Uint32Array(1 << 16);
  #places = new Uint16Array(1 << 16);
  #count = 0;

  /** Adds a place of a lexeme; keys rise, and under one key the places of one lexeme. */
  add(lexeme: string, key: number, place: number): void {
    const numbers = this.#numbers;
    let number = numbers.get(lexeme);
    if (number === undefined) numbers.set(lexeme, (number = numbers.size));
    const at = this.#count++;
    if (at === this.#keys.length) this.#grow();
    this.#lexemes[at] = number;
    this.#keys[at] = key;
    this.#places[at] = place;
  }

  #grow(): void {
    const size = this.#keys.length * 2;
    const [lexemes, keys, places] = [this.#lexemes, this.#keys, this.#places];
    (this.#lexemes = new Uint32Array(size)).set(lexemes);
    (this.#keys = new Uint32Array(size)).set(keys);
    (this.#places = new Uint16Array(size)).set(places);
  }

  /** Gives each lexeme with its postings, in the order of their bytes (`lengths`: of each key the words of its text); both are to be copied before the next is asked for. */
  *inOrder(lengths: Uint8Array): Iterable<readonly [Uint8Array, Uint8Array]> {
    const count = this.#count;
    const lexemes = this.#lexemes;
    // Counted first, so that each lexeme has its stretch, then laid into the stretches (counting sort; stable).
    const ends = new Uint32Array(this.#numbers.size);
    for (let at = 0; at < count; at++) addOne(ends, lexemes[at] ?? 0);
    let sum = 0;
    for (let number = 0; number < ends.length; number++) {
      const own = ends[number] ?? 0;
      ends[number] = sum;
      sum += own;
    }
    const keys = new Uint32Array(count);
    const places = new Uint16Array(count);
    for (let at = 0; at < count; at++) {
      const to = addOne(ends, lexemes[at] ?? 0);
      keys[to] = this.#keys[at] ?? 0;
      places[to] = this.#places[at] ?? 0;
    }
    const run = { length: count, keys, places };
    const into: Growing = toGrowing(1024);
    for (const lexeme of sortByBytes([...this.#numbers.keys()])) {
      const number = this.#numbers.get(lexeme) ?? 0;
      into.length = 0;
      putRun(into, run, number === 0 ? 0 : (ends[number - 1] ?? 0), ends[number] ?? 0, lengths);
      yield [Buffer.from(lexeme, 'utf8'), into.bytes.subarray(0, into.length)];
    }
  }
}

/** Counts one more and gives how many there were. */
function addOne(counts: Uint32Array, at: number): number {
  const before = counts[at] ?? 0;
  counts[at] = before + 1;
  return before;
}

/** Sorts as UTF-8 does: that is the order of code units where there are no surrogates. */
function sortByBytes(lexemes: string[]): readonly string[] {
  if (!lexemes.some((lexeme) => /[\ud800-\udfff]/.test(lexeme))) return lexemes.sort();
  return lexemes
    .map((lexeme) => [lexeme, Buffer.from(lexeme, 'utf8')] as const)
    .sort(([, a], [, b]) => Buffer.compare(a, b))
    .map(([lexeme]) => lexeme);
}
