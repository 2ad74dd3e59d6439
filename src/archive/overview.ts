/** What the archive is, in numbers, and what it could not do. Sums of the tally, so that a page costs the same at any size. */
import { type Kysely, sql } from 'kysely';
import { PROBLEM } from './problems.ts';
import { listRecords } from './records.ts';
import type { Database } from './schema.ts';
import type { Overview } from './stored.ts';

const NEWEST = 6;
/** An archive of one affair lies within a few years, and its bars by year would say nothing. */
const YEARS_BY_MONTH = 3;
/** Months are counted from the records themselves; of more than this there are bars enough. */
const RECORDS_BY_MONTH = 20_000;
const LANG = 'lang:';

/** Builds the overview. */
export async function overview(db: Kysely<Database>): Promise<Overview> {
  const facets = await sql<{ facet: string; n: number }>`
    select facet, sum(records) as n from tally group by facet having sum(records) > 0 order by facet`.execute(db);
  const years = await sql<{ year: number; facet: string; n: number }>`
    select year, facet, sum(records) as n from tally where (facet like 'lang:%' or facet = 'all') and year is not null
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
    years: years.rows.map(({ year, facet, n }) => ({ year, lang: toLang(facet), records: n })),
    months: (count.get('all') ?? 0) > RECORDS_BY_MONTH ? [] : await countMonths(db, years.rows),
    collections: collections.rows.map(({ key, title, n }) => ({ key, title, records: n })),
    newest,
    problems: under(PROBLEM),
    sources: await countSources(db, count.get('source') ?? 0),
  };
}

/** Counts by month where the years are few; `years` are in order. */
async function countMonths(
  db: Kysely<Database>,
  years: readonly { readonly year: number }[],
): Promise<Overview['months']> {
  const first = years[0]?.year;
  const last = years.at(-1)?.year;
  if (first === undefined || last === undefined || last - first >= YEARS_BY_MONTH) return [];
  const { rows } = await sql<{ month: string; facet: string; n: number }>`
    select replace(substr(sort_date, 1, 7), '-00', '') as month, facet, count(*)::integer as n
    from record, unnest(facets) as facet where not absorbed and year is not null and (facet like 'lang:%' or facet = 'all')
    group by 1, 2 order by 1, 2`.execute(db);
  return rows.map(({ month, facet, n }) => ({ month, lang: toLang(facet), records: n }));
}

function toLang(facet: string): string | null {
  return facet.startsWith(LANG) ? facet.slice(LANG.length) : null;
}

/** Counts the few that are missing or wait; the rest of the `known` ones is read. */
async function countSources(db: Kysely<Database>, known: number): Promise<Overview['sources']> {
  const { rows } = await sql<{ missing: number; unread: number }>`select
    (select count(*) from source where missing) as missing,
    (select count(*) from source where queued and not missing) as unread`.execute(db);
  const { missing = 0, unread = 0 } = rows[0] ?? {};
  return { unread, read: known - missing - unread, missing };
}

/** Folds the changes of the tally into one row a count, and lets the planner see how the tables have grown. */
export async function foldTally(db: Kysely<Database>): Promise<void> {
  await sql`with changes as (delete from tally returning collection, year, facet, records)
    insert into tally (collection, year, facet, records)
    select collection, year, facet, sum(records) from changes group by collection, year, facet having sum(records) <> 0
    `.execute(db);
}
