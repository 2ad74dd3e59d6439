/**
 * The first way through two texts, before anything but anchors is known: coarse shapes, a wide band, window by window so that a
 * book of any length takes no more memory than a chapter.
 */
import { type Band, buildFirstBand } from './band.ts';
import { cutSide, type Side } from './features.ts';
import { cutStructure, FIRST_SHAPES, findPath, type Model, type Path, scoreBeads, type Structure } from './lattice.ts';
import type { LengthModel } from './length.ts';
import { SHAPES } from './shapes.ts';

/** Cells on both sides of the diagonal or chain; 60 loses long omissions, 150 was safe on every set tried. */
const FIRST_RADIUS = 150;
const WINDOW = 600;
/** Only this share of a window's way is kept, since its end was free. */
const KEPT = 400;

/** A first way: for each original boundary (0 to n) the translation boundary it lies at, and how well the model likes it. */
export interface FirstPath {
  readonly boundaries: Int32Array;
  /** Log-likelihood ratio of the way; of the first window alone where there are several. */
  readonly score: number;
}

/** What a first way is looked for in. */
export interface Texts {
  readonly original: Side;
  readonly translation: Side;
  readonly structure: Structure | null;
}

/** Finds a first way. */
export function findFirstPath({ original, translation, structure }: Texts, model: Model): FirstPath {
  const band = buildFirstBand(original, translation, model.forward, FIRST_RADIUS);
  const n = original.count;
  if (n <= WINDOW) {
    const found = search(original, translation, structure, model, band);
    return { boundaries: boundariesOf(found, n, translation.count), score: found.score };
  }
  const path = new Int32Array(n + 1);
  let score = 0;
  let i = 0;
  let j = 0;
  while (i < n) {
    const end = Math.min(n, i + WINDOW);
    const isLast = end === n;
    const from = Math.min(j, band.low[i] ?? 0);
    const to = isLast ? translation.count : (band.high[end] ?? 0);
    const window = cutBand(band, i, end, j, to);
    const found = search(
      cutSide(original, i, end),
      cutSide(translation, j, to),
      structure === null ? null : cutStructure(structure, i, end, j, to),
      model,
      window,
      !isLast,
    );
    if (i === 0) score = found.score;
    const boundaries = boundariesOf(found, end - i, to - j);
    const keep = isLast ? end - i : KEPT;
    for (let k = 0; k <= keep; k += 1) path[i + k] = j + (boundaries[k] ?? 0);
    j += boundaries[keep] ?? 0;
    i += keep;
    if (from > to) break;
  }
  return { boundaries: path, score };
}

/** A translation is whole unless the texts say otherwise: its log odds where both proportions agree; even where one is twice the other. */
const WHOLE = 10;
/** In so few sentences, one that was added says half as much of the proportion as a whole text does. */
const FEW = 50;
/** Sentences that are enough to tell which proportion is right. */
const ENOUGH = 2000;

/**
 * Chooses how long a translation is taken to be before anything has been learned: as the whole texts have it, or, where a
 * first way through them scores better so, as sentence against sentence (a part of the text was translated). A wrong proportion is
 * seldom unlearned: translations of many short sentences lose half of them as additions.
 */
export function chooseLengths(
  documents: readonly Texts[],
  { whole, sentence }: { readonly whole: LengthModel; readonly sentence: LengthModel },
  modelOf: (length: LengthModel) => Model,
): LengthModel {
  const score = (length: LengthModel): number => {
    const model = modelOf(length);
    let sum = 0;
    let seen = 0;
    for (const document of documents) {
      if (seen > ENOUGH) break;
      sum += findFirstPath(document, model).score;
      seen += document.original.count + document.translation.count;
    }
    return sum;
  };
  const apart = Math.abs(Math.log2(whole.ratio / sentence.ratio));
  if (apart < 0.05) return whole;
  const count = documents.reduce(
    (sum, { original, translation }) => sum + Math.min(original.count, translation.count),
    0,
  );
  const odds = (WHOLE * (1 - apart) * count) / (count + FEW);
  return score(whole) + odds >= score(sentence) ? whole : sentence;
}

function search(
  original: Side,
  translation: Side,
  structure: Structure | null,
  model: Model,
  band: Band,
  hasFreeEnd = false,
): Path {
  const scores = scoreBeads(original, translation, structure, model, band, FIRST_SHAPES);
  return findPath(band, scores.values, hasFreeEnd);
}

/** Reads off a way at which translation boundary each original boundary lies. */
export function boundariesOf(path: Path, originalCount: number, translationCount: number): Int32Array {
  const boundaries = new Int32Array(originalCount + 1).fill(-1);
  for (let at = 0; at < path.i.length; at += 1) {
    const i = path.i[at] ?? 0;
    if ((boundaries[i] ?? -1) < 0) boundaries[i] = path.j[at] ?? 0;
  }
  const last = path.i.length - 1;
  const [n, m] = SHAPES[path.shape[last] ?? 0] ?? [0, 0];
  const end = last < 0 ? translationCount : (path.j[last] ?? 0) + m;
  if (last < 0 || (path.i[last] ?? 0) + n === originalCount) boundaries[originalCount] = end;
  let known = 0;
  for (let i = 0; i <= originalCount; i += 1) {
    if ((boundaries[i] ?? -1) < 0) boundaries[i] = known;
    known = boundaries[i] ?? 0;
  }
  return boundaries;
}

function cutBand(band: Band, i: number, end: number, j: number, to: number): Band {
  const rows = end - i + 1;
  const low = new Int32Array(rows);
  const high = new Int32Array(rows);
  const offsets = new Float64Array(rows + 1);
  for (let k = 0; k < rows; k += 1) {
    low[k] = k === 0 ? 0 : Math.max(0, (band.low[i + k] ?? 0) - j);
    high[k] = Math.max(low[k] ?? 0, (k === rows - 1 ? to : (band.high[i + k] ?? 0)) - j);
    offsets[k + 1] = (offsets[k] ?? 0) + (high[k] ?? 0) - (low[k] ?? 0) + 1;
  }
  return { low, high, offsets };
}
