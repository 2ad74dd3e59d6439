/** Months and weekdays that differ between a sentence and its translation; what stands beside a month; the two calendars. */
import { primaryOf } from '../text/stem.ts';
import { wordsOf } from '../text/words.ts';
import type { BeadText, Finding } from './finding.ts';
import { foldWord, nameOf } from './features.ts';

interface Calendar {
  /** Feature of a word → 0 to 11 for months, 20 to 26 for weekdays. */
  readonly words: ReadonlyMap<string, number>;
}

const calendars = new Map<string, Calendar>();

/** Words that are also something else than a month or a weekday: they count beside a number only. */
const AMBIGUOUS: Readonly<Record<string, RegExp>> = {
  en: /^(?:may|march|mar|sun|sat|august)$/u,
  ru: /^(?:мая|май|марта?|сред[аыеу].*|серед.*)$/u,
  uk: /^(?:лист|листо.*|серед.*|травн.*|лютий|лютого|лютому|субот.*)$/u,
  de: /^(?:mai|mittw.*)$/u,
  fr: /^(?:mars|mai|avril|sept)$/u,
  cs: /^(?:květe.*|červe.*|střed.*|únor.*|list.*|srpe.*)$/u,
  pl: /^(?:maj.*|marz.*|marc.*|środ.*|lutego|luty)$/u,
  pt: /^(?:março|maio|segun.*|terça|terca|quarta|quart.*|quinta|quint.*|sexta)$/u,
  es: /^(?:mayo|marte|marzo|martes)$/u,
  it: /^(?:marzo|maggio|maggi|sette)$/u,
};

/** Names the platform gives in one case only, and short forms: feature → month (0 to 11). */
const MORE: Readonly<Record<string, string>> = {
  en: 'jan feb mar apr - jun jul aug sept oct nov dec',
  de: 'jan febr märz apr - jun jul aug sept okt nov dez',
  ru: 'янв февр - апр мая июня июля авг сент окт нояб дек',
  fr: 'janv févr - avr - juin juill août sept oct nov déc',
  es: 'ene feb - abr - jun jul ago sept oct nov dic',
  pt: 'jan fev - abr - jun jul ago set out nov dez',
  cs: 'ledna února března dubna května června července srpna září října listopadu prosince|lednu únoru březnu dubnu květnu červnu červenci srpnu září říjnu listopadu prosinci',
  pl: 'styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu',
};

function calendarOf(lang: string): Calendar {
  const known = calendars.get(lang);
  if (known !== undefined) return known;
  const words = new Map<string, number>();
  try {
    for (let month = 0; month < 12; month += 1) {
      const date = new Date(Date.UTC(2020, month, 15));
      for (const style of [{ day: 'numeric', month: 'long' }, { month: 'long' }] as const) {
        const parts = new Intl.DateTimeFormat(lang, { ...style, timeZone: 'UTC' }).formatToParts(date);
        const name = parts.find((part) => part.type === 'month')?.value ?? '';
        if (/^\p{L}{3,}$/u.test(name)) words.set(keyOf(name), month);
      }
    }
    for (let day = 1; day <= 7; day += 1) {
      const name = new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' }).format(
        new Date(Date.UTC(2020, 5, day)),
      );
      if (/^\p{L}{3,}/u.test(name)) words.set(keyOf(name.split('-')[0] ?? name), 20 + day);
    }
  } catch {
    // A language the platform does not know has no calendar here.
  }
  for (const forms of (MORE[primaryOf(lang)] ?? '').split('|'))
    for (const [month, name] of forms.split(' ').entries())
      if (name.length > 2 && !words.has(keyOf(name))) words.set(keyOf(name), month);
  const calendar = { words };
  calendars.set(lang, calendar);
  return calendar;
}

/** The beginning of a word that survives inflection: «декабря», «декабре»; července and června part at the fifth letter. */
function keyOf(word: string): string {
  const folded = foldWord(word);
  return /^červen[ec]|^červn/u.test(folded)
    ? folded.startsWith('červenc') || folded.startsWith('červenec')
      ? 'července'
      : 'června'
    : nameOf(folded);
}

/** Tells whether a word names a month or a weekday. */
export function isDateWord(word: string, lang: string): boolean {
  return calendarOf(lang).words.has(keyOf(word));
}

interface Mention {
  readonly text: string;
  readonly value: number;
  /** Given in digits, or also another word: may be an answer and wants none. */
  readonly isVague: boolean;
}

function mentionsIn(sentence: string, lang: string): readonly Mention[] {
  const { words } = calendarOf(lang);
  const doubtful = AMBIGUOUS[primaryOf(lang)];
  const named = wordsOf(sentence).flatMap((word): Mention[] => {
    const folded = foldWord(word.text);
    const value = words.get(keyOf(word.text.split('-')[0] ?? word.text));
    if (value === undefined || folded.length < 3) return [];
    const isVague = doubtful?.test(folded) === true && !isBesideNumber(sentence, word.start, word.end);
    return [{ text: word.text, value, isVague }];
  });
  const inDigits = [
    ...sentence.matchAll(/(?<!\p{N})(\d{1,2})[./-] ?(\d{1,2}|[IVX]{1,4})(?!\p{N}|[.,]\p{N}{3})/gu),
  ].flatMap((match) =>
    [match[1], match[2]].flatMap((part): Mention[] => {
      const value = /^\d/u.test(part ?? '') ? Number(part) : ROMAN_MONTHS.indexOf(part ?? '') + 1;
      return value >= 1 && value <= 12 ? [{ text: match[0], value: value - 1, isVague: true }] : [];
    }),
  );
  return [...named, ...inDigits];
}

const ROMAN_MONTHS = 'I II III IV V VI VII VIII IX X XI XII'.split(' ');

function isBesideNumber(sentence: string, start: number, end: number): boolean {
  return (
    /\p{Nd}[.º°]?(?:st|nd|rd|th)?\s*(?:de |of )?$/u.test(sentence.slice(Math.max(0, start - 8), start)) ||
    /^[\s,.]*(?:de |of )?\p{Nd}/u.test(sentence.slice(end, end + 8))
  );
}

/** Tells whether the stretch of a sentence stands beside the name of a month. */
export function isBesideMonth(sentence: string, start: number, end: number, lang: string): boolean {
  const { words } = calendarOf(lang);
  const from = Math.max(0, start - 16);
  return wordsOf(sentence.slice(from, end + 16)).some((word) => {
    if (from + word.start < end && from + word.end > start) return false;
    const value = words.get(keyOf(word.text));
    const gap = sentence.slice(...(from + word.start >= end ? [end, from + word.start] : [from + word.end, start]));
    return value !== undefined && value < 20 && gap.length < 8 && !/\p{L}{4}/u.test(gap);
  });
}

const OLD_STYLE =
  /[оo]\.\s?s\.|n\.\s?s\.|old style|new style|ст(?:арого|\.)\s*ст(?:иля|\.)|нов(?:ого|\.)\s*ст(?:иля|\.)|н\.\s?ст|alten stils|neuen stils|a\.\s?st\.|n\.\s?st\.|vieux style|nouveau style|julian|gregorian|юлиан|григориан|\d{1,2}\s?[(/]\s?\d{1,2}\)?\s*\p{L}/iu;

/** Tells whether two days differ as the Julian and the Gregorian calendar do, and one side says that there are two. */
export function isOldStyle(original: string, translation: string, said: number, told: number): boolean {
  // Ten to thirteen days, and over the end of a month of any length.
  const isShift = [0, 28, 29, 30, 31].some((month) => {
    const shift = Math.abs(told - said + (told < said ? month : -month));
    return shift >= 10 && shift <= 13;
  });
  return isShift && (OLD_STYLE.test(original) || OLD_STYLE.test(translation));
}

/** Finds a month or weekday that the other side gives otherwise. Fires only where both sides name one of the kind. */
export function checkDates(
  { bead, original, translation }: BeadText,
  [from, to]: readonly [string, string],
): readonly Finding[] {
  const said = mentionsIn(original, from);
  const told = mentionsIn(translation, to);
  if (OLD_STYLE.test(original) || OLD_STYLE.test(translation)) return [];
  for (const isMonth of [true, false]) {
    const a = said.filter((mention) => mention.value < 20 === isMonth);
    const b = told.filter((mention) => mention.value < 20 === isMonth);
    const lost = a.find((mention) => !mention.isVague && !b.some((other) => other.value === mention.value));
    const other = b.find((mention) => !mention.isVague && !a.some((known) => known.value === mention.value));
    if (lost === undefined || other === undefined) continue;
    return [
      {
        kind: 'date',
        bead,
        message: `The original says ${lost.text}, the translation ${other.text}.`,
        confidence: 0.95,
        original: lost.text,
        translation: other.text,
      },
    ];
  }
  return [];
}
