/** What happens when the program is killed, the database is deleted, the journal is damaged or the disk is full. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { buildProgram, startProgram } from './child.ts';
import { add, keep, newArchiveFolder, newFolder, offer, passagesOf, readAll } from './documents.ts';

// Opening an embedded archive is half a second of work; on a busy machine that can become ten.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

/** An ordinary user, whom permissions bind as they do not bind root. */
const NOBODY = 65_534;

const opened: Archive[] = [];
const folders: string[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((archive) => archive.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function open(folder: string): Promise<Archive> {
  const archive = await openArchive({ folder });
  opened.push(archive);
  return archive;
}

async function newHome(): Promise<{ folder: string; journal: string; database: string }> {
  const folder = await newArchiveFolder();
  folders.push(folder);
  const home = path.join(folder, '.sverka');
  return { folder, journal: path.join(home, 'journal.jsonl'), database: path.join(home, 'db') };
}

/** Everything a reader could see and cite, as data. */
async function describeArchive(archive: Archive): Promise<unknown> {
  const { records } = await archive.listRecords({ limit: 500, sort: 'title' });
  return {
    id: archive.info.id,
    created: archive.info.created,
    decisions: await archive.listDecisions({}),
    records: await Promise.all(
      records.map(async ({ id }) => {
        const { versions, gone, missing, addedAt, frozen, version } = await archive.getRecord(id);
        const texts = await Promise.all(versions.map((one) => passagesOf(archive, id, one.version)));
        return { id, version, versions, texts, gone, missing, addedAt, frozen };
      }),
    ),
  };
}

describe('an archive that is killed while it works', () => {
  it('has lost nothing it acknowledged and doubled nothing, however often', async () => {
    const { folder } = await newHome();
    const program = await buildProgram('writer');
    const said: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      const child = startProgram(program, folder, String(round));
      await child.hear('open');
      // Killed somewhere after a number of steps, another number in each round.
      const steps = said.length + child.said.length + 3 + ((round * 7) % 11);
      while (said.length + child.said.length < steps) await delay(2);
      await delay((round * 13) % 30);
      await child.kill();
      said.push(...child.said);
    }
    const archive = await open(folder);
    await readAll(archive);
    const { records } = await archive.listRecords({ limit: 1000 });
    const ids = new Set(records.map(({ id }) => id));
    const decisions = new Map((await archive.listDecisions({})).map(({ seq, value }) => [seq, value]));
    const seen = await archive.listSeenFiles();
    expect(said.filter((line) => line.startsWith('kept')).length).toBeGreaterThan(5);
    for (const line of said) {
      const [step, one = '', two = ''] = line.split(' ');
      if (step === 'offered') expect(seen.has(one), line).toBe(true);
      if (step === 'kept') expect(ids.has(one.replace('.txt', '')), line).toBe(true);
      if (step === 'decided') expect(decisions.get(Number(one)), line).toBe(two);
      if (step === 'id') {
        const given = await archive.assignIds(one, [{ key: '', id: 'another' }]);
        expect(given.get(''), line).toBe(two);
      }
    }
    expect(new Set(said.filter((line) => line.startsWith('id ')).map((line) => line.split(' ')[2])).size).toBe(
      said.filter((line) => line.startsWith('id ')).length,
    );
    expect(ids.size).toBe(seen.size);
    expect((await archive.overview()).records).toBe(seen.size);
    expect(await archive.check()).toEqual([]);
  });
});

describe('an archive whose database folder was deleted', () => {
  it('comes back from its files and journal: same ids, same numbers, same versions, same decisions', async () => {
    const { folder, database } = await newHome();
    const archive = await open(folder);
    await add(archive, 'a.txt', 'Один. = One. | Два. = Two. | Три. = Three.');
    await add(archive, 'a.txt', 'Один. = One. | Новое. = New. | Три. = Three.');
    await add(archive, 'volume.xml', 'Один.\n---\nДва.\n---\nТри.');
    await add(archive, 'volume.xml', 'Один.\n---\nТри.');
    await add(archive, 'b.txt', 'Да.');
    await archive.assignIds('c.txt', [{ key: '', id: 'b' }]);
    await add(archive, 'c.txt', 'Нет.');
    await archive.decide({ kind: 'bead', record: 'a', subject: '1', value: 'right', by: 'editor' });
    await archive.undo(await archive.decide({ kind: 'bead', record: 'a', subject: '2', value: 'wrong', by: 'editor' }));
    await archive.markMissing(['b.txt']);
    const before = await describeArchive(archive);
    await archive.close();
    rmSync(database, { recursive: true });

    const again = await open(folder);
    expect(await again.countUnread()).toBe(4);
    await readAll(again);
    expect(await describeArchive(again)).toEqual(before);
    expect(await again.check()).toEqual([]);
    expect((await again.assignIds('d.txt', [{ key: '', id: 'b' }])).get('')).toBe('b-3');
  });

  it('keeps the numbers of passages even when the reader has changed in between', async () => {
    const { folder, database } = await newHome();
    const first = await open(folder);
    await offer(first, 'a.txt', 'x');
    const readWith = async (archive: Archive, reader: string, words: string): Promise<void> => {
      const [source] = await archive.claimUnread(1, { current: (name) => name === reader });
      if (source === undefined) throw new Error('nothing was claimed');
      await keep(archive, source, [{ words }], { reader });
    };
    await readWith(first, 'test/1', 'Один. | Два и три. | Четыре.');
    await first.close();
    const second = await open(folder);
    await readWith(second, 'test/2', 'Один. | Два. | И три. | Четыре.');
    expect(await passagesOf(second, 'a')).toBe('1 Один. | 4 Два. | 5 И три. | 3 Четыре.');
    await second.close();
    rmSync(database, { recursive: true });
    const third = await open(folder);
    await readWith(third, 'test/2', 'Один. | Два. | И три. | Четыре.');
    expect(await passagesOf(third, 'a')).toBe('1 Один. | 4 Два. | 5 И три. | 3 Четыре.');
    expect((await third.getRecord('a')).gone).toEqual([{ passage: 2, version: 1 }]);
  });

  it('is made again by itself when the database cannot be opened; the damaged one is set aside', async () => {
    const { folder, database } = await newHome();
    const archive = await open(folder);
    await add(archive, 'a.txt', 'Да. = Yes.');
    await archive.close();
    for (const file of ['global/pg_control', 'PG_VERSION']) writeFileSync(path.join(database, file), 'rubbish');
    const again = await open(folder);
    expect(again.opening).toMatchObject([{ code: 'DATABASE_REBUILT' }]);
    await readAll(again);
    expect(await passagesOf(again, 'a')).toBe('1 Да. = Yes.');
    expect(readdirSync(path.dirname(database)).some((name) => name.startsWith('db.damaged-'))).toBe(true);
  });

  it('starts over when it was killed while the database was being made', async () => {
    const folder = newFolder();
    folders.push(folder);
    const half = path.join(folder, '.sverka', 'db');
    mkdirSync(half, { recursive: true });
    writeFileSync(path.join(half, 'PG_VERSION'), '18\n');
    const archive = await open(folder);
    expect(archive.opening).toEqual([]);
    expect((await archive.overview()).records).toBe(0);
  });
});

describe('a journal', () => {
  it('brings the tables up where a kill came between its line and the commit', async () => {
    const { folder, journal, database } = await newHome();
    const archive = await open(folder);
    await add(archive, 'a.txt', 'Да.');
    const whole = readFileSync(journal);
    await archive.close();
    // A database that is older than the journal: the one of an empty archive, under the same first line.
    const fresh = await newHome();
    rmSync(database, { recursive: true });
    rmSync(fresh.journal);
    writeFileSync(fresh.journal, whole);
    const again = await open(fresh.folder);
    expect((await again.listSeenFiles()).has('a.txt')).toBe(true);
    expect((await again.history({ limit: 9 })).length).toBe(3);
  });

  it('sets a last line aside that was cut short, and says so', async () => {
    const { folder, journal } = await newHome();
    const whole = readFileSync(journal, 'utf8');
    appendFileSync(journal, '{"seq":2,"at":"20');
    const archive = await open(folder);
    expect(archive.opening).toMatchObject([{ code: 'JOURNAL_TORN', at: 'line 2' }]);
    expect(readFileSync(journal, 'utf8')).toBe(whole);
    const aside = readdirSync(path.dirname(journal)).find((name) => name.startsWith('journal.jsonl.torn-2-'));
    expect(readFileSync(path.join(path.dirname(journal), aside ?? ''), 'utf8')).toBe('{"seq":2,"at":"20');
    await add(archive, 'a.txt', 'Да.');
    expect(await archive.check()).toEqual([]);
  });

  it('sets zeros at its end aside, which a power cut leaves', async () => {
    const { folder, journal } = await newHome();
    appendFileSync(journal, Buffer.alloc(700));
    const archive = await open(folder);
    expect(archive.opening).toMatchObject([{ code: 'JOURNAL_TORN' }]);
    expect(readFileSync(journal).includes(0)).toBe(false);
  });

  const damages: readonly [string, number, (lines: string[]) => string[]][] = [
    [
      'a line was changed',
      3,
      (lines) => lines.map((line, index) => (index === 1 ? line.replace('b.txt', 'z.txt') : line)),
    ],
    ['a line was taken out', 2, (lines) => lines.filter((_, index) => index !== 1)],
    ['a line was doubled', 3, (lines) => [...lines.slice(0, 2), ...lines.slice(1)]],
    ['two lines were exchanged', 2, ([a = '', b = '', c = '', ...rest]) => [a, c, b, ...rest]],
    ['something else stands in it', 2, ([a = '', ...rest]) => [a, 'hello', ...rest]],
    [
      'the last line was changed',
      4,
      (lines) => lines.map((line, index) => (index === 3 ? line.replace('d.txt', 'z.txt') : line)),
    ],
    ['its end is missing', 4, (lines) => lines.slice(0, 3)],
    ['it was emptied', 1, () => []],
  ];
  it.each(damages)('is refused, and nothing is touched, when %s', async (_what, line, damage) => {
    const { folder, journal } = await newHome();
    const archive = await open(folder);
    for (const name of ['b', 'c', 'd']) await offer(archive, `${name}.txt`, name);
    await archive.close();
    const lines = readFileSync(journal, 'utf8').trimEnd().split('\n');
    const damaged = damage(lines)
      .map((one) => `${one}\n`)
      .join('');
    writeFileSync(journal, damaged);
    await expect(openArchive({ folder })).rejects.toMatchObject({
      code: 'JOURNAL_DAMAGED',
      problem: { values: { line } },
    });
    expect(readFileSync(journal, 'utf8')).toBe(damaged);
    writeFileSync(journal, lines.map((one) => `${one}\n`).join(''));
    expect((await (await open(folder)).listSeenFiles()).size).toBe(3);
  });

  it('written by a newer program is refused', async () => {
    const { folder, journal } = await newHome();
    const [first = ''] = readFileSync(journal, 'utf8').split('\n');
    const { createHash } = await import('node:crypto');
    const prev = createHash('sha256').update(first).digest('hex').slice(0, 16);
    appendFileSync(
      journal,
      `{"seq":2,"at":"2030-01-01T00:00:00.000Z","type":"thing.of.the.future","prev":"${prev}"}\n`,
    );
    await expect(openArchive({ folder })).rejects.toMatchObject({ code: 'ARCHIVE_NEWER' });
  });
});

describe('a database', () => {
  it('written by a newer program is refused and not touched', async () => {
    const { folder } = await newHome();
    const archive = await open(folder);
    await archive.db.insertInto('migration').values({ id: 'archive-9999-future', at: '2030' }).execute();
    await archive.close();
    await expect(openArchive({ folder })).rejects.toMatchObject({ code: 'ARCHIVE_NEWER' });
    const steps = { id: 'search-0001-index', up: () => Promise.resolve() };
    const other = await newHome();
    await (await openArchive({ folder: other.folder }, { migrations: [steps] })).close();
    // A command that brings no search with it is not an older program.
    await open(other.folder);
  });
});

describe('a check', () => {
  it('finds bytes that have changed on the disk, and bytes that are gone', async () => {
    const { folder } = await newHome();
    const archive = await open(folder);
    await add(archive, 'a.txt', 'Да.');
    await add(archive, 'b.txt', 'Нет.');
    const files = await archive.listSeenFiles();
    const placeOf = (name: string): string => {
      const sha256 = files.get(name)?.sha256 ?? '';
      return path.join(archive.info.home, 'files', sha256.slice(0, 2), sha256);
    };
    writeFileSync(placeOf('a.txt'), 'Нет');
    rmSync(placeOf('b.txt'));
    const problems = await archive.check();
    expect(problems).toMatchObject([
      { code: 'FILE_DAMAGED', file: 'a.txt' },
      { code: 'FILE_LOST', file: 'b.txt' },
    ]);
    await expect(archive.readFile(files.get('a.txt')?.sha256 ?? '')).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
    // Keeping the right bytes again heals the place.
    await archive.keepFile(Buffer.from('Нет.'));
    expect((await archive.check()).map(({ code }) => code)).toEqual(['FILE_DAMAGED']);
  });

  it('finds a record that has an id but no text', async () => {
    const { folder } = await newHome();
    const archive = await open(folder);
    await add(archive, 'a.txt', 'Да.');
    await archive.db.deleteFrom('reading').execute();
    expect(await archive.check()).toMatchObject([{ code: 'RECORD_LOST', file: 'a.txt' }]);
  });
});

describe('a place that cannot be written', () => {
  it('is named when the folder does not exist', async () => {
    await expect(openArchive({ folder: '/no/such/folder' })).rejects.toMatchObject({ code: 'FOLDER_NOT_FOUND' });
  });

  it.runIf(process.platform !== 'win32')('is named when nobody may write there', async () => {
    const folder = newFolder();
    folders.push(folder);
    chmodSync(folder, 0o555);
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(NOBODY);
    try {
      await expect(openArchive({ folder })).rejects.toMatchObject({ code: 'FOLDER_DENIED' });
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(folder, 0o755);
    }
  });

  it('is named when its disk is full; what was stored is there again when there is room', async (context) => {
    const folder = newFolder();
    folders.push(folder);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=80m', 'tmpfs', folder]).status === 0;
    if (!mounted) {
      context.skip('no small disk can be mounted here (it takes root)');
      return;
    }
    try {
      const archive = await openArchive({ folder });
      await add(archive, 'a.txt', 'Да. = Yes.');
      const ballast = path.join(folder, 'ballast');
      spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=64k']);
      await expect(archive.keepFile(Buffer.alloc(100_000, 1))).rejects.toMatchObject({ code: 'DISK_FULL' });
      await expect(fillJournal(archive)).rejects.toMatchObject({ code: 'DISK_FULL' });
      await archive.close().catch(() => undefined);
      rmSync(ballast);
      const again = await openArchive({ folder });
      expect(await passagesOf(again, 'a')).toBe('1 Да. = Yes.');
      await add(again, 'b.txt', 'Нет. = No.');
      expect(await again.check()).toEqual([]);
      await again.close();
    } finally {
      spawnSync('umount', [folder]);
    }
  });
});

/** Takes sources in until there is no room for their lines. */
async function fillJournal(archive: Archive): Promise<void> {
  for (let number = 0; number < 2000; number += 1)
    await archive.assignIds(`source-${number}-${'x'.repeat(3000)}`, [{ key: '', id: 'x' }]);
}
