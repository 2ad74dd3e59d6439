/**
 * Words in their order: phrases and NEAR. Rows that lack one of the frequent words are left out before any place is read; then the
 * rarest word is looked at first, and of each other one only the blocks and places in the rows that are still possible: in “in the
 * course of the” few of the places of “the” are ever laid open.
 */
import { type Bits, emptyBits, hasBetween, hasBit, keepBits, putBit } from './bits.ts';
import { BLOCK } from './blocks.ts';
import { countOf, getBlocks, isDense, putRows } from './lexeme-rows.ts';
import { EVERYWHERE, listLexemes, sideOf, toSideMask } from './look-up.ts';
import { openPostings } from './postings.ts';
import type { WordNode } from './query.ts';
import type { Scope } from './scope.ts';
import type { Segment } from './segment.ts';

/** Words of a piece are counted below 2¹³ (`lexemes.ts`: 6,000): row, side and place are one number, of 32 bits in all but monstrous segments. */
const PLACES = 2 ** 13;
type Places = Uint32Array | Float64Array;

function newPlaces(segment: Segment, length: number): Places {
  return segment.rows * 2 * PLACES <= 2 ** 32 ? new Uint32Array(length) : new Float64Array(length);
}

function toRows(segment: Segment, places: Places): Bits {
  const bits = emptyBits(segment.rows);
  if (places instanceof Uint32Array) for (let at = 0; at < places.length; at++) putBit(bits, (places[at] ?? 0) >>> 14);
  else for (const place of places) putBit(bits, Math.floor(place / (2 * PLACES)));
  return bits;
}

/** A word of the query in a segment. */
interface Sought {
  /** Its place in the phrase. */
  readonly step: number;
  readonly lexemes: readonly number[];
  /** In how many texts it stands, at most. */
  readonly count: number;
}

/** Looks the words up, the rarest first; none where one is not there at all. */
function seek(words: readonly WordNode[], lang: string, scope: Scope, segment: Segment): readonly Sought[] {
  const sought = words.map((word, step): Sought => {
    const lexemes = listLexemes(segment, word, lang, scope);
    const count = lexemes.reduce((sum, at) => sum + countOf(segment, at), 0);
    return { step, lexemes, count };
  });
  return sought.some(({ count }) => count === 0) ? [] : sought.sort((a, b) => a.count - b.count);
}

/** The rows that hold all the words that stand in many, as far as sets of these are at hand; null where none is so frequent. */
function holdFrequent(sought: readonly Sought[], segment: Segment, within: Bits | null): Bits | null {
  let rows: Bits | null = within;
  // The rarest is read as a whole anyway.
  for (const { lexemes } of sought.slice(1)) {
    if (lexemes.length > FEW || !lexemes.some((lexeme) => isDense(segment, lexeme))) continue;
    const bits = emptyBits(segment.rows);
    for (const lexeme of lexemes) putRows(bits, segment, lexeme, EVERYWHERE, null);
    if (rows !== null) keepBits(bits, rows);
    rows = bits;
  }
  return rows;
}

/** Finds rows with these words one after the other, within one language and one side; where `within` is given, among these. */
export function findSequence(
  words: readonly WordNode[],
  scope: Scope,
  segment: Segment,
  within: Bits | null,
): readonly Bits[] {
  const sides = toSideMask(scope.sides);
  return scope.langs.flatMap((lang) => {
    const sought = seek(words, lang, scope, segment);
    const [rarest, ...others] = sought;
    if (rarest === undefined) return [];
    let begins = toBegins(listPlaces(segment, rarest, holdFrequent(sought, segment, within), sides), rarest.step);
    for (const other of others) {
      if (begins.length === 0) return [];
      begins = keepFollowed(begins, listPlaces(segment, other, toRows(segment, begins), sides), other.step);
    }
    return begins.length === 0 ? [] : [toRows(segment, begins)];
  });
}

/** Where the phrase would begin; there must be so many words before the place in its text. */
function toBegins(places: Places, step: number): Places {
  let count = 0;
  if (step === 0) return places;
  for (let at = 0; at < places.length; at++) {
    const place = places[at] ?? 0;
    if (place % PLACES >= step) places[count++] = place - step;
  }
  return places.subarray(0, count);
}

/** Keeps the places that another place follows so many words on. */
function keepFollowed(places: Places, others: Places, step: number): Places {
  let count = 0;
  let at = 0;
  const { length } = others;
  for (let from = 0; from < places.length; from++) {
    const place = places[from] ?? 0;
    const wanted = place + step;
    while (at < length && (others[at] ?? 0) < wanted) at++;
    if (at === length) break;
    if (others[at] === wanted) places[count++] = place;
  }
  return places.subarray(0, count);
}

/** Finds rows with two words at most `distance` words apart, in either order. */
export function findPairs(
  words: readonly [WordNode, WordNode],
  distance: number,
  scope: Scope,
  segment: Segment,
  within: Bits | null,
): readonly Bits[] {
  const sides = toSideMask(scope.sides);
  return scope.langs.flatMap((lang) => {
    const sought = seek(words, lang, scope, segment);
    const [rarer, other] = sought;
    if (rarer === undefined || other === undefined) return [];
    const places = listPlaces(segment, rarer, holdFrequent(sought, segment, within), sides);
    const others = listPlaces(segment, other, toRows(segment, places), sides);
    let count = 0;
    let from = 0;
    for (const place of places) {
      while (from < others.length && (others[from] ?? 0) + distance < place) from++;
      // Pieces of a row lie 2,192 places and more apart, farther than any distance: neighbours are in one text.
      for (let at = from; at < others.length && (others[at] ?? 0) <= place + distance; at++) {
        if (others[at] === place) continue;
        places[count++] = place;
        break;
      }
    }
    return [toRows(segment, places.subarray(0, count))];
  });
}

/** Lists the places of a word, rising; in some rows, or in all. */
function listPlaces(segment: Segment, { lexemes }: Sought, rows: Bits | null, sides: number): Places {
  const lists = lexemes.map((lexeme) => listPlacesOf(segment, lexeme, rows, sides));
  if (lists.length <= FEW) {
    return lists.reduce<Places>((left, right) => mergePlaces(segment, left, right), newPlaces(segment, 0));
  }
  const all = newPlaces(
    segment,
    lists.reduce((sum, list) => sum + list.length, 0),
  );
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all.sort();
}

/** Lists that are merged one into the other; more (of `kor* NEAR`) are sorted together. */
const FEW = 4;

function mergePlaces(segment: Segment, left: Places, right: Places): Places {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  const merged = newPlaces(segment, left.length + right.length);
  let a = 0;
  let b = 0;
  let one = left[0] ?? 0;
  let other = right[0] ?? 0;
  for (let at = 0; ; at++) {
    if (one <= other) {
      merged[at] = one;
      if (++a === left.length) {
        merged.set(right.subarray(b), at + 1);
        return merged;
      }
      one = left[a] ?? 0;
    } else {
      merged[at] = other;
      if (++b === right.length) {
        merged.set(left.subarray(a), at + 1);
        return merged;
      }
      other = right[b] ?? 0;
    }
  }
}

function listPlacesOf(segment: Segment, lexeme: number, rows: Bits | null, sides: number): Places {
  const { count, at, placesAt } = openPostings(segment.postings, segment.postingStart[lexeme] ?? 0);
  const found: Found = { places: newPlaces(segment, 64), length: 0 };
  const blocks = rows === null ? null : getBlocks(segment, lexeme);
  if (blocks === null || rows === null) {
    putPlaces(found, segment, { at, placesAt, count, key: -1 }, rows, sides);
    return found.places.subarray(0, found.length);
  }
  let key = -1;
  for (let block = 0; block < blocks.count; block++) {
    const last = blocks.lastKey[block] ?? 0;
    if (hasBetween(rows, (key + 1) >>> 1, (last >>> 1) + 1)) {
      const own = Math.min(BLOCK, count - block * BLOCK);
      const begin = { at: blocks.keysAt[block] ?? 0, placesAt: blocks.placesAt[block] ?? 0 };
      putPlaces(found, segment, { ...begin, count: own, key }, rows, sides);
    }
    key = last;
  }
  return found.places.subarray(0, found.length);
}

interface Found {
  places: Places;
  length: number;
}

/** So many postings from a place of their two streams on, and the key before them. */
interface Stretch {
  readonly at: number;
  readonly placesAt: number;
  readonly count: number;
  readonly key: number;
}

function putPlaces(found: Found, segment: Segment, stretch: Stretch, rows: Bits | null, sides: number): void {
  const bytes = segment.postings;
  let { at, placesAt, key } = stretch;
  let { places, length } = found;
  // Places of keys that are not wanted; gone over at once when one is.
  let passed = 0;
  // Keys and places are read side by side; the loops are written out, as in `postings.ts`.
  for (let left = stretch.count; left > 0; left--) {
    let byte = bytes[at++] ?? 0;
    let number = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      number |= (byte & 127) << shift;
    }
    key += number >>> 1;
    let times = 1;
    if ((number & 1) === 1) {
      byte = bytes[at++] ?? 0;
      times = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        times |= (byte & 127) << shift;
      }
    }
    if ((rows !== null && !hasBit(rows, key >>> 1)) || (sides !== EVERYWHERE && (sides & sideOf(segment, key)) === 0)) {
      passed += times;
      continue;
    }
    for (; passed > 0; passed--) while ((bytes[placesAt++] ?? 0) > 127);
    if (length + times > places.length) {
      const larger = newPlaces(segment, (length + times) * 2);
      larger.set(places);
      places = larger;
    }
    for (let place = key * PLACES; times > 0; times--) {
      byte = bytes[placesAt++] ?? 0;
      number = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[placesAt++] ?? 0;
        number |= (byte & 127) << shift;
      }
      place += number;
      places[length++] = place;
    }
  }
  found.places = places;
  found.length = length;
}
