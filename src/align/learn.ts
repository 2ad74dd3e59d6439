/**
 * Aligns many pairs of texts at once and learns from all of them: expectation over the lattices, maximisation of the word
 * tables, the length fit and the shape priors, a few rounds.
 *
 * In: sentences. Out: beads with confidence, and the lexicon learned. Why here: nothing is read from the world, and the same
 * texts always give the same beads.
 */
import type { Bead } from '../model/bead.ts';
import { type Band, buildBand } from './band.ts';
import { buildSide, buildVocabulary, cutSide, type Side, type Vocabulary } from './features.ts';
import { boundariesOf, findFirstPath } from './first-pass.ts';
import { cutAt, type Stretch } from './fixed.ts';
import { cutStructure, findPath, type Model, type Path, scoreBeads, type Structure, toPosteriors } from './lattice.ts';
import { buildLengthScorer, fitLengths, type LengthSample, startLengths } from './length.ts';
import { buildPriors, countFeatures, priorsOf, toLexicon } from './kept-counts.ts';
import type { Lexicon } from './lexicon.ts';
import { type Bitext, flipBitext, trainTable } from './model-one.ts';
import { fitPriors, ONLY_ORIGINAL, ONLY_TRANSLATION, PAIR_SHAPES, SHAPES, startPriors } from './shapes.ts';
import { buildTable } from './table.ts';

/** One pair of texts to align. */
export interface Pair {
  readonly original: readonly string[];
  readonly translation: readonly string[];
  readonly structure?: Structure | null;
  /** Beads a person settled. */
  readonly fixed?: readonly Bead[];
}

/** How the learning goes; the defaults are what the benchmark measures. */
export interface LearnOptions {
  readonly lexicon?: Lexicon;
  /** Rounds of learning; 0 only applies what the lexicon knows. */
  readonly rounds?: number;
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
/** Cells on both sides of the last round's way. */
const RADIUS = 14;
/** Beads at least this likely teach words. */
const LEARN_FROM = 0.3;
/** Scores are divided by this before they become confidences; fitted so that of beads said to be right in 80 %, 80 % are. */
const TEMPERATURE = 1.3;

/** A pair, or a stretch of one between fixed beads. `i` and `j` are where it begins in the pair. */
interface Document {
  readonly i: number;
  readonly j: number;
  readonly original: Side;
  readonly translation: Side;
  readonly structure: Structure | null;
  path: Int32Array;
}

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
    buildDocuments(pair, cuts[at]?.stretches ?? [], originalWords, translationWords),
  );
  const documents = byPair.flat();
  const kept = options.lexicon;
  const priors = buildPriors(originalWords, translationWords, languages, kept);
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
  const sizes = { original: originalWords.names.length, translation: translationWords.names.length };
  let lengths = startLengths(
    concat(documents.map((d) => d.original.lengths)),
    concat(documents.map((d) => d.translation.lengths)),
  );
  if (kept !== undefined && kept.pairs.length > 0) lengths = { ...lengths, ...kept.length };
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
  const modelNow = (): Model => ({
    forward,
    backward,
    length: buildLengthScorer(lengths),
    priors: shapes,
    wordWeight: WORD_WEIGHT,
  });

  const first = modelNow();
  for (const document of documents) {
    document.path = findFirstPath(document.original, document.translation, document.structure, first);
  }

  const rounds = options.rounds ?? ROUNDS;
  let counts = priors;
  let hasLearned = kept !== undefined;
  for (let round = 0; round < rounds; round += 1) {
    const sample = collect(documents, modelNow());
    lengths = fitLengths(sample.lengths, lengths);
    shapes = fitPriors(sample.shapes);
    const training = { rounds: round === 0 ? WORD_ROUNDS + 1 : WORD_ROUNDS, discount: DISCOUNT };
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
    forward = there.table;
    backward = back.table;
    counts = { forward: there.counts, backward: back.counts };
  }

  const last = modelNow();
  return {
    pairs: byPair.map((stretches, at) => {
      const settled = cuts[at]?.beads ?? [];
      return stretches.flatMap((stretch, k) => [...decode(stretch, last), ...settled.slice(k, k + 1)]);
    }),
    lexicon: toLexicon(languages, originalWords, translationWords, counts, frequency, lengths, shapes),
  };
}

function buildDocuments(
  pair: Pair,
  stretches: readonly Stretch[],
  originalWords: Vocabulary,
  translationWords: Vocabulary,
): readonly Document[] {
  const original = buildSide(pair.original, originalWords);
  const translation = buildSide(pair.translation, translationWords);
  for (const bead of pair.fixed ?? []) {
    if (bead.translation.length === 0) for (const index of bead.original) original.alone[index] = 1;
    if (bead.original.length === 0) for (const index of bead.translation) translation.alone[index] = 1;
  }
  return stretches.map(({ i, iEnd, j, jEnd }) => ({
    i,
    j,
    original: cutSide(original, i, iEnd),
    translation: cutSide(translation, j, jEnd),
    structure: pair.structure == null ? null : cutStructure(pair.structure, i, iEnd, j, jEnd),
    path: new Int32Array(0),
  }));
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

interface Sample {
  readonly bitext: Bitext;
  readonly lengths: readonly LengthSample[];
  readonly shapes: Float64Array;
}

/** Runs every lattice once and collects what is learned from: likely beads, their lengths, how often each shape is taken. */
function collect(documents: readonly Document[], model: Model): Sample {
  const given: number[] = [];
  const told: number[] = [];
  const givenStarts = [0];
  const toldStarts = [0];
  const weights: number[] = [];
  const lengths: LengthSample[] = [];
  const shapes = new Float64Array(SHAPES.length);
  for (const document of documents) {
    const { path, posteriors, band } = runLattice(document, model, 1);
    document.path = boundariesOf(path, document.original.count, document.translation.count);
    for (let i = 0; i <= document.original.count; i += 1) {
      const low = band.low[i] ?? 0;
      for (let j = low; j <= (band.high[i] ?? 0); j += 1) {
        const cell = (band.offsets[i] ?? 0) + j - low;
        for (let shape = 0; shape < SHAPES.length; shape += 1) {
          const p = posteriors[cell * SHAPES.length + shape] ?? 0;
          if (p < 0.01) continue;
          shapes[shape] = (shapes[shape] ?? 0) + p;
          if (p < LEARN_FROM || shape >= PAIR_SHAPES) continue;
          const [n, m] = SHAPES[shape] ?? [1, 1];
          const { original, translation } = document;
          for (let at = original.starts[i] ?? 0; at < (original.starts[i + n] ?? 0); at += 1)
            given.push(original.tokens[at] ?? 0);
          for (let at = translation.starts[j] ?? 0; at < (translation.starts[j + m] ?? 0); at += 1)
            told.push(translation.tokens[at] ?? 0);
          givenStarts.push(given.length);
          toldStarts.push(told.length);
          weights.push(p);
          let a = 0;
          let b = 0;
          for (let k = 0; k < n; k += 1) a += original.lengths[i + k] ?? 0;
          for (let k = 0; k < m; k += 1) b += translation.lengths[j + k] ?? 0;
          lengths.push({ original: a, translation: b, weight: p });
        }
      }
    }
  }
  return {
    bitext: {
      given: Int32Array.from(given),
      told: Int32Array.from(told),
      givenStarts: Int32Array.from(givenStarts),
      toldStarts: Int32Array.from(toldStarts),
      weights: Float32Array.from(weights),
    },
    lengths,
    shapes,
  };
}

function runLattice(
  document: Document,
  model: Model,
  temperature: number,
): { path: Path; posteriors: Float32Array; band: Band } {
  const band = buildBand(document.path, document.translation.count, RADIUS);
  const scores = scoreBeads(document.original, document.translation, document.structure, model, band, PAIR_SHAPES);
  const path = findPath(band, scores.values);
  return { path, posteriors: toPosteriors(scores, temperature), band };
}

/** Aligns one document for good: the likeliest beads, each with its posterior probability. */
function decode(document: Document, model: Model): readonly Bead[] {
  const { path, posteriors, band } = runLattice(document, model, TEMPERATURE);
  const beads: Bead[] = [];
  const unpaired = sumUnpaired(document, posteriors, band);
  for (let at = 0; at < path.i.length; at += 1) {
    const i = path.i[at] ?? 0;
    const j = path.j[at] ?? 0;
    const shape = path.shape[at] ?? ONLY_ORIGINAL;
    const [n, m] = SHAPES[shape] ?? [1, 1];
    const p =
      n === 0
        ? (unpaired.translation[j] ?? 0)
        : m === 0
          ? (unpaired.original[i] ?? 0)
          : (posteriors[((band.offsets[i] ?? 0) + j - (band.low[i] ?? 0)) * SHAPES.length + shape] ?? 0);
    beads.push({
      original: range(document.i + i, n),
      translation: range(document.j + j, m),
      confidence: Math.round(Math.min(1, p) * 1e4) / 1e4,
    });
  }
  return beads;
}

/** Sums for each sentence the probability that it has no counterpart, wherever in the other text the gap would be put. */
function sumUnpaired(
  document: Document,
  posteriors: Float32Array,
  band: Band,
): { readonly original: Float64Array; readonly translation: Float64Array } {
  const original = new Float64Array(document.original.count);
  const translation = new Float64Array(document.translation.count);
  for (let i = 0; i <= document.original.count; i += 1) {
    const low = band.low[i] ?? 0;
    for (let j = low; j <= (band.high[i] ?? 0); j += 1) {
      const at = ((band.offsets[i] ?? 0) + j - low) * SHAPES.length;
      original[i] = (original[i] ?? 0) + Math.max(0, posteriors[at + ONLY_ORIGINAL] ?? 0);
      translation[j] = (translation[j] ?? 0) + Math.max(0, posteriors[at + ONLY_TRANSLATION] ?? 0);
    }
  }
  return { original, translation };
}

function range(from: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_value, at) => from + at);
}
