/**
 * Names that the translation replaces by others, or leaves out.
 *
 * A name is looked for on the other side by its sound and by the word it is tied to. How often it is found over all beads says how
 * surprising it is where it is not: a name that always meets its like and once does not, beside a stranger of the same kind, is
 * a fault; a noun with a capital, or a name with another name in the other language, never meets its like and says nothing.
 */
import { type CheckedBead, type CheckedSide, literalness } from './check-evidence.ts';
import { type ExpectedPlace, findPlace, isPronoun, isTitle } from './check-place.ts';
import { countJunctions, type Junctions } from './holes.ts';
import { type Finding, toConfidence } from './finding.ts';
import { LEAST, weigh, type Witness } from './suspicion.ts';
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
export function checkNames(
  beads: readonly CheckedBead[],
  languages: readonly [string, string],
  witness?: Witness,
): readonly Finding[] {
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
      .map((name) => weighName(name, said, there, () => near('told', ANTECEDENT, name)));
    const strangers = told
      .filter((name) => isUnmet(name, told, back, bead.original))
      .map((name) => weighName(name, told, back, () => near('said', NEIGHBOURHOOD, name)));
    return lost.length + strangers.length === 0
      ? []
      : checkBead({ bead, said, told, lost, strangers, partners, junctions }, witness);
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
const MANY = 2;
/** Sightings beyond which a name is not more of a household word: it is called “he” all the oftener. */
const HOUSEHOLD = 32;

/** A name without its like, and what that is worth. */
interface Unmet extends Name {
  /** −log of the share of its kind that is not met. */
  readonly surprise: number;
  /** It was met elsewhere: a name for certain, and one that is spelled alike. */
  readonly isKnown: boolean;
  /** The other side names it nearby. */
  readonly isNear: boolean;
  /** Log of how often it is seen, and the share of these in which a name of the other side sounds like it. */
  readonly household: number;
  readonly alike: number;
  /** The name before it has its like: of “Joe Mateo” only “Mateo” is amiss. */
  readonly hasFriend: boolean;
  /** The name behind it has its like: “Mr May” for “Theresa May”. */
  readonly hasFollower: boolean;
}

function weighName(name: Name, names: readonly Name[], { rows, mid }: Habit, isNear: () => boolean): Unmet {
  const { seen, met, alike } = rows.get(name.key) ?? { seen: 1, met: 0, alike: 0 };
  // A first word has its capital from its place: it is a name only where it was met as one.
  const prior = name.isFirst ? 0 : mid;
  const share = (met + PRIOR_WEIGHT * prior) / (seen - 1 + PRIOR_WEIGHT);
  return {
    ...name,
    surprise: -Math.log(1 - Math.min(0.97, share)),
    isKnown: alike > 0 || met >= MANY,
    isNear: isNear(),
    household: Math.log(Math.min(HOUSEHOLD, seen)),
    alike: alike / seen,
    hasFriend: names.some((friend) => friend.at === name.at - 1 && friend.likeness >= SAME),
    hasFollower: names.some((friend) => friend.at === name.at + 1 && friend.likeness >= SAME),
  };
}

/** Words between its place and a stranger that stands for a name. */
const FARTHEST = 2;

/** Surprise of the name and of the stranger in its place from which one stands for the other. */
const LEAST_LOST = 2;
const LEAST_STRANGE = 1;

interface Unanswered extends BeadNames {
  readonly bead: CheckedBead;
  readonly lost: readonly Unmet[];
  readonly strangers: readonly Unmet[];
  readonly partners: ReadonlyMap<string, number>;
  readonly junctions: Junctions;
}

interface Candidate {
  readonly name: Unmet | null;
  readonly other: Unmet | null;
  readonly p: number;
}

/** Weighs the names of a bead that are lost, put in, and put for another; reports the likeliest fault. */
function checkBead(names: Unanswered, witness: Witness | undefined): readonly Finding[] {
  const { bead, lost, strangers } = names;
  const { text } = bead;
  // Seen opposite each other elsewhere too: one name in two languages.
  const isOne = (name: Unmet, other: Unmet): boolean => (names.partners.get(`${name.key}\t${other.key}`) ?? 0) > 1;
  const found: Candidate[] = [];
  for (const name of lost) {
    const place = findPlace(name.at, bead.original, bead.translation);
    const rivals = strangers.filter((other) => isInside(other, place) && !isOne(name, other));
    const rival = mostSurprising(rivals);
    if (name.isKnown) {
      const evidence = describeLost(name, rival, place, names);
      witness?.({ of: 'nameLost', bead: text.bead, evidence });
      found.push({ name, other: rival ?? null, p: weigh('nameLost', evidence) });
    }
    // One stands for the other, a stranger to the archive too: nothing else is amiss, or both stand beside the same name.
    for (const other of rivals) {
      const isSure = name.isKnown && name.surprise >= LEAST_LOST && other.surprise >= LEAST_STRANGE;
      if (isSure && (lost.length + strangers.length === 2 || isInCompany(name, other, names.said)))
        found.push({ name, other, p: LEAST });
    }
  }
  for (const other of strangers) {
    if (!other.isKnown) continue;
    const place = findPlace(other.at, bead.translation, bead.original);
    const rival = mostSurprising(lost.filter((name) => isInside(name, place) && !isOne(name, other)));
    const evidence = describeAdded(
      other,
      rival,
      lost.some((name) => isOne(name, other)),
      place,
      names,
    );
    witness?.({ of: 'nameAdded', bead: text.bead, evidence });
    found.push({ name: rival ?? null, other, p: weigh('nameAdded', evidence) });
  }
  const [best] = found.filter(({ p }) => p >= LEAST).sort((a, b) => b.p - a.p);
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

/** Strangeness beyond which a junction says no more. */
const STRANGEST = 3;

/** Finds how strange two words are that meet there: a word has fallen out between “in the” and “and”. */
function findHole({ from, to }: ExpectedPlace, side: CheckedSide, { strangeness, misplacement }: Junctions) {
  let hole = 0;
  let misplaced = 0;
  for (let at = Math.max(0, from - 1); at < to; at += 1) {
    hole = Math.max(hole, strangeness(side, at));
    misplaced = Math.max(misplaced, misplacement(side, at));
  }
  return { hole: Math.min(STRANGEST, hole), misplaced: Math.min(STRANGEST, misplaced) };
}

/** What both sides of a bead, and the other names in it, say of a name without its like. */
function describeAround(name: Unmet, fellows: readonly Unmet[], { bead, said, told }: Unanswered) {
  return {
    surprise: name.surprise,
    alike: name.alike,
    near: Number(name.isNear),
    friend: Number(name.hasFriend),
    follower: Number(name.hasFollower),
    /** A name beside it has no like either: they may be a title that was translated. */
    fellow: Number(fellows.some(({ at }) => Math.abs(at - name.at) === 1)),
    literal: literalness(bead.original),
    /** Names of the original beyond those of the translation. */
    names: Math.max(-2, Math.min(2, said.length - told.length)),
  };
}

/** What stands where the like of a name should: words without a tie may have taken its place. */
function describePlace({ from, to }: ExpectedPlace, side: CheckedSide) {
  const words = side.words.slice(from, to);
  const untied = words.filter((_word, k) => (side.tied[from + k] ?? -1) < 0);
  return {
    untied: Math.min(3, untied.filter((word) => word.text.length > 3).length),
    acronym: Number(untied.some((word) => /^\p{Lu}{2}/u.test(word.text))),
  };
}

function describeLost(name: Unmet, rival: Unmet | undefined, place: ExpectedPlace, names: Unanswered) {
  const { translation } = names.bead;
  return {
    ...describeAround(name, names.lost, names),
    ...describePlace(place, translation),
    likeness: name.likeness,
    tight: Number(place.isTight),
    ...findHole(place, translation, names.junctions),
    household: name.household,
    empty: Number(place.isTight && place.isEmpty),
    /** “Mrs May” for “Theresa May”. */
    titled: Number(isTitled(translation, place)),
    pronoun: Number(translation.words.slice(place.from, place.to).some(isPronoun)),
    rival: rival?.surprise ?? 0,
    rivalKnown: Number(rival?.isKnown === true),
    rivalFar: Number(rival?.isKnown === true && !rival.isNear),
    company: Number(rival !== undefined && isInCompany(name, rival, names.said)),
  };
}

function describeAdded(
  other: Unmet,
  rival: Unmet | undefined,
  hasUsual: boolean,
  place: ExpectedPlace,
  names: Unanswered,
) {
  return {
    ...describeAround(other, names.strangers, names),
    ...describePlace(place, names.bead.original),
    household: other.household,
    first: Number(other.isFirst),
    tie: other.p,
    width: Math.min(place.to - place.from, WIDEST) / WIDEST,
    empty: Number(place.isTight && place.isEmpty),
    rival: rival?.surprise ?? 0,
    rivalKnown: Number(rival?.isKnown === true),
    /** A name that answers it elsewhere is lost here. */
    usual: Number(hasUsual),
    company: Number(rival !== undefined && isInCompany(rival, other, names.said)),
  };
}

/** Tells whether a person's title stands there that nothing answers. */
const isTitled = (side: CheckedSide, { from, to }: ExpectedPlace): boolean =>
  side.words.some((word, at) => at >= from - 1 && at < to && (side.tied[at] ?? -1) < 0 && isTitle(word));

const WIDEST = 8;

/** Tells whether two names stand alike beside names that answer each other. */
function isInCompany(name: Name, other: Name, said: readonly Name[]): boolean {
  return said.some(
    (friend) =>
      Math.abs(friend.at - name.at) === 1 &&
      friend.likeness >= SAME &&
      friend.likeAt - other.at === friend.at - name.at,
  );
}
