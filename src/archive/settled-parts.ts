/**
 * Between a reading and the tables: readings that people have decided something on go before new ones, beads are made around
 * the decisions, and passages get their lasting numbers.
 */
import { type Kysely, sql } from 'kysely';
import type { Problem } from '../errors.ts';
import type { ArchiveRecord } from '../model/record.ts';
import { lastSteps, listAllDecisions } from './decisions.ts';
import type { Fact } from './journal-line.ts';
import type { Ledger } from './ledger.ts';
import { type Numbered, type Numbering, numberPassages, renumberPassages, toNumbering } from './numbers.ts';
import { packRecord, type PackedRecord, unpackRecord } from './packed-record.ts';
import type { Database } from './schema.ts';
import type { DerivedRecord, GonePassage, RecordItem, StoredDecision, StoredSource } from './stored.ts';

/** Makes the beads and passages of a record from its texts and the decisions in force, in the order of the journal. */
export type DeriveRecord = (record: ArchiveRecord, decisions: readonly StoredDecision[]) => DerivedRecord;

/** A record as it goes into the tables. */
export interface SettledRecord {
  readonly record: PackedRecord;
  readonly gone: readonly GonePassage[];
  readonly place: string;
  /** False where only the frozen reading still knows the record. */
  readonly isThere: boolean;
  /** The last step with a decision that is in its beads. */
  readonly decided: number;
  /** Decisions that could not be kept. */
  readonly problems: readonly Problem[];
}

/** A record that nothing is known of yet. */
export function toSettled(record: PackedRecord, place: string): SettledRecord {
  return { record, place, gone: [], isThere: true, decided: 0, problems: [] };
}

interface Settling {
  readonly db: Kysely<Database>;
  readonly ledger: Ledger;
  readonly derive?: DeriveRecord;
}

interface Known {
  readonly record: string;
  readonly version: number;
  readonly item: RecordItem;
  readonly gone: readonly GonePassage[];
}

/** Finds records that a person has decided something on and that this reading of the same bytes no longer gives. */
export async function findAbandoned(
  db: Kysely<Database>,
  source: StoredSource,
  records: readonly PackedRecord[],
): Promise<readonly SettledRecord[]> {
  const ids = records.map(({ id }) => id);
  const { rows } = await sql<Known>`
    select record, version, item, gone from frozen
    where source = ${source.key} and version = ${source.version} and record <> all(${ids}::text[])`.execute(db);
  return rows.map(({ item, gone }) => ({ ...toSettled(packRecord(item), '~'), gone, isThere: false }));
}

/**
 * Puts frozen readings in place of new ones, makes beads around decisions, and gives the passages of a part their numbers. A record
 * that nothing is known of comes back as it is.
 */
export async function settlePart(
  { db, ledger, derive }: Settling,
  source: StoredSource,
  part: readonly SettledRecord[],
): Promise<readonly SettledRecord[]> {
  const { version } = source;
  const ids = part.map(({ record }) => record.id);
  // First how far, then what: a decision that comes in between is at worst made around again.
  const steps = await lastSteps(db, ids);
  const decisions = await findDecisions(db, source, steps);
  const known = await findKnown(db, ids, version);
  const facts: Fact[] = [];
  const settled = part.map((one): SettledRecord => {
    const { id } = one.record;
    const kept = known.frozen.get(id);
    const own = decisions.get(id) ?? [];
    const decided = steps.get(id) ?? 0;
    const isKnown = kept !== undefined || known.journaled.has(id) || known.stored.has(id) || steps.has(id);
    if (!isKnown) return one;
    const number = (item: RecordItem, packed?: PackedRecord): Pick<SettledRecord, 'record' | 'gone'> => {
      const result = numberItem(item, version, known);
      facts.push(...toFacts(id, version, result, known.journaled.get(id)));
      const { passages, gone } = result;
      // As it was packed it has its index with it, made on a reading thread.
      if (packed !== undefined && passages.every(({ n }, at) => n === item.passages[at]?.n))
        return { record: packed, gone };
      return { record: packRecord({ ...item, passages }), gone };
    };
    if (derive === undefined || (kept === undefined && own.length === 0)) {
      if (kept !== undefined) return { ...one, record: packRecord(kept.item), gone: kept.gone, decided };
      return { ...one, ...number(unpackRecord(one.record), one.record), decided };
    }
    const record = kept?.item.record ?? unpackRecord(one.record).record;
    const { problems, ...derived } = derive(record, own);
    return { ...one, ...number({ record, ...derived }), decided, problems };
  });
  if (facts.length > 0) await ledger.record(() => Promise.resolve(facts));
  return settled;
}

/** Numbers a record: what is stored for this very version continues itself; else the journal knows best; else the version before. */
function numberItem({ record, passages }: RecordItem, version: number, known: KnownReadings): Numbered {
  const { id } = record;
  const stored = known.stored.get(id);
  const told = known.journaled.get(id);
  if (stored?.version === version) {
    if (hasSameTexts(stored.item.record, record))
      return renumberPassages(passages, stored.item.passages, stored.gone, version);
    return numberPassages(passages, toNumbering(stored.item.passages, stored.gone), version);
  }
  const before = known.frozen.get(id) ?? stored;
  const own = before === undefined ? null : toNumbering(before.item.passages, before.gone);
  return numberPassages(passages, told ?? own, version);
}

function hasSameTexts(one: ArchiveRecord, other: ArchiveRecord): boolean {
  return JSON.stringify(one.texts) === JSON.stringify(other.texts);
}

/** Gives the fact that holds new numbers; none where they follow from the files alone, or are in the journal already. */
export function toFacts(
  record: string,
  version: number,
  { passages, gone, numbering }: Numbered,
  told: Numbering | undefined,
): readonly Fact[] {
  const next = numbering ?? (told === undefined ? null : toNumbering(passages, gone));
  if (next === null || JSON.stringify(next) === JSON.stringify(told)) return [];
  return [{ type: 'record.numbered', record, version, ...next }];
}

/** Finds the decisions in force; for an older version those that were made before the next one came. */
async function findDecisions(
  db: Kysely<Database>,
  { key, version }: StoredSource,
  steps: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, readonly StoredDecision[]>> {
  const found = new Map<string, StoredDecision[]>();
  if (steps.size === 0) return found;
  const { rows } = await sql<{ at: string }>`
    select at from source_version where source = ${key} and version > ${version} order by version limit 1`.execute(db);
  const until = rows[0]?.at;
  for (const decision of await listAllDecisions(db, [...steps.keys()])) {
    if (decision.undone === true || (until !== undefined && decision.at > until)) continue;
    found.set(decision.record, [...(found.get(decision.record) ?? []), decision]);
  }
  return found;
}

interface KnownReadings {
  /** Readings that a person has decided something on, of this version. */
  readonly frozen: ReadonlyMap<string, Known>;
  /** Numbers the journal holds for this version. */
  readonly journaled: ReadonlyMap<string, Numbering>;
  /** The newest stored reading that is not of a later version. */
  readonly stored: ReadonlyMap<string, Known>;
}

/** Finds what is known of records in a version. */
export async function findKnown(db: Kysely<Database>, ids: readonly string[], version: number): Promise<KnownReadings> {
  // One question for all three: for most sources the answer is that nothing is known yet.
  const { rows } = await sql<Known & { readonly kind: keyof KnownReadings; readonly body: Numbering }>`
    select 'frozen' as kind, record, version, item, gone, null as body from frozen
      where version = ${version} and record = any(${[...ids]}::text[])
    union all select 'journaled', record, version, null, null, body from numbering
      where version = ${version} and record = any(${[...ids]}::text[])
    union all (select distinct on (record) 'stored', record, version, item, gone, null from reading
      where record = any(${[...ids]}::text[]) and version <= ${version} order by record, version desc)`.execute(db);
  const under = (kind: keyof KnownReadings) =>
    rows.filter((row) => row.kind === kind).map((row) => [row.record, row] as const);
  return {
    frozen: new Map(under('frozen')),
    journaled: new Map(under('journaled').map(([record, { body }]) => [record, body])),
    stored: new Map(under('stored')),
  };
}
