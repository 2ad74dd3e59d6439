/** One stretch of a pair of texts while it is being aligned: its features, its structure, and the way found so far. */
import type { Bead } from '../model/bead.ts';
import { type Band, buildBand } from './band.ts';
import { buildSide, cutSide, type Side, type Vocabulary } from './features.ts';
import type { Stretch } from './fixed.ts';
import type { SentenceVectors } from './meaning.ts';
import { cutStructure, findPath, type Model, type Path, scoreBeads, type Structure, toPosteriors } from './lattice.ts';
import type { Part } from './parts.ts';

/** Cells on both sides of the last round's way. */
const RADIUS = 14;

/** One pair of texts to align. */
export interface Pair {
  readonly original: readonly string[];
  readonly translation: readonly string[];
  readonly structure?: Structure | null;
  /** Beads a person settled. */
  readonly fixed?: readonly Bead[];
}

/** A pair, or a stretch of one between fixed beads. `i` and `j` are where it begins in the pair. */
export interface Document {
  readonly i: number;
  readonly j: number;
  readonly original: Side;
  readonly translation: Side;
  readonly structure: Structure | null;
  path: Int32Array;
}

/** Builds the documents of a pair: one for each stretch between fixed beads. */
export function buildDocuments(
  pair: Pair,
  stretches: readonly Stretch[],
  originalWords: Vocabulary,
  translationWords: Vocabulary,
  { without = [], vectors }: { readonly without?: readonly Part[]; readonly vectors?: SentenceVectors } = {},
): readonly Document[] {
  const original = buildSide(pair.original, originalWords, vectors);
  const translation = buildSide(pair.translation, translationWords, vectors);
  for (const side of [original, translation])
    if (without.includes('apparatus') || isMostlyApparatus(side)) side.apparatus.fill(0);
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

/** A table of numbers, a list of shelf marks: what looks like apparatus everywhere is the text itself. */
function isMostlyApparatus(side: Side): boolean {
  let count = 0;
  for (const flag of side.apparatus) count += flag;
  return 2 * count > side.count;
}

/** Scores all beads around the way found so far: the likeliest way, and the probability of every bead. */
export function runLattice(
  document: Document,
  model: Model,
  temperature: number,
  shapes: number,
): { path: Path; posteriors: Float32Array; band: Band } {
  const band = buildBand(document.path, document.translation.count, RADIUS);
  const scores = scoreBeads(document.original, document.translation, document.structure, model, band, shapes);
  const path = findPath(band, scores.values);
  return { path, posteriors: toPosteriors(scores, temperature), band };
}
