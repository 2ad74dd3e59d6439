/** The rows that hold any of some lexemes: read whole where they are few, looked for where few rows are possible, else as sets of bits. */
import { type Bits, emptyBits, putBit, takeBits } from './bits.ts';
import { BLOCK, findNextBlock } from './blocks.ts';
import { countOf, getBlocks, getDense, isDense, putRows } from './lexeme-rows.ts';
import { EVERYWHERE, sideOf } from './look-up.ts';
import { keysRead, type OpenPostings, openPostings, readKeys } from './postings.ts';
import { borrowList, copyRows, FewRows, joinRows, keepRows, mostFew, NO_ROWS, type RowSet, toBits } from './row-set.ts';
import type { Segment } from './segment.ts';

/** Lexemes that are read one after the other; more, of the beginning of a word, are many rare ones. */
const MOST_SINGLE = 8;
/** So many rows are looked for one by one before the set of a frequent word is made for it. */
const LOOKED_FOR = 64;
/** Rows that are looked for by comparing; with more, guessing wrong which comes next costs more than marking them. */
const FEW_COMPARED = 16;
/** A block of the postings of a frequent word is read where there are fewer rows than one for so many postings. */
const SPARSE = 16;
const NO_ROW = 0xffffffff;

/** A set that is empty between two calls: a new one each time would cost more than what is done with it. */
let scratch: Bits = emptyBits(0);

function borrowBits(rows: number): Bits {
  if (scratch.length * 32 < rows) scratch = emptyBits(rows);
  return scratch;
}

/**
 * Finds the rows some lexemes stand in on some sides. Where `within` is given, rows outside of it may be left out; where it is a list,
 * they are.
 */
export function findLexemeRows(
  segment: Segment,
  lexemes: readonly number[],
  sides: number,
  within: RowSet | null,
): RowSet {
  if (lexemes.length === 0) return NO_ROWS;
  if (lexemes.length <= MOST_SINGLE) {
    if (within instanceof FewRows)
      return joinRows(
        lexemes.map((lexeme) => findAmong(segment, lexeme, sides, within)),
        segment.rows,
      );
    const count = lexemes.reduce((sum, lexeme) => sum + countOf(segment, lexeme), 0);
    if (count <= mostFew(segment.rows)) return listAny(segment, lexemes, count, sides);
  }
  const bits = emptyBits(segment.rows);
  const possible = within === null ? null : toBits(within, segment.rows);
  for (const lexeme of lexemes) putRows(bits, segment, lexeme, sides, possible);
  return within instanceof FewRows ? keepRows(within, bits) : bits;
}

/** All rows of lexemes that stand in few texts, so many at most. */
function listAny(segment: Segment, lexemes: readonly number[], most: number, sides: number): FewRows {
  const [only] = lexemes;
  if (lexemes.length === 1 && only !== undefined) return listAll(segment, only, sides);
  const list = borrowList(most);
  const bits = borrowBits(segment.rows);
  for (const lexeme of lexemes) putRows(bits, segment, lexeme, sides, null);
  const count = takeBits(bits, segment.rows, list);
  return copyRows(list, count);
}

/** All rows of a lexeme in few texts. */
function listAll(segment: Segment, lexeme: number, sides: number): FewRows {
  const opened = openPostings(segment.postings, segment.postingStart[lexeme] ?? 0);
  const list = borrowList(opened.count + 1);
  let { at } = opened;
  let key = -1;
  let count = 0;
  let last = -1;
  for (let left = opened.count; left > 0; left -= BLOCK) {
    const own = Math.min(BLOCK, left);
    at = readKeys(segment.postings, at, own, key);
    for (let index = 0; index < own; index++) {
      key = keysRead[index] ?? 0;
      if (sides !== EVERYWHERE && (sides & sideOf(segment, key)) === 0) continue;
      // Both sides of a row may hold it.
      list[count] = key >>> 1;
      count += last === key >>> 1 ? 0 : 1;
      last = key >>> 1;
    }
  }
  return copyRows(list, count);
}

/** Of few rows those with a lexeme. */
function findAmong(segment: Segment, lexeme: number, sides: number, within: FewRows): RowSet {
  const { list } = within;
  if (sides === EVERYWHERE && isDense(segment, lexeme) && (list.length > LOOKED_FOR || segment.dense.has(lexeme)))
    return keepRows(within, getDense(segment, lexeme));
  const opened = openPostings(segment.postings, segment.postingStart[lexeme] ?? 0);
  const isSparse = opened.count > list.length * SPARSE;
  if (!isSparse && sides === EVERYWHERE && list.length > FEW_COMPARED) return findMarked(segment, opened, list);
  // All of its postings are gone through where blocks would save nothing.
  const blocks = isSparse ? getBlocks(segment, lexeme) : null;
  const found = borrowList(list.length);
  let count = 0;
  let next = 0;
  let { at } = opened;
  let key = -1;
  for (let block = 0; next < list.length && block * BLOCK < opened.count; block++) {
    if (blocks !== null) {
      block = findNextBlock(blocks, (list[next] ?? 0) * 2, block);
      if (block === blocks.count) break;
      if (block > 0) key = blocks.lastKey[block - 1] ?? 0;
      at = blocks.keysAt[block] ?? 0;
    }
    const own = Math.min(BLOCK, opened.count - block * BLOCK);
    at = readKeys(segment.postings, at, own, key);
    key = keysRead[own - 1] ?? 0;
    let row = list[next] ?? NO_ROW;
    for (let index = 0; index < own; index++) {
      const one = keysRead[index] ?? 0;
      while (row < one >>> 1) row = list[++next] ?? NO_ROW;
      // The other side may be one that was asked for.
      if (row !== one >>> 1 || (sides !== EVERYWHERE && (sides & sideOf(segment, one)) === 0)) continue;
      found[count++] = row;
      row = list[++next] ?? NO_ROW;
    }
  }
  return copyRows(found, count);
}

/** The same, by marking the rows: each posting costs as much whether its row is among them or not. */
function findMarked(segment: Segment, { at: start, count: postings }: OpenPostings, list: Uint32Array): FewRows {
  const bits = borrowBits(segment.rows);
  for (let index = 0; index < list.length; index++) putBit(bits, list[index] ?? 0);
  // One more, since each posting is written down before it is known to count.
  const found = borrowList(list.length + 1);
  let count = 0;
  let at = start;
  let key = -1;
  for (let left = postings; left > 0; left -= BLOCK) {
    const own = Math.min(BLOCK, left);
    at = readKeys(segment.postings, at, own, key);
    for (let index = 0; index < own; index++) {
      key = keysRead[index] ?? 0;
      const row = key >>> 1;
      const marks = bits[row >>> 5] ?? 0;
      const mark = (marks >>> (row & 31)) & 1;
      found[count] = row;
      count += mark;
      // Both sides of a row may hold it.
      bits[row >>> 5] = marks & ~(mark << (row & 31));
    }
  }
  for (let index = 0; index < list.length; index++) bits[(list[index] ?? 0) >>> 5] = 0;
  return copyRows(found, count);
}
