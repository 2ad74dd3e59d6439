/**
 * Names that the translation replaces by others, or leaves out.
 *
 * A name is looked for on the other side by its sound and by the word it is tied to. How often it is found over all beads says how
 * surprising it is where it is not: a name that always meets its like and once does not, beside a stranger of the same kind, is
 * a fault; a noun with a capital, or a name with another name in the other language, never meets its like and says nothing.
 */
import { stem } from '../text/stem.ts';
import { toLatin } from '../text/transliterate.ts';
import type { CheckedBead, CheckedSide, CheckedWord } from './check-evidence.ts';
import { isDateWord } from './check-dates.ts';
import { nameOf } from './features.ts';
import { findPlace } from './check-place.ts';
import { type Finding, toConfidence } from './finding.ts';
import { soundLikeness } from './sounds.ts';

/** A capitalised word of one side. */
interface Name {
  readonly at: number;
  readonly word: CheckedWord;
  readonly text: string;
  /** Its stem, under which its forms are counted together. */
  readonly key: string;
  /** Stands where any word has a capital. */
  readonly isFirst: boolean;
  /** Spelled alike on the other side, with a capital there too. */
  readonly isAlike: boolean;
  /** Spelled alike, or tied to a capitalised word. */
  readonly isMet: boolean;
  /** Might be met by anything at all: nothing may be said of it here. */
  readonly isExcused: boolean;
  /** The word of the other side most like it. */
  readonly likeAt: number;
}

/** How often the names of one side are met on the other. */
interface Habit {
  readonly rows: ReadonlyMap<string, { readonly seen: number; readonly met: number; readonly alike: number }>;
  /** Share met among names in mid-sentence. */
  readonly mid: number;
}

/** Finds the names replaced and left out in all beads. Linear in their number. */
export function checkNames(beads: readonly CheckedBead[], languages: readonly [string, string]): readonly Finding[] {
  const common = {
    original: listCommon(beads.map((bead) => bead.original)),
    translation: listCommon(beads.map((bead) => bead.translation)),
  };
  const sides = beads.map(({ original, translation }) => ({
    said: listNames(original, translation, common.original, languages[0]),
    told: listNames(translation, original, common.translation, languages[1]),
  }));
  const there = toHabit(sides.map(({ said }) => said));
  const back = toHabit(sides.map(({ told }) => told));
  const partners = countPartners(sides);
  return beads.flatMap((bead, at) => {
    const { said = [], told = [] } = sides[at] ?? {};
    const lost = said.filter((name) => !name.isMet && !name.isExcused);
    const strangers = told.filter((name) => !name.isMet && !name.isExcused);
    if (lost.length + strangers.length === 0) return [];
    const near = (side: 'said' | 'told', reach: number, name: Name): boolean => {
      for (let other = Math.max(0, at - reach); other <= Math.min(beads.length - 1, at + reach); other += 1) {
        if (beads[other]?.text.document !== bead.text.document) continue;
        if (sides[other]?.[side].some((found) => likenessOf(name.text, found.text) >= 1) === true) return true;
      }
      return false;
    };
    return checkBead(
      bead,
      said,
      lost.map((name) => weighName(name, there, () => near('told', ANTECEDENT, name))),
      strangers.map((name) => weighName(name, back, () => near('said', NEIGHBOURHOOD, name))),
      partners,
    );
  });
}

/**
 * Counts how often two names stood opposite each other where neither met its like: "Rockies" and «Скалистые» are one name, however
 * unlike. Keyed by both stems.
 */
function countPartners(
  sides: readonly { readonly said: readonly Name[]; readonly told: readonly Name[] }[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { said, told } of sides) {
    const unlike = new Set(told.flatMap((name) => (name.isAlike ? [] : [name.key])));
    for (const key of new Set(said.flatMap((name) => (name.isAlike ? [] : [name.key])))) {
      for (const other of unlike) counts.set(`${key}\t${other}`, (counts.get(`${key}\t${other}`) ?? 0) + 1);
    }
  }
  return counts;
}

/** Beads around a bead in which a name may have been called by name, so that "he" will do; and in which it belongs to the text. */
const ANTECEDENT = 2;
const NEIGHBOURHOOD = 60;

/** Words written small as often as not: «Президент», "the President" are no names. */
function listCommon(sides: readonly CheckedSide[]): ReadonlySet<string> {
  const counts = new Map<string, { small: number; great: number }>();
  for (const { words } of sides) {
    for (const word of words) {
      const key = nameOf(word.folded);
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

const CAPITALISED = /^\p{Lu}[\p{Ll}\p{M}]+(?:['’-]?\p{L}[\p{Ll}\p{M}]*)*$/u;
/** Likeness from which two words are one name, within a script and across; the shorter, the less is asked. */
const LIKE_WITHIN = 0.76;
const LIKE_ACROSS = 0.72;
/** Words as like as this may be one name: nothing is said of them. */
const LIKE_PERHAPS = 0.66;
/** A word in lower case must be more alike: «британский» for "British". */
const LIKE_SMALL = 0.06;

function listNames(side: CheckedSide, other: CheckedSide, common: ReadonlySet<string>, lang: string): readonly Name[] {
  return side.words.flatMap((word, at): Name[] => {
    const text = word.text.replace(/['’]s$/u, '');
    if (text.length < 3 || !CAPITALISED.test(text) || common.has(nameOf(word.folded)) || isDateWord(text, lang))
      return [];
    const before = side.text.slice(Math.max(0, word.start - 3), word.start);
    const isFirst = at === 0 || !/[\p{L}\p{N},;)]\s?$/u.test(before);
    const partner = other.words[side.tied[at] ?? -1];
    let likeness = 0;
    let likeAt = -1;
    for (const [index, found] of other.words.entries()) {
      const value = likenessOf(text, found.text);
      if (value <= likeness) continue;
      likeness = value;
      likeAt = index;
    }
    return [
      {
        at,
        word,
        text,
        key: stem(text, lang),
        isFirst,
        isAlike: likeness >= 1 && isCapital(other.words[likeAt]),
        isMet: (likeness >= 1 && isCapital(other.words[likeAt])) || isCapital(partner),
        isExcused: partner !== undefined || likeness >= LIKE_PERHAPS,
        likeAt,
      },
    ];
  });
}

const isCapital = (word: CheckedWord | undefined): boolean => word !== undefined && /^\p{Lu}/u.test(word.text);

/** How like a name a word of the other side is: 1 for what counts as the same name. */
function likenessOf(name: string, found: string): number {
  const isAcross = /\p{Script=Latin}/u.test(name) !== /\p{Script=Latin}/u.test(found);
  let likeness = 0;
  for (const a of partsOf(name))
    for (const b of partsOf(found))
      likeness = Math.max(likeness, soundLikeness(a, b) + (Math.min(a.length, b.length) < 5 ? 0.04 : 0));
  const isSmall = /^\p{Ll}/u.test(found);
  if (isSmall) likeness -= LIKE_SMALL;
  if (likeness >= (isAcross ? LIKE_ACROSS : LIKE_WITHIN)) return 1;
  const [a, b] = [toLatin(name), toLatin(found)];
  const shared = sharedStart(a, b);
  // „Trumps“, «лейбористский» and "Labour", „Brexitverhandlungen“ and "Brexit".
  if (shared >= 4 && shared >= 0.6 * Math.min(a.length, b.length)) return 1;
  if (a.length >= 4 && b.length >= 4 && (b.includes(a) || a.includes(b))) return 1;
  return isSmall ? likeness - 2 * LIKE_SMALL : likeness;
}

function partsOf(word: string): readonly string[] {
  return word.includes('-') ? [word, ...word.split('-').filter((part) => part.length > 2)] : [word];
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charAt(at) === b.charAt(at)) at += 1;
  return at;
}

function toHabit(beads: readonly (readonly Name[])[]): Habit {
  const rows = new Map<string, { seen: number; met: number; alike: number }>();
  const all = { seen: 4, met: 2, alike: 0 };
  for (const names of beads) {
    for (const name of names) {
      const row = rows.get(name.key) ?? { seen: 0, met: 0, alike: 0 };
      rows.set(name.key, row);
      for (const count of name.isFirst ? [row] : [row, all]) {
        count.seen += 1;
        count.met += name.isMet ? 1 : 0;
        count.alike += name.isAlike ? 1 : 0;
      }
    }
  }
  return { rows, mid: all.met / all.seen };
}

/** So many sightings the share of all names counts for, beside what a name itself showed. */
const PRIOR_WEIGHT = 1;

/** A name that another name answers so often is known by it: Wien and Vienna. */
const MANY = 4;

/** A name without its like, and what that is worth. */
interface Unmet extends Name {
  /** −log of the share of its kind that is not met. */
  readonly surprise: number;
  /** It was met elsewhere: a name for certain, and one that is spelled alike. */
  readonly isKnown: boolean;
  /** The other side names it nearby. */
  readonly isNear: boolean;
}

function weighName(name: Name, { rows, mid }: Habit, isNear: () => boolean): Unmet {
  const { seen, met, alike } = rows.get(name.key) ?? { seen: 1, met: 0, alike: 0 };
  // A first word has its capital from its place: it is a name only where it was met as one.
  const prior = name.isFirst ? 0 : mid;
  const share = (met + PRIOR_WEIGHT * prior) / (seen - 1 + PRIOR_WEIGHT);
  return {
    ...name,
    surprise: -Math.log(1 - Math.min(0.97, share)),
    isKnown: alike > 0 || met >= MANY,
    isNear: isNear(),
  };
}

/** Surprise from which a name left out, a name put in, and a name replaced (both together) are reported. */
const LEAST_LOST = 2.5;
const LEAST_ADDED = 2.8;
const LEAST_REPLACED = 3.9;
/** What it is worth that both names stand beside names that answer each other: "Joe Alleva", "Joe Mateo". */
const IN_COMPANY = 1.2;
/** What it is worth that no other name is amiss in the bead, and the one lost is met everywhere else. */
const ALONE = 0.6;
/** Words between its place and a stranger that stands for a name. */
const FARTHEST = 2;

function checkBead(
  { text, original, translation }: CheckedBead,
  said: readonly Name[],
  lost: readonly Unmet[],
  strangers: readonly Unmet[],
  partners: ReadonlyMap<string, number>,
): readonly Finding[] {
  const found: { name: Unmet | null; other: Unmet | null; confidence: number }[] = [];
  for (const name of lost) {
    const place = findPlace(name.at, original, translation);
    for (const other of strangers) {
      if (other.at < place.from - FARTHEST || other.at >= place.to + FARTHEST) continue;
      const company = said.some(
        (friend) =>
          Math.abs(friend.at - name.at) === 1 && friend.isMet && friend.likeAt - other.at === friend.at - name.at,
      );
      // Seen opposite each other elsewhere too: one name in two languages.
      if ((partners.get(`${name.key}\t${other.key}`) ?? 0) > 1) continue;
      if (!company && !name.isKnown && !other.isKnown) continue;
      const score =
        name.surprise +
        other.surprise +
        (company ? IN_COMPANY : 0) +
        (other.isKnown && !other.isNear ? IN_COMPANY : 0) +
        (name.isKnown && lost.length + strangers.length === 2 ? ALONE : 0);
      if (score >= LEAST_REPLACED) found.push({ name, other, confidence: 0.6 + 0.1 * (score - LEAST_REPLACED) });
    }
    // A name left out: its neighbours stand side by side, and nothing ("he", "the minister") has taken its place.
    if (place.isTight && place.isEmpty && name.isKnown && name.surprise >= LEAST_LOST)
      found.push({ name, other: null, confidence: 0.4 + 0.1 * (name.surprise - LEAST_LOST) + (name.isNear ? 0 : 0.1) });
  }
  // A name of other documents of the archive, in a text whose original does not know it.
  for (const other of strangers) {
    const isPartner = lost.some((name) => (partners.get(`${name.key}\t${other.key}`) ?? 0) > 1);
    if (!isPartner && other.isKnown && !other.isNear && other.surprise >= LEAST_ADDED)
      found.push({ name: null, other, confidence: 0.5 + 0.1 * (other.surprise - LEAST_ADDED) });
  }
  const [best] = found.sort((a, b) => b.confidence - a.confidence);
  if (best === undefined) return [];
  const { name, other, confidence } = best;
  return [
    {
      kind: 'name',
      bead: text.bead,
      message:
        other === null
          ? `The name ${name?.text ?? ''} is missing from the translation.`
          : name === null
            ? `The original does not name ${other.text}.`
            : `The original names ${name.text}, the translation ${other.text}.`,
      confidence: toConfidence(confidence),
      original: name?.text ?? null,
      translation: other?.text ?? null,
    },
  ];
}
