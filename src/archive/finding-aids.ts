/**
 * Finding aids: kept as their reader gave them, asked for component by component. A record hangs under a component whose way its own
 * reference goes; that is asked and never stored, so that neither has to come first.
 */
import { type Kysely, sql } from 'kysely';
import { toError } from '../errors.ts';
import { type Component, type FindingAid, listShelfKeys, toShelfKey } from '../model/finding-aid.ts';
import type { Reference } from '../model/reference.ts';
import { toLatin } from '../text/transliterate.ts';
import { insertRows } from './rows.ts';
import { listSummaries } from './records.ts';
import type { Database } from './schema.ts';
import type { RecordSummary } from './stored.ts';

export interface FindingAidSummary {
  readonly source: string;
  readonly title: string;
  readonly repository: string | null;
  readonly components: number;
}

/** A component as a list or a trail shows it. */
export interface ComponentSummary
  extends Pick<Component, 'key' | 'level' | 'unitid' | 'title' | 'date' | 'dateWording'> {
  /** How many components lie directly under it. */
  readonly children: number;
}

export interface ComponentAsk {
  readonly source: string;
  /** Its key; the whole where none is given. */
  readonly key?: string;
  readonly limit: number;
  /** How many children, and how many records, go before the page. */
  readonly skip?: number;
}

export interface ComponentPage {
  readonly aid: FindingAidSummary;
  readonly component: Component;
  /** From the whole down to the parent. */
  readonly path: readonly ComponentSummary[];
  readonly children: readonly ComponentSummary[];
  readonly childrenTotal: number;
  /** Records that lie there or below, by date. */
  readonly records: readonly RecordSummary[];
  readonly recordsTotal: number;
}

/** Where a record lies in a finding aid: from the whole down to the nearest component. */
export interface RecordShelf {
  readonly aid: FindingAidSummary;
  readonly path: readonly ComponentSummary[];
}

/** A statement takes so many rows. */
const PART = 1000;
const SHELVES_SHOWN = 3;
const DEEPEST = 300;

const COLUMNS = {
  source: 'text',
  place: 'integer',
  key: 'text',
  parent: 'text',
  shelf: 'text',
  children: 'integer',
  body: 'json',
} as const;

/** Keeps the finding aid a source is, in the place of what it was before; null where it is none any more. */
export async function keepFindingAid(db: Kysely<Database>, source: string, aid: FindingAid | null): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`delete from component where source = ${source}`.execute(tx);
    await sql`delete from finding_aid where source = ${source}`.execute(tx);
    if (aid === null) return;
    const { title, repository, components } = aid;
    await sql`insert into finding_aid (source, title, repository, components)
      values (${source}, ${title}, ${repository}, ${components.length})`.execute(tx);
    const children = new Map<string, number>();
    for (const { parent } of components) if (parent !== null) children.set(parent, (children.get(parent) ?? 0) + 1);
    for (let from = 0; from < components.length; from += PART) {
      const rows = components.slice(from, from + PART).map((component, index) => ({
        source,
        place: from + index,
        key: component.key,
        parent: component.parent,
        shelf: toShelfKey(component.levels),
        children: children.get(component.key) ?? 0,
        body: component,
      }));
      await insertRows('component', COLUMNS, rows).execute(tx);
    }
  });
}

const AID = sql`finding_aid.source, finding_aid.title, finding_aid.repository, finding_aid.components`;
const PRESENT = sql`join source on source.key = finding_aid.source and not source.missing`;

/** Lists the finding aids whose files are there, by title. */
export async function listFindingAids(db: Kysely<Database>): Promise<readonly FindingAidSummary[]> {
  const { rows } = await sql<FindingAidSummary>`
    select ${AID} from finding_aid ${PRESENT} order by finding_aid.title collate "C", finding_aid.source`.execute(db);
  return rows;
}

interface ComponentRow {
  readonly key: string;
  readonly children: number;
  readonly body: Component;
}

function toComponentSummary({ children, body }: ComponentRow): ComponentSummary {
  const { key, level, unitid, title, date, dateWording } = body;
  return { key, level, unitid, title, date, dateWording, children };
}

/** Gets a component with what lies directly under it; throws PAGE_NOT_FOUND. */
export async function getComponent(db: Kysely<Database>, ask: ComponentAsk): Promise<ComponentPage> {
  const { source, key, limit, skip = 0 } = ask;
  const { rows: aids } = await sql<FindingAidSummary>`
    select ${AID} from finding_aid where source = ${source}`.execute(db);
  const wanted = key === undefined ? sql`place = 0` : sql`key = ${key}`;
  const { rows: found } = await sql<ComponentRow>`
    select key, children, body from component where source = ${source} and ${wanted}`.execute(db);
  const [aid] = aids;
  const [row] = found;
  if (aid === undefined || row === undefined)
    throw toError('PAGE_NOT_FOUND', { path: `${source} ${key ?? ''}`.trim() });
  const { rows: children } = await sql<ComponentRow>`
    select key, children, body from component where source = ${source} and parent = ${row.key}
    order by place offset ${skip} limit ${limit}`.execute(db);
  const path = await listPath(db, source, row.key);
  return {
    aid,
    component: row.body,
    path: path.slice(0, -1),
    children: children.map(toComponentSummary),
    childrenTotal: row.children,
    ...(await listUnder(db, aid, row.body, await findNumber(db, source), { limit, skip })),
  };
}

/** The components from the whole down to one, itself included. */
async function listPath(db: Kysely<Database>, source: string, key: string): Promise<readonly ComponentSummary[]> {
  const { rows } = await sql<ComponentRow>`
    with recursive way as (
      select key, parent, children, body, 0 as step from component where source = ${source} and key = ${key}
      union all
      select above.key, above.parent, above.children, above.body, way.step + 1 from way
      join component as above on above.source = ${source} and above.key = way.parent where way.step < ${DEEPEST})
    select key, children, body from way order by step desc`.execute(db);
  return rows.map(toComponentSummary);
}

/**
 * The number of the whole where it is no level of a reference (“A0011”, “MS C 271”): a reference leads into the finding aid only
 * where it names that number.
 */
async function findNumber(db: Kysely<Database>, source: string): Promise<string | null> {
  const { rows } = await sql<{ body: Component }>`
    select body from component where source = ${source} and place = 0`.execute(db);
  const whole = rows[0]?.body;
  return whole === undefined || whole.levels.length > 0 ? null : whole.unitid;
}

async function listUnder(
  db: Kysely<Database>,
  aid: FindingAidSummary,
  component: Component,
  number: string | null,
  { limit, skip }: { readonly limit: number; readonly skip: number },
): Promise<Pick<ComponentPage, 'records' | 'recordsTotal'>> {
  const { levels } = component;
  // The whole of a finding aid whose number is no level holds whatever names that number.
  const isWhole = component.parent === null;
  if (levels.length === 0 && (!isWhole || number === null)) return { records: [], recordsTotal: 0 };
  const lies =
    levels.length === 0
      ? sql`true`
      : sql`(summary->'reference'->'levels')::jsonb @> ${JSON.stringify(levels.map(({ level, number: n }) => ({ level, number: n })))}::jsonb`;
  const names = number === null ? sql`true` : sql`strpos(summary->'reference'->>'text', ${number}) > 0`;
  const { rows: kept } = await sql<{ repository: string | null }>`
    select distinct summary->'reference'->>'repository' as repository from record where not gone and not absorbed and ${lies} and ${names}`.execute(
    db,
  );
  const own = kept
    .filter(({ repository }) => isSameRepository(repository, aid.repository, levels.length, number !== null))
    .map(({ repository }) => repository ?? '');
  if (own.length === 0) return { records: [], recordsTotal: 0 };
  const { rows } = await sql<{ id: string; n: number }>`
    select id, count(*) over () as n from record
    where not gone and not absorbed and ${lies} and ${names} and coalesce(summary->'reference'->>'repository', '') = any(${own}::text[])
    order by sort_date, id offset ${skip} limit ${limit}`.execute(db);
  return {
    records: await listSummaries(
      db,
      rows.map(({ id }) => id),
    ),
    recordsTotal: rows[0]?.n ?? 0,
  };
}

/**
 * Two archives may each have a fond 12: the repository of a record and of a finding aid must be one, where both name it. Where one
 * does not, two levels have to agree, or the number of the collection.
 */
function isSameRepository(record: string | null, aid: string | null, levels: number, isNumbered: boolean): boolean {
  if (record === null || record === '' || aid === null) return isNumbered || levels > 1;
  const [a, b] = [fold(record), fold(aid)];
  return a.includes(b) || b.includes(a) || initialsOf(aid) === a || initialsOf(record) === b;
}

function fold(words: string): string {
  return toLatin(words)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** “Archive of Foreign Policy” → afp; words that are written small say nothing. */
function initialsOf(words: string): string {
  return fold((words.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join(''));
}

interface ShelfRow extends FindingAidSummary {
  readonly key: string;
  readonly shelf: string;
}

/** Finds where a record lies, by its reference: in each finding aid the nearest component. */
export async function listShelves(db: Kysely<Database>, reference: Reference | null): Promise<readonly RecordShelf[]> {
  if (reference === null) return [];
  const keys = listShelfKeys(reference.levels);
  const { rows } = await sql<ShelfRow>`
    select ${AID}, component.key, component.shelf from component
    join finding_aid on finding_aid.source = component.source ${PRESENT}
    where shelf = any(${keys}::text[]) order by component.source, place`.execute(db);
  const nearest = new Map<string, ShelfRow>();
  for (const row of rows) {
    const known = nearest.get(row.source);
    if (known === undefined || keys.indexOf(row.shelf) < keys.indexOf(known.shelf)) nearest.set(row.source, row);
  }
  const shelves: RecordShelf[] = [];
  for (const { key, shelf, ...aid } of nearest.values()) {
    const number = await findNumber(db, aid.source);
    const isNumbered = number !== null && reference.text.includes(number);
    if (number !== null && !isNumbered) continue;
    if (!isSameRepository(reference.repository, aid.repository, shelf.split('|').length, isNumbered)) continue;
    shelves.push({ aid, path: await listPath(db, aid.source, key) });
    if (shelves.length >= SHELVES_SHOWN) break;
  }
  return shelves;
}
