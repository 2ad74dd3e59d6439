/** What every archive does, whichever engine it stands on: PGlite in its folder, or a real PostgreSQL. */
import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Archive, type ArchivePlace, openArchive, type RecordItem } from '../../src/archive/archive.ts';
import { SCHEMA } from '../../src/archive/migrate.ts';
import { toProblem } from '../../src/errors.ts';
import {
  add,
  EVERY_READER,
  keep,
  newArchiveFolder,
  newFolder,
  offer,
  passagesOf,
  readAll,
  toItem,
} from './documents.ts';
import { type Postgres, startPostgres } from './postgres.ts';

// Opening an embedded archive is half a second of work; on a busy machine that can become ten.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let postgres: Postgres | undefined;
const opened: Archive[] = [];
const folders: string[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
  if (postgres === undefined)
    process.stderr.write('No PostgreSQL on this machine: the storage tests run on PGlite only.\n');
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((archive) => archive.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

afterAll(async () => {
  await postgres?.stop();
});

async function newPlace(engine: string): Promise<ArchivePlace | undefined> {
  if (engine !== 'PGlite' && postgres === undefined) return undefined;
  const folder = engine === 'PGlite' ? await newArchiveFolder() : newFolder();
  folders.push(folder);
  return postgres === undefined || engine === 'PGlite'
    ? { folder }
    : { database: postgres.newDatabase(), home: folder };
}

describe.each(['PGlite', 'PostgreSQL'])('an archive on %s', (engine) => {
  let place: ArchivePlace;
  const open = async (): Promise<Archive> => {
    const archive = await openArchive(place);
    opened.push(archive);
    return archive;
  };
  const test = (sentence: string, run: (archive: Archive) => Promise<void>): void => {
    it(sentence, async (context) => {
      const found = await newPlace(engine);
      if (found === undefined) {
        context.skip('there is no PostgreSQL on this machine');
        return;
      }
      place = found;
      await run(await open());
    });
  };
  const reopen = async (archive: Archive): Promise<Archive> => {
    await archive.close();
    return open();
  };

  test('begins empty, and says what it is', async (archive) => {
    expect(archive.info).toMatchObject({ engine: engine === 'PGlite' ? 'pglite' : 'postgres', schema: SCHEMA });
    expect(archive.info.id).toMatch(/^[0-9a-f-]{36}$/u);
    expect(await archive.overview()).toEqual({
      records: 0,
      bilingual: 0,
      languages: {},
      years: [],
      months: [],
      collections: [],
      newest: [],
      problems: {},
      sources: { unread: 0, read: 0, missing: 0 },
    });
    expect(await archive.listRecords({ limit: 10 })).toEqual({ records: [], total: 0, next: null });
    expect(await archive.check()).toEqual([]);
  });

  test('is the same archive when it is opened again', async (archive) => {
    const { id, created } = archive.info;
    await add(archive, 'letter.txt', 'Да. = Yes.');
    const again = await reopen(archive);
    expect(again.info).toMatchObject({ id, created });
    expect(await passagesOf(again, 'letter')).toBe('1 Да. = Yes.');
    expect(again.opening).toEqual([]);
  });

  test('keeps bytes under their checksum, as often as one likes', async (archive) => {
    const bytes = Buffer.from([0, 255, 10, 13]);
    const kept = await archive.keepFile(bytes);
    expect(await archive.keepFile(bytes)).toEqual(kept);
    expect(Buffer.from(await archive.readFile(kept.sha256))).toEqual(bytes);
    await expect(archive.readFile('0'.repeat(64))).rejects.toMatchObject({ code: 'FILE_LOST' });
    await expect(archive.readFile('../../journal.jsonl')).rejects.toMatchObject({ code: 'FILE_LOST' });
  });

  test('takes a file once, and again only when its bytes have changed', async (archive) => {
    const one = await archive.keepFile(Buffer.from('one'));
    const two = await archive.keepFile(Buffer.from('two'));
    const source = (kept: typeof one, mtimeMs: number) => ({
      key: 'a.txt',
      files: [{ path: 'a.txt', ...kept, mtimeMs }],
    });
    expect(await archive.offerSources([source(one, 1)])).toEqual({ added: ['a.txt'], changed: [], unchanged: [] });
    expect(await archive.offerSources([source(one, 1)])).toEqual({ added: [], changed: [], unchanged: ['a.txt'] });
    expect(await archive.offerSources([source(one, 2)])).toEqual({ added: [], changed: [], unchanged: ['a.txt'] });
    expect((await archive.listSeenFiles()).get('a.txt')).toMatchObject({ mtimeMs: 2, source: 'a.txt' });
    expect(await archive.offerSources([source(two, 3)])).toEqual({ added: [], changed: ['a.txt'], unchanged: [] });
    expect((await archive.history({ limit: 10 })).map((entry) => entry.type)).toEqual([
      'source.seen',
      'source.seen',
      'archive.created',
    ]);
  });

  test('gives each waiting source to one worker only, the oldest first', async (archive) => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await offer(archive, `${name}.txt`, name);
    expect(await archive.countUnread()).toBe(5);
    const claims = await Promise.all([1, 2, 1, 3].map((limit) => archive.claimUnread(limit, EVERY_READER)));
    const keys = claims.flat().map((source) => source.key);
    expect([...keys].sort()).toEqual(['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt']);
    expect(claims[0]?.[0]).toMatchObject({ key: 'a.txt', version: 1, state: 'unread', reader: null });
  });

  test('reads a source again when its reader has become better, and only then', async (archive) => {
    await add(archive, 'a.txt', 'Да.', { reader: 'old/1' });
    await add(archive, 'b.txt', 'Нет.', { reader: 'new/2' });
    expect(await archive.claimUnread(9, EVERY_READER)).toEqual([]);
    const again = await reopen(archive);
    const claimed = await again.claimUnread(9, { current: (reader) => reader === 'new/2' });
    expect(claimed.map((source) => source.key)).toEqual(['a.txt']);
  });

  test('gives ids once and for ever', async (archive) => {
    const ids = (source: string, ...wanted: string[]) =>
      archive
        .assignIds(
          source,
          wanted.map((id, index) => ({ key: `k${index}`, id })),
        )
        .then((given) => [...given.values()]);
    expect(await ids('a.txt', 'letter')).toEqual(['letter']);
    expect(await ids('b.txt', 'letter', 'letter', 'note')).toEqual(['letter-2', 'letter-3', 'note']);
    expect(await ids('a.txt', 'something else')).toEqual(['letter']);
    expect(await ids('c.txt', 'letter-2')).toEqual(['letter-2-2']);
    const raced = await Promise.all(['d', 'e', 'f'].map((name) => ids(name, 'same')));
    expect(raced.flat().sort()).toEqual(['same', 'same-2', 'same-3']);
    const again = await reopen(archive);
    expect([...(await again.assignIds('b.txt', [{ key: 'k1', id: 'x' }])).values()]).toEqual(['letter-3']);
  });

  test('gives a record back as it was kept, whatever stands in it', async (archive) => {
    await offer(archive, 'odd.txt', 'x');
    const [source] = await archive.claimUnread(1, EVERY_READER);
    if (source === undefined) throw new Error('nothing was claimed');
    const odd = 'Кавычки " \' \\ {a,b} NULL \u0000 \ud83d\ude00 \u2028 конец';
    const item = toItem({ words: 'Да. = Yes.', title: odd, more: { summary: odd, claimed: { id: odd } } }, 'odd');
    await archive.assignIds('odd.txt', [{ key: '', id: 'odd' }]);
    let indexed: readonly RecordItem[] = [];
    await archive.keepReading(source, 'test/1', [item], [], (_tx, items) => {
      indexed = items;
      return Promise.resolve();
    });
    const { record, alignments, passages } = await archive.getRecord('odd');
    expect({ record, alignments, passages }).toEqual(item);
    expect(Object.keys(record)).toEqual(Object.keys(item.record));
    expect(indexed).toEqual([item]);
    expect((await archive.listRecords({ limit: 1 })).records[0]?.title).toBe(odd);
  });

  test('says that there is no such record, or no such version of it', async (archive) => {
    await add(archive, 'a.txt', 'Да.');
    expect(await archive.findRecord('b')).toBeUndefined();
    await expect(archive.getRecord('b')).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
    await expect(archive.getRecord('a', 2)).rejects.toMatchObject({ code: 'VERSION_NOT_FOUND' });
  });

  test('keeps the old version of a changed file, and the numbers of the passages that stayed', async (archive) => {
    await add(archive, 'a.txt', 'Один. = One. | Два. = Two. | Три. = Three.');
    await add(archive, 'a.txt', 'Один. = One. | Новое. = New. | Три. = Three!');
    expect(await passagesOf(archive, 'a')).toBe('1 Один. = One. | 4 Новое. = New. | 3 Три. = Three!');
    expect(await passagesOf(archive, 'a', 1)).toBe('1 Один. = One. | 2 Два. = Two. | 3 Три. = Three.');
    const record = await archive.getRecord('a');
    expect(record.gone).toEqual([{ passage: 2, version: 2 }]);
    expect(record.versions.map(({ version }) => version)).toEqual([1, 2]);
    await add(archive, 'a.txt', 'Два. = Two. | Ещё. = More.');
    expect(await passagesOf(archive, 'a')).toBe('5 Два. = Two. | 6 Ещё. = More.');
    expect((await archive.getRecord('a')).gone).toEqual([
      { passage: 1, version: 3 },
      { passage: 2, version: 2 },
      { passage: 3, version: 3 },
      { passage: 4, version: 3 },
    ]);
  });

  test('reads every version in turn when a file changed twice before anybody read it', async (archive) => {
    await offer(archive, 'a.txt', 'Один.');
    await offer(archive, 'a.txt', 'Два.');
    expect(await readAll(archive)).toBe(2);
    expect(await passagesOf(archive, 'a', 1)).toBe('1 Один.');
    expect(await passagesOf(archive, 'a', 2)).toBe('2 Два.');
  });

  test('keeps a record that its volume no longer holds, and says that it is missing', async (archive) => {
    await add(archive, 'volume.xml', 'Один.\n---\nДва.\n---\nТри.');
    await add(archive, 'volume.xml', 'Один.\n---\nДва.');
    expect(await archive.getRecord('volume-d3')).toMatchObject({ missing: true, version: 1 });
    expect((await archive.getRecord('volume-d2')).missing).toBe(false);
    expect((await archive.overview()).records).toBe(3);
    await add(archive, 'volume.xml', 'Один.\n---\nДва.\n---\nТри снова.');
    expect(await archive.getRecord('volume-d3')).toMatchObject({ missing: false, version: 3 });
  });

  test('shows a record whose file has gone as missing, and as there when it is back', async (archive) => {
    await add(archive, 'a.txt', 'Да.');
    await archive.markMissing(['a.txt', 'never seen.txt']);
    expect(await archive.getRecord('a')).toMatchObject({ missing: true, source: { state: 'missing' } });
    expect((await archive.overview()).sources).toEqual({ unread: 0, read: 0, missing: 1 });
    await archive.markMissing(['a.txt']);
    await archive.markReturned(['a.txt']);
    expect(await archive.getRecord('a')).toMatchObject({ missing: false, source: { state: 'read' } });
    const told = (await archive.history({ record: 'a', limit: 9 })).map((entry) => entry.type);
    expect(told).toEqual(['source.returned', 'source.missing', 'ids.assigned', 'source.seen']);
  });

  test('lets a completed pair take over from its single file', async (archive) => {
    await add(archive, 'letter.ru.txt', 'Да.');
    const ru = (await archive.listSeenFiles()).get('letter.ru.txt');
    const en = await archive.keepFile(Buffer.from('Yes.'));
    if (ru === undefined) throw new Error('the file was not seen');
    await archive.offerSources([{ key: 'letter', files: [ru, { path: 'letter.en.txt', ...en, mtimeMs: 1 }] }]);
    expect((await archive.getRecord('letter.ru')).missing).toBe(true);
    expect((await archive.listSeenFiles()).get('letter.ru.txt')?.source).toBe('letter');
    await archive.offerSources([{ key: 'letter.ru.txt', files: [ru] }]);
    expect((await archive.getRecord('letter.ru')).missing).toBe(false);
    expect((await archive.listSeenFiles()).get('letter.ru.txt')?.source).toBe('letter.ru.txt');
  });

  test('puts the records of a volume in its order, those of a folder by date', async (archive) => {
    await offer(archive, 'frus/volume.xml', 'x');
    const [volume] = await archive.claimUnread(1, EVERY_READER);
    if (volume === undefined) throw new Error('nothing was claimed');
    const publication = { title: 'Foreign Relations', volume: 'Volume VI' };
    const documents = [
      { key: 'd1', words: 'а', date: '1960', more: { publication } },
      { key: 'd2', words: 'б', date: '1958', more: { publication } },
    ];
    await keep(archive, volume, documents);
    expect(await archive.getRecord('frus-volume-d1')).toMatchObject({
      previous: null,
      next: 'frus-volume-d2',
      collection: { key: 'frus/volume.xml', title: 'Foreign Relations, Volume VI' },
    });
    for (const [name, date] of [
      ['late', '1962-01-28'],
      ['early', '1961-12/1962-02'],
      ['undated', undefined],
    ] as const) {
      await offer(archive, `papers/${name}.txt`, name);
      const [source] = await archive.claimUnread(1, EVERY_READER);
      if (source !== undefined) await keep(archive, source, [{ words: 'в', ...(date === undefined ? {} : { date }) }]);
    }
    expect(await archive.getRecord('papers-late')).toMatchObject({
      previous: 'papers-early',
      next: 'papers-undated',
      collection: { key: 'papers/', title: 'papers' },
    });
  });

  test('lists records page by page in every order, without a gap and without a repetition', async (archive) => {
    for (let number = 0; number < 23; number += 1) {
      await offer(archive, `f${number % 3}/r${number}.txt`, String(number));
      const [source] = await archive.claimUnread(1, EVERY_READER);
      const words = number % 4 === 0 ? 'Да.' : 'Да. = Yes.';
      const date = `19${30 + (number % 5)}-0${1 + (number % 9)}-01`;
      if (source !== undefined) await keep(archive, source, [{ words, date, title: `«T ${number % 7}»` }]);
    }
    for (const sort of ['date', 'title', 'added'] as const) {
      const ids: string[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const page = await archive.listRecords({ limit: 4, sort, ...(after === undefined ? {} : { after }) });
        expect(page.total).toBe(23);
        ids.push(...page.records.map((record) => record.id));
        after = page.next;
      }
      expect(new Set(ids).size).toBe(23);
    }
    expect((await archive.listRecords({ limit: 1, sort: 'added' })).records[0]?.id).toBe('f1-r22');
    expect((await archive.listRecords({ limit: 1 })).records[0]?.dates.document).toBe('1930-01-01');
    const narrowed = { collection: 'f1/', lang: 'en', year: 1931 };
    const page = await archive.listRecords({ limit: 50, ...narrowed });
    expect(page.records.map((record) => record.id)).toEqual(['f1-r1']);
    expect(page.total).toBe(1);
    expect((await archive.listRecords({ limit: 50, source: 'f1/r1.txt' })).total).toBe(1);
    await expect(archive.listRecords({ limit: 1, after: 'nonsense' })).rejects.toMatchObject({ code: 'REQUEST_BAD' });
    const byDate = await archive.listRecords({ limit: 1 });
    const stolen = archive.listRecords({ limit: 1, sort: 'title', after: byDate.next ?? '' });
    await expect(stolen).rejects.toMatchObject({ code: 'REQUEST_BAD' });
  });

  test('counts what it holds, and goes on counting right after every change', async (archive) => {
    const problem = toProblem('EMPTY_FIELD', { field: 'Record ID' });
    const count = async () => {
      const { records, bilingual, languages, problems, collections } = await archive.overview();
      return {
        records,
        bilingual,
        languages,
        problems,
        in: collections.map(({ title, records: n }) => `${title} ${n}`),
      };
    };
    await add(archive, 'p/a.txt', 'Да. = Yes.', { problems: [problem, problem] });
    await add(archive, 'p/b.txt', 'Да.', { problems: [problem] });
    const both = { records: 2, bilingual: 1, languages: { en: 1, ru: 2 }, problems: { EMPTY_FIELD: 3 }, in: ['p 2'] };
    expect(await count()).toEqual(both);
    expect((await archive.getRecord('p-a')).problems).toEqual([problem, problem]);
    await add(archive, 'p/a.txt', 'Нет.');
    const one = { records: 2, bilingual: 0, languages: { ru: 2 }, problems: { EMPTY_FIELD: 1 }, in: ['p 2'] };
    expect(await count()).toEqual(one);
    expect(await archive.listProblems({ limit: 9 })).toEqual({
      problems: [{ ...problem, source: 'p/b.txt', record: 'p-b' }],
      total: 1,
      next: null,
    });
    expect((await archive.listProblems({ limit: 9, code: 'NO_TEXT' })).total).toBe(0);
  });

  test('keeps the problems of a source that gave no record at all', async (archive) => {
    await offer(archive, 'empty.txt', '');
    const [source] = await archive.claimUnread(1, EVERY_READER);
    if (source === undefined) throw new Error('nothing was claimed');
    await keep(archive, source, [], { problems: [toProblem('EMPTY_FILE', {}, { file: 'empty.txt' })] });
    expect(await archive.countUnread()).toBe(0);
    expect((await archive.listProblems({ limit: 9 })).problems).toMatchObject([{ code: 'EMPTY_FILE', record: null }]);
    expect((await archive.overview()).sources).toEqual({ unread: 0, read: 1, missing: 0 });
  });

  test('keeps a volume of hundreds of records part by part, and the same twice', async (archive) => {
    const words = Array.from({ length: 30 }, (_, index) => `Слово ${index}.`).join(' | ');
    const volume = Array.from({ length: 230 }, (_, index) => `${words} | Номер ${index}.`).join('\n---\n');
    await add(archive, 'volume.xml', volume, { reader: 'test/1' });
    const again = await reopen(archive);
    await again.claimUnread(0, { current: () => false });
    expect(await readAll(again, { reader: 'test/2' })).toBe(1);
    expect((await again.overview()).records).toBe(230);
    const { passages, next } = await again.getRecord('volume-d100');
    expect(passages.map((passage) => passage.n)).toEqual(passages.map((_, index) => index + 1));
    expect(next).toBe('volume-d101');
  });

  test('puts nothing into the tables when the index cannot be filled', async (archive) => {
    await offer(archive, 'a.txt', 'Да.');
    const [source] = await archive.claimUnread(1, EVERY_READER);
    if (source === undefined) throw new Error('nothing was claimed');
    const failing = () => Promise.reject(new Error('no index today'));
    await expect(archive.keepReading(source, 'test/1', [toItem({ words: 'Да.' }, 'a')], [], failing)).rejects.toThrow(
      'no index',
    );
    expect(await archive.findRecord('a')).toBeUndefined();
    expect((await archive.overview()).records).toBe(0);
    const again = await reopen(archive);
    expect(await again.countUnread()).toBe(1);
  });

  describe('decisions', () => {
    const decision = { kind: 'bead', record: 'a', subject: '1', by: 'editor' };

    test('stand until they are withdrawn, replaced or undone', async (archive) => {
      await add(archive, 'a.txt', 'Да. = Yes.');
      const values = async () => (await archive.listDecisions({ record: 'a' })).map(({ value }) => value);
      const first = await archive.decide({ ...decision, value: { right: true } });
      const second = await archive.decide({ ...decision, value: { right: false } });
      expect(await values()).toEqual([{ right: false }]);
      const undone = await archive.undo(second);
      expect(await values()).toEqual([{ right: true }]);
      await archive.undo(undone);
      expect(await values()).toEqual([{ right: false }]);
      await archive.decide({ ...decision, value: null });
      expect(await values()).toEqual([]);
      expect(first).toBeLessThan(second);
      expect(await archive.listDecisions({ kind: 'name' })).toEqual([]);
    });

    test('need a record that is there, and a number that is a decision', async (archive) => {
      await expect(archive.decide({ ...decision, value: 1 })).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
      await expect(archive.undo(1)).rejects.toMatchObject({ code: 'DECISION_NOT_FOUND' });
      await expect(archive.undo(99)).rejects.toMatchObject({ code: 'DECISION_NOT_FOUND' });
      expect(await archive.decide({ kind: 'archive.title', subject: '', value: 'Papers', by: 'editor' })).toBe(2);
      expect(await archive.listDecisions({ kind: 'archive.title' })).toMatchObject([{ value: 'Papers', seq: 2 }]);
    });

    test('hold the reading they were made on, whatever a newer reader makes of the same bytes', async (archive) => {
      await add(archive, 'a.txt', 'Да. = Yes. | Нет. = No.', { reader: 'test/1' });
      await archive.decide({ ...decision, value: 'right' });
      const again = await reopen(archive);
      const [source] = await again.claimUnread(1, { current: () => false });
      if (source === undefined) throw new Error('nothing was claimed');
      await keep(again, source, [{ words: 'Да. Нет. = Yes. No.' }], { reader: 'test/2' });
      expect(await passagesOf(again, 'a')).toBe('1 Да. = Yes. | 2 Нет. = No.');
      expect((await again.getRecord('a')).frozen).toBe(true);
      await add(again, 'a.txt', 'Да. = Yes. | Может быть. = Perhaps.', { reader: 'test/2' });
      expect(await passagesOf(again, 'a')).toBe('1 Да. = Yes. | 3 Может быть. = Perhaps.');
      expect(await again.listDecisions({ record: 'a' })).toMatchObject([{ value: 'right' }]);
      expect((await again.getRecord('a')).frozen).toBe(false);
    });

    test('keep their record even where a newer reader no longer finds it', async (archive) => {
      await add(archive, 'v.xml', 'Один.\n---\nДва.');
      await archive.decide({ ...decision, record: 'v-d2', value: 'right' });
      const again = await reopen(archive);
      const [source] = await again.claimUnread(1, { current: () => false });
      if (source === undefined) throw new Error('nothing was claimed');
      await keep(again, source, [{ key: 'd1', words: 'Один. Два.' }], { reader: 'test/2' });
      expect(await passagesOf(again, 'v-d2')).toBe('1 Два.');
      expect((await again.getRecord('v-d2')).missing).toBe(true);
    });
  });

  test('numbers and links every line of its history', async (archive) => {
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => offer(archive, `${name}.txt`, name)));
    const lines = [...(await archive.history({ limit: 100 }))].reverse();
    expect(lines.map((entry) => entry.seq)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(lines.map((entry) => entry.prev)).size).toBe(5);
    expect(await archive.history({ limit: 2, before: 3 })).toMatchObject([{ seq: 2 }, { seq: 1 }]);
    expect(await archive.check()).toMatchObject([{ code: 'SOURCES_UNREAD', values: { count: 4 } }]);
    await readAll(archive);
    expect(await archive.check()).toEqual([]);
  });
});

describe('an archive on a server', () => {
  it('is opened by many processes at once, made once and numbered in one row', async (context) => {
    const place = await newPlace('PostgreSQL');
    if (place === undefined) {
      context.skip('there is no PostgreSQL on this machine');
      return;
    }
    const archives = await Promise.all(Array.from({ length: 6 }, () => openArchive(place)));
    opened.push(...archives);
    expect(new Set(archives.map(({ info }) => info.id)).size).toBe(1);
    await Promise.all(
      archives.flatMap((archive, index) => ['x', 'y'].map((name) => offer(archive, `${name}${index}.txt`, name))),
    );
    const given = await Promise.all(
      archives.map((archive, index) => archive.assignIds(`${index}`, [{ key: '', id: 'same' }])),
    );
    expect(new Set(given.map((ids) => ids.get(''))).size).toBe(6);
    const claims = await Promise.all(archives.map((archive) => archive.claimUnread(3, EVERY_READER)));
    expect(new Set(claims.flat().map(({ key }) => key)).size).toBe(claims.flat().length);
    const [first] = archives;
    expect((await first?.history({ limit: 100 }))?.length).toBe(1 + 12 + 6);
    expect((await first?.check())?.map(({ code }) => code)).toEqual(['SOURCES_UNREAD']);
  });

  it('says that the database does not answer, without telling its password', async () => {
    const folder = newFolder();
    folders.push(folder);
    const opening = openArchive({ database: 'postgres://reader:secret@127.0.0.1:1/none', home: folder });
    await expect(opening).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    await expect(opening).rejects.not.toThrow('secret');
  });
});
