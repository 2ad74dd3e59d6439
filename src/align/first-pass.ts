/**
 * The first way through two texts, before anything but anchors is known: coarse shapes, a wide band, window by window so that a
 * book of any length takes no more memory than a chapter.
 */
import { type Band, buildFirstBand } from './band.ts';
import { cutSide, type Side } from './features.ts';
import { cutStructure, FIRST_SHAPES, findPath, type Model, type Path, scoreBeads, type Structure } from './lattice.ts';
import { SHAPES } from './shapes.ts';

/** Cells on both sides of the diagonal or chain; 60 loses long omissions, 150 was safe on every set tried. */
const FIRST_RADIUS = 150;
const WINDOW = 600;
/** Only this share of a window's way is kept, since its end was free. */
const KEPT = 400;

/** Finds a first way: for each original boundary (0 to n) the translation boundary it lies at. */
export function findFirstPath(
  original: Side,
  translation: Side,
  structure: Structure | null,
  model: Model,
): Int32Array {
  const band = buildFirstBand(original, translation, model.forward, FIRST_RADIUS);
  const n = original.count;
  if (n <= WINDOW) return boundariesOf(search(original, translation, structure, model, band), n, translation.count);
  const path = new Int32Array(n + 1);
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
    const boundaries = boundariesOf(found, end - i, to - j);
    const keep = isLast ? end - i : KEPT;
    for (let k = 0; k <= keep; k += 1) path[i + k] = j + (boundaries[k] ?? 0);
    j += boundaries[keep] ?? 0;
    i += keep;
    if (from > to) break;
  }
  return path;
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
