/** The rows that hold any of some lexemes: read whole where they are few, looked for where few rows are possible, else as sets of bits. */
import { emptyBits, hasBit } from './bits.ts';
import { LexemeCursor } from './cursor.ts';
import { countOf, getDense, isDense, putRows } from './lexeme-rows.ts';
import { EVERYWHERE, sideOf } from './look-up.ts';
import { FewRows, joinRows, mostFew, NO_ROWS, RowGatherer, type RowSet, toBits } from './row-set.ts';
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

function listAll(segment: Segment, lexeme: number, sides: number): RowSet {
  const found = new RowGatherer(segment.rows);
  const cursor = new LexemeCursor(segment, lexeme);
  for (let left = countOf(segment, lexeme); left > 0; left--) {
    cursor.seek(cursor.key + 1);
    if (sides === EVERYWHERE || (sides & sideOf(segment, cursor.key)) !== 0) found.add(cursor.key >>> 1);
  }
  return found.end();
}

/** Of few rows those with a lexeme. */
function findAmong(segment: Segment, lexeme: number, sides: number, { list }: FewRows): FewRows {
  if (sides === EVERYWHERE && isDense(segment, lexeme) && (list.length > LOOKED_FOR || segment.dense.has(lexeme))) {
    const rows = getDense(segment, lexeme);
    return new FewRows(list.filter((row) => hasBit(rows, row)));
  }
  const cursor = new LexemeCursor(segment, lexeme);
  return new FewRows(
    list.filter((row) => {
      for (cursor.seek(row * 2); cursor.key >>> 1 === row; cursor.seek(cursor.key + 1))
        if (sides === EVERYWHERE || (sides & sideOf(segment, cursor.key)) !== 0) return true;
      return false;
    }),
  );
}
