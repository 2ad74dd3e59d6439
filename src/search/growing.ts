/** Bytes that grow, and numbers written into them and read again: seven bits a byte, the lowest first (as Lucene's VInt). */

/** Bytes that grow. */
export interface Growing {
  bytes: Uint8Array;
  length: number;
}

export function toGrowing(size: number): Growing {
  return { bytes: new Uint8Array(size), length: 0 };
}

function reserve(into: Growing, more: number): void {
  if (into.length + more <= into.bytes.length) return;
  const larger = new Uint8Array(Math.max(into.bytes.length * 2, into.length + more));
  larger.set(into.bytes.subarray(0, into.length));
  into.bytes = larger;
}

/** Writes a number below 2³². */
export function putNumber(into: Growing, number: number): void {
  reserve(into, 5);
  let left = number;
  while (left > 127) {
    into.bytes[into.length++] = (left & 127) | 128;
    left >>>= 7;
  }
  into.bytes[into.length++] = left;
}

export function putBytes(into: Growing, bytes: Uint8Array): void {
  reserve(into, bytes.length);
  into.bytes.set(bytes, into.length);
  into.length += bytes.length;
}

/** Reads numbers one after another, from `at` on. Loops over postings are written out instead: a call a number costs them half their time. */
export class NumberReader {
  /** Where the next number begins. */
  at: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  next(): number {
    let byte = this.#bytes[this.at++] ?? 0;
    let number = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = this.#bytes[this.at++] ?? 0;
      number |= (byte & 127) << shift;
    }
    return number >>> 0;
  }
}
