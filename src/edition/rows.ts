/** Passages as rows, rows as paragraphs: what stands side by side, and what holds together on the page. */
import type { Facing } from '../align/align.ts';
import type { Alignment } from '../model/bead.ts';
import type { Passage, PassageSide } from '../model/passage.ts';
import { type Block, type Place, readingOf, type Text } from '../model/text.ts';

/** One row before its words are laid out. `n` is the passage's number, 0 where there is no passage; a second translation borrows those of the first. */
export interface PlainRow {
  readonly n: number;
  readonly original: PassageSide | null;
  readonly translation: PassageSide | null;
  readonly confidence: number;
  /** The number of the decision by which a person settled it. */
  readonly settled?: number;
}

/** Rows that hold together: those that begin in one block of the leading text. */
export interface PlainParagraph {
  readonly block: Block;
  readonly rows: readonly PlainRow[];
}

/** Groups rows by the block they begin in: that of the original, or of the translation where there is no original. */
export function buildParagraphs(rows: readonly PlainRow[], texts: readonly Text[]): readonly PlainParagraph[] {
  const paragraphs: { block: Block; rows: PlainRow[] }[] = [];
  let originalBlock: string | undefined;
  let translationBlock: string | undefined;
  for (const row of rows) {
    const original = firstBlock(row.original);
    const translation = firstBlock(row.translation);
    const current = paragraphs.at(-1);
    const goesOn =
      current !== undefined && (original === undefined ? translation === translationBlock : original === originalBlock);
    if (goesOn) current.rows.push(row);
    else paragraphs.push({ block: blockOf(row, texts), rows: [row] });
    if (original !== undefined) originalBlock = lastBlock(row.original);
    if (translation !== undefined) translationBlock = lastBlock(row.translation);
  }
  return paragraphs;
}

function firstBlock(side: PassageSide | null): string | undefined {
  const place = side?.places[0];
  return side === null || place === undefined ? undefined : `${side.text}:${place.block}`;
}

function lastBlock(side: PassageSide | null): string | undefined {
  const place = side?.places.at(-1);
  return side === null || place === undefined ? undefined : `${side.text}:${place.block}`;
}

function blockOf(row: PlainRow, texts: readonly Text[]): Block {
  const side = row.original ?? row.translation;
  const place = side?.places[0];
  const block = side === null || place === undefined ? undefined : texts[side.text]?.blocks[place.block];
  return block ?? { kind: 'paragraph', text: '' };
}

/**
 * Builds the rows of two other texts of the record: their own beads, under the number of the passage in which the bead's first
 * sentence of the left text stands (`numbers`, by place). Beads without a left side take the number before them and share its address.
 */
export function buildOtherRows(
  { left, right, alignment }: Pick<Facing, 'left' | 'right' | 'alignment'>,
  texts: readonly Text[],
  numbers: ReadonlyMap<string, number>,
): readonly PlainRow[] {
  let n = Math.min(...numbers.values());
  if (!Number.isFinite(n)) n = 1;
  return alignment.beads.map((bead) => {
    const original = toPlaces(bead.original, alignment.original);
    const translation = toPlaces(bead.translation, alignment.translation);
    const first = original[0];
    if (first !== undefined) n = numbers.get(toKey(first)) ?? n;
    const side = (index: number, places: readonly (Place & { readonly text: string })[]): PassageSide | null => {
      const [leading] = places;
      if (leading === undefined) return null;
      const words = places.map((place) => place.text).join(' ');
      const lang = texts[index]?.lang ?? 'und';
      return { text: index, lang, words, places, locator: { paragraph: leading.block + 1 } };
    };
    return {
      n,
      original: side(left, original),
      translation: side(right, translation),
      confidence: bead.confidence,
      ...(bead.settled === undefined ? {} : { settled: bead.settled }),
    };
  });
}

/** Numbers the sentences of a text by the passages: its own, else those of the text that `beside` lays it beside. */
export function numberPlaces(
  passages: readonly Passage[],
  text: number,
  beside: Alignment | undefined,
  leading: number,
): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const own = (index: number): void => {
    for (const passage of passages)
      for (const side of [passage.original, passage.translation])
        if (side?.text === index) for (const place of side.places) numbers.set(toKey(place), passage.n);
  };
  own(text);
  if (numbers.size > 0 || beside === undefined) return numbers;
  own(leading);
  const led = new Map(numbers);
  numbers.clear();
  let n = passages[0]?.n ?? 1;
  for (const bead of beside.beads) {
    const [first] = toPlaces(bead.original, beside.original);
    if (first !== undefined) n = led.get(toKey(first)) ?? n;
    for (const place of toPlaces(bead.translation, beside.translation)) numbers.set(toKey(place), n);
  }
  return numbers;
}

/** Builds the paragraphs of a text that is cut into no passages: a block each. */
export function buildLonelyParagraphs(text: Text, index: number): readonly PlainParagraph[] {
  return text.blocks.flatMap((block, at) => {
    const words = readingOf(
      block,
      text.marks.filter((mark) => mark.block === at),
    ).text;
    if (words === '') return [];
    const places = [{ block: at, start: 0, end: block.text.length }];
    const side: PassageSide = { text: index, lang: text.lang, words, places, locator: { paragraph: at + 1 } };
    return [{ block, rows: [{ n: 0, original: side, translation: null, confidence: 1 }] }];
  });
}

const toKey = (place: Place): string => `${place.block}:${place.start}`;

function toPlaces<T>(indexes: readonly number[], sentences: readonly T[]): readonly T[] {
  return indexes.flatMap((index) => {
    const sentence = sentences[index];
    return sentence === undefined ? [] : [sentence];
  });
}
