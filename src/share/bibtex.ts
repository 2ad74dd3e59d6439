/** BibTeX and biblatex: one entry that both read, Cyrillic kept, every special sign of TeX written out. */
import { type CslDate, type CslItem, findLanguageName } from './csl-item.ts';
import { type CslName, toInvertedName, toPlainName } from './person-name.ts';

/** Formats one entry: `@incollection` for a document in a printed volume, else `@unpublished`. Fields after biblatex 3.20, sections 2.1 and 2.2. */
export function formatBibtex(item: CslItem): string {
  const isPrinted = item.type === 'chapter';
  const documentDate = item['original-date'] ?? (isPrinted ? undefined : item.issued);
  const shelfMark = [item.archive, item.archive_location].filter((part) => part !== undefined).join(', ');
  const obtained = (item.contributor ?? []).map(toPlainName).join(', ');
  const note = [
    isPrinted && item.number !== undefined ? `Document ${item.number}` : undefined,
    shelfMark,
    item.note,
    obtained === '' ? undefined : `Obtained by ${obtained}`,
  ];
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', names(item.author)],
    ['title', braced(item.title)],
    ['origtitle', braced(item['original-title'])],
    ['translator', names(item.translator)],
    ['booktitle', isPrinted ? braced(item['container-title']) : undefined],
    ['howpublished', isPrinted ? undefined : text(item['container-title'])],
    ['editor', names(item.editor)],
    ['volume', text(item.volume)],
    ['number', isPrinted ? text(item.number) : undefined],
    ['pages', text(item.page?.replace(/–/gu, '--'))],
    ['publisher', text(item.publisher)],
    ['address', text(item['publisher-place'])],
    // The year alone for classic BibTeX, the date (ISO 8601-2) for biblatex.
    ['year', text(yearOf(item.issued))],
    ['date', isoDate(item.issued)],
    ['origdate', isPrinted ? isoDate(documentDate) : undefined],
    ['eventdate', isoDate(item['event-date'])],
    ['type', text(item.genre)],
    ['language', text(findLanguageName(item.language ?? '', 'en')?.toLowerCase())],
    ['library', text(shelfMark)],
    ['note', text(note.filter((part) => part !== undefined && part !== '').join('; '))],
    ['abstract', text(item.abstract)],
    ['url', item.URL === undefined ? undefined : verbatim(item.URL)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},`]));
  return [`@${isPrinted ? 'incollection' : 'unpublished'}{${toKey(item.id)},`, ...lines, '}', ''].join('\n');
}

const toKey = (id: string): string => id.replace(/[^\w:.-]+/gu, '-') || 'record';

const SPECIALS: Readonly<Record<string, string>> = {
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  // BibTeX counts braces before TeX sees them: an escaped brace would still unbalance the entry.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\\': '\\textbackslash{}',
};

function text(value: string | undefined): string | undefined {
  if (value === undefined || value.trim() === '') return undefined;
  return value
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[&%$#_{}~^\\]/gu, (sign) => SPECIALS[sign] ?? sign);
}

// A second pair of braces keeps the capitals of a title.
function braced(value: string | undefined): string | undefined {
  const escaped = text(value);
  return escaped === undefined ? undefined : `{${escaped}}`;
}

// biblatex reads url verbatim; only what would break the entry is percent-encoded.
const verbatim = (url: string): string => url.replace(/[{}\\\s]/gu, (sign) => encodeURIComponent(sign));

function names(list: readonly CslName[] | undefined): string | undefined {
  if (list === undefined || list.length === 0) return undefined;
  return list
    .map((name) => ('literal' in name ? `{${text(name.literal) ?? ''}}` : (text(toInvertedName(name)) ?? '')))
    .join(' and ');
}

const yearOf = (date: CslDate | undefined): string | undefined => {
  const year = date?.['date-parts']?.[0]?.[0];
  return year === undefined ? date?.literal : String(year);
};

function isoDate(date: CslDate | undefined): string | undefined {
  const parts = date?.['date-parts'];
  if (parts === undefined || parts.length === 0) return undefined;
  const iso = parts
    .map((part) => part.map((n, index) => String(n).padStart(index === 0 ? 4 : 2, '0')).join('-'))
    .join('/');
  return date?.circa === true && parts.length === 1 ? `${iso}~` : iso;
}
