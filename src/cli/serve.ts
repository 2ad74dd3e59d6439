/** `sverka serve`: serves an archive as it is, without looking through a folder. */
import path from 'node:path';
import { toProblem } from '../errors.ts';
import type { OpenOptions } from './open.ts';
import { findServing, openExisting, toPlace } from './place.ts';
import { startServing } from './serving.ts';
import type { Terminal } from './terminal.ts';

export interface ServeOptions extends OpenOptions {
  readonly readOnly?: boolean;
}

export async function runServe(terminal: Terminal, options: ServeOptions): Promise<number> {
  const place = toPlace(options);
  const running = await findServing(place);
  if (running !== undefined) {
    terminal.problem(toProblem('ALREADY_OPEN', { url: running.url }));
    terminal.json({ url: running.url, already: true });
    return 0;
  }
  const archive = await openExisting(place);
  const name = 'folder' in place ? path.basename(place.folder) : new URL(place.database).pathname.slice(1);
  const serving = await startServing(
    {
      archive,
      folder: null,
      documents: 'folder' in place ? place.folder : null,
      name,
      host: options.host,
      port: options.port,
      readOnly: options.readOnly ?? false,
    },
    terminal,
  );
  // The archive may have been kept by an older program, whose index this one does not read, or by one that was killed.
  void serving.work.refresh().catch(() => undefined);
  terminal.say(`Sverka: ${serving.name} is open at ${serving.url}`);
  terminal.json({ url: serving.url });
  await serving.untilClosed;
  return 0;
}
