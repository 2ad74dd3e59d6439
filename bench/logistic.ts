/** Logistic regression by Newton's method, for a handful of parts (the first is the constant). */

/** One observation: what is known, what came of it, how much it counts. */
export interface Case {
  readonly evidence: readonly number[];
  readonly isTrue: boolean;
  readonly weight: number;
}

/** Keeps a weight that nothing speaks for at nought. */
const RIDGE = 1e-3;

/** Fits the weights of each part of the evidence. */
export function fitLogistic(cases: readonly Case[]): readonly number[] {
  const size = cases[0]?.evidence.length ?? 0;
  let weights: readonly number[] = new Array<number>(size).fill(0);
  for (let round = 0; round < 30; round += 1) {
    const gradient = weights.map((weight) => RIDGE * weight);
    const curve = weights.map((_weight, row) => weights.map((_other, column): number => (row === column ? RIDGE : 0)));
    for (const { evidence, isTrue, weight } of cases) {
      const odds = evidence.reduce((sum, part, at) => sum + part * (weights[at] ?? 0), 0);
      const p = 1 / (1 + Math.exp(-odds));
      for (const [row, part] of evidence.entries()) {
        gradient[row] = (gradient[row] ?? 0) + weight * (p - Number(isTrue)) * part;
        const line = curve[row];
        if (line === undefined) continue;
        for (const [column, other] of evidence.entries())
          line[column] = (line[column] ?? 0) + weight * p * (1 - p) * part * other;
      }
    }
    const step = solve(curve, gradient);
    weights = weights.map((weight, at) => weight - (step[at] ?? 0));
    if (step.every((part) => Math.abs(part) < 1e-8)) break;
  }
  return weights;
}

/** Solves a small positive definite system by elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((line, at) => [...line, right[at] ?? 0]);
  for (const [at, pivot] of rows.entries()) {
    for (const [other, line] of rows.entries()) {
      if (other === at) continue;
      const share = (line[at] ?? 0) / (pivot[at] ?? 1);
      for (let column = at; column < line.length; column += 1)
        line[column] = (line[column] ?? 0) - share * (pivot[column] ?? 0);
    }
  }
  return rows.map((line, at) => (line.at(-1) ?? 0) / (line[at] ?? 1));
}
