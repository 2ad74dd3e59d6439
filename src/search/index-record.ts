/** Writes records into the index, in the caller's transaction, and takes them out again. */
import { sql, type Transaction } from 'kysely';
import type { Database, RecordItem } from '../archive/archive.ts';
import type { RecordDates } from '../model/date.ts';
import { ANALYSER } from './analyse.ts';
import { toDateRange } from './date-range.ts';
import { loadLemmas } from './lemma.ts';
import { nameKeysOf } from './name-key.ts';
import type { VocabularyWord } from './lexemes.ts';
import { buildRows, type PassageRow } from './rows.ts';

/** Rows written at once: large enough to make round trips few, small enough for a statement of some megabytes. */
const BATCH = 1_000;
/** The number of the lock under which words are added to the vocabulary: writers would else wait for each other in a ring. */
const VOCABULARY_LOCK = 745_201;
const UNDATED = '9999-99-99';

/** Indexes records, replacing whatever the index held of them, all in the caller's transaction. */
export async function indexRecord(tx: Transaction<Database>, items: readonly RecordItem[]): Promise<void> {
  if (items.length === 0) return;
  await loadLemmas();
  await removeRecords(
    tx,
    items.map((item) => item.record.id),
  );
  const docs = await writeRecords(tx, items);
  const words = new Map<string, VocabularyWord>();
  const langs = new Set<string>();
  let batch: (PassageRow & { readonly doc: number })[] = [];
  for (const item of items) {
    const doc = docs.get(item.record.id);
    if (doc === undefined) continue;
    const rows = buildRows(item);
    for (const word of rows.words) words.set(`${word.word} ${word.lang} ${word.capital ? 1 : 0}`, word);
    for (const row of rows.passages) {
      for (const lang of [row.original_lang, row.translation_lang]) if (lang !== null) langs.add(lang);
      batch.push({ ...row, doc });
      if (batch.length < BATCH) continue;
      await writePassages(tx, batch);
      batch = [];
    }
  }
  await writePassages(tx, batch);
  await writeVocabulary(tx, words, langs);
  await refreshStatistics(tx);
}

/**
 * Lets the database count its rows again whenever they have doubled: PGlite never does it by itself, and a planner that takes the
 * tables for empty chooses ten times slower ways.
 */
async function refreshStatistics(tx: Transaction<Database>): Promise<void> {
  const { rows } = await sql<{ stale: boolean }>`
    select (select coalesce(max(id), 0) from search_passage) > 2 * greatest(reltuples, 500) as stale
    from pg_class where oid = 'search_passage'::regclass`.execute(tx);
  if (rows[0]?.stale === true) await sql`analyze search_passage, search_record, search_word`.execute(tx);
}

/** Takes records out of the index; ids it does not hold do no harm. */
export async function removeRecords(tx: Transaction<Database>, ids: readonly string[]): Promise<void> {
  await sql`delete from search_record where record = any(${[...ids]}::text[])`.execute(tx);
}

async function writeRecords(
  tx: Transaction<Database>,
  items: readonly RecordItem[],
): Promise<ReadonlyMap<string, number>> {
  const kept = await sql<{ id: string; collection: string; title: string }>`
    select r.id, r.collection, coalesce(c.title, r.collection) as title
    from record r left join collection c on c.key = r.collection
    where r.id = any(${items.map((item) => item.record.id)}::text[])`.execute(tx);
  const collections = new Map(kept.rows.map((row) => [row.id, row]));
  const rows = items.map(({ record }) => {
    const date = mainDateOf(record.dates);
    const range = date === null ? null : toDateRange(date);
    return {
      record: record.id,
      title: record.title,
      collection: collections.get(record.id)?.collection ?? '',
      collection_title: collections.get(record.id)?.title ?? '',
      repository: record.reference?.repository ?? null,
      type: record.type ?? null,
      date,
      year: range === null ? null : Number(range.from.slice(0, 4)),
      day_from: range?.from ?? null,
      day_to: range?.to ?? null,
      sort_day: range?.from ?? UNDATED,
      analyser: ANALYSER,
    };
  });
  const written = await sql<{ id: number; record: string }>`
    insert into search_record (record, title, collection, collection_title, repository, type, date, year, day_from, day_to, sort_day, analyser)
    select record, title, collection, collection_title, repository, type, date, year, day_from, day_to, sort_day, analyser
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as r(record text, title text, collection text, collection_title text,
      repository text, type text, date text, year integer, day_from text, day_to text, sort_day text, analyser text)
    returning id, record`.execute(tx);
  return new Map(written.rows.map((row) => [row.record, row.id]));
}

/** The date a record is filed under: of the document before the dates of sending, of what it tells of, and of printing. */
function mainDateOf(dates: RecordDates): string | null {
  return dates.document ?? dates.sent ?? dates.received ?? dates.event ?? dates.published ?? null;
}

async function writePassages(
  tx: Transaction<Database>,
  rows: readonly (PassageRow & { readonly doc: number })[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into search_passage (doc, place, part, passage, original, original_lang, translation, translation_lang, leaf, leaf_end, locator, names, lexemes)
    select doc, place, part, passage, original, original_lang, translation, translation_lang, leaf, leaf_end, locator, names, lexemes
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as r(doc integer, place integer, part text, passage integer, original text,
      original_lang text, translation text, translation_lang text, leaf text, leaf_end text, locator json, names text[], lexemes tsvector)`.execute(
    tx,
  );
}

async function writeVocabulary(
  tx: Transaction<Database>,
  words: ReadonlyMap<string, VocabularyWord>,
  langs: ReadonlySet<string>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(${VOCABULARY_LOCK})`.execute(tx);
  await sql`insert into search_lang select unnest(${[...langs]}::text[]) on conflict do nothing`.execute(tx);
  const list = [...words.values()];
  for (let from = 0; from < list.length; from += 5_000) {
    const rows = list.slice(from, from + 5_000);
    const known = await sql<{ at: number }>`
      select n.at from jsonb_to_recordset(${toJson(rows.map(({ word, lang, capital }, at) => ({ at, word, lang, capital })))}::jsonb)
        as n(at integer, word text, lang text, capital boolean)
      join search_word w on w.word = n.word and w.lang = n.lang and w.capital = n.capital`.execute(tx);
    const old = new Set(known.rows.map((row) => row.at));
    const added = rows
      .filter((_row, at) => !old.has(at))
      .map((row) => ({ ...row, keys: row.capital ? nameKeysOf(row.word) : [] }));
    if (added.length === 0) continue;
    await sql`
      insert into search_word (word, lang, capital, written, keys)
      select word, lang, capital, written, keys from jsonb_to_recordset(${toJson(added)}::jsonb)
        as r(word text, lang text, capital boolean, written text, keys text[])
      on conflict do nothing`.execute(tx);
  }
}

const UNSTORABLE = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** JSON for the database, which takes no NUL and no half of a surrogate pair. */
function toJson(rows: unknown): string {
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(UNSTORABLE, '\ufffd') : value,
  );
}
