/** Brings an archive up: work room, pages, a port; used by `open` and `serve`. */
import { serve } from '@hono/node-server';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { toError, toProblem } from '../errors.ts';
import { FOLDER_NOTE, type FolderNote, NO_NOTE, readFolderNote } from '../ingest/ingest.ts';
import { searchPassages, warmSearch } from '../search/search.ts';
import { createApp } from '../serve/serve.ts';
import { startWork, type Work } from '../work/work.ts';
import type { Terminal } from './terminal.ts';

const PORTS_TRIED = 50;

export interface ServingOptions {
  readonly archive: Archive;
  /** The folder that is looked through; null where none is. */
  readonly folder: string | null;
  /** Where the note that names the archive lies. */
  readonly documents: string | null;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly readOnly?: boolean;
}

export interface Serving {
  readonly url: string;
  /** What the archive is called. */
  readonly name: string;
  readonly work: Work;
  /** Tells whether the process was asked to end: the archive answers no more. */
  readonly isClosing: () => boolean;
  /** Resolves when the process is asked to end, after everything is closed. */
  readonly untilClosed: Promise<void>;
}

/** Serves an archive at the wished port, or the next free one, and announces the address to other commands. */
export async function startServing(options: ServingOptions, terminal: Terminal): Promise<Serving> {
  const { archive, folder, host } = options;
  const note = await readNote(options.documents);
  for (const problem of note.problems) terminal.problem(problem);
  const port = await findPort(host, options.port);
  if (port !== options.port) terminal.problem(toProblem('PORT_TAKEN', { port: options.port, used: port }));
  if (!isLoopback(host) && options.readOnly !== true) terminal.problem(toProblem('HOST_PUBLIC', { host }));
  const token = randomBytes(24).toString('base64url');
  const work = startWork({ archive, folder, onProgress: terminal.progress });
  const app = createApp({
    archive,
    search: (ask) => searchPassages(archive, ask),
    progress: work.progress,
    rescan: async () => {
      await work.run();
    },
    learn: work.learn,
    add: work.add,
    outcomes: work.outcomes,
    name: note.name ?? options.name,
    about: note.about,
    token,
    readOnly: options.readOnly ?? false,
    hosts: isLoopback(host) ? [] : [host],
  });
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
  const server = serve({ fetch: app.fetch, hostname: host, port });
  await archive.announce(url, token);
  void warmSearch(archive);

  let closing = false;
  const untilClosed = new Promise<void>((resolve) => {
    const close = (): void => {
      if (closing) return;
      closing = true;
      void (async () => {
        server.close();
        if ('closeAllConnections' in server) server.closeAllConnections();
        await work.close();
        await archive.close();
        resolve();
      })();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, close);
  });
  return { url, name: note.name ?? options.name, work, isClosing: () => closing, untilClosed };
}

async function readNote(documents: string | null): Promise<FolderNote> {
  if (documents === null) return NO_NOTE;
  const bytes = await readFile(path.join(documents, FOLDER_NOTE)).catch(() => undefined);
  return bytes === undefined ? NO_NOTE : readFolderNote(bytes);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

async function findPort(host: string, wished: number): Promise<number> {
  for (let port = wished; port < wished + PORTS_TRIED && port < 65_536; port += 1) {
    if (await isFree(host, port)) return port;
  }
  throw toError('PORT_UNAVAILABLE', { port: wished });
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen({ host, port, exclusive: true }, () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}
