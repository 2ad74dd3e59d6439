/**
 * How long a translation is: the length part of a bead's score, as a log-likelihood ratio against an unrelated sentence.
 *
 * Translated: N(c·Ls, β·Ls + α²·Ls²), Gale & Church's normal with a variance that also grows with the square, since a free
 * translator stretches a long sentence in proportion. Unrelated: a Gamma fitted to the sentences of the translation.
 */

/** The fitted shape of lengths of one pair of languages (or of one archive). */
export interface LengthModel {
  /** Characters of translation per character of original. */
  readonly ratio: number;
  readonly beta: number;
  readonly alpha2: number;
  /** Gamma shape and scale of one sentence of each side. */
  readonly shape: number;
  readonly scale: number;
}

/** Lengths to fit to: one bead each, with a weight. */
export interface LengthSample {
  readonly original: number;
  readonly translation: number;
  readonly weight: number;
}

/**
 * Builds the two models to begin with from all sentence lengths of both sides. By `sentence` one sentence answers one, which stays true
 * where only a part was translated; by `whole` one text answers the other, which stays true where one language has more sentences.
 */
export function startLengths(
  original: Float64Array,
  translation: Float64Array,
): { readonly sentence: LengthModel; readonly whole: LengthModel } {
  const build = (proportion: number): LengthModel => {
    const ratio = Math.min(6, Math.max(0.17, proportion));
    return { ratio, beta: 4 * ratio, alpha2: 0.06 * ratio * ratio, ...fitGamma(translation) };
  };
  const proportion = meanOf(translation) / meanOf(original);
  return {
    sentence: build(proportion),
    whole: build((proportion * translation.length) / Math.max(1, original.length)),
  };
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 1 : sum / values.length;
}

/** Fits a Gamma by its log-moment (Minka 2002, equation 5: closed form, within 1.5 % of the maximum likelihood). */
export function fitGamma(values: Float64Array): { readonly shape: number; readonly scale: number } {
  if (values.length < 2) return { shape: 2, scale: Math.max(1, meanOf(values)) / 2 };
  const mean = meanOf(values);
  let logs = 0;
  for (const value of values) logs += Math.log(value);
  const s = Math.max(1e-3, Math.log(mean) - logs / values.length);
  const shape = Math.min(20, Math.max(0.5, (3 - s + Math.sqrt((s - 3) ** 2 + 24 * s)) / (12 * s)));
  return { shape, scale: mean / shape };
}

/** Fits ratio and variance to beads (weighted moments, then one reweighted step); keeps `before` where there are too few. */
export function fitLengths(samples: readonly LengthSample[], before: LengthModel): LengthModel {
  let sumS = 20 * 80; // the old fit counts as twenty beads of ordinary length
  let sumT = 20 * 80 * before.ratio;
  for (const sample of samples) {
    sumS += sample.weight * sample.original;
    sumT += sample.weight * sample.translation;
  }
  const ratio = sumT / sumS;
  // Least squares of r² on (Ls, Ls²), each sample weighted by the variance it is expected to have.
  let a11 = 0;
  let a12 = 0;
  let a22 = 0;
  let b1 = 0;
  let b2 = 0;
  const add = (length: number, square: number, w: number): void => {
    const expected = before.beta * length + before.alpha2 * length * length;
    const k = w / (expected * expected);
    const l2 = length * length;
    a11 += k * l2;
    a12 += k * l2 * length;
    a22 += k * l2 * l2;
    b1 += k * square * length;
    b2 += k * square * l2;
  };
  for (const length of [20, 60, 120, 240]) add(length, before.beta * length + before.alpha2 * length * length, 5);
  for (const sample of samples) {
    const residual = sample.translation - ratio * sample.original;
    const expected = before.beta * sample.original + before.alpha2 * sample.original ** 2;
    // One wild bead must not widen the fit for all.
    add(sample.original, Math.min(residual * residual, 9 * expected), sample.weight);
  }
  const determinant = a11 * a22 - a12 * a12;
  let beta = before.beta;
  let alpha2 = before.alpha2;
  if (determinant > 1e-12 * a11 * a22) {
    beta = (b1 * a22 - b2 * a12) / determinant;
    alpha2 = (b2 * a11 - b1 * a12) / determinant;
    if (beta < 0.3) {
      beta = 0.3;
      alpha2 = Math.max(0, (b2 - a12 * beta) / a22);
    } else if (alpha2 < 0.002) {
      alpha2 = 0.002;
      beta = Math.max(0.3, (b1 - a12 * alpha2) / a11);
    }
  }
  return { ...before, ratio, beta, alpha2: Math.max(alpha2, 0.002) };
}

/** Scores a bead's lengths; `m` is the number of translation sentences. */
export type LengthScorer = (original: number, translation: number, m: number) => number;

/** Builds the scorer of a model: the log-likelihood ratio of `translation` characters being the translation of `original` ones. */
export function buildLengthScorer(model: LengthModel): LengthScorer {
  const logScale = Math.log(model.scale);
  const constants = Float64Array.from({ length: 8 }, (_value, m) =>
    m === 0 ? 0 : model.shape * m * logScale + logGamma(model.shape * m),
  );
  return (original, translation, m) => {
    const variance = model.beta * original + model.alpha2 * original * original + 4;
    const residual = translation - model.ratio * original;
    const related = -0.5 * Math.log(2 * Math.PI * variance) - (residual * residual) / (2 * variance);
    const unrelated = (model.shape * m - 1) * Math.log(translation) - translation / model.scale - (constants[m] ?? 0);
    // A floor: beyond it a strange length says no more, and words may still win.
    return Math.max(-12, Math.min(8, related - unrelated));
  };
}

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const;

/** Natural logarithm of the Gamma function (Lanczos approximation, g = 7). */
export function logGamma(x: number): number {
  let sum = 0.99999999999980993;
  for (const [index, term] of LANCZOS.entries()) sum += term / (x + index);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}
