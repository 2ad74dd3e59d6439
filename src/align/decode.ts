/** From the lattice to the beads of one document, each with its confidence. */
import type { Bead } from '../model/bead.ts';
import type { Band } from './band.ts';
import { calibrate, type Evidence, type FoundBead } from './confidence.ts';
import { type Document, runLattice } from './document.ts';
import type { Model } from './lattice.ts';
import { ONLY_ORIGINAL, ONLY_TRANSLATION, SHAPES } from './shapes.ts';

/** Scores are divided by this before they become posteriors: the terms of one bead lean on each other. */
const TEMPERATURE = 1.3;

/**
 * Aligns one document for good: the likeliest beads, each with its confidence. Without weights that is the posterior as the lattice
 * gives it, for measuring.
 */
export function decode(
  document: Document,
  model: Model,
  pairShapes: number,
  weights: Evidence | null,
): readonly Bead[] {
  const { path, posteriors, band } = runLattice(document, model, TEMPERATURE, pairShapes);
  const unpaired = sumUnpaired(document, posteriors, band);
  const found = Array.from(path.shape, (shape, at): FoundBead => {
    const i = path.i[at] ?? 0;
    const j = path.j[at] ?? 0;
    const [n, m] = SHAPES[shape] ?? [1, 1];
    const posterior =
      n === 0
        ? (unpaired.translation[j] ?? 0)
        : m === 0
          ? (unpaired.original[i] ?? 0)
          : (posteriors[((band.offsets[i] ?? 0) + j - (band.low[i] ?? 0)) * SHAPES.length + shape] ?? 0);
    const letters = [sum(document.original.lengths, i, n), sum(document.translation.lengths, j, m)] as const;
    return { posterior: Math.min(1, posterior), n, m, letters };
  });
  const confidences = weights === null ? found.map(({ posterior }) => posterior) : calibrate(found, weights);
  return found.map(({ n, m }, at) => ({
    original: range(document.i + (path.i[at] ?? 0), n),
    translation: range(document.j + (path.j[at] ?? 0), m),
    confidence: Math.round((confidences[at] ?? 0) * 1e4) / 1e4,
  }));
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

function sum(lengths: Float64Array, from: number, count: number): number {
  let all = 0;
  for (let at = from; at < from + count; at += 1) all += lengths[at] ?? 0;
  return all;
}

function range(from: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_value, at) => from + at);
}
