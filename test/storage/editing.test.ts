/** What a person decides about an alignment lasts: on both engines, over another run, a corrected text, a lost database and a kill. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Archive, type ArchivePlace, openArchive } from '../../src/archive/archive.ts';
import { editRecord, getEditState, listHistory, redoEdit, undoEdit } from '../../src/editing/editing.ts';
import { keepSource, packSource, prepareSource } from '../../src/pipeline.ts';
import { startWork } from '../../src/work/work.ts';
import { checkIndex, SEARCH_MIGRATIONS, searchPassages } from '../../src/search/search.ts';
import { newArchiveFolder, newFolder } from './documents.ts';
import { type Postgres, startPostgres } from './postgres.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const RU = [
  'Утром в порт вошли три корабля.',
  'Капитан порта сообщил мне об этом лично.',
  'Я просил его подтвердить сказанное письменно.',
  'Он отказался.',
  'Вечером 12 мая консул уехал в столицу.',
];
const EN = [
  'Three ships entered the port in the morning.',
  'The port captain told me so in person.',
  'I asked him to confirm his words in writing.',
  'He refused.',
  'On the evening of 12 May the consul left for the capital.',
];

let postgres: Postgres | undefined;
const opened: Archive[] = [];
const folders: string[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((archive) => archive.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
afterAll(async () => {
  await postgres?.stop();
});

async function open(place: ArchivePlace): Promise<Archive> {
  const archive = await openArchive(place, { migrations: SEARCH_MIGRATIONS });
  opened.push(archive);
  return archive;
}

/** Offers the letter as a pair of files, and reads whatever waits. */
async function read(archive: Archive, ru: readonly string[], en: readonly string[]): Promise<void> {
  const files = await Promise.all(
    [
      ['letter.ru.txt', ru],
      ['letter.en.txt', en],
    ].map(async ([name, lines]) => {
      const kept = await archive.keepFile(Buffer.from((lines as readonly string[]).join(' ')));
      return { path: name as string, ...kept, mtimeMs: 1 };
    }),
  );
  await archive.offerSources([{ key: 'letter', files }]);
  await readQueue(archive);
}

async function readQueue(archive: Archive, isCurrent = true): Promise<void> {
  for (;;) {
    const [source] = await archive.claimUnread(1, { current: () => isCurrent });
    if (source === undefined) return;
    const files = await Promise.all(
      source.files.map(async (file) => ({ path: file.path, bytes: await archive.readFile(file.sha256) })),
    );
    await keepSource(archive, source, await packSource(source.key, await prepareSource(files)));
  }
}

/** `1:0=0 2!:1=1,2`: number of the passage, `!` where a person settled it, sentences of both sides. */
async function show(archive: Archive, id = 'letter'): Promise<string> {
  const { alignments, passages } = await archive.getRecord(id);
  const beads = alignments[0]?.alignment.beads ?? [];
  return beads
    .map(({ original, translation, settled }, at) => {
      const mark = settled === undefined ? '' : '!';
      return `${passages[at]?.n ?? '?'}${mark}:${original.join()}=${translation.join()}`;
    })
    .join(' ');
}

async function edit(archive: Archive, notation: string): Promise<number> {
  const { stamp } = await getEditState(archive, 'letter');
  const { seq } = await editRecord(archive, { record: 'letter', edit: notation, stamp, by: 'Анна' });
  return seq ?? 0;
}

describe.each(['PGlite', 'PostgreSQL'])('an alignment that a person edits, on %s', (engine) => {
  let place: ArchivePlace;
  const test = (sentence: string, run: (archive: Archive) => Promise<void>): void => {
    it(sentence, async (context) => {
      if (engine === 'PostgreSQL' && postgres === undefined) {
        context.skip('there is no PostgreSQL on this machine');
        return;
      }
      const folder = engine === 'PGlite' ? await newArchiveFolder() : newFolder();
      folders.push(folder);
      place =
        engine === 'PGlite' || postgres === undefined ? { folder } : { database: postgres.newDatabase(), home: folder };
      const archive = await open(place);
      await read(archive, RU, EN);
      await run(archive);
    });
  };
  const PLAIN = '1:0=0 2:1=1 3:2=2 4:3=3 5:4=4';

  test('is joined, parted, unpaired and confirmed, and every edit can be taken back and made again', async (archive) => {
    expect(await show(archive)).toBe(PLAIN);
    await edit(archive, 'join 2');
    const joined = '1:0=0 2:1=1 3!:2,3=2,3 5:4=4';
    expect(await show(archive)).toBe(joined);
    expect((await archive.getRecord('letter')).gone).toMatchObject([
      { passage: 3, now: 3 },
      { passage: 4, now: 3 },
    ]);
    await edit(archive, 'move 1 translation down');
    const moved = '1:0=0 2!:1= 3!:2,3=1,2,3 5:4=4';
    expect(await show(archive)).toBe(moved);
    await edit(archive, 'confirm 3');
    await undoEdit(archive, { record: 'letter', by: 'Анна' });
    expect(await show(archive)).toBe(moved);
    await undoEdit(archive, { record: 'letter', by: 'Анна' });
    expect(await show(archive)).toBe(joined);
    await undoEdit(archive, { record: 'letter', by: 'Анна' });
    expect(await show(archive)).toBe(PLAIN);
    expect((await archive.getRecord('letter')).gone.filter(({ passage, now }) => passage !== now)).toEqual([]);
    await redoEdit(archive, { record: 'letter', by: 'Анна' });
    await redoEdit(archive, { record: 'letter', by: 'Анна' });
    expect(await show(archive)).toBe(moved);
    await edit(archive, 'unpair 0');
    expect(await show(archive)).toMatch(/^1!:0= 6!:=0 2!/u);
    const history = await listHistory(archive, 'letter');
    expect(history.map(({ step, did, standing }) => `${step} ${did}${standing ? '' : ' (taken back)'}`)).toEqual([
      'made unpair',
      'redone move',
      'redone join',
      'undone join',
      'undone move',
      'undone confirm (taken back)',
      'made confirm (taken back)',
      'made move',
      'made join',
    ]);
    expect(history[0]).toMatchObject({ by: 'Анна', original: RU[0], translation: null });
    expect(await archive.check()).toEqual([]);
  });

  test('is found by its new passages at once', async (archive) => {
    await edit(archive, 'join 2');
    const { hits } = await searchPassages(archive, { query: 'отказался', limit: 5 });
    expect(hits).toMatchObject([{ passage: 3, counterpart: { text: `${EN[2] ?? ''} ${EN[3] ?? ''}` } }]);
    expect(await checkIndex(archive)).toEqual([]);
  });

  test('keeps a person’s beads when another reader reads the same bytes again', async (archive) => {
    await edit(archive, 'join 2');
    await edit(archive, 'confirm 0');
    const before = await show(archive);
    await archive.close();
    const again = await open(place);
    await readQueue(again, false);
    expect(await show(again)).toBe(before);
    expect((await again.getRecord('letter')).frozen).toBe(true);
  });

  test('keeps every bead whose words still stand in a corrected text, and reports the rest', async (archive) => {
    await edit(archive, 'join 2');
    await edit(archive, 'unpair 0');
    await read(archive, RU.with(3, 'Он отказался наотрез.').toSpliced(1, 0, 'Стоял туман.'), EN);
    const record = await archive.getRecord('letter');
    expect(record.version).toBe(2);
    expect(await show(archive)).toMatch(/^1!:0= /u);
    expect(record.problems.filter(({ code }) => code.startsWith('DECISION'))).toMatchObject([
      { code: 'DECISION_WORDS_GONE', values: { by: 'Анна', words: `${RU[2] ?? ''} ${RU[3] ?? ''}` } },
    ]);
    expect((await archive.listProblems({ limit: 9, code: 'DECISION_WORDS_GONE' })).total).toBe(1);
    const seq = (await archive.listAllDecisions('letter'))[0]?.seq ?? 0;
    await edit(archive, `free lost ${seq} 0`);
    expect((await archive.getRecord('letter')).problems.filter(({ code }) => code.startsWith('DECISION'))).toEqual([]);
    expect((await archive.listProblems({ limit: 9, code: 'DECISION_WORDS_GONE' })).total).toBe(0);
    await undoEdit(archive, { record: 'letter', by: 'Анна' });
    expect((await archive.listProblems({ limit: 9, code: 'DECISION_WORDS_GONE' })).total).toBe(1);
    // The old words come back: so does what was decided about them.
    await read(archive, RU, EN);
    expect(await show(archive)).toContain('!:2,3=2,3');
    expect((await archive.listProblems({ limit: 9, code: 'DECISION_WORDS_GONE' })).total).toBe(0);
  });

  test('refuses an edit that was made on something else, and loses nothing', async (archive) => {
    const { stamp } = await getEditState(archive, 'letter');
    const ask = { record: 'letter', stamp, by: 'Борис' };
    const [one, two] = await Promise.allSettled([
      editRecord(archive, { ...ask, edit: 'join 0' }),
      editRecord(archive, { ...ask, edit: 'join 2' }),
    ]);
    expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected']);
    const refused = one.status === 'rejected' ? one : two;
    expect(refused).toMatchObject({ reason: { code: 'EDIT_STALE' } });
    expect((await show(archive)).match(/!/gu)?.length).toBe(1);
    const { stamp: fresh } = await getEditState(archive, 'letter');
    await expect(editRecord(archive, { ...ask, stamp: fresh, edit: 'join 99' })).rejects.toMatchObject({
      code: 'EDIT_IMPOSSIBLE',
    });
    await expect(editRecord(archive, { ...ask, stamp: fresh, edit: 'burn 1' })).rejects.toMatchObject({
      code: 'REQUEST_BAD',
    });
    await expect(undoEdit(archive, { record: 'letter', of: 1, by: 'x' })).rejects.toMatchObject({
      code: 'DECISION_NOT_FOUND',
    });
  });
});

describe('an alignment that a person edited', () => {
  const start = async (): Promise<{ archive: Archive; home: string; folder: string }> => {
    const folder = await newArchiveFolder();
    folders.push(folder);
    const archive = await open({ folder });
    await read(archive, RU, EN);
    return { archive, folder, home: path.join(folder, '.sverka') };
  };
  const describeRecord = async (archive: Archive): Promise<unknown> => {
    const { alignments, passages, gone, decided, problems } = await archive.getRecord('letter');
    return { alignments, passages, gone, decided, problems, history: await listHistory(archive, 'letter') };
  };

  it('comes back from files and journal when the database is deleted: same beads, same numbers, same history', async () => {
    const { archive, folder, home } = await start();
    await edit(archive, 'join 2');
    await edit(archive, 'unpair 0');
    await edit(archive, 'confirm 2');
    await undoEdit(archive, { record: 'letter', by: 'Борис' });
    const before = await describeRecord(archive);
    await archive.close();
    rmSync(path.join(home, 'db'), { recursive: true });
    const again = await open({ folder });
    await readQueue(again);
    expect(await describeRecord(again)).toEqual(before);
    expect(await again.listUnsettled()).toEqual([]);
  });

  it('is made good at the next opening where a kill came between the journal and the tables', async () => {
    const { archive, folder, home } = await start();
    const journal = path.join(home, 'journal.jsonl');
    await archive.close();
    // The tables as they were before the edit, the journal as it is after it.
    cpSync(path.join(home, 'db'), path.join(home, 'db.before'), { recursive: true });
    const second = await open({ folder });
    await edit(second, 'join 2');
    const wanted = await describeRecord(second);
    await second.close();
    const lines = readFileSync(journal);
    rmSync(path.join(home, 'db'), { recursive: true });
    cpSync(path.join(home, 'db.before'), path.join(home, 'db'), { recursive: true });
    writeFileSync(journal, lines);
    const third = await open({ folder });
    expect(await third.listUnsettled()).toEqual(['letter']);
    // What `sverka serve` does, which looks through no folder.
    const work = startWork({ archive: third, folder: null });
    await work.refresh();
    await work.close();
    expect(await third.listUnsettled()).toEqual([]);
    expect(await describeRecord(third)).toEqual(wanted);
    expect(await checkIndex(third)).toEqual([]);
  });
});
