/**
 * Words in their order: phrases and NEAR. The rarest word is looked at first, and of each other one only the places in the rows that
 * are still possible: in “in the course of the” almost none of the places of “the” is ever laid open.
 */
import { type Bits, emptyBits, hasBit, putBit } from './bits.ts';
import { EVERYWHERE, listLexemes, sideOf, toSideMask } from './look-up.ts';
import { openPostings, readCount } from './postings.ts';
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
  for (const place of places) putBit(bits, Math.floor(place / (2 * PLACES)));
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
    const count = lexemes.reduce((sum, at) => sum + readCount(segment.postings, segment.postingStart[at] ?? 0), 0);
    return { step, lexemes, count };
  });
  return sought.some(({ count }) => count === 0) ? [] : sought.sort((a, b) => a.count - b.count);
}

/** Finds rows with these words one after the other, within one language and one side. */
export function findSequence(words: readonly WordNode[], scope: Scope, segment: Segment): readonly Bits[] {
  const sides = toSideMask(scope.sides);
  return scope.langs.flatMap((lang) => {
    const [rarest, ...others] = seek(words, lang, scope, segment);
    if (rarest === undefined) return [];
    let begins = toBegins(listPlaces(segment, rarest, null, sides), rarest.step);
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
  for (const place of places) if (place % PLACES >= step) places[count++] = place - step;
  return places.subarray(0, count);
}

/** Keeps the places that another place follows so many words on. */
function keepFollowed(places: Places, others: Places, step: number): Places {
  let count = 0;
  let at = 0;
  for (const place of places) {
    while (at < others.length && (others[at] ?? 0) < place + step) at++;
    if (others[at] === place + step) places[count++] = place;
  }
  return places.subarray(0, count);
}

/** Finds rows with two words at most `distance` words apart, in either order. */
export function findPairs(
  words: readonly [WordNode, WordNode],
  distance: number,
  scope: Scope,
  segment: Segment,
): readonly Bits[] {
  const sides = toSideMask(scope.sides);
  return scope.langs.flatMap((lang) => {
    const [rarer, other] = seek(words, lang, scope, segment);
    if (rarer === undefined || other === undefined) return [];
    const places = listPlaces(segment, rarer, null, sides);
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
  for (let at = 0; at < merged.length; at++) {
    const one = left[a] ?? Infinity;
    const other = right[b] ?? Infinity;
    merged[at] = Math.min(one, other);
    if (one <= other) a++;
    else b++;
  }
  return merged;
}

function listPlacesOf(segment: Segment, lexeme: number, rows: Bits | null, sides: number): Places {
  const bytes = segment.postings;
  const opened = openPostings(bytes, segment.postingStart[lexeme] ?? 0);
  const { count } = opened;
  let { at, placesAt } = opened;
  let found = newPlaces(segment, 64);
  let length = 0;
  let key = -1;
  // Keys and places are read side by side; the loops are written out, as in `postings.ts`.
  for (let index = 0; index < count; index++) {
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
      for (; times > 0; times--) while ((bytes[placesAt++] ?? 0) > 127);
      continue;
    }
    if (length + times > found.length) {
      const larger = newPlaces(segment, (length + times) * 2);
      larger.set(found);
      found = larger;
    }
    for (let place = key * PLACES; times > 0; times--) {
      byte = bytes[placesAt++] ?? 0;
      number = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[placesAt++] ?? 0;
        number |= (byte & 127) << shift;
      }
      place += number;
      found[length++] = place;
    }
  }
  return found.subarray(0, length);
}
