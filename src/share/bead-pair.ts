/** What the formats of an alignment are made from: the sentences of both sides and the beads that tie them. */
import type { Bead } from '../model/bead.ts';

/** A remark of the check of the translation, on one bead. */
export interface BeadFinding {
  readonly kind: string;
  /** Index into the beads. */
  readonly bead: number;
  readonly message: string;
  readonly confidence: number;
}

/** One aligned pair. Sentence indexes of the beads count from 0. */
export interface BeadPair {
  /** Original, translation: BCP 47. */
  readonly languages: readonly [string, string];
  readonly original: readonly string[];
  readonly translation: readonly string[];
  readonly beads: readonly Bead[];
  readonly findings?: readonly BeadFinding[];
  readonly title?: string;
}

/** One bead with its words. */
export interface BeadWords {
  readonly original: readonly string[];
  readonly translation: readonly string[];
  readonly confidence: number;
  readonly findings: readonly BeadFinding[];
}

/** Lists the beads with the words of both sides and their findings. */
export function listBeadWords(pair: BeadPair): readonly BeadWords[] {
  const findings = new Map<number, BeadFinding[]>();
  for (const finding of pair.findings ?? []) {
    const known = findings.get(finding.bead);
    if (known === undefined) findings.set(finding.bead, [finding]);
    else known.push(finding);
  }
  const wordsOf = (side: readonly string[], indexes: readonly number[]): readonly string[] =>
    indexes.flatMap((index) => (side[index] === undefined ? [] : [side[index]]));
  return pair.beads.map((bead, index) => ({
    original: wordsOf(pair.original, bead.original),
    translation: wordsOf(pair.translation, bead.translation),
    confidence: bead.confidence,
    findings: findings.get(index) ?? [],
  }));
}
