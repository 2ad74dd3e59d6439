/** The same search on a real PostgreSQL, which needs no extension for it. Skipped, with this line saying so, where there is none. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Archive, openArchive } from '../src/archive/archive.ts';
import { SEARCH_MIGRATIONS, searchPassages } from '../src/search/search.ts';
import { index } from '../src/search/search-fixture.ts';
import { type Postgres, startPostgres } from './storage/postgres.ts';

let server: Postgres | undefined;
let archive: Archive | undefined;
const home = mkdtempSync(path.join(tmpdir(), 'sverka-search-server-'));

beforeAll(async () => {
  server = await startPostgres();
  if (server === undefined) return;
  archive = await openArchive({ database: server.newDatabase(), home }, { migrations: SEARCH_MIGRATIONS });
  const many = Array.from({ length: 2_100 }, (_, at) => `The port is quiet, day ${at}.`);
  await index(archive, [
    { id: 'harbour', langs: ['ru', 'en'], passages: ['Людей «Кудрявцева» не было. | Kudryavtsev had no people.'] },
    { id: 'log', langs: ['en'], passages: many },
  ]);
}, 120_000);
afterAll(async () => {
  await archive?.close();
  await server?.stop();
  rmSync(home, { recursive: true, force: true });
}, 60_000);

describe('search on a PostgreSQL server (skipped where no PostgreSQL is installed)', () => {
  it.for<readonly [string, number, string | undefined]>([
    ['человек', 1, 'harbour'],
    ['Kudriavtsev', 1, 'harbour'],
    ['"port quiet"', 0, undefined],
    ['"port is quiet"', 2_100, 'log'],
    ['port -quiet', 0, undefined],
    ['port NEAR/3 quiet', 2_100, 'log'],
    ['qui*', 2_100, 'log'],
  ])('%s: %d', async ([query, total, first], { skip }) => {
    if (archive === undefined) {
      skip();
      return;
    }
    const result = await searchPassages(archive, { query, limit: 3 });
    expect([result.total, result.hits[0]?.record]).toEqual([total, first]);
  });
});
