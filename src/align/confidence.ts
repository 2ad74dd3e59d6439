/**
 * From the posterior probability of a bead to how often such a bead is right.
 *
 * The lattice takes the terms of a score for independent and its words for the whole truth, so its posteriors are too sure, and
 * most so in free translations. Here they are put right by a logistic regression (Platt scaling, Platt 1999) on the log odds of the
 * posterior and three things that go with being wrong: many sentences in one bead, a gap beside it, doubt all over the text.
 * `npm run bench -- calibrate` fits the weights and says what they do to sets they were not fitted on.
 */

/** What is known of one bead of a path: its posterior, 0 to 1, and how many sentences it takes from each side. */
export interface FoundBead {
  readonly posterior: number;
  readonly n: number;
  readonly m: number;
}

/** The parts of the log odds, in the order of `WEIGHTS`: constant, log odds of the posterior, size, a gap beside it, doubt. */
export type Evidence = readonly [number, number, number, number, number];

/**
 * Fitted by `npm run bench -- calibrate`. A text that taught the tables it is aligned by finds itself in them, so its posteriors are
 * far too sure; those of a text that only applies what others taught are, if anything, not sure enough.
 */
export const WEIGHTS: Readonly<Record<'learned' | 'kept', Evidence>> = {
  learned: [-0.46, 0.55, -0.43, -0.38, -0.27],
  kept: [0.29, 0.96, -0.4, -0.71, -0.19],
};

/** Beyond these odds a posterior says no more (e^8 is one error in three thousand). */
const MOST_ODDS = 8;
/** Doubt of a text of few beads leans on what is usual, as if so many more had been seen. */
const USUAL = { doubt: 0.03, beads: 5 };

/** Gives the confidence of every bead of one text, 0 to 1, in their order. */
export function calibrate(beads: readonly FoundBead[], weights: Evidence): readonly number[] {
  return listEvidence(beads).map((evidence) => {
    const odds = evidence.reduce((sum, part, at) => sum + part * (weights[at] ?? 0), 0);
    return 1 / (1 + Math.exp(-odds));
  });
}

/** Lists the evidence on each bead of one text, in their order. */
export function listEvidence(beads: readonly FoundBead[]): readonly Evidence[] {
  const doubts = beads.reduce((sum, { posterior }) => sum + 1 - posterior, 0);
  const doubt = Math.log((doubts + USUAL.doubt * USUAL.beads) / (beads.length + USUAL.beads));
  const isGap = (bead: FoundBead | undefined): boolean => bead !== undefined && (bead.n === 0 || bead.m === 0);
  return beads.map((bead, at) => {
    const size = isGap(bead) ? 0 : bead.n + bead.m - 2;
    const besideGap = !isGap(bead) && (isGap(beads[at - 1]) || isGap(beads[at + 1])) ? 1 : 0;
    return [1, toOdds(bead.posterior), size, besideGap, doubt];
  });
}

function toOdds(p: number): number {
  return Math.max(-MOST_ODDS, Math.min(MOST_ODDS, Math.log(p / (1 - p))));
}
