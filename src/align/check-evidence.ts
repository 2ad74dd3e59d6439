/**
 * What the check of a translation goes by: which word of a bead answers which, and how surprising it is where none does.
 *
 * Words are tied by competitive linking (Melamed 2000) over the lexicon, spelling, calendar and start words. How often a word is
 * tied in its own bead (`kept`) and in a strange one (`chance`) is counted over all beads, so that the surprise of a word without
 * a counterpart is a likelihood ratio measured on these very texts: a small archive, or a free translator, surprises less.
 */
import { wordsOf, type Word } from '../text/words.ts';
import { buildAnchors } from './anchors.ts';
import { addFeature, buildVocabulary, foldWord, nameOf, type Vocabulary } from './features.ts';
import type { BeadText } from './finding.ts';
import type { Lexicon } from './lexicon.ts';

/** A word of a bead, with the number of its feature. */
export interface CheckedWord extends Word {
  readonly folded: string;
  readonly id: number;
}

/** One side of a bead: its words, the word of the other side each is tied to (−1: none), and how sure the tie is. */
export interface CheckedSide {
  readonly text: string;
  readonly words: readonly CheckedWord[];
  readonly tied: Int32Array;
  readonly p: Float32Array;
  /** Log-likelihood ratio, for each word, of "left out" against "translated". Above 0 where it has no counterpart. */
  readonly surprise: Float32Array;
}

/** One bead with the evidence of both sides. `isWhole` is false where it was too long to be looked at word by word. */
export interface CheckedBead {
  readonly text: BeadText;
  readonly original: CheckedSide;
  readonly translation: CheckedSide;
  readonly isWhole: boolean;
}

/** Words of one side that are looked at; a longer bead is checked for its numbers and dates only. */
const MOST_WORDS = 250;
/** Ties weaker than this are none. */
const LEAST = 0.05;
/** The strange bead that shows what is tied by chance stands so far away. */
const STRANGE = 7;

/** Builds the evidence of all beads that have both sides. Linear in their number. */
export function gatherEvidence(
  texts: readonly BeadText[],
  languages: readonly [string, string],
  lexicon: Lexicon | undefined,
): readonly CheckedBead[] {
  const vocabularies = [buildVocabulary(), buildVocabulary()] as const;
  const cut = texts.map((text) => ({
    text,
    said: readWords(text.original, vocabularies[0]),
    told: readWords(text.translation, vocabularies[1]),
  }));
  const likelihood = buildPairs(vocabularies, languages, lexicon);
  const isWhole = ({ said, told }: (typeof cut)[number]): boolean =>
    said.length <= MOST_WORDS && told.length <= MOST_WORDS;
  const there = startCounts(vocabularies[0].names.length);
  const back = startCounts(vocabularies[1].names.length);
  const linked = cut.map((bead, at) => {
    if (!isWhole(bead)) return tieWords([], [], likelihood);
    const ties = tieWords(bead.said, bead.told, likelihood);
    countTies(there, bead.said, ties.said.tied, 'kept');
    countTies(back, bead.told, ties.told.tied, 'kept');
    const strange = cut[(at + STRANGE) % cut.length];
    if (strange !== undefined && isWhole(strange)) {
      const chance = tieWords(bead.said, strange.told, likelihood);
      countTies(there, bead.said, chance.said.tied, 'chance');
      countTies(back, strange.told, chance.told.tied, 'chance');
    }
    return ties;
  });
  const rates = [toRates(there), toRates(back)] as const;
  return cut.map((bead, at): CheckedBead => {
    const ties = linked[at] ?? tieWords([], [], likelihood);
    const whole = isWhole(bead);
    const said = whole ? bead.said : [];
    const told = whole ? bead.told : [];
    return {
      text: bead.text,
      isWhole: whole,
      original: {
        text: bead.text.original,
        words: said,
        ...ties.said,
        surprise: weigh(said, ties.said.tied, rates[0]),
      },
      translation: {
        text: bead.text.translation,
        words: told,
        ...ties.told,
        surprise: weigh(told, ties.told.tied, rates[1]),
      },
    };
  });
}

function readWords(text: string, vocabulary: Vocabulary): readonly CheckedWord[] {
  const words: CheckedWord[] = [];
  for (const word of wordsOf(text.length > 20_000 ? text.slice(0, 20_000) : text)) {
    const folded = foldWord(word.text);
    words.push({ ...word, folded, id: addFeature(vocabulary, nameOf(folded), folded) });
    if (words.length > MOST_WORDS) break;
  }
  return words;
}

type Pairs = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** Builds how likely each pair of features is, leaving out what one bead alone can have taught. */
function buildPairs(
  [original, translation]: readonly [Vocabulary, Vocabulary],
  languages: readonly [string, string],
  lexicon: Lexicon | undefined,
): Pairs {
  const pairs = new Map<number, Map<number, number>>();
  const add = (a: number, b: number, p: number): void => {
    if (p < LEAST) return;
    const row = pairs.get(a) ?? new Map<number, number>();
    pairs.set(a, row);
    row.set(b, Math.max(p, row.get(b) ?? 0));
  };
  for (const { original: a, translation: b, strength } of buildAnchors(original, translation, languages))
    add(a, b, strength / (strength + 1));
  const known = lexicon === undefined ? undefined : indexLexicon(lexicon);
  for (const [name, a] of known === undefined ? [] : original.ids) {
    for (const [told, p] of known?.get(name) ?? []) {
      const b = translation.ids.get(told);
      if (b !== undefined) add(a, b, p);
    }
  }
  return pairs;
}

type Index = ReadonlyMap<string, readonly (readonly [translation: string, p: number])[]>;
const indexes = new WeakMap<Lexicon, Index>();

/** Indexes how likely the pairs of a lexicon are by their original, once: a short record must not cost the size of the lexicon. */
function indexLexicon(lexicon: Lexicon): Index {
  const known = indexes.get(lexicon);
  if (known !== undefined) return known;
  const there = new Map<string, number>();
  const back = new Map<string, number>();
  for (const pair of lexicon.pairs) {
    there.set(pair.original, (there.get(pair.original) ?? 0) + pair.forward);
    back.set(pair.translation, (back.get(pair.translation) ?? 0) + pair.backward);
  }
  const index = new Map<string, (readonly [string, number])[]>();
  for (const { original, translation, forward, backward } of lexicon.pairs) {
    const a = Math.max(0, forward - 1) / Math.max(0.5, (there.get(original) ?? 0) - 0.5);
    const b = Math.max(0, backward - 1) / Math.max(0.5, (back.get(translation) ?? 0) - 0.5);
    const p = Math.min(1, Math.sqrt(a * b));
    if (p < LEAST) continue;
    const row = index.get(original);
    if (row === undefined) index.set(original, [[translation, p]]);
    else row.push([translation, p]);
  }
  indexes.set(lexicon, index);
  return index;
}

interface Ties {
  readonly said: { readonly tied: Int32Array; readonly p: Float32Array };
  readonly told: { readonly tied: Int32Array; readonly p: Float32Array };
}

/** Ties words one to one, the likeliest first; a tie far across the sentence counts for less. */
function tieWords(said: readonly CheckedWord[], told: readonly CheckedWord[], pairs: Pairs): Ties {
  const ties: Ties = {
    said: { tied: new Int32Array(said.length).fill(-1), p: new Float32Array(said.length) },
    told: { tied: new Int32Array(told.length).fill(-1), p: new Float32Array(told.length) },
  };
  const candidates: { i: number; j: number; p: number; score: number }[] = [];
  for (const [i, from] of said.entries()) {
    const row = pairs.get(from.id);
    if (row === undefined) continue;
    for (const [j, to] of told.entries()) {
      const p = row.get(to.id);
      if (p === undefined) continue;
      const distance = Math.abs((i + 0.5) / said.length - (j + 0.5) / told.length);
      candidates.push({ i, j, p, score: p * Math.exp(-3 * distance) });
    }
  }
  candidates.sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j);
  for (const { i, j, p } of candidates) {
    if (ties.said.tied[i] !== -1 || ties.told.tied[j] !== -1) continue;
    ties.said.tied[i] = j;
    ties.told.tied[j] = i;
    ties.said.p[i] = p;
    ties.told.p[j] = p;
  }
  return ties;
}

interface Counts {
  readonly seen: Float64Array;
  readonly kept: Float64Array;
  readonly strange: Float64Array;
  readonly chance: Float64Array;
}

function startCounts(size: number): Counts {
  const zeros = (): Float64Array => new Float64Array(size);
  return { seen: zeros(), kept: zeros(), strange: zeros(), chance: zeros() };
}

function countTies(counts: Counts, words: readonly CheckedWord[], tied: Int32Array, of: 'kept' | 'chance'): void {
  const all = of === 'kept' ? counts.seen : counts.strange;
  const hits = counts[of];
  for (const [at, { id }] of words.entries()) {
    all[id] = (all[id] ?? 0) + 1;
    if ((tied[at] ?? -1) >= 0) hits[id] = (hits[id] ?? 0) + 1;
  }
}

interface Rates {
  readonly counts: Counts;
  /** Mean of `kept` and of `chance` for words seen about as often. */
  readonly prior: readonly { readonly kept: number; readonly chance: number }[];
}

/** How often a word is seen, in five steps: 1, 2, 3–4, 5–8, more. */
const stepOf = (seen: number): number => Math.min(4, Math.ceil(Math.log2(Math.max(1, seen))));

function toRates(counts: Counts): Rates {
  const sums = Array.from({ length: 5 }, () => ({ seen: 1, kept: 0.3, strange: 1, chance: 0.1 }));
  for (let id = 0; id < counts.seen.length; id += 1) {
    const sum = sums[stepOf(counts.seen[id] ?? 0)];
    if (sum === undefined) continue;
    sum.seen += counts.seen[id] ?? 0;
    sum.kept += counts.kept[id] ?? 0;
    sum.strange += counts.strange[id] ?? 0;
    sum.chance += counts.chance[id] ?? 0;
  }
  return { counts, prior: sums.map((sum) => ({ kept: sum.kept / sum.seen, chance: sum.chance / sum.strange })) };
}

/** So many sightings the mean of its step counts for, beside what a word itself showed. */
const PRIOR_WEIGHT = 2;

/** Builds the surprise of every word: what the other beads show of it, this one left out. */
function weigh(words: readonly CheckedWord[], tied: Int32Array, { counts, prior }: Rates): Float32Array {
  return Float32Array.from(words, ({ id }, at) => {
    const isTied = (tied[at] ?? -1) >= 0;
    const seen = counts.seen[id] ?? 1;
    const mean = prior[stepOf(seen)] ?? { kept: 0.3, chance: 0.1 };
    const kept = Math.max(0, (counts.kept[id] ?? 0) - (isTied ? 1 : 0)) + PRIOR_WEIGHT * mean.kept;
    const chance = (counts.chance[id] ?? 0) + PRIOR_WEIGHT * mean.chance;
    const q = Math.min(0.98, Math.max(0.02, kept / (seen - 1 + PRIOR_WEIGHT)));
    const r = Math.min(0.95, Math.max(0.01, chance / ((counts.strange[id] ?? 0) + PRIOR_WEIGHT)));
    // A word that is tied no oftener at home than abroad says nothing.
    if (r >= q) return 0;
    return isTied ? Math.log(r / q) : Math.log((1 - r) / (1 - q));
  });
}

/** Share of the longer words of a side that have a counterpart, 0 to 1. */
export function literalness({ words, tied }: CheckedSide): number {
  let long = 0;
  let found = 0;
  for (const [at, { text }] of words.entries()) {
    if (text.length < 4) continue;
    long += 1;
    if ((tied[at] ?? -1) >= 0) found += 1;
  }
  return found / Math.max(1, long);
}
