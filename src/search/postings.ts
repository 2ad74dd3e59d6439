/**
 * Postings: where a lexeme stands, as bytes. Two streams a lexeme, so that whoever does not ask for an order of words never reads
 * the places, and for long ones a table of their blocks (`blocks.ts`), so that what cannot matter is not read at all:
 *
 *   number of keys · bytes of keys · [bytes of places ·] keys · places [· blocks]
 *
 *   keys    distance to the key before · 2 + (1 if more than one place follows) [, number of places]
 *   places  first place, then distances
 *
 * A key is row · 2 + side (0 original, note or description; 1 translation). Numbers are written seven bits a byte, the lowest first
 * (as Lucene's VInt): most take one.
 */
import { BLOCK, BlockWriter } from './blocks.ts';
import { type Growing, NumberReader, putBytes, putNumber, toGrowing } from './growing.ts';

/** Where a lexeme stands, laid open; used over and over, since it is read and left at once. */
export interface Postings {
  count: number;
  keys: Uint32Array;
  /** Places a key. */
  times: Uint16Array;
  /** All places, key after key; only where they were asked for. */
  places: Uint16Array;
}

export function emptyPostings(): Postings {
  return { count: 0, keys: new Uint32Array(1024), times: new Uint16Array(1024), places: new Uint16Array(4096) };
}

/** Places of a lexeme as they are gathered: a key, rising, stands once for each of its places. */
export interface Run {
  length: number;
  keys: Uint32Array;
  places: Uint16Array;
}

export function emptyRun(): Run {
  return { length: 0, keys: new Uint32Array(4096), places: new Uint16Array(4096) };
}

/** Adds a key with its places to a run. */
export function addPosting(run: Run, key: number, places: Uint16Array, from: number, to: number): void {
  if (run.length + to - from > run.keys.length) {
    const size = Math.max(run.keys.length * 2, run.length + to - from);
    run.keys = grown(run.keys, new Uint32Array(size));
    run.places = grown(run.places, new Uint16Array(size));
  }
  for (let at = from; at < to; at++) {
    run.keys[run.length] = key;
    run.places[run.length++] = places[at] ?? 0;
  }
}

function grown<T extends Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const keyBytes = toGrowing(1024);
const placeBytes = toGrowing(1024);
const writer = new BlockWriter();

/** Writes the postings of one lexeme from a stretch of a run; `lengths`: of each key the words of its text. */
export function putRun(into: Growing, { keys, places }: Run, start: number, end: number, lengths: Uint8Array): void {
  keyBytes.length = 0;
  placeBytes.length = 0;
  writer.begin();
  let before = -1;
  let count = 0;
  for (let at = start; at < end; ) {
    const key = keys[at] ?? 0;
    const first = at;
    let last = 0;
    do {
      const next = places[at] ?? 0;
      putNumber(placeBytes, next - last);
      last = next;
    } while (++at < end && keys[at] === key);
    const times = at - first;
    putNumber(keyBytes, (key - before) * 2 + (times > 1 ? 1 : 0));
    if (times > 1) putNumber(keyBytes, times);
    before = key;
    count++;
    writer.add(times, lengths[key] ?? 0);
    if (count % BLOCK === 0 || at === end) writer.end(key, keyBytes.length, placeBytes.length);
  }
  putNumber(into, count);
  putNumber(into, keyBytes.length);
  if (count > BLOCK) putNumber(into, placeBytes.length);
  putBytes(into, keyBytes.bytes.subarray(0, keyBytes.length));
  putBytes(into, placeBytes.bytes.subarray(0, placeBytes.length));
  if (count > BLOCK) putBytes(into, writer.table.bytes.subarray(0, writer.table.length));
}

/** Reads how many keys the postings at `start` have, without reading them. */
export function readCount(bytes: Uint8Array, start: number): number {
  return new NumberReader(bytes, start).next();
}

/** Where the streams of some postings begin; `blocksAt` is 0 where there are no blocks. */
export interface OpenPostings {
  readonly count: number;
  readonly at: number;
  readonly placesAt: number;
  readonly blocksAt: number;
}

/** Opens the postings that begin at `start`. */
export function openPostings(bytes: Uint8Array, start: number): OpenPostings {
  const numbers = new NumberReader(bytes, start);
  const count = numbers.next();
  const keysLength = numbers.next();
  const placesLength = count > BLOCK ? numbers.next() : 0;
  const { at } = numbers;
  const placesAt = at + keysLength;
  return { count, at, placesAt, blocksAt: count > BLOCK ? placesAt + placesLength : 0 };
}

/** The keys of one block as `readKeys` left them; overwritten by the next one. */
export const keysRead = new Uint32Array(BLOCK);

/**
 * Reads the keys of up to 128 postings from `start` on into `keysRead`, where `before` is the one before them; gives where the next ones
 * begin. Two bytes are taken at once whether they are one number or two: guessing which, and guessing wrong, costs more.
 */
export function readKeys(bytes: Uint8Array, start: number, count: number, before: number): number {
  let at = start;
  let key = before;
  for (let index = 0; index < count; index++) {
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
    keysRead[index] = key;
    const isSeveral = number & 1;
    if (((bytes[at] ?? 0) & -isSeveral) > 127) while ((bytes[at++] ?? 0) > 127);
    else at += isSeveral;
  }
  return at;
}

/** Reads the postings that begin at `start`, with their places where they are asked for. */
export function readPostings(bytes: Uint8Array, start: number, into: Postings, withPlaces: boolean): void {
  // The loops are written out: a call a number would take twice the time, and a frequent word has a hundred thousand.
  const { count, at: keysAt } = openPostings(bytes, start);
  let at = keysAt;
  let byte = 0;
  if (into.keys.length < count) {
    into.keys = new Uint32Array(count * 2);
    into.times = new Uint16Array(count * 2);
  }
  const { keys, times } = into;
  let key = -1;
  let total = 0;
  for (let index = 0; index < count; index++) {
    byte = bytes[at++] ?? 0;
    let number = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      number |= (byte & 127) << shift;
    }
    key += number >>> 1;
    keys[index] = key;
    let several = 1;
    if ((number & 1) === 1) {
      byte = bytes[at++] ?? 0;
      several = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        several |= (byte & 127) << shift;
      }
    }
    times[index] = several;
    total += several;
  }
  into.count = count;
  if (!withPlaces) return;
  if (into.places.length < total) into.places = new Uint16Array(total * 2);
  const { places } = into;
  let index = 0;
  for (let posting = 0; posting < count; posting++) {
    let place = 0;
    for (let time = times[posting] ?? 0; time > 0; time--) {
      byte = bytes[at++] ?? 0;
      let number = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        number |= (byte & 127) << shift;
      }
      place += number;
      places[index++] = place;
    }
  }
}

/** Reads so many numbers from the beginning of some bytes. */
export function readNumbers(bytes: Uint8Array, count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  let at = 0;
  for (let index = 0; index < count; index++) {
    let byte = bytes[at++] ?? 0;
    let number = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      number |= (byte & 127) << shift;
    }
    numbers[index] = number;
  }
  return numbers;
}
