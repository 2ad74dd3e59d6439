/**
 * Which cells of the lattice are looked at: a band around a path, so that time and memory grow with the length of a book and
 * not with its square.
 */
import type { Side } from './features.ts';
import type { Table } from './table.ts';

/** For each number of original sentences read (0 to n), the least and the most translation sentences read; both never fall. */
export interface Band {
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Where row i begins in an array of all cells; the last entry is the number of cells. */
  readonly offsets: Float64Array;
}

/** Below this many cells the whole rectangle is looked at. */
const WHOLE = 90_000;

/** Builds a band of `radius` cells on both sides of a path; `path` gives for each original boundary a translation boundary, never falling. */
export function buildBand(path: Int32Array, translationCount: number, radius: number): Band {
  const rows = path.length;
  const low = new Int32Array(rows);
  const high = new Int32Array(rows);
  const slack = Math.max(2, radius >> 2);
  for (let i = 0; i < rows; i += 1) {
    // A jump of the path (a long gap on one side) opens the band over the whole jump.
    low[i] = Math.max(0, (path[Math.max(0, i - slack)] ?? 0) - radius);
    high[i] = Math.min(translationCount, (path[Math.min(rows - 1, i + slack)] ?? 0) + radius);
  }
  low[0] = 0;
  high[rows - 1] = translationCount;
  for (let i = 1; i < rows; i += 1) {
    low[i] = Math.max(low[i] ?? 0, low[i - 1] ?? 0);
    high[i] = Math.max(high[i] ?? 0, high[i - 1] ?? 0);
  }
  const offsets = new Float64Array(rows + 1);
  for (let i = 0; i < rows; i += 1) offsets[i + 1] = (offsets[i] ?? 0) + (high[i] ?? 0) - (low[i] ?? 0) + 1;
  return { low, high, offsets };
}

/** Builds the band of the first pass: everything if the document is short, else `radius` around a chain of rare words that both sides share. */
export function buildFirstBand(original: Side, translation: Side, table: Table, radius: number): Band {
  const n = original.count;
  const m = translation.count;
  const path = new Int32Array(n + 1);
  if ((n + 1) * (m + 1) <= WHOLE) {
    for (let i = 0; i <= n; i += 1) path[i] = Math.round((i * m) / Math.max(1, n));
    return buildBand(path, m, Math.max(n, m) + 1);
  }
  const chain = [{ i: 0, j: 0 }, ...chainRareWords(original, translation, table), { i: n, j: m }];
  for (let at = 1; at < chain.length; at += 1) {
    const a = chain[at - 1] ?? { i: 0, j: 0 };
    const b = chain[at] ?? a;
    for (let i = a.i; i <= b.i; i += 1)
      path[i] = b.i === a.i ? b.j : Math.round(a.j + ((b.j - a.j) * (i - a.i)) / (b.i - a.i));
  }
  for (let i = 1; i <= n; i += 1) path[i] = Math.max(path[i] ?? 0, path[i - 1] ?? 0);
  return buildBand(path, m, radius);
}

/** A rare word stands in at most so many sentences of a side. */
const RARE = 4;

/** Finds the heaviest chain of sentence pairs that share rare features, rising on both sides (patience, by a Fenwick tree of maxima). */
function chainRareWords(
  original: Side,
  translation: Side,
  table: Table,
): readonly { readonly i: number; readonly j: number }[] {
  const where = new Map<number, number[]>();
  for (let j = 0; j < translation.count; j += 1) {
    for (let at = translation.starts[j] ?? 0; at < (translation.starts[j + 1] ?? 0); at += 1) {
      const token = translation.tokens[at] ?? 0;
      const list = where.get(token);
      if (list === undefined) where.set(token, [j]);
      else if (list.length <= RARE && list.at(-1) !== j) list.push(j);
    }
  }
  const seen = new Int32Array(table.givenCount);
  for (let i = 0; i < original.count; i += 1) {
    for (let at = original.starts[i] ?? 0; at < (original.starts[i + 1] ?? 0); at += 1) {
      const token = original.tokens[at] ?? 0;
      seen[token] = (seen[token] ?? 0) + 1;
    }
  }
  const parents: number[] = [];
  const points: { i: number; j: number }[] = [];
  const best = new Float64Array(translation.count + 2);
  const bestPoint = new Int32Array(translation.count + 2).fill(-1);
  for (let i = 0; i < original.count; i += 1) {
    const weights = new Map<number, number>();
    for (let at = original.starts[i] ?? 0; at < (original.starts[i + 1] ?? 0); at += 1) {
      const token = original.tokens[at] ?? 0;
      if ((seen[token] ?? 0) > RARE) continue;
      for (let entry = table.rows[token] ?? 0; entry < (table.rows[token + 1] ?? 0); entry += 1) {
        if ((table.p[entry] ?? 0) < 0.1) continue;
        const sentences = where.get(table.told[entry] ?? 0);
        if (sentences === undefined || sentences.length > RARE) continue;
        for (const j of sentences) weights.set(j, (weights.get(j) ?? 0) + 1 / (sentences.length * (seen[token] ?? 1)));
      }
    }
    // Two rare words together make a point; one alone is too often chance.
    const found = [...weights].filter(([, weight]) => weight >= 1.2).sort((a, b) => b[0] - a[0]);
    for (const [j, weight] of found) {
      let value = 0;
      let parent = -1;
      for (let at = j; at > 0; at -= at & -at) {
        if ((best[at] ?? 0) > value) {
          value = best[at] ?? 0;
          parent = bestPoint[at] ?? -1;
        }
      }
      const point = points.length;
      points.push({ i, j });
      parents.push(parent);
      for (let at = j + 1; at < best.length; at += at & -at) {
        if ((best[at] ?? 0) < value + weight) {
          best[at] = value + weight;
          bestPoint[at] = point;
        }
      }
    }
  }
  let last = -1;
  let value = 0;
  for (let at = translation.count + 1; at > 0; at -= at & -at) {
    if ((best[at] ?? 0) > value) {
      value = best[at] ?? 0;
      last = bestPoint[at] ?? -1;
    }
  }
  const chain: { readonly i: number; readonly j: number }[] = [];
  for (let at = last; at >= 0; at = parents[at] ?? -1) {
    const point = points[at];
    if (point !== undefined) chain.push(point);
  }
  return chain.reverse();
}
