/**
 * From the posterior probability of a bead to how often such a bead is right.
 *
 * The lattice takes the terms of a score for independent and its words for the whole truth, so its posteriors are too sure, and
 * most so in free translations. Here they are put right by a logistic regression (Platt scaling, Platt 1999) on the log odds of the
 * posterior and on what goes with being wrong: in the bead, many sentences, or no counterpart; beside it, a gap, or a bead too long
 * where it is too short; all over the text, doubt, and beads of several sentences on either side.
 * `npm run bench -- calibrate` fits the weights and says what they do to sets they were not fitted on.
 */

/** What is known of one bead of a path: its posterior, 0 to 1, how many sentences it takes from each side, and how many letters. */
export interface FoundBead {
  readonly posterior: number;
  readonly n: number;
  readonly m: number;
  readonly letters: readonly [original: number, translation: number];
}

/** The parts of the log odds, in the order of `WEIGHTS`. */
export const PARTS_OF_EVIDENCE = [
  'constant',
  'log odds of the posterior',
  'sentences beyond 1–1',
  'a gap beside it',
  'no counterpart',
  'moved clause',
  'doubt of the text',
  'freedom of the text',
] as const;

/** One number for each of `PARTS_OF_EVIDENCE`. */
export type Evidence = readonly number[];

/**
 * Fitted by `npm run bench -- calibrate`. A text that taught the tables it is aligned by finds itself in them, so its posteriors are
 * far too sure; those of a text that only applies what others taught are, if anything, not sure enough.
 */
export const WEIGHTS: Readonly<Record<'learned' | 'kept', Evidence>> = {
  learned: [-0.15, 0.51, -0.48, -0.55, -1.06, -6.36, -0.14, -0.25],
  kept: [1.23, 0.91, -0.64, -0.9, -1.7, -4.7, -0.06, -0.05],
};

/** Beyond these odds a posterior says no more (e^8 is one error in three thousand). */
const MOST_ODDS = 8;
/** Doubt of a text of few beads leans on what is usual, as if so many more had been seen. */
const USUAL = { doubt: 0.03, beads: 5 };
/** So does its share of beads of several sentences on either side. */
const USUAL_MANY = { share: 0.02, beads: 20 };
/** Letters added to either side before lengths are compared: of a word or two nothing can be said. */
const FEW_LETTERS = 5;

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
  const many = beads.filter(({ n, m }) => n > 1 && m > 1).length;
  const freedom = Math.log((many + USUAL_MANY.share * USUAL_MANY.beads) / (beads.length + USUAL_MANY.beads));
  const surplus = listSurplus(beads);
  return beads.map((bead, at) => {
    const size = isGap(bead) ? 0 : bead.n + bead.m - 2;
    const besideGap = !isGap(bead) && (isGap(beads[at - 1]) || isGap(beads[at + 1])) ? 1 : 0;
    const moved = Math.max(findMoved(surplus[at], surplus[at - 1]), findMoved(surplus[at], surplus[at + 1]));
    return [1, toOdds(bead.posterior), size, besideGap, isGap(bead) ? 1 : 0, moved, doubt, freedom];
  });
}

function isGap(bead: FoundBead | undefined): boolean {
  return bead !== undefined && (bead.n === 0 || bead.m === 0);
}

/** Lists by how much each translation is longer than the whole text would have it, as a logarithm; 0 for a gap. */
function listSurplus(beads: readonly FoundBead[]): readonly number[] {
  const pairs = beads.filter((bead) => !isGap(bead));
  const [said, told] = [0, 1].map((side) => pairs.reduce((sum, { letters }) => sum + (letters[side] ?? 0), 0));
  const ratio = (told ?? 0) / (said ?? 0);
  return beads.map((bead) =>
    isGap(bead) ? 0 : Math.log((bead.letters[1] + FEW_LETTERS * ratio) / ((bead.letters[0] + FEW_LETTERS) * ratio)),
  );
}

/**
 * Finds how much of a clause seems to stand in the other of two neighbours: what one has too much and the other too little. A clause
 * that a translator moved over a border leaves both beads likely and neither right.
 */
function findMoved(surplus = 0, beside = 0): number {
  return surplus * beside < 0 ? Math.min(Math.abs(surplus), Math.abs(beside)) : 0;
}

function toOdds(p: number): number {
  return Math.max(-MOST_ODDS, Math.min(MOST_ODDS, Math.log(p / (1 - p))));
}
