/**
 * The lock of an embedded archive: PGlite does not lock its folder, and two processes in one folder destroy each other's
 * rows. So the archive keeps a file `lock` beside the database that says who holds it.
 *
 * A lock outlives a killed process. It is stale when its process is surely gone: on this machine and since this boot, by
 * process number and the time that process was started; where that cannot be told (another machine on a shared disk, a
 * container, a system without /proc), when its heartbeat, the file's modification time, stands still.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { link, open, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { toError } from '../errors.ts';
import { toDiskError } from './disk.ts';

const HEARTBEAT_MS = 2000;
/** A heart that has not beaten for so long has stopped; a busy machine may miss a few beats. */
const STOPPED_MS = 5 * HEARTBEAT_MS;
/** Taking over a stale lock takes milliseconds; whoever is at it longer was killed. */
const BREAKING_MS = 5000;

interface LockContent {
  /** Tells this lock from any other. */
  readonly nonce: string;
  readonly pid: number;
  /** Where process numbers mean what they mean here: host, boot, process namespace. */
  readonly realm: string;
  /** When the process was started, in ticks since boot; null where the system does not say. */
  readonly started: string | null;
  readonly url: string | null;
  readonly token: string | null;
}

export interface Lock {
  readonly announce: (url: string, token: string) => Promise<void>;
  /** Throws ARCHIVE_LOCKED once another process has taken the lock, or it was removed. */
  readonly checkHeld: () => void;
  readonly release: () => Promise<void>;
}

/** Takes the lock of an archive's home; throws ARCHIVE_LOCKED, FOLDER_DENIED. */
export async function takeLock(home: string): Promise<Lock> {
  const file = path.join(home, 'lock');
  const mine: LockContent = {
    nonce: randomBytes(12).toString('hex'),
    pid: process.pid,
    realm: realm(),
    started: findProcess(process.pid)?.started ?? null,
    url: null,
    token: null,
  };
  try {
    for (let tries = 0; ; tries += 1) {
      if (await create(file, mine)) return hold(file, mine);
      const holder = await readLock(file);
      if (holder === undefined) continue;
      if (tries >= 5 || (await isAlive(file, holder))) {
        throw toError('ARCHIVE_LOCKED', { path: home, pid: holder.pid });
      }
      await breakLock(file, holder);
    }
  } catch (error) {
    throw toDiskError(error, home);
  }
}

/** Finds who holds the archive in `home`, if a living process does. */
export async function findHolder(home: string): Promise<Pick<LockContent, 'pid' | 'url' | 'token'> | null> {
  const file = path.join(home, 'lock');
  const holder = await readLock(file);
  if (holder === undefined || !(await isAlive(file, holder))) return null;
  return { pid: holder.pid, url: holder.url, token: holder.token };
}

/** Makes the lock appear at once with its content, or not at all; false where there is one already. */
async function create(file: string, content: LockContent): Promise<boolean> {
  const passing = `${file}.${content.nonce}`;
  try {
    await writeFile(passing, JSON.stringify(content), { mode: 0o600 });
    await link(passing, file);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // File systems without hard links (FAT): between creating and filling, a reader finds no content and looks again.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'EOPNOTSUPP') return await createPlain(file, content);
    throw error;
  } finally {
    await rm(passing, { force: true });
  }
}

async function createPlain(file: string, content: LockContent): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(JSON.stringify(content));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Reads a lock; undefined where there is none. One without content that stays so was cut short and counts as a stranger's. */
async function readLock(file: string): Promise<LockContent | undefined> {
  for (let tries = 0; tries < 10; tries += 1) {
    try {
      return JSON.parse(await readFile(file, 'utf8')) as LockContent;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      if (!(error instanceof SyntaxError)) throw error;
      await delay(20);
    }
  }
  return { nonce: '', pid: 0, realm: '', started: null, url: null, token: null };
}

async function isAlive(file: string, holder: LockContent): Promise<boolean> {
  const isHere = holder.realm === realm();
  if (!isHere && isSameHost(holder.realm)) return false;
  if (isHere) {
    if (!isRunning(holder.pid)) return false;
    const found = findProcess(holder.pid);
    if (found !== null && holder.started !== null) return !found.isDead && found.started === holder.started;
  }
  return hasHeartbeat(file);
}

/** Looks whether the lock's file is being touched; where it looks still, waits long enough to be sure. */
async function hasHeartbeat(file: string): Promise<boolean> {
  const first = (await stat(file).catch(() => undefined))?.mtimeMs;
  if (first === undefined) return false;
  // Clocks of machines that share a disk differ, so only a change is trusted, never an age alone.
  for (const end = Date.now() + STOPPED_MS; Date.now() < end; ) {
    await delay(HEARTBEAT_MS / 4);
    const now = (await stat(file).catch(() => undefined))?.mtimeMs;
    if (now !== first) return now !== undefined;
  }
  return false;
}

/** Removes a lock that was found stale, unless it has become another one since; one process at a time. */
async function breakLock(file: string, stale: LockContent): Promise<void> {
  const guard = `${file}.breaking`;
  try {
    await (await open(guard, 'wx')).close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const age = Date.now() - ((await stat(guard).catch(() => undefined))?.mtimeMs ?? 0);
    if (age > BREAKING_MS) {
      const aside = `${guard}.${randomBytes(6).toString('hex')}`;
      await rename(guard, aside).catch(() => undefined);
      await rm(aside, { force: true });
    } else {
      await delay(50);
    }
    return;
  }
  try {
    if ((await readLock(file))?.nonce === stale.nonce) await rm(file, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

function hold(file: string, content: LockContent): Lock {
  let held = content;
  let isLost = false;
  let beating: Promise<void> = Promise.resolve();
  const beat = async (): Promise<void> => {
    try {
      if ((await readLock(file))?.nonce !== held.nonce) {
        isLost = true;
        return;
      }
      const now = new Date();
      await utimes(file, now, now);
    } catch {
      // A disk that does not answer for a moment is not a lost lock.
    }
  };
  const timer = setInterval(() => {
    beating = beating.then(beat);
  }, HEARTBEAT_MS);
  timer.unref();
  const removeAtExit = (): void => {
    try {
      const there = JSON.parse(readFileSync(file, 'utf8')) as LockContent;
      if (there.nonce === held.nonce) rmSync(file, { force: true });
    } catch {
      // It has gone already.
    }
  };
  process.once('exit', removeAtExit);

  return {
    announce: async (url, token) => {
      held = { ...held, url, token };
      const passing = `${file}.${held.nonce}`;
      await writeFile(passing, JSON.stringify(held), { mode: 0o600 });
      await rename(passing, file);
    },
    checkHeld: () => {
      if (isLost) throw toError('ARCHIVE_LOCKED', { path: path.dirname(file), pid: 0 });
    },
    release: async () => {
      clearInterval(timer);
      await beating;
      process.off('exit', removeAtExit);
      if ((await readLock(file))?.nonce === held.nonce) await rm(file, { force: true });
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Host, boot and process namespace: only within the same three does a process number name the same process. */
function realm(): string {
  return `${hostname()}|${readSystem('/proc/sys/kernel/random/boot_id')}|${readNamespace()}`;
}

/** The same host and namespace but another boot: whatever held the lock is gone. */
function isSameHost(other: string): boolean {
  const [host, boot, space] = realm().split('|');
  const [otherHost, otherBoot, otherSpace] = other.split('|');
  return boot !== '' && otherBoot !== '' && host === otherHost && space === otherSpace && boot !== otherBoot;
}

function readNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

function readSystem(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

/** A process as /proc/PID/stat has it: fields 3 (state) and 22 (start time), counted after the name, which may hold anything. */
function findProcess(pid: number): { readonly started: string; readonly isDead: boolean } | null {
  const line = readSystem(`/proc/${pid}/stat`);
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  const started = fields[19];
  return started === undefined ? null : { started, isDead: state === 'Z' || state === 'X' };
}
