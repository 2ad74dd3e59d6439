/**
 * Beads a person settled, as fixed points: the texts are cut at them, what lies between is aligned anew, and they come back as
 * they were given.
 */
import type { Bead } from '../model/bead.ts';

/** A stretch between fixed beads: original sentences `i` to `iEnd`, translation sentences `j` to `jEnd` (ends exclusive). */
export interface Stretch {
  readonly i: number;
  readonly iEnd: number;
  readonly j: number;
  readonly jEnd: number;
}

/** The cuts made by fixed beads. */
export interface Cuts {
  readonly stretches: readonly Stretch[];
  /** The fixed beads with both sides, between the stretches: bead k stands after stretch k. */
  readonly beads: readonly Bead[];
}

/** Cuts two texts of `n` and `m` sentences at fixed beads. A bead that leaves the texts or crosses an earlier one is passed over. */
export function cutAt(fixed: readonly Bead[], n: number, m: number): Cuts {
  const paired = fixed
    .filter((bead) => bead.original.length > 0 && bead.translation.length > 0)
    .sort((a, b) => (a.original[0] ?? 0) - (b.original[0] ?? 0));
  const stretches: Stretch[] = [];
  const beads: Bead[] = [];
  let i = 0;
  let j = 0;
  for (const bead of paired) {
    if (!isRun(bead.original, i, n) || !isRun(bead.translation, j, m)) continue;
    const from = bead.original[0] ?? 0;
    const to = bead.translation[0] ?? 0;
    stretches.push({ i, iEnd: from, j, jEnd: to });
    beads.push(bead);
    i = from + bead.original.length;
    j = to + bead.translation.length;
  }
  stretches.push({ i, iEnd: n, j, jEnd: m });
  return { stretches, beads };
}

/** Tells whether indexes are whole, adjacent and between `from` and `end`. */
function isRun(indexes: readonly number[], from: number, end: number): boolean {
  return indexes.every(
    (index, at) => Number.isInteger(index) && index >= from && index < end && index === (indexes[0] ?? 0) + at,
  );
}
