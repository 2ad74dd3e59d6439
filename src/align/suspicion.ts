/**
 * How likely a suspicion of the check is a fault: its evidence, weighed by one table for each kind.
 *
 * Logistic regression over faults seeded into the development half of real translations and into what their beads show without a
 * fault, so that the weight is a probability. `npm run bench -- check-weights` makes the tables again and measures them on documents
 * they were not fitted on.
 */

/** What is known of one suspicion; a name for each part, 0 where it does not apply. */
export type Evidence = Readonly<Record<string, number>>;

/** Told of every suspicion, reported or not: what the tables are fitted by. */
export type Witness = (suspicion: {
  readonly of: SuspicionKind;
  readonly bead: number;
  readonly evidence: Evidence;
}) => void;

export type SuspicionKind = keyof typeof WEIGHTS;

/** The parts are told where they are made: `check-names.ts` and `check-gaps.ts`. */
export const WEIGHTS = {
  nameLost: {
    constant: -5.37,
    surprise: 0.48,
    alike: 3.7,
    near: -0.13,
    friend: 0.42,
    follower: -0.12,
    fellow: -1.87,
    literal: 1.57,
    names: -0.02,
    untied: -0.04,
    acronym: -1.67,
    likeness: -0.61,
    tight: 0.58,
    hole: 0.39,
    misplaced: 0.5,
    household: -0.45,
    empty: 0.27,
    titled: -0.85,
    pronoun: -0.56,
    rival: 0.5,
    rivalKnown: 1.5,
    rivalFar: 1.73,
    company: 0.53,
  },
  nameAdded: {
    constant: -1.83,
    surprise: -0.01,
    alike: 5.78,
    near: -2.53,
    friend: 0.16,
    follower: -1.15,
    fellow: -1.99,
    literal: 0.47,
    names: 0.43,
    untied: -0.04,
    acronym: -1.61,
    household: -0.89,
    first: -4.45,
    tie: -7.81,
    width: -0.83,
    empty: -0.7,
    rival: 0.65,
    rivalKnown: 1.87,
    usual: 0.04,
    company: 3.01,
  },
  stretch: {
    constant: -6.92,
    surprise: 0.46,
    length: 1.14,
    edges: 1.08,
    sentence: 2.31,
    own: -3.56,
    other: 2.63,
    off: 4.19,
    each: -0.82,
  },
} as const;

/** Probability from which a suspicion is reported. */
export const LEAST = 0.55;

/** Weighs the evidence of a suspicion: the probability, 0 to 1, that it is a fault. */
export function weigh<K extends SuspicionKind>(
  of: K,
  evidence: Readonly<Record<Exclude<keyof (typeof WEIGHTS)[K], 'constant'>, number>>,
): number {
  const { constant, ...weights } = WEIGHTS[of];
  let odds: number = constant;
  for (const [name, weight] of Object.entries(weights)) odds += weight * ((evidence as Evidence)[name] ?? 0);
  return 1 / (1 + Math.exp(-odds));
}
