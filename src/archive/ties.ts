/**
 * Ties between records that nobody has to make: the same document published in another place, and the papers that lie in the
 * same file, before and after it. Nothing is merged; whoever reads a record is told of the others.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { ArchiveRecord } from '../model/record.ts';
import type { Reference } from '../model/reference.ts';
import { buildSketch, compareSketches, toBands } from '../text/sketch.ts';
import { toLatin } from '../text/transliterate.ts';
import { insertRows } from './rows.ts';
import type { Database } from './schema.ts';
import type { RecordTies, TiedRecord } from './stored.ts';

/** Records with a band in common that are looked at: a form letter may be there a thousand times. */
const CANDIDATES = 200;
/** Half of the words in common is a document printed twice, or a draft; less is often a formula. */
const ALIKE = 0.5;
const ALIKE_SHOWN = 20;
const FILE_SHOWN = 12;
/** Levels that name one file. A fond or a series alone holds thousands of papers. */
const FILE_LEVELS = new Set(['delo', 'file', 'folder', 'box']);

const COLUMNS = {
  record: 'text',
  file: 'text',
  leaf_from: 'integer',
  leaf_to: 'integer',
  sketch: 'integer[]',
  bands: 'integer[]',
} as const;

/** What a record is recognised by. */
export type TieColumns = Readonly<Omit<Database['tie'], 'record'>>;

/** Builds what a record is recognised by. */
export function toTieColumns(record: ArchiveRecord): TieColumns {
  const [text] = record.texts;
  const sketch = buildSketch(text?.blocks.map((block) => block.text).join('\n') ?? '') ?? [];
  const [from, to] = toLeafSpan(record.reference?.leaves ?? null);
  return {
    file: toFileKey(record.reference),
    leaf_from: from,
    leaf_to: to,
    sketch: [...sketch],
    bands: sketch.length === 0 ? [] : [...toBands(sketch)],
  };
}

/** Writes what the records are recognised by, in the caller's transaction. */
export async function writeTies(
  tx: Transaction<Database>,
  records: readonly { readonly id: string; readonly tie: TieColumns }[],
): Promise<void> {
  const rows = records.map(({ id, tie }) => ({ record: id, ...tie }));
  await insertRows(
    'tie',
    COLUMNS,
    rows,
    sql`on conflict (record) do update set file = excluded.file, leaf_from = excluded.leaf_from,
      leaf_to = excluded.leaf_to, sketch = excluded.sketch, bands = excluded.bands`,
  ).execute(tx);
}

/**
 * Builds the key of the file a reference leads to, the same for «АВП РФ, ф. 0104 …» and “AVP RF, F. 0104 …”; null where it names
 * no file. Of a decimal number (611.37/1-2362) the file is what stands before the stroke.
 */
export function toFileKey(reference: Reference | null): string | null {
  if (reference === null || !reference.levels.some(({ level }) => FILE_LEVELS.has(level))) return null;
  const parts = reference.levels
    .filter(({ level }) => level !== 'item')
    .map(
      ({ level, number }) =>
        `${level}=${fold(/^\d{3}[A-Z]?\.\d/u.test(number) ? number.replace(/\/.*$/u, '') : number)}`,
    )
    .sort();
  const repository = reference.repository === null ? '' : fold(reference.repository);
  return repository === '' && parts.length < 2 ? null : [repository, ...parts].join('|');
}

function fold(words: string): string {
  return toLatin(words)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}./]+/gu, '');
}

/** The first and last number of «136–138», «12 об.», “41, 43”; nulls where there are none. */
function toLeafSpan(leaves: string | null): readonly [number | null, number | null] {
  const numbers = (leaves?.match(/\d{1,6}/gu) ?? []).map(Number);
  return numbers.length === 0 ? [null, null] : [Math.min(...numbers), Math.max(...numbers)];
}

interface TieRow {
  readonly id: string;
  readonly title: string;
  readonly collection: string;
  readonly leaves: string | null;
  readonly date: string | null;
}

const TIED = sql`record.id, summary->>'title' as title, collection.title as collection,
  summary->'reference'->>'leaves' as leaves,
  coalesce(summary->'dates'->>'document', summary->'dates'->>'event') as date`;
const THERE = sql`join record on record.id = tie.record and not record.gone and not record.absorbed join collection on collection.key = record.collection`;

/** Lists what a record is tied to; empty for a record that is not there. */
export async function listTies(db: Kysely<Database>, id: string): Promise<RecordTies> {
  const { rows } = await sql<{ file: string | null; from: number | null; to: number | null; sketch: number[] }>`
    select file, leaf_from as from, leaf_to as to, sketch from tie where record = ${id}`.execute(db);
  const [own] = rows;
  if (own === undefined) return { alike: [], sameFile: [], sameFileTotal: 0, before: null, after: null };
  const alike = own.sketch.length === 0 ? [] : await listAlike(db, id, own.sketch);
  return { alike, ...(await listFile(db, id, own)) };
}

async function listAlike(db: Kysely<Database>, id: string, sketch: readonly number[]): Promise<RecordTies['alike']> {
  const { rows } = await sql<TieRow & { sketch: number[] }>`
    select ${TIED}, sketch from (
      select tie.* from tie where bands && ${toBands(sketch)}::integer[] and record <> ${id} limit ${CANDIDATES}) as tie
    ${THERE}`.execute(db);
  return rows
    .map((row) => ({ ...toTied(row), share: compareSketches(sketch, row.sketch) }))
    .filter(({ share }) => share >= ALIKE)
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))
    .slice(0, ALIKE_SHOWN);
}

async function listFile(
  db: Kysely<Database>,
  id: string,
  { file, from, to }: { readonly file: string | null; readonly from: number | null; readonly to: number | null },
): Promise<Omit<RecordTies, 'alike'>> {
  if (file === null) return { sameFile: [], sameFileTotal: 0, before: null, after: null };
  const { rows } = await sql<TieRow & { n: number }>`
    select ${TIED}, count(*) over () as n from tie ${THERE}
    where file = ${file} and tie.record <> ${id} order by leaf_from nulls last, tie.record limit ${FILE_SHOWN}`.execute(
    db,
  );
  const beside = async (where: typeof TIED, order: typeof TIED): Promise<TiedRecord | null> => {
    const found = await sql<TieRow>`
      select ${TIED} from tie ${THERE} where file = ${file} and tie.record <> ${id} and ${where} order by ${order} limit 1`.execute(
      db,
    );
    return found.rows[0] === undefined ? null : toTied(found.rows[0]);
  };
  return {
    sameFile: rows.map(toTied),
    sameFileTotal: rows[0]?.n ?? 0,
    before: from === null ? null : await beside(sql`leaf_to < ${from}::integer`, sql`leaf_to desc, tie.record`),
    after: to === null ? null : await beside(sql`leaf_from > ${to}::integer`, sql`leaf_from, tie.record`),
  };
}

function toTied({ id, title, collection, leaves, date }: TieRow): TiedRecord {
  return { id, title, collection, leaves, date };
}
