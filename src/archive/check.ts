/** Checks that what is stored is whole: the bytes, the journal, and that every record can be read. */
import { type Kysely, sql } from 'kysely';
import { type Problem, SverkaError, toError, toProblem } from '../errors.ts';
import type { KeptFiles } from './files.ts';
import { scanJournal } from './journal-file.ts';
import { EMPTY_HEAD, followLine } from './journal-line.ts';
import { countUnread } from './queue.ts';
import type { Database } from './schema.ts';
import type { SeenFile } from './stored.ts';

const PAGE = 500;

/** Checks everything; `journal` is the file of an embedded archive, null where the journal is a table. */
export async function checkArchive(
  db: Kysely<Database>,
  files: KeptFiles,
  journal: string | null,
): Promise<readonly Problem[]> {
  return [
    ...(await checkFiles(db, files)),
    ...(await asProblems(() => (journal === null ? checkTable(db) : scanJournal(journal)))),
    ...(await checkRecords(db)),
    ...(await checkQueue(db)),
  ];
}

async function asProblems(run: () => Promise<unknown>, file?: string): Promise<readonly Problem[]> {
  try {
    await run();
    return [];
  } catch (error) {
    if (!(error instanceof SverkaError)) throw error;
    return [file === undefined ? error.problem : { ...error.problem, file }];
  }
}

async function checkFiles(db: Kysely<Database>, files: KeptFiles): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const checked = new Set<string>();
  let after: readonly [string, number] = ['', 0];
  for (;;) {
    const { rows } = await sql<{ source: string; version: number; files: readonly SeenFile[] }>`
      select source, version, files from source_version where (source, version) > (${after[0]}, ${after[1]}::integer)
      order by source, version limit ${PAGE}`.execute(db);
    for (const row of rows) {
      after = [row.source, row.version];
      for (const { path, sha256 } of row.files) {
        if (checked.has(sha256)) continue;
        checked.add(sha256);
        problems.push(...(await asProblems(() => files.read(sha256), path)));
      }
    }
    if (rows.length < PAGE) return problems;
  }
}

async function checkTable(db: Kysely<Database>): Promise<void> {
  let head = EMPTY_HEAD;
  for (;;) {
    const rows = await db
      .selectFrom('journal')
      .select('line')
      .where('seq', '>', head.seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    for (const { line } of rows) {
      const next = followLine(Buffer.from(line), head);
      if (typeof next === 'string') throw toError('JOURNAL_DAMAGED', { line: head.seq + 1, reason: next });
      head = next;
    }
    if (rows.length < PAGE) return;
  }
}

/** A record that has an id but cannot be read, though its source counts as read. */
async function checkRecords(db: Kysely<Database>): Promise<readonly Problem[]> {
  const { rows } = await sql<{ id: string; source: string }>`
    select record_id.id, record_id.source from record_id
    join source on source.key = record_id.source and not source.queued
    left join record on record.id = record_id.id
    left join reading on reading.record = record.id and reading.version = record.version
    where reading.record is null order by record_id.id`.execute(db);
  return rows.map(({ id, source }) => toProblem('RECORD_LOST', { id }, { file: source }));
}

async function checkQueue(db: Kysely<Database>): Promise<readonly Problem[]> {
  const count = await countUnread(db);
  return count === 0 ? [] : [toProblem('SOURCES_UNREAD', { count })];
}
