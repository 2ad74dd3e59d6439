/** A real PostgreSQL for the storage tests, in a folder of its own, on a socket, run by an ordinary user. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Where Debian keeps its versions; elsewhere the programs are looked for on the PATH. */
const DEBIAN = '/usr/lib/postgresql';
const USER = 'sverka';

export interface Postgres {
  /** Makes an empty database and gives its address. */
  readonly newDatabase: () => string;
  readonly stop: () => Promise<void>;
}

function findPrograms(): string | undefined {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => path.join(DEBIAN, version, 'bin')) : [];
  const places = [...debian.sort().reverse(), ...(process.env.PATH ?? '').split(path.delimiter)];
  return places.find((place) => existsSync(path.join(place, 'initdb')) && existsSync(path.join(place, 'postgres')));
}

/** PostgreSQL refuses to run as root. */
function asOrdinaryUser(program: string, args: readonly string[]): readonly [string, readonly string[]] {
  if (process.getuid?.() !== 0) return [program, args];
  return ['setpriv', ['--reuid=nobody', '--regid=nogroup', '--clear-groups', program, ...args]];
}

/** Starts a server; undefined where there is none to start. */
export async function startPostgres(): Promise<Postgres | undefined> {
  const programs = findPrograms();
  if (programs === undefined) return undefined;
  const run = (name: string, args: readonly string[]): void => {
    const [program, all] = asOrdinaryUser(path.join(programs, name), args);
    const { status, stderr } = spawnSync(program, all, { encoding: 'utf8', cwd: tmpdir() });
    if (status !== 0) throw new Error(`${name}: ${stderr}`);
  };
  const folder = mkdtempSync(path.join(tmpdir(), 'sverka-pg-'));
  const data = path.join(folder, 'data');
  chmodSync(folder, 0o777);
  mkdirSync(path.join(folder, 'socket'));
  chmodSync(path.join(folder, 'socket'), 0o777);
  const socket = path.join(folder, 'socket');
  run('initdb', ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']);
  const options = ['-D', data, '-k', socket, '-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'max_connections=200'];
  const [program, args] = asOrdinaryUser(path.join(programs, 'postgres'), options);
  const server: ChildProcess = spawn(program, args, { stdio: 'ignore', cwd: tmpdir() });
  const address = (database: string): string =>
    `postgres:///${database}?host=${encodeURIComponent(socket)}&user=${USER}`;
  const isReady = (): boolean => spawnSync(path.join(programs, 'pg_isready'), ['-h', socket, '-U', USER]).status === 0;
  for (let tries = 0; !isReady(); tries += 1) {
    if (tries > 100 || server.exitCode !== null) throw new Error('PostgreSQL did not start.');
    await delay(100);
  }
  let made = 0;
  return {
    newDatabase: () => {
      made += 1;
      run('createdb', ['-h', socket, '-U', USER, `archive${made}`]);
      return address(`archive${made}`);
    },
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
