/** What is remembered of the vocabulary is what the database has kept, not what a transaction once wrote. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Archive } from '../archive/archive.ts';
import { openEmpty } from './search-fixture.ts';
import { writeVocabulary } from './written-words.ts';

const SHIP = { word: 'ship', lang: 'en', capital: false, written: 'ship' };
const CASTRO = { word: 'castro', lang: 'en', capital: true, written: 'Castro' };

async function write({ db }: Archive, isTakenBack = false): Promise<void> {
  const writing = db.transaction().execute(async (tx) => {
    await writeVocabulary(tx, [SHIP, CASTRO], db);
    if (isTakenBack) throw new Error('taken back');
  });
  await writing.catch(() => undefined);
}

async function listWords({ db }: Archive): Promise<readonly string[]> {
  const { rows } = await sql<{ written: string }>`select written from search_word order by word`.execute(db);
  return rows.map(({ written }) => written);
}

it('writes words again that a transaction had written and lost', async () => {
  const { archive, close } = await openEmpty();
  await write(archive, true);
  expect(await listWords(archive)).toEqual([]);
  await write(archive);
  expect(await listWords(archive)).toEqual(['Castro', 'ship']);
  await close();
});

it('asks the database no more for words it has kept', async () => {
  const { archive, close } = await openEmpty();
  await write(archive);
  // Nobody does this; it shows that the words are not written a second time.
  await sql`delete from search_word`.execute(archive.db);
  await write(archive);
  expect(await listWords(archive)).toEqual([]);
  await close();
});
