/**
 * A text: the words of a record in one language, block by block, with the marks that lie on them.
 *
 * The words of a block are kept as they came, dirt included. What is not the document's own words (a leaf number printed
 * into the line, a translator's note in brackets) stays where it stands too, covered by a mark that is `lifted`: whoever
 * reads, aligns or searches asks `readingOf` and gets the words without it.
 */

export const BLOCK_KINDS = [
  'heading',
  'paragraph',
  'list-item',
  'table-row',
  'dateline',
  'salutation',
  'signature',
  'marginal-note',
  'verse-line',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** One block. The cells of a `table-row` are separated by a tab. */
export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
  /** Depth of a heading or of a list item, from 1. */
  readonly level?: number;
  /** Where the block came from: `line 31`, or the path of an XML node. */
  readonly at?: string;
}

/** A stretch of one block: UTF-16 code units, end exclusive. */
export interface Place {
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

/** Who wrote a note: the author of the document, its translator, its editor, or nobody knows. */
export type NoteAuthor = 'author' | 'translator' | 'editor' | 'unknown';

interface OnPlace extends Place {
  /** True where the characters under the mark are the marker itself and not words of the document. */
  readonly lifted?: true;
}

/** A leaf or page of the original begins here. `n` is the number as printed. */
export interface LeafMark extends OnPlace {
  readonly kind: 'leaf';
  readonly n: string;
  /** `leaf` of a file (default) or `page` of a printed volume. */
  readonly unit?: 'leaf' | 'page';
}
/** A note. Its words are `text`; the place is its anchor (`start` = `end`) or the words it is lifted from. */
export interface NoteMark extends OnPlace {
  readonly kind: 'note';
  readonly by: NoteAuthor;
  readonly text: string;
  /** The number or sign it carries in the source. */
  readonly n?: string;
  /** The person who wrote it, by the name the source gives: whoever commented on a word processor's file. */
  readonly signed?: string;
  /** `source`: an editor's note on where the document is kept. */
  readonly type?: 'source' | 'footnote' | 'marginal';
}
/** The source says so, wrongly or strangely: on the word itself, or lifted with the editor's remark in `text`. */
export interface SicMark extends OnPlace {
  readonly kind: 'sic';
  readonly text?: string;
}
/** Words the editor or translator added. */
export interface SuppliedMark extends OnPlace {
  readonly kind: 'supplied';
}
/** Something is missing or illegible here; `text` says what, in the words of the source. */
export interface GapMark extends OnPlace {
  readonly kind: 'gap';
  readonly text?: string;
}
export const RENDITIONS = [
  'italic',
  'bold',
  'underline',
  'small-caps',
  'superscript',
  'subscript',
  'spaced',
  'other',
] as const;
export interface HighlightMark extends OnPlace {
  readonly kind: 'highlight';
  readonly rend: (typeof RENDITIONS)[number];
  /** How sure a machine was that it read these words rightly, 0 to 1; only where it doubted. */
  readonly sure?: number;
}
export interface StruckMark extends OnPlace {
  readonly kind: 'struck';
}
/** A name the source itself has marked up. `ref` is its id in the source's own list. */
export interface NameMark extends OnPlace {
  readonly kind: 'name';
  readonly type: 'person' | 'place' | 'body' | 'date';
  readonly ref?: string;
}
/** A link of the source. Only the address is kept; nothing is ever fetched. */
export interface LinkMark extends OnPlace {
  readonly kind: 'link';
  readonly to: string;
}

export type Mark =
  | LeafMark
  | NoteMark
  | SicMark
  | SuppliedMark
  | GapMark
  | HighlightMark
  | StruckMark
  | NameMark
  | LinkMark;
export type MarkKind = Mark['kind'];

export type TextRole = 'original' | 'translation';

export interface Text {
  /** BCP 47; `und` where it could not be told. */
  readonly lang: string;
  readonly role: TextRole;
  /** For a translation: the index, in the record's texts, of the text it was made from. */
  readonly of?: number;
  /** For a translation: who made it, as the source says. */
  readonly by?: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly Mark[];
}

/** The words of a block without what is lifted from it, and the way back to the block's own offsets. */
export interface BlockReading {
  readonly text: string;
  /** For each code unit of `text`, and for its end, the offset in the block. */
  readonly offsets: readonly number[];
}

const CLOSES = /[.,;:!?…)\]»”’]/u;
const OPENS = /[([«“„‘]/u;

/** White space that a reading would change: any but one space between two words. */
const UNEVEN = /[^\S ]|  |^ | $/u;
let counted: number[] = [];

/** Gives 0, 1, 2 … up to a number. */
function countTo(last: number): readonly number[] {
  if (counted.length <= last) counted = Array.from({ length: last * 2 + 1 }, (_unused, at) => at);
  return counted.slice(0, last + 1);
}

/**
 * Builds the reading of a block: lifted stretches left out, runs of white space as one space (tabs of a table kept), trimmed.
 * The space that set a lifted stretch off goes with it where nothing is left to set off: before a closing sign, after an
 * opening one. A space that stands before a comma in the source itself stays. Linear in the block and its marks.
 */
export function readingOf(block: Block, marks: readonly Mark[]): BlockReading {
  const lifted = marks
    .filter((mark) => mark.lifted === true && mark.end > mark.start)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  if (lifted.length === 0 && !UNEVEN.test(block.text)) return { text: block.text, offsets: countTo(block.text.length) };
  const units: string[] = [];
  const offsets: number[] = [];
  let pendingSpace = -1;
  let isAfterLifted = false;
  let next = 0;
  for (let at = 0; at < block.text.length; at += 1) {
    while ((lifted[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    if (at >= (lifted[next]?.start ?? Number.POSITIVE_INFINITY)) {
      isAfterLifted = true;
      continue;
    }
    const unit = block.text.charAt(at);
    if (/\s/u.test(unit) && !(unit === '\t' && block.kind === 'table-row')) {
      if (pendingSpace < 0) pendingSpace = at;
      continue;
    }
    const isLeftOver = isAfterLifted && (CLOSES.test(unit) || OPENS.test(units.at(-1) ?? ''));
    if (pendingSpace >= 0 && units.length > 0 && !isLeftOver) {
      units.push(' ');
      offsets.push(pendingSpace);
    }
    pendingSpace = -1;
    isAfterLifted = false;
    units.push(unit);
    offsets.push(at);
  }
  const last = offsets.at(-1);
  offsets.push(last === undefined ? 0 : last + 1);
  return { text: units.join(''), offsets };
}

/** Lists the marks that lie on one block, in the order of their places. */
export function marksOn(text: Text, block: number): readonly Mark[] {
  return text.marks.filter((mark) => mark.block === block).sort((a, b) => a.start - b.start || a.end - b.end);
}
