/** What the check of a translation reports: kinds, and one finding. */

/** Kinds of findings, in the order they are listed. */
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
  /** Of `order`: the bead in which the counterpart stands. */
  readonly elsewhere?: number;
}
