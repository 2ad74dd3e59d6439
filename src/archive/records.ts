/** Asking for records: one with everything, or a page of many. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Problem, toError } from '../errors.ts';
import { isOfYears, toRangeConditions } from './asked-dates.ts';
import { restoreSummary } from './packed-record.ts';
import { type SourceRow, toStoredSource } from './queue.ts';
import type { Database } from './schema.ts';
import {
  type GonePassage,
  RECORD_SORTS,
  type RecordItem,
  type RecordsAsk,
  type RecordSort,
  type RecordsPage,
  type RecordSummary,
  type RecordVersion,
  type StoredRecord,
} from './stored.ts';

interface RecordRow extends SourceRow {
  readonly record_version: number;
  readonly read_version: number;
  readonly collection: string;
  readonly collection_title: string;
  readonly place: string;
  readonly gone: boolean;
  readonly added_at: string;
  readonly item: RecordItem;
  readonly gone_passages: readonly GonePassage[];
  readonly frozen: boolean;
  readonly decided: number;
}

/** Finds a record as it stands now, or as it stood in a version of its source. */
export async function findRecord(
  db: Kysely<Database>,
  id: string,
  version?: number,
): Promise<StoredRecord | undefined> {
  const wanted = version === undefined ? sql`record.version` : sql`${version}::integer`;
  const { rows } = await sql<RecordRow>`
    select source.*, files, record.version as record_version, record.collection, collection.title as collection_title,
      place, record.gone, added_at, reading.version as read_version, item, reading.gone as gone_passages, decided,
      exists (select from frozen where frozen.record = record.id and frozen.version = reading.version) as frozen
    from record
    join reading on reading.record = record.id and reading.version = ${wanted}
    join source on source.key = record.source
    join source_version on source_version.source = source.key and source_version.version = source.version
    join collection on collection.key = record.collection
    where record.id = ${id}`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  const [versions, problems, neighbours] = await Promise.all([
    listVersions(db, id, row.key),
    listOwnProblems(db, id),
    findNeighbours(db, row.collection, row.place, id),
  ]);
  return {
    ...row.item,
    version: row.read_version,
    versions,
    source: toStoredSource(row),
    collection: { key: row.collection, title: row.collection_title },
    ...neighbours,
    problems,
    gone: row.gone_passages,
    missing: row.gone || row.missing,
    addedAt: row.added_at,
    frozen: row.frozen,
    decided: row.decided,
  };
}

/** Gets a record; throws RECORD_NOT_FOUND, and VERSION_NOT_FOUND where only that version is not there. */
export async function getRecord(db: Kysely<Database>, id: string, version?: number): Promise<StoredRecord> {
  const found = await findRecord(db, id, version);
  if (found !== undefined) return found;
  if (version === undefined || (await findRecord(db, id)) === undefined) throw toError('RECORD_NOT_FOUND', { id });
  throw toError('VERSION_NOT_FOUND', { id, version });
}

async function listVersions(db: Kysely<Database>, id: string, source: string): Promise<readonly RecordVersion[]> {
  const { rows } = await sql<RecordVersion>`
    select version, at, files from source_version
    where source = ${source} and version in (select version from reading where record = ${id})
    order by version`.execute(db);
  return rows;
}

async function listOwnProblems(db: Kysely<Database>, id: string): Promise<readonly Problem[]> {
  const { rows } = await sql<{ body: Problem }>`
    select body from problem where record = ${id}
      and source = (select source from record where id = ${id}) order by id`.execute(db);
  return rows.map(({ body }) => body);
}

async function findNeighbours(
  db: Kysely<Database>,
  collection: string,
  place: string,
  id: string,
): Promise<{ readonly previous: string | null; readonly next: string | null }> {
  const { rows } = await sql<{ previous: string | null; next: string | null }>`select
    (select id from record where collection = ${collection} and not absorbed and (place, id) < (${place}, ${id})
      order by place desc, id desc limit 1) as previous,
    (select id from record where collection = ${collection} and not absorbed and (place, id) > (${place}, ${id})
      order by place, id limit 1) as next`.execute(db);
  return rows[0] ?? { previous: null, next: null };
}

/** Column and direction of each order; the id decides between equals. */
const SORTS: Readonly<Record<RecordSort, { readonly column: string; readonly isDescending?: true }>> = {
  date: { column: 'sort_date' },
  title: { column: 'sort_title' },
  added: { column: 'added_at', isDescending: true },
};

interface SummaryRow {
  readonly id: string;
  readonly collection: string;
  readonly collection_title: string;
  readonly missing: boolean;
  readonly added_at: string;
  readonly problems: number;
  readonly sort_key: string;
  readonly summary: Pick<RecordSummary, 'title' | 'summary' | 'dates' | 'languages' | 'reference' | 'passages'>;
}

/** Lists a page of records; throws REQUEST_BAD where `after` is not a cursor of this list. */
export async function listRecords(db: Kysely<Database>, ask: RecordsAsk): Promise<RecordsPage> {
  const sort = ask.sort ?? 'date';
  if (!RECORD_SORTS.includes(sort))
    throw toError('REQUEST_BAD', { reason: `sort is one of ${RECORD_SORTS.join(', ')}` });
  const { column, isDescending } = SORTS[sort];
  const key = sql.ref(`record.${column}`);
  const conditions = toConditions(ask);
  if (ask.after !== undefined) {
    const [value, id] = parseCursor(ask.after, sort);
    conditions.push(
      isDescending === true
        ? sql`(${key}, record.id) < (${value}, ${id})`
        : sql`(${key}, record.id) > (${value}, ${id})`,
    );
  }
  const direction = isDescending === true ? sql`desc` : sql`asc`;
  const { rows } = await sql<SummaryRow>`
    select record.id, record.collection, collection.title as collection_title, record.gone or source.missing as missing,
      added_at, record.problems, summary, ${key} as sort_key
    from record join source on source.key = record.source join collection on collection.key = record.collection
    where ${sql.join(conditions, sql` and `)}
    order by ${key} ${direction}, record.id ${direction}
    limit ${ask.limit + 1}`.execute(db);
  const page = rows.slice(0, ask.limit);
  const last = rows.length > ask.limit ? page.at(-1) : undefined;
  return {
    records: page.map(toRecordSummary),
    total: await countRecords(db, ask),
    next: last === undefined ? null : formatCursor([last.sort_key, last.id], sort),
  };
}

/** Lists what a list shows of these records, in their order. */
export async function listSummaries(db: Kysely<Database>, ids: readonly string[]): Promise<readonly RecordSummary[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<SummaryRow>`
    select record.id, record.collection, collection.title as collection_title, record.gone or source.missing as missing,
      added_at, record.problems, summary, '' as sort_key
    from record join source on source.key = record.source join collection on collection.key = record.collection
    where record.id = any(${ids}::text[])`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [toRecordSummary(row)];
  });
}

function toRecordSummary(row: SummaryRow): RecordSummary {
  return {
    id: row.id,
    ...restoreSummary(row.summary),
    collection: { key: row.collection, title: row.collection_title },
    missing: row.missing,
    addedAt: row.added_at,
    problems: row.problems,
  };
}

function toConditions(ask: RecordsAsk): RawBuilder<unknown>[] {
  const { collection, lang, year, source } = ask;
  // Whoever asks for the records of a source means all it ever gave.
  const conditions = [source === undefined ? sql`not record.absorbed` : sql`record.source = ${source}`];
  if (collection !== undefined) conditions.push(sql`record.collection = ${collection}`);
  if (lang !== undefined) conditions.push(sql`record.facets @> ${[`lang:${lang}`]}::text[]`);
  if (year !== undefined) conditions.push(sql`record.year = ${year}`);
  return [...conditions, ...toRangeConditions(ask)];
}

/** Counts by the tally, which knows collection, year and language; the records of one source, or of some months, are counted. */
async function countRecords(db: Kysely<Database>, ask: RecordsAsk): Promise<number> {
  if (ask.source !== undefined || !isOfYears(ask)) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from record where ${sql.join(toConditions(ask), sql` and `)}`.execute(db);
    return rows[0]?.n ?? 0;
  }
  const conditions = [sql`facet = ${ask.lang === undefined ? 'all' : `lang:${ask.lang}`}`];
  if (ask.collection !== undefined) conditions.push(sql`collection = ${ask.collection}`);
  if (ask.year !== undefined) conditions.push(sql`year = ${ask.year}`);
  conditions.push(...toRangeConditions(ask));
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(records), 0) as n from tally where ${sql.join(conditions, sql` and `)}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Formats where a page ended. Opaque to whoever carries it. */
export function formatCursor(position: readonly [string | number, string], list: string): string {
  return Buffer.from(JSON.stringify([list, ...position])).toString('base64url');
}

/** Parses a cursor of a list; throws REQUEST_BAD. */
export function parseCursor(cursor: string, list: string): readonly [string, string] {
  try {
    const parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(parsed) && parsed[0] === list && parsed.length === 3) {
      return [String(parsed[1]), String(parsed[2])];
    }
  } catch {
    // Said below.
  }
  throw toError('REQUEST_BAD', { reason: 'the place to go on from is not one of this list; begin at its first page' });
}
