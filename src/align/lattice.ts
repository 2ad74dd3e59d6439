/**
 * The lattice: all ways to cut two texts into beads, scored, summed and searched inside a band.
 *
 * A node (i, j) means: i original and j translation sentences read. A bead is a step between nodes; its score is
 *
 *   log prior(shape) + length ratio + weight · (words told by the original + words told by the translation) + edges + meaning + structure
 *
 * Each term is a log-likelihood ratio against "these sentences have nothing to do with each other", so a sentence without
 * a counterpart costs its prior and nothing else.
 */
import type { Band } from './band.ts';
import type { Side } from './features.ts';
import { buildEdgeScorer } from './edge-scorer.ts';
import type { Edges } from './edges.ts';
import type { LengthScorer } from './length.ts';
import { buildMeaningScorer, type MeaningFit } from './meaning.ts';
import { MOST_ASIDE, ONLY_ORIGINAL, ONLY_TRANSLATION, PAIR_SHAPES, SHAPES, type ShapePriors } from './shapes.ts';
import type { Table } from './table.ts';

/** Where blocks begin and what they are, for texts that have blocks. Classes are small numbers; 0 is running text. */
export interface Structure {
  readonly originalBreaks: Uint8Array;
  readonly translationBreaks: Uint8Array;
  readonly originalClasses: Uint8Array;
  readonly translationClasses: Uint8Array;
}

/** Cuts the structure down to original sentences `i` to `iEnd` and translation sentences `j` to `jEnd` (ends exclusive). */
export function cutStructure(structure: Structure, i: number, iEnd: number, j: number, jEnd: number): Structure {
  return {
    originalBreaks: structure.originalBreaks.subarray(i, iEnd),
    originalClasses: structure.originalClasses.subarray(i, iEnd),
    translationBreaks: structure.translationBreaks.subarray(j, jEnd),
    translationClasses: structure.translationClasses.subarray(j, jEnd),
  };
}

/** Everything a bead's score is made of. */
export interface Model {
  /** Original → translation and back. */
  readonly forward: Table;
  readonly backward: Table;
  readonly length: LengthScorer;
  readonly priors: ShapePriors;
  readonly wordWeight: number;
  /** What beginnings and ends say, as log-likelihood ratios; `null`: nothing is known of them. */
  readonly edges: Edges | null;
  /** How the cosines of a model of sentences are read; `null` without one. */
  readonly meaning: MeaningFit | null;
}

/** The scores of all beads in the band: cell-major, one column a shape; −∞ where a bead leaves the band. */
export interface Scores {
  readonly band: Band;
  readonly values: Float32Array;
}

/**
 * How far a bead's words thin out as it grows: 1 would be Model 1's own division by the number of words, a little less is kinder to
 * merged sentences (.9 to 1 is a plateau on records, .9 is best on books).
 */
const SPREAD = 0.9;
/** Log odds of a line of apparatus standing alone, and what it costs to weld it to running text. */
const APPARATUS_ALONE = 2.5;
const APPARATUS_WELD = -4;
// Blocks guide, they do not bind: e^1 for a common beginning, e^−1.2 for a beginning on one side only.
const BREAK_SHARED = 1;
const BREAK_ALONE = -1.2;
const BREAK_INSIDE = -2;
const CLASS_EQUAL = 1.5;
const CLASS_OTHER = -2.5;

/** Scores every bead of the band whose shape is among the first `shapes` pair shapes or a gap. */
export function scoreBeads(
  original: Side,
  translation: Side,
  structure: Structure | null,
  model: Model,
  band: Band,
  shapes: number,
): Scores {
  const aside = SHAPES.slice(0, shapes).reduce((most, [n, m]) => Math.max(most, n, m), 1);
  const told = scoreTold(original, translation, model.forward, band, aside);
  const back = scoreTold(translation, original, model.backward, band, aside, true);
  const rows = original.count + 1;
  const stride = SHAPES.length;
  const values = new Float32Array((band.offsets[rows] ?? 0) * stride).fill(Number.NEGATIVE_INFINITY);
  const logs = model.priors.map((prior) => Math.log(prior));
  const originalSums = prefixSums(original.lengths);
  const translationSums = prefixSums(translation.lengths);
  const edges = model.edges === null ? null : buildEdgeScorer(model.edges, original, translation);
  const meaning =
    model.meaning === null || original.meanings === null || translation.meanings === null
      ? null
      : buildMeaningScorer(model.meaning, original.meanings, translation.meanings, band, aside);
  for (let i = 0; i < rows; i += 1) {
    const low = band.low[i] ?? 0;
    const high = band.high[i] ?? 0;
    const offset = band.offsets[i] ?? 0;
    for (let j = low; j <= high; j += 1) {
      const cell = offset + j - low;
      const entry = structure === null ? 0 : scoreEntry(structure, i, j, rows - 1, translation.count);
      if (i < original.count && j >= (band.low[i + 1] ?? 0)) {
        values[cell * stride + ONLY_ORIGINAL] =
          (logs[ONLY_ORIGINAL] ?? 0) +
          APPARATUS_ALONE * (original.apparatus[i] ?? 0) +
          entry +
          (edges?.aloneOriginal[i] ?? 0);
      }
      if (j < high) {
        values[cell * stride + ONLY_TRANSLATION] =
          (logs[ONLY_TRANSLATION] ?? 0) +
          APPARATUS_ALONE * (translation.apparatus[j] ?? 0) +
          entry +
          (edges?.aloneTranslation[j] ?? 0);
      }
      for (let shape = 0; shape < shapes; shape += 1) {
        const [n, m] = SHAPES[shape] ?? [1, 1];
        if (i + n >= rows || j + m > high || j < (band.low[i + n] ?? 0)) continue;
        if (isAlone(original, i, n) || isAlone(translation, j, m)) continue;
        let words = 0;
        for (let k = 0; k < m; k += 1) words += told[(cell + k) * MOST_ASIDE + n - 1] ?? 0;
        for (let k = 0; k < n; k += 1) {
          words += back[((band.offsets[i + k] ?? 0) + j - (band.low[i + k] ?? 0)) * MOST_ASIDE + m - 1] ?? 0;
        }
        let score = (logs[shape] ?? 0) + model.wordWeight * words + entry;
        score += model.length(
          (originalSums[i + n] ?? 0) - (originalSums[i] ?? 0),
          (translationSums[j + m] ?? 0) - (translationSums[j] ?? 0),
          m,
        );
        score += scoreApparatus(original, translation, i, n, j, m);
        if (edges !== null) score += edges.score(i, n, j, m);
        if (meaning !== null) score += meaning(i, n, j, m);
        if (structure !== null) score += scoreInside(structure, i, n, j, m);
        values[cell * stride + shape] = score;
      }
    }
  }
  return { band, values };
}

function prefixSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at += 1) sums[at + 1] = (sums[at] ?? 0) + (values[at] ?? 0);
  return sums;
}

/**
 * For every cell (i, j) and every n up to `aside`: how much better the sentences i … i+n−1 of `given` explain the words of sentence j
 * of `told` than chance does, Σ log(λ + (1 − λ) · Σ p(t|s) / (|S| · p(t))). With `flipped`, `given` is the translation and
 * the cells are still laid out by the original.
 */
function scoreTold(given: Side, told: Side, table: Table, band: Band, aside: number, flipped = false): Float32Array {
  const originalCount = flipped ? told.count : given.count;
  const out = new Float32Array((band.offsets[originalCount + 1] ?? 0) * MOST_ASIDE);
  const alone = new Float64Array(told.count);
  for (let j = 0; j < told.count; j += 1) {
    let sum = 0;
    for (let at = told.starts[j] ?? 0; at < (told.starts[j + 1] ?? 0); at += 1)
      sum += table.alone[told.tokens[at] ?? 0] ?? 0;
    alone[j] = sum;
  }
  const dense = new Float32Array(table.toldCount);
  let touched = new Int32Array(4096);
  let from = 0;
  let to = 0;
  for (let i = 0; i < given.count; i += 1) {
    if (flipped) {
      // Rows of the original whose band holds column i: both ends only ever move down.
      while (from < originalCount && (band.high[from] ?? 0) < i) from += 1;
      if (to < from) to = from;
      while (to < originalCount && (band.low[to] ?? 0) <= i) to += 1;
    } else {
      from = band.low[i] ?? 0;
      to = Math.min(told.count, (band.high[i] ?? 0) + 1);
    }
    let count = 0;
    let size = 0;
    for (let n = 1; n <= aside && i + n <= given.count; n += 1) {
      for (let at = given.starts[i + n - 1] ?? 0; at < (given.starts[i + n] ?? 0); at += 1) {
        const token = given.tokens[at] ?? 0;
        size += 1;
        for (let entry = table.rows[token] ?? 0; entry < (table.rows[token + 1] ?? 0); entry += 1) {
          const word = table.told[entry] ?? 0;
          if (dense[word] === 0) {
            if (count === touched.length) {
              const wider = new Int32Array(count * 2);
              wider.set(touched);
              touched = wider;
            }
            touched[count++] = word;
          }
          dense[word] = (dense[word] ?? 0) + (table.gain[entry] ?? 0);
        }
      }
      const share = size === 0 ? 0 : size ** -SPREAD;
      for (let j = from; j < to; j += 1) {
        let product = 1;
        let sum = alone[j] ?? 0;
        for (let at = told.starts[j] ?? 0; at < (told.starts[j + 1] ?? 0); at += 1) {
          const gain = dense[told.tokens[at] ?? 0] ?? 0;
          if (gain === 0) continue;
          product *= 1 + gain * share;
          if (product > 1e200) {
            sum += Math.log(product);
            product = 1;
          }
        }
        const cell = flipped ? (band.offsets[j] ?? 0) + i - (band.low[j] ?? 0) : (band.offsets[i] ?? 0) + j - from;
        out[cell * MOST_ASIDE + n - 1] = sum + Math.log(product);
      }
    }
    for (let at = 0; at < count; at += 1) dense[touched[at] ?? 0] = 0;
  }
  return out;
}

function isAlone(side: Side, from: number, count: number): boolean {
  for (let k = 0; k < count; k += 1) if (side.alone[from + k] === 1) return true;
  return false;
}

function scoreApparatus(original: Side, translation: Side, i: number, n: number, j: number, m: number): number {
  let a = 0;
  let b = 0;
  for (let k = 0; k < n; k += 1) a += original.apparatus[i + k] ?? 0;
  for (let k = 0; k < m; k += 1) b += translation.apparatus[j + k] ?? 0;
  if (a + b === 0) return 0;
  // Apparatus pairs with apparatus; among other sentences it is a stranger.
  return a === n && b === m ? 0 : APPARATUS_WELD * (a === n || b === m ? 1 : a + b);
}

/** What beginning a bead at node (i, j) says about the blocks. */
function scoreEntry(structure: Structure, i: number, j: number, n: number, m: number): number {
  const a = i < n ? (structure.originalBreaks[i] ?? 0) : 1;
  const b = j < m ? (structure.translationBreaks[j] ?? 0) : 1;
  return a === 1 && b === 1 ? BREAK_SHARED : a === b ? 0 : BREAK_ALONE;
}

/** What a bead says about the blocks it covers: breaks inside it, and what kinds of block it ties. */
function scoreInside(structure: Structure, i: number, n: number, j: number, m: number): number {
  let score = 0;
  for (let k = 1; k < n; k += 1) score += BREAK_INSIDE * (structure.originalBreaks[i + k] ?? 0);
  for (let k = 1; k < m; k += 1) score += BREAK_INSIDE * (structure.translationBreaks[j + k] ?? 0);
  const a = structure.originalClasses[i] ?? 0;
  const b = structure.translationClasses[j] ?? 0;
  if (a !== b) return score + CLASS_OTHER;
  return a === 0 ? score : score + CLASS_EQUAL;
}

/** A way through the lattice: for each bead, the node it begins at and its shape. */
export interface Path {
  readonly i: Int32Array;
  readonly j: Int32Array;
  readonly shape: Uint8Array;
  /** The sum of its values. */
  readonly score: number;
}

/**
 * Finds the way with the largest sum of step values (Viterbi). `values` are laid out as in `Scores`. With a free end it may
 * stop at any translation boundary of the last row.
 */
export function findPath(band: Band, values: Float32Array, hasFreeEnd = false): Path {
  const rows = band.low.length;
  const stride = SHAPES.length;
  const cells = band.offsets[rows] ?? 0;
  const best = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY);
  const via = new Uint8Array(cells).fill(255);
  best[0] = 0;
  for (let i = 0; i < rows; i += 1) {
    const low = band.low[i] ?? 0;
    const high = band.high[i] ?? 0;
    const offset = band.offsets[i] ?? 0;
    for (let j = low; j <= high; j += 1) {
      const cell = offset + j - low;
      const here = best[cell] ?? Number.NEGATIVE_INFINITY;
      if (here === Number.NEGATIVE_INFINITY) continue;
      for (let shape = 0; shape < stride; shape += 1) {
        const value = values[cell * stride + shape] ?? Number.NEGATIVE_INFINITY;
        if (value === Number.NEGATIVE_INFINITY) continue;
        const [n, m] = SHAPES[shape] ?? [0, 0];
        const target = (band.offsets[i + n] ?? 0) + j + m - (band.low[i + n] ?? 0);
        if (here + value > (best[target] ?? 0)) {
          best[target] = here + value;
          via[target] = shape;
        }
      }
    }
  }
  const is: number[] = [];
  const js: number[] = [];
  const shapes: number[] = [];
  let i = rows - 1;
  let j = band.high[rows - 1] ?? 0;
  if (hasFreeEnd) {
    const offset = (band.offsets[i] ?? 0) - (band.low[i] ?? 0);
    for (let k = band.low[i] ?? 0; k <= (band.high[i] ?? 0); k += 1)
      if ((best[offset + k] ?? 0) > (best[offset + j] ?? 0)) j = k;
  }
  const score = best[(band.offsets[i] ?? 0) + j - (band.low[i] ?? 0)] ?? 0;
  while (i > 0 || j > 0) {
    const shape = via[(band.offsets[i] ?? 0) + j - (band.low[i] ?? 0)] ?? 255;
    const [n, m] = SHAPES[shape] ?? [i, j];
    i -= n;
    j -= m;
    is.push(i);
    js.push(j);
    shapes.push(shape);
  }
  return {
    i: Int32Array.from(is.reverse()),
    j: Int32Array.from(js.reverse()),
    shape: Uint8Array.from(shapes.reverse()),
    score,
  };
}

/** Replaces every score by the posterior probability of its bead (forward–backward), scores divided by `temperature`; in place. */
export function toPosteriors(scores: Scores, temperature: number): Float32Array {
  const { band, values } = scores;
  const rows = band.low.length;
  const stride = SHAPES.length;
  const cells = band.offsets[rows] ?? 0;
  const ahead = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY);
  ahead[cells - 1] = 0;
  const terms = new Float64Array(stride);
  for (let i = rows - 1; i >= 0; i -= 1) {
    const low = band.low[i] ?? 0;
    const offset = band.offsets[i] ?? 0;
    for (let j = band.high[i] ?? 0; j >= low; j -= 1) {
      const cell = offset + j - low;
      let most = ahead[cell] ?? Number.NEGATIVE_INFINITY;
      let count = most === Number.NEGATIVE_INFINITY ? 0 : 1;
      if (count === 1) terms[0] = most;
      for (let shape = 0; shape < stride; shape += 1) {
        const value = values[cell * stride + shape] ?? Number.NEGATIVE_INFINITY;
        if (value === Number.NEGATIVE_INFINITY) continue;
        const [n, m] = SHAPES[shape] ?? [0, 0];
        const term = value / temperature + (ahead[(band.offsets[i + n] ?? 0) + j + m - (band.low[i + n] ?? 0)] ?? 0);
        if (term === Number.NEGATIVE_INFINITY) continue;
        terms[count++] = term;
        if (term > most) most = term;
      }
      if (count === 0) continue;
      let sum = 0;
      for (let at = 0; at < count; at += 1) sum += Math.exp((terms[at] ?? 0) - most);
      ahead[cell] = most + Math.log(sum);
    }
  }
  // Forward in probabilities: what reaches a node is shared among its beads.
  const reach = new Float64Array(cells);
  reach[0] = 1;
  for (let i = 0; i < rows; i += 1) {
    const low = band.low[i] ?? 0;
    const offset = band.offsets[i] ?? 0;
    for (let j = low; j <= (band.high[i] ?? 0); j += 1) {
      const cell = offset + j - low;
      const here = reach[cell] ?? 0;
      const from = ahead[cell] ?? 0;
      for (let shape = 0; shape < stride; shape += 1) {
        const at = cell * stride + shape;
        const value = values[at] ?? Number.NEGATIVE_INFINITY;
        if (value === Number.NEGATIVE_INFINITY) continue;
        if (here === 0) {
          values[at] = 0;
          continue;
        }
        const [n, m] = SHAPES[shape] ?? [0, 0];
        const target = (band.offsets[i + n] ?? 0) + j + m - (band.low[i + n] ?? 0);
        const p = here * Math.exp(value / temperature + (ahead[target] ?? Number.NEGATIVE_INFINITY) - from);
        values[at] = p;
        reach[target] = (reach[target] ?? 0) + p;
      }
    }
  }
  return values;
}

/** Tells how many pair shapes the quick first pass tries: those of at most four sentences in all. */
export const FIRST_SHAPES = SHAPES.slice(0, PAIR_SHAPES).filter(([n, m]) => n + m <= 3).length;
