/** `sverka export <format> [record…] [--to DIR]`: records in the formats of other programs, all of them or those named. */
import path from 'node:path';
import type { RecordItem } from '../archive/archive.ts';
import { type Problem, SverkaError, toError } from '../errors.ts';
import { formatTei, formatTmx, RECORD_LISTS, type RecordListFormat } from '../share/share.ts';
import { exportBag } from './export-bag.ts';
import { liesIn, toFileName, type WrittenFile, writeExport } from './export-folder.ts';
import { type ExportSource, openExportSource } from './export-source.ts';
import { type PlaceOptions, toPlace } from './place.ts';
import type { Terminal } from './terminal.ts';

export interface ExportOptions extends PlaceOptions {
  readonly to?: string;
  /** Other files of the same names are replaced. */
  readonly force?: boolean;
  /** The folder of the documents of an archive in a database: its notes go along in a bag. */
  readonly documents?: string;
}

/** The formats that hold one record: a file each. */
const SINGLES = {
  tei: { ending: 'tei.xml', write: ({ record, alignments }: RecordItem) => formatTei(record, alignments) },
  tmx: { ending: 'tmx', write: ({ record, passages }: RecordItem) => formatTmx(record, passages) },
} as const;
type SingleFormat = (typeof SINGLES)[keyof typeof SINGLES];

/** Name of the one file of a list format, without its ending. */
const LIST_NAME = 'records';

/** What is exported, and where to. */
export interface ExportAsk {
  readonly format: string;
  /** The ids that are named; none for all. */
  readonly named: readonly string[];
  /** Null for standard output. */
  readonly folder: string | null;
  readonly force: boolean;
}

/** What an export did: what `--json` prints. */
export interface ExportReport {
  readonly format: string;
  readonly folder: string | null;
  /** How many records were written. */
  readonly records: number;
  readonly files: readonly WrittenFile[];
  readonly problems: readonly Problem[];
}

/** One export on its way. */
interface Export extends ExportAsk {
  readonly source: ExportSource;
  readonly stream: Terminal['stream'];
  readonly files: WrittenFile[];
  readonly problems: Problem[];
  records: number;
}

export async function runExport(
  terminal: Terminal,
  format: string,
  given: readonly string[],
  options: ExportOptions,
): Promise<number> {
  if (format === 'bag') return runBag(terminal, given, options);
  const { single } = findFormat(format);
  const named = [...new Set(given)];
  if (options.to === undefined && terminal.isJson)
    throw toError('USAGE', { reason: 'With --json the report is printed; name a folder for the files with --to DIR.' });
  if (options.to === undefined && single !== undefined && named.length !== 1)
    throw toError('USAGE', { reason: `${format} is a file for each record; name a folder for them with --to DIR.` });
  const place = toPlace(options);
  const folder = options.to === undefined ? null : path.resolve(options.to);
  if (folder !== null && 'folder' in place && (await liesIn(folder, place.folder)))
    throw toError('EXPORT_INSIDE', { path: folder });
  const source = await openExportSource(place);
  try {
    const ask = { format, named, folder, force: options.force === true };
    return tell(terminal, await exportRecords(source, ask, terminal.stream));
  } finally {
    await source.close();
  }
}

async function runBag(terminal: Terminal, given: readonly string[], options: ExportOptions): Promise<number> {
  if (options.to === undefined) throw toError('USAGE', { reason: 'A bag is a folder: name it with --to DIR.' });
  if (given.length > 0)
    throw toError('USAGE', { reason: 'A bag holds the whole archive; name no records, or choose another format.' });
  const place = toPlace(options);
  const folder = path.resolve(options.to);
  const documents =
    'folder' in place ? place.folder : options.documents === undefined ? null : path.resolve(options.documents);
  if (documents !== null && (await liesIn(folder, documents))) throw toError('EXPORT_INSIDE', { path: folder });
  const source = await openExportSource(place);
  try {
    const name = 'folder' in place ? path.basename(place.folder) : new URL(place.database).pathname.slice(1);
    const done = await exportBag(source, { folder, documents, name, force: options.force === true });
    terminal.json(done);
    terminal.say(`Records: ${done.records}. Bag in ${folder}: ${done.payload} documents, ${done.files} files.`);
    if (!terminal.isJson) for (const problem of done.problems) terminal.problem(problem);
    return done.problems.length === 0 ? 0 : 1;
  } finally {
    await source.close();
  }
}

/** Exports; throws RECORD_NOT_FOUND where none of the records named is there, FORMAT_UNKNOWN, EXPORT_DENIED. */
export async function exportRecords(
  source: ExportSource,
  ask: ExportAsk,
  stream: Terminal['stream'],
): Promise<ExportReport> {
  const { single, list } = findFormat(ask.format);
  const job: Export = { ...ask, source, stream, files: [], problems: [], records: 0 };
  if (single !== undefined) {
    for await (const item of readItems(job))
      await put(job, toFileName(item.record.id, single.ending), [single.write(item)]);
  } else await put(job, `${LIST_NAME}.${list.ending}`, listChunks(job, list));
  const { format, folder, records, files, problems } = job;
  return { format, folder, records, files, problems };
}

function findFormat(
  format: string,
):
  | { readonly single: SingleFormat; readonly list?: never }
  | { readonly single?: never; readonly list: RecordListFormat } {
  const single = Object.entries(SINGLES).find(([name]) => name === format)?.[1];
  if (single !== undefined) return { single };
  const list = Object.entries(RECORD_LISTS).find(([name]) => name === format)?.[1];
  if (list !== undefined) return { list };
  const known = [...Object.keys(SINGLES), ...Object.keys(RECORD_LISTS), 'bag'].join(', ');
  throw toError('FORMAT_UNKNOWN', { format, known });
}

async function* listChunks(job: Export, { head, between, tail, entry }: RecordListFormat): AsyncGenerator<string> {
  yield head;
  let isFirst = true;
  for await (const { record } of readItems(job)) {
    yield isFirst ? entry(record) : between + entry(record);
    isFirst = false;
  }
  yield tail;
}

/** Reads record by record; one that is not there is a problem, and the others go on. */
async function* readItems(job: Export): AsyncGenerator<RecordItem> {
  for await (const id of job.named.length === 0 ? job.source.listIds() : job.named) {
    let item: RecordItem;
    try {
      item = await job.source.getRecord(id);
    } catch (error) {
      if (!(error instanceof SverkaError) || error.code !== 'RECORD_NOT_FOUND') throw error;
      job.problems.push(error.problem);
      continue;
    }
    job.records += 1;
    yield item;
  }
  const [missing] = job.problems.filter(({ code }) => code === 'RECORD_NOT_FOUND');
  if (missing !== undefined && job.records === 0) throw new SverkaError(missing);
}

async function put(job: Export, name: string, chunks: AsyncIterable<string> | Iterable<string>): Promise<void> {
  if (job.folder === null) {
    await job.stream(chunks);
    return;
  }
  try {
    job.files.push(await writeExport(job.folder, name, chunks, job.force));
  } catch (error) {
    if (!(error instanceof SverkaError) || error.code !== 'EXPORT_EXISTS') throw error;
    job.problems.push(error.problem);
  }
}

function tell(terminal: Terminal, done: ExportReport): 0 | 1 {
  terminal.json(done);
  const { folder, records, files, problems } = done;
  if (folder !== null) {
    const same = files.filter(({ unchanged }) => unchanged).length;
    const there = same === 0 ? '' : `, ${same} of them there already`;
    terminal.say(`Records: ${records}. Files in ${folder}: ${files.length}${there}.`);
  }
  if (!terminal.isJson) for (const problem of problems) terminal.problem(problem);
  return problems.length === 0 ? 0 : 1;
}
