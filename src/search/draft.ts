/** Rows become a segment: their lexemes are gathered, sorted and written. */
import { Gathered } from './gathered.ts';
import { readWords } from './lexemes.ts';
import { PARTS, type PassageRow, type Side } from './rows.ts';
import { formatSegment, type SegmentDoc } from './segment.ts';
import { ShownPacker } from './shown.ts';
import { numberOf } from './spellings.ts';

/** Adds the lexemes of a side of a row to what is gathered, under its key; gives how many words it has. */
export type ReadWords = (side: Side, gathered: Gathered, key: number) => number;

/** Builds the bytes of a segment from the rows of some records, in the order of the records. */
export function buildSegment(
  docs: readonly SegmentDoc[],
  rows: readonly PassageRow[],
  read: ReadWords = readWords,
): Uint8Array {
  const parts = new Uint8Array(rows.length);
  const sides = new Uint8Array(rows.length * 2);
  const lengths = new Uint8Array(rows.length * 2);
  const nameCounts = new Uint8Array(rows.length);
  const nameIds: number[] = [];
  const langs = new Map<string, number>();
  const names = new Map<string, number>();
  const gathered = new Gathered();
  const shown = new ShownPacker();
  for (const [at, row] of rows.entries()) {
    const [original, translation] = row.sides;
    shown.add({ ...row, original: original?.words ?? null, translation: translation?.words ?? null });
    parts[at] = PARTS.indexOf(row.part);
    for (const [side, words] of row.sides.entries()) {
      if (words === null) continue;
      sides[at * 2 + side] = placeOf(langs, words.lang) + 1;
      lengths[at * 2 + side] = Math.min(255, read(words, gathered, at * 2 + side));
    }
    for (const leaf of row.leaves) gathered.add(numberOf(toLeafLexeme(leaf)), at * 2, 0);
    const own = row.names.slice(0, 255);
    nameCounts[at] = own.length;
    for (const name of own) nameIds.push(placeOf(names, name));
  }
  return formatSegment({
    docs,
    parts,
    sides,
    lengths,
    langs: [...langs.keys()],
    names: [...names.keys()],
    nameCounts,
    nameIds: Uint32Array.from(nameIds),
    lexemes: gathered.inOrder(lengths),
    shown,
  });
}

/** Builds the lexeme of a leaf; no language begins with this sign. */
export function toLeafLexeme(leaf: string): string {
  return `#${leaf}`;
}

function placeOf(numbers: Map<string, number>, value: string): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  numbers.set(value, numbers.size);
  return numbers.size - 1;
}
