/** Lexemes are gathered row after row and given back in their order, each with its postings. */
import { type Growing, toGrowing } from './growing.ts';
import { putRun } from './postings.ts';
import { bytesOf, countLexemes, lexemesInOrder } from './spellings.ts';

/** Lexemes as they come, row after row, to be given back lexeme after lexeme. */
export class Gathered {
  #lexemes = new Uint32Array(1 << 16);
  #keys = new Uint32Array(1 << 16);
  #places = new Uint16Array(1 << 16);
  #count = 0;

  /** Adds a place of a lexeme; keys rise, and under one key the places of one lexeme. */
  add(lexeme: number, key: number, place: number): void {
    const at = this.#count++;
    if (at === this.#keys.length) this.#grow();
    this.#lexemes[at] = lexeme;
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
    const ends = new Uint32Array(countLexemes());
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
    for (const number of lexemesInOrder()) {
      const [from, to] = [number === 0 ? 0 : (ends[number - 1] ?? 0), ends[number] ?? 0];
      if (from === to) continue;
      into.length = 0;
      putRun(into, run, from, to, lengths);
      yield [bytesOf(number), into.bytes.subarray(0, into.length)];
    }
  }
}

/** Counts one more and gives how many there were. */
function addOne(counts: Uint32Array, at: number): number {
  const before = counts[at] ?? 0;
  counts[at] = before + 1;
  return before;
}
