/** What the parts of the check share: the words of a bead, and how a confidence is written. */
export { type Finding, FINDING_KINDS, type FindingKind } from '../model/finding.ts';

/** The words of one bead. */
export interface BeadText {
  readonly bead: number;
  /** Number of the document it stands in, where several are checked together. */
  readonly document: number;
  readonly original: string;
  readonly translation: string;
  readonly confidence: number;
  /** Where the sentences of each side begin in it. */
  readonly starts: readonly [original: readonly number[], translation: readonly number[]];
}

/** Rounds a confidence to two places and keeps it inside .05 to .99: no finding is certain. */
export function toConfidence(value: number): number {
  return Math.round(100 * Math.min(0.99, Math.max(0.05, value))) / 100;
}
