/** Passages as rows, rows as paragraphs: what stands side by side, and what holds together on the page. */
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
 * Builds the rows of another translation of the same original: its own beads, under the number of the passage in which
 * the bead's first original sentence stands. Beads without an original take the number before them and share its address.
 */
export function buildOtherRows(
  passages: readonly Passage[],
  alignment: Alignment,
  texts: readonly Text[],
  ask: { readonly original: number; readonly translation: number },
): readonly PlainRow[] {
  const numbers = new Map<string, number>();
  for (const passage of passages) {
    for (const place of passage.original?.places ?? []) numbers.set(toKey(place), passage.n);
  }
  let n = passages[0]?.n ?? 1;
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
      original: side(ask.original, original),
      translation: side(ask.translation, translation),
      confidence: bead.confidence,
      ...(bead.settled === undefined ? {} : { settled: bead.settled }),
    };
  });
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
