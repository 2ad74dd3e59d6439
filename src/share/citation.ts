/**
 * Citations of a record or of one passage: original and translation together, with the translator, the archive and its
 * shelf mark, where it was published, and the stable address. What the record does not say is not said.
 */
import type { Passage } from '../model/passage.ts';
import type { ArchiveRecord } from '../model/record.ts';
import { formatPlace, listCitedPlaces, type ReferenceForm, toShelfMark } from './archive-words.ts';
import { formatBibtex } from './bibtex.ts';
import { CSL_STYLES, type CslStyle, renderCite } from './csl-engine.ts';
import {
  type CitedAs,
  type CslItem,
  describeLanguages,
  findDocumentDate,
  findTitle,
  isPrintedVolume,
  listTranslators,
  toCslItem,
} from './csl-item.ts';
import { type DateForm, formatDate } from './date-phrase.ts';
import { toInitials } from './person-name.ts';
import { formatRis } from './ris.ts';

export const CITATION_STYLES = [...CSL_STYLES, 'bibtex', 'ris', 'csl-json'] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

export interface CiteOptions {
  readonly passage?: Passage;
  /** Index of the translation that is quoted, where the record has several. */
  readonly translation?: number;
  readonly style: CitationStyle;
  /** Language of the words Sverka adds (`n.d.` or «б. д.»); English where not given. GOST speaks Russian, but cites a printed volume in the language of the volume. */
  readonly lang?: 'en' | 'ru';
  /** Address of the archive, such as `https://archive.example`. */
  readonly baseUrl?: string;
  readonly archiveName?: string;
}

export interface Citation {
  readonly style: CitationStyle;
  readonly text: string;
  /** The same with italics, escaped; only for the styles that people read. */
  readonly html?: string;
}

/** Builds a citation in one style. */
export function citeRecord(record: ArchiveRecord, options: CiteOptions): Citation {
  const { style } = options;
  const as: CitedAs = { ...options, lang: options.lang ?? 'en' };
  switch (style) {
    case 'bibtex':
      return { style, text: formatBibtex(toCslItem(record, as)) };
    case 'ris':
      return { style, text: formatRis(toCslItem(record, as)) };
    case 'csl-json':
      return { style, text: JSON.stringify([toCslItem(record, as)], null, 2) };
    default:
      return { style, ...citeInWords(record, style, { ...as, lang: languageOf(record, style, as.lang) }) };
  }
}

// GOST R 7.0.5-2008, 4.10 by way of GOST 7.1: a description stands in the language of what is described.
function languageOf(record: ArchiveRecord, style: CslStyle, lang: 'en' | 'ru'): 'en' | 'ru' {
  if (style !== 'gost') return lang;
  return isPrintedVolume(record) && !/\p{Script=Cyrillic}/u.test(record.publication?.title ?? '') ? 'en' : 'ru';
}

// What a printed citation words otherwise than the data does.
const REWORDED: ReadonlySet<string> = new Set([
  'archive',
  'archive_location',
  'title',
  'genre',
  'page',
  'volume',
  'note',
  'author',
]);

function citeInWords(record: ArchiveRecord, style: CslStyle, as: CitedAs): { text: string; html: string } {
  const { lang } = as;
  const form = { lang, manner: style === 'gost' ? 'gost' : 'running' } as const;
  const mark = toShelfMark(record.reference, form);
  const item = toCslItem(record, as);
  const kept = Object.entries(item).filter(([variable]) => !REWORDED.has(variable));
  const author = titleSaysAuthor(record, item) ? [] : (item.author ?? []);
  const volume = item.volume ?? '';
  const languages = describeLanguages(record, lang, as.translation);
  const words = {
    ...Object.fromEntries(kept),
    id: item.id,
    ...(author.length === 0 ? {} : { author: style === 'gost' ? author.map(toInitials) : author }),
    ...describeItem(record, as),
    ...datesInWords(record, style, as),
    ...(mark === null ? {} : { archive_location: mark.words }),
    ...(volume === '' || namesVolume(item['container-title'] ?? '', volume) ? {} : { volume }),
    ...(languages === null ? {} : { note: languages }),
    ...placeInWords(record, as, form),
    ...(record.publication?.url === undefined ? {} : { annote: record.publication.url }),
  };
  return renderCite(style, lang, words);
}

// “Foreign Relations …, Volume X, Part 1” says its volume already.
const namesVolume = (title: string, volume: string): boolean =>
  new RegExp(
    String.raw`(?:vol(?:ume)?\.?|том|т\.)\s*${volume.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)}(?![\p{L}\d])`,
    'iu',
  ).test(title);

// Chicago 17, 14.222 and MLA 9, 5.28: a title that only says what kind of paper it is stands without quotation marks.
const KINDS =
  /^(?:(?:draft|secret|top secret|confidential|private|personal|political|unsigned|joint|official|unofficial|editorial|circular|special|national|intelligence|telephone|секретн\p{L}*|личн\p{L}*|политическ\p{L}*)\s+)*(?:telegram|letter|memorandum|minutes|report|note|despatch|dispatch|message|record|cable|aide-mémoire|instruction|circular|order|decree|paper|conversation|diary entry|телеграмма|шифротелеграмма|шифртелеграмма|письмо|записка|докладная записка|запись|протокол|отчет|отчёт|донесение|депеша|нота|справка|приказ|циркуляр|докладная|памятная записка|из дневника|carta|telegrama|informe|nota|memorándum|acta|despacho|orden|parte|circular|lettre|télégramme|rapport|dépêche|circulaire|procès-verbal|compte rendu|brief (?:an|von|des|der)|telegramm|bericht|aufzeichnung|niederschrift|protokoll)(?![\p{L}-])/iu;

function describeItem(record: ArchiveRecord, as: CitedAs): { title?: string; genre?: string } {
  const title = findTitle(record);
  const { lang } = as;
  if (title === null) {
    // GOST R 7.0.5-2008, 11.8: what the researcher words himself stands in brackets.
    const kind = record.type?.trim() ?? '';
    return { genre: `[${kind !== '' ? kind : lang === 'en' ? 'untitled document' : 'документ без названия'}]` };
  }
  return isDescription(record) ? { genre: title } : { title };
}

// The styles beside this room print a leaf from `call-number`, a page or a paragraph from `section`.
function placeInWords(record: ArchiveRecord, as: CitedAs, form: ReferenceForm): Record<string, string> {
  // A volume as a whole is not cited by the leaves of the paper it prints.
  if (as.passage === undefined && isPrintedVolume(record)) return {};
  const places = listCitedPlaces(record, as.passage, form.lang);
  const words = (isLeaf: boolean): string =>
    places
      .filter(({ unit }) => (unit === 'leaf') === isLeaf)
      .map((place) => formatPlace(place, form, record.reference))
      .join(form.manner === 'gost' ? '. ' : ', ');
  return { 'call-number': words(true), section: words(false) };
}

// “Letter From Senator Eagleton to …”, “The Ambassador in France (Caffery) to …” need no author before them.
function titleSaysAuthor(record: ArchiveRecord, item: CslItem): boolean {
  const title = (item.title ?? '').toLowerCase();
  return (
    isDescription(record) &&
    (item.author ?? []).every((name) => title.includes(('literal' in name ? name.literal : name.family).toLowerCase()))
  );
}

// A title that only says what kind of paper it is, or who wrote to whom.
function isDescription(record: ArchiveRecord): boolean {
  const title = findTitle(record) ?? '';
  const type = record.type?.trim().toLowerCase() ?? '';
  if (KINDS.test(title.replace(/^\d+\.\s*/u, ''))) return true;
  if (type !== '' && title.toLowerCase().startsWith(type)) return true;
  const senders = record.contributors.filter(({ role, name }) => role === 'sender' && name.trim() !== '');
  return senders.length > 0 && senders.every(({ name }) => title.toLowerCase().includes(name.trim().toLowerCase()));
}

function datesInWords(record: ArchiveRecord, style: CslStyle, as: CitedAs): Record<string, { literal: string }> {
  const { lang } = as;
  const form: DateForm = style === 'mla' ? { lang, order: 'day-first', months: 'short' } : { lang };
  const date = findDocumentDate(record);
  const { event } = record.dates;
  const missing = lang === 'en' ? 'n.d.' : 'б. д.';
  let words = date === null ? missing : formatDate(date, form);
  if (date === null && event !== undefined) {
    words = lang === 'en' ? `n.d. [event: ${formatDate(event, form)}]` : `б. д. [событие: ${formatDate(event, form)}]`;
  }
  const year = record.publication?.year;
  const isSaid = date !== null && titleSaysDate(findTitle(record) ?? '', date);
  // In GOST and MLA the date follows a full stop; a processor leaves the case of worded dates alone.
  const beginsSentence = style === 'gost' || (style === 'mla' && listTranslators(record, as.translation).length === 0);
  // The styles beside this room print the document's own date from `original-date` and the volume's year from `issued`.
  return {
    issued: { literal: year ?? '' },
    'original-date': { literal: isSaid ? '' : beginsSentence ? capital(words) : words },
  };
}

// “Letter to B. S. Bodnarsky, 20 October 1925” needs no second date.
function titleSaysDate(title: string, date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) return false;
  const forms: readonly DateForm[] = [{ lang: 'en' }, { lang: 'en', order: 'day-first' }, { lang: 'ru' }];
  const words = title.toLowerCase();
  return forms.some((form) => words.includes(formatDate(date, form).replace(/ г\.$/u, '').toLowerCase()));
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
