import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { Archive } from '../archive/archive.ts';
import { type SearchedArchive, searchPassages, warmSearch } from './search.ts';
import { index, openEmpty } from './search-fixture.ts';
import { readSegment } from './held-index.ts';
import { loadLemmas } from './lemma.ts';

const SHIPS = ['Varvara', 'Nadezhda', 'Vostok', 'Mirny'];

let archive: Archive;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ archive, close } = await openEmpty());
  // A search that waited for the dictionary would come too late to meet the reading.
  await loadLemmas();
  // Each in a segment of its own.
  for (const ship of SHIPS) await index(archive, [{ id: ship, langs: ['en'], passages: [`The ship ${ship} left.`] }]);
}, 60_000);
afterAll(() => close());

/** The same archive to a search that has held nothing of it yet, its readings counted. */
function toUnread(): { readonly asked: SearchedArchive; readonly reads: () => number } {
  let reads = 0;
  const db = archive.db.withPlugin({
    transformQuery: ({ node }) => {
      if (JSON.stringify(node).includes('substring(bytes')) reads++;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  return { asked: { db, info: archive.info }, reads: () => reads };
}

it('a search while the index is being read is whole, and nothing is read twice', async () => {
  const { asked, reads } = toUnread();
  const warming = warmSearch(asked);
  const results = await Promise.all([1, 2, 3].map(() => searchPassages(asked, { query: 'ship', limit: 10 })));
  expect(results.map(({ total }) => total)).toEqual([4, 4, 4]);
  await warming;
  expect(reads()).toBe(SHIPS.length);
});

it('what is added while the index is being read is found', async () => {
  const { asked } = toUnread();
  const warming = warmSearch(asked);
  await index(archive, [{ id: 'late', langs: ['en'], passages: ['One more ship: the Lena.'] }]);
  expect((await searchPassages(asked, { query: 'ship', limit: 10 })).total).toBe(5);
  expect((await searchPassages(asked, { query: 'Lena', limit: 10 })).hits[0]?.record).toBe('late');
  await warming;
});

it('a segment read in many pieces is the same', async () => {
  const { rows } = await sql<{ id: number }>`select min(id) as id from search_segment`.execute(archive.db);
  const id = rows[0]?.id ?? 0;
  const whole = await readSegment(archive.db, id);
  expect(whole?.docs.map(({ record }) => record)).toEqual(['Varvara']);
  expect(await readSegment(archive.db, id, 100)).toEqual(whole);
});

it('ends in silence when the archive is closed meanwhile', async () => {
  const { asked } = toUnread();
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => {
    unhandled.push(error);
  };
  process.on('unhandledRejection', note);
  const warming = warmSearch(asked);
  const search = searchPassages(asked, { query: 'ship', limit: 10 }).catch((error: unknown) => error);
  await archive.close();
  await expect(warming).resolves.toBeUndefined();
  expect(await search).toBeDefined();
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});
