/** Months and weekdays that differ between a sentence and its translation. */
import { wordsOf } from '../text/words.ts';
import type { BeadText, Finding } from './finding.ts';
import { foldWord, nameOf } from './features.ts';

interface Calendar {
  /** Feature of a word → 0 to 11 for months, 20 to 26 for weekdays. */
  readonly words: ReadonlyMap<string, number>;
}

const calendars = new Map<string, Calendar>();

/** Words that are also something else than a month, by language. */
const AMBIGUOUS: Readonly<Record<string, RegExp>> = {
  en: /^(?:may|march|mar|sun|sat)$/u,
  ru: /^(?:мая|май|марта?|среды?|среде|среду)$/u,
  de: /^(?:mai)$/u,
  fr: /^mars$/u,
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
        if (/^\p{L}{3,}$/u.test(name)) words.set(stem(name), month);
      }
    }
    for (let day = 1; day <= 7; day += 1) {
      const name = new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' }).format(
        new Date(Date.UTC(2020, 5, day)),
      );
      if (/^\p{L}{3,}$/u.test(name)) words.set(stem(name), 20 + day);
    }
  } catch {
    // A language the platform does not know has no calendar here.
  }
  const calendar = { words };
  calendars.set(lang, calendar);
  return calendar;
}

/** The beginning of a word that survives inflection: «декабря», «декабре». */
function stem(word: string): string {
  return nameOf(foldWord(word));
}

interface Mention {
  readonly text: string;
  readonly value: number;
}

function mentionsIn(sentence: string, lang: string): readonly Mention[] {
  const { words } = calendarOf(lang);
  const doubtful = AMBIGUOUS[lang.split('-')[0] ?? ''];
  return wordsOf(sentence).flatMap((word) => {
    const folded = foldWord(word.text);
    const value = words.get(stem(word.text));
    if (value === undefined || folded.length < 3) return [];
    if (
      doubtful?.test(folded) === true &&
      !/\d\s*$|^\s*\d/u.test(sentence.slice(Math.max(0, word.start - 4), word.start)) &&
      !/^[\s,]*\d/u.test(sentence.slice(word.end, word.end + 4))
    )
      return [];
    return [{ text: word.text, value }];
  });
}

/** Finds a month or weekday that the other side gives otherwise. Fires only where both sides name one of the kind. */
export function checkDates(
  { bead, original, translation }: BeadText,
  [from, to]: readonly [string, string],
): readonly Finding[] {
  const said = mentionsIn(original, from);
  const told = mentionsIn(translation, to);
  for (const isMonth of [true, false]) {
    const a = said.filter((mention) => mention.value < 20 === isMonth);
    const b = told.filter((mention) => mention.value < 20 === isMonth);
    const lost = a.find((mention) => !b.some((other) => other.value === mention.value));
    const other = b.find((mention) => !a.some((known) => known.value === mention.value));
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
