/** The rows that hold any of some lexemes: read whole where they are few, looked for where few rows are possible, else as sets of bits. */
import { emptyBits } from './bits.ts';
import { END, LexemeCursor } from './cursor.ts';
import { countOf, getDense, isDense, putRows } from './lexeme-rows.ts';
import { EVERYWHERE, sideOf } from './look-up.ts';
import { openPostings } from './postings.ts';
import { FewRows, joinRows, keepRows, mostFew, NO_ROWS, type RowSet, toBits } from './row-set.ts';
import type { Segment } from './segment.ts';

/** Lexemes whose lists are merged one into the other. */
const MOST_MERGED = 8;
/** So many rows are looked for one by one before the set of a frequent word is made for it. */
const LOOKED_FOR = 64;

/** Finds the rows some lexemes stand in on some sides. Where `within` is given, rows outside of it may be left out. */
export function findLexemeRows(
  segment: Segment,
  lexemes: readonly number[],
  sides: number,
  within: RowSet | null,
): RowSet {
  if (lexemes.length === 0) return NO_ROWS;
  if (lexemes.length <= MOST_MERGED) {
    if (within instanceof FewRows)
      return joinRows(
        lexemes.map((lexeme) => findAmong(segment, lexeme, sides, within)),
        segment.rows,
      );
    const count = lexemes.reduce((sum, lexeme) => sum + countOf(segment, lexeme), 0);
    if (count <= mostFew(segment.rows))
      return joinRows(
        lexemes.map((lexeme) => listAll(segment, lexeme, sides)),
        segment.rows,
      );
  }
  const bits = emptyBits(segment.rows);
  const possible = within === null ? null : toBits(within, segment.rows);
  for (const lexeme of lexemes) putRows(bits, segment, lexeme, sides, possible);
  return bits;
}

/** All rows of a lexeme in few texts. */
function listAll(segment: Segment, lexeme: number, sides: number): FewRows {
  const bytes = segment.postings;
  const opened = openPostings(bytes, segment.postingStart[lexeme] ?? 0);
  const list = new Uint32Array(opened.count);
  let { at } = opened;
  let key = -1;
  let count = 0;
  // Written out, as in `postings.ts`.
  for (let left = opened.count; left > 0; left--) {
    let byte = bytes[at++] ?? 0;
    let number = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      number |= (byte & 127) << shift;
    }
    if ((number & 1) === 1) while ((bytes[at++] ?? 0) > 127);
    key += number >>> 1;
    if (sides !== EVERYWHERE && (sides & sideOf(segment, key)) === 0) continue;
    // Both sides of a row may hold it.
    if (count === 0 || list[count - 1] !== key >>> 1) list[count++] = key >>> 1;
  }
  return new FewRows(list.subarray(0, count));
}

/** Of few rows those with a lexeme. */
function findAmong(segment: Segment, lexeme: number, sides: number, within: FewRows): RowSet {
  const { list } = within;
  if (sides === EVERYWHERE && isDense(segment, lexeme) && (list.length > LOOKED_FOR || segment.dense.has(lexeme)))
    return keepRows(within, getDense(segment, lexeme));
  const found = new Uint32Array(list.length);
  let count = 0;
  const cursor = new LexemeCursor(segment, lexeme);
  for (let at = 0; at < list.length && cursor.key !== END; at++) {
    const row = list[at] ?? 0;
    cursor.seek(row * 2);
    // The other side may be one that was asked for.
    while (cursor.key >>> 1 === row && sides !== EVERYWHERE && (sides & sideOf(segment, cursor.key)) === 0)
      cursor.seek(cursor.key + 1);
    if (cursor.key >>> 1 === row) found[count++] = row;
  }
  return new FewRows(found.subarray(0, count));
}
