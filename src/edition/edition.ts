/**
 * The edition: what a reader sees, as plain data.
 *
 * In: a stored record and what the reader asks for (both columns or one, which translation, which part). Out: paragraphs
 * of rows with their words, marks, leaf numbers, notes and gaps, and the description with where each field came from.
 * Why here: a page, a printed sheet and a static site must show the same thing, and none of them should think.
 */
import { faceTexts, type Facing } from '../align/align.ts';
import type { RecordAlignment, StoredDecision, StoredRecord } from '../archive/archive.ts';
import type { ListedName } from '../model/record.ts';
import type { Text } from '../model/text.ts';
import { buildFindings, judgeFindings, listMoved } from './findings.ts';
import type { Column, Edition, EditionAsk, View } from './nouns.ts';
import { choosePart, cutParts } from './parts.ts';
import { buildMarkTable, type MarkTable } from './pieces.ts';
import { buildLonelyParagraphs, buildOtherRows, buildParagraphs, numberPlaces, type PlainRow } from './rows.ts';
import { type CarriedMark, startSetting } from './setting.ts';
import { withCellWidths } from './tables.ts';

export { buildDescription } from './description.ts';
export type { DescriptionEntry, DescriptionValue } from './description.ts';
export { formatDate, formatDay } from './date-words.ts';
export { judgeFindings } from './findings.ts';
export { listShownImages, type ShownImage } from './leaf-images.ts';
export { formatLeaf } from './leaf-words.ts';
export {
  type Column,
  type Edition,
  type EditionAsk,
  type JudgedFinding,
  type LeafBreak,
  type Line,
  type LinePiece,
  type MarginNote,
  type Paragraph,
  PART_ROWS,
  type Row,
  type View,
  VIEWS,
} from './nouns.ts';
export type { WordMark } from './pieces.ts';

/** Builds what a reader sees of a record. Linear in the size of the record; `decisions` in force say what people made of the findings. */
export function buildEdition(
  stored: StoredRecord,
  ask: EditionAsk = {},
  decisions: readonly StoredDecision[] = [],
): Edition {
  const { record, passages } = stored;
  const leading = passages.find((passage) => passage.original !== null)?.original?.text;
  const first = passages.find((passage) => passage.translation !== null)?.translation?.text;
  const facing = chooseFacing(stored, ask);
  const isFirst = facing === undefined || (facing.left === leading && facing.right === first);
  const [left, second] = isFirst ? [leading, first] : [facing.left, facing.right];
  const chosen = facing?.isDirect === true ? ownAlignment(stored, facing.right) : undefined;
  const rows: readonly PlainRow[] = isFirst
    ? passages
    : buildOtherRows(
        facing,
        record.texts,
        numberPlaces(
          passages,
          facing.left,
          leading === undefined
            ? undefined
            : faceTexts(record.texts, stored.alignments, leading, facing.left)?.alignment,
          leading ?? 0,
        ),
      );

  const original = toColumn(record.texts, left);
  const translation = toColumn(record.texts, second);
  const view = original === null || translation === null ? soleView(original) : (ask.view ?? 'both');
  const shown = rows.filter((row) => view === 'both' || row[view] !== null);
  const plain = buildParagraphs(shown, record.texts);

  const tables = new Map<number, MarkTable>();
  for (const [side, index] of [
    ['original', left],
    ['translation', second],
  ] as const) {
    const text = index === undefined ? undefined : record.texts[index];
    if (text === undefined || index === undefined) continue;
    const carried = carriedLeaves(record.texts, ownAlignment(stored, index));
    const places = rows.flatMap((row) => row[side]?.places ?? []);
    tables.set(index, buildMarkTable({ ...text, marks: [...text.marks, ...carried] }, places));
  }

  const isChecked = view === 'both' && chosen !== undefined;
  const found = isChecked ? judgeFindings(chosen, decisions) : [];
  const setter = startSetting(tables, {
    view,
    hasBoth: original !== null && translation !== null,
    ownSigns: hasOwnSigns(record.texts),
    people: new Map((record.names ?? []).map((name) => [name.ref, describeName(name)])),
    beadOf: new Map(rows.map((row, at) => [row, at])),
    findings: buildFindings(chosen, found),
    moved: listMoved(rows, found),
  });
  const paragraphs = withCellWidths(plain.map((paragraph) => setter.set(paragraph)));
  const others = record.texts.flatMap((text, index) => {
    const column = toColumn(record.texts, index);
    if (column === null || isInSight(stored, index, left, second)) return [];
    const lonely = buildLonelyParagraphs(text, index);
    tables.set(
      index,
      buildMarkTable(
        text,
        lonely.flatMap(({ rows }) => rows[0]?.original?.places ?? []),
      ),
    );
    return [{ column, paragraphs: lonely.map((paragraph) => setter.setAlone(paragraph)) }];
  });
  const choices = record.texts.flatMap((_text, index) =>
    isInSight(stored, index, left, second) ? (toColumn(record.texts, index) ?? []) : [],
  );
  const parts = cutParts(paragraphs);
  const part = choosePart(parts, ask);
  return {
    view,
    original,
    translation,
    translations: choices.filter(({ role }) => role === 'translation'),
    choices,
    stated:
      chosen === undefined ? null : (record.stated?.find((one) => one.translation === chosen.translation)?.by ?? null),
    through:
      facing === undefined || isFirst || facing.isDirect
        ? null
        : facing.through.flatMap((index) => toColumn(record.texts, index) ?? []),
    paragraphs:
      part === null ? paragraphs : parts.slice(part - 1, part).flatMap(({ from, to }) => paragraphs.slice(from, to)),
    others,
    rows: shown.length,
    part,
    parts,
    leaves: setter.leaves.filter((leaf) => !leaf.anchor.startsWith('t-')),
  };
}

/** `Bliss, Tasker H.: American military representative`: an entry of the source's own list of names. */
function describeName({ name, description }: ListedName): string {
  return description === undefined || description === '' ? name : `${name}: ${description}`;
}

function soleView(original: Column | null): View {
  return original === null ? 'translation' : 'original';
}

function toColumn(texts: readonly Text[], index: number | undefined): Column | null {
  const text = index === undefined ? undefined : texts[index];
  if (text === undefined || index === undefined) return null;
  const source = text.of === undefined ? undefined : texts[text.of];
  const from = source?.role === 'translation' ? { lang: source.lang, by: source.by ?? null } : null;
  return { text: index, lang: text.lang, role: text.role, by: text.by ?? null, from };
}

/** Chooses the two texts that face each other: those asked for where something ties them, else the first translation and its source. */
function chooseFacing({ record, alignments }: StoredRecord, { translation, left }: EditionAsk): Facing | undefined {
  const { texts } = record;
  const right = alignments.find((one) => one.translation === translation)?.translation ?? alignments[0]?.translation;
  const source = texts[right ?? -1]?.of;
  if (right === undefined || source === undefined) return undefined;
  const asked = left === undefined ? undefined : faceTexts(texts, alignments, left, translation ?? right);
  return asked ?? faceTexts(texts, alignments, source, right);
}

/** The alignment of a translation with the text it was made from. */
function ownAlignment({ alignments }: StoredRecord, index: number): RecordAlignment | undefined {
  return alignments.find(({ translation }) => translation === index);
}

/** Lists the leaves carried into a translation as marks of it; none where it is paged like its source itself. */
function carriedLeaves(texts: readonly Text[], own: RecordAlignment | undefined): readonly CarriedMark[] {
  if (own === undefined) return [];
  const text = texts[own.translation];
  const source = texts[text?.of ?? -1];
  const printed = new Set(text?.marks.flatMap((mark) => (mark.kind === 'leaf' ? [mark.n] : [])) ?? []);
  return own.alignment.leaves
    .filter((leaf) => !printed.has(leaf.n))
    .map((leaf) => {
      const mark = source?.marks[leaf.mark];
      const unit = mark?.kind === 'leaf' ? mark.unit : undefined;
      const { block, start, end } = leaf.place;
      const carried = { kind: 'leaf' as const, n: leaf.n, block, start, end, confidence: leaf.confidence };
      return unit === undefined ? carried : { ...carried, unit };
    });
}

/** Says whether a text is one of the columns, or can be chosen to be. */
function isInSight(
  { record, alignments }: StoredRecord,
  index: number,
  left: number | undefined,
  second: number | undefined,
): boolean {
  const isAligned = alignments.some(
    ({ translation }) => translation === index || record.texts[translation]?.of === index,
  );
  return index === left || index === second || isAligned;
}

/** Says whether the source's own signs can stand: every note has one, and no two the same. */
function hasOwnSigns(texts: readonly Text[]): boolean {
  const signs = texts.flatMap((text) => text.marks.flatMap((mark) => (mark.kind === 'note' ? [mark.n ?? ''] : [])));
  return !signs.includes('') && new Set(signs).size === signs.length;
}
