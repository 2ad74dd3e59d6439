/**
 * The edition: what a reader sees, as plain data.
 *
 * In: a stored record and what the reader asks for (both columns or one, which translation, which part). Out: paragraphs
 * of rows with their words, marks, leaf numbers, notes and gaps, and the description with where each field came from.
 * Why here: a page, a printed sheet and a static site must show the same thing, and none of them should think.
 */
import type { RecordAlignment, StoredRecord } from '../archive/archive.ts';
import type { BlockKind, LeafMark, NoteAuthor, NoteMark, Place, SicMark, Text } from '../model/text.ts';
import type { PassageSide } from '../model/passage.ts';
import { buildMarkTable, buildPieces, type MarkTable, type Piece, type WordMark } from './pieces.ts';
import { buildOtherRows, buildParagraphs, type PlainParagraph, type PlainRow } from './rows.ts';

export { buildDescription } from './description.ts';
export type { DescriptionEntry, DescriptionField, DescriptionValue } from './description.ts';
export { formatDate, formatDay } from './date-words.ts';
export { formatLeaf } from './leaf-words.ts';
export type { WordMark } from './pieces.ts';

export const VIEWS = ['both', 'original', 'translation'] as const;
export type View = (typeof VIEWS)[number];

/** Rows that a page shows at once; a longer record is shown in parts, cut between paragraphs. */
export const PART_ROWS = 400;
/** Beads less likely than this carry a mark. */
export const DOUBTFUL = 0.5;

export interface EditionAsk {
  readonly view?: View;
  /** Index of the text shown on the right, where there are several translations. */
  readonly translation?: number;
  /** Which part, from 1; `all` for the whole record. */
  readonly part?: number | 'all';
  /** An anchor, `p7` or `l137`: the part in which it stands. Goes before `part`. */
  readonly at?: string;
}

/** A text as a column. */
export interface Column {
  readonly text: number;
  readonly lang: string;
  readonly role: 'original' | 'translation';
  readonly by: string | null;
}

export interface LeafBreak {
  readonly kind: 'leaf';
  /** `l137`: its anchor on the page; in the second column `t-l137`. */
  readonly anchor: string;
  readonly n: string;
  readonly unit: 'leaf' | 'page';
  /** True where the leaf was carried over from the original by alignment. */
  readonly carried: boolean;
  readonly confidence: number;
}

/** What stands in a line of words. */
export type LinePiece =
  | { readonly kind: 'words'; readonly text: string; readonly marks: readonly WordMark[] }
  | LeafBreak
  | { readonly kind: 'call'; readonly note: number; readonly label: string; readonly sic: boolean }
  | { readonly kind: 'sic' }
  | { readonly kind: 'gap'; readonly text: string | null }
  | { readonly kind: 'cell' };

export interface Line {
  readonly lang: string;
  readonly kind: BlockKind;
  readonly level: number;
  /** True where it begins a paragraph of its own text. */
  readonly opens: boolean;
  readonly pieces: readonly LinePiece[];
}

export interface Row {
  readonly n: number;
  /** `p7`; null where another row of this page has that address already. */
  readonly anchor: string | null;
  readonly original: Line | null;
  readonly translation: Line | null;
  readonly confidence: number;
  readonly doubtful: boolean;
  /** The side on which nothing answers, in a record that has both. */
  readonly gap: 'original' | 'translation' | null;
}

export interface MarginNote {
  /** Running number in the record, its anchor `note-3`. */
  readonly note: number;
  /** What its call shows: the source's own sign where all notes have one, else the running number. */
  readonly label: string;
  readonly side: 'original' | 'translation';
  readonly lang: string;
  readonly by: NoteAuthor;
  readonly type: NoteMark['type'] | 'sic';
  readonly text: string;
}

export interface Paragraph {
  readonly kind: BlockKind;
  readonly level: number;
  readonly rows: readonly Row[];
  readonly notes: readonly MarginNote[];
}

export interface Part {
  readonly number: number;
  readonly firstPassage: number;
  readonly lastPassage: number;
  readonly leaves: readonly string[];
  readonly passages: readonly number[];
}

export interface Edition {
  readonly view: View;
  /** The columns there are; `view` says which are shown. */
  readonly original: Column | null;
  readonly translation: Column | null;
  /** Every translation there is to choose from. */
  readonly translations: readonly Column[];
  readonly paragraphs: readonly Paragraph[];
  readonly rows: number;
  /** The part shown, from 1; null where the record is shown whole. */
  readonly part: number | null;
  readonly parts: readonly Part[];
  readonly leaves: readonly LeafBreak[];
}

/** Builds what a reader sees of a record. Linear in the size of the record. */
export function buildEdition(stored: StoredRecord, ask: EditionAsk = {}): Edition {
  const { record, passages } = stored;
  const leading = passages.find((passage) => passage.original !== null)?.original?.text;
  const chosen = chooseAlignment(stored, ask.translation);
  const first = passages.find((passage) => passage.translation !== null)?.translation?.text;
  const second = chosen?.translation ?? first;
  const rows: readonly PlainRow[] =
    chosen === undefined || chosen.translation === first || leading === undefined
      ? passages
      : buildOtherRows(passages, chosen.alignment, record.texts, {
          original: leading,
          translation: chosen.translation,
        });

  const original = toColumn(record.texts, leading);
  const translation = toColumn(record.texts, second);
  const view = original === null || translation === null ? soleView(original) : (ask.view ?? 'both');
  const shown = rows.filter((row) => view === 'both' || row[view] !== null);
  const plain = buildParagraphs(shown, record.texts);

  const tables = new Map<number, MarkTable>();
  for (const [side, index] of [
    ['original', leading],
    ['translation', second],
  ] as const) {
    const text = index === undefined ? undefined : record.texts[index];
    if (text === undefined || index === undefined) continue;
    const carried = side === 'translation' ? carriedLeaves(record.texts, leading, chosen) : [];
    const places = rows.flatMap((row) => row[side]?.places ?? []);
    tables.set(index, buildMarkTable({ ...text, marks: [...text.marks, ...carried] }, places));
  }

  const setter = startSetting(tables, view, original !== null && translation !== null, hasOwnSigns(record.texts));
  const paragraphs = plain.map((paragraph) => setter.set(paragraph));
  const parts = cutParts(paragraphs);
  const part = choosePart(parts, ask);
  return {
    view,
    original,
    translation,
    translations: record.texts.flatMap((text, index) =>
      text.role === 'translation' ? (toColumn(record.texts, index) ?? []) : [],
    ),
    paragraphs:
      part === null ? paragraphs : parts.slice(part - 1, part).flatMap(({ from, to }) => paragraphs.slice(from, to)),
    rows: shown.length,
    part,
    parts,
    leaves: setter.leaves.filter((leaf) => !leaf.anchor.startsWith('t-')),
  };
}

function soleView(original: Column | null): View {
  return original === null ? 'translation' : 'original';
}

function toColumn(texts: readonly Text[], index: number | undefined): Column | null {
  const text = index === undefined ? undefined : texts[index];
  if (text === undefined || index === undefined) return null;
  return { text: index, lang: text.lang, role: text.role, by: text.by ?? null };
}

function chooseAlignment(stored: StoredRecord, wanted: number | undefined): RecordAlignment | undefined {
  return stored.alignments.find(({ translation }) => translation === wanted) ?? stored.alignments[0];
}

/** A leaf mark that the alignment put into the translation. */
interface CarriedMark extends LeafMark {
  readonly confidence: number;
}

/** Lists the leaves carried into the translation as marks of it; none where it is paged like the original itself. */
function carriedLeaves(
  texts: readonly Text[],
  leading: number | undefined,
  chosen: RecordAlignment | undefined,
): readonly CarriedMark[] {
  if (chosen === undefined || leading === undefined) return [];
  const own = new Set(texts[chosen.translation]?.marks.flatMap((mark) => (mark.kind === 'leaf' ? [mark.n] : [])) ?? []);
  return chosen.alignment.leaves
    .filter((leaf) => !own.has(leaf.n))
    .map((leaf) => {
      const source = texts[leading]?.marks[leaf.mark];
      const unit = source?.kind === 'leaf' ? source.unit : undefined;
      const { block, start, end } = leaf.place;
      const mark = { kind: 'leaf' as const, n: leaf.n, block, start, end, confidence: leaf.confidence };
      return unit === undefined ? mark : { ...mark, unit };
    });
}

function hasOwnSigns(texts: readonly Text[]): boolean {
  return texts.every((text) => text.marks.every((mark) => mark.kind !== 'note' || (mark.n ?? '') !== ''));
}

/** Sets paragraphs one after another, numbering notes and naming leaves as they come. */
function startSetting(tables: ReadonlyMap<number, MarkTable>, view: View, hasBoth: boolean, ownSigns: boolean) {
  const leaves: LeafBreak[] = [];
  const anchors = new Set<string>();
  const openBlocks = new Map<number, number>();
  let notes = 0;

  const claimAnchor = (wished: string): string => {
    let anchor = wished;
    for (let count = 2; anchors.has(anchor); count += 1) anchor = `${wished}-${count}`;
    anchors.add(anchor);
    return anchor;
  };

  const setLine = (side: PassageSide, role: 'original' | 'translation', margin: MarginNote[]): Line => {
    const table = tables.get(side.text);
    const firstBlock = side.places[0]?.block ?? 0;
    const block = table?.text.blocks[firstBlock];
    const opens = openBlocks.get(side.text) !== firstBlock;
    openBlocks.set(side.text, side.places.at(-1)?.block ?? firstBlock);
    const toLinePiece = (piece: Piece): LinePiece => {
      if (piece.kind !== 'point') return piece;
      const { mark } = piece;
      if (mark.kind === 'gap') return { kind: 'gap', text: mark.text ?? null };
      if (mark.kind === 'leaf') {
        const slug = mark.n.trim().replace(/[^\p{L}\p{N}]+/gu, '-');
        const isSecond = role === 'translation' && hasBoth;
        const leaf: LeafBreak = {
          kind: 'leaf',
          anchor: claimAnchor(`${isSecond ? 't-' : ''}l${slug}`),
          n: mark.n,
          unit: mark.unit ?? 'leaf',
          carried: 'confidence' in mark,
          confidence: (mark as Partial<CarriedMark>).confidence ?? 1,
        };
        leaves.push(leaf);
        return leaf;
      }
      if (mark.kind === 'sic' && mark.text === undefined) return { kind: 'sic' };
      notes += 1;
      const note = toMarginNote(mark, notes, role, side.lang, ownSigns);
      margin.push(note);
      return { kind: 'call', note: note.note, label: note.label, sic: mark.kind === 'sic' };
    };
    return {
      lang: side.lang,
      kind: block?.kind ?? 'paragraph',
      level: block?.level ?? 1,
      opens,
      pieces: side.places.flatMap((place: Place, index) => [
        ...(index === 0 ? [] : [{ kind: 'words', text: ' ', marks: [] } as const]),
        ...(table === undefined ? [] : buildPieces(table, place)).map(toLinePiece),
      ]),
    };
  };

  const setRow = (row: PlainRow, margin: MarginNote[]): Row => {
    const wished = `p${row.n}`;
    const original = row.original === null || view === 'translation' ? null : setLine(row.original, 'original', margin);
    const translation =
      row.translation === null || view === 'original' ? null : setLine(row.translation, 'translation', margin);
    const isFirst = !anchors.has(wished);
    anchors.add(wished);
    const isPair = hasBoth && row.original !== null && row.translation !== null;
    return {
      n: row.n,
      anchor: isFirst ? wished : null,
      original,
      translation,
      confidence: row.confidence,
      doubtful: isPair && row.confidence < DOUBTFUL,
      gap: !hasBoth ? null : row.original === null ? 'original' : row.translation === null ? 'translation' : null,
    };
  };

  return {
    leaves,
    set(paragraph: PlainParagraph): Paragraph {
      const margin: MarginNote[] = [];
      const rows = paragraph.rows.map((row) => setRow(row, margin));
      return { kind: paragraph.block.kind, level: paragraph.block.level ?? 1, rows, notes: margin };
    },
  };
}

function toMarginNote(
  mark: NoteMark | SicMark,
  note: number,
  side: 'original' | 'translation',
  lang: string,
  ownSigns: boolean,
): MarginNote {
  if (mark.kind === 'sic') {
    return { note, label: 'sic', side, lang, by: 'unknown', type: 'sic', text: mark.text ?? '' };
  }
  const label = ownSigns ? (mark.n ?? String(note)) : String(note);
  return { note, label, side, lang, by: mark.by, type: mark.type, text: mark.text };
}

interface CutPart extends Part {
  readonly from: number;
  readonly to: number;
}

/** Cuts between paragraphs so that a part has at most `PART_ROWS` rows (or is one paragraph). */
function cutParts(paragraphs: readonly Paragraph[]): readonly CutPart[] {
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

function choosePart(parts: readonly CutPart[], ask: EditionAsk): number | null {
  if (parts.length <= 1 || ask.part === 'all') return null;
  const { at } = ask;
  if (at !== undefined) {
    const found = parts.find((part) => part.leaves.includes(at) || part.passages.some((n) => `p${n}` === at));
    if (found !== undefined) return found.number;
  }
  return Math.min(Math.max(ask.part ?? 1, 1), parts.length);
}
