/** The history of a record's decisions, for people: who did what about which words, and whether it still stands. */
import type { Archive } from '../archive/archive.ts';
import { type AnchoredBead, parseBeadDecision, parseFindingDecision } from '../model/decision.ts';

export interface HistoryEntry {
  /** The number of the step, and of the decision it is about: the same where the decision was made. */
  readonly seq: number;
  readonly of: number;
  readonly at: string;
  readonly by: string;
  readonly step: 'made' | 'undone' | 'redone';
  /** What was decided: `join`, `split` …, `fault`, `dismissed`; `other` for what this room does not know. */
  readonly did: string;
  /** The words it is about: of the first bead. */
  readonly original: string | null;
  readonly translation: string | null;
  /** How many beads it settled. */
  readonly beads: number;
  /** True where the decision is in force now. */
  readonly standing: boolean;
}

/** Lists what was done on a record, the newest first. */
export async function listHistory(archive: Archive, record: string): Promise<readonly HistoryEntry[]> {
  const [steps, decisions] = [await archive.listSteps(record), await archive.listAllDecisions(record)];
  const bySeq = new Map(decisions.map((decision) => [decision.seq, decision]));
  const firstOf = (seq: number): AnchoredBead | undefined => {
    const { value } = bySeq.get(seq) ?? {};
    const beads = parseBeadDecision(value);
    const [replaced] = beads?.replaces ?? [];
    if (beads === undefined) return parseFindingDecision(value)?.bead;
    return (
      beads.beads[0] ??
      (replaced === undefined ? undefined : parseBeadDecision(bySeq.get(replaced[0])?.value)?.beads[replaced[1]])
    );
  };
  return steps
    .map(({ seq, at, by, step, of }): HistoryEntry => {
      const decision = bySeq.get(of);
      const beads = parseBeadDecision(decision?.value);
      const finding = parseFindingDecision(decision?.value);
      const first = firstOf(of);
      return {
        seq,
        of,
        at,
        by,
        step,
        did: beads?.edit ?? finding?.verdict ?? 'other',
        original: first?.original?.words ?? null,
        translation: first?.translation?.words ?? null,
        beads: beads?.beads.length ?? 0,
        standing: decision !== undefined && decision.undone !== true,
      };
    })
    .toReversed();
}
