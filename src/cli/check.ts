/** `sverka check`: verifies checksums, the journal, references and the index. */
import type { Problem } from '../errors.ts';
import { checkIndex } from '../search/search.ts';
import { findServing, openExisting, type PlaceOptions, toPlace } from './place.ts';
import type { Terminal } from './terminal.ts';

interface CheckResult {
  readonly records: number;
  readonly problems: readonly Problem[];
}

export async function runCheck(terminal: Terminal, options: PlaceOptions): Promise<number> {
  const place = toPlace(options);
  const running = await findServing(place);
  const result = running === undefined ? await checkHere(place) : await running.ask<CheckResult>('/api/check');
  terminal.json(result);
  if (!terminal.isJson) for (const problem of result.problems) terminal.problem(problem);
  terminal.say(
    result.problems.length === 0
      ? `${result.records} records: every file matches its checksum, the journal is whole, everything stored can be found.`
      : `${result.records} records, ${result.problems.length} problems.`,
  );
  return result.problems.length === 0 ? 0 : 1;
}

async function checkHere(place: ReturnType<typeof toPlace>): Promise<CheckResult> {
  const archive = await openExisting(place);
  try {
    const { records } = await archive.overview();
    return { records, problems: [...(await archive.check()), ...(await checkIndex(archive))] };
  } finally {
    await archive.close();
  }
}
