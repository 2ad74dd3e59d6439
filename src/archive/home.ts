/**
 * The home of an archive, opened: its engine, its ledger and, where it is a folder's own, its lock and its journal.
 *
 *   FOLDER/.sverka/   lock · journal.jsonl · files/ · db/ (can be deleted) · README.txt
 */
import { randomUUID } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Problem, toError } from '../errors.ts';
import { makeFolder, toDiskError } from './disk.ts';
import { openEmbedded } from './embedded-engine.ts';
import type { Engine } from './engine.ts';
import { openJournalFile } from './journal-file.ts';
import { JOURNAL_FORM } from './journal-line.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { type Lock, takeLock } from './lock.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migration.ts';
import { dropClaims } from './queue.ts';
import { openServer } from './server-engine.ts';
import { tend } from './tend.ts';

/** Where an archive is: embedded in `home` (default `FOLDER/.sverka`), or in a PostgreSQL database with its files in `home`. */
export type ArchivePlace =
  | { readonly folder: string; readonly home?: string }
  | { readonly database: string; readonly home: string };

export interface HomeOptions {
  readonly now?: () => Date;
  readonly migrations?: readonly Migration[];
}

export interface Home {
  readonly place: ArchivePlace;
  /** The absolute path of the home. */
  readonly folder: string;
  /** What the archive is called where nobody has named it: its folder or database. */
  readonly name: string;
  readonly engine: Engine;
  readonly ledger: Ledger;
  readonly lock: Lock | null;
  readonly journalFile: string | null;
  readonly problems: readonly Problem[];
  /** Does what a server's autovacuum does by itself. */
  readonly tend: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const README = `This folder is kept by Sverka.

files/         the documents as they were received, each under the SHA-256 of its bytes
journal.jsonl  everything that happened, one JSON object a line: which document got which id, what people decided
db/            made from the two above; it can be deleted while Sverka is closed and is made again
lock           is there while a program has the archive open

To back the archive up, copy files/ and journal.jsonl.
`;

/** The home of a folder's archive. */
export function toHomeFolder(place: Extract<ArchivePlace, { folder: string }>): string {
  return path.resolve(place.home ?? path.join(place.folder, '.sverka'));
}

/** Opens the home of a folder: lock, then journal, then database, which is brought up to the journal. */
export async function openFolderHome(
  place: Extract<ArchivePlace, { folder: string }>,
  options: HomeOptions,
): Promise<Home> {
  const folder = toHomeFolder(place);
  if ((await stat(place.folder).catch(() => undefined)) === undefined) {
    throw toError('FOLDER_NOT_FOUND', { path: place.folder });
  }
  await makeFolder(folder);
  const lock = await takeLock(folder);
  const closers: (() => Promise<void>)[] = [lock.release];
  const close = closeOnce(closers);
  try {
    const journalFile = path.join(folder, 'journal.jsonl');
    const { journal, problems: torn } = await openJournalFile(journalFile);
    closers.push(journal.close);
    const { engine, problems: rebuilt } = await openEmbedded(path.join(folder, 'db'));
    closers.push(engine.close);
    await migrate(engine, options.migrations ?? []);
    const ledger = openLedger(engine.db, journal, options.now ?? (() => new Date()), lock.checkHeld);
    closers.push(ledger.finish);
    await ledger.catchUp();
    await create(ledger, journal.head().seq === 0, folder);
    await dropClaims(engine.db);
    const name = path.basename(path.resolve(place.folder));
    const problems = [...torn, ...rebuilt];
    return { place, folder, name, engine, ledger, lock, journalFile, problems, tend: () => tend(engine.db), close };
  } catch (error) {
    await close();
    throw toDiskError(error, folder);
  }
}

/** Opens the home of an archive on a server; any number of processes may. */
export async function openServerHome(
  place: Extract<ArchivePlace, { database: string }>,
  options: HomeOptions,
): Promise<Home> {
  const folder = path.resolve(place.home);
  await makeFolder(folder);
  const engine = await openServer(place.database);
  const ledger = openLedger(engine.db, null, options.now ?? (() => new Date()), () => undefined);
  const close = closeOnce([engine.close, ledger.finish]);
  try {
    await migrate(engine, options.migrations ?? []);
    const known = await engine.db.selectFrom('meta').select('key').where('key', '=', 'archive').executeTakeFirst();
    await create(ledger, known === undefined, folder);
  } catch (error) {
    await close();
    throw error;
  }
  const name = toDatabaseName(place.database);
  const tend = (): Promise<void> => Promise.resolve();
  return { place, folder, name, engine, ledger, lock: null, journalFile: null, problems: [], tend, close };
}

function toDatabaseName(address: string): string {
  const name = /^[a-z]+:\/\/[^/]*\/([^?]*)/u.exec(address)?.[1] ?? '';
  return decodeURIComponent(name) || 'Sverka';
}

/** Writes the first line of a new archive's journal. */
async function create(ledger: Ledger, isNew: boolean, folder: string): Promise<void> {
  if (!isNew) return;
  await ledger.record(async (tx) => {
    // Two processes may find a new database at once; the first one makes the archive.
    const there = await tx.selectFrom('meta').select('key').where('key', '=', 'archive').executeTakeFirst();
    return there === undefined ? [{ type: 'archive.created', id: randomUUID(), form: JOURNAL_FORM }] : [];
  });
  await writeFile(path.join(folder, 'README.txt'), README).catch(() => undefined);
}

/** Closes in the reverse order of opening, once, each whatever the others do; the first error is thrown at the end. */
function closeOnce(closers: readonly (() => Promise<void>)[]): () => Promise<void> {
  let closed: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    const errors: unknown[] = [];
    for (const closer of [...closers].reverse()) await closer().catch((error: unknown) => errors.push(error));
    if (errors.length > 0) throw errors[0];
  };
  return () => (closed ??= run());
}
