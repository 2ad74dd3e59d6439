/**
 * RIS, as Zotero, EndNote, Mendeley and JabRef read it.
 *
 * Tags after the RIS specification (2011) and, where it is silent, Zotero's own translator: `PCOMM` is a letter, `MANSCPT` a
 * manuscript, `DB` the archive, `AV` the place in the archive, `CN` the call number, `A4` the translator, `A2` the recipient
 * of a letter or the editor of a volume. UTF-8; lines end in CR LF.
 */
import type { CslDate, CslItem } from './csl-item.ts';
import { type CslName, toInvertedName, toPlainName } from './person-name.ts';

const TYPES = { chapter: 'CHAP', manuscript: 'MANSCPT', personal_communication: 'PCOMM' } as const;

/** Formats one RIS entry. */
export function formatRis(item: CslItem): string {
  const isPrinted = item.type === 'chapter';
  const shelfMark = [item.archive, item.archive_location].filter((part) => part !== undefined).join(', ');
  const documentDate = item['original-date'];
  const notes = [
    item['original-title'] === undefined ? undefined : `Original title: ${item['original-title']}`,
    documentDate === undefined ? undefined : `Date of the document: ${dateWords(documentDate)}`,
    item['event-date'] === undefined ? undefined : `Date of the event: ${dateWords(item['event-date'])}`,
    isPrinted && item.number !== undefined ? `Document ${item.number}` : undefined,
    item.note,
    (item.contributor ?? []).length === 0
      ? undefined
      : `Obtained by ${(item.contributor ?? []).map(toPlainName).join(', ')}`,
  ];
  const lines: (readonly [string, string | undefined])[] = [
    ['TY', TYPES[item.type]],
    ['ID', item.id],
    ['TI', item.title],
    ...tagNames('AU', item.author),
    ...tagNames('A2', isPrinted ? item.editor : item.type === 'personal_communication' ? item.recipient : undefined),
    ...tagNames('A4', item.translator),
    ['PY', item.issued?.['date-parts']?.[0]?.[0]?.toString()],
    ['DA', risDate(item.issued)],
    ['T2', item['container-title']],
    ['VL', item.volume],
    ['SP', item.page],
    ['PB', item.publisher],
    ['CY', item['publisher-place']],
    ['M3', item.genre],
    ['DB', item.archive],
    ['AV', item.archive_location],
    ['CN', shelfMark],
    ['LA', item.language],
    ['AB', item.abstract],
    ...notes.map((note) => ['N1', note] as const),
    ['UR', item.URL],
  ];
  const written = lines.flatMap(([tag, value]) => {
    const line = value?.replace(/\s+/gu, ' ').trim() ?? '';
    return line === '' ? [] : [`${tag}  - ${line}`];
  });
  return [...written, 'ER  - ', ''].join('\r\n');
}

// An office ends in a comma, or readers take its last word for a family name.
const tagNames = (tag: string, names: readonly CslName[] | undefined): (readonly [string, string])[] =>
  (names ?? []).map((name) => [tag, 'literal' in name ? `${name.literal},` : toInvertedName(name)] as const);

// YYYY/MM/DD/other: parts that are not known stay empty between their slashes.
function risDate(date: CslDate | undefined): string | undefined {
  if (date === undefined) return undefined;
  const [year, month, day] = date['date-parts']?.[0] ?? [];
  if (year === undefined) return date.literal === undefined ? undefined : `///${date.literal}`;
  const other = (date['date-parts'] ?? []).length > 1 ? dateWords(date) : date.circa === true ? 'uncertain' : '';
  const two = (n: number | undefined): string => (n === undefined ? '' : String(n).padStart(2, '0'));
  return `${String(year).padStart(4, '0')}/${two(month)}/${two(day)}/${other}`;
}

function dateWords(date: CslDate): string {
  const parts = date['date-parts'];
  if (parts === undefined) return date.literal ?? '';
  const words = parts.map((part) => part.map((n) => String(n).padStart(2, '0')).join('-')).join('/');
  return date.circa === true ? `${words} (uncertain)` : words;
}
