/**
 * Names that the translation replaces by others, or leaves out.
 *
 * A name is looked for on the other side by its sound and by the word it is tied to. How often it is found over all beads says how
 * surprising it is where it is not: a name that always meets its like and once does not, beside a stranger of the same kind, is
 * a fault; a noun with a capital, or a name with another name in the other language, never meets its like and says nothing.
 */
import type { CheckedBead, CheckedSide } from './check-evidence.ts';
import { type ExpectedPlace, findPlace, isPronoun } from './check-place.ts';
import { countJunctions, type Junctions } from './holes.ts';
import { type Finding, toConfidence } from './finding.ts';
import {
  type BeadNames,
  type Habit,
  hasPartner,
  isAlike,
  isPerhaps,
  isTied,
  likenessOf,
  listNames,
  type Name,
  toHabit,
} from './names-met.ts';

/** Beads around a bead in which a name may have been called by name, so that "he" will do; and in which it belongs to the text. */
const ANTECEDENT = 2;
const NEIGHBOURHOOD = 60;
/** Likeness from which a name nearby is the same name. */
const SAME = 0.76;

/** Finds the names replaced and left out in all beads. Linear in their number. */
export function checkNames(beads: readonly CheckedBead[], languages: readonly [string, string]): readonly Finding[] {
  const sides = listNames(beads, languages);
  const there = toHabit(sides.map(({ said }) => said));
  const back = toHabit(sides.map(({ told }) => told));
  const partners = countPartners(sides, there, back);
  const junctions = countJunctions(beads.map((bead) => bead.translation));
  return beads.flatMap((bead, at) => {
    const { said, told } = sides[at] ?? { said: [], told: [] };
    const near = (side: 'said' | 'told', reach: number, name: Name): boolean => {
      for (let other = Math.max(0, at - reach); other <= Math.min(beads.length - 1, at + reach); other += 1) {
        if (beads[other]?.text.document !== bead.text.document) continue;
        if (sides[other]?.[side].some((found) => likenessOf(name, found) >= SAME) === true) return true;
      }
      return false;
    };
    const lost = said
      .filter((name) => isUnmet(name, said, there, bead.translation))
      .map((name) => weighName(name, there, () => near('told', ANTECEDENT, name)));
    const strangers = told
      .filter((name) => isUnmet(name, told, back, bead.original))
      .map((name) => weighName(name, back, () => near('said', NEIGHBOURHOOD, name)));
    return lost.length + strangers.length === 0
      ? []
      : checkBead(bead, { said, told }, lost, strangers, partners, junctions);
  });
}

/** Tells whether nothing on the other side answers a name, nor may. */
function isUnmet(name: Name, names: readonly Name[], { rows }: Habit, other: CheckedBead['original']): boolean {
  const row = rows.get(name.key);
  if (row === undefined || isPerhaps(name, row) || isTied(name, row) || hasPartner(row, other)) return false;
  // Named twice, and once on the other side.
  return !names.some((twin) => twin !== name && twin.key === name.key && isPerhaps(twin, row));
}

/**
 * Counts how often two names stood opposite each other where neither met its like: "Rockies" and «Скалистые» are one name, however
 * unlike. Keyed by both stems.
 */
function countPartners(sides: readonly BeadNames[], there: Habit, back: Habit): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const unlike = (names: readonly Name[], { rows }: Habit): ReadonlySet<string> =>
    new Set(
      names.flatMap((name) => {
        const row = rows.get(name.key);
        return row === undefined || (isAlike(name, row) && name.isLikeCapital) ? [] : [name.key];
      }),
    );
  for (const { said, told } of sides) {
    const others = unlike(told, back);
    for (const key of unlike(said, there))
      for (const other of others) counts.set(`${key}\t${other}`, (counts.get(`${key}\t${other}`) ?? 0) + 1);
  }
  return counts;
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
  /** How often it is seen, and the share of these in which a name of the other side sounds like it. */
  readonly seen: number;
  readonly alike: number;
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
    seen,
    alike: alike / seen,
  };
}

/** Probability from which a name lost, and a name put in, are reported. */
const LEAST_LOST = 0.62;
const LEAST_ADDED = 0.55;
/** Surprise of both from which one name stands for another, where too little is known of them for a probability. */
const LEAST_REPLACED = 3.6;
/** Words between its place and a stranger that stands for a name. */
const FARTHEST = 2;
/** Sightings beyond which a name is not more of a household word: it is called “he” all the oftener. */
const HOUSEHOLD = 32;

interface Candidate {
  readonly name: Unmet | null;
  readonly other: Unmet | null;
  readonly p: number;
}

/** Weighs the names of a bead that are lost, and those that are put in; reports the likeliest fault. */
function checkBead(
  { text, original, translation }: CheckedBead,
  { said, told }: BeadNames,
  lost: readonly Unmet[],
  strangers: readonly Unmet[],
  partners: ReadonlyMap<string, number>,
  junctions: Junctions,
): readonly Finding[] {
  // Seen opposite each other elsewhere too: one name in two languages.
  const isOne = (name: Unmet, other: Unmet): boolean => (partners.get(`${name.key}\t${other.key}`) ?? 0) > 1;
  const found: Candidate[] = [];
  for (const name of lost) {
    const place = findPlace(name.at, original, translation);
    const rivals = strangers.filter((other) => isInside(other, place) && !isOne(name, other));
    const rival = mostSurprising(rivals);
    if (name.isKnown) {
      const words = { ...describePlace(place, translation), hole: findHole(place, translation, junctions) };
      found.push({ name, other: rival ?? null, p: weighLost(name, rival, said, words) });
    }
    // One stands for the other: both are amiss in the same place, whatever else is known of either.
    for (const other of rivals) {
      const isCompanion = isInCompany(name, other, said);
      if (!isCompanion && !(name.isKnown && lost.length + strangers.length === 2)) continue;
      const score = name.surprise + other.surprise + (isCompanion ? IN_COMPANY : ALONE);
      if (score >= LEAST_REPLACED) found.push({ name, other, p: LEAST_LOST });
    }
  }
  for (const other of strangers) {
    if (!other.isKnown) continue;
    const place = findPlace(other.at, translation, original);
    const rival = mostSurprising(lost.filter((name) => isInside(name, place) && !isOne(name, other)));
    if (rival === undefined && lost.some((name) => isOne(name, other))) continue;
    found.push({ name: rival ?? null, other, p: weighStranger(other, rival, told, describePlace(place, original)) });
  }
  const [best] = found
    .filter(({ name, other, p }) => p >= (name === null || other !== null ? LEAST_ADDED : LEAST_LOST))
    .sort((a, b) => b.p - a.p);
  if (best === undefined) return [];
  const { name, other, p } = best;
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
      confidence: toConfidence(p),
      original: name?.text ?? null,
      translation: other?.text ?? null,
    },
  ];
}

const isInside = (name: Name, { from, to }: ExpectedPlace): boolean =>
  name.at >= from - FARTHEST && name.at < to + FARTHEST;

const mostSurprising = (names: readonly Unmet[]): Unmet | undefined =>
  names.reduce<Unmet | undefined>(
    (most, name) => (most === undefined || name.surprise > most.surprise ? name : most),
    undefined,
  );

interface PlaceWords {
  /** Longer words without a tie, at most three: any may have taken the place of the name. */
  readonly untied: number;
  readonly hasPronoun: boolean;
  /** The place is known; and it holds no word at all that could. */
  readonly isTight: boolean;
  readonly isEmpty: boolean;
}

interface LostPlace extends PlaceWords {
  /** How strange two words are that meet there: a word has fallen out between “in the” and “and”. */
  readonly hole: number;
}

/** Strangeness beyond which a junction says no more. */
const STRANGEST = 3;

function findHole({ from, to }: ExpectedPlace, side: CheckedSide, junctions: Junctions): number {
  let hole = 0;
  for (let at = Math.max(0, from - 1); at < to; at += 1) hole = Math.max(hole, junctions.strangeness(side, at));
  return Math.min(STRANGEST, hole);
}

function describePlace({ from, to, isTight, isEmpty }: ExpectedPlace, side: CheckedSide): PlaceWords {
  const words = side.words.slice(from, to);
  const untied = words.filter((word, k) => word.text.length > 3 && (side.tied[from + k] ?? -1) < 0).length;
  return { untied: Math.min(3, untied), hasPronoun: words.some(isPronoun), isTight, isEmpty: isTight && isEmpty };
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const household = (name: Unmet): number => Math.log(Math.min(HOUSEHOLD, name.seen));

/** Probability that a name lost is a fault. Logistic regression over seeded faults, as are the weights below. */
function weighLost(name: Unmet, rival: Unmet | undefined, said: readonly Name[], place: LostPlace): number {
  return logistic(
    -3.52 +
      0.58 * name.surprise +
      2.03 * name.alike +
      0.31 * (rival?.surprise ?? 0) +
      (rival?.isKnown === true ? 1.93 + (rival.isNear ? 0 : 1.97) : 0) +
      (isMetBeside(name, said) ? 0.84 : 0) +
      0.74 * place.hole +
      (place.isTight ? 0.47 : 0) -
      0.17 * place.untied -
      0.89 * name.likeness -
      (place.hasPronoun ? 0.39 : 0),
  );
}

/** Probability that a name put in is a fault. */
function weighStranger(other: Unmet, rival: Unmet | undefined, told: readonly Name[], place: PlaceWords): number {
  return logistic(
    -1.11 +
      0.28 * other.surprise +
      2.76 * other.alike -
      0.62 * household(other) -
      (other.isNear ? 2.12 : 0) +
      0.58 * (rival?.surprise ?? 0) +
      (rival?.isKnown === true ? 2.41 : 0) +
      (isMetBeside(other, told) ? 0.77 : 0) -
      (other.isFirst ? 1.31 : 0) -
      (place.isEmpty ? 0.81 : 0) -
      0.25 * place.untied -
      14 * other.p,
  );
}

/** Tells whether the name before it has its like: of “Joe Mateo” only “Mateo” is amiss. */
function isMetBeside(name: Name, names: readonly Name[]): boolean {
  return names.some((friend) => friend.at === name.at - 1 && friend.likeness >= SAME);
}

/** What it is worth that both stand beside names that answer each other: “Joe Alleva”, “Joe Mateo”. */
const IN_COMPANY = 1.2;
/** What it is worth that no other name is amiss in the bead, and the one lost is known. */
const ALONE = 0.6;

function isInCompany(name: Name, other: Name, said: readonly Name[]): boolean {
  return said.some(
    (friend) =>
      Math.abs(friend.at - name.at) === 1 &&
      friend.likeness >= SAME &&
      friend.likeAt - other.at === friend.at - name.at,
  );
}
