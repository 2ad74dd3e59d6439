/** The bytes as received, under their SHA-256: `files/ab/abcd…`. Nothing here is ever changed or removed. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile as readBytes, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { toError } from '../errors.ts';
import { makeFolder, syncFolder, toDiskError, writeWhole } from './disk.ts';

const SHA256 = /^[0-9a-f]{64}$/u;

export interface KeptFile {
  readonly sha256: string;
  readonly size: number;
}

export interface KeptFiles {
  readonly keep: (bytes: Uint8Array) => Promise<KeptFile>;
  /** Keeps a file of any size without holding it in memory. What cannot be read throws as Node says it. */
  readonly keepPath: (source: string) => Promise<KeptFile>;
  /** Reads and verifies; throws FILE_LOST and FILE_DAMAGED. */
  readonly read: (sha256: string) => Promise<Uint8Array>;
  /** Lists what is kept, whatever it is kept for. */
  readonly list: () => AsyncGenerator<string>;
  /** Reads bytes of any size piece by piece; the last piece is only given where all of them are as they were received. */
  readonly stream: (sha256: string) => AsyncGenerator<Uint8Array>;
}

/** Opens the folder of kept files below an archive's home. */
export function openFiles(home: string): KeptFiles {
  const root = path.join(home, 'files');
  const shelves = new Set<string>();
  const placeOf = (sha256: string): string => path.join(root, sha256.slice(0, 2), sha256);

  const keep: KeptFiles['keep'] = async (bytes) => {
    const sha256 = toSha256(bytes);
    const place = placeOf(sha256);
    const kept = { sha256, size: bytes.byteLength };
    if ((await stat(place).catch(() => undefined))?.size === bytes.byteLength) return kept;
    await makeShelf(path.dirname(place));
    await writeWhole(place, bytes);
    return kept;
  };

  const makeShelf = async (shelf: string): Promise<void> => {
    if (shelves.has(shelf)) return;
    await makeFolder(shelf);
    await syncFolder(root);
    shelves.add(shelf);
  };

  const keepPath: KeptFiles['keepPath'] = async (source) => {
    await makeFolder(root);
    const passing = path.join(root, `.${randomBytes(9).toString('hex')}.new`);
    const hash = createHash('sha256');
    let size = 0;
    try {
      const handle = await open(passing, 'wx').catch((error: unknown) => {
        throw toDiskError(error, root);
      });
      try {
        for await (const chunk of createReadStream(source, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
          hash.update(chunk);
          size += chunk.byteLength;
          await handle.writeFile(chunk).catch((error: unknown) => {
            throw toDiskError(error, root);
          });
        }
        await handle.sync();
      } finally {
        await handle.close();
      }
      const sha256 = hash.digest('hex');
      const place = placeOf(sha256);
      await makeShelf(path.dirname(place));
      await rename(passing, place);
      await syncFolder(path.dirname(place));
      return { sha256, size };
    } finally {
      await rm(passing, { force: true });
    }
  };

  const read: KeptFiles['read'] = async (sha256) => {
    if (!SHA256.test(sha256)) throw toError('FILE_LOST', { sha256 });
    let bytes: Uint8Array;
    try {
      bytes = await readBytes(placeOf(sha256));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw toError('FILE_LOST', { sha256 });
      throw error;
    }
    if (toSha256(bytes) !== sha256) throw toError('FILE_DAMAGED', { sha256 });
    return bytes;
  };

  async function* list(): AsyncGenerator<string> {
    for (const shelf of (await readdir(root).catch(() => [])).sort()) {
      if (!/^[0-9a-f]{2}$/u.test(shelf)) continue;
      for (const name of (await readdir(path.join(root, shelf))).sort()) if (SHA256.test(name)) yield name;
    }
  }

  async function* stream(sha256: string): AsyncGenerator<Uint8Array> {
    if (!SHA256.test(sha256) || (await stat(placeOf(sha256)).catch(() => undefined)) === undefined)
      throw toError('FILE_LOST', { sha256 });
    const hash = createHash('sha256');
    let held: Buffer | undefined;
    for await (const chunk of createReadStream(placeOf(sha256), { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      if (held !== undefined) yield held;
      hash.update(chunk);
      held = chunk;
    }
    if (hash.digest('hex') !== sha256) throw toError('FILE_DAMAGED', { sha256 });
    if (held !== undefined) yield held;
  }
  return { keep, keepPath, read, list, stream };
}

function toSha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
