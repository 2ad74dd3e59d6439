/** The bytes as received, under their SHA-256: `files/ab/abcd…`. Nothing here is ever changed or removed. */
import { createHash } from 'node:crypto';
import { readFile as readBytes, stat } from 'node:fs/promises';
import path from 'node:path';
import { toError } from '../errors.ts';
import { makeFolder, syncFolder, writeWhole } from './disk.ts';

export interface KeptFiles {
  readonly keep: (bytes: Uint8Array) => Promise<{ readonly sha256: string; readonly size: number }>;
  /** Reads and verifies; throws FILE_LOST and FILE_DAMAGED. */
  readonly read: (sha256: string) => Promise<Uint8Array>;
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
    const shelf = path.dirname(place);
    if (!shelves.has(shelf)) {
      await makeFolder(shelf);
      await syncFolder(root);
      shelves.add(shelf);
    }
    await writeWhole(place, bytes);
    return kept;
  };

  const read: KeptFiles['read'] = async (sha256) => {
    if (!/^[0-9a-f]{64}$/u.test(sha256)) throw toError('FILE_LOST', { sha256 });
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
  return { keep, read };
}

function toSha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
