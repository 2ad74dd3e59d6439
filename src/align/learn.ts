/**
 * Aligns many pairs of texts at once and learns from all of them: expectation over the lattices, maximisation of the word
 * tables, the length fit and the shape priors, a few rounds.
 *
 * In: sentences. Out: beads with confidence, and the lexicon learned. Why here: nothing is read from the world, and the same
 * texts always give the same beads.
 */
import type { Bead } from '../model/bead.ts';
import { type Advice, findWrongPairs, withoutPairs } from './advice.ts';
import { WEIGHTS } from './confidence.ts';
import { decode } from './decode.ts';
import { buildDocuments, type Pair } from './document.ts';
import { fitEdges } from './edge-scorer.ts';
import { fromKeptEdges, sumEdges, toKeptEdges } from './edges.ts';
import { buildVocabulary } from './features.ts';
import { chooseLengths, findFirstPath } from './first-pass.ts';
import { cutAt } from './fixed.ts';
import { buildPriors, countFeatures, priorsOf, toLexicon } from './kept-counts.ts';
import { FIRST_SHAPES, type Model } from './lattice.ts';
import { buildLengthScorer, fitLengths, startLengths } from './length.ts';
import type { Lexicon } from './lexicon.ts';
import { fitMeaning, type SentenceVectors, startMeaning } from './meaning.ts';
import { flipBitext, trainTable } from './model-one.ts';
import type { Part } from './parts.ts';
import { collect } from './sample.ts';
import { fitPriors, PAIR_SHAPES, startPriors } from './shapes.ts';
import { buildTable, type Counts } from './table.ts';

export type { Pair } from './document.ts';

/** How the learning goes; the defaults are what the benchmark measures. */
export interface LearnOptions {
  readonly lexicon?: Lexicon;
  /** What people say of the words: outranks whatever is learned. */
  readonly advice?: Advice;
  /** Rounds of learning; 0 only applies what the lexicon knows. */
  readonly rounds?: number;
  /** What a model of sentences makes of them; sentences that are missing get no say. */
  readonly vectors?: SentenceVectors;
  /** Parts to leave out; for measuring what they bring. */
  readonly without?: readonly Part[];
}

/** Beads of every pair, in order, and what was learned. */
export interface Learned {
  readonly pairs: readonly (readonly Bead[])[];
  readonly lexicon: Lexicon;
}

/** Rounds of learning over all documents; after the fifth nothing moves. */
const ROUNDS = 5;
/** Rounds of Model 1 inside each; one more in the first. */
const WORD_ROUNDS = 4;
/** Words of one bead lean on each other, so their evidence counts for less than its sum (.25 to .45 is a plateau). */
const WORD_WEIGHT = 0.38;
/** Taken off every count of a word pair: what one bead alone can show (.7 to .9 is a plateau; .5 costs two points). */
const DISCOUNT = 0.8;
/** Aligns all pairs, learning over all of them together. Deterministic; linear in the number of sentences. */
export function learnBeads(
  pairs: readonly Pair[],
  languages: readonly [string, string],
  options: LearnOptions = {},
): Learned {
  const originalWords = buildVocabulary();
  const translationWords = buildVocabulary();
  const cuts = pairs.map((pair) => cutAt(pair.fixed ?? [], pair.original.length, pair.translation.length));
  const byPair = pairs.map((pair, at) =>
    buildDocuments(pair, cuts[at]?.stretches ?? [], originalWords, translationWords, options),
  );
  const documents = byPair.flat();
  const isLeftOut = (part: Part): boolean => options.without?.includes(part) === true;
  const kept = options.lexicon;
  const frequency = {
    original: countFeatures(
      documents.map((d) => d.original),
      originalWords,
      kept?.originalCounts,
    ),
    translation: countFeatures(
      documents.map((d) => d.translation),
      translationWords,
      kept?.translationCounts,
    ),
  };
  const priors = isLeftOut('anchors')
    ? { forward: noCounts(originalWords.names.length), backward: noCounts(translationWords.names.length) }
    : buildPriors(originalWords, translationWords, languages, frequency, options);
  const wrong =
    options.advice === undefined ? new Set<string>() : findWrongPairs(options.advice, originalWords, translationWords);
  const sizes = { original: originalWords.names.length, translation: translationWords.names.length };
  const start = startLengths(
    concat(documents.map((d) => d.original.lengths)),
    concat(documents.map((d) => d.translation.lengths)),
  );
  let lengths = start.whole;
  let shapes = kept === undefined ? startPriors() : priorsOf(kept);
  let forward = buildTable(
    priors.forward,
    sizes.original,
    sizes.translation,
    frequency.translation,
    kept === undefined ? 0 : 0.4,
  );
  let backward = buildTable(
    priors.backward,
    sizes.translation,
    sizes.original,
    frequency.original,
    kept === undefined ? 0 : 0.4,
  );
  const keptEdges = fromKeptEdges(kept?.edges ?? {});
  let edges = keptEdges;
  let meaning = startMeaning(documents);
  const modelNow = (): Model => ({
    forward,
    backward,
    length: isLeftOut('lengths') ? () => 0 : buildLengthScorer(lengths),
    priors: shapes,
    wordWeight: isLeftOut('words') ? 0 : WORD_WEIGHT,
    edges: isLeftOut('edges') ? null : fitEdges(edges, documents),
    meaning,
  });
  const shapeCount = isLeftOut('large beads') ? FIRST_SHAPES : PAIR_SHAPES;

  if (kept !== undefined && kept.pairs.length > 0) lengths = { ...start.whole, ...kept.length };
  else
    lengths = chooseLengths(documents, start, (length) => {
      lengths = length;
      return modelNow();
    });
  const first = modelNow();
  for (const document of documents) document.path = findFirstPath(document, first).boundaries;

  const rounds = isLeftOut('learning') ? 0 : (options.rounds ?? ROUNDS);
  let counts = priors;
  let hasLearned = kept !== undefined;
  for (let round = 0; round < rounds; round += 1) {
    const sample = collect(documents, modelNow(), shapeCount);
    lengths = fitLengths(sample.lengths, lengths);
    shapes = fitPriors(sample.shapes);
    edges = sumEdges(keptEdges, sample.edges);
    meaning &&= fitMeaning(sample.meaning, meaning);
    const training = {
      rounds: round === 0 ? WORD_ROUNDS + 1 : WORD_ROUNDS,
      discount: isLeftOut('discount') ? 0 : DISCOUNT,
    };
    const there = trainTable(sample.bitext, sizes.original, sizes.translation, frequency.translation, {
      ...training,
      prior: priors.forward,
      before: hasLearned ? forward : null,
    });
    const back = trainTable(flipBitext(sample.bitext), sizes.translation, sizes.original, frequency.original, {
      ...training,
      prior: priors.backward,
      before: hasLearned ? backward : null,
    });
    hasLearned = true;
    counts = {
      forward: withoutPairs(there.counts, wrong, true),
      backward: withoutPairs(back.counts, wrong, false),
    };
    forward =
      wrong.size === 0
        ? there.table
        : buildTable(counts.forward, sizes.original, sizes.translation, frequency.translation, training.discount);
    backward =
      wrong.size === 0
        ? back.table
        : buildTable(counts.backward, sizes.translation, sizes.original, frequency.original, training.discount);
  }

  const last = modelNow();
  const weights = isLeftOut('calibration') ? null : WEIGHTS[rounds > 0 ? 'learned' : 'kept'];
  return {
    pairs: byPair.map((stretches, at) => {
      const settled = cuts[at]?.beads ?? [];
      return stretches.flatMap((stretch, k) => [
        ...decode(stretch, last, shapeCount, weights),
        ...settled.slice(k, k + 1),
      ]);
    }),
    lexicon: {
      ...toLexicon(languages, taughtBy(pairs), originalWords, translationWords, counts, frequency, lengths, shapes),
      edges: toKeptEdges(edges),
    },
  };
}

function taughtBy(pairs: readonly Pair[]): Lexicon['taught'] {
  return {
    pairs: pairs.length,
    sentences: pairs.reduce((sum, pair) => sum + pair.original.length + pair.translation.length, 0),
  };
}

function noCounts(rows: number): Counts {
  return { rows: new Int32Array(rows + 1), told: new Int32Array(0), counts: new Float32Array(0) };
}

function concat(arrays: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(arrays.reduce((sum, array) => sum + array.length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}
