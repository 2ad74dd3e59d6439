/** What the archive is, in numbers, and what it could not do. Sums of the tally, so that a page costs the same at any size. */
import { type Kysely, sql } from 'kysely';
import type { Problem } from '../errors.ts';
import { formatCursor, listRecords, parseCursor } from './records.ts';
import type { Database } from './schema.ts';
import type { Overview, ProblemsAsk, ProblemsPage } from './stored.ts';

const NEWEST = 6;
const LANG = 'lang:';
const PROBLEM = 'problem:';

/** Builds the overview. */
export async function overview(db: Kysely<Database>): Promise<Overview> {
  const facets = await sql<{ facet: string; n: number }>`
    select facet, sum(records) as n from tally group by facet having sum(records) > 0 order by facet`.execute(db);
  const years = await sql<{ year: number; facet: string; n: number }>`
    select year, facet, sum(records) as n from tally where facet like 'lang:%' and year is not null
    group by year, facet having sum(records) > 0 order by year, facet`.execute(db);
  const collections = await sql<{ key: string; title: string; n: number }>`
    select key, title, n from collection join (
      select collection, sum(records) as n from tally where facet = 'all' group by collection having sum(records) > 0
    ) as counted on counted.collection = collection.key order by title collate "C", key`.execute(db);
  const { records: newest } = await listRecords(db, { limit: NEWEST, sort: 'added' });
  const count = new Map(facets.rows.map(({ facet, n }) => [facet, n]));
  const under = (prefix: string): Record<string, number> =>
    Object.fromEntries(
      [...count].filter(([facet]) => facet.startsWith(prefix)).map(([facet, n]) => [facet.slice(prefix.length), n]),
    );
  return {
    records: count.get('all') ?? 0,
    bilingual: count.get('bilingual') ?? 0,
    languages: under(LANG),
    years: years.rows.map(({ year, facet, n }) => ({ year, lang: facet.slice(LANG.length), records: n })),
    collections: collections.rows.map(({ key, title, n }) => ({ key, title, records: n })),
    newest,
    problems: under(PROBLEM),
    sources: await countSources(db, count.get('source') ?? 0),
  };
}

/** Counts the few that are missing or wait; the rest of the `known` ones is read. */
async function countSources(db: Kysely<Database>, known: number): Promise<Overview['sources']> {
  const { rows } = await sql<{ missing: number; unread: number }>`select
    (select count(*) from source where missing) as missing,
    (select count(*) from source where queued and not missing) as unread`.execute(db);
  const { missing = 0, unread = 0 } = rows[0] ?? {};
  return { unread, read: known - missing - unread, missing };
}

/** Lists what could not be done or wants a look, in the order it was met. */
export async function listProblems(db: Kysely<Database>, ask: ProblemsAsk): Promise<ProblemsPage> {
  const after = ask.after === undefined ? 0 : Number(parseCursor(ask.after, PROBLEM)[0]);
  const only = ask.code === undefined ? sql`true` : sql`code = ${ask.code}`;
  const { rows } = await sql<{ id: number; source: string; record: string | null; body: Problem }>`
    select id, source, record, body from problem where ${only} and id > ${after} order by id limit ${ask.limit + 1}`.execute(
    db,
  );
  const { rows: counted } = await sql<{ n: number }>`
    select coalesce(sum(records), 0) as n from tally
    where ${ask.code === undefined ? sql`facet like 'problem:%'` : sql`facet = ${PROBLEM + ask.code}`}`.execute(db);
  const page = rows.slice(0, ask.limit);
  const last = rows.length > ask.limit ? page.at(-1) : undefined;
  return {
    problems: page.map(({ source, record, body }) => ({ ...body, source, record })),
    total: counted[0]?.n ?? 0,
    next: last === undefined ? null : formatCursor([last.id, ''], PROBLEM),
  };
}

/** Folds the changes of the tally into one row a count, and lets the planner see how the tables have grown. */
export async function foldTally(db: Kysely<Database>): Promise<void> {
  await sql`with changes as (delete from tally returning collection, year, facet, records)
    insert into tally (collection, year, facet, records)
    select collection, year, facet, sum(records) from changes group by collection, year, facet having sum(records) <> 0
    `.execute(db);
}
