/**
 * Denials that one side has and nothing on the other can carry.
 *
 * The place of the denial is looked up on the other side through the words tied around it; what may carry it ("refused", «мало»)
 * counts the more the nearer it stands. A translator who turns «не молчал» into "spoke" takes another word: the same word without
 * its denial is what makes a fault likely. The weights are those of a logistic regression over seeded denials in twelve pairs of
 * languages (`bench/check.ts` makes such), so that the confidence is a probability.
 */
import { primaryOf } from '../text/stem.ts';
import { type CheckedBead, type CheckedSide, literalness } from './check-evidence.ts';
import { type ExpectedPlace, findPlace } from './check-place.ts';
import type { Denial } from './denials.ts';
import { type DenialGroup, matchDenials, type SideDenials } from './denials-met.ts';
import { type Finding, toConfidence } from './finding.ts';

/** Probability from which a denial lost or put in is reported. */
const LEAST = 0.65;

interface Unanswered {
  readonly denial: DenialGroup;
  readonly p: number;
}

/** Finds a denial lost or put in; silent for a language without a table of denials. */
export function checkNegation(
  { text, original, translation, isWhole }: CheckedBead,
  languages: readonly [string, string],
): readonly Finding[] {
  if (!isWhole) return [];
  const sides = matchDenials([original, translation], languages);
  if (sides === null) return [];
  const [said, told] = sides;
  const lost = likeliest([
    ...said.unmet.map((denial) => ({
      denial,
      p: weigh(denial, original, translation, said, told, languages[0], false),
    })),
    ...(isHalved(told, languages[1]) ? said.all.map((denial) => ({ denial, p: HALVED })) : []),
  ]);
  const added = likeliest(
    told.unmet.map((denial) => ({ denial, p: weigh(denial, translation, original, told, said, languages[1], true) })),
  );
  const found = likeliest([lost, added].flatMap((one) => one ?? []));
  if (found === null || found.p < LEAST) return [];
  const { first } = found.denial;
  return [
    {
      kind: 'negation',
      bead: text.bead,
      message:
        found === lost
          ? `The original denies (“${first.text}”), the translation does not.`
          : `The translation denies (“${first.text}”), the original does not.`,
      confidence: toConfidence(found.p),
      original: found === lost ? first.text : null,
      translation: found === lost ? null : first.text,
    },
  ];
}

function likeliest(found: readonly Unanswered[]): Unanswered | null {
  return found.reduce<Unanswered | null>((best, one) => (best === null || one.p > best.p ? one : best), null);
}

/** Words that want a denial beside them: without one the half of it is gone («которая никогда соответствовала»). */
const HALF: Readonly<Record<string, RegExp>> = {
  ru: /^(?:никогда|никто|никого|никому|никем|ничего|ничему|ничем|никак(?:ой|ого|их|ие|им|ую|ое|ая)?|нигде|никуда|ни)$/u,
  uk: /^(?:ніколи|ніхто|нікого|нікому|нічого|ніщо|нічим|ніяк(?:ий|ого|их|і)?|ніде|жод(?:ен|ного|ної|них|на|не|ному|ній))$/u,
};
const HALVED = 0.9;

/** Tells whether a denial that needs two words has but one of them, in the whole of a side. */
function isHalved({ words }: SideDenials, lang: string): boolean {
  const half = HALF[primaryOf(lang)];
  if (half === undefined || words.firm.some(({ folded }) => !half.test(folded)) || words.idle.length > 0) return false;
  const all = [...words.firm, ...words.carriers];
  return (
    all.length > 0 &&
    all.every(({ folded }) => half.test(folded)) &&
    !words.soft.some(({ folded }) => /^н[еі]/u.test(folded))
  );
}

/** How literally a denial of a language is translated: «не» often goes into another word, "not" seldom. */
const LITERAL: Readonly<Record<string, number>> = {
  en: 1.8,
  fr: 0.8,
  es: 0.2,
  pt: 0.2,
  it: 0.2,
  ru: -0.3,
  uk: -0.3,
  cs: -0.3,
  pl: -0.3,
};
/** Words that deny without "not" are turned into others more freely. */
const FREE = /^(?:no|nein|non|нет|нема|немає|nie|никогда|ніколи|never|kein.*|jamais|nunca|nikdy|nigdy|mai)$/u;
/** “Did say”, “does matter”: seldom said but where a "not" fell out. */
const EMPHATIC =
  /(?<![\p{L}'’])(?:do|does|did) (?!not|n['’]t|so|it|this|that|these|the|a|an|my|his|her|our|their|you|we|they|i|he|she|no|what|more|less|much)\p{Ll}{2,}/u;

/** Distances over which what may carry a denial loses its force, in characters: words that do, and words that seldom do. */
const REACH = 20;
const WEAK_REACH = 8;
/** Beyond this it may belong to anything. */
const FAR = 40;
const WIDE = 12;

/** Probability that an unanswered denial is a fault. */
function weigh(
  denial: DenialGroup,
  side: CheckedSide,
  other: CheckedSide,
  { all, words }: SideDenials,
  { all: answers, words: around }: SideDenials,
  lang: string,
  isAdded: boolean,
): number {
  const place = findPlace(denial.at, side, other);
  const untied = other.words
    .slice(place.from, place.to)
    .filter(({ text }, k) => text.length > 3 && (other.tied[place.from + k] ?? -1) < 0);
  const evidence = {
    added: isAdded,
    before: tie(denial.at - 1, side),
    beforeThat: tie(denial.at - 2, side),
    tight: place.isTight,
    width: Math.min(place.to - place.from, WIDE) / WIDE,
    tied: untied.length === 0,
    carried: nearness(around.soft, place, other, REACH),
    perhaps: nearness(around.weak, place, other, WEAK_REACH),
    far: Math.min(3, around.soft.filter((word) => distance(word, place, other) > FAR).length),
    literal: literalness(side),
    alone: all.length === 1,
    answers: Math.min(2, answers.length),
    understated: isUnderstated(denial, [...words.soft, ...words.weak], side),
    emphatic: EMPHATIC.test(other.text),
    firm: denial.isFirm,
    language: LITERAL[primaryOf(lang)] ?? 0,
    addedByWord: isAdded && !denial.isFirm,
    addedBeside: isAdded && answers.length > 0,
    free: FREE.test(denial.first.folded),
  };
  let odds = CONSTANT;
  for (const [name, weight] of Object.entries(WEIGHTS))
    odds += weight * Number(evidence[name as keyof typeof evidence]);
  return 1 / (1 + Math.exp(-odds));
}

const CONSTANT = -1.39;
const WEIGHTS = {
  added: 0.82,
  before: 0.44,
  beforeThat: 0.65,
  tight: -0.23,
  width: -0.36,
  tied: 0.59,
  carried: -2.71,
  perhaps: -1.36,
  far: -0.26,
  literal: 1.28,
  alone: -0.83,
  answers: -1.59,
  understated: -0.92,
  emphatic: 1.99,
  firm: 1.44,
  language: 0.72,
  addedByWord: -1.01,
  addedBeside: -1.13,
  free: -0.36,
} as const;

/** How sure a word is tied, as a root so that weak ties count too; short words say little. */
function tie(at: number, { words, tied, p }: CheckedSide): number {
  return (words[at]?.text.length ?? 0) > 2 && (tied[at] ?? -1) >= 0 ? Math.sqrt(p[at] ?? 0) : 0;
}

/** Characters between a word and the place where the denial should be. */
function distance({ start, end }: Denial, { from, to }: ExpectedPlace, { words }: CheckedSide): number {
  const first = words[Math.max(0, from - 1)]?.start ?? 0;
  const last = words[Math.min(words.length - 1, to)]?.end ?? 0;
  return start > last ? start - last : end < first ? first - end : 0;
}

function nearness(words: readonly Denial[], place: ExpectedPlace, other: CheckedSide, reach: number): number {
  return Math.min(
    2,
    words.reduce((sum, word) => sum + Math.exp(-distance(word, place, other) / reach), 0),
  );
}

const BESIDE = 14;

/** “Not bad”, «не переставала»: good, and said so on the other side. Not where the word itself stands there without its denial. */
function isUnderstated({ last }: DenialGroup, soft: readonly Denial[], { words, tied }: CheckedSide): boolean {
  return soft.some(({ start }) => {
    if (start < last.end || start - last.end > BESIDE) return false;
    return (tied[words.findIndex((word) => word.start === start)] ?? -1) < 0;
  });
}
