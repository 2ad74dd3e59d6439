/** What comes in broken: one clear sentence with its code each, the rest of the run goes on, nothing stored is harmed. */
import { chmod, symlink, truncate } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { LETTER, makeFolder, type TestFolder } from './folder.ts';

let folder: TestFolder;
afterEach(async () => {
  await folder.discard();
});

const RUSSIAN = 'Донесение консула\n\nСегодня утром в порт вошли три корабля под чужим флагом. Капитан порта молчит.\n';

/** Encodes Russian letters by the table of a one-byte encoding, as TextDecoder knows it. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from(Array.from(text, (letter) => table.get(letter) ?? 0x3f));
}

function utf16(text: string, isBig: boolean, withMark: boolean): Uint8Array {
  const bytes = Buffer.from(`${withMark ? '\uFEFF' : ''}${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
}

const BOMB = `<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Bomb</title></titleStmt></fileDesc></teiHeader><text><body><p>&c;</p></body></text></TEI>`;
const EXTERNAL = `<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Outside</title></titleStmt></fileDesc></teiHeader><text><body><p>The words: &secret;</p></body></text></TEI>`;
const TRUNCATED = `<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Broken off</title></titleStmt></fileDesc></teiHeader><text><body><p>The first paragraph stands.</p><p>The second br`;

describe('a bad file in the folder', () => {
  it.each<[string, string, string | Uint8Array, string]>([
    ['an empty file', 'empty.txt', '', 'EMPTY_FILE'],
    ['only white space', 'blank.txt', ' \n\n\t\n', 'NO_TEXT'],
    ['binary rubbish', 'rubbish.txt', Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256), 'BINARY_FILE'],
    [
      'a picture',
      'scan.gif',
      Uint8Array.of(0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0, 0),
      'UNSUPPORTED_FORMAT',
    ],
    ['a packed file', 'papers.zip', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0), 'ARCHIVE_FILE'],
    ['an XML that breaks off', 'broken.xml', TRUNCATED, 'XML_BROKEN'],
    ['an entity bomb', 'bomb.xml', BOMB, 'XML_ENTITY'],
    ['an external entity', 'outside.xml', EXTERNAL, 'XML_ENTITY'],
    [
      'an XML that is not TEI',
      'other.xml',
      '<?xml version="1.0"?><catalogue><item>Words</item></catalogue>',
      'XML_UNKNOWN',
    ],
    [
      'XML nested without end',
      'deep.xml',
      `<TEI xmlns="http://www.tei-c.org/ns/1.0">${'<div>'.repeat(20_000)}`,
      'XML_TOO_DEEP',
    ],
  ])('%s gives one clear problem, and the others are read', async (_name, file, content, code) => {
    folder = await makeFolder({ ...LETTER, [file]: content });
    await folder.run(async (archive) => {
      const { problems } = await archive.listProblems({ limit: 50 });
      const mine = problems.filter((problem) => problem.source.includes(file.replace(/\.\w+$/u, '')));
      expect(mine.map((problem) => problem.code)).toContain(code);
      expect(await archive.findRecord('letter')).toBeDefined();
      expect(JSON.stringify(mine)).not.toMatch(/root:x:0|aaaaaaaaaaaaaaaaaaaa/u);
    });
  });

  it('keeps what stood before the place where an XML breaks off', async () => {
    folder = await makeFolder({ 'broken.xml': TRUNCATED });
    await folder.run(async (archive) => {
      const { record } = await archive.getRecord('broken');
      expect(record.texts[0]?.blocks.map((block) => block.text).join(' ')).toContain('The first paragraph stands.');
    });
  });

  it.each<[string, Uint8Array]>([
    ['Windows-1251', encode(RUSSIAN, 'windows-1251')],
    ['KOI8-R', encode(RUSSIAN, 'koi8-r')],
    ['IBM866', encode(RUSSIAN, 'ibm866')],
    ['MacCyrillic', encode(RUSSIAN, 'x-mac-cyrillic')],
    ['UTF-16 with a mark', utf16(RUSSIAN, false, true)],
    ['UTF-16 big end first, with a mark', utf16(RUSSIAN, true, true)],
    ['UTF-16 without a mark', utf16(RUSSIAN, false, false)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${RUSSIAN}`)],
  ])('reads %s', async (_name, bytes) => {
    folder = await makeFolder({ 'report.txt': bytes });
    await folder.run(async (archive) => {
      const { record } = await archive.getRecord('report');
      const words = `${record.title} ${record.texts[0]?.blocks.map((block) => block.text).join(' ') ?? ''}`;
      expect(words).toContain('три корабля под чужим флагом');
      expect(record.texts[0]?.lang).toBe('ru');
    });
  });

  it('says that a file has no translation, and that a translation is in the same language', async () => {
    folder = await makeFolder({
      'alone.ru.txt': RUSSIAN,
      'twice.original.txt': LETTER['letter.en.txt'],
      'twice.translation.txt': LETTER['letter.en.txt'],
    });
    await folder.run(async (archive) => {
      const { problems } = await archive.listProblems({ limit: 50 });
      const codes = problems.map((problem) => `${problem.source} ${problem.code}`);
      expect(codes).toContain('alone NO_TRANSLATION');
      expect(codes).toContain('twice SAME_LANGUAGE');
    });
  });

  it('keeps a file of any size and says that it is too large to be read, without taking it into memory', async () => {
    folder = await makeFolder({ ...LETTER, 'endless.txt': ' ' });
    await truncate(path.join(folder.path, 'endless.txt'), 300 * 1024 * 1024);
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().arrayBuffers);
    }, 20);
    await folder.run(async (archive) => {
      const { problems } = await archive.listProblems({ sources: ['endless.txt'], limit: 5 });
      expect(problems.map(({ code }) => code)).toEqual(['TOO_LARGE']);
      expect(await archive.findRecord('letter')).toBeDefined();
    });
    clearInterval(watch);
    expect(peak).toBeLessThan(200 * 1024 * 1024);
  }, 60_000);

  it('reads every cut of a document without a crash: what stands before the cut is there, or one problem says why not', async () => {
    const whole = Buffer.from(
      TRUNCATED.replace('<p>The second br', '<p>The second: «корабль» ends.</p></body></text></TEI>'),
    );
    const cuts = Array.from({ length: 40 }, (_unused, at) => Math.floor((whole.length * (at + 1)) / 41));
    folder = await makeFolder(Object.fromEntries(cuts.map((cut) => [`cut-${cut}.xml`, whole.subarray(0, cut)])));
    await folder.run(async (archive) => {
      for (const cut of cuts) {
        const { problems } = await archive.listProblems({ sources: [`cut-${cut}.xml`], limit: 10 });
        expect(problems.length, `cut at ${cut}`).toBeGreaterThan(0);
        expect(problems.map(({ code }) => code)).not.toContain('READ_FAILED');
      }
    });
  });

  it.each([
    ['two names that differ in case', ['Letter.txt', 'letter.txt']],
    [
      'names with dots, spaces and signs of direction',
      ['a..b.txt', '\u202Etxt.rof.txt', ' .txt', 'a\nb.txt', 'x'.repeat(200) + '.txt'],
    ],
    ['names in several scripts, composed and not', ['Ёлка.txt', 'Е\u0308лка.txt', '報告.txt', 'تقرير.txt']],
  ])('gives each of %s a record of its own', async (_name, names) => {
    folder = await makeFolder(
      Object.fromEntries(names.map((name, at) => [name, `Paper ${at}\n\nThe ship number ${at} sailed at dawn.\n`])),
    );
    await folder.run(async (archive) => {
      const { records } = await archive.listRecords({ limit: 50 });
      expect(new Set(records.map(({ id }) => id)).size).toBe(names.length);
      for (const { id } of records) expect(id).toMatch(/^[a-z0-9-]+$/u);
    });
  });

  it('does not follow a link that leads out of the folder', async () => {
    const other = await makeFolder({ 'secret.txt': 'Secret\n\nNobody may read this here.\n' });
    folder = await makeFolder(LETTER);
    await symlink(path.join(other.path, 'secret.txt'), path.join(folder.path, 'link.txt'));
    await symlink(other.path, path.join(folder.path, 'away'));
    await folder.run(async (archive, report) => {
      expect(report.problems.map((problem) => problem.code)).toEqual(['PATH_ESCAPES', 'PATH_ESCAPES']);
      expect((await archive.listRecords({ limit: 10 })).total).toBe(1);
    });
    await other.discard();
  });

  it.skipIf(process.getuid?.() === 0)(
    'says which folder it may not look into (skipped for root, who may)',
    async () => {
      folder = await makeFolder({ ...LETTER, 'closed/paper.txt': 'A paper\n\nWords.\n' });
      await chmod(path.join(folder.path, 'closed'), 0);
      await folder.run(async (archive, report) => {
        expect(report.problems.map((problem) => problem.code)).toEqual(['FILE_DENIED']);
        expect((await archive.listRecords({ limit: 10 })).total).toBe(1);
      });
      await chmod(path.join(folder.path, 'closed'), 0o755);
    },
  );
});
