/** `sverka join <original> <translation>` and `sverka part <original>`: two records that lie apart become one, and two again. */
import { userInfo } from 'node:os';
import type { Archive } from '../archive/archive.ts';
import {
  joinNamed,
  joinRecords,
  listOwnJoins,
  type MadeJoin,
  partRecords,
  type StandingJoin,
} from '../editing/editing.ts';
import { toError } from '../errors.ts';
import { startWork } from '../work/work.ts';
import { findServing, openExisting, type PlaceOptions, type Running, toPlace } from './place.ts';
import type { Terminal } from './terminal.ts';

export interface JoinOptions extends PlaceOptions {
  /** Who decides; the user of this machine where nobody is named. */
  readonly by?: string;
  /** Every two records whose sources name each other. */
  readonly named?: boolean;
}

/** What a join or its taking back did: what `--json` prints. */
interface Joined {
  /** The number of the decision, or of taking it back, in the journal. */
  readonly seq: number;
  readonly record: string;
}

export async function runJoin(
  terminal: Terminal,
  original: string | undefined,
  translation: string | undefined,
  options: JoinOptions,
): Promise<number> {
  const by = options.by?.trim() ?? userInfo().username;
  if (options.named === true) return joinAllNamed(terminal, by, options);
  if (original === undefined || translation === undefined)
    throw toError('USAGE', {
      reason: 'Say which records: sverka join ORIGINAL TRANSLATION, or --named for all whose sources name each other.',
    });
  const done = await withArchive(terminal, options, {
    there: (running) => running.ask<Joined>(`/api/records/${encodeURIComponent(original)}/join`, { translation, by }),
    here: async (archive) => ({ seq: await joinRecords(archive, { original, translation, by }), record: original }),
  });
  terminal.json(done);
  terminal.say(`Joined: ${translation} is the translation of ${original} now. sverka part ${original} takes it back.`);
  return 0;
}

async function joinAllNamed(terminal: Terminal, by: string, options: JoinOptions): Promise<number> {
  const done = await withArchive<{ readonly joined: readonly MadeJoin[] }>(terminal, options, {
    there: (running) => running.ask('/api/joins/named', { by }),
    here: async (archive) => ({ joined: await joinNamed(archive, by) }),
  });
  terminal.json(done);
  for (const { original, translation } of done.joined)
    terminal.say(`Joined: ${translation} is the translation of ${original} now.`);
  terminal.say(
    done.joined.length === 0
      ? 'No two records that lie apart name each other as original and translation.'
      : `${done.joined.length} joined. sverka part ORIGINAL takes one back.`,
  );
  return 0;
}

export async function runPart(terminal: Terminal, record: string, options: PlaceOptions): Promise<number> {
  const address = `/api/records/${encodeURIComponent(record)}`;
  const done = await withArchive(terminal, options, {
    there: async (running) => {
      const { joins } = await running.ask<{ joins: readonly StandingJoin[] }>(`${address}/joins`);
      return running.ask<Joined>(`${address}/join`, { undo: lastOf(joins, record) });
    },
    here: async (archive) => {
      const joins = await listOwnJoins(archive, await archive.getRecord(record));
      return { seq: await partRecords(archive, lastOf(joins, record)), record };
    },
  });
  terminal.json(done);
  terminal.say(`Parted: what was joined to ${record} last is a record of its own again.`);
  return 0;
}

/** The number of the decision that joined something to a record last. */
function lastOf(joins: readonly StandingJoin[], record: string): number {
  const last = joins.at(-1);
  if (last === undefined) throw toError('USAGE', { reason: `Nothing was joined to ${record}.` });
  return last.seq;
}

/** Changes the archive where it is open, and looks through its folder so that the change takes effect. */
async function withArchive<Done = Joined>(
  terminal: Terminal,
  options: PlaceOptions,
  {
    there,
    here,
  }: {
    readonly there: (running: Running) => Promise<Done>;
    readonly here: (archive: Archive) => Promise<Done>;
  },
): Promise<Done> {
  const place = toPlace(options);
  const running = await findServing(place);
  if (running !== undefined) return there(running);
  const archive = await openExisting(place);
  const folder = 'folder' in place ? place.folder : null;
  const work = startWork({ archive, folder, onProgress: terminal.progress });
  try {
    const done = await here(archive);
    await work.run();
    return done;
  } finally {
    await work.close();
    await archive.close();
  }
}
