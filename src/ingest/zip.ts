/**
 * A zip container (Word, OpenDocument, EPUB) as members in memory, with a budget. Nothing is ever written to disk, and a name
 * inside is a name and never a path that is followed.
 */
import { crc32 } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { type Problem, toProblem } from '../errors.ts';

/** The members of a container by their names. Reading one gives null where it is missing, damaged or over the budget. */
export interface Container {
  readonly names: readonly string[];
  readonly read: (name: string) => Promise<Uint8Array | null>;
  /** Reads a member as text: UTF-8, or UTF-16 where its first bytes say so. */
  readonly readText: (name: string) => Promise<string | null>;
  /** What could not be read so far; each member is named once. */
  readonly problems: readonly Problem[];
}

/** The budget of one container. A volume of a thousand pages has a few hundred members and 30 MB of XML. */
export interface ZipBudget {
  readonly entries: number;
  /** Bytes of one member, unpacked. */
  readonly member: number;
  /** Bytes of all members that are read, unpacked. */
  readonly total: number;
  /** Unpacked bytes for each packed one, beyond the first megabyte: XML packs 10 to 40 times, a bomb a thousand. */
  readonly ratio: number;
}
const MB = 1024 * 1024;
const BUDGET: ZipBudget = { entries: 20_000, member: 96 * MB, total: 192 * MB, ratio: 200 };

/** Opens a container; null with a problem where it is none, is damaged beyond its list of members, or is refused. */
export async function openContainer(
  bytes: Uint8Array,
  file: string,
  budget: ZipBudget = BUDGET,
): Promise<{ readonly container: Container | null; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await openZip(bytes);
  } catch (error) {
    return { container: null, problems: [toProblem('FILE_BROKEN', { reason: reasonOf(error) }, { file })] };
  }
  if (zip.entryCount > budget.entries)
    return { container: null, problems: [refuse(`${zip.entryCount} members`, `${budget.entries}`, file)] };
  try {
    await listEntries(zip, (entry) => {
      // The first of two members of one name is the one every reader takes.
      if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry);
    });
  } catch (error) {
    problems.push(toProblem('FILE_BROKEN', { reason: reasonOf(error) }, { file }));
    if (entries.size === 0) return { container: null, problems };
  }
  let total = 0;
  const failed = new Set<string>();
  const fail = (name: string, problem: Problem): null => {
    if (!failed.has(name)) problems.push({ ...problem, at: name });
    failed.add(name);
    return null;
  };
  const read = async (name: string): Promise<Uint8Array | null> => {
    const entry = entries.get(name);
    if (entry === undefined) return null;
    if (entry.isEncrypted()) return fail(name, toProblem('FILE_ENCRYPTED', {}, { file }));
    const size = entry.uncompressedSize;
    const isBomb = size > MB && size > budget.ratio * entry.compressedSize;
    if (size > budget.member || isBomb || total + size > budget.total)
      return fail(name, refuse(`${name}, ${Math.round(size / MB)} MB`, `${Math.round(budget.member / MB)} MB`, file));
    total += size;
    try {
      const data = await readEntry(zip, entry);
      if (crc32(data) !== entry.crc32)
        fail(name, toProblem('FILE_BROKEN', { reason: `${name} does not match its checksum` }, { file }));
      return data;
    } catch (error) {
      return fail(name, toProblem('FILE_BROKEN', { reason: `${name}: ${reasonOf(error)}` }, { file }));
    }
  };
  const readText = async (name: string): Promise<string | null> => {
    const data = await read(name);
    return data === null ? null : decodeXml(data);
  };
  return { container: { names: [...entries.keys()], read, readText, problems }, problems };
}

function refuse(found: string, limit: string, file: string): Problem {
  return toProblem('PACKAGE_REFUSED', { found, limit }, { file });
}

function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true, strictFileNames: false }, (error, zip) => {
      if (error === null) resolve(zip);
      else reject(error);
    });
  });
}

function listEntries(zip: ZipFile, take: (entry: Entry) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      take(entry);
      zip.readEntry();
    });
    zip.on('end', resolve);
    zip.on('error', reject);
    zip.readEntry();
  });
}

function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) {
        reject(error);
        return;
      }
      const parts: Buffer[] = [];
      // `validateEntrySizes` ends the stream where a member is longer than it says.
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        resolve(Buffer.concat(parts));
      });
      stream.on('error', reject);
    });
  });
}

function decodeXml(data: Uint8Array): string {
  const [first, second] = data;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(data);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(data);
  return new TextDecoder('utf-8').decode(data);
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 160);
}
