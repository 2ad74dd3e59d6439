/**
 * Lexemes in the order of their bytes, kept from one segment to the next: nine in ten of the lexemes of a volume were in the volume
 * before, so that only the new ones are sorted, and each is written as bytes once.
 */
import { Buffer } from 'node:buffer';
import { putBytes, toGrowing } from './growing.ts';

/** Lexemes by their numbers, sorted as UTF-8 is. */
export class LexemeOrder {
  #sorted = new Uint32Array(0);
  readonly #bytes = toGrowing(1 << 16);
  /** Where the bytes of each lexeme begin; one more for the end. */
  readonly #starts: number[] = [0];

  /** Gives the numbers of all lexemes in the order of their bytes; lexemes may have been added since, never changed. */
  update(lexemes: readonly string[]): Uint32Array {
    const known = this.#sorted.length;
    if (known === lexemes.length) return this.#sorted;
    for (let number = known; number < lexemes.length; number++) {
      putBytes(this.#bytes, Buffer.from(lexemes[number] ?? '', 'utf8'));
      this.#starts.push(this.#bytes.length);
    }
    const fresh = Uint32Array.from({ length: lexemes.length - known }, (_, at) => known + at);
    fresh.sort((a, b) => this.#compare(lexemes, a, b));
    const merged = new Uint32Array(lexemes.length);
    for (let to = 0, old = 0, added = 0; to < merged.length; to++) {
      const isOld =
        added === fresh.length ||
        (old < known && this.#compare(lexemes, this.#sorted[old] ?? 0, fresh[added] ?? 0) < 0);
      merged[to] = (isOld ? this.#sorted[old++] : fresh[added++]) ?? 0;
    }
    this.#sorted = merged;
    return merged;
  }

  /** Gives the bytes of a lexeme. */
  bytesOf(number: number): Uint8Array {
    return this.#bytes.bytes.subarray(this.#starts[number], this.#starts[number + 1]);
  }

  /** The order of code units is that of the bytes, but for letters beyond the first plane. */
  #compare(lexemes: readonly string[], a: number, b: number): number {
    const [one = '', other = ''] = [lexemes[a], lexemes[b]];
    if (one === other) return 0;
    if (HIGH.test(one) && HIGH.test(other)) return Buffer.compare(this.bytesOf(a), this.bytesOf(b));
    return one < other ? -1 : 1;
  }
}

/** Code units from the first surrogate on: only where both have one can the two orders differ. */
const HIGH = /[\ud800-\uffff]/;
