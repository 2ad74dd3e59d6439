/** The page of the languages: what the archive learned, and how a person corrects it; with the JSON beside it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeLetters } from './lessons.ts';
import { openRoom, TEST_TOKEN, type TestRoom } from './reading-room.ts';

let room: TestRoom;
beforeAll(async () => {
  room = await openRoom(writeLetters(8, 14));
  await room.learn();
});
afterAll(() => room.close());

interface Words {
  readonly words: readonly { readonly original: string; readonly translation: string; readonly origin: string }[];
  readonly decided: readonly { readonly verdict: string }[];
}
const words = async (query = ''): Promise<Words> =>
  (await (await room.get(`/api/languages/ru/en?limit=500${query}`)).json()) as Words;
const pairsOf = ({ words: found }: Words): readonly string[] =>
  found.map(({ original, translation }) => `${original} = ${translation}`);
const post = async (address: string, body: string, type: string): Promise<Response> =>
  room.app.request(`http://127.0.0.1:4170${address}`, {
    method: 'POST',
    headers: {
      host: '127.0.0.1:4170',
      origin: 'http://127.0.0.1:4170',
      'content-type': type,
      authorization: `Bearer ${TEST_TOKEN}`,
    },
    body,
  });
const say = (body: Readonly<Record<string, string>>): Promise<Response> =>
  post('/api/languages/words', JSON.stringify(body), 'application/json');

describe('what was learned', () => {
  it('is listed by pairs of languages, with how much taught it', async () => {
    const { pairs } = (await (await room.get('/api/languages')).json()) as { readonly pairs: readonly unknown[] };
    expect(pairs).toEqual([expect.objectContaining({ languages: ['ru', 'en'], records: 8, taughtRecords: 8 })]);
    expect(pairsOf(await words())).toContain('маяк = lighthouse');
  });

  it('is shown as a table whose words say where they come from', async () => {
    const page = await room.page('/languages?find=маяк');
    expect(page).toMatch(/маяк[\s\S]*lighthouse/u);
    expect(page).not.toContain('>flood<');
    expect(await room.page('/languages?find=маяк', { 'accept-language': 'ru' })).toContain('lang="ru"');
  });

  it('says so where no word begins as asked, and lets nothing of the question through as markup', async () => {
    const page = await room.page(`/languages?find=${encodeURIComponent('<b>xyzzy</b>')}`);
    expect(page).not.toContain('<b>xyzzy');
    expect(page).toContain('&lt;b&gt;xyzzy');
    expect((await words('&find=xyzzy')).words).toEqual([]);
  });

  it.each([
    ['ru/xx', 400],
    ['ru/en?limit=many', 400],
    ['ru/en?offset=-1', 400],
    ['ru/en?sort=size', 200],
  ])('is asked for as %s: %i', async (address, status) => {
    expect((await room.get(`/api/languages/${address}`)).status).toBe(status);
  });
});

describe('a person', () => {
  const lighthouse = { from: 'ru', to: 'en', original: 'маяк', translation: 'lighthouse' };

  it('strikes a pair out and takes that back', async () => {
    expect((await say({ ...lighthouse, verdict: 'wrong' })).status).toBe(202);
    await room.learn();
    const struck = await words();
    expect(pairsOf(struck)).not.toContain('маяк = lighthouse');
    expect(struck.decided).toEqual([expect.objectContaining({ verdict: 'wrong' })]);
    expect(await room.page('/languages')).toContain('lighthouse');
    await say({ ...lighthouse, verdict: 'free' });
    await room.learn();
    const freed = await words();
    expect(pairsOf(freed)).toContain('маяк = lighthouse');
    expect(freed.decided).toEqual([]);
  });

  it('is told what a word pair needs', async () => {
    const answer = await say({ from: 'ru', to: 'en', original: 'маяк', verdict: 'wrong' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('REQUEST_BAD');
  });
});
