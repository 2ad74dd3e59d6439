/** What the archive notices by itself: a document published twice, and the papers of the same file before and after it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toFileKey } from '../src/archive/ties.ts';
import { parseReference } from '../src/ingest/reference.ts';
import { openRoom, TALK, type TestRoom } from './reading-room.ts';

const LEAVES = 'll. 41-42';
/** The same talk as another edition prints it: a paragraph left out, another title, no reference. */
const SHORTENED = TALK.replace(/^.*Lighthouse, 4 May 1934$/mu, 'A Talk about Ships, 4 May 1934')
  .replace(/^ALP, .*$/mu, 'Selected and introduced by Clara Whitlow.')
  .replace('Флага он не разглядел, ', '');

function another(title: string, leaves: string, words: string): string {
  return TALK.replace('with the Keeper of the Lighthouse', title)
    .replace(LEAVES, leaves)
    .replace(/^ {12}.*$/gmu, (line) => (line.includes('КОНСУЛ') ? line : `            ${words}`))
    .replace('[42]', '');
}

let room: TestRoom;
beforeAll(async () => {
  room = await openRoom({
    'papers/talk.txt': TALK,
    'edition/talk-again.txt': SHORTENED,
    'papers/pilot.txt': another('with the Pilot', 'll. 12-14', 'Лоцман пришёл утром и ничего нового не сообщил.'),
    'papers/doctor.txt': another('with the Doctor', 'l. 50', 'Врач просил лекарств и говорил о погоде.'),
    'papers/baker.txt': another('with the Baker', 'l. 47 об.', 'Пекарь жаловался на цены и на муку.'),
  });
});
afterAll(async () => {
  await room.close();
});

describe('the ties of a record', () => {
  it('lead to the same document in another place, not to another talk', async () => {
    const ties = await room.archive.listTies('talk');
    expect(ties.alike.map(({ id }) => id)).toEqual(['talk-again']);
    expect(ties.alike[0]?.share).toBeGreaterThan(0.5);
    expect((await room.archive.listTies('talk-again')).alike.map(({ id }) => id)).toEqual(['talk']);
  });

  it('lead through the file, leaf by leaf', async () => {
    const ties = await room.archive.listTies('talk');
    expect(ties.sameFile.map(({ id }) => id)).toEqual(['pilot', 'baker', 'doctor']);
    expect([ties.before?.id, ties.after?.id, ties.after?.leaves]).toEqual(['pilot', 'baker', '47 об.']);
    expect((await room.archive.listTies('talk-again')).sameFileTotal).toBe(0);
  });

  it('stand on the page of the record', async () => {
    const page = await room.page('/records/talk');
    expect(page).toMatch(/Also published in[\s\S]*href="\/records\/talk-again"/u);
    expect(page).toMatch(/In the same file: 3 records[\s\S]*href="\/records\/pilot"/u);
    expect(await room.page('/records/talk', { 'accept-language': 'ru' })).toContain('В том же деле');
  });

  it('are none for a record that is not there', async () => {
    expect((await room.archive.listTies('nobody')).alike).toEqual([]);
  });
});

describe('the key of a file', () => {
  it.each([
    ['АВП РФ, ф. 0104, оп. 17, п. 118, д. 5, лл. 136–138', 'AVP RF, F. 0104. Op. 17, P. 118, D. 5, ll. 12', true],
    ['АВП РФ, ф. 0104, оп. 17, п. 118, д. 5', 'АВП РФ, ф. 104, оп. 17, п. 118, д. 5', false],
    ['Department of State, Central Files, 611.37/1-2362', 'Department of State, Central Files, 611.37/2-462', true],
    ['Department of State, Central Files, 611.37/1-2362', 'Department of State, Central Files, 611.38/1-2362', false],
    ['TNA, FO 371/1234, fol. 3', 'TNA, FO 371/1234, fol. 9', true],
  ])('%s and %s: the same file? %s', (a, b, isSame) => {
    const [left, right] = [toFileKey(parseReference(a)), toFileKey(parseReference(b))];
    expect(left).not.toBeNull();
    expect(left === right).toBe(isSame);
  });

  it('is none for a whole fond or series', () => {
    expect(toFileKey(parseReference('РГАСПИ, ф. 17, оп. 162'))).toBeNull();
    expect(toFileKey(null)).toBeNull();
  });
});
