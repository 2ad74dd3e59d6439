/**
 * A query is answered by one segment: the rows that hold what it asks for, as a set. Each part of the query is a set, and the sets
 * are joined; only phrases and NEAR look at places. What it costs grows with how often the words stand in the archive, some ten
 * nanoseconds a time, and with nothing else.
 */
import { addBits, type Bits, dropBits, emptyBits, fullBits, hasBit, keepBits, putBit } from './bits.ts';
import { toLeafLexeme } from './draft.ts';
import { EVERYWHERE, lexemeOf, listLexemes, SIDE_BITS, sideOf, toSideMask } from './look-up.ts';
import { emptyPostings, readPostings } from './postings.ts';
import type { FieldNode, GroupNode, PhraseNode, QueryNode, Side, WordNode } from './query.ts';
import { PARTS } from './rows.ts';
import { isAboutWords, narrowScope, type Scope } from './scope.ts';
import type { Segment, SegmentDoc } from './segment.ts';
import { findPairs, findSequence } from './sequence.ts';

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
      return joinAny(findPairs([node.left, node.right], node.distance, scope, segment), segment);
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
    for (const at of listLexemes(segment, node, lang, scope)) putLexeme(bits, segment, at, sides);
  }
  return bits;
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

/** Words one after the other, within one language and one side: each in any form unless the phrase is exact. */
function findPhrase(node: PhraseNode, scope: Scope, segment: Segment): Bits {
  const [only] = node.words;
  if (node.words.length === 1 && only !== undefined) return findWord(only, scope, segment);
  return joinAny(findSequence(node.words, scope, segment), segment);
}

function joinAny(sets: readonly Bits[], segment: Segment): Bits {
  const [first, ...rest] = sets;
  for (const bits of rest) addBits(first ?? bits, bits);
  return first ?? emptyBits(segment.rows);
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
      for (const at of lexemeOf(segment, toLeafLexeme(node.leaf))) putLexeme(bits, segment, at, EVERYWHERE);
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
