/** Brings an archive up: work room, pages, a port; used by `open` and `serve`. */
import { serve } from '@hono/node-server';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import type { Archive } from '../archive/archive.ts';
import { toError, toProblem } from '../errors.ts';
import { searchPassages } from '../search/search.ts';
import { createApp } from '../serve/serve.ts';
import { startWork, type Work } from '../work/work.ts';
import type { Terminal } from './terminal.ts';

export const DEFAULT_PORT = 4170;
const PORTS_TRIED = 50;

export interface ServingOptions {
  readonly archive: Archive;
  readonly folder: string | null;
  readonly name: string;
  readonly host: string;
  readonly port: number;
}

export interface Serving {
  readonly url: string;
  readonly work: Work;
  /** Resolves when the process is asked to end, after everything is closed. */
  readonly untilClosed: Promise<void>;
}

/** Serves an archive at the wished port, or the next free one, and announces the address to other commands. */
export async function startServing(options: ServingOptions, terminal: Terminal): Promise<Serving> {
  const { archive, folder, host } = options;
  const port = await findPort(host, options.port);
  if (port !== options.port) terminal.problem(toProblem('PORT_TAKEN', { port: options.port, used: port }));
  if (!isLoopback(host)) terminal.problem(toProblem('HOST_PUBLIC', { host }));
  const token = randomBytes(24).toString('base64url');
  const work = startWork({ archive, folder, onProgress: terminal.progress });
  const app = createApp({
    archive,
    search: (ask) => searchPassages(archive, ask),
    progress: work.progress,
    rescan: async () => {
      await work.run();
    },
    add: work.add,
    name: options.name,
    token,
    hosts: isLoopback(host) ? [] : [host],
  });
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
  const server = serve({ fetch: app.fetch, hostname: host, port });
  await archive.announce(url, token);

  const untilClosed = new Promise<void>((resolve) => {
    let closing = false;
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
  return { url, work, untilClosed };
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
