/**
 * Keeping a reading: what the reader made of a source becomes the archive's records.
 *
 * Written part by part, so that a volume of 500 records never holds up the pages for long. A part kept twice is the same as
 * kept once, and the source counts as read only with its last part: killed in between, it is simply read again.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Problem } from '../errors.ts';
import { settleAbsorbed } from './absorbed.ts';
import { toCollection, toPlace } from './collection.ts';
import { assignIds } from './ids.ts';
import type { Ledger } from './ledger.ts';
import { type PackedRecord, unpackRecord } from './packed-record.ts';
import { type DeriveRecord, findAbandoned, settlePart, type SettledRecord, toSettled } from './settled-parts.ts';
import { insertRows, selectRows } from './rows.ts';
import type { Database } from './schema.ts';
import type { Collection, RecordItem, StoredSource } from './stored.ts';
import { writeTies } from './ties.ts';

/** A part ends after so many passages or records: a third of a second on PGlite. */
const PART_PASSAGES = 12_000;
const PART_RECORDS = 1_000;

export interface Keeping {
  readonly db: Kysely<Database>;
  readonly ledger: Ledger;
  readonly archiveName: string;
  readonly index: (tx: Transaction<Database>, items: readonly RecordItem[]) => Promise<void>;
  /** Makes beads and passages anew around what people decided; without it a record keeps the ones of its frozen reading. */
  readonly derive?: DeriveRecord;
}

/** Records that are kept in one step. */
export interface ReadingPart {
  readonly records: readonly PackedRecord[];
  /** Writes the index of exactly these records; without it the index is made from them. */
  readonly index?: (tx: Transaction<Database>) => Promise<void>;
}

export interface SourceReading {
  readonly source: StoredSource;
  readonly reader: string;
  readonly parts: readonly ReadingPart[];
  readonly problems: readonly Problem[];
}

/** Keeps what a source gave; see `Archive.keepPacked`. */
export async function keepReading(keeping: Keeping, reading: SourceReading): Promise<void> {
  const { db, ledger } = keeping;
  const { source, problems } = reading;
  const records = reading.parts.flatMap((part) => part.records);
  const collection = toCollection(source.key, records, keeping.archiveName);
  await assignMissingIds(db, ledger, source.key, records);
  const abandoned = await findAbandoned(db, source, records);
  let place = 0;
  const parts = reading.parts.map(({ records: own, index }) => {
    const settled = own.map((record) => toSettled(record, toPlace(place++, records.length, record.sortDate)));
    return { settled, index };
  });
  for (const part of cutParts(abandoned, ({ record }) => record.passages))
    parts.push({ settled: [...part], index: undefined });
  // There is always one part, if only to say that the source is read.
  if (parts.length === 0) parts.push({ settled: [], index: undefined });
  const perRecord = records.length === 1 ? problems.length : 0;
  const unkept: RecordProblem[] = [];
  for (const [number, { settled: asRead, index }] of parts.entries()) {
    const settled = await settlePart(keeping, source, asRead);
    for (const one of settled) unkept.push(...one.problems.map((problem) => ({ record: one.record.id, problem })));
    const isAsRead = settled.every((one, at) => one.record === asRead[at]?.record);
    await db.transaction().execute(async (tx) => {
      if (settled.length > 0) {
        await writeCollection(tx, collection);
        await writeRecords(tx, source, collection, perRecord, settled);
        await writeTies(
          tx,
          settled.map(({ record }) => record),
        );
        if (isAsRead && index !== undefined) await index(tx);
        else
          await keeping.index(
            tx,
            settled.map(({ record }) => unpackRecord(record)),
          );
      }
      if (number === parts.length - 1) await finish(tx, reading, records, collection, unkept);
    });
  }
}

/** Cuts records into parts. */
export function cutParts<T>(items: readonly T[], passagesOf: (item: T) => number): readonly (readonly T[])[] {
  const parts: T[][] = [];
  let passages = Number.POSITIVE_INFINITY;
  for (const one of items) {
    const more = passagesOf(one);
    if (passages + more > PART_PASSAGES || (parts.at(-1)?.length ?? 0) >= PART_RECORDS) {
      parts.push([]);
      passages = 0;
    }
    parts.at(-1)?.push(one);
    passages += more;
  }
  return parts;
}

/** Ids come from `assignIds`; whoever kept a reading without asking for them gets them journaled here all the same. */
async function assignMissingIds(
  db: Kysely<Database>,
  ledger: Ledger,
  source: string,
  records: readonly PackedRecord[],
): Promise<void> {
  const ids = records.map(({ id }) => id);
  const { rows } = await sql<{ id: string }>`
    select id from record_id where id = any(${ids}::text[]) and source = ${source}`.execute(db);
  const known = new Set(rows.map(({ id }) => id));
  const wanted = records.filter(({ id }) => !known.has(id));
  if (wanted.length === 0) return;
  const given = await assignIds(ledger, source, wanted);
  const other = wanted.find(({ key, id }) => given.get(key) !== id);
  if (other !== undefined)
    throw new Error(`The record “${other.id}” of ${source} has another id; ask assignIds first.`);
}

async function writeCollection(tx: Transaction<Database>, { key, title }: Collection): Promise<void> {
  await insertRows(
    'collection',
    { key: 'text', title: 'text' },
    [{ key, title }],
    sql`on conflict (key) do update set title = excluded.title where collection.title <> excluded.title`,
  ).execute(tx);
}

const RECORD_COLUMNS = {
  id: 'text',
  collection: 'text',
  place: 'text',
  version: 'integer',
  sort_title: 'text',
  sort_date: 'text',
  year: 'integer',
  facets: 'text[]',
  gone: 'boolean',
  problems: 'integer',
  summary: 'written',
} as const;

async function writeRecords(
  tx: Transaction<Database>,
  { key: source, version }: StoredSource,
  collection: Collection,
  problems: number,
  settled: readonly SettledRecord[],
): Promise<void> {
  const rows = settled.map(({ record, place, isThere, problems: unkept }) => ({
    id: record.id,
    collection: collection.key,
    place,
    version,
    sort_title: record.sortTitle,
    sort_date: record.sortDate,
    year: record.year,
    facets: record.facets,
    gone: !isThere,
    problems: problems + unkept.length,
    summary: record.summary,
  }));
  const names = Object.keys(RECORD_COLUMNS).filter((name) => name !== 'id');
  const replaced = sql.join(names.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`));
  await sql`
    insert into record (${sql.join(Object.keys(RECORD_COLUMNS).map((name) => sql.ref(name)))}, source, added_at)
    select fresh.*, ${source}, record_id.at from (${selectRows(RECORD_COLUMNS, rows)}) as fresh
    join record_id on record_id.id = fresh.id
    on conflict (id) do update set ${replaced} where record.version <= excluded.version`.execute(tx);
  await insertRows(
    'reading',
    { record: 'text', version: 'integer', collection: 'text', item: 'written', gone: 'json', decided: 'bigint' },
    settled.map(({ record, gone, decided }) => ({
      record: record.id,
      version,
      collection: collection.key,
      item: record.item,
      gone,
      decided,
    })),
    sql`on conflict (record, version) do update set
      collection = excluded.collection, item = excluded.item, gone = excluded.gone, decided = excluded.decided`,
  ).execute(tx);
}

/** A problem, and the record it belongs to, where it belongs to one. */
export interface RecordProblem {
  readonly record: string | null;
  readonly problem: Problem;
}

/** Writes problems of a source. */
export async function writeProblems(
  tx: Transaction<Database>,
  where: { readonly collection: string; readonly source: string },
  found: readonly RecordProblem[],
): Promise<void> {
  if (found.length === 0) return;
  const rows = found.map(({ record, problem }) => ({ ...where, record, code: problem.code, body: problem }));
  const columns = { collection: 'text', source: 'text', record: 'text', code: 'text', body: 'json' } as const;
  await insertRows('problem', columns, rows).execute(tx);
}

async function finish(
  tx: Transaction<Database>,
  { source, reader, problems }: SourceReading,
  records: readonly PackedRecord[],
  collection: Collection,
  unkept: readonly RecordProblem[],
): Promise<void> {
  const ids = records.map(({ id }) => id);
  await sql`update record set gone = true
    where source = ${source.key} and id <> all(${ids}::text[]) and version <= ${source.version} and not gone`.execute(
    tx,
  );
  await tx.deleteFrom('problem').where('source', '=', source.key).execute();
  const record = records.length === 1 ? (ids[0] ?? null) : null;
  const found = [...problems.map((problem) => ({ record, problem })), ...unkept];
  await writeProblems(tx, { collection: collection.key, source: source.key }, found);
  if (source.state === 'missing') await settleAbsorbed(tx, [source.key]);
  await sql`update source set reader = ${reader}, lease_until = null,
      read_version = greatest(read_version, ${source.version}), queued = version > greatest(read_version, ${source.version})
    where key = ${source.key}`.execute(tx);
}
