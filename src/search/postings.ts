/**
 * Postings: where a lexeme stands, as bytes. Two streams a lexeme, so that whoever does not ask for an order of words never reads
 * the places:
 *
 *   keys    distance to the key before · 2 + (1 if more than one place follows) [, number of places]
 *   places  first place, then distances
 *
 * A key is row · 2 + side (0 original, note or description; 1 translation). Numbers are written seven bits a byte, the lowest first
 * (as Lucene's VInt): most take one.
 */

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

/** Writes the postings of one lexeme: count, length of the keys, keys, places. */
export function putPostings(into: Growing, postings: Postings, spare: Growing): void {
  spare.length = 0;
  let before = -1;
  for (let at = 0; at < postings.count; at++) {
    const key = postings.keys[at] ?? 0;
    const times = postings.times[at] ?? 0;
    putNumber(spare, (key - before) * 2 + (times > 1 ? 1 : 0));
    if (times > 1) putNumber(spare, times);
    before = key;
  }
  putNumber(into, postings.count);
  putNumber(into, spare.length);
  putBytes(into, spare.bytes.subarray(0, spare.length));
  let place = 0;
  for (let at = 0; at < postings.count; at++) {
    let last = 0;
    for (let time = postings.times[at] ?? 0; time > 0; time--) {
      const next = postings.places[place++] ?? 0;
      putNumber(into, next - last);
      last = next;
    }
  }
}

/** Writes the postings of one lexeme from a stretch of keys and places that lie side by side; a key stands once for each of its places. */
export function putRun(
  into: Growing,
  keys: Uint32Array,
  places: Uint16Array,
  start: number,
  end: number,
  spare: Growing,
): void {
  spare.length = 0;
  let before = -1;
  let count = 0;
  for (let at = start; at < end; count++) {
    const key = keys[at] ?? 0;
    const first = at;
    for (at++; at < end && keys[at] === key; ) at++;
    const times = at - first;
    putNumber(spare, (key - before) * 2 + (times > 1 ? 1 : 0));
    if (times > 1) putNumber(spare, times);
    before = key;
  }
  putNumber(into, count);
  putNumber(into, spare.length);
  putBytes(into, spare.bytes.subarray(0, spare.length));
  let last = 0;
  for (let at = start; at < end; at++) {
    const next = places[at] ?? 0;
    putNumber(into, at > start && keys[at] === keys[at - 1] ? next - last : next);
    last = next;
  }
}

/** Adds a key with its places to postings that are being gathered, keys rising. */
export function addPosting(postings: Postings, key: number, places: ArrayLike<number>, at: { place: number }): void {
  if (postings.count === postings.keys.length) {
    postings.keys = grown(postings.keys, new Uint32Array(postings.count * 2));
    postings.times = grown(postings.times, new Uint16Array(postings.count * 2));
  }
  postings.keys[postings.count] = key;
  postings.times[postings.count] = places.length;
  postings.count++;
  if (at.place + places.length > postings.places.length) {
    const size = Math.max(postings.places.length * 2, at.place + places.length);
    postings.places = grown(postings.places, new Uint16Array(size));
  }
  postings.places.set(places, at.place);
  at.place += places.length;
}

function grown<T extends Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Reads how many keys the postings at `start` have, without reading them. */
export function readCount(bytes: Uint8Array, start: number): number {
  let at = start;
  let byte = bytes[at++] ?? 0;
  let count = byte & 127;
  for (let shift = 7; byte > 127; shift += 7) {
    byte = bytes[at++] ?? 0;
    count |= (byte & 127) << shift;
  }
  return count >>> 0;
}

/** Where the two streams of some postings begin. */
export interface OpenPostings {
  readonly count: number;
  readonly at: number;
  readonly placesAt: number;
}

/** Opens the postings that begin at `start`. */
export function openPostings(bytes: Uint8Array, start: number): OpenPostings {
  let at = start;
  const [count = 0, length = 0] = [0, 0].map(() => {
    let byte = bytes[at++] ?? 0;
    let number = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      number |= (byte & 127) << shift;
    }
    return number >>> 0;
  });
  return { count, at, placesAt: at + length };
}

/** Reads the postings that begin at `start`, with their places where they are asked for. */
export function readPostings(bytes: Uint8Array, start: number, into: Postings, withPlaces: boolean): void {
  // The loops are written out: a call a number would take twice the time, and a frequent word has a hundred thousand.
  let at = start;
  let byte = bytes[at++] ?? 0;
  let count = byte & 127;
  for (let shift = 7; byte > 127; shift += 7) {
    byte = bytes[at++] ?? 0;
    count |= (byte & 127) << shift;
  }
  do byte = bytes[at++] ?? 0;
  while (byte > 127);
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
