/** PGlite in a thread, behind the face of a connection pool of one. */
import { existsSync } from 'node:fs';
import { rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PostgresPoolClient } from 'kysely';
import { type Problem, SverkaError, toError, toProblem } from '../errors.ts';
import { type Engine, toKysely } from './engine.ts';
import { formatParameter, parseValue } from './values.ts';

/** Lies in a data folder that was made to the end. One without it was cut short and is made again. */
const READY = 'sverka.ready';
/** PostgreSQL's code for a full disk. */
const DISK_FULL = '53100';
/** Below this many free bytes a database thread that died is taken to have died of the full disk. */
const TOO_LITTLE_SPACE = 32 * 1024 * 1024;

/** The template lies beside the build; the tests, which run from the sources, find it there too. */
const TEMPLATES = ['./template.tar.gz', '../../dist/archive/template.tar.gz'];

interface Answer {
  readonly id: number;
  readonly rows?: readonly (readonly (string | Uint8Array | null)[])[];
  readonly fields?: readonly { readonly name: string; readonly dataTypeID: number }[];
  readonly command?: string;
  readonly rowCount?: number;
  readonly error?: { readonly message: string; readonly code?: string };
}

interface Thread {
  readonly ask: (sql: string | null, parameters: readonly unknown[]) => Promise<Answer>;
  readonly end: () => Promise<void>;
}

/**
 * Opens the database in `folder`, made new where there is none. One that cannot be opened is set aside: all of it can be made again.
 * Where a new one cannot be opened either, the fault is not the folder's, which is put back as it was.
 */
export async function openEmbedded(
  folder: string,
  start: (folder: string) => Promise<Thread> = startThread,
): Promise<{ engine: Engine; problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const isWhole = existsSync(path.join(folder, READY));
  if (!isWhole) await rm(folder, { recursive: true, force: true });
  let thread: Thread;
  try {
    thread = await start(folder);
  } catch (error) {
    if (!isWhole || (error instanceof SverkaError && error.code === 'DISK_FULL')) throw error;
    const aside = `${folder}.damaged-${Date.now()}`;
    await rename(folder, aside);
    try {
      thread = await start(folder);
    } catch {
      await rm(folder, { recursive: true, force: true });
      await rename(aside, folder);
      throw error;
    }
    problems.push(toProblem('DATABASE_REBUILT', { path: aside }));
  }
  await writeFile(path.join(folder, READY), '');
  const db = toKysely({ connect: poolOfOne(thread), end: thread.end });
  return { engine: { name: 'pglite', db, close: () => db.destroy() }, problems };
}

function findTemplate(): string | null {
  const places = TEMPLATES.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  return places.find((place) => existsSync(place)) ?? null;
}

async function startThread(folder: string): Promise<Thread> {
  const isNew = (await stat(path.join(folder, 'PG_VERSION')).catch(() => undefined)) === undefined;
  const worker = new Worker(new URL('./engine-worker.mjs', import.meta.url), {
    workerData: { folder, template: isNew ? findTemplate() : null },
    stdout: true,
    stderr: true,
  });
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let failure: Error | undefined;
  const wait = (id: number): Promise<Answer> =>
    new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
    });
  const fail = (error: Error): void => {
    failure ??= error;
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  worker.on('message', (answer: Answer) => {
    const waiter = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.error === undefined) waiter?.resolve(answer);
    else waiter?.reject(toDatabaseError(answer.error, folder));
  });
  worker.on('error', (error) => {
    void toThreadError(error, folder).then(fail);
  });
  worker.on('exit', () => {
    // The error event, where there is one, has come before and says more.
    setTimeout(() => {
      fail(toError('INTERNAL', { reason: 'the database thread has ended' }));
    }, 500).unref();
  });
  await wait(0);
  const ask = (statement: string | null, parameters: readonly unknown[]): Promise<Answer> => {
    if (failure !== undefined) return Promise.reject(failure);
    lastId += 1;
    const answer = wait(lastId);
    worker.postMessage({ id: lastId, sql: statement, parameters: parameters.map(formatParameter) });
    return answer;
  };
  const end = async (): Promise<void> => {
    if (failure === undefined) await ask(null, []);
    await worker.terminate();
  };
  return { ask, end };
}

/** Lets one caller at a time have the connection, in the order they came: a transaction is never interleaved. */
function poolOfOne(thread: Thread): () => Promise<PostgresPoolClient> {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    let free: () => void = () => undefined;
    last = new Promise((resolve) => {
      free = resolve;
    });
    await before;
    // Kysely prepares each new client once, so every turn gets a client of its own.
    return { query: toQuery(thread), release: free } as PostgresPoolClient;
  };
}

function toQuery(thread: Thread) {
  return async (statement: string, parameters: readonly unknown[]) => {
    const answer = await thread.ask(statement, parameters);
    const fields = answer.fields ?? [];
    const rows = (answer.rows ?? []).map((values) =>
      Object.fromEntries(
        fields.map((field, index) => {
          const value = values[index] ?? null;
          return [field.name, value === null ? null : parseValue(field.dataTypeID, value)];
        }),
      ),
    );
    return { command: answer.command ?? '', rowCount: answer.rowCount ?? 0, rows };
  };
}

function toDatabaseError(error: NonNullable<Answer['error']>, folder: string): Error {
  if (error.code === DISK_FULL) return toError('DISK_FULL', { path: folder }, {}, { cause: error });
  return Object.assign(new Error(error.message), error);
}

async function toThreadError(error: unknown, folder: string): Promise<Error> {
  const disk = await statfs(path.dirname(folder)).catch(() => undefined);
  const isFull = disk !== undefined && disk.bavail * disk.bsize < TOO_LITTLE_SPACE;
  if (isFull) return toError('DISK_FULL', { path: folder }, {}, { cause: error });
  const reason = error instanceof Error ? error.message : String(error);
  return toError('INTERNAL', { reason: `the database thread failed: ${reason}` }, {}, { cause: error });
}
