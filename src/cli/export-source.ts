/** Where an export takes its records from: the archive itself, or the process that holds it. */
import type { Archive, ArchivePlace, RecordItem, RecordsPage } from '../archive/archive.ts';
import { findServing, openExisting } from './place.ts';

export interface ExportSource {
  /** The ids of all records, page by page, in the order of their dates. */
  readonly listIds: () => AsyncIterable<string>;
  /** Gets a record; throws RECORD_NOT_FOUND. */
  readonly getRecord: (id: string) => Promise<RecordItem>;
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
      close: () => Promise.resolve(),
    };
  }
  return toExportSource(await openExisting(place));
}

export function toExportSource(archive: Archive): ExportSource {
  return {
    listIds: () => listIds((after) => archive.listRecords({ limit: PAGE, ...(after === undefined ? {} : { after }) })),
    getRecord: (id) => archive.getRecord(id),
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
