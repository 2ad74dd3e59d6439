/** The record as JSON, exactly as `sverka read --json` prints it; docs/formats.md describes every field. */
import type { Problem } from '../errors.ts';
import type { ArchiveRecord } from '../model/record.ts';

/** Formats records and problems as one JSON document. */
export function formatJson(records: readonly ArchiveRecord[], problems: readonly Problem[] = []): string {
  return `${JSON.stringify({ records, problems }, null, 2)}\n`;
}
