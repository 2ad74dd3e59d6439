/** Writing that lasts: what returns from here is on the disk, whatever happens to the process or the power. */
import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { SverkaError, toError } from '../errors.ts';

const DENIED = new Set(['EACCES', 'EPERM', 'EROFS']);
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Says in the words of the register why a place could not be written; other errors come back as they are. */
export function toDiskError(error: unknown, place: string): unknown {
  if (error instanceof SverkaError) return error;
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  if (DENIED.has(code)) return toError('FOLDER_DENIED', { path: place }, {}, { cause: error });
  if (FULL.has(code)) return toError('DISK_FULL', { path: place }, {}, { cause: error });
  return error;
}

/** Makes a folder and the folders above it; throws FOLDER_DENIED, DISK_FULL. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw toDiskError(error, folder);
  }
}

/** Makes the names in a folder last. Systems that cannot do that (Windows) order their own directory writes. */
export async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch {
    // Not every file system lets a folder be opened or synced.
  } finally {
    await handle?.close();
  }
}

/** Writes a file so that it is there whole or not at all: under a passing name, synced, renamed, its folder synced. */
export async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  const folder = path.dirname(file);
  const passing = path.join(folder, `.${path.basename(file).slice(0, 12)}.${randomBytes(6).toString('hex')}.new`);
  try {
    const handle = await open(passing, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(passing, file);
  } catch (error) {
    await rm(passing, { force: true });
    throw toDiskError(error, file);
  }
  await syncFolder(folder);
}
