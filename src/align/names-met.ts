/**
 * The names of a bead and what answers each on the other side: the word that sounds like it, or the word it is tied to.
 *
 * Names and words are matched by sound one to one, the likest first, so that “Simpson” does not answer «Симса» beside “Sims”. How
 * like a name is to its like elsewhere in the archive says how like it must be here.
 */
import { soundLikeness } from '../text/sound.ts';
import { stem } from '../text/stem.ts';
import { toLatin } from '../text/transliterate.ts';
import type { CheckedBead, CheckedSide, CheckedWord } from './check-evidence.ts';
import { isDateWord } from './check-dates.ts';

/** A capitalised word of one side. */
export interface Name {
  readonly at: number;
  readonly text: string;
  /** Its stem, under which its forms are counted together. */
  readonly key: string;
  /** Stands where any word has a capital. */
  readonly isFirst: boolean;
  /** The word of the other side that sounds most like it (−1: none), and how like it is, 0 to 1. */
  readonly likeAt: number;
  readonly likeness: number;
  /** Feature of the word of the other side it is tied to (−1: none), and how sure the tie is. */
  readonly partner: number;
  readonly p: number;
  /** Whether the word like it, and the word it is tied to, have a capital. */
  readonly isLikeCapital: boolean;
  readonly isPartnerCapital: boolean;
}

/** The names of both sides of a bead. */
export interface BeadNames {
  readonly said: readonly Name[];
  readonly told: readonly Name[];
}

/** What a name showed in all beads. */
interface Row {
  seen: number;
  /** Found on the other side, by sound or by its usual partner. */
  met: number;
  /** Found by sound, and the sum of the likenesses. */
  alike: number;
  likeness: number;
  /** How often it was tied to each feature. */
  readonly partners: Map<number, number>;
}

/** What the names of one side showed in all beads. */
export interface Habit {
  readonly rows: ReadonlyMap<string, Row>;
  /** Share found among names in mid-sentence. */
  readonly mid: number;
}

const CAPITALISED = /^\p{Lu}[\p{Ll}\p{M}]+(?:['’-]?\p{L}[\p{Ll}\p{M}]*)*$/u;
/** Less like words are not alike at all, and are never paired. */
const LEAST_LIKE = 0.5;
const LEAST_PAIRED = 0.6;
/** Likeness from which two words are one name, within a script and across; and from which they may be. */
const LIKE_WITHIN = 0.76;
const LIKE_ACROSS = 0.72;
const LIKE_PERHAPS = 0.66;
/** A word in lower case must be more alike: «британский» for “British”. */
const LIKE_SMALL = 0.12;
/** What two words that share their beginning, or hold one another, count as: „Trumps“, «лейбористский» and “Labour”. */
const SHARED = 0.9;
/** So much less like than usual a name may be and still be itself; and be perhaps. */
const BELOW_USUAL = 0.2;

/** Lists the names of all beads with what answers them. Linear in their number. */
export function listNames(beads: readonly CheckedBead[], languages: readonly [string, string]): readonly BeadNames[] {
  const common = [
    listCommon(
      beads.map((bead) => bead.original),
      languages[0],
    ),
    listCommon(
      beads.map((bead) => bead.translation),
      languages[1],
    ),
  ] as const;
  return beads.map(({ original, translation }) => matchNames(original, translation, common, languages));
}

/** Words written small as often as not: «Президент», “the President” are no names. */
function listCommon(sides: readonly CheckedSide[], lang: string): ReadonlySet<string> {
  const counts = new Map<string, { small: number; great: number }>();
  for (const { words } of sides) {
    for (const word of words) {
      if (word.text.length < 3) continue;
      const key = stem(word.text, lang);
      const count = counts.get(key) ?? { small: 0, great: 0 };
      counts.set(key, count);
      if (/^\p{Ll}/u.test(word.text)) count.small += 1;
      else count.great += 1;
    }
  }
  return new Set(
    [...counts].flatMap(([key, { small, great }]) => (small > 0 && small >= MOST_SMALL * great ? [key] : [])),
  );
}

/** Share of small to great letters from which a word is common. */
const MOST_SMALL = 0.2;

function matchNames(
  original: CheckedSide,
  translation: CheckedSide,
  common: readonly [ReadonlySet<string>, ReadonlySet<string>],
  languages: readonly [string, string],
): BeadNames {
  const said = pickNames(original, common[0], languages[0]);
  const told = pickNames(translation, common[1], languages[1]);
  const stemsOf = (names: readonly Picked[]): ReadonlyMap<number, string> =>
    new Map(names.map(({ at, key }) => [at, key]));
  const stems = [stemsOf(said), stemsOf(told)] as const;
  const pairs = new Map<number, { i: number; j: number; likeness: number; far: number }>();
  const add = (i: number, j: number): void => {
    const key = i * translation.words.length + j;
    const [a, b] = [original.words[i], translation.words[j]];
    if (a === undefined || b === undefined || pairs.has(key)) return;
    const likeness = Math.max(likenessOf(a, b), stemLikeness(stems[0].get(i), b), stemLikeness(stems[1].get(j), a));
    if (likeness >= LEAST_PAIRED)
      pairs.set(key, { i, j, likeness, far: Math.abs(i / original.words.length - j / translation.words.length) });
  };
  for (const { at } of said) for (let j = 0; j < translation.words.length; j += 1) add(at, j);
  for (const { at } of told) for (let i = 0; i < original.words.length; i += 1) add(i, at);
  const there = new Map<number, { at: number; likeness: number }>();
  const back = new Map<number, { at: number; likeness: number }>();
  const room = { there: new Map<number, number>(), back: new Map<number, number>() };
  // The likest first; of equals the nearer.
  for (const { i, j, likeness } of [...pairs.values()].sort((a, b) => b.likeness - a.likeness || a.far - b.far)) {
    const [taken, given] = [room.there.get(i) ?? 0, room.back.get(j) ?? 0];
    if (taken >= roomOf(original.words[i]) || given >= roomOf(translation.words[j])) continue;
    room.there.set(i, taken + 1);
    room.back.set(j, given + 1);
    if (taken === 0) there.set(i, { at: j, likeness });
    if (given === 0) back.set(j, { at: i, likeness });
  }
  const finish = (side: CheckedSide, other: CheckedSide, found: typeof there, names: readonly Picked[]) =>
    names.map((name): Name => {
      const like = found.get(name.at);
      return {
        ...name,
        likeAt: like?.at ?? -1,
        likeness: like?.likeness ?? 0,
        partner: other.words[side.tied[name.at] ?? -1]?.id ?? -1,
        p: side.p[name.at] ?? 0,
        isLikeCapital: isCapital(other.words[like?.at ?? -1]),
        isPartnerCapital: isCapital(other.words[side.tied[name.at] ?? -1]),
      };
    });
  return { said: finish(original, translation, there, said), told: finish(translation, original, back, told) };
}

/** “Kim-Trump” answers two names. */
const roomOf = (word: CheckedWord | undefined): number => Math.max(1, partsOf(word?.text ?? '').length - 1);

const isCapital = (word: CheckedWord | undefined): boolean => word !== undefined && /^\p{Lu}/u.test(word.text);

type Picked = Pick<Name, 'at' | 'text' | 'key' | 'isFirst'>;

function pickNames(side: CheckedSide, common: ReadonlySet<string>, lang: string): readonly Picked[] {
  return side.words.flatMap((word, at): Picked[] => {
    const text = bare(word.text);
    if (text.length < 3 || !CAPITALISED.test(text)) return [];
    const key = stem(text, lang);
    if (common.has(key) || isDateWord(text, lang)) return [];
    const before = side.text.slice(Math.max(0, word.start - 3), word.start);
    return [{ at, text, key, isFirst: at === 0 || !/[\p{L}\p{N},;)]\s?$/u.test(before) }];
  });
}

const bare = (word: string): string => word.replace(/['’]s$/u, '');

/** How like two words sound, 0 to 1, a small letter and a short word taken into account. */
export function likenessOf(a: Pick<CheckedWord, 'text'>, b: Pick<CheckedWord, 'text'>): number {
  const [first, second] = [partsOf(a.text), partsOf(b.text)];
  const one = first[0] ?? '';
  const two = second[0] ?? '';
  let likeness = 0;
  for (const x of first)
    for (const y of second)
      likeness = Math.max(likeness, soundLikeness(x, y, LEAST_LIKE) + (Math.min(x.length, y.length) < 5 ? 0.04 : 0));
  if (likeness < SHARED && isShared(latinOf(one), latinOf(two))) likeness = SHARED;
  if (/^\p{Ll}/u.test(one) || /^\p{Ll}/u.test(two)) likeness -= LIKE_SMALL;
  // Across scripts a name is spelled by its sound, and the same sound in many ways.
  const isAcross = /\p{Script=Latin}/u.test(one) !== /\p{Script=Latin}/u.test(two);
  return Math.min(1, likeness + (isAcross ? LIKE_WITHIN - LIKE_ACROSS : 0));
}

/** Stems so short are held against a word too: of long names the endings weigh little. */
const LONGEST_STEM = 5;

/** «Кимом» and “Kim”: of a short name the ending is the better half. */
function stemLikeness(key: string | undefined, word: Pick<CheckedWord, 'text'>): number {
  if (key === undefined || key.length < 3 || key.length > LONGEST_STEM) return 0;
  // A stem is written small, a name is not.
  return likenessOf({ text: key }, word) + (/^\p{Lu}/u.test(word.text) ? LIKE_SMALL : 0);
}

const latin = new Map<string, string>();

/** Letters written one way or another for the same sound: “Korea”, “coreano”. */
const SPELLED = /[cqwyz]|ph/gu;
const ALIKE: Readonly<Record<string, string>> = { c: 'k', q: 'k', w: 'v', y: 'i', z: 's', ph: 'f' };

/** Spells a word in Latin letters, one for each sound; what was spelled last is remembered. */
function latinOf(word: string): string {
  const found = latin.get(word);
  if (found !== undefined) return found;
  if (latin.size > 20_000) latin.clear();
  const spelled = toLatin(word).replace(SPELLED, (letters) => ALIKE[letters] ?? letters);
  latin.set(word, spelled);
  return spelled;
}

/** „Trumps“, «лейбористский» and “Labour”, „Brexitverhandlungen“ and “Brexit”. */
function isShared(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a.charAt(shared) === b.charAt(shared)) shared += 1;
  if (shared >= 4 && shared >= 0.6 * Math.min(a.length, b.length)) return true;
  return a.length >= 4 && b.length >= 4 && (b.includes(a) || a.includes(b));
}

const parts = new Map<string, readonly string[]>();

/** A word without its genitive, and the parts it is joined of; what was cut last is remembered. */
function partsOf(text: string): readonly string[] {
  const found = parts.get(text);
  if (found !== undefined) return found;
  if (parts.size > 20_000) parts.clear();
  const word = bare(text);
  const cut = word.includes('-') ? [word, ...word.split('-').filter((part) => part.length > 2)] : [word];
  parts.set(text, cut);
  return cut;
}

/** Counts what the names of one side show in all beads. */
export function toHabit(beads: readonly (readonly Name[])[]): Habit {
  const rows = new Map<string, Row>();
  for (const name of beads.flat()) {
    const row = rows.get(name.key) ?? { seen: 0, met: 0, alike: 0, likeness: 0, partners: new Map<number, number>() };
    rows.set(name.key, row);
    row.seen += 1;
    if (isOwnAlike(name)) {
      row.alike += 1;
      row.likeness += name.likeness;
    }
    if (name.partner >= 0) row.partners.set(name.partner, (row.partners.get(name.partner) ?? 0) + 1);
  }
  const all = { seen: 4, met: 2 };
  for (const name of beads.flat()) {
    const row = rows.get(name.key);
    if (row === undefined) continue;
    const isMet = (isAlike(name, row) && name.isLikeCapital) || (isTied(name, row) && name.isPartnerCapital);
    row.met += isMet ? 1 : 0;
    if (name.isFirst) continue;
    all.seen += 1;
    all.met += isMet ? 1 : 0;
  }
  return { rows, mid: all.met / all.seen };
}

const isOwnAlike = (name: Name): boolean => name.likeness >= LIKE_WITHIN && name.isLikeCapital;

/** How like its like a name is in the other beads; `undefined` where too few know. */
function usualLikeness(name: Name, row: Row): number | undefined {
  const isOwn = isOwnAlike(name);
  const alike = row.alike - (isOwn ? 1 : 0);
  return alike < 2 ? undefined : (row.likeness - (isOwn ? name.likeness : 0)) / alike;
}

/** Tells whether the other side has a word that sounds like the name, as like as usual. */
export function isAlike(name: Name, row: Row): boolean {
  return name.likeness >= Math.max(LIKE_WITHIN, (usualLikeness(name, row) ?? 0) - BELOW_USUAL);
}

/** Tells whether a word of the other side may yet be the name. */
export function isPerhaps(name: Name, row: Row): boolean {
  const usual = usualLikeness(name, row);
  return name.likeness >= (usual === undefined ? LIKE_PERHAPS : Math.max(LIKE_PERHAPS, usual - BELOW_USUAL));
}

/** A tie so sure is believed by itself; a weaker one only where the name is tied so elsewhere too. */
const SURE_TIE = 0.3;
const LEAST_SHARE = 0.25;

/** Tells whether the name is tied to a word that answers it elsewhere too. */
export function isTied(name: Name, row: Row): boolean {
  if (name.partner < 0) return false;
  const others = (row.partners.get(name.partner) ?? 1) - 1;
  return name.p >= SURE_TIE || (others >= 1 && others >= LEAST_SHARE * (row.seen - 1));
}

/** Tells whether a word that answers the name elsewhere stands on the other side, tied to whatever word. */
export function hasPartner(row: Row, other: CheckedSide): boolean {
  return other.words.some(({ id }) => {
    const count = row.partners.get(id) ?? 0;
    return count >= 2 && count >= LEAST_SHARE * row.seen;
  });
}
