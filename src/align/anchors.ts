/**
 * Pairs of features that mean the same before anything is learned: equal numbers, equal words, one name in two scripts, and
 * the months, countries and languages that the platform can name in every language (CLDR, through Intl).
 *
 * Out: for each original feature its counterparts with a strength in pseudo-counts (how often it counts as having been seen
 * translated so). The learner may outvote a weak one; a number it will not.
 */
import { skeleton, toLatin } from '../text/transliterate.ts';
import { foldWord, nameOf, type Vocabulary } from './features.ts';
import { listStartPairs } from './start-words.ts';

const SMALL_WORD = 0.5;
const START_WORD = 1.5;

/** One pair believed before learning: feature numbers of both sides and a strength in pseudo-counts. */
export interface Anchor {
  readonly original: number;
  readonly translation: number;
  readonly strength: number;
}

/** Builds the anchors between two vocabularies. Linear in their size; languages are BCP 47. */
export function buildAnchors(
  original: Vocabulary,
  translation: Vocabulary,
  languages: readonly [string, string],
): readonly Anchor[] {
  const anchors = new Map<string, Anchor>();
  const add = (from: number, to: number, strength: number): void => {
    const key = `${from} ${to}`;
    if ((anchors.get(key)?.strength ?? 0) < strength) anchors.set(key, { original: from, translation: to, strength });
  };
  for (const [name, from] of original.ids) {
    const to = translation.ids.get(name);
    if (to !== undefined)
      add(from, to, /^\p{N}/u.test(name) ? 6 : /^\p{P}|^\p{S}/u.test(name) ? 1 : sameWordStrength(name));
  }
  for (const [from, to, strength] of listCalendarPairs(languages)) {
    const a = original.ids.get(nameOf(foldWord(from)));
    const b = translation.ids.get(nameOf(foldWord(to)));
    if (a !== undefined && b !== undefined) add(a, b, strength);
  }
  for (const [from, to] of listStartPairs(languages)) {
    const a = original.ids.get(nameOf(foldWord(from)));
    const b = translation.ids.get(nameOf(foldWord(to)));
    // Small words stand everywhere and tell little; they lend the most where nothing else is known.
    if (a !== undefined && b !== undefined) add(a, b, from.length < 4 || to.length < 4 ? SMALL_WORD : START_WORD);
  }
  addNames(original, translation, add);
  return [...anchors.values()];
}

function sameWordStrength(name: string): number {
  return name.length >= 4 ? 3 : name.length === 3 ? 1.5 : 0.5;
}

/** Ties words whose consonants agree across scripts and whose spelling is close. */
function addNames(
  original: Vocabulary,
  translation: Vocabulary,
  add: (from: number, to: number, strength: number) => void,
): void {
  const bySkeleton = new Map<string, { id: number; latin: string; bones: string }[]>();
  for (const [id, forms] of translation.forms.entries()) {
    for (const form of forms) {
      const bones = form.length >= 4 ? skeleton(form) : '';
      if (bones.length < 3) continue;
      const entry = { id, latin: toSound(form), bones };
      for (const key of keysOf(bones)) {
        const list = bySkeleton.get(key);
        if (list === undefined) bySkeleton.set(key, [entry]);
        else if (list.length < 200) list.push(entry);
      }
    }
  }
  for (const [id, forms] of original.forms.entries()) {
    for (const form of forms) {
      const bones = form.length >= 4 ? skeleton(form) : '';
      if (bones.length < 3) continue;
      const latin = toSound(form);
      const seen = new Set<number>();
      for (const key of keysOf(bones)) {
        for (const other of bySkeleton.get(key) ?? []) {
          if (seen.has(other.id) || Math.abs(other.bones.length - bones.length) > 1) continue;
          const likeness = likenessOf(latin, other.latin);
          if (likeness < 0.7) continue;
          seen.add(other.id);
          add(id, other.id, (likeness - 0.6) * Math.min(8, bones.length + other.bones.length));
        }
      }
    }
  }
}

/** The skeleton, and the skeleton without its last consonant (an ending): two words meet under either. */
function keysOf(bones: string): readonly string[] {
  return bones.length >= 4 ? [bones, bones.slice(0, -1)] : [bones];
}

function toSound(form: string): string {
  return toLatin(form)
    .replace(/ck|c(?![hiey])|q/gu, 'k')
    .replace(/x/gu, 'ks')
    .replace(/ph/gu, 'f')
    .replace(/w/gu, 'v')
    .replace(/y|j/gu, 'i')
    .replace(/ou/gu, 'u');
}

/** Builds the likeness of two short strings, 0 to 1: letters shared in order against their mean length, an ending on one side forgiven. */
export function likenessOf(a: string, b: string): number {
  if (a === b) return 1;
  const mean = (a.length + b.length) / 2;
  const forgiven = Math.min(1, Math.abs(a.length - b.length) / 2);
  return Math.min(1, countShared(a, b) / Math.max(1, mean - forgiven));
}

/** Counts the letters two strings share in order (longest common subsequence). */
export function countShared(a: string, b: string): number {
  const row = new Uint8Array(b.length + 1);
  for (const letter of a) {
    let diagonal = 0;
    for (let j = 1; j <= b.length; j += 1) {
      const above = row[j] ?? 0;
      row[j] = letter === b.charAt(j - 1) ? diagonal + 1 : Math.max(above, row[j - 1] ?? 0);
      diagonal = above;
    }
  }
  return row[b.length] ?? 0;
}

const REGIONS =
  'AF AL AR AT AU BE BG BO BR CA CH CL CN CO CU CZ DE DK DZ EC EG ES FI FR GB GE GH GR GT HN HT HU ID IE IL IN IQ IR IS IT JP KE KP KR LA LB LT LV LY MA MM MN MX NG NI NL NO NZ PA PE PH PK PL PT PY RO RS RU SA SE SK SY TH TR UA US UY VE VN YE ZA'.split(
    ' ',
  );
const LANGUAGES = 'ar cs da de el en es fi fr he hu it ja ko la nl no pl pt ro ru sv tr uk zh'.split(' ');

type StrongPair = readonly [original: string, translation: string, strength: number];

// The platform takes milliseconds for them, and every bead asks.
const calendarPairs = new Map<string, readonly StrongPair[]>();

/** Lists pairs of words the platform names alike, with a strength: months, weekdays, countries, languages. */
export function listCalendarPairs(languages: readonly [string, string]): readonly StrongPair[] {
  const key = languages.join(' ');
  const known = calendarPairs.get(key);
  if (known !== undefined) return known;
  const pairs = readCalendarPairs(languages);
  calendarPairs.set(key, pairs);
  return pairs;
}

function readCalendarPairs([from, to]: readonly [string, string]): readonly StrongPair[] {
  const pairs: (readonly [string, string, number])[] = [];
  const tie = (a: string, b: string, strength: number): void => {
    const left = a.split(/[^\p{L}\p{M}'-]+/u).filter((word) => word.length > 2);
    const right = b.split(/[^\p{L}\p{M}'-]+/u).filter((word) => word.length > 2);
    // A name of several words ties only word by word where both have as many.
    if (left.length === right.length)
      for (const [index, word] of left.entries())
        pairs.push([word, right[index] ?? '', left.length === 1 ? strength : strength / 3]);
  };
  try {
    for (let month = 0; month < 12; month += 1) {
      const date = new Date(Date.UTC(2020, month, 15));
      for (const style of [{ day: 'numeric', month: 'long' }, { month: 'long' }] as const) {
        tie(monthIn(from, date, style), monthIn(to, date, style), 4);
      }
    }
    for (let day = 1; day <= 7; day += 1) {
      const date = new Date(Date.UTC(2020, 5, day));
      tie(weekdayIn(from, date), weekdayIn(to, date), 4);
    }
    for (const [type, codes] of [
      ['region', REGIONS],
      ['language', LANGUAGES],
    ] as const) {
      const a = new Intl.DisplayNames(from, { type, fallback: 'none' });
      const b = new Intl.DisplayNames(to, { type, fallback: 'none' });
      for (const code of codes) tie(a.of(code) ?? '', b.of(code) ?? '', 3);
    }
  } catch {
    return []; // a language tag the platform does not know: nothing to begin with
  }
  return pairs;
}

function monthIn(lang: string, date: Date, style: Intl.DateTimeFormatOptions): string {
  const parts = new Intl.DateTimeFormat(lang, { ...style, timeZone: 'UTC' }).formatToParts(date);
  return parts.find((part) => part.type === 'month')?.value ?? '';
}

function weekdayIn(lang: string, date: Date): string {
  return new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' }).format(date);
}
