/**
 * A query is answered by one segment: the rows that hold what it asks for, as a set. Each part of the query is a set, and the sets
 * are joined; only phrases and NEAR look at places. What it costs grows with how often the words stand in the archive, some ten
 * nanoseconds a time, and with nothing else.
 */
import { Buffer } from 'node:buffer';
import { addBits, type Bits, dropBits, emptyBits, fullBits, hasBit, keepBits, putBit } from './bits.ts';
import { toLeafLexeme } from './draft.ts';
import { emptyPostings, readPostings } from './postings.ts';
import type { FieldNode, GroupNode, PhraseNode, QueryNode, Side, WordNode } from './query.ts';
import { PARTS } from './rows.ts';
import { isAboutWords, lexemesIn, narrowScope, type Scope } from './scope.ts';
import { findLexeme, findPrefix, type Segment, type SegmentDoc } from './segment.ts';

/** Words of a piece are counted below 2¹³ (`lexemes.ts`: 6,000): row, side and place are one number, of 32 bits in all but monstrous segments. */
const PLACES = 2 ** 13;
type Places = Uint32Array | Float64Array;

function newPlaces(segment: Segment, length: number): Places {
  return segment.rows * 2 * PLACES <= 2 ** 32 ? new Uint32Array(length) : new Float64Array(length);
}

function rowOf(place: number): number {
  return Math.floor(place / (2 * PLACES));
}

const postings = emptyPostings();

/** Finds the rows of a segment that answer a query, removed records left out. */
export function findRows(node: QueryNode, scope: Scope, segment: Segment): Bits {
  const bits = evaluate(node, scope, segment);
  keepBits(bits, segment.live);
  return bits;
}

/** Finds the rows of the records that a test lets through. */
export function findRowsOf(segment: Segment, isWanted: (doc: SegmentDoc) => boolean): Bits {
  const bits = emptyBits(segment.rows);
  for (const [at, doc] of segment.docs.entries()) if (isWanted(doc)) putRange(bits, segment, at);
  return bits;
}

function putRange(bits: Bits, { firstRow }: Segment, doc: number): void {
  for (let row = firstRow[doc] ?? 0; row < (firstRow[doc + 1] ?? 0); row++) putBit(bits, row);
}

function evaluate(node: QueryNode, scope: Scope, segment: Segment): Bits {
  switch (node.kind) {
    case 'word':
      return findWord(node, scope, segment);
    case 'phrase':
      return findPhrase(node, scope, segment);
    case 'near':
      return findPairs(node.left, node.right, node.distance, scope, segment);
    case 'not': {
      const bits = fullBits(segment.rows);
      dropBits(bits, evaluate(node.node, { ...scope, added: [] }, segment));
      return bits;
    }
    case 'and':
    case 'or':
      return findGroup(node, scope, segment);
    default:
      return findField(node, scope, segment);
  }
}

function findGroup(group: GroupNode, scope: Scope, segment: Segment): Bits {
  const isAnd = group.kind === 'and';
  const inner = isAnd ? narrowScope(group.nodes, scope) : scope;
  const hasWords = isAnd && group.nodes.some(isAboutWords);
  // Beside words, lang: and in: say where the words are to be found, and are no condition of their own.
  const nodes = hasWords ? group.nodes.filter((node) => node.kind !== 'lang' && node.kind !== 'in') : group.nodes;
  const [first, ...rest] = nodes.map((node) => evaluate(node, inner, segment));
  if (first === undefined) return emptyBits(segment.rows);
  for (const bits of rest) (isAnd ? keepBits : addBits)(first, bits);
  return first;
}

function findWord(node: WordNode, scope: Scope, segment: Segment): Bits {
  const bits = emptyBits(segment.rows);
  const sides = toSideMask(scope.sides);
  for (const lang of scope.langs) {
    for (const lexeme of lexemesIn(node, lang, scope)) {
      const [from, to] = node.form === 'prefix' ? findPrefix(segment, toBytes(lexeme)) : rangeOf(segment, lexeme);
      for (let at = from; at < to; at++) putLexeme(bits, segment, at, sides);
    }
  }
  return bits;
}

function rangeOf(segment: Segment, lexeme: string): readonly [number, number] {
  const at = findLexeme(segment, toBytes(lexeme));
  return at < 0 ? [0, 0] : [at, at + 1];
}

function putLexeme(bits: Bits, segment: Segment, lexeme: number, sides: number): void {
  readPostings(segment.postings, segment.postingStart[lexeme] ?? 0, postings, false);
  const { keys, count } = postings;
  if (sides === EVERYWHERE) {
    for (let at = 0; at < count; at++) {
      const row = (keys[at] ?? 0) >>> 1;
      bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31));
    }
    return;
  }
  for (let at = 0; at < count; at++) {
    const key = keys[at] ?? 0;
    if ((sides & sideOf(segment, key)) !== 0) putBit(bits, key >>> 1);
  }
}

const SIDE_BITS: Readonly<Record<Side, number>> = { original: 1, translation: 2, notes: 4, description: 8 };
const EVERYWHERE = 15;
const NOTE = PARTS.indexOf('note');

function toSideMask(sides: readonly Side[] | undefined): number {
  return sides === undefined ? EVERYWHERE : sides.reduce((mask, side) => mask | SIDE_BITS[side], 0);
}

function sideOf(segment: Segment, key: number): number {
  const part = segment.parts[key >>> 1] ?? 0;
  if (part === 0) return (key & 1) === 0 ? SIDE_BITS.original : SIDE_BITS.translation;
  return part === NOTE ? SIDE_BITS.notes : SIDE_BITS.description;
}

/** Words one after the other, within one language and one side: each in any form unless the phrase is exact. */
function findPhrase(node: PhraseNode, scope: Scope, segment: Segment): Bits {
  const [only] = node.words;
  if (node.words.length === 1 && only !== undefined) return findWord(only, scope, segment);
  const bits = emptyBits(segment.rows);
  for (const lang of scope.langs) {
    const places = placesOf(node.words, lang, scope, segment);
    if (places === null) continue;
    let [found = newPlaces(segment, 0)] = places;
    for (const [step, others] of places.entries()) if (step > 0) found = keepFollowed(found, others, step);
    for (const place of found) putBit(bits, rowOf(place));
  }
  return bits;
}

/** Keeps the places that another place follows so many words on. */
function keepFollowed(places: Places, others: Places, step: number): Places {
  const kept = places.slice();
  let count = 0;
  let at = 0;
  for (const place of places) {
    while (at < others.length && (others[at] ?? 0) < place + step) at++;
    if (others[at] === place + step) kept[count++] = place;
  }
  return kept.subarray(0, count);
}

/** Two words at most `distance` words apart, in either order. */
function findPairs(left: WordNode, right: WordNode, distance: number, scope: Scope, segment: Segment): Bits {
  const bits = emptyBits(segment.rows);
  for (const lang of scope.langs) {
    const [lefts, rights] = placesOf([left, right], lang, scope, segment) ?? [];
    if (lefts === undefined || rights === undefined) continue;
    let from = 0;
    for (const place of lefts) {
      while (from < rights.length && (rights[from] ?? 0) + distance < place) from++;
      // Pieces of a row lie 2,192 places and more apart, farther than any distance: neighbours are in one text.
      for (let at = from; at < rights.length && (rights[at] ?? 0) <= place + distance; at++) {
        if (rights[at] === place) continue;
        putBit(bits, rowOf(place));
        break;
      }
    }
  }
  return bits;
}

/** Lists the places of each of some words, in the rows that have them all; null where none has. */
function placesOf(words: readonly WordNode[], lang: string, scope: Scope, segment: Segment): readonly Places[] | null {
  const own = { ...scope, langs: [lang] };
  const [rows, ...rest] = words.map((word) => findWord(word, own, segment));
  if (rows === undefined) return null;
  for (const bits of rest) keepBits(rows, bits);
  if (rows.every((word) => word === 0)) return null;
  const sides = toSideMask(scope.sides);
  return words.map((word) => {
    const found: Places[] = [];
    for (const lexeme of lexemesIn(word, lang, scope)) {
      const [from, to] = word.form === 'prefix' ? findPrefix(segment, toBytes(lexeme)) : rangeOf(segment, lexeme);
      for (let at = from; at < to; at++) found.push(listPlaces(segment, at, rows, sides));
    }
    const [only] = found;
    if (found.length === 1 && only !== undefined) return only;
    const all = newPlaces(
      segment,
      found.reduce((sum, one) => sum + one.length, 0),
    );
    let at = 0;
    for (const one of found) {
      all.set(one, at);
      at += one.length;
    }
    return all.sort();
  });
}

/** Lists the places of a lexeme in some rows, rising. */
function listPlaces(segment: Segment, lexeme: number, rows: Bits, sides: number): Places {
  readPostings(segment.postings, segment.postingStart[lexeme] ?? 0, postings, true);
  const { keys, times, places, count } = postings;
  let found = newPlaces(segment, 64);
  let length = 0;
  let from = 0;
  for (let at = 0; at < count; at++) {
    const key = keys[at] ?? 0;
    const end = from + (times[at] ?? 0);
    if (hasBit(rows, key >>> 1) && (sides === EVERYWHERE || (sides & sideOf(segment, key)) !== 0)) {
      if (length + end - from > found.length) {
        const larger = newPlaces(segment, (length + end - from) * 2);
        larger.set(found);
        found = larger;
      }
      for (let place = from; place < end; place++) found[length++] = key * PLACES + (places[place] ?? 0);
    }
    from = end;
  }
  return found.subarray(0, length);
}

function findField(node: FieldNode, scope: Scope, segment: Segment): Bits {
  switch (node.kind) {
    case 'lang':
      return findLang(node.lang.split('-')[0] ?? node.lang, segment);
    case 'in':
      return findSide(node.side, segment);
    case 'date': {
      const { from, to } = node.range;
      return findRowsOf(segment, (doc) => doc.from !== null && doc.from <= to && (doc.to ?? doc.from) >= from);
    }
    case 'leaf': {
      const bits = emptyBits(segment.rows);
      const [from, to] = rangeOf(segment, toLeafLexeme(node.leaf));
      for (let at = from; at < to; at++) putLexeme(bits, segment, at, EVERYWHERE);
      return bits;
    }
    case 'title': {
      const titled = evaluate(node.node, { ...scope, sides: undefined }, segment);
      const isTitle = PARTS.indexOf('title');
      const docs = new Set<number>();
      for (let row = 0; row < segment.rows; row++)
        if (segment.parts[row] === isTitle && hasBit(titled, row)) docs.add(segment.docOf[row] ?? 0);
      const bits = emptyBits(segment.rows);
      for (const doc of docs) putRange(bits, segment, doc);
      return bits;
    }
    case 'name':
      return findPhrase({ kind: 'phrase', words: node.words }, { ...scope, added: scope.named }, segment);
  }
}

function findLang(lang: string, segment: Segment): Bits {
  const bits = emptyBits(segment.rows);
  const number = segment.langs.indexOf(lang) + 1;
  if (number === 0) return bits;
  for (let key = 0; key < segment.sides.length; key++) if (segment.sides[key] === number) putBit(bits, key >>> 1);
  return bits;
}

function findSide(side: Side, segment: Segment): Bits {
  const bits = emptyBits(segment.rows);
  for (let key = 0; key < segment.sides.length; key++)
    if (segment.sides[key] !== 0 && sideOf(segment, key) === SIDE_BITS[side]) putBit(bits, key >>> 1);
  return bits;
}

/** Lexemes asked for again and again, as bytes. */
const bytesOf = new Map<string, Buffer>();

function toBytes(lexeme: string): Buffer {
  let bytes = bytesOf.get(lexeme);
  if (bytes === undefined) {
    if (bytesOf.size > 10_000) bytesOf.clear();
    bytes = Buffer.from(lexeme, 'utf8');
    bytesOf.set(lexeme, bytes);
  }
  return bytes;
}
