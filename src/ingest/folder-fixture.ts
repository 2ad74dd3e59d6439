/** A folder in memory for tests: surveyed and read as `open` does. */
import type { Reading } from '../model/record.ts';
import { surveyFolder } from './folder-survey.ts';
import { readSource } from './ingest.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Reads a folder: source → its records and problems. */
export async function readFolder(files: Files): Promise<ReadonlyMap<string, Reading>> {
  const bytes = (path: string): Uint8Array => new Uint8Array(Buffer.from(files[path] ?? ''));
  const { sources } = await surveyFolder(Object.keys(files), (path) => Promise.resolve(bytes(path)));
  const readings = new Map<string, Reading>();
  for (const { key, paths, extracts } of sources)
    readings.set(key, await readSource([...paths.map((path) => ({ path, bytes: bytes(path) })), ...extracts]));
  return readings;
}

/** The codes of a reading's problems, in order. */
export function codesOf(reading: Reading | undefined): readonly string[] {
  return reading?.problems.map(({ code }) => code) ?? [];
}
