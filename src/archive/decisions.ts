/** What people settled, and the history of everything. */
import { type Kysely, sql, type Transaction } from 'kysely';
import { toError } from '../errors.ts';
import { type Fact, parseLine } from './journal-line.ts';
import type { Ledger } from './ledger.ts';
import type { Database } from './schema.ts';
import type {
  Decision,
  DecisionStep,
  GonePassage,
  HistoryAsk,
  JournalEntry,
  RecordItem,
  StoredDecision,
} from './stored.ts';

/** Journals a decision, before it the reading it was made on, and returns its number; throws RECORD_NOT_FOUND. */
export async function decide(ledger: Ledger, decision: Decision): Promise<number> {
  const { kind, record, subject, value, by } = decision;
  const entries = await ledger.record(async (tx) => [
    ...(record === undefined ? [] : await freeze(tx, record)),
    { type: 'decision.made', kind, ...(record === undefined ? {} : { record }), subject, value: value ?? null, by },
  ]);
  return entries.at(-1)?.seq ?? 0;
}

/** Gives the fact that holds the reading of a record, unless this version of it is held already. */
export async function freeze(tx: Transaction<Database>, id: string): Promise<readonly Fact[]> {
  const { rows } = await sql<{
    source: string;
    version: number;
    item: RecordItem;
    gone: readonly GonePassage[];
    frozen: boolean;
  }>`
    select source, record.version, item, reading.gone,
      exists (select from frozen where frozen.record = record.id and frozen.version = record.version) as frozen
    from record join reading on reading.record = record.id and reading.version = record.version
    where record.id = ${id}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw toError('RECORD_NOT_FOUND', { id });
  if (row.frozen) return [];
  const { source, version, item, gone } = row;
  return [{ type: 'record.frozen', record: id, source, version, item, gone }];
}

/** Takes back the decision with this number in the journal, or the taking back of one; throws DECISION_NOT_FOUND. */
export async function undo(ledger: Ledger, seq: number): Promise<number> {
  const entries = await ledger.record(async (tx) => {
    const row = await tx.selectFrom('journal').select('line').where('seq', '=', seq).executeTakeFirst();
    const entry = row === undefined ? undefined : parseLine(row.line);
    const record = entry?.record === undefined ? {} : { record: entry.record as string };
    switch (entry?.type) {
      case 'decision.made':
        return [{ type: 'decision.undone', ...record, of: seq }];
      case 'decision.redone':
        return [{ type: 'decision.undone', ...record, of: entry.of }];
      case 'decision.undone':
        return [{ type: 'decision.redone', ...record, of: entry.of }];
      default:
        throw toError('DECISION_NOT_FOUND', { seq });
    }
  });
  return entries.at(-1)?.seq ?? 0;
}

/** Lists the decisions in force: of each kind, record and subject the last that was not undone, unless it withdraws; or those taken back. */
export async function listDecisions(
  db: Kysely<Database>,
  ask: { readonly kind?: string; readonly record?: string; readonly undone?: boolean },
): Promise<readonly StoredDecision[]> {
  const conditions = [ask.undone === true ? sql`undone` : sql`not undone`];
  if (ask.kind !== undefined) conditions.push(sql`kind = ${ask.kind}`);
  if (ask.record !== undefined) conditions.push(sql`record = ${ask.record}`);
  const { rows } = await sql<Omit<StoredDecision, 'record'> & { readonly record: string | null }>`
    select seq, at, kind, record, subject, value, by from (
      select distinct on (kind, record, subject) * from decision where ${sql.join(conditions, sql` and `)}
      order by kind, record, subject, seq desc
    ) as latest where value is not null order by seq`.execute(db);
  return rows.map(({ record, ...row }) => ({ ...row, ...(record === null ? {} : { record }) }));
}

/** Lists all decisions on records that were ever made, oldest first, each with whether it was taken back. */
export async function listAllDecisions(
  db: Kysely<Database>,
  records: readonly string[],
): Promise<readonly (StoredDecision & { readonly record: string })[]> {
  const { rows } = await sql<Omit<StoredDecision, 'undone'> & { readonly record: string; readonly undone: boolean }>`
    select seq, at, kind, record, subject, value, by, undone from decision
    where record = any(${[...records]}::text[]) order by seq`.execute(db);
  return rows.map(({ undone, ...row }) => (undone ? { ...row, undone } : row));
}

/** Lists what was done with the decisions on a record, oldest first. */
export async function listSteps(db: Kysely<Database>, record: string): Promise<readonly DecisionStep[]> {
  const { rows } = await sql<{ seq: number; at: string; type: string; by: string | null; line: string | null }>`
    select journal.seq, journal.at, type, decision.by, case when decision.seq is null then line end as line
    from journal left join decision on decision.seq = journal.seq
    where journal.record = ${record} and type in ('decision.made', 'decision.undone', 'decision.redone')
    order by journal.seq`.execute(db);
  return rows.map(({ seq, at, type, by, line }) => {
    const entry = line === null ? undefined : parseLine(line);
    return {
      seq,
      at,
      by: by ?? (typeof entry?.by === 'string' ? entry.by : ''),
      step: type === 'decision.made' ? 'made' : type === 'decision.undone' ? 'undone' : 'redone',
      of: Number(entry?.of ?? seq),
    };
  });
}

/** Gets the number of the last step with a decision for each record that has one. */
export async function lastSteps(
  db: Kysely<Database>,
  records: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ record: string; seq: number }>`
    select record, max(seq) as seq from journal
    where record = any(${[...records]}::text[]) and type in ('decision.made', 'decision.undone', 'decision.redone')
    group by record`.execute(db);
  return new Map(rows.map(({ record, seq }) => [record, seq]));
}

/** Lists records whose beads were made before the last decision on them, as after a kill between journal and tables. */
export async function listUnsettled(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select record.id from (
      select record, max(seq) as seq from journal
      where type in ('decision.made', 'decision.undone', 'decision.redone') and record is not null group by record
    ) as last
    join record on record.id = last.record
    join reading on reading.record = record.id and reading.version = record.version
    where reading.decided < last.seq order by record.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Lines of the journal that are fetched at a time: one with a frozen reading may be large. */
const JOURNAL_PAGE = 100;

/** Lists the lines of the journal, oldest first, up to the one that was the last when it began. */
export async function* listJournal(db: Kysely<Database>): AsyncGenerator<string> {
  const { rows: end } = await sql<{ seq: number | null }>`select max(seq) as seq from journal`.execute(db);
  const last = end[0]?.seq ?? 0;
  for (let after = 0; after < last; after += JOURNAL_PAGE) {
    const { rows } = await sql<{ line: string }>`select line from journal
      where seq > ${after} and seq <= ${Math.min(last, after + JOURNAL_PAGE)} order by seq`.execute(db);
    for (const { line } of rows) yield line;
  }
}

/** Lists the journal, newest first. */
export async function history(db: Kysely<Database>, ask: HistoryAsk): Promise<readonly JournalEntry[]> {
  const before = ask.before ?? Number.MAX_SAFE_INTEGER;
  const { record, limit, types } = ask;
  const only = types === undefined ? sql`true` : sql`type = any(${[...types]}::text[])`;
  const page = (column: string, value: string | null) => sql`
    (select seq, line from journal where ${sql.ref(column)} = ${value} and seq < ${before} and ${only}
      order by seq desc limit ${limit})`;
  const { rows } = await (record === undefined
    ? sql<{ line: string }>`select line from journal where seq < ${before} and ${only} order by seq desc limit ${limit}`
    : sql<{ line: string }>`
        select line from (${page('record', record)} union ${page('source', await findSource(db, record))}) as lines
        order by seq desc limit ${limit}`
  ).execute(db);
  return rows.map(({ line }) => parseLine(line));
}

async function findSource(db: Kysely<Database>, record: string): Promise<string | null> {
  const row = await db.selectFrom('record_id').select('source').where('id', '=', record).executeTakeFirst();
  return row?.source ?? null;
}
