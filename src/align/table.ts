/**
 * A translation table: for each feature of one side, the features of the other it is translated by.
 *
 * Kept as rows in typed arrays (compressed sparse rows). `gain` is what the lattice multiplies with:
 * (1 − λ) / λ · p(t|s) / p(t), with λ the learned share of t that answers to nothing.
 */

/** One direction, from `given` features to `told` ones. */
export interface Table {
  readonly givenCount: number;
  readonly toldCount: number;
  /** Row of feature g: `told` and its values from `rows[g]` to `rows[g + 1]`. */
  readonly rows: Int32Array;
  readonly told: Int32Array;
  /** p(told | given), after discounting. */
  readonly p: Float32Array;
  readonly gain: Float32Array;
  /** log λ of each told feature. */
  readonly alone: Float64Array;
}

/** Counts before they become a table: expected co-occurrences of `told` with each `given`, in rows. */
export interface Counts {
  readonly rows: Int32Array;
  readonly told: Int32Array;
  readonly counts: Float32Array;
}

/** Rarest share of a word that is taken to answer to nothing; keeps one chance match from deciding a bead. */
const LEAST_ALONE = 0.02;

/**
 * Builds a table from expected counts. `discount` is taken off every count (Kneser–Ney's absolute discount; near 1, since a
 * pair seen once in its own bead is no evidence), what is taken goes to "answers to nothing". `frequency` holds how often each
 * told feature occurs.
 */
export function buildTable(
  counts: Counts,
  givenCount: number,
  toldCount: number,
  frequency: Float64Array,
  discount: number,
): Table {
  let total = 0;
  for (const value of frequency) total += value;
  const tied = new Float64Array(toldCount);
  const keep: number[] = [];
  const rows = new Int32Array(givenCount + 1);
  for (let given = 0; given < givenCount; given += 1) {
    for (let at = counts.rows[given] ?? 0; at < (counts.rows[given + 1] ?? 0); at += 1) {
      const left = (counts.counts[at] ?? 0) - discount;
      if (left <= 0.05) continue;
      keep.push(at);
      const told = counts.told[at] ?? 0;
      tied[told] = (tied[told] ?? 0) + left;
    }
    rows[given + 1] = keep.length;
  }
  const told = new Int32Array(keep.length);
  const p = new Float32Array(keep.length);
  const gain = new Float32Array(keep.length);
  const alone = new Float64Array(toldCount);
  for (let word = 0; word < toldCount; word += 1) {
    const seen = Math.max(frequency[word] ?? 0, tied[word] ?? 0, 1e-9);
    alone[word] = Math.min(1, Math.max(LEAST_ALONE, 1 - (tied[word] ?? 0) / (seen + 0.5)));
  }
  for (let given = 0; given < givenCount; given += 1) {
    const from = rows[given] ?? 0;
    const to = rows[given + 1] ?? 0;
    let mass = 0;
    for (let at = counts.rows[given] ?? 0; at < (counts.rows[given + 1] ?? 0); at += 1) mass += counts.counts[at] ?? 0;
    for (let at = from; at < to; at += 1) {
      const source = keep[at] ?? 0;
      const word = counts.told[source] ?? 0;
      const share = ((counts.counts[source] ?? 0) - discount) / Math.max(mass, 1e-9);
      const lambda = alone[word] ?? 1;
      const background = Math.max(frequency[word] ?? 0, 0.5) / Math.max(total, 1);
      told[at] = word;
      p[at] = share;
      gain[at] = ((1 - lambda) / lambda) * (share / background);
    }
  }
  for (let word = 0; word < toldCount; word += 1) alone[word] = Math.log(alone[word] ?? 1);
  return { givenCount, toldCount, rows, told, p, gain, alone };
}
