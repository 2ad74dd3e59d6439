/** `sverka add <path…>`: adds files and folders; says what was added, what was already there, what could not be read and why. */
import path from 'node:path';
import { type Problem, toError } from '../errors.ts';
import { startWork, type Offered } from '../work/work.ts';
import { findServing, openPlace, type PlaceOptions, toPlace } from './place.ts';
import { type Terminal, toExit } from './terminal.ts';

interface AddResult extends Offered {
  readonly records: readonly { readonly id: string; readonly title: string }[];
}

export async function runAdd(terminal: Terminal, given: readonly string[], options: PlaceOptions): Promise<number> {
  if (given.length === 0) throw toError('USAGE', { reason: 'Name the files or folders to add.' });
  const place = toPlace(options);
  const paths = given.map((name) => path.resolve(name));
  const running = await findServing(place);
  const result =
    running === undefined ? await addHere(terminal, paths, place) : await running.ask<AddResult>('/api/add', { paths });
  terminal.json(result);
  for (const record of result.records) terminal.say(`${record.id}  ${record.title}`);
  terminal.say(`${result.added} added, ${result.changed} changed, ${result.unchanged} already there.`);
  for (const problem of result.problems) terminal.problem(problem);
  return toExit(result.problems);
}

async function addHere(
  terminal: Terminal,
  paths: readonly string[],
  place: ReturnType<typeof toPlace>,
): Promise<AddResult> {
  const archive = await openPlace(place);
  const work = startWork({
    archive,
    folder: 'folder' in place ? place.folder : null,
    onProgress: terminal.progress,
  });
  try {
    const offered = await work.add(paths);
    const records: { id: string; title: string }[] = [];
    const problems: Problem[] = [...offered.problems];
    for (const source of offered.keys) {
      const listed = await archive.listRecords({ source, limit: 1000 });
      records.push(...listed.records.map(({ id, title }) => ({ id, title })));
    }
    return { ...offered, records, problems };
  } finally {
    await work.close();
    await archive.close();
  }
}
