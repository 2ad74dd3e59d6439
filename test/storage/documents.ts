/** Invented documents in a tiny notation, and the steps that bring them into an archive. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Archive, openArchive, type RecordItem, type StoredSource } from '../../src/archive/archive.ts';
import type { Problem } from '../../src/errors.ts';
import type { Passage } from '../../src/model/passage.ts';
import type { ArchiveRecord, RecordReading } from '../../src/model/record.ts';

export const EVERY_READER = { current: () => true };

/** Makes a folder that nobody else has. */
export function newFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'sverka-test-'));
}

let prepared: Promise<string> | undefined;

/** Makes a folder with an empty archive in it, by copying one: opening that takes half the time of making a new one. */
export async function newArchiveFolder(): Promise<string> {
  prepared ??= (async () => {
    const folder = newFolder();
    await (await openArchive({ folder })).close();
    process.once('exit', () => {
      rmSync(folder, { recursive: true, force: true });
    });
    return folder;
  })();
  const folder = newFolder();
  cpSync(await prepared, folder, { recursive: true });
  return folder;
}

/** What a document is written as: `Да. = Yes. | Нет. = No.`; a side may be missing; without `=` it is not translated. */
export interface Written {
  readonly words: string;
  readonly key?: string;
  readonly id?: string;
  readonly title?: string;
  readonly date?: string;
  readonly more?: Partial<RecordReading>;
}

/** Builds a record with its passages from the notation. The originals are Russian, the translations English. */
export function toItem(written: Written, id: string): RecordItem {
  const { words, key = '', title = `Record ${id}`, date, more = {} } = written;
  const isTranslated = words.includes('=');
  const rows = words.split('|').map((row) => row.split('=').map((side) => side.trim()));
  const side = (text: number, lang: string, said: string | undefined, index: number): Passage['original'] =>
    said === undefined || said === ''
      ? null
      : {
          text,
          lang,
          words: said,
          places: [{ block: index, start: 0, end: said.length }],
          locator: { paragraph: index + 1 },
        };
  const blocks = (column: number) => rows.map((row) => ({ kind: 'paragraph' as const, text: row[column] ?? '' }));
  const record: ArchiveRecord = {
    id,
    key,
    title,
    summary: null,
    dates: date === undefined ? {} : { document: date },
    reference: null,
    marking: {},
    contributors: [],
    sponsors: [],
    rights: null,
    texts: [
      { lang: 'ru', role: 'original', blocks: blocks(0), marks: [] },
      ...(isTranslated ? [{ lang: 'en', role: 'translation' as const, of: 0, blocks: blocks(1), marks: [] }] : []),
    ],
    provenance: [],
    ...more,
  };
  const passages = rows.map((row, index) => ({
    n: index + 1,
    original: side(0, 'ru', row[0], index),
    translation: side(1, 'en', row[1], index),
    confidence: 1,
  }));
  return { record, alignments: [], passages };
}

/** Offers a file with some bytes. */
export async function offer(archive: Archive, key: string, bytes: string): Promise<void> {
  const kept = await archive.keepFile(Buffer.from(bytes));
  await archive.offerSources([{ key, files: [{ path: key, ...kept, mtimeMs: 1 }] }]);
}

export interface Kept {
  readonly reader?: string;
  readonly problems?: readonly Problem[];
}

/** Keeps what a claimed source is said to hold. */
export async function keep(
  archive: Archive,
  source: StoredSource,
  documents: readonly Written[],
  { reader = 'test/1', problems = [] }: Kept = {},
): Promise<void> {
  const wanted = documents.map(({ key = '', id }) => ({ key, id: id ?? toId(source.key, key) }));
  const ids = await archive.assignIds(source.key, wanted);
  const items = documents.map((written) => toItem(written, ids.get(written.key ?? '') ?? ''));
  await archive.keepReading(source, reader, items, problems, () => Promise.resolve());
}

function toId(source: string, key: string): string {
  return [source.replace(/\.\w+$/u, '').replaceAll('/', '-'), key].filter((part) => part !== '').join('-');
}

/** Reads everything that waits: a source's bytes are its document, several are parted by a line of dashes. */
export async function readAll(archive: Archive, kept: Kept = {}): Promise<number> {
  let read = 0;
  for (;;) {
    const [source] = await archive.claimUnread(1, EVERY_READER);
    if (source === undefined) return read;
    const [file] = source.files;
    const text = Buffer.from(await archive.readFile(file?.sha256 ?? '')).toString('utf8');
    const parts = text.split('\n---\n');
    const documents = parts.map((words, index) => (parts.length === 1 ? { words } : { words, key: `d${index + 1}` }));
    await keep(archive, source, documents, kept);
    read += 1;
  }
}

/** Offers a file and reads it. */
export async function add(archive: Archive, key: string, bytes: string, kept: Kept = {}): Promise<void> {
  await offer(archive, key, bytes);
  await readAll(archive, kept);
}

/** Writes a record's passages in the notation, each with its number: `1 Да. = Yes. | 2 Нет. = No.` */
export async function passagesOf(archive: Archive, id: string, version?: number): Promise<string> {
  const { passages } = await archive.getRecord(id, version);
  return passages
    .map(({ n, original, translation }) => {
      const right = translation === null ? '' : ` = ${translation.words}`;
      return `${n} ${original?.words ?? ''}${right}`;
    })
    .join(' | ');
}
