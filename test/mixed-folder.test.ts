/** One folder with every format becomes one reading room: each document whole, with its languages, aligned, found, and shown. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listModels } from '../src/ingest/ocr.ts';
import { searchPassages } from '../src/search/search.ts';
import { FILES, MARKS } from './every-format.ts';
import { openRoom, type TestRoom } from './reading-room.ts';

const hasOcr = (await listModels())?.includes('eng') === true;

let room: TestRoom;
beforeAll(async () => {
  room = await openRoom(FILES);
}, 300_000);
afterAll(async () => {
  await room.close();
});

describe('a folder with a document in every format', () => {
  it('becomes a record for each document, with its languages', async () => {
    const { records } = await room.archive.listRecords({ limit: 50, sort: 'title' });
    const shown = records.map(({ id, languages }) => `${id}: ${languages.map(({ lang }) => lang).join(' ')}`).sort();
    expect(shown).toEqual(
      [
        '17: ru en de',
        'book-one: en',
        'book-two: en',
        'letter: ru en',
        'letter-2: ru en',
        'linked: ru en',
        'izvestie: ru en',
        'memo: ru en',
        '7: ru en',
        'pilot: ru en',
        'packed-bag-data-cable: ru en',
        'telegramma: ru en',
        ...(hasOcr ? ['log-en: en'] : []),
        'memory: ru en',
        'note: ru en',
        'described: en',
        'note-9: en',
        'page: ru en',
        'dispatch: ru en',
        'report: en',
        'saved-page: ru en',
      ].sort(),
    );
  });

  it.each(Object.entries(MARKS))(
    'lays original and translation of the %s side by side and finds both',
    async (_format, [said, told]) => {
      const { hits } = await searchPassages(room.archive, { query: said, limit: 5, expand: false });
      expect(hits.length).toBe(1);
      expect(hits[0]?.counterpart?.text).toContain(told);
      const back = await searchPassages(room.archive, { query: told, limit: 5, expand: false });
      expect(back.hits.map(({ record }) => record)).toEqual([hits[0]?.record]);
    },
  );

  it('says what could not be read, and nothing else is lost', async () => {
    const { problems } = await room.archive.listProblems({ limit: 200 });
    const grave = problems.filter(({ code }) =>
      /UNSUPPORTED|FAILED|BROKEN|MISSING|NO_TEXT|BINARY|REFUSED|RECORD_/u.test(code),
    );
    expect(grave.map(({ code, source }) => `${code} ${source}`).filter((line) => !line.startsWith('OCR'))).toEqual([
      'UNSUPPORTED_FORMAT old.doc',
    ]);
    const seen = await room.archive.listSeenFiles();
    const documents = Object.keys(FILES).filter((path) => !path.endsWith('sverka.yaml'));
    expect(documents.filter((path) => !seen.has(path))).toEqual([]);
  });

  it('holds what the notes of its folders say', async () => {
    const { record, collection } = await room.archive.getRecord('17');
    expect([record.title, collection.title, record.rights?.text]).toEqual([
      'Telegram no. 17',
      'Telegrams',
      'Invented documents.',
    ]);
    expect(record.texts.map(({ of }) => of)).toEqual([undefined, 0, 1]);
    const letter = await room.archive.getRecord('letter');
    expect(letter.alignments[0]?.alignment.beads.filter(({ stated }) => stated === true)).toHaveLength(1);
  });

  it('describes what its lists name, and keeps its finding aids beside the records', async () => {
    const { record } = await room.archive.getRecord('note-9');
    expect([record.title, record.dates.document, record.reference?.leaves]).toEqual([
      'Note verbale no. 9',
      '1934-05-06',
      '9',
    ]);
    expect(JSON.stringify(await (await room.get('/api/finding-aids')).json())).toContain('Legation in Port Lucía');
  });

  it('keeps what a source states of its alignment, and the leaves of both sides', async () => {
    const { alignments } = await room.archive.getRecord('linked');
    expect(
      alignments[0]?.alignment.beads.map(({ original, translation, stated }) => [original, translation, stated]),
    ).toEqual([
      [[0], [0], true],
      [[1], [1], true],
    ]);
    const { passages } = await room.archive.getRecord('pilot');
    const leaves = passages.map(({ original, translation }) => [original?.locator.leaf, translation?.locator.leaf]);
    expect(leaves.length).toBeGreaterThan(2);
    // The translation has leaves of its own here: the manifest says them of both.
    expect([...new Set(leaves.map((pair) => pair.join(' ')))]).toEqual(['5 5', '6 6']);
  });

  it('hangs records in the finding aid by their references, level by level', async () => {
    const levels = async (id: string) =>
      (await room.archive.getRecord(id)).record.reference?.levels.map(({ level, number }) => `${level} ${number}`);
    for (const id of ['note-9', '7', 'pilot'])
      expect([id, await levels(id)]).toEqual([id, ['fond 12', 'opis 3', 'delo 41']]);
    expect(await levels('izvestie')).toEqual(['fond 12', 'opis 3', 'delo 42']);
    const shelves = async (id: string) =>
      (await room.archive.listShelves((await room.archive.getRecord(id)).record.reference)).map(({ path }) =>
        path.map(({ title }) => title).join(' › '),
      );
    expect(await shelves('7')).toEqual(['Legation in Port Lucía › Reports › Conversations']);
    expect(await shelves('izvestie')).toEqual(['Legation in Port Lucía › Reports']);
    // The papers of one file are tied to each other.
    const { sameFile, before, after } = await room.archive.listTies('7');
    expect(sameFile.map(({ id }) => id).sort()).toEqual(['note-9', 'pilot']);
    expect([before?.id, after?.id]).toEqual(['pilot', 'note-9']);
  });

  it('checks the bags and says who made them', async () => {
    const { problems } = await room.archive.listProblems({ limit: 500 });
    const bags = problems.filter(({ code }) => code.startsWith('BAG'));
    expect(bags.map(({ code, source }) => `${code} ${source}`).sort()).toEqual([
      'BAG_READ bag/bagit.txt',
      'BAG_READ packed-bag.zip',
    ]);
    for (const id of ['memo', 'packed-bag-data-cable'])
      expect((await room.archive.getRecord(id)).record.contributors.map(({ name }) => name)).toEqual(['Port Archive']);
  });

  it('shows every record', async () => {
    const { records } = await room.archive.listRecords({ limit: 50 });
    for (const { id } of records) {
      const response = await room.get(`/records/${id}`);
      expect([id, response.status]).toEqual([id, 200]);
      expect(await response.text()).not.toContain('alert(1)');
    }
  });
});
