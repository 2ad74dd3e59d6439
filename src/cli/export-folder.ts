/** The folder an export is written to: each file whole or not at all, none outside it, and no other file in its place replaced unasked. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { SverkaError, toError } from '../errors.ts';

export interface WrittenFile {
  /** Its path below the folder. */
  readonly file: string;
  /** True where the same bytes were there already. */
  readonly unchanged: boolean;
  readonly bytes: number;
}

/**
 * Writes `name` into `folder` chunk by chunk. Throws EXPORT_EXISTS where another file is there and `force` is not set, and
 * EXPORT_DENIED where the folder cannot be written.
 */
export async function writeExport(
  folder: string,
  name: string,
  chunks: AsyncIterable<string> | Iterable<string>,
  force: boolean,
): Promise<WrittenFile> {
  const target = path.join(folder, name);
  const passing = path.join(folder, `.${randomBytes(9).toString('hex')}.new`);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await mkdir(folder, { recursive: true });
    const handle = await open(passing, 'wx');
    try {
      for await (const chunk of chunks) {
        const written = Buffer.from(chunk, 'utf8');
        hash.update(written);
        await handle.writeFile(written);
        bytes += written.byteLength;
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    const found = await lstat(target).catch(() => undefined);
    if (found !== undefined) {
      // What is no file (a folder, a link to somewhere else) is never replaced.
      const isSame = found.isFile() && found.size === bytes && (await hashFile(target)) === hash.digest('hex');
      if (isSame) return { file: name, unchanged: true, bytes };
      if (!force || !found.isFile()) throw toError('EXPORT_EXISTS', { path: target }, { file: target });
    }
    await rename(passing, target);
    return { file: name, unchanged: false, bytes };
  } catch (error) {
    throw toWriteError(error, folder);
  } finally {
    await rm(passing, { force: true }).catch(() => undefined);
  }
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

/** Says why the folder of an export could not be written. */
export function toWriteError(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (error instanceof SverkaError || code === undefined) return error;
  return toError('EXPORT_DENIED', { path: folder, reason: code }, {}, { cause: error });
}

/** Names Windows keeps for devices, whatever ending they have. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;
const LONGEST_NAME = 100;

/**
 * Makes the name of a record's file from its id. An id that is none as it stands (it leads elsewhere, begins with a point, is too
 * long) is written with hyphens and told from others by its checksum.
 */
export function toFileName(id: string, ending: string): string {
  const clean = id
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/u, '')
    .slice(0, LONGEST_NAME);
  if (clean === id && clean !== '' && !DEVICES.test(clean)) return `${clean}.${ending}`;
  const mark = createHash('sha256').update(id).digest('hex').slice(0, 12);
  return `${clean === '' ? 'record' : `record-${clean}`}-${mark}.${ending}`;
}

/** Tells whether `folder`, which need not be there yet, is `root` or lies in it, links followed. */
export async function liesIn(folder: string, root: string): Promise<boolean> {
  const relative = path.relative(await toReal(root), await toReal(folder));
  return !(relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative));
}

/** The real path of what is there, with the steps below it that are not there yet. */
async function toReal(place: string): Promise<string> {
  const absolute = path.resolve(place);
  const parent = path.dirname(absolute);
  return realpath(absolute).catch(async () =>
    parent === absolute ? absolute : path.join(await toReal(parent), path.basename(absolute)),
  );
}
