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

/** The parts are told where they are made: `check-names.ts`, `check-gaps.ts` and `check-negation.ts`. */
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
  denial: {
    constant: -2.69,
    added: 0.91,
    untied: -0.29,
    carried: -1.56,
    carriedFree: -0.89,
    carriedOwn: 0.76,
    perhaps: -0.68,
    far: -0.3,
    literal: 1.08,
    literalThere: -0.42,
    answers: -0.67,
    unmetThere: 0.51,
    met: -3.64,
    metFirm: -1.82,
    metIdle: -0.31,
    cost: 2.81,
    next: 0.29,
    nextSurprise: -0.11,
    understated: -0.3,
    emphatic: 2.42,
    firm: 2.17,
    language: 0.81,
    addedByWord: -2.66,
    addedBeside: -1.04,
    free: -0.48,
  },
} as const;

/** Probability from which a suspicion is reported. */
export const LEAST = 0.6;

/** The evidence of a suspicion of one kind, all parts of it. */
export type EvidenceOf<K extends SuspicionKind> = Readonly<
  Record<Exclude<keyof (typeof WEIGHTS)[K], 'constant'>, number>
>;

/** Weighs the evidence of a suspicion: the probability, 0 to 1, that it is a fault. */
export function weigh<K extends SuspicionKind>(of: K, evidence: EvidenceOf<K>): number {
  const { constant, ...weights }: Readonly<Record<string, number>> = WEIGHTS[of];
  let odds = constant;
  for (const [name, weight] of Object.entries(weights)) odds += weight * ((evidence as Evidence)[name] ?? 0);
  return 1 / (1 + Math.exp(-odds));
}
