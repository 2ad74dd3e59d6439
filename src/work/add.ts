/** Adds files and folders from anywhere: their bytes are kept in the archive; the files themselves are not touched or moved. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Archive } from '../archive/archive.ts';
import type { Problem } from '../errors.ts';
import { type FoundFile, listFolder, toFolderProblem } from './folder.ts';
import { ADDED_PREFIX, type Offered, offerFiles } from './offer.ts';

/**
 * Offers what lies at the given absolute paths. A path inside the archive's own folder keeps its place there. `onOffered` is told
 * whenever some of it has come into the queue.
 */
export async function addPaths(
  archive: Archive,
  folder: string | null,
  given: readonly string[],
  onOffered: () => void,
): Promise<Offered> {
  const inside: FoundFile[] = [];
  const outside: FoundFile[] = [];
  const problems: Problem[] = [];
  const root = folder === null ? null : path.resolve(folder);
  for (const name of given) {
    const listing = await listPlace(path.resolve(name));
    problems.push(...listing.problems);
    for (const file of listing.files) {
      const relative = root === null ? '..' : path.relative(root, file.path);
      if (relative.startsWith('..') || path.isAbsolute(relative))
        outside.push({ ...file, path: toKeptPath(file.path) });
      else inside.push({ ...file, path: relative.split(path.sep).join('/') });
    }
  }
  const here = await offerFiles({ archive, locate: (file) => path.join(root ?? '/', file.path), onOffered }, inside);
  const there = await offerFiles(
    { archive, locate: (file) => path.resolve('/', file.path), onOffered },
    outside,
    ADDED_PREFIX,
  );
  return {
    added: here.added + there.added,
    changed: here.changed + there.changed,
    unchanged: here.unchanged + there.unchanged,
    keys: [...here.keys, ...there.keys],
    problems: [...problems, ...here.problems, ...there.problems],
  };
}

/** The absolute path without its root: what the archive remembers of where a file came from. */
function toKeptPath(absolute: string): string {
  return absolute
    .split(path.sep)
    .filter((part) => part !== '')
    .join('/');
}

async function listPlace(absolute: string): Promise<{ files: readonly FoundFile[]; problems: readonly Problem[] }> {
  try {
    const state = await stat(absolute);
    if (!state.isDirectory()) {
      return { files: [{ path: absolute, size: state.size, mtimeMs: Math.trunc(state.mtimeMs) }], problems: [] };
    }
    const listing = await listFolder(absolute);
    return {
      files: listing.files.map((file) => ({ ...file, path: path.join(absolute, file.path) })),
      problems: listing.problems,
    };
  } catch (error) {
    return { files: [], problems: [toFolderProblem(absolute, error)] };
  }
}
