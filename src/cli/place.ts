/** Which archive a command means, and whether another process holds it. */
import { mkdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { type Archive, type ArchivePlace, findRunning, openArchive } from '../archive/archive.ts';
import { ERRORS, type ErrorCode, SverkaError, toError } from '../errors.ts';
import { SEARCH_MIGRATIONS } from '../search/search.ts';

/** The options every command takes. */
export interface PlaceOptions {
  /** The folder whose archive is meant. */
  readonly archive?: string;
  readonly database?: string;
}

/** Finds the archive a command means: `--database`, else `--archive`, else the folder given, else the current folder. */
export function toPlace(options: PlaceOptions, folder?: string): ArchivePlace {
  if (options.database !== undefined) {
    return { database: options.database, home: path.resolve(options.archive ?? toServerHome(options.database)) };
  }
  const documents = path.resolve(folder ?? options.archive ?? '.');
  return options.archive === undefined
    ? { folder: documents }
    : { folder: documents, home: path.join(path.resolve(options.archive), '.sverka') };
}

/** Where the files of a server's archive are kept when nothing else is said: one place for each database of this user. */
function toServerHome(database: string): string {
  const name = new URL(database).pathname.replace(/\W+/gu, '') || 'sverka';
  return path.join(process.env.XDG_DATA_HOME ?? path.join(homedir(), '.local', 'share'), 'sverka', name);
}

/** A running Sverka that holds the archive, and how to speak with it. */
export interface Running {
  readonly url: string;
  readonly token: string | null;
  /** Asks the running process; a problem it answers with is thrown here. */
  readonly ask: <T>(address: string, body?: unknown) => Promise<T>;
  /** Asks for bytes, piece by piece; what breaks off throws. */
  readonly stream: (address: string) => AsyncGenerator<Uint8Array>;
}

/** Finds the process that serves the archive, if one does. */
export async function findServing(place: ArchivePlace): Promise<Running | undefined> {
  const running = await findRunning(place);
  if (running?.url === undefined || running.url === null) return undefined;
  const { url, token } = running;
  // A process that is just closing holds the folder but no longer answers: opening it says so, or waits its turn.
  if (!(await isAnswering(url))) return undefined;
  const send = async (address: string, body?: unknown): Promise<Response> => {
    const response = await fetch(new URL(address, url), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    const answer = (await response.json()) as { code?: string; detail?: string };
    const message = answer.detail ?? `${url} answered ${response.status}.`;
    if (isCode(answer.code)) throw new SverkaError({ code: answer.code, message });
    throw toError('USAGE', { reason: message });
  };
  const ask = async <T>(address: string, body?: unknown): Promise<T> => (await (await send(address, body)).json()) as T;
  async function* stream(address: string): AsyncGenerator<Uint8Array> {
    const { body } = await send(address);
    if (body !== null) yield* body as unknown as AsyncIterable<Uint8Array>;
  }
  return { url, token, ask, stream };
}

const isCode = (code: string | undefined): code is ErrorCode => code !== undefined && Object.hasOwn(ERRORS, code);

async function isAnswering(url: string): Promise<boolean> {
  try {
    return (await fetch(new URL('/api/status', url), { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}

/** Opens an archive that is there already; says so where it is not. */
export async function openExisting(place: ArchivePlace): Promise<Archive> {
  if ('folder' in place) {
    const home = place.home ?? path.join(place.folder, '.sverka');
    const isThere = await stat(home).then(
      (state) => state.isDirectory(),
      () => false,
    );
    if (!isThere) throw toError('ARCHIVE_NOT_FOUND', { path: place.folder });
  }
  return openPlace(place);
}

/** Opens an archive, and makes it where there is none yet. */
export async function openPlace(place: ArchivePlace): Promise<Archive> {
  if ('folder' in place) {
    const state = await stat(place.folder).catch(() => undefined);
    if (state === undefined) throw toError('FOLDER_NOT_FOUND', { path: place.folder });
    if (!state.isDirectory())
      throw toError('USAGE', { reason: `${place.folder} is a file; name the folder it lies in.` });
  } else {
    await mkdir(place.home, { recursive: true });
  }
  return openArchive(place, { migrations: SEARCH_MIGRATIONS });
}
