/** What could not be done or wants a look: one after another, or gathered under the sentences that are said of many files. */
import { type Kysely, sql } from 'kysely';
import type { Problem } from '../errors.ts';
import { formatCursor, parseCursor } from './records.ts';
import type { Database } from './schema.ts';
import type { ProblemKinds, ProblemKindsAsk, ProblemsAsk, ProblemsPage } from './stored.ts';

/** Under it, with their code, problems stand in the tally. */
export const PROBLEM = 'problem:';
const KIND = 'problem-kind:';

interface ProblemRow {
  readonly id: number;
  readonly source: string;
  readonly record: string | null;
  readonly body: Problem;
}

/** Lists what could not be done or wants a look, in the order it was met. */
export async function listProblems(db: Kysely<Database>, ask: ProblemsAsk): Promise<ProblemsPage> {
  const after = ask.after === undefined ? 0 : Number(parseCursor(ask.after, PROBLEM)[0]);
  const ofCode = ask.code === undefined ? sql`not absorbed` : sql`not absorbed and code = ${ask.code}`;
  const ofKind =
    ask.like === undefined
      ? sql`true`
      : sql`body->>'message' = (select said.body->>'message' from problem as said where said.id = ${ask.like})`;
  const ofSource = ask.sources === undefined ? sql`true` : sql`source = any(${ask.sources}::text[])`;
  const { rows } = await sql<ProblemRow>`
    select id, source, record, body from problem where ${ofCode} and ${ofSource} and ${ofKind} and id > ${after} order by id limit ${ask.limit + 1}`.execute(
    db,
  );
  // The tally knows the codes; the problems of some sources, or of one sentence, are counted.
  const { rows: counted } = await (ask.sources === undefined && ask.like === undefined
    ? sql<{ n: number }>`
    select coalesce(sum(records), 0) as n from tally
    where ${ask.code === undefined ? sql`facet like 'problem:%'` : sql`facet = ${PROBLEM + ask.code}`}`
    : sql<{ n: number }>`select count(*) as n from problem where ${ofCode} and ${ofSource} and ${ofKind}`
  ).execute(db);
  const page = rows.slice(0, ask.limit);
  const last = rows.length > ask.limit ? page.at(-1) : undefined;
  return {
    problems: page.map(({ source, record, body }) => ({ ...body, source, record })),
    total: counted[0]?.n ?? 0,
    next: last === undefined ? null : formatCursor([last.id, ''], PROBLEM),
  };
}

/** Lists the sentences that problems of one code say, each with its first few problems, in the order they were met. */
export async function listProblemKinds(db: Kysely<Database>, ask: ProblemKindsAsk): Promise<ProblemKinds> {
  const after = ask.after === undefined ? 0 : Number(parseCursor(ask.after, KIND)[0]);
  const { rows } = await sql<{ first: number; n: number; ids: readonly number[] }>`
    select min(id) as first, count(*) as n, (array_agg(id order by id))[1:${sql.lit(ask.shown)}] as ids
    from problem where not absorbed and code = ${ask.code}
    group by body->>'message' having min(id) > ${after} order by min(id) limit ${ask.limit + 1}`.execute(db);
  const page = rows.slice(0, ask.limit);
  const ids = page.flatMap((row) => row.ids);
  const { rows: found } = await sql<ProblemRow>`
    select id, source, record, body from problem where id = any(${ids}::bigint[])`.execute(db);
  const byId = new Map(found.map(({ id, source, record, body }) => [id, { ...body, source, record }]));
  const last = rows.length > ask.limit ? page.at(-1) : undefined;
  return {
    kinds: page.map((row) => ({
      first: row.first,
      total: row.n,
      problems: row.ids.flatMap((id) => byId.get(id) ?? []),
    })),
    next: last === undefined ? null : formatCursor([last.first, ''], KIND),
  };
}
