/**
 * The edition: what a reader sees, as plain data.
 *
 * In: a stored record and what the reader asks for (both columns or one, which translation, which part). Out: paragraphs
 * of rows with their words, marks, leaf numbers, notes and gaps, and the description with where each field came from.
 * Why here: a page, a printed sheet and a static site must show the same thing, and none of them should think.
 */
import type { RecordAlignment, StoredRecord } from '../archive/archive.ts';
import type { ListedName } from '../model/record.ts';
import type { Text } from '../model/text.ts';
import { buildFindings, checkAlignment } from './findings.ts';
import type { Column, Edition, EditionAsk, JudgedFinding, View } from './nouns.ts';
import { choosePart, cutParts } from './parts.ts';
import { buildMarkTable, type MarkTable } from './pieces.ts';
import { buildLonelyParagraphs, buildOtherRows, buildParagraphs, type PlainRow } from './rows.ts';
import { type CarriedMark, startSetting } from './setting.ts';
import { withCellWidths } from './tables.ts';

export { buildDescription } from './description.ts';
export type { DescriptionEntry, DescriptionValue } from './description.ts';
export { formatDate, formatDay } from './date-words.ts';
export { checkAlignment, judgeFindings } from './findings.ts';
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

/** Checks a translation, and may know what people make of the findings. */
export type Check = (chosen: RecordAlignment, languages: readonly [string, string]) => readonly JudgedFinding[];

/** Builds what a reader sees of a record. Linear in the size of the record; `check` may answer from what it kept. */
export function buildEdition(stored: StoredRecord, ask: EditionAsk = {}, check: Check = checkAlignment): Edition {
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

  const isChecked = view === 'both' && chosen !== undefined;
  const setter = startSetting(tables, {
    view,
    hasBoth: original !== null && translation !== null,
    ownSigns: hasOwnSigns(record.texts),
    people: new Map((record.names ?? []).map((name) => [name.ref, describeName(name)])),
    beadOf: new Map(rows.map((row, at) => [row, at])),
    findings: buildFindings(chosen, isChecked ? check(chosen, languagesOf(stored, chosen)) : []),
  });
  const paragraphs = withCellWidths(plain.map((paragraph) => setter.set(paragraph)));
  const others = record.texts.flatMap((text, index) => {
    const column = toColumn(record.texts, index);
    if (column === null || isInSight(stored, index, leading, second)) return [];
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
  const parts = cutParts(paragraphs);
  const part = choosePart(parts, ask);
  return {
    view,
    original,
    translation,
    translations: record.texts.flatMap((text, index) =>
      text.role === 'translation' && isInSight(stored, index, leading, second)
        ? (toColumn(record.texts, index) ?? [])
        : [],
    ),
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
  return { text: index, lang: text.lang, role: text.role, by: text.by ?? null };
}

function chooseAlignment(stored: StoredRecord, wanted: number | undefined): RecordAlignment | undefined {
  return stored.alignments.find(({ translation }) => translation === wanted) ?? stored.alignments[0];
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

function languagesOf({ record }: StoredRecord, { translation }: RecordAlignment): readonly [string, string] {
  const text = record.texts[translation];
  return [record.texts[text?.of ?? 0]?.lang ?? 'und', text?.lang ?? 'und'];
}

/** Says whether a text is one of the columns, or can be chosen to be. */
function isInSight(
  { alignments }: StoredRecord,
  index: number,
  leading: number | undefined,
  second: number | undefined,
): boolean {
  return index === leading || index === second || alignments.some(({ translation }) => translation === index);
}

/** Says whether the source's own signs can stand: every note has one, and no two the same. */
function hasOwnSigns(texts: readonly Text[]): boolean {
  const signs = texts.flatMap((text) => text.marks.flatMap((mark) => (mark.kind === 'note' ? [mark.n ?? ''] : [])));
  return !signs.includes('') && new Set(signs).size === signs.length;
}
