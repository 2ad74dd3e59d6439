/**
 * The journal of an embedded archive: `journal.jsonl`, lines only ever added, on the disk before anything is acknowledged.
 *
 * A last line that was cut short by a kill had not been acknowledged; it is set aside. Anything else that does not fit
 * means that somebody or something changed the file: then nothing is touched.
 */
import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Problem, toError, toProblem } from '../errors.ts';
import { syncFolder, toDiskError, writeWhole } from './disk.ts';
import { EMPTY_HEAD, followLine, type JournalHead } from './journal-line.ts';

export interface JournalFile {
  readonly head: () => JournalHead;
  /** Adds lines that end at `head`; they are on the disk when this resolves. */
  readonly append: (lines: readonly string[], head: JournalHead) => Promise<void>;
  /** Gives the lines after a number, in order. */
  readonly linesAfter: (seq: number) => AsyncGenerator<string>;
  /** Gives the digest of a line that is there. */
  readonly digestOf: (seq: number) => Promise<string | undefined>;
  readonly close: () => Promise<void>;
}

/** What a scan found: the end of the whole lines, in bytes and as head, and whether something follows. */
interface Scan {
  readonly head: JournalHead;
  readonly whole: number;
  readonly rest: number;
}

/** Opens the journal and verifies its chain; throws JOURNAL_DAMAGED, FOLDER_DENIED. A torn end is set aside and reported. */
export async function openJournalFile(file: string): Promise<{ journal: JournalFile; problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const scan = await scanJournal(file);
  if (scan.rest > 0) {
    await setAside(file, scan);
    problems.push(toProblem('JOURNAL_TORN', {}, { at: `line ${scan.head.seq + 1}`, file: path.basename(file) }));
  }
  let handle: FileHandle;
  try {
    handle = await open(file, 'a');
    await syncFolder(path.dirname(file));
  } catch (error) {
    throw toDiskError(error, file);
  }
  return { journal: toJournal(file, handle, scan), problems };
}

function toJournal(file: string, handle: FileHandle, scan: Scan): JournalFile {
  let { head, whole } = scan;
  let broken: Error | undefined;
  const append: JournalFile['append'] = async (lines, next) => {
    if (broken !== undefined) throw broken;
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    try {
      await writeAll(handle, bytes);
      await handle.datasync();
    } catch (error) {
      // What reached the file was never acknowledged: it is cut off, and if even that fails nothing more is written.
      await handle.truncate(whole).catch(() => {
        broken = toBroken(error, file);
      });
      // After a failed sync nobody knows what the disk holds (the kernel forgets the pages): only opening again can tell.
      if ((error as NodeJS.ErrnoException).syscall?.includes('sync') === true) broken = toBroken(error, file);
      throw toDiskError(error, file);
    }
    whole += bytes.byteLength;
    head = next;
  };
  async function* linesAfter(seq: number): AsyncGenerator<string> {
    let at = 0;
    for await (const { line, isWhole } of readLines(file)) {
      at += 1;
      if (isWhole && at > seq) yield line.toString('utf8');
    }
  }
  const digestOf = async (seq: number): Promise<string | undefined> => {
    let found: string | undefined;
    await scanJournal(file, (scanned) => {
      if (scanned.seq === seq) found = scanned.digest;
    });
    return found;
  };
  return { head: () => head, append, linesAfter, digestOf, close: () => handle.close() };
}

function toBroken(error: unknown, file: string): Error {
  const told = toDiskError(error, file);
  return told instanceof Error ? told : new Error(String(told));
}

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.byteLength; ) {
    const { bytesWritten } = await handle.write(bytes, at);
    at += bytesWritten;
  }
}

/** Verifies the chain of a journal file; throws JOURNAL_DAMAGED. About 400 MB a second. */
export async function scanJournal(file: string, onLine?: (head: JournalHead) => void): Promise<Scan> {
  let head = EMPTY_HEAD;
  let whole = 0;
  let rest = 0;
  for await (const { line, isWhole } of readLines(file)) {
    if (!isWhole) {
      rest = line.byteLength;
      break;
    }
    const next = followLine(line, head);
    if (typeof next === 'string') {
      // A power cut can leave zeros where the file had grown; nothing of ours begins with one.
      if (line.every((byte) => byte === 0)) {
        rest = line.byteLength + 1;
        break;
      }
      throw toError('JOURNAL_DAMAGED', { line: head.seq + 1, reason: next }, { file: path.basename(file) });
    }
    head = next;
    whole += line.byteLength + 1;
    onLine?.(head);
  }
  return { head, whole, rest };
}

/** Gives a file's lines without their line feeds; the last one is not whole where the file does not end with one. */
async function* readLines(file: string): AsyncGenerator<{ line: Buffer; isWhole: boolean }> {
  if ((await stat(file).catch(() => undefined)) === undefined) return;
  let kept: Buffer[] = [];
  const stream = createReadStream(file, { highWaterMark: 1 << 20 });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      let start = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
        const part = chunk.subarray(start, end);
        yield { line: kept.length === 0 ? part : Buffer.concat([...kept, part]), isWhole: true };
        kept = [];
        start = end + 1;
      }
      if (start < chunk.length) kept.push(chunk.subarray(start));
    }
  } catch (error) {
    throw toDiskError(error, file);
  }
  if (kept.length > 0) yield { line: Buffer.concat(kept), isWhole: false };
}

/** Moves what follows the last whole line into a file beside the journal, then cuts it off. */
async function setAside(file: string, scan: Scan): Promise<void> {
  try {
    const handle = await open(file, 'r+');
    try {
      const { size } = await handle.stat();
      const torn = Buffer.alloc(size - scan.whole);
      await handle.read(torn, 0, torn.byteLength, scan.whole);
      await writeWhole(`${file}.torn-${scan.head.seq + 1}-${Date.now()}`, torn);
      await handle.truncate(scan.whole);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw toDiskError(error, file);
  }
}
