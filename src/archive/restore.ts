/** An archive made again from its truth: a journal and the files it speaks of, brought to a place where none is yet. */
import { copyFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { toError } from '../errors.ts';
import { makeFolder, syncFolder, toDiskError } from './disk.ts';
import { openFiles } from './files.ts';
import { type ArchivePlace, toHomeFolder } from './home.ts';
import { openJournalFile, scanJournal } from './journal-file.ts';
import { openLedger } from './ledger.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migration.ts';
import { openServer } from './server-engine.ts';

/** What an archive is restored from; `journal` is the path of a file, `files` are paths of files to keep. */
export interface RestoredTruth {
  readonly journal: string;
  readonly files: AsyncIterable<string> | Iterable<string>;
}

/**
 * Makes an archive; its records are read when it is opened. The journal comes last, so that what was begun and not ended is no
 * archive. Throws RESTORE_OCCUPIED where there is one, JOURNAL_DAMAGED, FOLDER_DENIED, DISK_FULL, DATABASE_UNREACHABLE.
 */
export async function restoreArchive(
  place: ArchivePlace,
  truth: RestoredTruth,
  migrations: readonly Migration[] = [],
): Promise<void> {
  const home = 'folder' in place ? toHomeFolder(place) : path.resolve(place.home);
  const journal = path.join(home, 'folder' in place ? 'journal.jsonl' : 'restored.jsonl');
  if ('folder' in place && (await stat(journal).catch(() => undefined)) !== undefined)
    throw toError('RESTORE_OCCUPIED', { path: place.folder });
  await scanJournal(truth.journal);
  await makeFolder(home);
  const files = openFiles(home);
  for await (const file of truth.files) await files.keepPath(file);
  try {
    const passing = `${journal}.new`;
    await copyFile(truth.journal, passing);
    const { journal: copied } = await openJournalFile(passing);
    try {
      if ('database' in place) await restoreTables(place.database, copied, migrations);
    } finally {
      await copied.close();
    }
    if ('database' in place) await rm(passing, { force: true });
    else await rename(passing, journal);
    await syncFolder(home);
  } catch (error) {
    throw toDiskError(error, home);
  }
}

/** On a server the journal is a table: its lines are projected one after another, as after a lost commit. */
async function restoreTables(
  database: string,
  journal: Parameters<typeof openLedger>[1],
  migrations: readonly Migration[],
): Promise<void> {
  const engine = await openServer(database);
  try {
    await migrate(engine, migrations);
    const known = await engine.db.selectFrom('meta').select('key').where('key', '=', 'archive').executeTakeFirst();
    if (known !== undefined) throw toError('RESTORE_OCCUPIED', { path: database.replace(/\/\/[^@/]*@/u, '//') });
    const ledger = openLedger(
      engine.db,
      journal,
      () => new Date(),
      () => undefined,
    );
    await ledger.catchUp();
    await ledger.finish();
  } finally {
    await engine.close();
  }
}
