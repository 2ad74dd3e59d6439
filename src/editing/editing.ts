/**
 * The editing room: what a person does to a record's alignment and to the findings of its check.
 *
 * In: an edit in its notation (`join 12`, `dismiss 4.0`), the stamp of what was seen, a name. Out: the record as it stands
 * then, journaled. Why here: the align room says what an edit means and knows no archive; the archive keeps decisions and
 * knows no alignment; pages and API ask this door.
 *
 *   stamp ok? → decision in words → beads made anew around all decisions → journal, tables, index in one step
 */
import { anchorBead, decideEdit, type EditRefusal, findBead, indexSides, parseEdit } from '../align/align.ts';
import {
  type Archive,
  type RecordChange,
  type StoredDecision,
  type StoredRecord,
  UNNUMBERED,
} from '../archive/archive.ts';
import { toError } from '../errors.ts';
import {
  type AnchoredBead,
  type FindingDecision,
  parseBeadDecision,
  parseFindingDecision,
  type Verdict,
} from '../model/decision.ts';
import { deriveRecord } from '../derive/derive.ts';
import { getKnowledge } from '../knowledge/knowledge.ts';
import { indexRecord } from '../search/search.ts';
import { type EditState, getEditState, inForce } from './state.ts';

export { listCounterparts } from './counterparts.ts';
export { joinNamed, listNamed, type MadeJoin } from './named.ts';
export {
  fileOf,
  findJoinedTo,
  isJoinable,
  type JoinAsk,
  joinRecords,
  listOwnJoins,
  partRecords,
  type StandingJoin,
} from './joining.ts';
export { type HistoryEntry, listHistory } from './history.ts';
export { type EditState, getEditState, toEditState } from './state.ts';

/** One edit as it is asked for. */
export interface EditAsk {
  readonly record: string;
  readonly edit: string;
  /** The `stamp` of the state it was made on. */
  readonly stamp: string;
  readonly translation?: number;
  readonly by: string;
}

/** What an edit did. */
export interface Edited {
  /** The number of the step in the journal; null where everything was so already. */
  readonly seq: number | null;
  /** What was done: the name of the edit, `undo` or `redo`. */
  readonly did: string;
  /** The passage where it happened. */
  readonly passage: number | null;
}

const REASONS: Readonly<Record<EditRefusal, string>> = {
  unknown: 'there is no such place',
  unchanged: 'nothing would change',
  edge: 'there is no neighbour on that side',
  whole: 'there is nothing to tie or to part',
};

/** Makes an edit; throws RECORD_NOT_FOUND, REQUEST_BAD, EDIT_STALE, EDIT_IMPOSSIBLE. */
export async function editRecord(archive: Archive, ask: EditAsk): Promise<Edited> {
  const state = await getEditState(archive, ask.record, ask.translation);
  if (state.stamp !== ask.stamp) throw toError('EDIT_STALE', { id: ask.record });
  const verdict = parseVerdict(ask.edit);
  if (verdict !== undefined) return judgeFinding(archive, state, ask, verdict);
  const edit = parseEdit(ask.edit);
  if (edit === undefined) throw toError('REQUEST_BAD', { reason: `“${ask.edit}” is no edit` });
  const decision = decideEdit(state.chosen.alignment, state.settled, state.pair, edit);
  if (decision === 'unchanged') return { seq: null, did: edit.edit, passage: null };
  if (typeof decision === 'string') throw toError('EDIT_IMPOSSIBLE', { edit: ask.edit, reason: REASONS[decision] });
  const made: StoredDecision = {
    seq: UNNUMBERED,
    at: '',
    kind: 'beads',
    record: ask.record,
    subject: '',
    value: decision,
    by: ask.by,
  };
  const step = { decide: { kind: 'beads', value: decision, by: ask.by } };
  // The journal gives the decision its number; until then it is the last of all.
  const seq = await change(archive, state, step, [...inForce(state.decisions), made]);
  const bead = decision.beads[0] ?? findReplaced(state.decisions, decision.replaces[0]);
  return { seq, did: edit.edit, passage: await findPassage(archive, ask, bead) };
}

/** Takes a decision back, the last one where none is named; throws DECISION_NOT_FOUND, EDIT_STALE. */
export function undoEdit(archive: Archive, ask: StepAsk): Promise<Edited> {
  return step(archive, ask, 'undo');
}

/** Makes a decision again that was taken back, the last one where none is named. */
export function redoEdit(archive: Archive, ask: StepAsk): Promise<Edited> {
  return step(archive, ask, 'redo');
}

export interface StepAsk {
  readonly record: string;
  readonly of?: number;
  readonly by: string;
}

async function step(archive: Archive, { record, of, by }: StepAsk, way: 'undo' | 'redo'): Promise<Edited> {
  const state = await getEditState(archive, record);
  const seq = of ?? state[way];
  if (seq === null) return { seq: null, did: way, passage: null };
  const decision = state.decisions.find((one) => one.seq === seq);
  if (decision === undefined) throw toError('DECISION_NOT_FOUND', { seq });
  if ((decision.undone === true) !== (way === 'redo')) throw toError('EDIT_STALE', { id: record });
  const standing = state.decisions.filter((one) => (one.seq === seq ? way === 'redo' : one.undone !== true));
  const made = await change(archive, state, way === 'undo' ? { undo: seq, by } : { redo: seq, by }, standing);
  const value = parseBeadDecision(decision.value);
  const bead =
    value === undefined
      ? parseFindingDecision(decision.value)?.bead
      : (value.beads[0] ?? findReplaced(state.decisions, value.replaces[0]));
  return { seq: made, did: way, passage: await findPassage(archive, { record }, bead) };
}

function findReplaced(
  decisions: readonly StoredDecision[],
  ref: readonly [number, number] | undefined,
): AnchoredBead | undefined {
  const decision = decisions.find(({ seq }) => seq === ref?.[0]);
  return parseBeadDecision(decision?.value)?.beads[ref?.[1] ?? 0];
}

/** Makes beads anew around the decisions that stand after the step, and keeps all of it. */
async function change(
  archive: Archive,
  { stored }: EditState,
  made: NonNullable<RecordChange['step']>,
  standing: readonly StoredDecision[],
): Promise<number> {
  const { record, version, decided } = stored;
  const derived = deriveRecord(record, standing, await getKnowledge(archive));
  return archive.settle({ record: record.id, on: { version, decided }, step: made, derived }, indexRecord);
}

const VERDICT = /^(?<verdict>fault|dismiss) (?<bead>\d+)\.(?<at>\d+)$/u;

interface VerdictAsk {
  readonly verdict: Verdict;
  readonly bead: number;
  readonly at: number;
}

/** Parses `dismiss 4.0`: the first finding of bead 4 is none. */
function parseVerdict(notation: string): VerdictAsk | undefined {
  const found = VERDICT.exec(notation.trim())?.groups;
  if (found === undefined) return undefined;
  const verdict = found.verdict === 'fault' ? 'fault' : 'dismissed';
  return { verdict, bead: Number(found.bead), at: Number(found.at) };
}

/** Keeps what a person makes of a finding; the beads stay as they are. */
async function judgeFinding(archive: Archive, state: EditState, ask: EditAsk, wish: VerdictAsk): Promise<Edited> {
  const { stored, chosen, pair } = state;
  const { alignment } = chosen;
  const bead = alignment.beads[wish.bead];
  const found = alignment.findings?.filter((one) => one.bead === wish.bead)[wish.at];
  if (bead === undefined || found === undefined) {
    throw toError('EDIT_IMPOSSIBLE', { edit: ask.edit, reason: REASONS.unknown });
  }
  const original = alignment.original.map(({ text }) => text);
  const translation = alignment.translation.map(({ text }) => text);
  const value: FindingDecision = {
    ...pair,
    verdict: wish.verdict,
    finding: { kind: found.kind, original: found.original, translation: found.translation },
    bead: anchorBead(bead, indexSides(original, translation), original, translation),
  };
  const { record, alignments, passages, version, decided, problems } = stored;
  const derived = { alignments, passages, problems: problems.filter(({ code }) => code.startsWith('DECISION_')) };
  const seq = await archive.settle(
    { record: record.id, on: { version, decided }, step: { decide: { kind: 'finding', value, by: ask.by } }, derived },
    indexRecord,
  );
  return { seq, did: wish.verdict, passage: passageAt(stored, state, value.bead) };
}

/** Finds the passage that now holds the first sentence of a bead. */
async function findPassage(
  archive: Archive,
  ask: Pick<EditAsk, 'record' | 'translation'>,
  bead: AnchoredBead | undefined,
): Promise<number | null> {
  if (bead === undefined) return null;
  const stored = await archive.getRecord(ask.record);
  const chosen = stored.alignments.find((one) => one.translation === ask.translation) ?? stored.alignments[0];
  return chosen === undefined ? null : passageAt(stored, { chosen }, bead);
}

function passageAt(stored: StoredRecord, { chosen }: Pick<EditState, 'chosen'>, bead: AnchoredBead): number | null {
  const { original, translation } = chosen.alignment;
  const words = (sentences: typeof original) => sentences.map(({ text }) => text);
  const found = findBead(indexSides(words(original), words(translation)), bead);
  if (typeof found === 'string') return null;
  const place = original[found.original[0] ?? -1] ?? translation[found.translation[0] ?? -1];
  const side = found.original.length > 0 ? ('original' as const) : ('translation' as const);
  const passage = stored.passages.find((one) =>
    one[side]?.places.some(({ block, start }) => block === place?.block && start === place.start),
  );
  return passage?.n ?? null;
}
