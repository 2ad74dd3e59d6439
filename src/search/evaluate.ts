/**
 * A query is answered by one segment: the rows that hold what it asks for, as a set. Each part of the query is a set, and the sets
 * are joined; only phrases and NEAR look at places. Of a condition that stands beside a rarer one only the blocks are read that can
 * hold a row of that one.
 */
import { type Bits, dropBits, emptyBits, fullBits, putBit } from './bits.ts';
import { toLeafLexeme } from './draft.ts';
import { countOf } from './lexeme-rows.ts';
import { EVERYWHERE, lexemeOf, listLexemes, SIDE_BITS, sideOf, toSideMask } from './look-up.ts';
import type { FieldNode, GroupNode, PhraseNode, QueryNode, Side, WordNode } from './query.ts';
import { joinRows, keepRows, nextRow, NO_ROWS, type RowSet, toBits } from './row-set.ts';
import { PARTS } from './rows.ts';
import { isAboutWords, narrowScope, type Scope } from './scope.ts';
import type { Segment, SegmentDoc } from './segment.ts';
import { findPairs, findSequence } from './sequence.ts';
import { findLexemeRows } from './word-rows.ts';

/** Finds the rows of a segment that answer a query, removed records left out; where `within` is given, among these. */
export function findRows(node: QueryNode, scope: Scope, segment: Segment, within: RowSet | null = null): RowSet {
  const found = evaluate(node, scope, segment, within);
  const live = segment.removed.size === 0 ? found : keepRows(found, segment.live);
  return within === null ? live : keepRows(live, within);
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

/** To what must not be there nothing is added. */
const NOTHING: Scope['added'] = [];

/** What a part of the query finds; of rows outside of `within` it may say anything. */
function evaluate(node: QueryNode, scope: Scope, segment: Segment, within: RowSet | null): RowSet {
  switch (node.kind) {
    case 'word':
      return findWord(node, scope, segment, within);
    case 'phrase':
      return findPhrase(node, scope, segment, within);
    case 'near':
      return joinRows(findPairs([node.left, node.right], node.distance, scope, segment, within), segment.rows);
    case 'not': {
      const bits = fullBits(segment.rows);
      dropBits(bits, toBits(evaluate(node.node, { ...scope, added: NOTHING }, segment, within), segment.rows));
      return bits;
    }
    case 'and':
      return findAllOf(node, narrowScope(node.nodes, scope), segment, within);
    case 'or':
      return joinRows(
        node.nodes.map((one) => evaluate(one, scope, segment, within)),
        segment.rows,
      );
    default:
      return findField(node, scope, segment, within);
  }
}

/** The rarest part first: of the others only what stands beside it is looked for. */
function findAllOf(group: GroupNode, scope: Scope, segment: Segment, within: RowSet | null): RowSet {
  const hasWords = group.nodes.some(isAboutWords);
  // Beside words, lang: and in: say where the words are to be found, and are no condition of their own.
  const nodes = hasWords ? group.nodes.filter((node) => node.kind !== 'lang' && node.kind !== 'in') : group.nodes;
  const [first, ...rest] = nodes
    .map((node) => ({ node, most: estimate(node, scope, segment) }))
    .sort((a, b) => a.most - b.most);
  if (first === undefined || first.most === 0) return NO_ROWS;
  let found = evaluate(first.node, scope, segment, within);
  if (within !== null) found = keepRows(found, within);
  for (const { node } of rest) found = keepRows(found, evaluate(node, scope, segment, found));
  return found;
}

/** How many rows a part of the query finds at most, as far as can be told without looking. */
function estimate(node: QueryNode, scope: Scope, segment: Segment): number {
  const ofWord = (word: WordNode, within: Scope): number =>
    scope.langs.reduce(
      (sum, lang) =>
        sum + listLexemes(segment, word, lang, within).reduce((all, lexeme) => all + countOf(segment, lexeme), 0),
      0,
    );
  switch (node.kind) {
    case 'word':
      return ofWord(node, scope);
    case 'phrase':
      return Math.min(...node.words.map((word) => ofWord(word, scope)));
    case 'name':
      return Math.min(...node.words.map((word) => ofWord(word, { ...scope, added: scope.named })));
    case 'near':
      return Math.min(ofWord(node.left, scope), ofWord(node.right, scope));
    case 'and':
      return Math.min(...node.nodes.map((one) => estimate(one, scope, segment)));
    case 'or':
      return node.nodes.reduce((sum, one) => sum + estimate(one, scope, segment), 0);
    case 'leaf':
    case 'date':
      return segment.rows / 8;
    case 'title':
      return segment.rows / 4;
    default:
      return segment.rows;
  }
}

function findWord(node: WordNode, scope: Scope, segment: Segment, within: RowSet | null): RowSet {
  const lexemes = scope.langs.flatMap((lang) => listLexemes(segment, node, lang, scope));
  return findLexemeRows(segment, lexemes, toSideMask(scope.sides), within);
}

/** Words one after the other, within one language and one side: each in any form unless the phrase is exact. */
function findPhrase(node: PhraseNode, scope: Scope, segment: Segment, within: RowSet | null): RowSet {
  const [only] = node.words;
  if (node.words.length === 1 && only !== undefined) return findWord(only, scope, segment, within);
  return joinRows(findSequence(node.words, scope, segment, within), segment.rows);
}

function findField(node: FieldNode, scope: Scope, segment: Segment, within: RowSet | null): RowSet {
  switch (node.kind) {
    case 'lang':
      return findLang(node.lang.split('-')[0] ?? node.lang, segment);
    case 'in':
      return findSide(node.side, segment);
    case 'date': {
      const { from, to } = node.range;
      return findRowsOf(segment, (doc) => doc.from !== null && doc.from <= to && (doc.to ?? doc.from) >= from);
    }
    case 'leaf':
      return findLexemeRows(segment, lexemeOf(segment, toLeafLexeme(node.leaf)), EVERYWHERE, within);
    case 'title': {
      // The title is a row of its own, which need not be within.
      const titled = evaluate(node.node, { ...scope, sides: undefined }, segment, null);
      const isTitle = PARTS.indexOf('title');
      const docs = new Set<number>();
      for (let row = nextRow(titled, 0); row >= 0; row = nextRow(titled, row + 1))
        if (segment.parts[row] === isTitle) docs.add(segment.docOf[row] ?? 0);
      const bits = emptyBits(segment.rows);
      for (const doc of docs) putRange(bits, segment, doc);
      return bits;
    }
    case 'name':
      return findPhrase({ kind: 'phrase', words: node.words }, { ...scope, added: scope.named }, segment, within);
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
