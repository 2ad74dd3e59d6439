/** From the lattice to the beads of one document, each with its confidence. */
import type { Bead } from '../model/bead.ts';
import type { Band } from './band.ts';
import { type Document, runLattice } from './document.ts';
import type { Model } from './lattice.ts';
import { ONLY_ORIGINAL, ONLY_TRANSLATION, SHAPES } from './shapes.ts';

/** Scores are divided by this before they become confidences; fitted so that of beads said to be right in 80 %, 80 % are. */
const TEMPERATURE = 1.3;

/** Aligns one document for good: the likeliest beads, each with its posterior probability. */
export function decode(document: Document, model: Model, pairShapes: number): readonly Bead[] {
  const { path, posteriors, band } = runLattice(document, model, TEMPERATURE, pairShapes);
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
