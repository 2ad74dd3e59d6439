/**
 * The way of the data, on one screen.
 *
 *   bytes → ingest → record → align → passages → archive (truth and projection) → search index
 *
 * In: a source (the files of one document, pair or volume). Out: its records kept, aligned and findable. Why here: every
 * door (the folder run, `sverka add`, a server's worker) takes the same way. `prepareSource` is pure and runs on any
 * thread; `keepSource` is the only step that writes, in one transaction.
 */
import { alignRecord, buildPassages } from './align/align.ts';
import type { Archive, RecordItem, StoredSource } from './archive/archive.ts';
import type { Problem } from './errors.ts';
import { readSource, type SourceFile, toRecordId } from './ingest/ingest.ts';
import { type PassageNumbering, carryNumbers } from './model/numbering.ts';
import type { RecordReading } from './model/record.ts';
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
    return { record, alignments, passages: buildPassages(record.texts, alignments) };
  });
  return { reader: reading.reader, items, problems: reading.problems };
}
