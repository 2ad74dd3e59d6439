/** `sverka restore <bag> [folder]`: makes an archive of a bag that `sverka export bag` wrote, equal to the one it was written from. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { type ArchivePlace, restoreArchive } from '../archive/archive.ts';
import { type Problem, toError, toProblem } from '../errors.ts';
import { SEARCH_MIGRATIONS } from '../search/search.ts';
import { BAG_JOURNAL, BAG_KEPT, parseOwnManifest } from '../share/share.ts';
import { ADDED_PREFIX } from '../work/work.ts';
import { toWriteError } from './export-folder.ts';
import { type PlaceOptions, toPlace } from './place.ts';
import type { Terminal } from './terminal.ts';

/** What became of the files of a bag: what `--json` prints. */
export interface RestoreReport {
  readonly folder: string | null;
  /** Documents that stand in the folder again, and all files that were kept. */
  readonly documents: number;
  readonly files: number;
  readonly problems: readonly Problem[];
}

export async function runRestore(
  terminal: Terminal,
  bag: string,
  folder: string | undefined,
  options: PlaceOptions,
): Promise<number> {
  if (folder === undefined && options.database === undefined)
    throw toError('USAGE', { reason: 'Name the folder the documents go to, or a database with --database.' });
  const place = toPlace(options, folder);
  const documents = folder === undefined ? null : path.resolve(folder);
  const report = await restoreBag(path.resolve(bag), place, documents);
  terminal.json(report);
  terminal.say(
    `${report.files} files restored, ${report.documents} of them into ${report.folder ?? 'the database alone'}.`,
  );
  terminal.say(folder === undefined ? 'sverka open --database … reads them.' : `sverka open ${folder} reads them.`);
  if (!terminal.isJson) for (const problem of report.problems) terminal.problem(problem);
  return report.problems.length === 0 ? 0 : 1;
}

/**
 * Restores a bag; `documents` is an empty folder, or one that is not there yet. A file that is not what the bag promises is
 * passed over and named. Throws RESTORE_FOREIGN, RESTORE_DAMAGED (the journal), RESTORE_OCCUPIED.
 */
export async function restoreBag(bag: string, place: ArchivePlace, documents: string | null): Promise<RestoreReport> {
  const manifest = async (name: string) => parseOwnManifest(await readFile(path.join(bag, name), 'utf8'));
  const journal = path.join(bag, BAG_JOURNAL);
  const promised = await Promise.all([manifest('manifest-sha256.txt'), manifest('tagmanifest-sha256.txt')]).catch(
    () => undefined,
  );
  const journalSum = promised?.[1].get(BAG_JOURNAL);
  if (promised === undefined || journalSum === undefined) throw toError('RESTORE_FOREIGN', { path: bag });
  if ((await hashFile(journal)) !== journalSum) throw toError('RESTORE_DAMAGED', { path: journal });
  const found = documents === null ? [] : await readdir(documents).catch(() => []);
  if (found.length > 0) throw toError('RESTORE_OCCUPIED', { path: documents ?? '' });

  const [payload, tags] = promised;
  const problems: Problem[] = [];
  const whole: string[] = [];
  const kept = [...tags].filter(([name]) => name.startsWith(`${BAG_KEPT}/`));
  for (const [name, sha256] of [...payload, ...kept]) {
    const isInside = (name.startsWith('data/') || name.startsWith(BAG_KEPT)) && path.posix.normalize(name) === name;
    const actual = isInside ? await hashFile(path.join(bag, name)) : null;
    if (actual === sha256) whole.push(name);
    else if (!isInside) problems.push(toProblem('BAG_OUTSIDE', { name }, { file: bag }));
    else if (actual === null) problems.push(toProblem('BAG_MISSING', { name }, { file: bag }));
    else problems.push(toProblem('RESTORE_ALTERED', { name }, { file: bag }));
  }
  let placed = 0;
  if (documents !== null) {
    await mkdir(documents, { recursive: true });
    for (const name of whole) {
      if (!name.startsWith('data/') || name.startsWith(`data/${ADDED_PREFIX}`)) continue;
      await copy(path.join(bag, name), path.join(documents, name.slice('data/'.length)));
      placed += 1;
    }
  }
  const files = whole.map((name) => path.join(bag, name));
  await restoreArchive(place, { journal, files }, SEARCH_MIGRATIONS);
  return { folder: documents, documents: placed, files: files.length, problems };
}

/** Copies a document with the time it was changed last, by which the archive knows it again without reading it. */
async function copy(from: string, to: string): Promise<void> {
  try {
    await mkdir(path.dirname(to), { recursive: true });
    await copyFile(from, to);
    const { mtimeMs } = await stat(from);
    await utimes(to, mtimeMs / 1000, mtimeMs / 1000);
  } catch (error) {
    throw toWriteError(error, path.dirname(to));
  }
}

/** The SHA-256 of a file; null where there is none. */
async function hashFile(file: string): Promise<string | null> {
  if ((await stat(file).catch(() => undefined))?.isFile() !== true) return null;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}
