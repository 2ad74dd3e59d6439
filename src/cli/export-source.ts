/** Where an export takes its records from: the archive itself, or the process that holds it. */
import type { Archive, ArchivePlace, RecordItem, RecordsPage } from '../archive/archive.ts';
import { findServing, openExisting } from './place.ts';

export interface ExportSource {
  /** The ids of all records, page by page, in the order of their dates. */
  readonly listIds: () => AsyncIterable<string>;
  /** Gets a record; throws RECORD_NOT_FOUND. */
  readonly getRecord: (id: string) => Promise<RecordItem>;
  readonly countRecords: () => Promise<number>;
  /** The lines of the journal, the checksums of all kept bytes, and the bytes themselves, for an export of the whole archive. */
  readonly listJournal: () => AsyncIterable<string>;
  readonly listKept: () => AsyncIterable<string>;
  readonly streamFile: (sha256: string) => AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
}

const PAGE = 200;

export async function openExportSource(place: ArchivePlace): Promise<ExportSource> {
  const running = await findServing(place);
  if (running !== undefined) {
    return {
      listIds: () =>
        listIds((after) =>
          running.ask<RecordsPage>(
            `/api/records?limit=${PAGE}${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`,
          ),
        ),
      getRecord: (id) => running.ask<RecordItem>(`/api/records/${encodeURIComponent(id)}`),
      countRecords: async () => (await running.ask<{ records: number }>('/api/status')).records,
      listJournal: () => toLines(running.stream('/api/truth/journal')),
      listKept: () => toLines(running.stream('/api/truth/files')),
      streamFile: (sha256) => running.stream(`/api/truth/files/${sha256}`),
      close: () => Promise.resolve(),
    };
  }
  return toExportSource(await openExisting(place));
}

export function toExportSource(archive: Archive): ExportSource {
  return {
    listIds: () => listIds((after) => archive.listRecords({ limit: PAGE, ...(after === undefined ? {} : { after }) })),
    getRecord: (id) => archive.getRecord(id),
    countRecords: async () => (await archive.overview()).records,
    listJournal: archive.listJournal,
    listKept: archive.listKept,
    streamFile: archive.streamFile,
    close: archive.close,
  };
}

async function* listIds(getPage: (after: string | undefined) => Promise<RecordsPage>): AsyncGenerator<string> {
  let after: string | undefined;
  do {
    const page = await getPage(after);
    for (const { id } of page.records) yield id;
    after = page.next ?? undefined;
  } while (after !== undefined);
}

async function* toLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
