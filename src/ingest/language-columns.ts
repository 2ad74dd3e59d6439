/**
 * A table whose columns are an original and its translations, row beside row: the way historians lay two texts side by side in a
 * word processor. Such a table is no table of the document; each column is a text.
 */
import type { NoteAuthor, TextRole } from '../model/text.ts';
import { detectLanguage } from '../text/language.ts';
import { findLanguageCode } from './language-codes.ts';
import { findSectionLabel } from './saved-page-profile.ts';
import type { ZoneWriter } from './zones.ts';

export interface CellWords {
  readonly text: string;
  /** The language the markup gives the cell, where it gives one. */
  readonly lang?: string | undefined;
}

/** What a column holds: a text, the numbers of the rows, or somebody's remarks on them. */
export type Column =
  | { readonly use: 'text'; readonly lang: string; readonly role: TextRole | null }
  | { readonly use: 'number' }
  | { readonly use: 'remark'; readonly by: NoteAuthor };

export interface LanguageColumns {
  readonly columns: readonly Column[];
  /** Rows at the head that only say what the columns are. */
  readonly head: number;
}

/** Two columns are two languages when each is as sure of its own as this. */
const SURE = 0.6;
const LEAST_LETTERS = 40;
const MOST_COLUMNS = 6;
const NUMBER = /^[\s№#]*(?:\d{1,4}|[ivxlc]{1,6}|\p{L})?[\s.):]*$/iu;
const REMARKS =
  /^(?:notes?|remarks?|comments?|comentarios?|notas?|bemerkung\p{L}*|anmerkung\p{L}*|remarques?|примечани\p{L}+|комментари\p{L}+|замечани\p{L}+)[\s\p{L}'’]{0,30}$/iu;

/** Finds what the columns of a table are, where two or more are texts and each is in a language of its own; else null. */
export function findLanguageColumns(rows: readonly (readonly CellWords[])[]): LanguageColumns | null {
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width < 2 || width > MOST_COLUMNS) return null;
  const labels = (rows[0] ?? []).map(({ text }) => readLabel(text));
  const head =
    rows.length > 1 && labels.length === width && labels.filter((label) => label !== null).length >= 2 ? 1 : 0;
  const columns: Column[] = [];
  for (let index = 0; index < width; index += 1) {
    const cells = rows.slice(head).flatMap((row) => (row.length === width ? (row[index] ?? []) : []));
    const column = toColumn(cells, head === 1 ? (labels[index] ?? null) : null);
    if (column === null) return null;
    columns.push(column);
  }
  const langs = columns.flatMap((column) => (column.use === 'text' ? column.lang : []));
  return langs.length >= 2 && new Set(langs).size === langs.length ? { columns, head } : null;
}

interface Label {
  readonly lang: string | null;
  readonly role: TextRole | null;
  readonly remarkBy: NoteAuthor | null;
}

function readLabel(text: string): Label | null {
  const words = text.trim();
  if (words === '' || words.length > 60) return words === '' ? { lang: null, role: null, remarkBy: null } : null;
  const section = findSectionLabel(words);
  if (section !== null) return { ...section, remarkBy: null };
  const lang = findLanguageCode(words);
  if (lang !== null && words.length > 1) return { lang, role: null, remarkBy: null };
  if (REMARKS.test(words))
    return { lang: null, role: null, remarkBy: /transl|перевод|übers|trad/iu.test(words) ? 'translator' : 'editor' };
  return NUMBER.test(words) ? { lang: null, role: null, remarkBy: null } : null;
}

function toColumn(cells: readonly CellWords[], label: Label | null): Column | null {
  if (label?.remarkBy != null) return { use: 'remark', by: label.remarkBy };
  if (cells.every(({ text }) => NUMBER.test(text))) return { use: 'number' };
  const given = new Set(cells.flatMap(({ lang }) => lang ?? []));
  const [only] = given;
  const role = label?.role ?? null;
  if (given.size === 1 && only !== undefined) return { use: 'text', lang: only, role };
  const words = cells.map(({ text }) => text).join('\n');
  const detected = detectLanguage(words);
  if (label?.lang != null && (detected.lang === label.lang || detected.confidence < SURE))
    return { use: 'text', lang: label.lang, role };
  // A head that calls the columns original and translation needs less proof than the words alone.
  const needed = label?.role == null ? SURE : SURE / 2;
  return words.length > LEAST_LETTERS && detected.confidence >= needed
    ? { use: 'text', lang: detected.lang, role }
    : null;
}

/**
 * Writes the columns as zones, one after another, leaving the last zone without a language. `writeCell` writes one cell into the
 * open zone. Numbers of rows become marginal notes before the cells, remarks notes after them, on the first and the last text.
 */
export function writeColumns(
  { columns, head }: LanguageColumns,
  rows: readonly (readonly CellWords[])[],
  zones: ZoneWriter,
  writeCell: (row: number, column: number) => void,
): void {
  const texts = columns.flatMap((column, index) => (column.use === 'text' ? index : []));
  for (const index of texts) {
    const column = columns[index];
    if (column?.use !== 'text') continue;
    zones.open(column.lang, column.role);
    for (let row = head; row < rows.length; row += 1) {
      const cells = rows[row] ?? [];
      if (cells.length <= index) continue;
      for (const [other, beside] of columns.entries()) {
        const text = cells[other]?.text.trim() ?? '';
        if (beside.use !== 'number' || text === '' || index !== texts[0]) continue;
        zones.writer.point({ kind: 'note', by: 'editor', type: 'marginal', text }, 'before');
      }
      writeCell(row, index);
      for (const [other, beside] of columns.entries()) {
        const text = cells[other]?.text.trim() ?? '';
        if (beside.use !== 'remark' || text === '' || index !== texts.at(-1)) continue;
        zones.writer.pointLast({ kind: 'note', by: beside.by, text });
      }
      zones.writer.end();
    }
  }
  zones.open(null, null);
}
