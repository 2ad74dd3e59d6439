/** The yardstick everybody knows: alignment by length alone (Gale & Church 1993), with their priors and their variance. */
import type { Tie } from './alignment-sets.ts';

const SHAPES: readonly (readonly [n: number, m: number, prior: number])[] = [
  [1, 1, 0.89],
  [1, 0, 0.005],
  [0, 1, 0.005],
  [2, 1, 0.0445],
  [1, 2, 0.0445],
  [2, 2, 0.011],
];
const VARIANCE = 6.8;

/** Aligns two lists of sentences by their lengths. Quadratic: for the short documents of the benchmark. */
export function alignByLength(original: readonly string[], translation: readonly string[]): readonly Tie[] {
  const a = original.map((sentence) => sentence.length);
  const b = translation.map((sentence) => sentence.length);
  const sum = (list: readonly number[]): number => list.reduce((x, y) => x + y, 0);
  const ratio = sum(b) / Math.max(1, sum(a));
  const width = b.length + 1;
  const best = new Float64Array((a.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const via = new Int8Array(best.length).fill(-1);
  best[0] = 0;
  for (let i = 0; i <= a.length; i += 1) {
    for (let j = 0; j <= b.length; j += 1) {
      for (const [shape, [n, m, prior]] of SHAPES.entries()) {
        if (i < n || j < m) continue;
        const from = best[(i - n) * width + j - m] ?? Number.POSITIVE_INFINITY;
        const cost = from - Math.log(prior) + costOf(sum(a.slice(i - n, i)), sum(b.slice(j - m, j)), ratio);
        if (cost < (best[i * width + j] ?? Number.POSITIVE_INFINITY)) {
          best[i * width + j] = cost;
          via[i * width + j] = shape;
        }
      }
    }
  }
  const ties: Tie[] = [];
  for (let i = a.length, j = b.length; i > 0 || j > 0; ) {
    const [n, m] = SHAPES[via[i * width + j] ?? 0] ?? [1, 1];
    ties.push([range(i - n, n), range(j - m, m)]);
    i -= n;
    j -= m;
  }
  return ties.reverse();
}

/** −log of the two-sided probability that lengths differ so much. */
function costOf(a: number, b: number, ratio: number): number {
  const mean = (a + b / ratio) / 2;
  if (mean === 0) return 0;
  const z = Math.abs(a * ratio - b) / Math.sqrt(mean * VARIANCE);
  const t = 1 / (1 + 0.2316419 * z);
  const tail = ((((1.330274429 * t - 1.821255978) * t + 1.781477937) * t - 0.356563782) * t + 0.31938153) * t;
  return -Math.log(Math.max(1e-300, 2 * tail * 0.3989423 * Math.exp((-z * z) / 2)));
}

function range(from: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_value, at) => from + at);
}
