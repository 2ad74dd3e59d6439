/** What becomes of a database that cannot be opened. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded } from './embedded-engine.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'sverka-engine-'));
  mkdirSync(path.join(home, 'database'));
  for (const file of ['sverka.ready', 'kept']) writeFileSync(path.join(home, 'database', file), file);
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

describe('a database that cannot be opened', () => {
  it('is put back as it was where a new one cannot be opened either', async () => {
    let starts = 0;
    const fail = (folder: string): Promise<never> => {
      starts++;
      mkdirSync(folder, { recursive: true });
      return Promise.reject(new Error(`no thread ${starts}`));
    };
    await expect(openEmbedded(path.join(home, 'database'), fail)).rejects.toThrow('no thread 1');
    expect(starts).toBe(2);
    expect(readdirSync(home)).toEqual(['database']);
    expect(readFileSync(path.join(home, 'database', 'kept'), 'utf8')).toBe('kept');
  });

  it('is set aside and made new where that helps', async () => {
    const thread = { ask: () => Promise.reject(new Error('not asked')), end: () => Promise.resolve() };
    let starts = 0;
    const failOnce = (folder: string): Promise<typeof thread> => {
      if (starts++ === 0) return Promise.reject(new Error('damaged'));
      mkdirSync(folder, { recursive: true });
      return Promise.resolve(thread);
    };
    const { problems } = await openEmbedded(path.join(home, 'database'), failOnce);
    expect(problems.map(({ code }) => code)).toEqual(['DATABASE_REBUILT']);
    const aside = readdirSync(home).find((name) => name.startsWith('database.damaged-')) ?? '';
    expect(readFileSync(path.join(home, aside, 'kept'), 'utf8')).toBe('kept');
  });
});
