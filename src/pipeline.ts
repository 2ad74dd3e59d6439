/**
 * The way of the data, on one screen.
 *
 *   bytes → ingest → record → align → passages → archive (truth and projection) → search index
 *
 * In: a source (the files of one document, pair or volume). Out: its records kept, aligned and findable. Why here: every
 * door (the folder run, `sverka add`, a server's worker) takes the same way. `prepareSource` writes nothing and runs on any
 * thread; `keepSource` writes, in the archive's own transaction. What a person decides on a record goes through `deriveRecord` too.
 */
import { checkTogether, type Knowledge } from './align/align.ts';
import type { Archive, RecordItem, StoredSource } from './archive/archive.ts';
import { deriveRecord } from './derive/derive.ts';
import type { Problem } from './errors.ts';
import { readSource, type SourceFile, toRecordId } from './ingest/ingest.ts';
import { getKnowledge } from './knowledge/knowledge.ts';
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

/**
 * Reads, aligns and cuts into passages whatever the files of one source hold; what goes wrong comes back as problems. `knowledge`
 * is what the archive has learned of its languages so far.
 */
export async function prepareSource(files: readonly SourceFile[], knowledge?: Knowledge): Promise<PreparedSource> {
  const reading = await readSource(files);
  const items = reading.records.map((record) => {
    const { alignments, passages } = deriveRecord(record, [], knowledge);
    return { record, alignments, passages };
  });
  const strangers = items.flatMap(({ record, alignments }) =>
    checkTogether(record.texts, alignments, { at: record.key }),
  );
  return { reader: reading.reader, items, problems: [...reading.problems, ...strangers] };
}

/**
 * Gives the records of a prepared source their ids and keeps them, with their index, in one step. `getKnown` is asked only where
 * beads are made anew, around what people decided.
 */
export async function keepSource(
  archive: Archive,
  source: StoredSource,
  prepared: PreparedSource,
  getKnown: () => Knowledge | undefined = () => undefined,
): Promise<void> {
  const ids = await archive.assignIds(
    source.key,
    prepared.items.map(({ record }) => ({ key: record.key, id: toRecordId(source.key, record.key) })),
  );
  const items = prepared.items.flatMap((item) => {
    const id = ids.get(item.record.key);
    return id === undefined ? [] : [{ ...item, record: { ...item.record, id } }];
  });
  await archive.keepReading(source, prepared.reader, items, prepared.problems, indexRecord, (record, decisions) =>
    deriveRecord(record, decisions, getKnown()),
  );
}

/** Makes the beads of records anew that are older than the last decision on them: a kill came between journal and tables. */
export async function settleLate(archive: Archive): Promise<void> {
  for (const id of await archive.listUnsettled()) {
    const { record, version, decided } = await archive.getRecord(id);
    const made = await archive.listAllDecisions(id);
    const derived = deriveRecord(
      record,
      made.filter(({ undone }) => undone !== true),
      await getKnowledge(archive),
    );
    await archive.settle({ record: id, on: { version, decided }, derived }, indexRecord);
  }
}
