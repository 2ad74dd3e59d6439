/** A bag that is a zip file: its payload read like a folder, in memory, within the budget of a container. */
import { type Problem, toProblem } from '../errors.ts';
import type { Reading, RecordReading } from '../model/record.ts';
import { BAG_READER, isBagDeclaration } from './bag.ts';
import type { FolderSurvey } from './folder-survey.ts';
import { resolve, showName } from './folder-names.ts';
import type { SourceFile } from './source.ts';
import { openContainer, type ZipBudget } from './zip.ts';

const MB = 1024 * 1024;
/** A bag holds whole documents, not parts of one. */
const BUDGET: ZipBudget = { entries: 50_000, member: 64 * MB, total: 512 * MB, ratio: 200 };

/** How a folder is surveyed and a source read; handed in, since a bag is read by what reads everything else. */
export interface BagDoors {
  readonly survey: (
    paths: readonly string[],
    read: (path: string) => Promise<Uint8Array | null>,
  ) => Promise<FolderSurvey>;
  readonly read: (files: readonly SourceFile[]) => Promise<Reading>;
}

/** Tells whether a zip file is a bag: it holds a `bagit.txt` at its top or in its only folder. Names stand uncompressed in the bytes. */
export function looksLikeBag(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('bagit.txt');
}

/** Reads a zipped bag; null where the zip is none after all. */
export async function readZipBag(source: SourceFile, doors: BagDoors): Promise<Reading | null> {
  const { container, problems: opening } = await openContainer(source.bytes, source.path, BUDGET);
  if (container === null) return { reader: BAG_READER, records: [], problems: opening };
  const declaration = container.names.find((name) => isBagDeclaration(name) && name.split('/').length <= 2);
  if (declaration === undefined) return null;
  const problems: Problem[] = [];
  const paths: string[] = [];
  for (const name of container.names) {
    if (name.endsWith('/')) continue;
    // A name inside is only a name; one that would lead out of a folder is passed over all the same.
    if (name.includes('\0') || name.includes('\\') || resolve('', name) !== name)
      problems.push(toProblem('PATH_ESCAPES', { path: showName(name) }, { file: source.path }));
    else if (/\.zip$/iu.test(name))
      problems.push(toProblem('ARCHIVE_FILE', { kind: 'zip' }, { file: source.path, at: name }));
    else paths.push(name);
  }
  const { sources, problems: found } = await doors.survey(paths, container.read);
  const records: RecordReading[] = [];
  for (const { key, paths: own, extracts } of sources) {
    const files: SourceFile[] = [];
    for (const path of own) {
      const bytes = await container.read(path);
      if (bytes !== null) files.push({ path, bytes });
    }
    if (files.length === 0) continue;
    const reading = await doors.read([...files, ...extracts]);
    // Each record of the bag is told apart by the place of its file.
    for (const record of reading.records)
      records.push({ ...record, key: record.key === '' ? key : `${key}#${record.key}` });
    problems.push(...reading.problems.map((problem) => ({ ...problem, file: source.path, at: placeIn(problem) })));
  }
  return { reader: BAG_READER, records, problems: [...container.problems, ...problems, ...found] };
}

function placeIn({ file, at }: Problem): string {
  return [file, at].filter((part) => part !== undefined && part !== '').join(', ');
}
