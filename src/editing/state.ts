/** What an editor sees of a record's alignment: beads, what is settled, what can be taken back, and the stamp an edit is made on. */
import { createHash } from 'node:crypto';
import { type Settled, settleRecord } from '../align/align.ts';
import type { Archive, DecisionStep, RecordAlignment, StoredDecision, StoredRecord } from '../archive/archive.ts';
import { toError } from '../errors.ts';
import type { DecidedPair } from '../model/decision.ts';
import { listBeadDecisions } from '../derive/derive.ts';

export interface EditState {
  readonly stored: StoredRecord;
  /** The translation that is edited, with its alignment. */
  readonly chosen: RecordAlignment;
  readonly pair: DecidedPair;
  readonly settled: Settled;
  /** Every decision on the record, oldest first, those that were taken back too. */
  readonly decisions: readonly StoredDecision[];
  readonly steps: readonly DecisionStep[];
  /** Names exactly what is seen: an edit carries it, and is refused where something else stands now. */
  readonly stamp: string;
  /** The decision that would be taken back, or made again, next. */
  readonly undo: number | null;
  readonly redo: number | null;
}

/** Gets the state of one translation of a record (the first by default); throws RECORD_NOT_FOUND, and EDIT_IMPOSSIBLE where there is none. */
export async function getEditState(archive: Archive, id: string, translation?: number): Promise<EditState> {
  return toEditState(archive, await archive.getRecord(id), translation);
}

/** Builds the state of a record that was asked for already. */
export async function toEditState(archive: Archive, stored: StoredRecord, translation?: number): Promise<EditState> {
  const { record, alignments } = stored;
  const chosen = alignments.find((one) => one.translation === translation) ?? alignments[0];
  if (chosen === undefined) {
    throw toError('EDIT_IMPOSSIBLE', {
      edit: record.id,
      reason: 'the record has no translation laid beside its original',
    });
  }
  const [decisions, steps] = [await archive.listAllDecisions(record.id), await archive.listSteps(record.id)];
  const { byTranslation } = settleRecord(record.texts, listBeadDecisions(inForce(decisions)));
  const text = record.texts[chosen.translation];
  const languages = [record.texts[text?.of ?? 0]?.lang ?? 'und', text?.lang ?? 'und'] as const;
  return {
    stored,
    chosen,
    pair: { translation: chosen.translation, languages },
    settled: byTranslation.get(chosen.translation) ?? { beads: [], lost: [] },
    decisions,
    steps,
    stamp: toStamp(stored, chosen),
    ...findNextSteps(steps),
  };
}

/** Leaves out the decisions that were taken back. */
export function inForce(decisions: readonly StoredDecision[]): readonly StoredDecision[] {
  return decisions.filter(({ undone }) => undone !== true);
}

function toStamp({ version, decided }: StoredRecord, { translation, alignment }: RecordAlignment): string {
  const { original, translation: told, beads } = alignment;
  const seen = JSON.stringify([original.length, told.length, beads.map((bead) => [bead.original, bead.translation])]);
  return `${version}.${decided}.${translation}.${createHash('sha256').update(seen).digest('base64url').slice(0, 8)}`;
}

/** Walks the history: a new decision ends what could be made again. */
export function findNextSteps(steps: readonly DecisionStep[]): Pick<EditState, 'undo' | 'redo'> {
  let done: number[] = [];
  let taken: number[] = [];
  for (const { step, of } of steps) {
    if (step === 'made') {
      done.push(of);
      taken = [];
    } else if (step === 'undone') {
      done = done.filter((seq) => seq !== of);
      taken.push(of);
    } else {
      taken = taken.filter((seq) => seq !== of);
      done.push(of);
    }
  }
  return { undo: done.at(-1) ?? null, redo: taken.at(-1) ?? null };
}
