/** `sverka open [folder]`: reads what is new in the folder and serves the reading room. */
import path from 'node:path';
import { toProblem } from '../errors.ts';
import type { RunReport } from '../work/work.ts';
import { findServing, openPlace, type PlaceOptions, toPlace } from './place.ts';
import { startServing } from './serving.ts';
import type { Terminal } from './terminal.ts';

export interface OpenOptions extends PlaceOptions {
  readonly host: string;
  readonly port: number;
}

export async function runOpen(terminal: Terminal, folder: string | undefined, options: OpenOptions): Promise<number> {
  const place = toPlace(options, folder);
  const running = await findServing(place);
  if (running !== undefined) {
    await running.ask('/api/rescan', {});
    terminal.problem(toProblem('ALREADY_OPEN', { url: running.url }));
    terminal.say(running.url);
    terminal.json({ url: running.url, already: true });
    return 0;
  }
  const archive = await openPlace(place);
  const documents = 'folder' in place ? place.folder : folder === undefined ? null : path.resolve(folder);
  const name = documents === null ? 'Sverka' : path.basename(documents);
  const serving = await startServing(
    { archive, folder: documents, documents, name, host: options.host, port: options.port },
    terminal,
  );
  terminal.say(`Sverka: ${serving.name} is open at ${serving.url}`);
  const report = await serving.work.run();
  if (serving.isClosing()) {
    await serving.untilClosed;
    terminal.say('Closed while reading. The next start goes on from there.');
    return 0;
  }
  const counts = await archive.overview();
  const again = serving.work.outcomes().filter(({ change }) => change === 'again').length;
  if (report !== null) terminal.say(formatReport(report, counts.records, again));
  terminal.json({ url: serving.url, records: counts.records, report, sources: serving.work.outcomes() });
  for (const problem of report?.problems ?? []) terminal.problem(problem);
  terminal.say('Press Ctrl+C to close.');
  await serving.untilClosed;
  return 0;
}

/** `12 records. Files: 3 added, 1 changed, 8 unchanged.`; `again` of them were read by a newer reader than before. */
export function formatReport(report: RunReport, records: number, again: number): string {
  const parts = [`${report.added} added`, `${report.changed} changed`, `${report.unchanged} unchanged`];
  if (report.missing > 0) parts.push(`${report.missing} missing from the folder`);
  const reread = again === 0 ? '' : ` Read again by a newer reader: ${again}.`;
  return `${records} records. Files: ${parts.join(', ')}.${reread}`;
}
