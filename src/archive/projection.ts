/**
 * The projection: what each kind of journal entry does to the tables. The same code runs when a fact is new and when the
 * tables are made again from the journal, so both give the same archive.
 */
import { sql, type Transaction } from 'kysely';
import { toError } from '../errors.ts';
import { settleAbsorbed } from './absorbed.ts';
import { JOURNAL_FORM } from './journal-line.ts';
import { insertRows } from './rows.ts';
import { SCHEMA } from './migrate.ts';
import type { Database } from './schema.ts';
import type { JournalEntry, SeenFile } from './stored.ts';

type Project = (tx: Transaction<Database>, entries: readonly JournalEntry[]) => Promise<void>;

const PROJECTIONS: Readonly<Record<string, Project>> = {
  'archive.created': projectCreated,
  'source.seen': projectSeen,
  'source.missing': projectMissing,
  'source.returned': projectReturned,
  'ids.assigned': projectIds,
  'record.numbered': projectNumbering,
  'record.frozen': projectFrozen,
  'decision.made': projectDecisions,
  'decision.undone': (tx, entries) => projectUndone(tx, entries, true),
  'decision.redone': (tx, entries) => projectUndone(tx, entries, false),
};

/** Projects entries in their order, neighbours of one kind together; throws ARCHIVE_NEWER for a kind it does not know. */
export async function projectEntries(tx: Transaction<Database>, entries: readonly JournalEntry[]): Promise<void> {
  for (let start = 0; start < entries.length; ) {
    const type = entries[start]?.type ?? '';
    let end = start + 1;
    while (entries[end]?.type === type) end += 1;
    const project = PROJECTIONS[type];
    if (project === undefined) throw toError('ARCHIVE_NEWER', { found: `entry “${type}”`, known: SCHEMA });
    await project(tx, entries.slice(start, end));
    start = end;
  }
}

async function projectCreated(tx: Transaction<Database>, entries: readonly JournalEntry[]): Promise<void> {
  for (const { id, at, form } of entries) {
    if (Number(form) > JOURNAL_FORM)
      throw toError('ARCHIVE_NEWER', { found: `journal ${String(form)}`, known: JOURNAL_FORM });
    const rows = [
      { key: 'archive', value: id },
      { key: 'created', value: at },
    ];
    await insertRows('meta', { key: 'text', value: 'text' }, rows, sql`on conflict do nothing`).execute(tx);
  }
}

interface SeenEntry extends JournalEntry {
  readonly source: string;
  readonly version: number;
  readonly files: readonly SeenFile[];
}

async function projectSeen(tx: Transaction<Database>, entries: readonly JournalEntry[]): Promise<void> {
  const seen = entries as readonly SeenEntry[];
  // Of several versions in one go the last one stands for the source.
  const latest = [...new Map(seen.map((entry) => [entry.source, entry])).values()];
  const versions = { source: 'text', version: 'integer', at: 'text', files: 'json' } as const;
  await insertRows('source_version', versions, seen, sql`on conflict do nothing`).execute(tx);
  const sources = latest.map(({ source, version, at, seq }) => ({ key: source, version, first_seen: at, seq }));
  await insertRows(
    'source',
    { key: 'text', version: 'integer', first_seen: 'text', seq: 'bigint' },
    sources,
    sql`on conflict (key) do update
      set version = excluded.version, queued = true, missing = false, lease_until = null`,
  ).execute(tx);
  await replaceSeenFiles(tx, latest);
}

/** Replaces the files of sources. A file that has moved to another source (a pair was completed) leaves the old one missing. */
export async function replaceSeenFiles(
  tx: Transaction<Database>,
  sources: readonly { readonly source: string; readonly files: readonly SeenFile[] }[],
): Promise<void> {
  const keys = sources.map(({ source }) => source);
  const files = sources.flatMap(({ source, files: seen }) =>
    seen.map(({ path, sha256, size, mtimeMs }) => ({ path, source, sha256, size, mtime_ms: Math.trunc(mtimeMs) })),
  );
  const byPath = [...new Map(files.map((file) => [file.path, file])).values()];
  const paths = byPath.map((file) => file.path);
  await sql`delete from seen_file where source = any(${keys}::text[])`.execute(tx);
  const { rows: moved } = await sql<{ source: string }>`
    delete from seen_file where path = any(${paths}::text[]) returning source`.execute(tx);
  await insertRows(
    'seen_file',
    { path: 'text', source: 'text', sha256: 'text', size: 'bigint', mtime_ms: 'bigint' },
    byPath,
  ).execute(tx);
  const left = [...new Set(moved.map(({ source }) => source))];
  await sql`update source set missing = true where key = any(${left}::text[])
    and not exists (select from seen_file where seen_file.source = source.key)`.execute(tx);
  await settleAbsorbed(tx, [...new Set([...keys, ...left])]);
}

async function projectMissing(tx: Transaction<Database>, entries: readonly JournalEntry[]): Promise<void> {
  const keys = entries.map((entry) => entry.source as string);
  await sql`update source set missing = true where key = any(${keys}::text[])`.execute(tx);
  await settleAbsorbed(tx, keys);
}

async function projectReturned(tx: Transaction<Database>, entries: readonly JournalEntry[]): Promise<void> {
  const keys = entries.map((entry) => entry.source);
  await sql`update source set missing = false where key = any(${keys}::text[])`.execute(tx);
  const { rows } = await sql<{ source: string; files: readonly SeenFile[] }>`
    select source.key as source, files from source join source_version
      on source_version.source = source.key and source_version.version = source.version
    where key = any(${keys}::text[])`.execute(tx);
  await replaceSeenFiles(tx, rows);
}

async function projectIds(tx: Transaction<Database>, entries: readonly JournalEntry[]): Promise<void> {
  const rows = entries.flatMap(({ source, at, ids }) =>
    Object.entries(ids as Readonly<Record<string, string>>).map(([id, key]) => ({ id, source, key, at })),
  );
  const columns = { id: 'text', source: 'text', key: 'text', at: 'text' } as const;
  await insertRows('record_id', columns, rows, sql`on conflict do nothing`).execute(tx);
}

async function projectNumbering(tx: Transaction<Database>, entries: readonly JournalEntry[]): Promise<void> {
  const rows = entries.map(({ record, version, passages, gone }) => ({ record, version, body: { passages, gone } }));
  const latest = [...new Map(rows.map((row) => [`${String(row.record)} ${String(row.version)}`, row])).values()];
  await insertRows(
    'numbering',
    { record: 'text', version: 'integer', body: 'json' },
    latest,
    sql`on conflict (record, version) do update set body = excluded.body`,
  ).execute(tx);
}

async function projectFrozen(tx: Transaction<Database>, entries: readonly JournalEntry[]): Promise<void> {
  const columns = { record: 'text', version: 'integer', source: 'text', item: 'json', gone: 'json' } as const;
  const rows = entries.map(({ record, version, source, item, gone }) => ({ record, version, source, item, gone }));
  await insertRows('frozen', columns, rows, sql`on conflict do nothing`).execute(tx);
}

async function projectDecisions(tx: Transaction<Database>, entries: readonly JournalEntry[]): Promise<void> {
  const rows = entries.map(({ seq, at, kind, record, subject, value, by }) => ({
    seq,
    at,
    kind,
    record: record ?? null,
    subject,
    value: value ?? null,
    by,
  }));
  await insertRows(
    'decision',
    { seq: 'bigint', at: 'text', kind: 'text', record: 'text', subject: 'text', value: 'json', by: 'text' },
    rows,
    sql`on conflict do nothing`,
  ).execute(tx);
}

async function projectUndone(
  tx: Transaction<Database>,
  entries: readonly JournalEntry[],
  undone: boolean,
): Promise<void> {
  const seqs = entries.map((entry) => entry.of);
  await sql`update decision set undone = ${undone} where seq = any(${seqs}::bigint[])`.execute(tx);
}
