/** What the index holds of some records, made ready away from the database: a reading thread does it, another one writes. */
import type { RecordItem } from '../archive/archive.ts';
import { findLeadingDate } from '../model/date.ts';
import { toDateRange } from './date-range.ts';
import { buildSegment } from './draft.ts';
import { LemmasMissing, loadLemmas } from './lemma.ts';
import { buildRows, type PassageRow } from './rows.ts';
import type { SegmentDoc } from './segment.ts';
import { beginVocabulary, endVocabulary, type VocabularyWord } from './spellings.ts';

export interface PackedIndex {
  /** Segments whose records have no numbers and collections yet (`numberDocs`). */
  readonly segments: readonly Uint8Array[];
  readonly words: readonly VocabularyWord[];
}

/** Rows a new segment holds at most. */
const NEW_ROWS = 16_384;

/** A record with its rows. */
interface Indexed {
  readonly item: RecordItem;
  readonly rows: readonly PassageRow[];
}

/** Packs the index of records. */
export async function packIndex(items: readonly RecordItem[]): Promise<PackedIndex> {
  try {
    return packRows(items);
  } catch (error) {
    // A thread that reads no Russian never needs the dictionary: a second and 50 MB.
    if (!(error instanceof LemmasMissing)) throw error;
    await loadLemmas();
    return packRows(items);
  }
}

function packRows(items: readonly RecordItem[]): PackedIndex {
  beginVocabulary();
  const indexed = items.map((item): Indexed => ({ item, rows: buildRows(item) }));
  const segments = inBatches(indexed).map((batch) =>
    buildSegment(
      batch.map(({ item, rows }, at) => toDoc(item, rows, at)),
      batch.flatMap((one) => one.rows),
    ),
  );
  return { segments, words: endVocabulary() };
}

function toDoc({ record }: RecordItem, rows: readonly PassageRow[], at: number): SegmentDoc {
  const date = findLeadingDate(record.dates) ?? null;
  const range = date === null ? null : toDateRange(date);
  return {
    doc: at,
    record: record.id,
    title: record.title,
    rows: rows.length,
    passages: new Set(rows.flatMap(({ part, passage }) => (part === 'text' && passage !== null ? [passage] : []))).size,
    collection: '',
    repository: record.reference?.repository ?? null,
    type: record.type ?? null,
    date,
    from: range?.from ?? null,
    to: range?.to ?? null,
  };
}

/** Cuts records into batches whose rows fit one new segment; a record is never cut. */
function inBatches(indexed: readonly Indexed[]): readonly (readonly Indexed[])[] {
  const batches: Indexed[][] = [];
  let rows = Infinity;
  for (const one of indexed) {
    if (rows + one.rows.length > NEW_ROWS) {
      batches.push([]);
      rows = 0;
    }
    batches.at(-1)?.push(one);
    rows += one.rows.length;
  }
  return batches;
}
