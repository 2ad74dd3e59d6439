/** Walks a folder of documents: what is in it, and what could not be looked into. Nothing outside the folder is ever read. */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Problem, toProblem } from '../errors.ts';

export interface FoundFile {
  /** Relative to the folder, with `/` between the parts. */
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

export interface FolderListing {
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
}

/** Lists the files of a folder and of its folders, hidden ones left out, in the order of their names. */
export async function listFolder(folder: string): Promise<FolderListing> {
  const root = await realpath(folder);
  const files: FoundFile[] = [];
  const problems: Problem[] = [];
  const waiting: string[] = [''];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    let entries: Dirent[];
    try {
      entries = await readdir(path.join(root, below), { withFileTypes: true });
    } catch (error) {
      problems.push(toFolderProblem(below === '' ? folder : below, error));
      continue;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const place = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(place);
      else await lookAt(root, place, entry, files, problems);
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, problems };
}

async function lookAt(
  root: string,
  place: string,
  entry: Dirent,
  files: FoundFile[],
  problems: Problem[],
): Promise<void> {
  const absolute = path.join(root, place);
  try {
    if (entry.isSymbolicLink()) {
      const target = await realpath(absolute);
      if (!target.startsWith(root + path.sep)) {
        problems.push(toProblem('PATH_ESCAPES', { path: place }, { file: place }));
        return;
      }
    }
    const state = await stat(absolute);
    // A link to a folder inside the folder is not followed: its files are found at their own place.
    if (state.isFile()) files.push({ path: place, size: state.size, mtimeMs: Math.trunc(state.mtimeMs) });
  } catch (error) {
    problems.push(toFolderProblem(place, error));
  }
}

/** Says why a place on disk could not be read. */
export function toFolderProblem(place: string, error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return toProblem('FILE_NOT_FOUND', { path: place }, { file: place });
  if (code === 'EACCES' || code === 'EPERM') return toProblem('FILE_DENIED', { path: place }, { file: place });
  return toProblem('READ_FAILED', { reason: code ?? String(error) }, { file: place });
}
