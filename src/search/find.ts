/** The asking: which rows answer, how many, in what order. SQL only; `search.ts` makes a result of it. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../archive/archive.ts';
import { primaryOf } from '../text/stem.ts';
import type { Facets, SearchAsk } from './ask.ts';
import { type Condition, toSql } from './compile.ts';
import type { Locator } from '../model/passage.ts';
import type { Part } from './rows.ts';

/** A row of the index with its record. */
export interface FoundRow {
  readonly id: number;
  readonly doc: number;
  readonly record: string;
  readonly title: string;
  readonly date: string | null;
  readonly part: Part;
  readonly passage: number | null;
  readonly original: string | null;
  readonly original_lang: string | null;
  readonly translation: string | null;
  readonly translation_lang: string | null;
  readonly locator: Locator | Record<string, never>;
}

/** What the words of a query are ranked by. */
export interface Ranking {
  /** Any of the words, as a tsquery; null where a query has none. */
  readonly tsquery: string | null;
  /** The lexemes of whole words, for BM25. */
  readonly lexemes: readonly string[];
}

export interface Counted {
  readonly total: number;
  readonly records: number;
  readonly facets: Facets;
  readonly collections: Readonly<Record<string, string>>;
}

/** Up to here every row found is ranked by itself; beyond, BM25 walks its lists, which is quick only where much is found. */
const RANKED_SINGLY = 2_000;
/** Without BM25, what is found beyond this many is not ranked: it would take seconds. */
const RANKED_AT_MOST = 10_000;
const MOST_NAMES = 50;

/** Writes the filters that stand beside the query. */
export function toFilters(ask: SearchAsk): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [];
  const from = ask.year ?? ask.from;
  const to = ask.year ?? ask.to;
  if (from !== undefined) conditions.push(sql`year >= ${Math.trunc(from)}::integer`);
  if (to !== undefined) conditions.push(sql`year <= ${Math.trunc(to)}::integer`);
  if (ask.collection !== undefined) conditions.push(sql`collection = ${ask.collection}`);
  if (ask.record !== undefined) conditions.push(sql`record = ${ask.record}`);
  if (conditions.length === 0) return sql<boolean>`true`;
  return sql<boolean>`p.doc in (select id from search_record where ${sql.join(conditions, sql` and `)})`;
}

/** Counts what a condition finds, in all and by facet. `byLang`: the same query within each language; needless where there is one. */
export async function countFound(
  db: Kysely<Database>,
  where: RawBuilder<boolean>,
  byLang: ReadonlyMap<string, RawBuilder<boolean>>,
): Promise<Counted> {
  const langs = byLang.size > 1 ? [...byLang] : [];
  const columns = langs.map(([, condition], at) => sql`, (${condition})::integer as ${sql.id(`l${at}`)}`);
  const sums = langs.map((_lang, at) => sql`, sum(${sql.id(`l${at}`)})::integer as ${sql.id(`l${at}`)}`);
  const ofLangs = langs.map(
    ([lang], at) =>
      sql`union all select 'lang', ${lang}::text, null, coalesce(sum(${sql.id(`l${at}`)}), 0)::integer from d`,
  );
  const { rows } = await sql<{ facet: string; value: string | null; label: string | null; n: number }>`
    with m as materialized (select p.doc, p.names ${sql.join(columns, sql``)} from search_passage p where ${where}),
    d as materialized (select doc, count(*)::integer as n ${sql.join(sums, sql``)} from m group by doc)
    select 'total' as facet, null as value, null as label, coalesce(sum(n), 0)::integer as n from d
    union all select 'records', null, null, count(*)::integer from d
    union all select 'year', r.year::text, null, sum(d.n)::integer from d join search_record r on r.id = d.doc
      where r.year is not null group by r.year
    union all select 'collection', r.collection, min(r.collection_title), sum(d.n)::integer from d join search_record r on r.id = d.doc
      group by r.collection
    union all (select 'name', name, null, count(*)::integer from m, unnest(m.names) as name group by name
      order by count(*) desc, name collate "C" limit ${MOST_NAMES})
    ${sql.join(ofLangs, sql` `)}`.execute(db);
  const facetOf = (facet: string) =>
    Object.fromEntries(rows.filter((row) => row.facet === facet && row.n > 0).map((row) => [row.value ?? '', row.n]));
  const numberOf = (facet: string) => rows.find((row) => row.facet === facet)?.n ?? 0;
  const total = numberOf('total');
  const onlyLang = Object.fromEntries(
    total === 0 || byLang.size > 1 ? [] : [...byLang.keys()].map((lang) => [lang, total]),
  );
  return {
    total,
    records: numberOf('records'),
    facets: {
      year: facetOf('year'),
      lang: { ...onlyLang, ...facetOf('lang') },
      name: facetOf('name'),
      collection: facetOf('collection'),
    },
    collections: Object.fromEntries(
      rows.filter((row) => row.facet === 'collection').map((row) => [row.value ?? '', row.label ?? '']),
    ),
  };
}

/** Counts what a condition finds. */
export async function countRows(db: Kysely<Database>, where: RawBuilder<boolean>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from search_passage p where ${where}`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

/** Counts what each of the given records has of it. */
export async function countByDoc(
  db: Kysely<Database>,
  where: RawBuilder<boolean>,
  docs: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (docs.length === 0) return new Map();
  const { rows } = await sql<{ doc: number; n: number }>`
    select p.doc, count(*)::integer as n from search_passage p
    where p.doc = any(${[...docs]}::integer[]) and ${where} group by p.doc`.execute(db);
  return new Map(rows.map((row) => [row.doc, row.n]));
}

export interface PageAsk {
  readonly where: RawBuilder<boolean>;
  readonly ranking: Ranking;
  /** How many rows `where` finds. */
  readonly total: number;
  readonly limit: number;
  readonly offset: number;
  readonly sort: 'relevance' | 'date';
  readonly bm25: boolean;
}

/** Lists the ids of one page of rows, in an order that is the same every time. */
export async function listPage(db: Kysely<Database>, page: PageAsk): Promise<readonly number[]> {
  if (page.limit <= 0 || page.offset >= page.total) return [];
  const { ranking } = page;
  if (page.sort === 'date' || ranking.tsquery === null) return listByDate(db, page);
  if (page.total <= RANKED_SINGLY || !page.bm25) return listRankedSingly(db, page, ranking.tsquery);
  return ranking.lexemes.length === 0 ? listByDate(db, page) : listByBm25(db, page);
}

async function listByDate(db: Kysely<Database>, page: PageAsk): Promise<readonly number[]> {
  // Materialized: else the planner may walk all records in their order to find the few rows that answer.
  const { rows } = await sql<{ id: number }>`
    with c as materialized (select p.id, p.doc, p.place from search_passage p where ${page.where})
    select c.id from c join search_record r on r.id = c.doc
    order by r.sort_day, r.record collate "C", c.place limit ${page.limit} offset ${page.offset}`.execute(db);
  return rows.map((row) => row.id);
}

/** `{D, C, B, A}`: a note counts less than the text. Length does not count: a sentence of one word is no better than a long one. */
const WEIGHTS = sql`'{1, 0.6, 1, 1}'::real[]`;

async function listRankedSingly(db: Kysely<Database>, page: PageAsk, tsquery: string): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    with c as materialized (
      select p.id, p.doc, p.place, ts_rank(${WEIGHTS}, p.lexemes, ${tsquery}::tsquery) as score
      from search_passage p where ${page.where} limit ${RANKED_AT_MOST})
    select c.id from c join search_record r on r.id = c.doc
    order by c.score desc, r.sort_day, r.record collate "C", c.place limit ${page.limit} offset ${page.offset}`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** Rows of equal score that the end of a page may cut through: they are put in order only when they are all there. */
const TIES = 100;

async function listByBm25(db: Kysely<Database>, page: PageAsk): Promise<readonly number[]> {
  const words = page.ranking.lexemes.join(' ');
  const score = sql`search_lexemes_text(p.lexemes) <@> to_bm25query(${words}, 'search_passage_bm25')`;
  const rows = await db.transaction().execute(async (tx) => {
    // Else the planner fetches all and sorts, scoring each by itself: 50 µs a row.
    await sql`set local enable_sort = off`.execute(tx);
    const found = await sql<{ id: number; score: number; sort_day: string; record: string; place: number }>`
      select p.id, ${score} as score, r.sort_day, r.record, p.place from
        (select * from search_passage p where ${page.where} order by ${score} limit ${page.offset + page.limit + TIES}) p
        join search_record r on r.id = p.doc`.execute(tx);
    return found.rows;
  });
  return rows
    .toSorted(
      (a, b) =>
        a.score - b.score || compare(a.sort_day, b.sort_day) || compare(a.record, b.record) || a.place - b.place,
    )
    .slice(page.offset, page.offset + page.limit)
    .map((row) => row.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Gets rows by their ids, in that order. */
export async function getRows(db: Kysely<Database>, ids: readonly number[]): Promise<readonly FoundRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<FoundRow>`
    select p.id, p.doc, r.record, r.title, r.date, p.part, p.passage, p.original, p.original_lang, p.translation, p.translation_lang, p.locator
    from search_passage p join search_record r on r.id = p.doc where p.id = any(${[...ids]}::integer[])`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export interface IndexState {
  /** The languages the index holds. */
  readonly langs: readonly string[];
  /** The same as long as nobody has written to the database: what was counted under it still holds. */
  readonly snapshot: string;
}

/** Reads what a search starts from. */
export async function readState(db: Kysely<Database>): Promise<IndexState> {
  const { rows } = await sql<{ langs: string[] | null; snapshot: string }>`
    select (select array_agg(lang order by lang collate "C") from search_lang) as langs, pg_current_snapshot()::text as snapshot`.execute(
    db,
  );
  return { langs: rows[0]?.langs ?? [], snapshot: rows[0]?.snapshot ?? '' };
}

/** Joins a condition and the filters. */
export function toWhere(condition: Condition, filters: RawBuilder<boolean>): RawBuilder<boolean> {
  return sql<boolean>`${toSql(condition)} and ${filters}`;
}

/** Reads a language asked for as the index writes it. */
export function toLang(lang: string): string {
  return primaryOf(lang);
}
