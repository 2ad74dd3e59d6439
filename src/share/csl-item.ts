/** A record as a CSL-JSON item (CSL 1.0.2, appendix IV): the one mapping from which styles, BibTeX and RIS are made. */
import type { EdtfDate } from '../model/date.ts';
import type { Passage } from '../model/passage.ts';
import type { ArchiveRecord, Contributor, ContributorRole } from '../model/record.ts';
import type { Text } from '../model/text.ts';
import { formatPlace, listCitedPlaces, toShelfMark } from './archive-words.ts';
import { formatDate, parseDatePoint } from './date-phrase.ts';
import { type CslName, parseName } from './person-name.ts';

export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[];
  readonly season?: number;
  readonly circa?: boolean;
  readonly literal?: string;
}

/** The CSL variables Sverka fills. Nothing is set that the record does not say. */
export interface CslItem {
  readonly id: string;
  readonly type: 'manuscript' | 'personal_communication' | 'chapter';
  readonly title?: string;
  readonly 'original-title'?: string;
  readonly author?: readonly CslName[];
  readonly recipient?: readonly CslName[];
  readonly translator?: readonly CslName[];
  readonly editor?: readonly CslName[];
  /** Who obtained the document from the archive. */
  readonly contributor?: readonly CslName[];
  readonly issued?: CslDate;
  readonly 'original-date'?: CslDate;
  readonly 'event-date'?: CslDate;
  readonly 'container-title'?: string;
  readonly volume?: string;
  readonly number?: string;
  readonly page?: string;
  readonly publisher?: string;
  readonly 'publisher-place'?: string;
  readonly archive?: string;
  readonly archive_location?: string;
  readonly genre?: string;
  readonly language?: string;
  readonly abstract?: string;
  readonly note?: string;
  readonly source?: string;
  readonly URL?: string;
}

export interface CitedAs {
  readonly passage?: Passage;
  /** Index of the translation that is quoted, where the record has several: its translator is named, and no other. */
  readonly translation?: number;
  /** Language of the words Sverka adds: terms, dates, the note on the translation. */
  readonly lang: 'en' | 'ru';
  /** Address of the archive, such as `https://archive.example`; without it addresses begin with `/`. */
  readonly baseUrl?: string;
  readonly archiveName?: string;
}

/** Builds the stable address of a record or passage: `/records/ID#p7`, after `baseUrl` where there is one. */
export function toAddress(record: ArchiveRecord, options: Pick<CitedAs, 'passage' | 'baseUrl'>): string {
  const fragment = options.passage === undefined ? '' : `#p${options.passage.n}`;
  return `${(options.baseUrl ?? '').replace(/\/+$/u, '')}/records/${encodeURIComponent(record.id)}${fragment}`;
}

/** Builds the CSL-JSON item of a record, or of one passage of it (leaf and address then point at the passage). */
export function toCslItem(record: ArchiveRecord, options: CitedAs): CslItem {
  const { lang } = options;
  const { publication } = record;
  const isPrinted = isPrintedVolume(record);
  const mark = toShelfMark(record.reference, { lang, manner: 'running' });
  const places = listCitedPlaces(record, options.passage, lang);
  const recipient = toNames(record, 'recipient');
  const authors = toNames(record, 'author');
  const documentDate = findDocumentDate(record);
  const title = findTitle(record);
  const originalTitle = findOriginalTitle(record);
  const date = documentDate === null ? undefined : toCslDate(documentDate);
  const year = publication?.year === undefined ? undefined : toCslDate(publication.year);
  const published = isPrinted && year !== undefined;
  // Readers take the pages of a manuscript for its extent: there the page belongs to the place in the archive.
  const page =
    isPrinted && options.passage !== undefined ? places.find(({ unit }) => unit === 'page')?.number : undefined;
  const location = [
    ...(mark === null ? [] : [mark.location]),
    ...places
      .filter(({ unit }) => unit === 'leaf' || (unit === 'page' && page === undefined))
      .map((place) => formatPlace(place, { lang, manner: 'running' }, record.reference)),
  ].join(', ');
  return clean({
    id: record.id,
    type: isPrinted ? 'chapter' : recipient.length > 0 ? 'personal_communication' : 'manuscript',
    title: title ?? undefined,
    'original-title': originalTitle ?? undefined,
    author: authors.length > 0 ? authors : toNames(record, 'sender'),
    recipient,
    translator: toTranslators(record, options.translation),
    editor: (publication?.editors ?? []).map((name) => parseName(name)),
    contributor: toNames(record, 'obtained'),
    issued: published ? year : date,
    'original-date': published ? date : undefined,
    'event-date': record.dates.event === undefined ? undefined : toCslDate(record.dates.event),
    'container-title': publication?.title,
    volume: publication?.volume === undefined ? undefined : toBareVolume(publication.volume),
    number: publication?.number,
    page,
    // A web edition is often its own publisher; once is enough.
    publisher: publication?.publisher === publication?.title ? undefined : publication?.publisher,
    'publisher-place': publication?.place,
    archive: mark?.archive ?? undefined,
    archive_location: location,
    genre: record.type,
    language: originalOf(record)?.lang.replace(/^und$/u, '') ?? '',
    abstract: record.summary ?? undefined,
    note: capital(describeLanguages(record, lang, options.translation) ?? ''),
    source: options.archiveName,
    URL: toAddress(record, options),
  });
}

function clean(item: { readonly [Key in keyof CslItem]: CslItem[Key] | undefined }): CslItem {
  const kept = Object.entries(item).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept) as unknown as CslItem;
}

/** Takes the word for volume off its number: `Volume II` → `II`. */
function toBareVolume(volume: string): string {
  return volume.replace(/^(?:vol(?:ume)?(?!\p{L})\.?|том(?!\p{L})|т\.)\s*/iu, '');
}

/** Tells a document printed in a volume (editors, a volume, a number and a publisher) from one in an archive or on the web. */
export function isPrintedVolume(record: ArchiveRecord): boolean {
  const { publication } = record;
  if (publication === undefined || publication.title.trim() === '') return false;
  const isNumbered = publication.number !== undefined && publication.publisher !== undefined;
  return publication.volume !== undefined || (publication.editors ?? []).length > 0 || isNumbered;
}

/** Finds the date a citation gives: of the document, else of its sending, else of its receipt; null where none is known. */
export function findDocumentDate(record: ArchiveRecord): EdtfDate | null {
  const { dates } = record;
  return [dates.document, dates.sent, dates.received].find((date) => date !== undefined && date.trim() !== '') ?? null;
}

/** Finds the title without the number the volume puts before it (“12. Telegram From …”); null where there is none. */
export function findTitle(record: ArchiveRecord): string | null {
  const title = record.title.replace(/\s+/gu, ' ').trim();
  const number = record.publication?.number;
  const bare = number === undefined || !title.startsWith(`${number}.`) ? title : title.slice(number.length + 1).trim();
  return bare === '' ? null : bare;
}

/** Finds the original's own title: the heading that stands where the translation has the record's title. Never guessed. */
export function findOriginalTitle(record: ArchiveRecord): string | null {
  const title = fold(findTitle(record) ?? '');
  for (const text of record.texts) {
    if (text.role !== 'translation') continue;
    const original = record.texts[text.of ?? -1];
    const index = text.blocks.findIndex((block) => block.kind === 'heading');
    const heading = original?.blocks[index];
    if (index < 0 || fold(text.blocks[index]?.text ?? '') !== title || heading?.kind !== 'heading') continue;
    const words = heading.text.replace(/\s+/gu, ' ').trim();
    if (words !== '' && fold(words) !== title) return words;
  }
  return null;
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Finds the text the record starts from: its original, else its first text. */
export function originalOf(record: ArchiveRecord): Text | undefined {
  return record.texts.find((text) => text.role === 'original') ?? record.texts[0];
}

function toNames(record: ArchiveRecord, role: ContributorRole): readonly CslName[] {
  const lang = originalOf(record)?.lang;
  // Only the people of the document bear names of its language; who obtained it may come from anywhere.
  const own = role === 'author' || role === 'sender' || role === 'recipient';
  return namesOf(record.contributors, role).map((name) => parseName(name, own ? lang : undefined));
}

const namesOf = (contributors: readonly Contributor[], role: ContributorRole): readonly string[] =>
  contributors
    .filter((contributor) => contributor.role === role && contributor.name.trim() !== '')
    .map(({ name }) => name);

/** Lists the translators the record names: of its texts, else of the record; each once. Of one translation its own, where it names them. */
export function listTranslators(record: ArchiveRecord, translation?: number): readonly string[] {
  const own = record.texts[translation ?? -1]?.by?.trim() ?? '';
  if (own !== '') return [own];
  // Others' names say nothing of this one.
  if (translation !== undefined && record.texts.some(({ by }) => by !== undefined)) return [];
  const ofTexts = record.texts.flatMap((text) =>
    text.role === 'translation' && text.by !== undefined ? [text.by] : [],
  );
  const names = [...ofTexts, ...namesOf(record.contributors, 'translated')].map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

const toTranslators = (record: ArchiveRecord, translation: number | undefined): readonly CslName[] =>
  listTranslators(record, translation).map((name) => parseName(name));

const LANGUAGE_NAMES = {
  en: new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }),
  ru: new Intl.DisplayNames('ru', { type: 'language', fallback: 'none' }),
} as const;

/** Finds what a language is called (`Russian`, `русский`); null for `und` and for what is no language. */
export function findLanguageName(tag: string, lang: 'en' | 'ru'): string | null {
  if (tag === 'und' || tag === '') return null;
  try {
    return LANGUAGE_NAMES[lang].of(tag) ?? null;
  } catch {
    return null; // not a BCP 47 tag: then nothing is said
  }
}

/**
 * Says which languages the record stands in: `Russian original with English translation`; null where there is no translation. Of
 * one translation it says also that it was made from another.
 */
export function describeLanguages(record: ArchiveRecord, lang: 'en' | 'ru', translation?: number): string | null {
  const translations = record.texts.filter(
    (text, index) => text.role === 'translation' && (translation === undefined || index === translation),
  );
  if (translations.length === 0) return null;
  const between = translation === undefined ? undefined : record.texts[record.texts[translation]?.of ?? -1];
  const made = between?.role === 'translation' ? findLanguageName(between.lang, lang) : null;
  const words = nameLanguages(record, translations, lang);
  if (made === null) return words;
  return lang === 'en' ? `${words} from the ${made}` : `${words} (сделан с перевода: ${made})`;
}

function nameLanguages(record: ArchiveRecord, translations: readonly Text[], lang: 'en' | 'ru'): string {
  const original = record.texts.find((text) => text.role === 'original');
  const from = original === undefined ? null : findLanguageName(original.lang, lang);
  const into = [...new Set(translations.flatMap((text) => findLanguageName(text.lang, lang) ?? []))];
  if (lang === 'en') {
    const translated =
      into.length === 0 ? 'translation' : `${into.join(' and ')} translation${into.length > 1 ? 's' : ''}`;
    if (original === undefined) return translated;
    return `${from === null ? 'original' : `${from} original`} with ${translated}`;
  }
  const translated = into.length === 0 ? 'перевод' : into.map((name) => adjective(name, 'перевод')).join(', ');
  if (original === undefined) return translated;
  return `${from === null ? 'оригинал' : adjective(from, 'оригинал')}, ${translated}`;
}

// Most Russian names of languages are adjectives (русский перевод); латынь, иврит, хинди are not.
const adjective = (name: string, noun: string): string =>
  /[иы]й$/u.test(name) ? `${name} ${noun}` : `${noun} (${name})`;
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Builds a CSL date from EDTF: exact parts where they are known, words where they are not. */
export function toCslDate(edtf: EdtfDate): CslDate {
  const points = edtf.split('/').map((point) => parseDatePoint(point));
  const parts = points.map((point) => (point === null || point.year.includes('X') ? null : toParts(point)));
  if (parts.length > 2 || parts.some((part) => part === null)) return { literal: formatDate(edtf, { lang: 'en' }) };
  const season = points.length === 1 && (points[0]?.month ?? 0) > 12 ? { season: (points[0]?.month ?? 21) - 20 } : {};
  const doubtful = points.some((point) => point?.uncertain === true || point?.approximate === true);
  return {
    'date-parts': parts.flatMap((part) => (part === null ? [] : [part])),
    ...season,
    ...(doubtful ? { circa: true } : {}),
  };
}

function toParts(point: { readonly year: string; readonly month?: number; readonly day?: number }): readonly number[] {
  const month = point.month !== undefined && point.month <= 12 ? [point.month] : [];
  const day = month.length > 0 && point.day !== undefined ? [point.day] : [];
  return [Number(point.year), ...month, ...day];
}
