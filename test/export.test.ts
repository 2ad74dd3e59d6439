/** Records on their way out: what is written, what is left alone, and that it comes back the same. */
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Archive } from '../src/archive/archive.ts';
import { type ExportAsk, exportRecords, type ExportReport } from '../src/cli/export.ts';
import { liesIn, toFileName } from '../src/cli/export-folder.ts';
import { type ExportSource, toExportSource } from '../src/cli/export-source.ts';
import { readPaths } from '../src/cli/read.ts';
import type { RecordReading } from '../src/model/record.ts';
import { LETTER, makeFolder, type TestFolder } from './folder.ts';

let folder: TestFolder;
let archive: Archive;
let source: ExportSource;
let out: string;
let printed: string;

const NOTE =
  '---\ntitle: "Note, with “quotes” and a comma"\ndate: 1934-05-06\nauthor: A. Consul\n---\nThe frigate sailed at dawn.\n';

function take(format: string, ask: Partial<ExportAsk> = {}): Promise<ExportReport> {
  return exportRecords(source, { format, named: [], folder: out, force: false, ...ask }, async (chunks) => {
    for await (const chunk of chunks) printed += chunk;
  });
}
const read = (name: string): Promise<string> => readFile(path.join(out, name), 'utf8');
const codesOf = ({ problems }: ExportReport): readonly string[] => problems.map(({ code }) => code);

beforeAll(async () => {
  folder = await makeFolder({ ...LETTER, 'note.txt': NOTE });
  await folder.run(() => Promise.resolve());
  archive = await folder.open();
  source = toExportSource(archive);
});
afterAll(async () => {
  await archive.close();
  await folder.discard();
});
async function makeOut(): Promise<() => Promise<void>> {
  out = path.join(await mkdtemp(path.join(tmpdir(), 'sverka-export-')), 'new', 'place');
  printed = '';
  return () => rm(path.dirname(path.dirname(out)), { recursive: true });
}

describe('sverka export', () => {
  beforeEach(makeOut);

  it('writes a TEI file for each record, which is read back with the same words, marks and dates', async () => {
    const done = await take('tei');
    expect([done.records, codesOf(done), (await readdir(out)).sort()]).toEqual([
      2,
      [],
      ['letter.tei.xml', 'note.tei.xml'],
    ]);
    const { records } = await readPaths([path.join(out, 'letter.tei.xml')]);
    const { record } = await archive.getRecord('letter');
    const words = ({ title, dates, texts }: RecordReading): unknown => [
      title,
      dates,
      texts.map(({ lang, role, blocks, marks }) => [lang, role, blocks.map(({ kind, text }) => [kind, text]), marks]),
    ];
    expect(records.map(words)).toEqual([words(record)]);
  });

  it('writes a TMX file with every passage of the record', async () => {
    await take('tmx', { named: ['letter'] });
    const { passages } = await archive.getRecord('letter');
    const units = [...(await read('letter.tmx')).matchAll(/<tu tuid="letter#p(\d+)">/gu)].map(([, n]) => Number(n));
    expect(units).toEqual(passages.map(({ n }) => n));
    const { records } = await readPaths([path.join(out, 'letter.tmx')]);
    const sides = [passages.map(({ original }) => original), passages.map(({ translation }) => translation)];
    expect(records[0]?.texts.map(({ lang, blocks }) => [lang, blocks.map(({ text }) => text).join(' ')])).toEqual(
      sides.map((side) => [side[0]?.lang, side.flatMap((one) => one?.words ?? []).join(' ')]),
    );
  });

  it.each(['jsonl', 'csv', 'bibtex', 'ris', 'csl'])(
    'writes all records as one %s file, the same to standard output',
    async (format) => {
      const [file] = (await take(format)).files;
      await take(format, { folder: null });
      expect(await read(file?.file ?? '')).toBe(printed);
      const count: Record<string, () => number> = {
        jsonl: () =>
          printed
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as object).length,
        csv: () => printed.trim().split('\r\n').length - 1,
        bibtex: () => [...printed.matchAll(/^@/gmu)].length,
        ris: () => [...printed.matchAll(/^ER {2}-/gmu)].length,
        csl: () => (JSON.parse(printed) as object[]).length,
      };
      expect(count[format]?.()).toBe(2);
    },
  );

  it('writes a table whose columns a list of descriptions has, quoted where needed', async () => {
    await take('csv', { named: ['note'], folder: null });
    expect(printed.split('\r\n')[1]).toMatch(/^note,"Note, with “quotes” and a comma",1934-05-06,/u);
  });

  it('says which records are not there and goes on; where none is, it fails and writes nothing', async () => {
    const done = await take('jsonl', { named: ['nobody', 'letter'] });
    expect([done.records, codesOf(done)]).toEqual([1, ['RECORD_NOT_FOUND']]);
    await rm(path.join(out, 'records.jsonl'));
    await expect(take('jsonl', { named: ['nobody'] })).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
    expect(await readdir(out)).toEqual([]);
    await expect(take('docx')).rejects.toMatchObject({ code: 'FORMAT_UNKNOWN' });
  });

  it('leaves another file in its place, takes the same one for done, and replaces only with force', async () => {
    await take('tei');
    expect((await take('tei')).files.map(({ unchanged }) => unchanged)).toEqual([true, true]);
    await writeFile(path.join(out, 'note.tei.xml'), 'mine');
    const done = await take('tei');
    expect([codesOf(done), done.files.length, await read('note.tei.xml')]).toEqual([['EXPORT_EXISTS'], 1, 'mine']);
    expect(codesOf(await take('tei', { force: true }))).toEqual([]);
    expect(await read('note.tei.xml')).toMatch(/^<\?xml/u);
    expect((await readdir(out)).length).toBe(2);
  });

  it('never writes through a link, nor over a folder', async () => {
    await mkdir(path.join(out, 'note.tei.xml'), { recursive: true });
    await writeFile(path.join(out, '..', 'aim.txt'), 'aim');
    await symlink(path.join(out, '..', 'aim.txt'), path.join(out, 'letter.tei.xml'));
    expect(codesOf(await take('tei', { force: true }))).toEqual(['EXPORT_EXISTS', 'EXPORT_EXISTS']);
    expect(await read('../aim.txt')).toBe('aim');
  });

  it('says where it cannot write', async () => {
    await mkdir(path.dirname(out), { recursive: true });
    await writeFile(out, 'a file, no folder');
    await expect(take('csv')).rejects.toMatchObject({ code: 'EXPORT_DENIED' });
  });
});

describe('the name of a record’s file', () => {
  it.each([
    '../../etc/passwd',
    '/etc/passwd',
    '..',
    '.',
    '',
    'a\\..\\b',
    'a\0b',
    '.hidden',
    'con',
    'NUL.x',
    'x'.repeat(5000),
    'a/b',
  ])('stays in the folder for %j', (id) => {
    const name = toFileName(id, 'tei.xml');
    expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}._-]*-[0-9a-f]{12}\.tei\.xml$/u);
    expect(name.length).toBeLessThan(140);
    expect(path.dirname(path.join('/to', name))).toBe('/to');
  });

  it('is the id where it can be, and differs where ids differ', () => {
    expect(toFileName('letter-1934-05-05', 'tmx')).toBe('letter-1934-05-05.tmx');
    expect(toFileName('a/b', 'tmx')).not.toBe(toFileName('a b', 'tmx'));
  });
});

describe('a folder to write to', () => {
  beforeEach(makeOut);

  it('is known for one inside the documents, also by a link and before it is there', async () => {
    await mkdir(path.join(out, 'papers'), { recursive: true });
    await symlink(path.join(out, 'papers'), path.join(out, 'link'));
    const papers = path.join(out, 'papers');
    const inside = [papers, path.join(papers, 'x', 'y'), path.join(out, 'link', 'x')];
    expect(await Promise.all(inside.map((place) => liesIn(place, papers)))).toEqual([true, true, true]);
    const outside = [out, `${papers}-tei`, path.join(papers, '..', '..x')];
    expect(await Promise.all(outside.map((place) => liesIn(place, papers)))).toEqual([false, false, false]);
  });
});
