/**
 * Which word answers which inside a bead: for lighting up the word opposite, for carrying a leaf break, for search and names.
 *
 * Competitive linking (Melamed 2000): the likeliest pair is tied first, a word is tied once. Likelihood comes from the lexicon,
 * from what needs no learning (numbers, names, calendar) and from the relative place.
 */
import { wordsOf } from '../text/words.ts';
import { buildAnchors } from './anchors.ts';
import { addFeature, buildVocabulary, foldWord, nameOf, type Vocabulary } from './features.ts';
import type { Lexicon } from './lexicon.ts';

/** One tie of two words: their places in the two sentences, and how likely it is (0 to 1). */
export interface WordLink {
  readonly original: readonly [start: number, end: number];
  readonly translation: readonly [start: number, end: number];
  readonly p: number;
}

/** Answers how likely a feature of one language is told by one of the other, 0 to 1. */
export type Likelihood = (original: string, translation: string) => number;

const likelihoods = new WeakMap<Lexicon, Likelihood>();

/** Builds the look-up of a lexicon once, for many sentences and many records. Words are feature names. */
export function buildLikelihood(lexicon: Lexicon): Likelihood {
  const known = likelihoods.get(lexicon) ?? countPairs(lexicon);
  likelihoods.set(lexicon, known);
  return known;
}

function countPairs(lexicon: Lexicon): Likelihood {
  const there = new Map<string, number>();
  const back = new Map<string, number>();
  const givenThere = new Map<string, number>();
  const givenBack = new Map<string, number>();
  for (const pair of lexicon.pairs) {
    const key = `${pair.original}\t${pair.translation}`;
    if (pair.forward > 0) there.set(key, pair.forward);
    if (pair.backward > 0) back.set(key, pair.backward);
    givenThere.set(pair.original, (givenThere.get(pair.original) ?? 0) + pair.forward);
    givenBack.set(pair.translation, (givenBack.get(pair.translation) ?? 0) + pair.backward);
  }
  return (original, translation) => {
    const key = `${original}\t${translation}`;
    const forward = Math.max(0, (there.get(key) ?? 0) - 0.5) / ((givenThere.get(original) ?? 0) + 0.5);
    const backward = Math.max(0, (back.get(key) ?? 0) - 0.5) / ((givenBack.get(translation) ?? 0) + 0.5);
    return Math.sqrt(forward * backward);
  };
}

const LEAST = 0.05;
const MOST_WORDS = 300;

/** Links the words of two sentences (or of a whole bead). Places count in the strings as given. */
export function linkWords(
  original: string,
  translation: string,
  languages: readonly [string, string],
  likelihood: Lexicon | Likelihood | null,
): readonly WordLink[] {
  const known =
    typeof likelihood === 'function' ? likelihood : likelihood === null ? null : buildLikelihood(likelihood);
  const a = toFeatures(original);
  const b = toFeatures(translation);
  const anchors = new Map(
    buildAnchors(a.vocabulary, b.vocabulary, languages).map((anchor) => [
      `${anchor.original} ${anchor.translation}`,
      anchor.strength / (anchor.strength + 1),
    ]),
  );
  const candidates: { i: number; j: number; p: number; score: number }[] = [];
  for (const [i, from] of a.words.entries()) {
    for (const [j, to] of b.words.entries()) {
      const p = Math.max(known?.(from.name, to.name) ?? 0, anchors.get(`${from.id} ${to.id}`) ?? 0);
      if (p < LEAST) continue;
      const distance = Math.abs((i + 0.5) / a.words.length - (j + 0.5) / b.words.length);
      candidates.push({ i, j, p, score: p * Math.exp(-3 * distance) });
    }
  }
  candidates.sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j);
  const takenA = new Set<number>();
  const takenB = new Set<number>();
  const links: WordLink[] = [];
  for (const { i, j, p } of candidates) {
    const from = a.words[i];
    const to = b.words[j];
    if (from === undefined || to === undefined || takenA.has(i) || takenB.has(j)) continue;
    takenA.add(i);
    takenB.add(j);
    links.push({ original: [from.start, from.end], translation: [to.start, to.end], p: Math.round(p * 1000) / 1000 });
  }
  return links.sort((x, y) => x.original[0] - y.original[0]);
}

function toFeatures(text: string): {
  readonly vocabulary: Vocabulary;
  readonly words: readonly {
    readonly name: string;
    readonly id: number;
    readonly start: number;
    readonly end: number;
  }[];
} {
  const vocabulary = buildVocabulary();
  const words = wordsOf(text)
    .slice(0, MOST_WORDS)
    .map(({ text: word, start, end }) => {
      const form = foldWord(word);
      const name = nameOf(form);
      return { name, id: addFeature(vocabulary, name, form), start, end };
    });
  return { vocabulary, words };
}
