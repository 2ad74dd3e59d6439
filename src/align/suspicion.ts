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
    constant: -4.96,
    surprise: 0.68,
    alike: 2.44,
    near: -0.09,
    friend: 0.44,
    fellow: -2.13,
    literal: 1.12,
    names: 0.04,
    untied: -0.04,
    acronym: -1.02,
    likeness: -0.58,
    tight: 0.37,
    hole: 0.67,
    pronoun: -0.69,
    rival: 0.4,
    rivalKnown: 2.01,
    rivalFar: 1.72,
    company: 0.44,
  },
  nameAdded: {
    constant: -1.77,
    surprise: 0.26,
    alike: 4.12,
    near: -2.66,
    friend: 0.16,
    fellow: -1.73,
    literal: 0.5,
    names: 0.35,
    untied: 0.1,
    acronym: -1.29,
    household: -0.72,
    first: -3.17,
    tie: -20.57,
    width: -1.11,
    empty: -0.5,
    rival: 0.6,
    rivalKnown: 2.37,
    usual: 0.11,
    company: 1.54,
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
export const LEAST = 0.6;

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
