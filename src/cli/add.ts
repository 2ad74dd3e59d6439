/** `sverka add <path…>`: adds files and folders; says what was added, what was already there, what could not be read and why. */
import path from 'node:path';
import { toError } from '../errors.ts';
import { type Added, startWork } from '../work/work.ts';
import { findServing, openPlace, type PlaceOptions, toPlace } from './place.ts';
import { type Terminal, toExit } from './terminal.ts';

export async function runAdd(terminal: Terminal, given: readonly string[], options: PlaceOptions): Promise<number> {
  if (given.length === 0) throw toError('USAGE', { reason: 'Name the files or folders to add.' });
  const place = toPlace(options);
  const paths = given.map((name) => path.resolve(name));
  const running = await findServing(place);
  const result =
    running === undefined ? await addHere(terminal, paths, place) : await running.ask<Added>('/api/add', { paths });
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
): Promise<Added> {
  const archive = await openPlace(place);
  const work = startWork({
    archive,
    folder: 'folder' in place ? place.folder : null,
    onProgress: terminal.progress,
  });
  try {
    return await work.add(paths);
  } finally {
    await work.close();
    await archive.close();
  }
}
