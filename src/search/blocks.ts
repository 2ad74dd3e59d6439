/**
 * Blocks: of the postings of a lexeme that stands in many texts, for every 128 of them where they lie, and what would make a text among
 * them score highest. A search that needs the ten best reads only the blocks that can still hold one of them (block maxima: Ding &
 * Suel 2011), and one that needs few rows only the blocks that hold these.
 *
 *   distance to the last key before · bytes of keys · bytes of places · number of tops · tops: number of times, length of the text
 *
 * A top is a pair of number of times and length of the text that no other of the block beats in both: whatever the archive's average
 * length, one of them scores highest.
 */
import { type Growing, putNumber, toGrowing, NumberReader } from './growing.ts';

/** Postings a block holds; lists no longer than this have none. */
export const BLOCK = 128;
/** Numbers of times are told apart up to here. */
export const MOST_TIMES = 255;

/** The blocks of one lexeme, laid open. */
export interface Blocks {
  readonly count: number;
  /** The last key of each. */
  readonly lastKey: Uint32Array;
  /** Where the keys and the places of each begin among all postings; one more for the end. */
  readonly keysAt: Uint32Array;
  readonly placesAt: Uint32Array;
  /** Where the tops of each begin; one more for the end. */
  readonly topsAt: Uint32Array;
  /** Of each top, how often the word stands in the text, and how many words this has. */
  readonly times: Uint8Array;
  readonly lengths: Uint8Array;
}

/** Gathers the table of the blocks of one lexeme after the other. */
export class BlockWriter {
  readonly table: Growing = toGrowing(256);
  /** By the number of times, the words of the shortest text; 0 where there is none. */
  readonly #shortest = new Uint8Array(MOST_TIMES + 1);
  #times = 0;
  #key = 0;
  #keys = 0;
  #places = 0;

  begin(): void {
    this.table.length = 0;
    this.#key = 0;
    this.#keys = 0;
    this.#places = 0;
  }

  /** Adds a posting: so many times in a text of so many words. */
  add(times: number, length: number): void {
    const at = Math.min(times, MOST_TIMES);
    const shortest = this.#shortest[at] ?? 0;
    if (shortest === 0 || length < shortest) this.#shortest[at] = Math.max(1, length);
    if (at > this.#times) this.#times = at;
  }

  /** Ends a block with its last key; `keys`, `places`: bytes written until here. */
  end(key: number, keys: number, places: number): void {
    const { table } = this;
    putNumber(table, key - this.#key);
    putNumber(table, keys - this.#keys);
    putNumber(table, places - this.#places);
    const tops: number[] = [];
    let least = MOST_TIMES + 1;
    for (let times = this.#times; times > 0; times--) {
      const length = this.#shortest[times] ?? 0;
      if (length === 0 || length >= least) continue;
      tops.push(times, length);
      least = length;
    }
    putNumber(table, tops.length / 2);
    for (const number of tops) putNumber(table, number);
    this.#key = key;
    this.#keys = keys;
    this.#places = places;
    this.#shortest.fill(0, 0, this.#times + 1);
    this.#times = 0;
  }
}

/** Lays the blocks of `postings` postings open; `at`, `keysAt`, `placesAt`: where the table and the two streams begin. */
export function readBlocks(
  bytes: Uint8Array,
  postings: number,
  {
    at: keysStart,
    placesAt: placesStart,
    blocksAt,
  }: { readonly at: number; readonly placesAt: number; readonly blocksAt: number },
): Blocks {
  const count = Math.ceil(postings / BLOCK);
  const lastKey = new Uint32Array(count);
  const keysAt = new Uint32Array(count + 1);
  const placesAt = new Uint32Array(count + 1);
  const topsAt = new Uint32Array(count + 1);
  const times: number[] = [];
  const lengths: number[] = [];
  const numbers = new NumberReader(bytes, blocksAt);
  let key = 0;
  keysAt[0] = keysStart;
  placesAt[0] = placesStart;
  for (let block = 0; block < count; block++) {
    lastKey[block] = key += numbers.next();
    keysAt[block + 1] = (keysAt[block] ?? 0) + numbers.next();
    placesAt[block + 1] = (placesAt[block] ?? 0) + numbers.next();
    for (let tops = numbers.next(); tops > 0; tops--) {
      times.push(numbers.next());
      lengths.push(numbers.next());
    }
    topsAt[block + 1] = times.length;
  }
  return { count, lastKey, keysAt, placesAt, topsAt, times: Uint8Array.from(times), lengths: Uint8Array.from(lengths) };
}

/** Finds the first block, from a block on, that ends with this key or a later one; `count` where there is none. */
export function findBlock({ lastKey, count }: Blocks, key: number, from = 0): number {
  let low = Math.min(from, count);
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lastKey[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Finds the same where it is likely to be this block or the next; else by halving. */
export function findNextBlock(blocks: Blocks, key: number, from: number): number {
  const { lastKey, count } = blocks;
  if (from >= count || (lastKey[from] ?? 0) >= key) return Math.min(from, count);
  return (lastKey[from + 1] ?? 0) >= key ? from + 1 : findBlock(blocks, key, from + 2);
}
