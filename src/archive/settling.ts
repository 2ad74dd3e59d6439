/**
 * Settling: a change of a record's beads in one step. The decision and the new numbers go to the journal; beads, passages,
 * problems and the index follow in the same transaction; only then is it acknowledged.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import { type ErrorCode, toError } from '../errors.ts';
import { freeze, lastSteps } from './decisions.ts';
import type { Fact } from './journal-line.ts';
import { writeProblems } from './keeping.ts';
import type { Ledger } from './ledger.ts';
import { type Numbered, renumberPassages } from './numbers.ts';
import type { Database } from './schema.ts';
import { packJson } from './packed.ts';
import { formatSummary } from './packed-record.ts';
import { findKnown, toFacts } from './settled-parts.ts';
import { type GonePassage, type RecordChange, type RecordItem, UNNUMBERED } from './stored.ts';

/** What is said of decisions that could not be kept. */
const UNKEPT: readonly ErrorCode[] = ['DECISION_WORDS_GONE', 'DECISION_AMBIGUOUS', 'DECISION_CROSSED'];

interface Settling {
  readonly ledger: Ledger;
  readonly index: (tx: Transaction<Database>, items: readonly RecordItem[]) => Promise<void>;
}

interface Current {
  readonly source: string;
  readonly collection: string;
  readonly version: number;
  readonly decided: number;
  readonly item: RecordItem;
  readonly gone: readonly GonePassage[];
}

/** Keeps a change and returns the number of its step; throws RECORD_NOT_FOUND, EDIT_STALE, DECISION_NOT_FOUND. */
export async function settle({ ledger, index }: Settling, change: RecordChange): Promise<number> {
  const { record, derived } = change;
  let current: Current | undefined;
  let numbered: Numbered | undefined;
  const entries = await ledger.record(
    async (tx) => {
      current = await getCurrent(tx, record);
      const { version, decided, item, gone } = current;
      if (version !== change.on.version || decided !== change.on.decided) throw toError('EDIT_STALE', { id: record });
      numbered = renumberPassages(derived.passages, item.passages, gone, version);
      const { journaled } = await findKnown(tx, [record], version);
      return [...(await toStep(tx, change)), ...toFacts(record, version, numbered, journaled.get(record))];
    },
    async (tx, written) => {
      if (current === undefined || numbered === undefined) return;
      const made = written.findLast(({ type }) => type.startsWith('decision.'))?.seq;
      // Another run is made around all decisions there are; one that came meanwhile would have made it stale.
      const last = made ?? (await lastSteps(tx, [record])).get(record) ?? current.decided;
      const next: RecordItem = {
        record: current.item.record,
        alignments: derived.alignments.map(({ translation, alignment }) => ({
          translation,
          alignment: { ...alignment, beads: alignment.beads.map((bead) => numberSettled(bead, last)) },
        })),
        passages: numbered.passages.map((passage) => numberSettled(passage, last)),
      };
      await write(tx, current, change, { item: next, gone: numbered.gone, decided: last });
      await index(tx, [next]);
    },
  );
  return entries.find(({ type }) => type.startsWith('decision.'))?.seq ?? 0;
}

async function getCurrent(db: Kysely<Database>, id: string): Promise<Current> {
  const { rows } = await sql<Current>`
    select source, record.collection, record.version, decided, item, reading.gone
    from record join reading on reading.record = record.id and reading.version = record.version
    where record.id = ${id} for update of record`.execute(db);
  const [row] = rows;
  if (row === undefined) throw toError('RECORD_NOT_FOUND', { id });
  return row;
}

async function toStep(tx: Transaction<Database>, { record, on, step }: RecordChange): Promise<readonly Fact[]> {
  if (step === undefined) return [];
  if ('decide' in step) {
    const { kind, value, by } = step.decide;
    // Each decision has a subject of its own: none takes the place of another but by saying so.
    const subject = `${on.version}.${on.decided}`;
    return [...(await freeze(tx, record)), { type: 'decision.made', kind, record, subject, value, by }];
  }
  const seq = 'undo' in step ? step.undo : step.redo;
  const row = await tx.selectFrom('decision').select(['record', 'undone']).where('seq', '=', seq).executeTakeFirst();
  if (row?.record !== record) throw toError('DECISION_NOT_FOUND', { seq });
  if (row.undone !== 'redo' in step) throw toError('EDIT_STALE', { id: record });
  return [{ type: 'undo' in step ? 'decision.undone' : 'decision.redone', record, of: seq, by: step.by }];
}

/** Gives beads and passages the number of the decision that settled them. */
function numberSettled<T extends { readonly settled?: number }>(one: T, seq: number): T {
  return one.settled === UNNUMBERED ? { ...one, settled: seq } : one;
}

async function write(
  tx: Transaction<Database>,
  { source, collection, version }: Current,
  { record, derived }: RecordChange,
  { item, gone, decided }: Pick<Current, 'item' | 'gone' | 'decided'>,
): Promise<void> {
  await sql`update reading
    set item = ${packJson(item)}::json, gone = ${JSON.stringify(gone)}::json, decided = ${decided}
    where record = ${record} and version = ${version}`.execute(tx);
  await sql`delete from problem where source = ${source} and record = ${record} and code = any(${[...UNKEPT]}::text[])`.execute(
    tx,
  );
  await writeProblems(
    tx,
    { collection, source },
    derived.problems.map((problem) => ({ record, problem })),
  );
  await sql`update record set summary = ${formatSummary(item)}::json,
      problems = (select count(*) from problem where problem.source = ${source} and problem.record = ${record})
    where id = ${record}`.execute(tx);
}
