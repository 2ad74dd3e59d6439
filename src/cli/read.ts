/** `sverka read <file…>`: the records that files would become; stores nothing. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Problem, toProblem } from '../errors.ts';
import { isFolderNote, readSource, type SourceFile, surveyFolder, toRecordId } from '../ingest/ingest.ts';
import type { FindingAid } from '../model/finding-aid.ts';
import type { ArchiveRecord } from '../model/record.ts';
import { listFolder, toFolderProblem } from '../work/work.ts';
import { formatProblem, type Terminal, toExit } from './terminal.ts';

export interface ReadResult {
  readonly records: readonly ArchiveRecord[];
  /** The finding aids among the files; there only where there are any. */
  readonly findingAids?: readonly FindingAid[];
  readonly problems: readonly Problem[];
}

/** Reads files and folders as `open` would, and gives their records without keeping anything. */
export async function readPaths(given: readonly string[]): Promise<ReadResult> {
  const places = new Map<string, string>();
  const problems: Problem[] = [];
  for (const name of given) {
    try {
      const state = await stat(name);
      if (!state.isDirectory()) {
        places.set(path.basename(name), name);
        continue;
      }
      const listing = await listFolder(name);
      problems.push(...listing.problems);
      for (const file of listing.files) places.set(file.path, path.join(name, file.path));
    } catch (error) {
      problems.push(toFolderProblem(name, error));
    }
  }
  const { sources, problems: found } = await surveyFolder([...places.keys()], async (place) => {
    const name = places.get(place) ?? place;
    try {
      return await readFile(name);
    } catch (error) {
      // Of a document it is said where it is read.
      if (isFolderNote(place)) problems.push(toFolderProblem(name, error));
      return null;
    }
  });
  problems.push(...found);
  const records: ArchiveRecord[] = [];
  const findingAids: FindingAid[] = [];
  for (const plan of sources) {
    const files: SourceFile[] = [];
    for (const place of plan.paths) {
      const name = places.get(place) ?? place;
      try {
        files.push({ path: place, bytes: await readFile(name) });
      } catch (error) {
        problems.push(toFolderProblem(name, error));
      }
    }
    if (files.length === 0) continue;
    const reading = await readSource([...files, ...plan.extracts]);
    records.push(...reading.records.map((record) => ({ id: toRecordId(plan.key, record.key), ...record })));
    if (reading.findingAid !== undefined) findingAids.push(reading.findingAid);
    problems.push(...reading.problems);
  }
  if (given.length === 0) problems.push(toProblem('USAGE', { reason: 'Name a file to read.' }));
  return { records, ...(findingAids.length === 0 ? {} : { findingAids }), problems };
}

export async function runRead(terminal: Terminal, given: readonly string[]): Promise<number> {
  const result = await readPaths(given);
  terminal.json(result);
  for (const record of result.records) terminal.say(formatRecord(record));
  for (const aid of result.findingAids ?? []) terminal.say(formatFindingAid(aid));
  if (!terminal.isJson) for (const problem of result.problems) terminal.aside(formatProblem(problem));
  return toExit(result.problems);
}

/** A record for people: its description, then how much text stands in which language. */
export function formatRecord(record: ArchiveRecord): string {
  const lines = [record.title, `  id           ${record.id}`];
  const add = (label: string, value: string | null | undefined): void => {
    if (value !== undefined && value !== null && value !== '') lines.push(`  ${label.padEnd(12)} ${value}`);
  };
  for (const [role, date] of Object.entries(record.dates)) add(`date, ${role}`, date);
  add('reference', record.reference?.text);
  add('marking', Object.values(record.marking).join(' · '));
  for (const { name, role } of record.contributors) add(role, name);
  add('sponsors', record.sponsors.join('; '));
  add('summary', record.summary);
  for (const text of record.texts) {
    const leaves = text.marks.flatMap((mark) => (mark.kind === 'leaf' ? [mark.n] : []));
    const notes = text.marks.filter((mark) => mark.kind === 'note').length;
    const parts = [`${text.blocks.length} blocks`];
    if (leaves.length > 0) parts.push(`leaves ${leaves.slice(0, 8).join(', ')}${leaves.length > 8 ? ' …' : ''}`);
    if (notes > 0) parts.push(`${notes} notes`);
    add(text.role, `${text.lang}: ${parts.join(', ')}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A finding aid for people: its tree, a line for each component. */
export function formatFindingAid({ components }: FindingAid): string {
  const lines = components.map(({ depth, unitid, title, dateWording, date }) => {
    const facts = [unitid, title, dateWording ?? date].filter((part) => part !== null && part !== '');
    return `${'  '.repeat(Math.min(depth, 20))}${facts.join(', ')}`;
  });
  return `${lines.join('\n')}\n`;
}
