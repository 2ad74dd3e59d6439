/**
 * Keeping a reading: what the reader made of a source becomes the archive's records.
 *
 * Written part by part, so that a volume of 500 records never holds up the pages for long. A part kept twice is the same as
 * kept once, and the source counts as read only with its last part: killed in between, it is simply read again.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Problem } from '../errors.ts';
import { toCollection, toPlace } from './collection.ts';
import { toDateKey } from './date-key.ts';
import { assignIds } from './ids.ts';
import type { Ledger } from './ledger.ts';
import { toPairFacet } from './lexicons.ts';
import { type DeriveRecord, findAbandoned, type NumberedItem, settlePart } from './settled-parts.ts';
import { insertRows, selectRows } from './rows.ts';
import type { Database } from './schema.ts';
import type { Collection, RecordItem, StoredSource } from './stored.ts';
import { writeTies } from './ties.ts';

/** A part ends after so many passages or records: about a third of a second on PGlite. */
const PART_PASSAGES = 2500;
const PART_RECORDS = 50;

export interface Keeping {
  readonly db: Kysely<Database>;
  readonly ledger: Ledger;
  readonly archiveName: string;
  readonly index: (tx: Transaction<Database>, items: readonly RecordItem[]) => Promise<void>;
  /** Makes beads and passages anew around what people decided; without it a record keeps the ones of its frozen reading. */
  readonly derive?: DeriveRecord;
}

export interface SourceReading {
  readonly source: StoredSource;
  readonly reader: string;
  readonly items: readonly RecordItem[];
  readonly problems: readonly Problem[];
}

/** Keeps what a source gave; see `Archive.keepReading`. */
export async function keepReading(keeping: Keeping, reading: SourceReading): Promise<void> {
  const { db, ledger } = keeping;
  const { source, items, problems } = reading;
  const collection = toCollection(source.key, items, keeping.archiveName);
  await assignMissingIds(db, ledger, source.key, items);
  const abandoned = await findAbandoned(db, source, items);
  const rest = [...items.entries()].map(([index, item]) => {
    const place = toPlace(index, items, toDateKey(item.record.dates).key);
    return { item, place, gone: [], isThere: true, decided: 0, problems: [] };
  });
  const parts = toParts([...rest, ...abandoned]);
  const perRecord = items.length === 1 ? problems.length : 0;
  const unkept: RecordProblem[] = [];
  for (const [number, part] of parts.entries()) {
    const numbered = await settlePart(keeping, source, part);
    for (const one of numbered) {
      unkept.push(...one.problems.map((problem) => ({ record: one.item.record.id, problem })));
    }
    await db.transaction().execute(async (tx) => {
      if (numbered.length > 0) {
        await writeCollection(tx, collection);
        await writeRecords(tx, source, collection, perRecord, numbered);
        await writeTies(
          tx,
          numbered.map(({ item }) => item.record),
        );
        await keeping.index(
          tx,
          numbered.map(({ item }) => item),
        );
      }
      if (number === parts.length - 1) await finish(tx, reading, collection, unkept);
    });
  }
}

/** Cuts a source into parts; there is always one, if only to say that the source is read. */
function toParts(items: readonly NumberedItem[]): readonly (readonly NumberedItem[])[] {
  const parts: NumberedItem[][] = [];
  let part: NumberedItem[] = [];
  let passages = 0;
  for (const one of items) {
    if (part.length >= PART_RECORDS || (part.length > 0 && passages + one.item.passages.length > PART_PASSAGES)) {
      parts.push(part);
      part = [];
      passages = 0;
    }
    part.push(one);
    passages += one.item.passages.length;
  }
  return [...parts, part];
}

/** Ids come from `assignIds`; whoever kept a reading without asking for them gets them journaled here all the same. */
async function assignMissingIds(
  db: Kysely<Database>,
  ledger: Ledger,
  source: string,
  items: readonly RecordItem[],
): Promise<void> {
  const ids = items.map(({ record }) => record.id);
  const { rows } = await sql<{ id: string }>`
    select id from record_id where id = any(${ids}::text[]) and source = ${source}`.execute(db);
  const known = new Set(rows.map(({ id }) => id));
  const wanted = items.filter(({ record }) => !known.has(record.id)).map(({ record }) => record);
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
  summary: 'json',
} as const;

async function writeRecords(
  tx: Transaction<Database>,
  { key: source, version }: StoredSource,
  collection: Collection,
  problems: number,
  numbered: readonly NumberedItem[],
): Promise<void> {
  const rows = numbered.map(({ item, place, isThere, problems: unkept }) => {
    const { key: sort_date, year } = toDateKey(item.record.dates);
    return {
      id: item.record.id,
      collection: collection.key,
      place,
      version,
      sort_title: toSortTitle(item.record.title),
      sort_date,
      year,
      facets: toFacets(item),
      gone: !isThere,
      problems: problems + unkept.length,
      summary: toSummary(item),
    };
  });
  const names = Object.keys(RECORD_COLUMNS).filter((name) => name !== 'id');
  const replaced = sql.join(names.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`));
  await sql`
    insert into record (${sql.join(Object.keys(RECORD_COLUMNS).map((name) => sql.ref(name)))}, source, added_at)
    select fresh.*, ${source}, record_id.at from (${selectRows(RECORD_COLUMNS, rows)}) as fresh
    join record_id on record_id.id = fresh.id
    on conflict (id) do update set ${replaced} where record.version <= excluded.version`.execute(tx);
  await insertRows(
    'reading',
    { record: 'text', version: 'integer', collection: 'text', item: 'packed', gone: 'json', decided: 'bigint' },
    numbered.map(({ item, gone, decided }) => ({
      record: item.record.id,
      version,
      collection: collection.key,
      item,
      gone,
      decided,
    })),
    sql`on conflict (record, version) do update set
      collection = excluded.collection, item = excluded.item, gone = excluded.gone, decided = excluded.decided`,
  ).execute(tx);
}

/** What a record counts as. */
function toFacets({ record, alignments }: RecordItem): readonly string[] {
  const langs = [...new Set(record.texts.map((text) => text.lang))].map((lang) => `lang:${lang}`);
  const roles = new Set(record.texts.map((text) => text.role));
  const pairs = alignments.flatMap(({ translation }) => {
    const told = record.texts[translation];
    const said = record.texts[told?.of ?? -1];
    return told === undefined || said === undefined || said.lang === told.lang
      ? []
      : [toPairFacet(said.lang, told.lang)];
  });
  return ['all', ...(roles.size > 1 ? ['bilingual'] : []), ...langs, ...new Set(pairs)];
}

/** The part of a `RecordSummary` that follows from the record alone. */
export function toSummary({ record, passages }: RecordItem): Readonly<Record<string, unknown>> {
  return {
    title: record.title,
    summary: record.summary,
    dates: record.dates,
    languages: record.texts.map(({ lang, role }) => ({ lang, role })),
    reference: record.reference,
    passages: passages.length,
  };
}

/** Sorts without regard to case, accents, ё and what stands before the first letter or digit. */
function toSortTitle(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 200);
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
  { source, reader, items, problems }: SourceReading,
  collection: Collection,
  unkept: readonly RecordProblem[],
): Promise<void> {
  const ids = items.map(({ record }) => record.id);
  await sql`update record set gone = true
    where source = ${source.key} and id <> all(${ids}::text[]) and version <= ${source.version} and not gone`.execute(
    tx,
  );
  await tx.deleteFrom('problem').where('source', '=', source.key).execute();
  const record = items.length === 1 ? (ids[0] ?? null) : null;
  const found = [...problems.map((problem) => ({ record, problem })), ...unkept];
  await writeProblems(tx, { collection: collection.key, source: source.key }, found);
  await sql`update source set reader = ${reader}, lease_until = null,
      read_version = greatest(read_version, ${source.version}), queued = version > greatest(read_version, ${source.version})
    where key = ${source.key}`.execute(tx);
}
