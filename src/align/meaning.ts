/**
 * What a model of sentences says of a bead: how alike the two sides are in meaning, as a log-likelihood ratio.
 *
 * The vectors come from a model a person named (`embed/`); without one this part is silent. Cosines are read against the texts at hand:
 * those of sentences far from each other show what is unrelated, those of likely beads what is related, so that no model's own
 * scale is believed. Both are taken for normal with one variance, and the ratio is then linear in the cosine.
 */
import type { Band } from './band.ts';

/** Vectors by sentence, all of one length; those of equal texts are equal. */
export type SentenceVectors = ReadonlyMap<string, Float32Array>;

/** The vectors of one side, row by row, each of length 1; a sentence the model was not asked for has a row of zeros. */
export interface Meanings {
  readonly size: number;
  readonly rows: Float32Array;
}

/** Mean cosines of related and unrelated sides, and the variance within. */
export interface MeaningFit {
  readonly related: number;
  readonly unrelated: number;
  readonly variance: number;
}

/** Cosines of likely beads, and how likely each is. */
export type MeaningSample = readonly { readonly cosine: number; readonly weight: number }[];

/** Like the lengths: beyond this a model says no more, and words may still win. */
const MOST_SAID = 8;
/** Means closer than this tell nothing apart. */
const LEAST_APART = 0.02;
/** Cosines looked at before anything is aligned, and the fewest that show anything. */
const MOST_LOOKS = 20_000;
const FEWEST_LOOKS = 30;
/** Beads' worth of belief the first guess keeps. */
const BELIEVED = 20;
/** No model is so sure that its cosines never stray. */
const LEAST_VARIANCE = 1e-3;

/** Lays the vectors of sentences out in rows of length 1; `null` where none of them has one. */
export function buildMeanings(sentences: readonly string[], vectors: SentenceVectors | undefined): Meanings | null {
  const size = sentences.map((sentence) => vectors?.get(sentence)?.length ?? 0).find((length) => length > 0);
  if (size === undefined) return null;
  const rows = new Float32Array(sentences.length * size);
  for (const [at, sentence] of sentences.entries()) {
    const vector = vectors?.get(sentence);
    const norm = vector === undefined ? 0 : Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    if (vector?.length !== size || !(norm > 0)) continue;
    for (let k = 0; k < size; k += 1) rows[at * size + k] = (vector[k] ?? 0) / norm;
  }
  return { size, rows };
}

/** Cuts rows `from` to `to` (exclusive) without copying. */
export function cutMeanings(meanings: Meanings | null, from: number, to: number): Meanings | null {
  return meanings === null
    ? null
    : { size: meanings.size, rows: meanings.rows.subarray(from * meanings.size, to * meanings.size) };
}

/** A document whose two sides may have vectors. */
interface Sides {
  readonly original: { readonly count: number; readonly meanings: Meanings | null };
  readonly translation: { readonly count: number; readonly meanings: Meanings | null };
}

/**
 * Guesses the fit before anything is aligned: sentences that lie far from where they would stand are unrelated, and the
 * best cosine near that place is taken for a related one. `null` where there is too little to see.
 */
export function startMeaning(documents: readonly Sides[]): MeaningFit | null {
  const far = startMoments();
  const best = startMoments();
  for (const { original, translation } of documents) {
    const [a, b] = [original.meanings, translation.meanings];
    if (a === null || b?.size !== a.size || far.count >= MOST_LOOKS) continue;
    const reach = Math.max(3, Math.ceil(translation.count / 20));
    // A book shows enough by some of its sentences.
    const step = Math.max(1, Math.ceil((original.count * Math.min(translation.count, 2 * reach + 3)) / MOST_LOOKS));
    for (let i = 0; i < original.count; i += step) {
      const home = Math.round((i * translation.count) / original.count);
      let most = Number.NEGATIVE_INFINITY;
      for (let j = Math.max(0, home - reach); j < Math.min(translation.count, home + reach + 1); j += 1)
        most = Math.max(most, dot(a, i, b, j));
      if (most > Number.NEGATIVE_INFINITY) addMoment(best, most, 1);
      for (const away of [2, 3, 5]) {
        const j = (home + Math.round((away * translation.count) / 7)) % Math.max(1, translation.count);
        if (Math.abs(j - home) > Math.min(3, reach)) addMoment(far, dot(a, i, b, j), 1);
      }
    }
  }
  if (far.count < FEWEST_LOOKS) return null;
  return { related: meanOf(best), unrelated: meanOf(far), variance: Math.max(LEAST_VARIANCE, varianceOf(far)) };
}

/** Fits the related side anew to likely beads; the unrelated one stays as it was seen. */
export function fitMeaning(sample: MeaningSample, before: MeaningFit): MeaningFit {
  const seen = startMoments();
  addMoment(seen, before.related, BELIEVED);
  for (const { cosine, weight } of sample) addMoment(seen, cosine, weight);
  const spread = (varianceOf(seen) + before.variance) / 2;
  return { ...before, related: meanOf(seen), variance: Math.max(LEAST_VARIANCE, spread) };
}

interface Moments {
  count: number;
  sum: number;
  squares: number;
}

const startMoments = (): Moments => ({ count: 0, sum: 0, squares: 0 });

function addMoment(moments: Moments, value: number, weight: number): void {
  moments.count += weight;
  moments.sum += weight * value;
  moments.squares += weight * value * value;
}

const meanOf = ({ count, sum }: Moments): number => (count === 0 ? 0 : sum / count);
const varianceOf = (moments: Moments): number =>
  moments.count === 0 ? 0 : Math.max(0, moments.squares / moments.count - meanOf(moments) ** 2);

/** The cosine of a bead: of the sums of the vectors of its sides. 0 where a side has none. */
export function cosineOf(
  original: Meanings,
  i: number,
  n: number,
  translation: Meanings,
  j: number,
  m: number,
): number {
  let product = 0;
  for (let k = 0; k < n; k += 1) for (let l = 0; l < m; l += 1) product += dot(original, i + k, translation, j + l);
  const norms = normOf(original, i, n) * normOf(translation, j, m);
  return norms > 0 ? product / norms : 0;
}

function normOf(meanings: Meanings, from: number, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k += 1) {
    sum += dot(meanings, from + k, meanings, from + k);
    for (let l = 0; l < k; l += 1) sum += 2 * dot(meanings, from + k, meanings, from + l);
  }
  return Math.sqrt(Math.max(0, sum));
}

function dot(a: Meanings, i: number, b: Meanings, j: number): number {
  let sum = 0;
  for (let k = 0; k < a.size; k += 1) sum += (a.rows[i * a.size + k] ?? 0) * (b.rows[j * a.size + k] ?? 0);
  return sum;
}

/** Scores the bead of `n` and `m` sentences that begins at (i, j), which must lie in the band. */
export type MeaningScorer = (i: number, n: number, j: number, m: number) => number;

/** Builds the scorer of one pair of texts: every two sentences of the band are multiplied once, whatever beads they stand in. */
export function buildMeaningScorer(
  fit: MeaningFit,
  original: Meanings,
  translation: Meanings,
  band: Band,
  aside: number,
): MeaningScorer | null {
  const apart = fit.related - fit.unrelated;
  if (original.size !== translation.size || apart < LEAST_APART) return null;
  const slope = apart / fit.variance;
  const middle = (fit.related + fit.unrelated) / 2;
  const counts = [original.rows.length / original.size, translation.rows.length / translation.size] as const;
  const products = new Float32Array(band.offsets[counts[0]] ?? 0);
  for (let i = 0; i < counts[0]; i += 1) {
    const low = band.low[i] ?? 0;
    const offset = (band.offsets[i] ?? 0) - low;
    for (let j = low; j < Math.min(counts[1], (band.high[i] ?? 0) + 1); j += 1)
      products[offset + j] = dot(original, i, translation, j);
  }
  const norms = [original, translation].map((side, at) => {
    const count = counts[at] ?? 0;
    const all = new Float32Array(count * aside);
    for (let from = 0; from < count; from += 1)
      for (let k = 1; k <= aside && from + k <= count; k += 1) all[from * aside + k - 1] = normOf(side, from, k);
    return all;
  });
  return (i, n, j, m) => {
    const both = (norms[0]?.[i * aside + n - 1] ?? 0) * (norms[1]?.[j * aside + m - 1] ?? 0);
    if (!(both > 0)) return 0;
    let product = 0;
    for (let k = 0; k < n; k += 1) {
      const offset = (band.offsets[i + k] ?? 0) - (band.low[i + k] ?? 0) + j;
      for (let l = 0; l < m; l += 1) product += products[offset + l] ?? 0;
    }
    return Math.max(-MOST_SAID, Math.min(MOST_SAID, slope * (product / both - middle)));
  };
}
