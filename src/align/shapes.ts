/** The shapes a bead may have (n original, m translation sentences) and how common each is. */

/** Most sentences a bead takes from one side, and from both together. */
export const MOST_ASIDE = 5;
const MOST_TOGETHER = 6;

/** All shapes, pairs before gaps: 1–1 first. */
export const SHAPES: readonly (readonly [n: number, m: number])[] = buildShapes();
export const PAIR_SHAPES = SHAPES.length - 2;
export const ONLY_ORIGINAL = PAIR_SHAPES;
export const ONLY_TRANSLATION = PAIR_SHAPES + 1;

function buildShapes(): readonly (readonly [number, number])[] {
  const shapes: (readonly [number, number])[] = [];
  for (let sum = 2; sum <= MOST_TOGETHER; sum += 1) {
    for (let n = 1; n < sum; n += 1) {
      if (n <= MOST_ASIDE && sum - n <= MOST_ASIDE) shapes.push([n, sum - n]);
    }
  }
  return [...shapes, [1, 0], [0, 1]];
}

/** Prior probability of each shape, in the order of `SHAPES`. */
export type ShapePriors = Float64Array;

/** Builds the priors to begin with: measured on no set, but of the order that every published set shows. */
export function startPriors(): ShapePriors {
  return normalise(
    Float64Array.from(SHAPES, ([n, m]) => {
      if (n === 0 || m === 0) return 0.06;
      if (n === 1 && m === 1) return 0.72;
      if (n + m === 3) return 0.06;
      if (n === 2 && m === 2) return 0.01;
      if (n === 1 || m === 1) return n + m === 4 ? 0.01 : 0.003;
      return 0.002;
    }),
  );
}

/** Fits the priors to expected counts; the start counts as sixty beads, so that a short document does not lose a shape. */
export function fitPriors(counts: Float64Array): ShapePriors {
  const start = startPriors();
  return normalise(counts.map((count, shape) => count + 60 * (start[shape] ?? 0)));
}

function normalise(values: Float64Array): Float64Array {
  let sum = 0;
  for (const value of values) sum += value;
  return values.map((value) => value / sum);
}
