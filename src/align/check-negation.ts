/**
 * Denials that one side has and nothing on the other can carry.
 *
 * The place of the denial is looked up on the other side through the words tied around it; what may carry it ("refused", «мало»)
 * counts the more the nearer it stands, and not where it answers a word of its own. An answer that stands far off may belong to
 * something else: such denials are weighed too. A translator who turns «не молчал» into "spoke" takes another word: the same word
 * without its denial is what makes a fault likely. `suspicion.ts` weighs it all.
 */
import { primaryOf } from '../text/stem.ts';
import { type CheckedBead, type CheckedSide, literalness } from './check-evidence.ts';
import { type ExpectedPlace, findPlace } from './check-place.ts';
import type { Denial } from './denials.ts';
import { type Answer, type DenialGroup, matchDenials, type SideDenials } from './denials-met.ts';
import { type Finding, toConfidence } from './finding.ts';
import { type EvidenceOf, weigh, type Witness } from './suspicion.ts';

/** Probability from which a denial lost or put in is reported. */
const LEAST = 0.58;
/** An answer nearer than this, in shares of the sides, is one. */
const NEAR_ANSWER = 0.1;

interface Unanswered {
  readonly denial: DenialGroup;
  readonly p: number;
}

/** Finds a denial lost or put in; silent for a language without a table of denials. */
export function checkNegation(
  { text, original, translation, isWhole }: CheckedBead,
  languages: readonly [string, string],
  witness?: Witness,
): readonly Finding[] {
  if (!isWhole) return [];
  const sides = matchDenials([original, translation], languages);
  if (sides === null) return [];
  const [said, told] = sides;
  const suspect = (isAdded: boolean): readonly Unanswered[] => {
    const own = isAdded ? told : said;
    return own.all.flatMap((denial) => {
      const answer = own.answers.get(denial);
      if (denial.isIdle || (answer !== undefined && answer.cost < NEAR_ANSWER)) return [];
      const evidence = isAdded
        ? gather(denial, answer, translation, original, told, said, languages[1], true)
        : gather(denial, answer, original, translation, said, told, languages[0], false);
      witness?.({ of: 'denial', bead: text.bead, evidence });
      return [{ denial, p: weigh('denial', evidence) }];
    });
  };
  const lost = likeliest([
    ...suspect(false),
    ...(isHalved(told, languages[1]) ? said.all.map((denial) => ({ denial, p: HALVED })) : []),
  ]);
  const added = likeliest(suspect(true));
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

/** What speaks for a fault where a denial has no answer, or one that stands far off. */
function gather(
  denial: DenialGroup,
  answer: Answer | undefined,
  side: CheckedSide,
  other: CheckedSide,
  { words, answers: met }: SideDenials,
  { all: answers, words: around }: SideDenials,
  lang: string,
  isAdded: boolean,
): EvidenceOf<'denial'> {
  const place = findPlace(denial.at, side, other);
  const carriers = sortCarriers(around.soft, words, side, other);
  const next = nextWord(denial, side);
  return {
    added: Number(isAdded),
    untied: shareUntied(place, other, around),
    carried: nearness(around.soft, place, other, REACH),
    carriedFree: nearness(carriers.free, place, other, REACH),
    carriedOwn: nearness(carriers.own, place, other, REACH),
    perhaps: nearness(around.weak, place, other, WEAK_REACH),
    far: Math.min(3, around.soft.filter((word) => distance(word, place, other) > FAR).length),
    literal: literalness(side),
    literalThere: literalness(other),
    answers: Math.min(2, answers.length),
    unmetThere: answers.filter((group) => !group.isIdle && !met.has(group)).length,
    met: Number(answer !== undefined),
    metFirm: Number(answer?.by.isFirm ?? false),
    metIdle: Number(answer?.by.isIdle ?? false),
    cost: answer?.cost ?? 0,
    next: next === null || (side.tied[next] ?? -1) < 0 ? 0 : Math.sqrt(side.p[next] ?? 0),
    nextSurprise: next === null ? 0 : Math.max(-2, Math.min(3, side.surprise[next] ?? 0)),
    understated: Number(isUnderstated(denial, [...words.soft, ...words.weak], side)),
    emphatic: Number(EMPHATIC.test(other.text)),
    firm: Number(denial.isFirm),
    language: LITERAL[primaryOf(lang)] ?? 0,
    addedByWord: Number(isAdded && !denial.isFirm),
    addedBeside: Number(isAdded && answers.length > 0),
    free: Number(FREE.test(denial.first.folded)),
  };
}

const startsOf = (...lists: readonly (readonly Denial[])[]): ReadonlySet<number> =>
  new Set(lists.flatMap((list) => list.map(({ start }) => start)));

/** Parts words that may carry a denial by whether they answer a word of their own: „bestritt“ that answers "denied" carries no other. */
function sortCarriers(
  carriers: readonly Denial[],
  words: SideDenials['words'],
  side: CheckedSide,
  other: CheckedSide,
): { readonly free: readonly Denial[]; readonly own: readonly Denial[] } {
  const denials = startsOf(words.firm, words.carriers, words.idle);
  const isFree = ({ start }: Denial): boolean => {
    const partner = side.words[other.tied[other.words.findIndex((word) => word.start === start)] ?? -1];
    return partner === undefined || denials.has(partner.start);
  };
  return { free: carriers.filter(isFree), own: carriers.filter((word) => !isFree(word)) };
}

/** Longest way from a denial to the word it denies, in words. */
const SCOPE = 6;

/** Finds the first longer word behind a denial. */
function nextWord({ last }: DenialGroup, { words }: CheckedSide): number | null {
  const from = words.findIndex((word) => word.end >= last.end);
  const at = words.findIndex((word, k) => k > from && k <= from + SCOPE && word.text.length > 3);
  return at < 0 ? null : at;
}

/** Share of the longer words in and beside a place that have no counterpart; denials not counted. */
function shareUntied({ from, to }: ExpectedPlace, other: CheckedSide, around: SideDenials['words']): number {
  const denials = startsOf(around.firm, around.carriers, around.idle);
  let all = 0;
  let untied = 0;
  for (let at = Math.max(0, from - 1); at < Math.min(other.words.length, to + 1); at += 1) {
    const word = other.words[at];
    if (word === undefined || word.text.length < 4 || denials.has(word.start)) continue;
    all += 1;
    if ((other.tied[at] ?? -1) < 0) untied += 1;
  }
  return all === 0 ? 0 : untied / all;
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
