import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planFolder } from './folder-plan.ts';
import { readFolderNote, readSource, type SourceFile } from './ingest.ts';
import { toNotePath } from './record-note.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

/** Plans a folder of files (path → words), the notes among them. */
function plan(files: Readonly<Record<string, string>>) {
  const notes = new Map(
    Object.entries(files).flatMap(([path, words]) =>
      path.endsWith('sverka.yaml') ? [[path, readFolderNote(bytes(words), path)] as const] : [],
    ),
  );
  const { sources, problems } = planFolder(Object.keys(files), notes);
  return { sources, problems: [...[...notes.values()].flatMap((note) => note.problems), ...problems] };
}

/** A note over files that hold nothing → sources as `key = file + file`, and the problems' codes with the place they name. */
function show(note: string, paths: string): readonly [string, string] {
  const files = Object.fromEntries(paths.split(' ').map((path) => [path, '']));
  const { sources, problems } = plan({ 'sverka.yaml': note, ...files });
  return [
    sources.map(({ key, paths: own }) => `${key} = ${own.join(' + ')}`).join(', '),
    problems.map(({ code, at }) => `${code} ${at ?? ''}`).join(', '),
  ];
}

/** Reads what a folder plans, as an archive would from what it keeps. */
async function readAll(files: Readonly<Record<string, string>>) {
  const { sources, problems } = plan(files);
  const records = [];
  for (const { key, paths, note } of sources) {
    const own: SourceFile[] = paths.map((path) => ({ path, bytes: bytes(files[path] ?? '') }));
    if (note !== null) own.push({ path: toNotePath(key), bytes: bytes(note) });
    const reading = await readSource(own);
    records.push(...reading.records);
    problems.push(...reading.problems);
  }
  return { records, codes: problems.map(({ code }) => code) };
}

const RECORDS = 'records:\n';

describe('the note of a folder', () => {
  it.each<[string, string, string, string, string]>([
    [
      'names the files of a record',
      '  - {original: letter.txt, translation: englisch.docx, scans: [p2.jpg, p1.jpg]}',
      'letter.txt englisch.docx p1.jpg p2.jpg',
      'letter.txt = letter.txt + englisch.docx + p2.jpg + p1.jpg',
      '',
    ],
    [
      'makes a record of each name a placeholder can stand for, and leaves the others alone',
      '  - {original: "{name}.ru.txt", translation: "en/{name}_eng.docx", scans: "scans/{name}-*.jpg"}',
      'a.ru.txt b.ru.txt en/a_eng.docx en/b_eng.docx scans/a-10.jpg scans/a-9.jpg scans/ab-1.jpg',
      'a = a.ru.txt + en/a_eng.docx + scans/a-9.jpg + scans/a-10.jpg, b = b.ru.txt + en/b_eng.docx, scans/ab-1.jpg = scans/ab-1.jpg',
      'RECORD_FILE_ABSENT records[1]',
    ],
    [
      'takes a placeholder for the same letters wherever it stands',
      '  - original: "{year}/{year}-{n}.txt"',
      '1934/1934-1.txt 1934/1935-2.txt',
      '1934/1934-1.txt = 1934/1934-1.txt, 1934/1935-2.txt = 1934/1935-2.txt',
      '',
    ],
    [
      'names a file that is not there',
      '  - {original: a.txt, translation: b.txt}',
      'a.txt',
      'a.txt = a.txt',
      'RECORD_FILE_ABSENT records[1]',
    ],
    [
      'names a pattern nothing fits',
      '  - original: "{x}.md"',
      'a.txt',
      'a.txt = a.txt',
      'RECORD_PATTERN_EMPTY records[1]',
    ],
    [
      'claims one file for two records: it stays with the first',
      '  - {original: a.txt, translation: t.txt}\n  - {original: b.txt, translation: t.txt}',
      'a.txt b.txt t.txt',
      'a.txt = a.txt + t.txt, b.txt = b.txt',
      'RECORD_FILE_TAKEN records[2]',
    ],
    [
      'wants one file where many fit',
      '  - {original: a.txt, translation: "t*.txt"}',
      'a.txt t1.txt t2.txt',
      'a.txt = a.txt, t1.txt = t1.txt, t2.txt = t2.txt',
      'RECORD_FILES_MANY records[1]',
    ],
    [
      'leads out of the folder',
      '  - original: ../secret.txt\n  - original: a.txt',
      'a.txt',
      'a.txt = a.txt',
      'FOLDER_NOTE_ENTRY records[1].original.file',
    ],
    [
      'leads out of the folder from its root',
      '  - original: /etc/passwd',
      'a.txt',
      'a.txt = a.txt',
      'FOLDER_NOTE_ENTRY records[1].original.file',
    ],
    [
      'leaves a placeholder open',
      '  - {original: a.txt, scans: "{n}.jpg"}',
      'a.txt 1.jpg',
      '1.jpg = 1.jpg, a.txt = a.txt',
      'FOLDER_NOTE_ENTRY records[1]',
    ],
    [
      'says what nobody understands',
      '  - {original: {file: a.txt, tongue: ru}}',
      'a.txt',
      'a.txt = a.txt',
      'FOLDER_NOTE_ENTRY records[1].original',
    ],
    ['names no file', '  - title: A letter', 'a.txt', 'a.txt = a.txt', 'FOLDER_NOTE_ENTRY records[1]'],
    [
      'names a language that is none',
      '  - {original: {file: a.txt, language: martian}}',
      'a.txt',
      'a.txt = a.txt',
      'FOLDER_NOTE_ENTRY records[1].original.language',
    ],
    [
      'has two originals of one stem: no two keys are alike',
      '  - {original: a.ru.txt}\n  - {original: a.de.txt}',
      'a.ru.txt a.de.txt a.fr.txt',
      'a.de.txt = a.de.txt, a.fr.txt = a.fr.txt, a = a.ru.txt',
      '',
    ],
  ])('%s', (_name, entries, paths, sources, problems) => {
    expect(show(`${RECORDS}${entries}\n`, paths)).toEqual([sources, problems]);
  });

  it('is misspelt and says so', () => {
    expect(show('record: []\n', 'a.txt')[1]).toBe('FOLDER_NOTE_ENTRY record');
    expect(show('records: a.txt\n', 'a.txt')[1]).toBe('FOLDER_NOTE_ENTRY records');
  });

  it('speaks of its own folder, and the nearest note goes first', () => {
    const { sources } = plan({
      'sverka.yaml': 'defaults: {rights: All open, collection: Papers}\n',
      'letters/sverka.yaml': 'defaults: {rights: Closed}\nrecords:\n  - {original: a.txt, translation: b.txt}\n',
      'letters/a.txt': '',
      'letters/b.txt': '',
      'c.txt': '',
    });
    const notes = sources.map(({ key, note }) => {
      const { defaults } = JSON.parse(note ?? '{}') as { defaults?: readonly { readonly value: string }[] };
      return `${key}: ${defaults?.map(({ value }) => value).join('; ') ?? ''}`;
    });
    expect(notes).toEqual(['c.txt: All open; Papers', 'letters/a.txt: Closed; All open; Papers']);
  });

  it('puts every file into one source and no two sources under one key, whatever it says', () => {
    const pattern = fc.constantFrom('{n}.ru.txt', '{n}.en.txt', 'a.ru.txt', 'a*', '{n}*', 'b/{n}.txt', '{n}{m}.txt');
    const rule = fc.record({ original: pattern, translation: pattern }, { requiredKeys: [] });
    const file = fc.constantFrom('a.ru.txt', 'a.en.txt', 'a.fr.txt', 'b.ru.txt', 'a.p1.jpg', 'a', 'b/a.txt', 'b/c.txt');
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), fc.uniqueArray(file), (rules, paths) => {
        const files = Object.fromEntries(paths.map((path) => [path, '']));
        const { sources } = plan({ 'sverka.yaml': JSON.stringify({ records: rules }), ...files });
        expect(sources.flatMap((source) => source.paths).sort()).toEqual([...paths].sort());
        expect(new Set(sources.map(({ key }) => key)).size).toBe(sources.length);
      }),
    );
  });
});

const RUSSIAN = 'Письмо консула\n\nСегодня утром в порт вошли три корабля. Капитан порта сообщил мне об этом лично.\n';
const ENGLISH =
  'Letter of the Consul\n\nThree ships entered the port this morning. The port captain told me so in person.\n';
const GERMAN =
  'Brief des Konsuls\n\nHeute Morgen liefen drei Schiffe in den Hafen ein. Der Hafenkapitän sagte es mir selbst.\n';

describe('a record whose files the note names', () => {
  it('has its translations, each with its language, its translator and the text it was made from', async () => {
    const { records, codes } = await readAll({
      'sverka.yaml': `records:
  - original: {file: "{name}.txt", language: Russian}
    translations:
      - {file: "{name}_eng.txt", translator: M. Ashdown}
      - {file: "{name}_d.txt", language: de, translator: K. Brandt, of: English}
    title: Letter {name}
    date: 5 May 1934
    reference: OGA, F. 12, op. 3, d. 41, l. 46
`,
      '17.txt': RUSSIAN,
      '17_eng.txt': ENGLISH,
      '17_d.txt': GERMAN,
    });
    expect(codes).toEqual([]);
    const [record] = records;
    expect(record?.texts.map(({ lang, role, of, by }) => [lang, role, of, by])).toEqual([
      ['ru', 'original', undefined, undefined],
      ['en', 'translation', 0, 'M. Ashdown'],
      ['de', 'translation', 1, 'K. Brandt'],
    ]);
    expect([record?.title, record?.dates.document, record?.reference?.leaves]).toEqual([
      'Letter 17',
      '1934-05-05',
      '46',
    ]);
    expect(record?.contributors).toEqual([
      { name: 'M. Ashdown', role: 'translated' },
      { name: 'K. Brandt', role: 'translated' },
    ]);
    expect(record?.provenance.find(({ field }) => field === 'title')).toEqual({
      field: 'title',
      at: 'records[1].title',
      file: 'sverka.yaml',
    });
  });

  it('keeps what its files say and the note overrules', async () => {
    const { records } = await readAll({
      'sverka.yaml': 'records:\n  - {original: a.md, title: The right title}\n',
      'a.md': `---\ntitle: The wrong title\n---\n\n${ENGLISH}`,
    });
    expect([records[0]?.title, records[0]?.claimed]).toEqual([
      'The right title',
      { 'title in the file': 'The wrong title' },
    ]);
  });

  it('takes defaults only where its files say nothing', async () => {
    const { records } = await readAll({
      'sverka.yaml': 'defaults: {rights: Public domain, collection: Consuls, language: ru}\n',
      'a.md': `---\nrights: Closed\n---\n\n${ENGLISH}`,
      'b.txt': '17\n',
    });
    expect(records.map(({ rights, collection, texts }) => [rights?.text, collection, texts[0]?.lang])).toEqual([
      ['Closed', 'Consuls', 'en'],
      ['Public domain', 'Consuls', 'ru'],
    ]);
  });

  it('says so where a translation is said to be made from itself, or from a text that is not there', async () => {
    const circle = await readAll({
      'sverka.yaml':
        'records:\n  - original: a.txt\n    translations: [{file: b.txt, language: en, of: de}, {file: c.txt, language: de, of: en}]\n',
      'a.txt': RUSSIAN,
      'b.txt': ENGLISH,
      'c.txt': GERMAN,
    });
    expect(circle.records[0]?.texts.map(({ of }) => of)).toEqual([undefined, 0, 0]);
    const nothing = await readAll({
      'sverka.yaml': 'records:\n  - {original: a.txt, translation: {file: b.txt, of: fr}}\n',
      'a.txt': RUSSIAN,
      'b.txt': ENGLISH,
    });
    expect(nothing.codes).toEqual(['RECORD_OF_UNKNOWN']);
  });

  it('keeps apart what a file holds that is no single text', async () => {
    const { records, codes } = await readAll({
      'sverka.yaml': 'records:\n  - {original: a.txt, translation: b.txt}\n',
      'a.txt': `${RUSSIAN}\nTranslation\n\n${ENGLISH}`,
      'b.txt': ENGLISH,
    });
    expect(records).toHaveLength(2);
    expect(codes).toContain('RECORD_TEXT_MANY');
  });
});

describe('three files alike in name', () => {
  it('tell by themselves that one translation was made from another', async () => {
    const { records } = await readAll({
      'a.ru.txt': RUSSIAN,
      'a.en.txt': `title: Letter\ntranslated from: Russian\n\n${ENGLISH}`,
      'a.de.txt': `title: Brief\ntranslated from: English\n\n${GERMAN}`,
    });
    expect(records[0]?.texts.map(({ lang, of }) => `${lang} ${of ?? ''}`)).toEqual(['ru ', 'en 0', 'de 1']);
  });
});
