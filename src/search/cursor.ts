/**
 * A cursor goes through the postings of a lexeme, forward only, and passes over the blocks that end before what is sought: whoever has
 * a few rows from elsewhere reads a few blocks of a frequent word. Several cursors go as one where a word has several lexemes.
 */
import { BLOCK, type Blocks, findBlock } from './blocks.ts';
import { getBlocks } from './lexeme-rows.ts';
import { openPostings } from './postings.ts';
import type { Segment } from './segment.ts';

/** The key of a cursor that has come to its end; more than any other. */
export const END = 0xffffffff;

/** Goes through keys and, where they are asked for, their places. */
export interface KeyCursor {
  /** Where it stands; -1 before the first step, `END` after the last. */
  readonly key: number;
  /** Goes on to the first key not before this one. */
  readonly seek: (least: number) => void;
  /** Adds the places under the key; once for each key. */
  readonly putPlaces: (places: Places) => void;
}

/** Places of a word in a text, used over and over. */
export interface Places {
  list: Uint16Array;
  length: number;
}

/** Goes through the postings of one lexeme. */
export class LexemeCursor implements KeyCursor {
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
    // Written out, as in `postings.ts`.
    while (key < least) {
      if (read === count) {
        this.key = END;
        return;
      }
      read++;
      passed += own;
      let byte = bytes[at++] ?? 0;
      let number = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        number |= (byte & 127) << shift;
      }
      key += number >>> 1;
      times = 1;
      if ((number & 1) === 1) {
        byte = bytes[at++] ?? 0;
        times = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = bytes[at++] ?? 0;
          times |= (byte & 127) << shift;
        }
      }
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
    // The next one is likely; else by halving.
    const block = (blocks.lastKey[now + 1] ?? END) >= least ? now + 1 : findBlock(blocks, least, now + 2);
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

/** Goes through the postings of several lexemes as if they were one: a heap, the cursor that is least far on top. */
class JoinedCursor implements KeyCursor {
  key = -1;
  readonly #heap: LexemeCursor[];

  constructor(cursors: readonly LexemeCursor[]) {
    this.#heap = [...cursors];
  }

  seek(least: number): void {
    if (this.key >= least) return;
    const heap = this.#heap;
    for (let top = heap[0]; top !== undefined && top.key < least; top = heap[0]) {
      top.seek(least);
      this.#sink();
    }
    this.key = heap[0]?.key ?? END;
  }

  putPlaces(places: Places): void {
    const before = places.length;
    this.#putFrom(0, this.key, places);
    if (places.length > before + 1) places.list.subarray(before, places.length).sort();
  }

  #putFrom(at: number, key: number, places: Places): void {
    const cursor = this.#heap[at];
    if (cursor?.key !== key) return;
    cursor.putPlaces(places);
    this.#putFrom(at * 2 + 1, key, places);
    this.#putFrom(at * 2 + 2, key, places);
  }

  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; ; ) {
      let least = at;
      const left = at * 2 + 1;
      if ((heap[left]?.key ?? END) < (heap[least]?.key ?? END)) least = left;
      if ((heap[left + 1]?.key ?? END) < (heap[least]?.key ?? END)) least = left + 1;
      const [one, other] = [heap[at], heap[least]];
      if (least === at || one === undefined || other === undefined) return;
      heap[at] = other;
      heap[least] = one;
      at = least;
    }
  }
}

/** Opens a cursor over some lexemes, before the first key. */
export function openCursor(segment: Segment, lexemes: readonly number[]): KeyCursor {
  const cursors = lexemes.map((lexeme) => new LexemeCursor(segment, lexeme));
  return cursors.length === 1 && cursors[0] !== undefined ? cursors[0] : new JoinedCursor(cursors);
}
