/** An archive on a real PostgreSQL learns what the same folder teaches one on a laptop. Skipped where no PostgreSQL is installed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Archive, openArchive } from '../src/archive/archive.ts';
import { SEARCH_MIGRATIONS } from '../src/search/search.ts';
import { startWork } from '../src/work/work.ts';
import { makeFolder, type TestFolder } from './folder.ts';
import { writeLetters } from './lessons.ts';
import { type Postgres, startPostgres } from './storage/postgres.ts';

const LETTERS = 8;
let server: Postgres | undefined;
let folder: TestFolder;
const home = mkdtempSync(path.join(tmpdir(), 'sverka-learning-server-'));

beforeAll(async () => {
  server = await startPostgres();
  folder = await makeFolder(writeLetters(LETTERS, 14));
});
afterAll(async () => {
  await folder.discard();
  await server?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** What the archive learned, and the beads it laid out with it. */
async function learnFrom(archive: Archive) {
  const work = startWork({ archive, folder: folder.path });
  try {
    await work.run();
    await work.learn();
    const lexicon = await archive.lexicons.find('ru>en');
    const { words, total } = await archive.lexicons.listWords({ pair: 'ru>en', limit: 500 });
    const { records } = await archive.listRecords({ limit: 50 });
    const kept = await Promise.all(records.map(({ id }) => archive.getRecord(id)));
    const beads = kept.flatMap(({ alignments }) => alignments.map(({ alignment }) => alignment.beads));
    const behind = await archive.lexicons.countUnaligned('ru>en', lexicon?.digest ?? '');
    return { lexicon, words, total, beads, behind };
  } finally {
    await work.close();
    await archive.close();
  }
}

describe('learning on a PostgreSQL server (skipped where no PostgreSQL is installed)', () => {
  it('gives the same lexicon, words and beads', async ({ skip }) => {
    if (server === undefined) {
      skip();
      return;
    }
    const database = { database: server.newDatabase(), home };
    const there = await learnFrom(await openArchive(database, { migrations: SEARCH_MIGRATIONS }));
    const here = await learnFrom(await folder.open());
    expect(there).toEqual(here);
    expect(there).toMatchObject({ behind: 0, lexicon: { records: LETTERS } });
    expect(there.words.map(({ translation }) => translation)).toContain('lighthouse');
  });
});
