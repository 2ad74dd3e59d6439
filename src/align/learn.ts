/**
 * Aligns many pairs of texts at once and learns from all of them: expectation over the lattices, maximisation of the word
 * tables, the length fit and the shape priors, a few rounds.
 *
 * In: sentences. Out: beads with confidence, and the lexicon learned. Why here: nothing is read from the world, and the same
 * texts always give the same beads.
 */
import type { Bead } from '../model/bead.ts';
import { buildAnchors } from './anchors.ts';
import { type Band, buildBand } from './band.ts';
import { buildSide, buildVocabulary, cutSide, type Side, type Vocabulary } from './features.ts';
import { boundariesOf, findFirstPath } from './first-pass.ts';
import { cutAt, type Stretch } from './fixed.ts';
import { cutStructure, findPath, type Model, type Path, scoreBeads, type Structure, toPosteriors } from './lattice.ts';
import { buildLengthScorer, fitLengths, type LengthModel, type LengthSample, startLengths } from './length.ts';
import type { Lexicon, LexiconPair } from './lexicon.ts';
import { type Bitext, flipBitext, trainTable } from './model-one.ts';
import {
  fitPriors,
  ONLY_ORIGINAL,
  ONLY_TRANSLATION,
  PAIR_SHAPES,
  SHAPES,
  type ShapePriors,
  startPriors,
} from './shapes.ts';
import { buildTable, type Counts } from './table.ts';

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

export const TUNING = {
  rounds: 5,
  wordWeight: 0.35,
  discount: 0.8,
  radius: 14,
  learnFrom: 0.3,
  temperature: 1.3,
  innerRounds: 3,
};

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
    wordWeight: TUNING.wordWeight,
  });

  const first = modelNow();
  for (const document of documents) {
    document.path = findFirstPath(document.original, document.translation, document.structure, first);
  }

  const rounds = options.rounds ?? TUNING.rounds;
  let counts = priors;
  let hasLearned = kept !== undefined;
  for (let round = 0; round < rounds; round += 1) {
    const sample = collect(documents, modelNow());
    lengths = fitLengths(sample.lengths, lengths);
    shapes = fitPriors(sample.shapes);
    const training = { rounds: round === 0 ? TUNING.innerRounds + 1 : TUNING.innerRounds, discount: TUNING.discount };
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

function countFeatures(
  sides: readonly Side[],
  vocabulary: Vocabulary,
  known?: Readonly<Record<string, number>>,
): Float64Array {
  const counts = new Float64Array(vocabulary.names.length);
  for (const side of sides) {
    for (let at = side.starts[0] ?? 0; at < (side.starts[side.count] ?? 0); at += 1) {
      const token = side.tokens[at] ?? 0;
      counts[token] = (counts[token] ?? 0) + 1;
    }
  }
  if (known !== undefined)
    for (const [id, name] of vocabulary.names.entries()) counts[id] = (counts[id] ?? 0) + (known[name] ?? 0);
  return counts;
}

interface BothWays {
  readonly forward: Counts;
  readonly backward: Counts;
}

/** Builds the counts believed before learning: anchors, and the kept lexicon. */
function buildPriors(
  original: Vocabulary,
  translation: Vocabulary,
  languages: readonly [string, string],
  kept?: Lexicon,
): BothWays {
  const there = new Map<number, Map<number, number>>();
  const back = new Map<number, Map<number, number>>();
  const add = (rows: Map<number, Map<number, number>>, from: number, to: number, count: number): void => {
    const row = rows.get(from) ?? new Map<number, number>();
    rows.set(from, row);
    row.set(to, (row.get(to) ?? 0) + count);
  };
  for (const anchor of buildAnchors(original, translation, languages)) {
    add(there, anchor.original, anchor.translation, anchor.strength);
    add(back, anchor.translation, anchor.original, anchor.strength);
  }
  for (const pair of kept?.pairs ?? []) {
    const a = original.ids.get(pair.original);
    const b = translation.ids.get(pair.translation);
    if (a === undefined || b === undefined) continue;
    if (pair.forward > 0) add(there, a, b, pair.forward);
    if (pair.backward > 0) add(back, b, a, pair.backward);
  }
  return { forward: toRows(there, original.names.length), backward: toRows(back, translation.names.length) };
}

function toRows(rows: ReadonlyMap<number, ReadonlyMap<number, number>>, count: number): Counts {
  const starts = new Int32Array(count + 1);
  const told: number[] = [];
  const counts: number[] = [];
  for (let row = 0; row < count; row += 1) {
    for (const [word, value] of [...(rows.get(row) ?? [])].sort((a, b) => a[0] - b[0])) {
      told.push(word);
      counts.push(value);
    }
    starts[row + 1] = told.length;
  }
  return { rows: starts, told: Int32Array.from(told), counts: Float32Array.from(counts) };
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
          if (p < TUNING.learnFrom || shape >= PAIR_SHAPES) continue;
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
  const band = buildBand(document.path, document.translation.count, TUNING.radius);
  const scores = scoreBeads(document.original, document.translation, document.structure, model, band, PAIR_SHAPES);
  const path = findPath(band, scores.values);
  return { path, posteriors: toPosteriors(scores, temperature), band };
}

/** Aligns one document for good: the likeliest beads, each with its posterior probability. */
function decode(document: Document, model: Model): readonly Bead[] {
  const { path, posteriors, band } = runLattice(document, model, TUNING.temperature);
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

function priorsOf(lexicon: Lexicon): ShapePriors {
  const start = startPriors();
  return SHAPES.reduce((priors, [n, m], shape) => {
    priors[shape] = lexicon.shapes[`${n}-${m}`] ?? start[shape] ?? 0;
    return priors;
  }, new Float64Array(SHAPES.length));
}

/** Pairs seen less often than this are not kept: they are chance, and most of the file. */
const LEAST_KEPT = 0.9;

function toLexicon(
  languages: readonly [string, string],
  original: Vocabulary,
  translation: Vocabulary,
  counts: BothWays,
  frequency: { readonly original: Float64Array; readonly translation: Float64Array },
  lengths: LengthModel,
  shapes: ShapePriors,
): Lexicon {
  const pairs = new Map<string, LexiconPair>();
  const add = (a: number, b: number, count: number, isForward: boolean): void => {
    if (count < LEAST_KEPT) return;
    const key = `${a} ${b}`;
    const known = pairs.get(key) ?? {
      original: original.names[a] ?? '',
      translation: translation.names[b] ?? '',
      forward: 0,
      backward: 0,
    };
    pairs.set(key, isForward ? { ...known, forward: count } : { ...known, backward: count });
  };
  for (let a = 0; a < original.names.length; a += 1) {
    for (let at = counts.forward.rows[a] ?? 0; at < (counts.forward.rows[a + 1] ?? 0); at += 1) {
      add(a, counts.forward.told[at] ?? 0, counts.forward.counts[at] ?? 0, true);
    }
  }
  for (let b = 0; b < translation.names.length; b += 1) {
    for (let at = counts.backward.rows[b] ?? 0; at < (counts.backward.rows[b + 1] ?? 0); at += 1) {
      add(counts.backward.told[at] ?? 0, b, counts.backward.counts[at] ?? 0, false);
    }
  }
  return {
    languages,
    pairs: [...pairs.values()],
    originalCounts: Object.fromEntries(original.names.map((name, id) => [name, frequency.original[id] ?? 0])),
    translationCounts: Object.fromEntries(translation.names.map((name, id) => [name, frequency.translation[id] ?? 0])),
    length: { ratio: lengths.ratio, beta: lengths.beta, alpha2: lengths.alpha2 },
    shapes: Object.fromEntries(SHAPES.map(([n, m], shape) => [`${n}-${m}`, shapes[shape] ?? 0])),
  };
}
