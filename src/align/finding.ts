/** What the check of a translation reports. */
export const FINDING_KINDS = [
  'number',
  'name',
  'date',
  'negation',
  'hedge',
  'quotation',
  'omission',
  'addition',
  'order',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something in a translation that wants a look. A suggestion. */
export interface Finding {
  readonly kind: FindingKind;
  /** Index into the beads. */
  readonly bead: number;
  /** One English sentence with the words it rests on. */
  readonly message: string;
  /** How often such a finding is right, 0 to 1. */
  readonly confidence: number;
  /** The words of either side it rests on, `null` where a side has none: for a page in another language. */
  readonly original: string | null;
  readonly translation: string | null;
}

/** The words of one bead. */
export interface BeadText {
  readonly bead: number;
  /** Number of the document it stands in, where several are checked together. */
  readonly document: number;
  readonly original: string;
  readonly translation: string;
  readonly confidence: number;
}

/** Rounds a confidence to two places and keeps it inside .05 to .99: no finding is certain. */
export function toConfidence(value: number): number {
  return Math.round(100 * Math.min(0.99, Math.max(0.05, value))) / 100;
}
