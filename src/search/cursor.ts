/**
 * A cursor goes through the postings of a lexeme, forward only, and passes over the blocks that end before what is sought: whoever has
 * a few rows from elsewhere reads a few blocks of a frequent word.
 */
import { BLOCK, type Blocks, findNextBlock } from './blocks.ts';
import { getBlocks } from './lexeme-rows.ts';
import { openPostings } from './postings.ts';
import type { Segment } from './segment.ts';

/** The key of a cursor that has come to its end; more than any other. */
export const END = 0xffffffff;

/** Places of a word in a text, used over and over. */
export interface Places {
  list: Uint16Array;
  length: number;
}

/** Goes through the postings of one lexeme. */
export class LexemeCursor {
  /** Where it stands; -1 before the first step, `END` after the last. */
  key = -1;
  /** How often the word stands under the key. */
  times = 0;
  readonly #segment: Segment;
  readonly #lexeme: number;
  readonly #bytes: Uint8Array;
  readonly #count: number;
  /** Postings read so far. */
  #read = 0;
  #at: number;
  #placesAt: number;
  /** Places that lie before those of the key, and are to be passed over. */
  #passed = 0;
  /** Places of the key that were not read. */
  #own = 0;
  /** The last key of the block it stands in: up to here nothing can be passed over. */
  #blockEnd = -1;
  #blocks: Blocks | null | undefined;

  constructor(segment: Segment, lexeme: number) {
    const { count, at, placesAt } = openPostings(segment.postings, segment.postingStart[lexeme] ?? 0);
    this.#segment = segment;
    this.#lexeme = lexeme;
    this.#bytes = segment.postings;
    this.#count = count;
    this.#at = at;
    this.#placesAt = placesAt;
    if (count <= BLOCK) this.#blockEnd = END;
  }

  /** Goes on to the first key not before this one. */
  seek(least: number): void {
    let { key, times } = this;
    if (key >= least) return;
    if (least > this.#blockEnd && this.#passBlocks(least)) return;
    const bytes = this.#bytes;
    const count = this.#count;
    key = this.key;
    let at = this.#at;
    let read = this.#read;
    let passed = this.#passed;
    let own = this.#own;
    // Written out: it stops in the middle of a block (`readKeys` says why two bytes are taken at once).
    while (key < least) {
      if (read === count) {
        this.key = END;
        return;
      }
      read++;
      passed += own;
      const byte = bytes[at] ?? 0;
      const after = bytes[at + 1] ?? 0;
      const isTwo = byte >>> 7;
      let number = (byte & 127) | ((after & 127 & -isTwo) << 7);
      at += 1 + isTwo;
      if ((after & -isTwo) > 127)
        for (let shift = 14, rest = 128; rest > 127; shift += 7) {
          rest = bytes[at++] ?? 0;
          number |= (rest & 127) << shift;
        }
      key += number >>> 1;
      const isSeveral = number & 1;
      times = (bytes[at] ?? 0) & -isSeveral;
      at += isSeveral;
      if (times > 127) {
        times &= 127;
        for (let shift = 7, rest = 128; rest > 127; shift += 7) {
          rest = bytes[at++] ?? 0;
          times |= (rest & 127) << shift;
        }
      }
      times += isSeveral ^ 1;
      own = times;
    }
    this.key = key;
    this.times = times;
    this.#at = at;
    this.#read = read;
    this.#passed = passed;
    this.#own = own;
  }

  /** Goes to before the block a key would stand in; true where there is none. */
  #passBlocks(least: number): boolean {
    const blocks = (this.#blocks ??= getBlocks(this.#segment, this.#lexeme));
    if (blocks === null) {
      this.#blockEnd = END;
      return false;
    }
    const now = this.#read === 0 ? 0 : (this.#read - 1) >>> 7;
    this.#blockEnd = blocks.lastKey[now] ?? END;
    if (this.#blockEnd >= least) return false;
    const block = findNextBlock(blocks, least, now + 1);
    if (block >= blocks.count) {
      this.key = END;
      return true;
    }
    this.key = blocks.lastKey[block - 1] ?? -1;
    this.#blockEnd = blocks.lastKey[block] ?? END;
    this.#at = blocks.keysAt[block] ?? 0;
    this.#placesAt = blocks.placesAt[block] ?? 0;
    this.#read = block * BLOCK;
    this.#passed = 0;
    this.#own = 0;
    return false;
  }

  /** Adds the places under the key; once for each key. */
  putPlaces(places: Places): void {
    const bytes = this.#bytes;
    let at = this.#placesAt;
    for (; this.#passed > 0; this.#passed--) while ((bytes[at++] ?? 0) > 127);
    let place = 0;
    if (places.length + this.#own > places.list.length) {
      const larger = new Uint16Array((places.length + this.#own) * 2);
      larger.set(places.list);
      places.list = larger;
    }
    for (; this.#own > 0; this.#own--) {
      let byte = bytes[at++] ?? 0;
      let number = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        number |= (byte & 127) << shift;
      }
      place += number;
      places.list[places.length++] = place;
    }
    this.#placesAt = at;
  }
}
