/** Parts of a long record: cut between paragraphs, found by number or by an address within. */
import { type EditionAsk, PART_ROWS, type Paragraph, type Part } from './nouns.ts';

export interface CutPart extends Part {
  readonly from: number;
  readonly to: number;
}

/** Cuts between paragraphs so that a part has at most `PART_ROWS` rows (or is one paragraph). */
export function cutParts(paragraphs: readonly Paragraph[]): readonly CutPart[] {
  const cuts: number[] = [0];
  let rows = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
    if (rows > 0 && rows + paragraph.rows.length > PART_ROWS) {
      cuts.push(index);
      rows = 0;
    }
    rows += paragraph.rows.length;
  }
  return cuts.map((from, index) => {
    const to = cuts[index + 1] ?? paragraphs.length;
    const passages = paragraphs.slice(from, to).flatMap((paragraph) => paragraph.rows.map((row) => row.n));
    const leaves = paragraphs
      .slice(from, to)
      .flatMap((paragraph) => paragraph.rows.flatMap((row) => [row.original, row.translation]))
      .flatMap((line) => line?.pieces.flatMap((piece) => (piece.kind === 'leaf' ? [piece.anchor] : [])) ?? []);
    return {
      number: index + 1,
      firstPassage: passages[0] ?? 1,
      lastPassage: passages.at(-1) ?? 1,
      leaves,
      passages,
      from,
      to,
    };
  });
}

export function choosePart(parts: readonly CutPart[], ask: EditionAsk): number | null {
  if (parts.length <= 1 || ask.part === 'all') return null;
  const { at } = ask;
  if (at !== undefined) {
    const found = parts.find((part) => part.leaves.includes(at) || part.passages.some((n) => `p${n}` === at));
    if (found !== undefined) return found.number;
  }
  return Math.min(Math.max(ask.part ?? 1, 1), parts.length);
}
