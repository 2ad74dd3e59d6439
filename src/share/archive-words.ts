/**
 * Where the paper lies, in the words of a citation.
 *
 * References of the Russian system (fond, opis, delo) are written out in the script of the citation: GOST R 7.0.5-2008,
 * section 11, wants «АВП РФ. Ф. 0104. Оп. 17. П. 118. Д. 5. Л. 137», English usage “AVP RF, f. 0104, op. 17, p. 118, d. 5,
 * l. 137”. Every other system is cited as its own source writes it: each archive prescribes its form, and a rewriting
 * would be an invention.
 */
import type { Passage } from '../model/passage.ts';
import type { ArchiveRecord } from '../model/record.ts';
import type { Reference, ReferenceLevelName } from '../model/reference.ts';

/** How a reference is written: running (`f. 1, op. 2`) or as GOST does (`Ф. 1. Оп. 2`). */
export interface ReferenceForm {
  readonly lang: 'en' | 'ru';
  readonly manner: 'running' | 'gost';
}

// The same archive in both scripts. Acronyms only: they are the archives' own, letter for letter.
const ARCHIVES: readonly (readonly [ru: string, en: string])[] = [
  ['АВП РФ', 'AVP RF'],
  ['АВПРФ', 'AVPRF'],
  ['АВПРИ', 'AVPRI'],
  ['АВП СССР', 'AVP SSSR'],
  ['АП РФ', 'AP RF'],
  ['АПРФ', 'APRF'],
  ['ГАРФ', 'GARF'],
  ['ГА РФ', 'GA RF'],
  ['РГАДА', 'RGADA'],
  ['РГАЛИ', 'RGALI'],
  ['РГАНИ', 'RGANI'],
  ['РГАСПИ', 'RGASPI'],
  ['РГАЭ', 'RGAE'],
  ['РГВА', 'RGVA'],
  ['РГИА', 'RGIA'],
  ['РЦХИДНИ', 'RTsKhIDNI'],
  ['ЦАМО', 'TsAMO'],
  ['ЦАМО РФ', 'TsAMO RF'],
  ['ЦГАОР', 'TsGAOR'],
  ['ЦХСД', 'TsKhSD'],
];

const LEVELS: Readonly<Partial<Record<ReferenceLevelName, { readonly en: string; readonly ru: string }>>> = {
  fond: { en: 'f.', ru: 'ф.' },
  opis: { en: 'op.', ru: 'оп.' },
  papka: { en: 'p.', ru: 'п.' },
  delo: { en: 'd.', ru: 'д.' },
  box: { en: 'box', ru: 'кор.' },
};

const LEAF_LABEL = String.raw`(?:листы?|лл?|ll?|leaves|leaf|pages?|pp?|ff?|fols?|folios?|стр|с|blatt|bl)`;

export interface ShelfMark {
  readonly archive: string | null;
  /** Where in the archive; the whole reference where no archive could be told from it. */
  readonly location: string;
  /** Both together, as a printed citation gives them. */
  readonly words: string;
}

/** Builds the archive and the shelf mark of a reference, without its leaves; null where the record has no reference. */
export function toShelfMark(reference: Reference | null, form: ReferenceForm): ShelfMark | null {
  if (reference === null || reference.text.trim() === '') return null;
  if (!isRussianSystem(reference)) return splitRepository(withoutLeaves(reference), reference.repository);
  const parts = reference.levels.map(({ level, number }) => {
    const word = LEVELS[level]?.[form.lang] ?? level;
    return `${form.manner === 'gost' ? capital(word) : word} ${number}`;
  });
  const archive = reference.repository === null ? null : toScript(reference.repository, form.lang);
  const between = form.manner === 'gost' ? '. ' : ', ';
  const location = parts.join(between);
  return { archive, location, words: archive === null ? location : `${archive}${between}${location}` };
}

function splitRepository(text: string, repository: string | null): ShelfMark {
  if (repository === null || !text.startsWith(repository)) return { archive: null, location: text, words: text };
  const location = text.slice(repository.length);
  // “Kennedy Library” of “Kennedy Library Papers” is part of a longer name.
  if (!/^[.,;:]\s*[\p{L}\d]/u.test(location)) return { archive: null, location: text, words: text };
  return { archive: repository, location: location.replace(/^[.,;:\s]+/u, ''), words: text };
}

// Only where nothing the source says would get lost: after the known parts no letter or digit may be left.
function isRussianSystem(reference: Reference): boolean {
  const names = reference.levels.map(({ level }) => level);
  if (!names.includes('fond') || !names.includes('opis') || !names.every((name) => name in LEVELS)) return false;
  let rest = withoutLeaves(reference);
  if (reference.repository !== null) rest = rest.replace(reference.repository, ' ');
  for (const { number } of reference.levels) {
    rest = rest.replace(
      new RegExp(
        String.raw`(?<![\p{L}\d])\p{L}{1,5}(?:\.?\s?хр)?\.?\s*(?:№\s*)?${escapePattern(number)}(?![\p{L}\d])`,
        'iu',
      ),
      ' ',
    );
  }
  return !/[\p{L}\d]/u.test(rest);
}

function withoutLeaves(reference: Reference): string {
  const text = reference.text.trim().replace(/[.,;\s]+$/u, '');
  if (reference.leaves === null) return text;
  const leaves = new RegExp(
    String.raw`[\s.,;:]*(?<!\p{L})${LEAF_LABEL}\.?\s*${toLeavesPattern(reference.leaves)}$`,
    'iu',
  );
  return text.replace(leaves, '');
}

// The parts of a range may stand with another dash, and spaced.
const toLeavesPattern = (leaves: string): string =>
  leaves
    .split(/\s*[-–—]\s*/u)
    .map(escapePattern)
    .join(String.raw`\s*[-–—]\s*`);
const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function toScript(repository: string, lang: 'en' | 'ru'): string {
  const pair = ARCHIVES.find((names) => names.includes(repository));
  return pair === undefined ? repository : pair[lang === 'ru' ? 0 : 1];
}

/** The place inside the paper that a citation points at. */
export interface CitedPlace {
  readonly unit: 'leaf' | 'page' | 'paragraph';
  readonly number: string;
}

/** Lists what a citation points at: the leaf or page of a passage, else the leaves of the record and the paragraph in them. */
export function listCitedPlaces(
  record: ArchiveRecord,
  passage: Passage | undefined,
  lang: 'en' | 'ru',
): readonly CitedPlace[] {
  // The original's own leaf goes before one carried into the translation.
  const sides = [passage?.original?.locator, passage?.translation?.locator].filter((locator) => locator !== undefined);
  const placed = sides.find((locator) => locator.leaf !== undefined);
  if (placed?.leaf !== undefined) {
    const range = placed.leafEnd === undefined || placed.leafEnd === placed.leaf ? '' : `-${placed.leafEnd}`;
    return [{ unit: placed.unit ?? 'leaf', number: toLeaves(`${placed.leaf}${range}`, lang) }];
  }
  const leaves = record.reference?.leaves ?? null;
  const whole: readonly CitedPlace[] =
    leaves === null ? [] : [{ unit: leavesUnit(record.reference), number: toLeaves(leaves, lang) }];
  const paragraph = sides[0]?.paragraph;
  return paragraph === undefined ? whole : [...whole, { unit: 'paragraph', number: String(paragraph) }];
}

/** Formats the leaf, page or paragraph with its word: `l. 137`, `лл. 136–138`, `fol. 12v`, `pp. 12–13`; in GOST `Л. 136–138`. */
export function formatPlace(place: CitedPlace, form: ReferenceForm, reference: Reference | null): string {
  const { lang, manner } = form;
  const several = /[–,]/u.test(place.number);
  // Russian usage in English is “l.” (list); elsewhere a leaf is a folio.
  const isList = reference === null || reference.levels.some(({ level }) => level === 'fond');
  const words = {
    leaf: {
      en: isList ? (several ? 'll.' : 'l.') : several ? 'fols.' : 'fol.',
      ru: several && manner !== 'gost' ? 'лл.' : 'л.',
    },
    page: { en: several ? 'pp.' : 'p.', ru: 'с.' },
    paragraph: { en: several ? 'paras.' : 'para.', ru: 'абз.' },
  } as const;
  const word = words[place.unit][lang];
  return `${manner === 'gost' ? capital(word) : word} ${place.number}`;
}

function leavesUnit(reference: Reference | null): 'leaf' | 'page' {
  const word = /(\p{L}+)\.?\s*\S+$/u.exec(reference?.text.replace(/[\s–-]+(?=\d)/gu, '-').trim() ?? '')?.[1] ?? '';
  return /^(?:pp?|pages?|с|стр)$/iu.test(word) ? 'page' : 'leaf';
}

function toLeaves(leaves: string, lang: 'en' | 'ru'): string {
  const verso = lang === 'ru' ? ' об.' : ' ob.';
  return leaves
    .trim()
    .replace(/\s*[-–—]\s*/gu, '–')
    .replace(
      lang === 'ru' ? /(\d)\s*(?:об|ob|verso|v)(?!\p{L})\.?/giu : /(\d)\s*(?:об|ob)(?!\p{L})\.?/giu,
      `$1${verso}`,
    )
    .replace(/(?<!об|ob)\.$/u, '');
}
