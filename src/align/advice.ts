/**
 * What people say of words, beside what the texts teach: pairs that are right (a glossary, a confirmation) and pairs that are
 * wrong (struck out).
 *
 * A right pair outweighs whatever was learned: it counts as seen as often as the rarer of its words stands in the texts, and
 * some times more. A wrong pair is taken out of the tables after each round, so that its share goes to other words.
 */
import type { WordPair } from '../model/glossary.ts';
import { wordsOf } from '../text/words.ts';
import { foldWord, nameOf, type Vocabulary } from './features.ts';
import type { Counts } from './table.ts';

/** What people say of the words of one pair of languages. */
export interface Advice {
  readonly right: readonly WordPair[];
  readonly wrong: readonly WordPair[];
}

/** Times a right pair counts as seen beyond what the texts show: as much as two equal numbers. */
const BELIEVED = 6;
/** Words shorter than this say nothing of a phrase that has longer ones: «министр иностранных дел», “minister of foreign affairs”. */
const SHORT = 4;

/** A pair of features with its strength in pseudo-counts. */
export interface AdvisedPair {
  readonly original: number;
  readonly translation: number;
  readonly strength: number;
}

/** Lists the features of a word or phrase: of a phrase only its long words, where it has any. */
export function featuresOfTerm(term: string): readonly string[] {
  const folded = wordsOf(term).flatMap(({ text }) => foldWord(text).split('-').filter(Boolean));
  const long = folded.filter((word) => word.length >= SHORT || /\p{N}/u.test(word));
  return [...new Set((long.length > 0 ? long : folded).map(nameOf))];
}

/**
 * Finds right pairs among the features at hand. `frequency` tells how often a feature stands in the texts; the words of a phrase
 * share its strength, word by word where both sides have as many.
 */
export function findRightPairs(
  advice: Advice,
  original: Vocabulary,
  translation: Vocabulary,
  frequency: { readonly original: Float64Array; readonly translation: Float64Array },
): readonly AdvisedPair[] {
  return advice.right.flatMap((pair) =>
    tieTerms(pair).flatMap(([from, to, share]): readonly AdvisedPair[] => {
      const a = original.ids.get(from);
      const b = translation.ids.get(to);
      if (a === undefined || b === undefined) return [];
      const seen = Math.min(frequency.original[a] ?? 0, frequency.translation[b] ?? 0);
      return [{ original: a, translation: b, strength: (BELIEVED + seen) * share }];
    }),
  );
}

/** Ties the features of a pair of terms, each with its share of the pair's strength. */
export function tieTerms({ original, translation }: WordPair): readonly (readonly [string, string, number])[] {
  const left = featuresOfTerm(original);
  const right = featuresOfTerm(translation);
  if (left.length === right.length) return left.map((word, at) => [word, right[at] ?? '', 1]);
  const share = 1 / Math.max(left.length, right.length);
  return left.flatMap((from) => right.map((to) => [from, to, share] as const));
}

/** Finds wrong pairs among the features at hand, as `ORIGINAL TRANSLATION`. Only words are struck out, never phrases. */
export function findWrongPairs(advice: Advice, original: Vocabulary, translation: Vocabulary): ReadonlySet<string> {
  const wrong = new Set<string>();
  for (const pair of advice.wrong) {
    const [from, ...more] = featuresOfTerm(pair.original);
    const [to, ...rest] = featuresOfTerm(pair.translation);
    if (from === undefined || to === undefined || more.length + rest.length > 0) continue;
    const a = original.ids.get(from);
    const b = translation.ids.get(to);
    if (a !== undefined && b !== undefined) wrong.add(`${a} ${b}`);
  }
  return wrong;
}

/** Takes wrong pairs out of counts; `isForward` tells whether the rows are those of the original. */
export function withoutPairs(counts: Counts, wrong: ReadonlySet<string>, isForward: boolean): Counts {
  if (wrong.size === 0) return counts;
  const rows = new Int32Array(counts.rows.length);
  const told: number[] = [];
  const kept: number[] = [];
  for (let row = 0; row + 1 < counts.rows.length; row += 1) {
    for (let at = counts.rows[row] ?? 0; at < (counts.rows[row + 1] ?? 0); at += 1) {
      const word = counts.told[at] ?? 0;
      if (wrong.has(isForward ? `${row} ${word}` : `${word} ${row}`)) continue;
      told.push(word);
      kept.push(counts.counts[at] ?? 0);
    }
    rows[row + 1] = told.length;
  }
  return { rows, told: Int32Array.from(told), counts: Float32Array.from(kept) };
}
