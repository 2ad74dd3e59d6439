/**
 * `sverka export bag --to DIR`: the whole archive as a bag, which `sverka restore` makes an equal archive of.
 *
 *   data/PATH               the documents as they are now, under their paths, with the notes of their folders
 *   sverka/journal.jsonl    everything that happened and was decided
 *   sverka/kept/SHA256      bytes that are no document of today
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { gatherCurrentFiles } from '../archive/archive.ts';
import { type Problem, SverkaError, toError } from '../errors.ts';
import { isFolderNote, isRecordNote } from '../ingest/ingest.ts';
import { BAG_DECLARATION, BAG_JOURNAL, BAG_KEPT, type BagFile, formatBagInfo, formatManifest } from '../share/share.ts';
import { listFolder } from '../work/work.ts';
import { toWriteError } from './export-folder.ts';
import type { ExportSource } from './export-source.ts';

export interface BagAsk {
  /** The folder the bag becomes: empty, or not there yet. */
  readonly folder: string;
  /** The folder of the documents, whose notes go along; null where there is none. */
  readonly documents: string | null;
  readonly name: string;
  /** An earlier bag in the folder is replaced. */
  readonly force: boolean;
  readonly now?: () => Date;
}

export interface BagReport {
  readonly format: 'bag';
  readonly folder: string;
  readonly records: number;
  /** Files of the payload, and all files of the bag. */
  readonly payload: number;
  readonly files: number;
  readonly bytes: number;
  readonly problems: readonly Problem[];
}

/** Writes a bag: whole, or not at all. Throws EXPORT_EXISTS and EXPORT_DENIED; a damaged file is a problem, and the others go on. */
export async function exportBag(source: ExportSource, ask: BagAsk): Promise<BagReport> {
  const { folder } = ask;
  await checkFree(folder, ask.force);
  const parent = path.dirname(folder);
  let making: string | undefined;
  try {
    await mkdir(parent, { recursive: true });
    making = path.join(parent, `.sverka-bag-${randomBytes(6).toString('hex')}`);
    await mkdir(making);
    const report = await fill(making, source, ask);
    await putInPlace(making, folder);
    return report;
  } catch (error) {
    throw toWriteError(error, folder);
  } finally {
    if (making !== undefined) await rm(making, { recursive: true, force: true });
  }
}

async function fill(root: string, source: ExportSource, ask: BagAsk): Promise<BagReport> {
  const problems: Problem[] = [];
  const payload: BagFile[] = [];
  const tags: BagFile[] = [];
  const current = gatherCurrentFiles();
  tags.push(await write(root, BAG_JOURNAL, followed(source.listJournal(), current.follow)));
  const placed = new Set<string>();
  const take = async (files: BagFile[], place: string, sha256: string): Promise<BagFile | undefined> => {
    try {
      const written = await write(root, place, source.streamFile(sha256));
      files.push(written);
      return written;
    } catch (error) {
      if (!(error instanceof SverkaError) || !/^FILE_(?:LOST|DAMAGED)$/u.test(error.code)) throw error;
      problems.push({ ...error.problem, file: place });
      return undefined;
    }
  };
  for (const [file, { sha256, mtimeMs }] of current.files()) {
    // What the archive wrote itself beside a document is made again when the folder is looked through.
    if (isRecordNote(file) || path.posix.basename(file).startsWith('.')) continue;
    if ((await take(payload, `data/${file}`, sha256)) === undefined) continue;
    placed.add(sha256);
    if (mtimeMs > 0) await utimes(path.join(root, 'data', file), mtimeMs / 1000, mtimeMs / 1000);
  }
  for await (const sha256 of source.listKept())
    if (!placed.has(sha256)) await take(tags, `${BAG_KEPT}/${sha256}`, sha256);
  for (const note of await listNotes(ask.documents)) {
    if (payload.some((one) => one.path === `data/${note}`)) continue;
    payload.push(await write(root, `data/${note}`, [await readFile(path.join(ask.documents ?? '', note))]));
  }
  const records = await source.countRecords();
  const day = (ask.now ?? (() => new Date()))().toISOString().slice(0, 10);
  tags.push(await write(root, 'bagit.txt', [BAG_DECLARATION]));
  tags.push(await write(root, 'bag-info.txt', [formatBagInfo(payload, records, ask.name, day)]));
  tags.push(await write(root, 'manifest-sha256.txt', [formatManifest(payload)]));
  const last = await write(root, 'tagmanifest-sha256.txt', [formatManifest(tags)]);
  const all = [...payload, ...tags, last];
  const bytes = all.reduce((sum, file) => sum + file.bytes, 0);
  const counts = { records, payload: payload.length, files: all.length, bytes };
  return { format: 'bag', folder: ask.folder, ...counts, problems };
}

async function* followed(lines: AsyncIterable<string>, follow: (line: string) => void): AsyncGenerator<string> {
  for await (const line of lines) {
    follow(line);
    yield `${line}\n`;
  }
}

/** The notes of the folders of the documents: they say how files belong together, and are no documents themselves. */
async function listNotes(documents: string | null): Promise<readonly string[]> {
  if (documents === null) return [];
  return (await listFolder(documents)).files.map((file) => file.path).filter(isFolderNote);
}

async function write(
  root: string,
  place: string,
  chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<BagFile> {
  const target = path.join(root, place);
  const hash = createHash('sha256');
  let bytes = 0;
  await mkdir(path.dirname(target), { recursive: true });
  const handle = await open(target, 'wx');
  try {
    for await (const chunk of chunks) {
      const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      hash.update(piece);
      bytes += piece.byteLength;
      await handle.writeFile(piece);
    }
    await handle.sync();
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return { path: place, sha256: hash.digest('hex'), bytes };
}

async function checkFree(folder: string, force: boolean): Promise<void> {
  const names = await readdir(folder).catch((error: unknown): readonly string[] => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw toWriteError(error, folder);
  });
  const isOwn = names.includes('bagit.txt') && (await stat(path.join(folder, BAG_JOURNAL)).catch(() => null)) !== null;
  if (names.length > 0 && !(force && isOwn)) throw toError('EXPORT_EXISTS', { path: folder }, { file: folder });
}

/** Puts a folder in the place of another, which is only given up once the new one stands there. */
async function putInPlace(made: string, folder: string): Promise<void> {
  const before = `${made}.before`;
  const wasThere = await rename(folder, before).then(
    () => true,
    () => false,
  );
  try {
    await rename(made, folder);
  } catch (error) {
    if (wasThere) await rename(before, folder);
    throw error;
  }
  await rm(before, { recursive: true, force: true });
}
