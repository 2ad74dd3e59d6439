/**
 * The way of the data, on one screen.
 *
 *   bytes → ingest → record → align → passages → archive (truth and projection) → search index
 *
 * In: a source (the files of one document, pair or volume). Out: its records kept, aligned and findable. Why here: every
 * door (the folder run, `sverka add`, a server's worker) takes the same way. `prepareSource` writes nothing and runs on any
 * thread; `keepSource` is the only step that writes, in the archive's own transaction.
 */
import { alignRecord, buildPassages } from './align/align.ts';
import type { Archive, RecordItem, StoredSource } from './archive/archive.ts';
import type { Problem } from './errors.ts';
import { readSource, type SourceFile, toRecordId } from './ingest/ingest.ts';
import type { RecordReading } from './model/record.ts';
import { findOpeningLeaf } from './model/reference.ts';
import { indexRecord } from './search/search.ts';

/** One record of a source, aligned and cut into passages, before the archive has given it its id. */
export interface PreparedItem extends Omit<RecordItem, 'record'> {
  readonly record: RecordReading;
}

export interface PreparedSource {
  readonly reader: string;
  readonly items: readonly PreparedItem[];
  readonly problems: readonly Problem[];
}

/** Reads, aligns and cuts into passages whatever the files of one source hold; what goes wrong comes back as problems. */
export async function prepareSource(files: readonly SourceFile[]): Promise<PreparedSource> {
  const reading = await readSource(files);
  const items = reading.records.map((record) => {
    const alignments = alignRecord(record.texts);
    const firstLeaf = record.texts[0]?.marks.find((mark) => mark.kind === 'leaf')?.n;
    const openingLeaf = findOpeningLeaf(record.reference?.leaves ?? null, firstLeaf);
    return { record, alignments, passages: buildPassages(record.texts, alignments, openingLeaf) };
  });
  return { reader: reading.reader, items, problems: reading.problems };
}

/** Gives the records of a prepared source their ids and keeps them, with their index, in one step. */
export async function keepSource(archive: Archive, source: StoredSource, prepared: PreparedSource): Promise<void> {
  const ids = await archive.assignIds(
    source.key,
    prepared.items.map(({ record }) => ({ key: record.key, id: toRecordId(source.key, record.key) })),
  );
  const items = prepared.items.flatMap((item) => {
    const id = ids.get(item.record.key);
    return id === undefined ? [] : [{ ...item, record: { ...item.record, id } }];
  });
  await archive.keepReading(source, prepared.reader, items, prepared.problems, indexRecord);
}
