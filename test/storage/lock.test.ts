/** Two processes never open one folder, and a process that is gone keeps nobody out. */
import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Archive, findRunning, openArchive } from '../../src/archive/archive.ts';
import { takeLock } from '../../src/archive/lock.ts';
import { buildProgram, type Child, startProgram } from './child.ts';
import { add, newArchiveFolder, newFolder, offer, passagesOf } from './documents.ts';

// Opening an embedded archive is half a second of work; on a busy machine that can become ten.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let holder: string;
const folders: string[] = [];
const children: Child[] = [];
const opened: Archive[] = [];

beforeAll(async () => {
  holder = await buildProgram('holder');
});

afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()));
  await Promise.all(opened.splice(0).map((archive) => archive.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function newHome(): Promise<{ folder: string; lock: string }> {
  const folder = await newArchiveFolder();
  folders.push(folder);
  return { folder, lock: path.join(folder, '.sverka', 'lock') };
}

async function open(folder: string): Promise<Archive> {
  const archive = await openArchive({ folder });
  opened.push(archive);
  return archive;
}

function start(folder: string, ...args: readonly string[]): Child {
  const child = startProgram(holder, folder, ...args);
  children.push(child);
  return child;
}

describe('a folder that another process has open', () => {
  it('is not opened a second time; who has it, and where it is served, can be asked', async () => {
    const { folder } = await newHome();
    const child = start(folder, 'http://127.0.0.1:4170/');
    await child.hear('open');
    await expect(openArchive({ folder })).rejects.toMatchObject({
      code: 'ARCHIVE_LOCKED',
      problem: { values: { pid: child.process.pid } },
    });
    expect(await findRunning({ folder })).toEqual({
      pid: child.process.pid,
      url: 'http://127.0.0.1:4170/',
      token: 'a token',
    });
    child.process.kill('SIGTERM');
    expect(await child.ended).toBe(0);
    expect(await findRunning({ folder })).toBeNull();
    await open(folder);
  });

  it('is not opened a second time by the same process either', async () => {
    const { folder } = await newHome();
    const archive = await open(folder);
    await expect(openArchive({ folder })).rejects.toMatchObject({ code: 'ARCHIVE_LOCKED' });
    await archive.close();
    await open(folder);
  });

  it('is free again when that process was killed', async () => {
    const { folder, lock } = await newHome();
    const child = start(folder);
    await child.hear('open');
    await child.kill();
    expect(readFileSync(lock, 'utf8')).toContain(`"pid":${String(child.process.pid)}`);
    expect(await findRunning({ folder })).toBeNull();
    const archive = await open(folder);
    await add(archive, 'a.txt', 'Да.');
    expect(await passagesOf(archive, 'a')).toBe('1 Да.');
  });

  it('goes to exactly one of many that come at once, over the lock of a killed one', async () => {
    const { folder } = await newHome();
    const first = start(folder);
    await first.hear('open');
    await first.kill();
    const many = Array.from({ length: 5 }, () => start(folder));
    await Promise.all(many.map((child) => Promise.race([child.hear('open'), child.hear('refused')])));
    const said = many.map((child) => child.said[0]);
    expect(said.filter((line) => line === 'open')).toHaveLength(1);
    expect(said.filter((line) => line === 'refused ARCHIVE_LOCKED')).toHaveLength(4);
  });
});

describe('a lock', () => {
  const written = (lock: string): Record<string, unknown> =>
    JSON.parse(readFileSync(lock, 'utf8')) as Record<string, unknown>;

  /** A home with the lock a living process of this machine would leave, changed in one point. */
  async function newLockedHome(change: Readonly<Record<string, unknown>>): Promise<{ home: string; lock: string }> {
    const folder = newFolder();
    folders.push(folder);
    const home = path.join(folder, '.sverka');
    const lock = path.join(home, 'lock');
    mkdirSync(home);
    const mine = await takeLock(home);
    const content = written(lock);
    await mine.release();
    writeFileSync(lock, JSON.stringify({ ...content, nonce: 'another', ...change }));
    return { home, lock };
  }

  it('holds against a process that lives', async () => {
    const { home } = await newLockedHome({});
    await expect(takeLock(home)).rejects.toMatchObject({ code: 'ARCHIVE_LOCKED' });
  });

  it.runIf(process.platform === 'linux')('is stale when its number now belongs to another process', async () => {
    const { home } = await newLockedHome({ started: '1' });
    await (await takeLock(home)).release();
  });

  it.runIf(process.platform === 'linux')('is stale when the machine was started anew since', async () => {
    const space = String((await newLockedHomeContent()).realm).split('|')[2] ?? '';
    const { home } = await newLockedHome({ realm: `${hostname()}|another-boot|${space}` });
    await (await takeLock(home)).release();
  });

  async function newLockedHomeContent(): Promise<Record<string, unknown>> {
    const { lock } = await newLockedHome({});
    return written(lock);
  }

  it('of another machine holds as long as its heart beats', async () => {
    const { home, lock } = await newLockedHome({ realm: 'another machine||', pid: 1 });
    let beats = 0;
    const heart = setInterval(() => {
      beats += 1;
      utimesSync(lock, new Date(), new Date(Date.now() + beats * 1000));
    }, 300);
    await expect(takeLock(home)).rejects.toMatchObject({ code: 'ARCHIVE_LOCKED' });
    clearInterval(heart);
    await (await takeLock(home)).release();
  });

  it('that was cut short while it was written keeps nobody out', async () => {
    const { home, lock } = await newLockedHome({});
    writeFileSync(lock, '{"nonce":"ab');
    await (await takeLock(home)).release();
  });

  it('that was taken away stops the writing of whoever held it', async () => {
    const { folder, lock } = await newHome();
    const archive = await open(folder);
    rmSync(lock);
    await delay(2500);
    await expect(offer(archive, 'a.txt', 'Да.')).rejects.toMatchObject({ code: 'ARCHIVE_LOCKED' });
  });
});
