/** A folder opened again and again: what is read, what stays, what is said. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { formatReport } from '../src/cli/open.ts';
import { packSource, prepareSource } from '../src/pipeline.ts';
import { searchPassages } from '../src/search/search.ts';
import { startWork } from '../src/work/work.ts';
import { LETTER, makeFolder, type TestFolder } from './folder.ts';

let folder: TestFolder;
afterEach(async () => {
  await folder.discard();
});

describe('a folder of documents', () => {
  it('becomes records that can be read side by side and found in both languages', async () => {
    folder = await makeFolder({ ...LETTER, 'note.txt': 'A note\n\nThe harbour was empty on Sunday.\n' });
    await folder.run(async (archive, report) => {
      expect([report.added, report.changed, report.unchanged, report.missing]).toEqual([2, 0, 0, 0]);
      const { records, total } = await archive.listRecords({ limit: 10, sort: 'title' });
      expect(total).toBe(2);
      const letter = records.find((record) => record.languages.length === 2);
      expect(letter?.id).toBe('letter');
      const stored = await archive.getRecord('letter');
      const ships = stored.passages.find((passage) => passage.original?.words.includes('три корабля'));
      expect(ships?.translation?.words).toBe('Three ships entered the port this morning.');
      const russian = await searchPassages(archive, { query: 'корабль', limit: 5 });
      expect(russian.hits.map((hit) => [hit.record, hit.counterpart?.text])).toContainEqual([
        'letter',
        'Three ships entered the port this morning.',
      ]);
      const english = await searchPassages(archive, { query: 'harbour', limit: 5 });
      expect(english.hits.map((hit) => hit.record)).toEqual(['note']);
    });
  });

  it('is read again only where it changed; the old version can still be read', async () => {
    folder = await makeFolder({ ...LETTER, 'note.txt': 'A note\n\nThe harbour was empty on Sunday.\n' });
    await folder.run(() => Promise.resolve());
    await folder.run((_archive, report) => {
      expect([report.added, report.changed, report.unchanged]).toEqual([0, 0, 2]);
      return Promise.resolve();
    });
    await folder.write('note.txt', 'A note\n\nThe harbour was empty on Monday. Nobody came.\n');
    await folder.run(async (archive, report) => {
      expect([report.added, report.changed, report.unchanged]).toEqual([0, 1, 1]);
      const now = await archive.getRecord('note');
      expect([now.version, now.versions.length]).toEqual([2, 2]);
      expect(now.record.texts[0]?.blocks.map((block) => block.text).join(' ')).toContain('Monday');
      const before = await archive.getRecord('note', 1);
      expect(before.record.texts[0]?.blocks.map((block) => block.text).join(' ')).toContain('Sunday');
      const sunday = await searchPassages(archive, { query: 'Sunday', limit: 5 });
      expect(sunday.total).toBe(0);
    });
  });

  it('is read again by a newer reader, and that is said', async () => {
    folder = await makeFolder({ 'note.txt': 'A note\n\nThe harbour was empty on Sunday.\n' });
    await folder.run(async (archive) => {
      await archive.db.updateTable('source').set({ reader: 'plain-text/1' }).execute();
    });
    const archive = await folder.open();
    const work = startWork({ archive, folder: folder.path });
    const report = await work.run();
    expect(work.outcomes()).toMatchObject([{ source: 'note.txt', change: 'again', outcome: 'read', records: 1 }]);
    expect(report === null ? '' : formatReport(report, 1, 1)).toBe(
      '1 records. Files: 0 added, 0 changed, 1 unchanged. Read again by a newer reader: 1.',
    );
    await work.close();
    await archive.close();
  });

  it('is written with the index its reading thread made of it, where its passages keep their numbers', async () => {
    const words = 'A note\n\nThe harbour was empty on Sunday.\n';
    folder = await makeFolder({ 'note.txt': words });
    await folder.run(async (archive) => {
      await archive.db.updateTable('source').set({ queued: true }).execute();
      const [source] = await archive.claimUnread(1, { current: () => true });
      if (source === undefined) throw new Error('The source was not in the queue.');
      const files = [{ path: 'note.txt', bytes: new TextEncoder().encode(words) }];
      const packed = await packSource('note.txt', await prepareSource(files));
      const made: string[] = [];
      const note = (where: string) => () => Promise.resolve(void made.push(where));
      const parts = packed.parts.map(({ records }) => ({ records, index: note('on a reading thread') }));
      await archive.keepPacked(source, packed.reader, parts, packed.problems, note('on the writing thread'));
      expect(made).toEqual(['on a reading thread']);
    });
  });

  it('keeps the record of a file that has gone, and says that it is missing; it returns with the file', async () => {
    folder = await makeFolder(LETTER);
    await folder.write('note.txt', 'A note\n\nThe harbour was empty on Sunday.\n');
    await folder.run(() => Promise.resolve());
    await folder.remove('note.txt');
    await folder.run(async (archive, report) => {
      expect(report.missing).toBe(1);
      expect((await archive.getRecord('note')).missing).toBe(true);
    });
    await folder.write('note.txt', 'A note\n\nThe harbour was empty on Sunday.\n');
    await folder.run(async (archive) => {
      const note = await archive.getRecord('note');
      expect([note.missing, note.version]).toEqual([false, 1]);
    });
  });

  it('gives a translation that comes later to the record that was there', async () => {
    folder = await makeFolder({ 'letter.ru.txt': LETTER['letter.ru.txt'] });
    await folder.run(async (archive) => {
      expect((await archive.getRecord('letter')).record.texts).toHaveLength(1);
    });
    await folder.write('letter.en.txt', LETTER['letter.en.txt']);
    await folder.run(async (archive) => {
      const letter = await archive.getRecord('letter');
      expect(letter.record.texts.map((text) => text.lang)).toEqual(['ru', 'en']);
      expect((await archive.listRecords({ limit: 10 })).total).toBe(1);
    });
  });

  it('comes back whole when its database is deleted: same records, same ids, same decisions', async () => {
    folder = await makeFolder({
      ...LETTER,
      'a/paper.txt': 'One\n\nFirst paper.\n',
      'b/paper.txt': 'Two\n\nSecond paper.\n',
    });
    const before = await folder.run(async (archive) => {
      await archive.decide({ kind: 'bead', record: 'letter', subject: '1', value: 'confirmed', by: 'a historian' });
      return (await archive.listRecords({ limit: 10, sort: 'title' })).records.map(({ id, title }) => [id, title]);
    });
    expect(new Set(before.map(([id]) => id)).size).toBe(3);
    await rm(path.join(folder.path, '.sverka', 'db'), { recursive: true });
    await folder.run(async (archive) => {
      const after = (await archive.listRecords({ limit: 10, sort: 'title' })).records.map(({ id, title }) => [
        id,
        title,
      ]);
      expect(after).toEqual(before);
      const decisions = await archive.listDecisions({ record: 'letter' });
      expect(decisions.map(({ kind, value, by }) => [kind, value, by])).toEqual([['bead', 'confirmed', 'a historian']]);
    });
  });
});
