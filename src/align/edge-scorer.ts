/** From counted edges to what they say of a bead: log-likelihood ratios against unrelated sentences. */
import { addEdge, EDGE_CLASSES, type Edges, type EdgeTable } from './edges.ts';
import type { Side } from './features.ts';

/** What is believed before anything is counted weighs as many beads. */
const BELIEVED = 50;
/** Of which so large a share agrees in class across the languages. */
const AGREES = 0.5;
/** One odd mark must not outvote the words. */
const MOST_SAID = 4;

/** Fits log-likelihood ratios to counts; `sides` are all sentences there are, for what is usual on each side. */
export function fitEdges(
  counts: Edges,
  sides: readonly { readonly original: Side; readonly translation: Side }[],
): Edges {
  const fit = (kind: 'openings' | 'closings'): EdgeTable => {
    const table = counts[kind];
    const a = sharesOf(table, 'original', kind, sides);
    const b = sharesOf(table, 'translation', kind, sides);
    const chance = new Float64Array(EDGE_CLASSES * EDGE_CLASSES);
    const believed = chance.map((_zero, at) => {
      const [x, y] = [Math.floor(at / EDGE_CLASSES), at % EDGE_CLASSES];
      chance[at] = (a[x] ?? 0) * (b[y] ?? 0);
      return (1 - AGREES) * (chance[at] ?? 0) + (x === y ? AGREES * Math.min(a[x] ?? 0, b[y] ?? 0) : 0);
    });
    return {
      rims: toRatios(table.rims, believed, chance),
      seams: { original: toRatios(table.seams.original, a, a), translation: toRatios(table.seams.translation, b, b) },
      alone: { original: toRatios(table.alone.original, a, a), translation: toRatios(table.alone.translation, b, b) },
    };
  };
  return { openings: fit('openings'), closings: fit('closings') };
}

function toRatios(counts: Float64Array, believed: Float64Array, chance: Float64Array): Float64Array {
  const total = sumOf(counts);
  return counts.map((count, at) => {
    const p = (count + BELIEVED * (believed[at] ?? 0)) / (total + BELIEVED);
    return Math.max(-MOST_SAID, Math.min(MOST_SAID, Math.log(p / (chance[at] ?? 1))));
  });
}

/** How common each class is on one side: in the texts at hand, and in what was counted. */
function sharesOf(
  table: EdgeTable,
  side: 'original' | 'translation',
  kind: 'openings' | 'closings',
  sides: readonly { readonly original: Side; readonly translation: Side }[],
): Float64Array {
  const seen = new Float64Array(EDGE_CLASSES).fill(0.5);
  for (const pair of sides) for (const edge of pair[side][kind]) addEdge(seen, edge, 1);
  for (let at = 0; at < EDGE_CLASSES; at += 1) {
    let rim = 0;
    for (let other = 0; other < EDGE_CLASSES; other += 1)
      rim += table.rims[side === 'original' ? at * EDGE_CLASSES + other : other * EDGE_CLASSES + at] ?? 0;
    addEdge(seen, at, rim + (table.seams[side][at] ?? 0) + (table.alone[side][at] ?? 0));
  }
  const total = sumOf(seen);
  return seen.map((count) => count / total);
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** What edges say of the beads of one pair of texts. */
export interface EdgeScorer {
  /** For each sentence: what its edges say for its having no counterpart. */
  readonly aloneOriginal: Float64Array;
  readonly aloneTranslation: Float64Array;
  /** What they say for a bead of `n` and `m` sentences that begins at (i, j). */
  readonly score: (i: number, n: number, j: number, m: number) => number;
}

/** Builds the scorer of one pair of texts. */
export function buildEdgeScorer({ openings, closings }: Edges, original: Side, translation: Side): EdgeScorer {
  const seamsBefore = (side: Side, name: 'original' | 'translation'): Float64Array => {
    const sums = new Float64Array(side.count + 1);
    for (let at = 0; at < side.count; at += 1) {
      const seam =
        at === 0
          ? 0
          : (closings.seams[name][side.closings[at - 1] ?? 0] ?? 0) +
            (openings.seams[name][side.openings[at] ?? 0] ?? 0);
      sums[at + 1] = (sums[at] ?? 0) + seam;
    }
    return sums;
  };
  const aloneOf = (side: Side, name: 'original' | 'translation'): Float64Array =>
    Float64Array.from(
      { length: side.count },
      (_value, at) =>
        (openings.alone[name][side.openings[at] ?? 0] ?? 0) + (closings.alone[name][side.closings[at] ?? 0] ?? 0),
    );
  const originalSeams = seamsBefore(original, 'original');
  const translationSeams = seamsBefore(translation, 'translation');
  return {
    aloneOriginal: aloneOf(original, 'original'),
    aloneTranslation: aloneOf(translation, 'translation'),
    score: (i, n, j, m) =>
      (openings.rims[(original.openings[i] ?? 0) * EDGE_CLASSES + (translation.openings[j] ?? 0)] ?? 0) +
      (closings.rims[(original.closings[i + n - 1] ?? 0) * EDGE_CLASSES + (translation.closings[j + m - 1] ?? 0)] ??
        0) +
      (originalSeams[i + n] ?? 0) -
      (originalSeams[i + 1] ?? 0) +
      (translationSeams[j + m] ?? 0) -
      (translationSeams[j + 1] ?? 0),
  };
}
