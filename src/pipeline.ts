/**
 * The way of the data, on one screen.
 *
 *   bytes → ingest → record → align → passages → packed → archive (truth and projection) → search index
 *
 * In: a source (the files of one document, pair or volume). Out: its records kept, aligned and findable. Why here: every
 * door (the folder run, `sverka add`, a server's worker) takes the same way. `prepareSource` and `packSource` write nothing and run
 * on any thread; `keepSource` writes, in the archive's own transaction. What a person decides on a record goes through `deriveRecord` too.
 */
import { checkTogether, countTies, type Knowledge } from './align/align.ts';
import {
  type Archive,
  cutParts,
  type PackedRecord,
  packRecords,
  type RecordItem,
  renameRecord,
  type StoredSource,
} from './archive/archive.ts';
import { deriveRecord } from './derive/derive.ts';
import { type Problem, toProblem } from './errors.ts';
import { readSource, type SourceFile, toRecordId } from './ingest/ingest.ts';
import { getKnowledge } from './knowledge/knowledge.ts';
import type { FindingAid } from './model/finding-aid.ts';
import type { RecordReading } from './model/record.ts';
import { indexRecord, type PackedIndex, packIndex, writeIndex } from './search/search.ts';

/** One record of a source, aligned and cut into passages, before the archive has given it its id. */
export interface PreparedItem extends Omit<RecordItem, 'record'> {
  readonly record: RecordReading;
}

export interface PreparedSource {
  readonly reader: string;
  readonly items: readonly PreparedItem[];
  readonly problems: readonly Problem[];
  /** Where the source is a finding aid, in which the records of others hang. */
  readonly findingAid?: FindingAid;
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
  const untied = reading.records.flatMap(({ texts, stated = [] }) =>
    stated.flatMap((one) => {
      const { all, lost } = countTies(texts, one);
      return lost === 0 ? [] : [toProblem('TIES_LOST', { count: all, lost }, { file: one.by })];
    }),
  );
  const { reader, findingAid } = reading;
  return {
    reader,
    items,
    problems: [...reading.problems, ...strangers, ...untied],
    ...(findingAid === undefined ? {} : { findingAid }),
  };
}

/** A prepared source made ready for the tables and the index: strings and bytes, which cross between threads for little. */
export interface PackedSource {
  readonly reader: string;
  readonly parts: readonly PackedPart[];
  readonly problems: readonly Problem[];
  readonly findingAid?: FindingAid;
}

/** Records that are kept in one step. */
export interface PackedPart {
  readonly records: readonly PackedRecord[];
  readonly index: PackedIndex;
}

/** Packs a prepared source under the ids its records are likely to get; writes nothing and runs on any thread. */
export async function packSource(key: string, prepared: PreparedSource): Promise<PackedSource> {
  const { reader, items, problems, findingAid } = prepared;
  const parts: PackedPart[] = [];
  for (const part of cutParts(items, ({ passages }) => passages.length)) {
    const named = part.map(({ record, ...derived }) => ({
      ...derived,
      record: { ...record, id: toRecordId(key, record.key) },
    }));
    parts.push({ records: packRecords(named), index: await packIndex(named) });
  }
  return { reader, parts, problems, ...(findingAid === undefined ? {} : { findingAid }) };
}

/**
 * Gives the records of a packed source their ids and keeps them, with their index, in one step a part. `getKnown` is asked only
 * where beads are made anew, around what people decided.
 */
export async function keepSource(
  archive: Archive,
  source: StoredSource,
  packed: PackedSource,
  getKnown: () => Knowledge | undefined = () => undefined,
): Promise<void> {
  const { findingAid } = packed;
  if (findingAid !== undefined || source.reader?.startsWith('ead/') === true)
    await archive.keepFindingAid(source.key, findingAid ?? null);
  const wanted = packed.parts.flatMap(({ records }) => records.map(({ key, id }) => ({ key, id })));
  const ids = await archive.assignIds(source.key, wanted);
  const parts = packed.parts.map(({ records, index }) => {
    const named = records.map((record) => renameRecord(record, ids.get(record.key) ?? record.id));
    // Where an id was taken the index is of another record: it is made anew from what is kept.
    const isAsPacked = named.every((record, at) => record === records[at]);
    return {
      records: named,
      ...(isAsPacked ? { index: (tx: Parameters<typeof writeIndex>[0]) => writeIndex(tx, index, archive.db) } : {}),
    };
  });
  await archive.keepPacked(source, packed.reader, parts, packed.problems, indexRecord, (record, decisions) =>
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
