/** Rows of a table that follow each other: how wide their columns are, so that the cells of all of them stand in line. */
import type { Line, Paragraph } from './nouns.ts';

/** Shares of the width a column may have. */
const NARROWEST = 4;
const WIDEST = 24;
/** Words of a long cell may stand under each other: it asks for less than its length. */
const FOLDED = 0.5;

function cellsOf(line: Line | null): readonly string[] {
  const words = (line?.pieces ?? []).map((piece) =>
    piece.kind === 'cell' ? '\t' : piece.kind === 'words' ? piece.text : '',
  );
  return words.join('').split('\t');
}

function widthOf(cell: string): number {
  const longestWord = Math.max(...cell.split(/\s/u).map((word) => word.length));
  return Math.min(WIDEST, Math.max(NARROWEST, longestWord, Math.round(cell.length * FOLDED)));
}

/** Adds the widths of the columns to every paragraph that is a row of a table; both texts share them. */
export function withCellWidths(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const result: Paragraph[] = [];
  for (let from = 0; from < paragraphs.length; ) {
    let to = from;
    while (paragraphs[to]?.kind === 'table-row') to += 1;
    const table = paragraphs.slice(from, to);
    const widths: number[] = [];
    for (const row of table.flatMap((paragraph) => paragraph.rows)) {
      for (const line of [row.original, row.translation]) {
        for (const [index, cell] of cellsOf(line).entries()) {
          widths[index] = Math.max(widths[index] ?? NARROWEST, widthOf(cell));
        }
      }
    }
    result.push(...table.map((paragraph) => ({ ...paragraph, cellWidths: widths })));
    const next = paragraphs[to];
    if (next !== undefined) result.push(next);
    from = to + 1;
  }
  return result;
}
