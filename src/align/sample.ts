/** What a round of learning is made from: likely beads with their words, their lengths, their edges, how often each shape is taken. */
import { type Document, runLattice } from './document.ts';
import { addBead, buildEdges, type Edges } from './edges.ts';
import { boundariesOf } from './first-pass.ts';
import type { Model } from './lattice.ts';
import type { LengthSample } from './length.ts';
import { cosineOf, type MeaningSample } from './meaning.ts';
import type { Bitext } from './model-one.ts';
import { PAIR_SHAPES, SHAPES } from './shapes.ts';

/** Beads at least this likely teach words. */
const LEARN_FROM = 0.3;

/** What all documents together show. */
export interface Sample {
  readonly bitext: Bitext;
  readonly lengths: readonly LengthSample[];
  readonly shapes: Float64Array;
  readonly edges: Edges;
  /** Empty without a model of sentences. */
  readonly meaning: MeaningSample;
}

/** Runs every lattice once and collects what is learned from: likely beads, their lengths, how often each shape is taken. */
export function collect(documents: readonly Document[], model: Model, pairShapes: number): Sample {
  const given: number[] = [];
  const told: number[] = [];
  const givenStarts = [0];
  const toldStarts = [0];
  const weights: number[] = [];
  const lengths: LengthSample[] = [];
  const shapes = new Float64Array(SHAPES.length);
  const edges = buildEdges();
  const meaning: { readonly cosine: number; readonly weight: number }[] = [];
  for (const document of documents) {
    const { path, posteriors, band } = runLattice(document, model, 1, pairShapes);
    document.path = boundariesOf(path, document.original.count, document.translation.count);
    for (let i = 0; i <= document.original.count; i += 1) {
      const low = band.low[i] ?? 0;
      for (let j = low; j <= (band.high[i] ?? 0); j += 1) {
        const cell = (band.offsets[i] ?? 0) + j - low;
        for (let shape = 0; shape < SHAPES.length; shape += 1) {
          const p = posteriors[cell * SHAPES.length + shape] ?? 0;
          if (p < 0.01) continue;
          shapes[shape] = (shapes[shape] ?? 0) + p;
          const [n, m] = SHAPES[shape] ?? [1, 1];
          const { original, translation } = document;
          addBead(edges, original, translation, [i, n], [j, m], p);
          if (p < LEARN_FROM || shape >= PAIR_SHAPES) continue;
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
          if (original.meanings !== null && original.meanings.size === translation.meanings?.size)
            meaning.push({ cosine: cosineOf(original.meanings, i, n, translation.meanings, j, m), weight: p });
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
    edges,
    meaning,
  };
}
