/**
 * Denials that one side has and nothing on the other can carry.
 *
 * The place of the denial is looked up on the other side through the words tied around it; what may carry it ("refused", «мало»)
 * counts most there. A translator who turns «не молчал» into "spoke" takes another word: the same word without its denial is
 * what makes a fault likely. The weights are those of a logistic regression over seeded denials in twelve pairs of languages
 * (`bench/check.ts` makes such), so that the confidence is a probability.
 */
import { primaryOf } from '../text/stem.ts';
import type { CheckedBead, CheckedSide } from './check-evidence.ts';
import { findPlace } from './check-place.ts';
import { type Denial, type Denials, listDenials } from './denials.ts';
import { type Finding, toConfidence } from './finding.ts';

/** Finds a denial lost or put in; silent for a language without a table of denials. */
export function checkNegation(bead: CheckedBead, languages: readonly [string, string]): readonly Finding[] {
  const { text, original, translation } = bead;
  if (!bead.isWhole) return [];
  const said = listDenials(text.original, languages[0]);
  const told = listDenials(text.translation, languages[1]);
  if (said === null || told === null) return [];
  const lost = findUnanswered(said, told, original, translation, languages[0], false);
  const added = findUnanswered(told, said, translation, original, languages[1], true);
  const found = lost ?? added;
  if (found === null) return [];
  return [
    {
      kind: 'negation',
      bead: text.bead,
      message:
        found === lost
          ? `The original denies (“${found.denial.text}”), the translation does not.`
          : `The translation denies (“${found.denial.text}”), the original does not.`,
      confidence: toConfidence(found.confidence),
      original: found === lost ? found.denial.text : null,
      translation: found === lost ? null : found.denial.text,
    },
  ];
}

interface Unanswered {
  readonly denial: Denial;
  readonly confidence: number;
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
/** Characters around the place in which a word may carry the denial. */
const AROUND = 25;
/** Score from which a denial is reported, lost and put in. Of a language that denies much, more is asked before one is missed. */
const LEAST_LOST = 1.2;
const FOR_LITERAL = 0.4;
const LEAST_ADDED = 2.4;

function findUnanswered(
  said: Denials,
  told: Denials,
  side: CheckedSide,
  other: CheckedSide,
  lang: string,
  isAdded: boolean,
): Unanswered | null {
  const denial = said.firm[0];
  if (denial === undefined || told.firm.length + told.carriers.length > 0) return null;
  const at = side.words.findIndex((word) => word.end > denial.start);
  if (at < 0) return null;
  const place = findPlace(at, side, other);
  const from = (other.words[Math.max(0, place.from - 1)]?.start ?? 0) - AROUND;
  const to = (other.words[Math.min(other.words.length - 1, place.to)]?.end ?? 0) + AROUND;
  const near = told.soft.filter((soft) => soft.start < to && soft.end > from).length;
  const untied = other.words
    .slice(place.from, place.to)
    .filter(({ text }, k) => text.length > 3 && (other.tied[place.from + k] ?? -1) < 0);
  const tie = (index: number): number =>
    (side.words[index]?.text.length ?? 0) > 2 && (side.tied[index] ?? -1) >= 0 ? Math.sqrt(side.p[index] ?? 0) : 0;
  const score =
    0.35 +
    (isAdded ? 0.95 : 0) +
    tie(at + 1) +
    0.55 * tie(at + 2) +
    0.5 * tie(at - 1) +
    0.55 * tie(at - 2) -
    (place.isTight ? 0.3 : 0) +
    (place.isTight && place.to - place.from <= 2 ? 0.3 : 0) +
    (untied.length === 0 ? 0.25 : 0) -
    0.9 * Math.min(2, near) -
    0.16 * Math.min(4, told.soft.length) +
    0.25 * literalness(side) -
    (said.firm.length + said.carriers.length === 1 ? 0.5 : 0) -
    (said.soft.length > 0 ? 0.2 : 0) -
    (isUnderstated(denial, said.soft, side) ? UNDERSTATED : 0) +
    (LITERAL[primaryOf(lang)] ?? 0) -
    (FREE.test(denial.folded) ? 0.9 : 0);
  const least = isAdded ? LEAST_ADDED : LEAST_LOST + FOR_LITERAL * Math.max(0, LITERAL[primaryOf(lang)] ?? 0);
  return score < least ? null : { denial, confidence: 0.7 + 0.15 * (score - least) };
}

/** “Not bad”, «не плохо»: good, and said so on the other side. Not where the word itself stands there without its denial. */
const UNDERSTATED = 1;
const BESIDE = 12;

function isUnderstated({ end }: Denial, soft: readonly Denial[], { words, tied }: CheckedSide): boolean {
  return soft.some(({ start }) => {
    if (start < end || start - end > BESIDE) return false;
    return (tied[words.findIndex((word) => word.start === start)] ?? -1) < 0;
  });
}

/** Share of the longer words that have a counterpart. */
function literalness({ words, tied }: CheckedSide): number {
  let long = 0;
  let found = 0;
  for (const [at, { text }] of words.entries()) {
    if (text.length < 4) continue;
    long += 1;
    if ((tied[at] ?? -1) >= 0) found += 1;
  }
  return found / Math.max(1, long);
}
