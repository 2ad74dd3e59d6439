/** A person's decision that two records are one document's original and translation, made and taken back. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchPassages } from '../src/search/search.ts';
import { LETTER } from './folder.ts';
import { openRoom, type TestRoom } from './reading-room.ts';

let room: TestRoom;
beforeAll(async () => {
  room = await openRoom({
    'konsul.txt': LETTER['letter.ru.txt'],
    'papers/englisch.txt': LETTER['letter.en.txt'],
    'pair.ru.txt': LETTER['letter.ru.txt'],
    'pair.en.txt': LETTER['letter.en.txt'],
  });
});
afterAll(async () => {
  await room.close();
});

async function post(record: string, body: unknown) {
  const response = await room.app.request(`http://127.0.0.1:4170/api/records/${record}/join`, {
    method: 'POST',
    headers: { host: '127.0.0.1:4170', origin: 'http://127.0.0.1:4170', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>> };
}
const languages = async (id: string) => {
  const { record, missing } = await room.archive.getRecord(id);
  return `${record.texts.map(({ lang, role }) => `${lang} ${role}`).join(', ')}${missing ? ' (missing)' : ''}`;
};

/** Ids of the records that lists show and searches find; the counts must say the same. */
const listed = async () => {
  const { records, total } = await room.archive.listRecords({ limit: 10 });
  const ids = records.map(({ id }) => id).sort();
  expect([total, (await room.archive.overview()).records]).toEqual([ids.length, ids.length]);
  const word = (await room.archive.getRecord('englisch')).record.texts[0]?.blocks.at(-1)?.text.split(' ')[1] ?? '';
  const { hits } = await searchPassages(room.archive, { query: word, limit: 20, expand: false });
  expect(hits.some(({ record }) => record === 'englisch')).toBe(ids.includes('englisch'));
  expect(hits.length).toBeGreaterThan(0);
  return ids;
};

describe('two records that are one document', () => {
  it('become one under the address of the original, and stay one on the next run', async () => {
    const { status, body } = await post('konsul', { translation: 'englisch', by: 'Anna' });
    expect([status, body.record]).toEqual([200, 'konsul']);
    expect(await languages('konsul')).toBe('ru original, en translation');
    expect(await languages('englisch')).toContain('(missing)');
    expect(await listed()).toEqual(['konsul', 'pair']);
    await room.read();
    expect(await listed()).toEqual(['konsul', 'pair']);
    expect(await languages('konsul')).toBe('ru original, en translation');
    const { record } = await room.archive.getRecord('konsul');
    expect(record.provenance.find(({ field }) => field === 'texts.1.role')?.wording).toContain('Anna');
  });

  it('are two again when the decision is taken back', async () => {
    const [made] = await room.archive.listDecisions({ kind: 'join' });
    const { status } = await post('konsul', { undo: made?.seq });
    expect(status).toBe(200);
    expect(await languages('konsul')).toBe('ru original');
    expect(await languages('englisch')).toMatch(/^en \w+$/u);
    expect(await listed()).toEqual(['englisch', 'konsul', 'pair']);
    expect((await post('konsul', { undo: made?.seq })).status).toBe(404);
  });

  it.each([
    ['konsul', { translation: 'konsul' }, 422],
    ['konsul', { translation: 'nobody' }, 404],
    ['konsul', { translation: 'pair' }, 422],
    ['pair', { translation: 'englisch' }, 422],
    ['konsul', { translation: '' }, 400],
    ['konsul', { undo: 1 }, 404],
    ['konsul', 'nonsense', 400],
  ])('%s with %j is refused with %i, and nothing changes', async (record, body, status) => {
    expect((await post(record, body)).status).toBe(status);
    expect(await languages('konsul')).toBe('ru original');
    expect(await languages('pair')).toBe('ru original, en translation');
  });
});

/** A letter in a file of its own that names the file of its other side. */
const tei = (lang: string, words: string, label: string, name: string): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letter in ${lang}</title></titleStmt>
  <publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text xml:lang="${lang}"><body>
  <p>${words}</p></body><back><noteGrp><note>${label}:</note><note>${name}</note></noteGrp></back></text></TEI>`;

describe('a record whose file was taken out of the folder', () => {
  it('stays in lists, counts and searches: no other record has taken it up', async () => {
    const folder = await openRoom({ 'konsul.txt': LETTER['letter.ru.txt'], 'pair.txt': LETTER['letter.en.txt'] });
    try {
      await rm(path.join(folder.folder.path, 'konsul.txt'));
      await folder.read();
      const { records, total } = await folder.archive.listRecords({ limit: 10 });
      expect([total, records.map(({ id, missing }) => `${id} ${missing}`).sort()]).toEqual([
        2,
        ['konsul true', 'pair false'],
      ]);
    } finally {
      await folder.close();
    }
  });
});

describe('records whose sources name each other', () => {
  let named: TestRoom;
  beforeAll(async () => {
    named = await openRoom({
      'lp_7.tei.xml': tei('ru', 'Семь кораблей стояли на рейде.', 'See a translation of the document', 'lp_8'),
      'lp_8.tei.xml': tei('en', 'Seven ships lay in the roads.', 'Translation of', 'lp_7'),
      'lp_9.tei.xml': tei('fr', 'Le pilote est venu hier soir au port.', 'Translation of', 'lp_10'),
    });
  });
  afterAll(async () => {
    await named.close();
  });

  it('are said to, and each page leads to the other', async () => {
    const { problems } = await named.archive.listProblems({ limit: 10, code: 'COUNTERPART_NAMED' });
    // They stand in the order in which the sources were kept, which is that in which reading them ended.
    const names = problems.map(({ source, values }) => `${source} ${String(values?.name)}`).sort();
    expect(names).toEqual(['lp_7.tei.xml lp_8', 'lp_8.tei.xml lp_7', 'lp_9.tei.xml lp_10']);
    const page = async (id: string) => (await named.app.request(`http://127.0.0.1:4170/records/${id}`)).text();
    expect(await page('lp-8')).toContain('href="/records/lp-8/join?with=lp-7"');
    expect(await page('lp-9')).not.toContain('/join?with=');
  });

  it('are joined all at once when a person says so, and what was parted stays parted', async () => {
    const ask = async () => {
      const response = await named.app.request('http://127.0.0.1:4170/api/joins/named', {
        method: 'POST',
        headers: { host: '127.0.0.1:4170', origin: 'http://127.0.0.1:4170', 'content-type': 'application/json' },
        body: JSON.stringify({ by: 'Anna' }),
      });
      return ((await response.json()) as { joined: readonly { original: string; translation: string; seq: number }[] })
        .joined;
    };
    const [made, ...others] = await ask();
    expect([made?.original, made?.translation, others]).toEqual(['lp-7', 'lp-8', []]);
    const { record } = await named.archive.getRecord('lp-7');
    expect(record.texts.map(({ lang, role }) => `${lang} ${role}`)).toEqual(['ru original', 'en translation']);
    expect(await ask()).toEqual([]);
    await named.archive.undo(made?.seq ?? 0);
    await named.read();
    expect(await ask()).toEqual([]);
  });
});
