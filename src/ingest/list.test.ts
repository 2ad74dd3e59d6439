import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBytes } from './list-fixture.ts';
import { readFolder } from './folder-fixture.ts';
import { parseList } from './list.ts';

const LETTER = 'The consul asks for the list of the crew and for the bill of lading.\n';

function rowsOf(text: string, path = 'list.csv') {
  return parseList({ path, text, encoding: 'utf-8', problems: [] }, () => false);
}

describe('a list is read whatever wrote it', () => {
  it.each([
    ['commas', 'file,title\na.txt,One\n'],
    ['semicolons, as Excel writes them where the comma is decimal', 'file;title\r\na.txt;One\r\n'],
    ['tabs', 'file\ttitle\na.txt\tOne\n'],
    ['a line that names the delimiter', 'sep=|\nfile|title\na.txt|One\n'],
    ['a heading below a title', 'Papers of the consulate\n\nfile,title\na.txt,One\n'],
    ['quotation marks round everything', '"file","title"\n"a.txt","One"\n'],
    ['Mac line ends', 'file,title\ra.txt,One\r'],
    ['Russian words', 'Имя файла;Заголовок\na.txt;One\n'],
    ['Dublin Core of an archive program', 'filename,dc.title[en]\na.txt,One\n'],
  ])('%s', (_name, text) => {
    const list = rowsOf(text);
    expect(list?.rows.map(({ files, fields }) => [files, fields.map(([, value]) => value)])).toEqual([
      [['a.txt'], ['One']],
    ]);
  });

  it('keeps line breaks, quotation marks and delimiters inside a cell, and says on which line a row begins', () => {
    const list = rowsOf('file,summary\na.txt,"First line,\nsecond ""line"""\nb.txt,Short\n');
    expect(list?.rows.map(({ at, fields }) => [at, fields[0]?.[1]])).toEqual([
      ['line 2', 'First line,\nsecond "line"'],
      ['line 4', 'Short'],
    ]);
  });

  it('reads on after a quotation mark that is never closed, and names the line', () => {
    const list = rowsOf('file,title\na.txt,One\nb.txt,"Two\nc.txt,Three\n');
    expect(list?.rows.map(({ files: [name] }) => name)).toEqual(['a.txt', 'b.txt', 'c.txt']);
    expect(list?.problems.map(({ code, at }) => [code, at])).toEqual([['LIST_QUOTE', 'line 3']]);
  });

  it('takes JSON lines by their keys, lists as several cells, and passes over a line that is none', () => {
    const list = rowsOf('{"file":"a.txt","title":"One","author":["A. B.","C. D."]}\n{"file":\n', 'list.jsonl');
    expect(list?.rows[0]?.fields).toEqual([
      ['title', 'One'],
      ['author', 'A. B.'],
      ['author', 'C. D.'],
    ]);
    expect(list?.problems.map(({ code, at }) => [code, at])).toEqual([['LIST_LINE', 'line 2']]);
  });

  it('leaves a table alone that describes nothing', () => {
    expect(rowsOf('x,y\n1,2\n')).toBeNull();
    expect(rowsOf('')).toBeNull();
  });
});

describe('a list and the files it describes', () => {
  it('gives a file what it does not say itself, with the line of the list', async () => {
    const list = 'file;title;reference;language\nnote.txt;Note no. 17;F. 12, op. 3, d. 41, l. 5;en\n';
    const record = (await readFolder({ 'note.txt': LETTER, 'list.csv': list })).get('note.txt')?.records[0];
    expect(record).toMatchObject({ title: 'Note no. 17', reference: { leaves: '5' } });
    expect(record?.provenance).toContainEqual({ field: 'reference', at: 'line 2', file: 'list.csv' });
  });

  it('never replaces what the file says of itself: the other words are kept and the difference is said', async () => {
    const files = {
      'note.md': `---\ntitle: Its own title\ndate: 1934-05-04\n---\n${LETTER}`,
      'list.csv': 'file,title,date\nnote.md,Another title,1934-05-09\n',
    };
    const reading = (await readFolder(files)).get('note.md');
    expect(reading?.records[0]).toMatchObject({ title: 'Its own title', dates: { document: '1934-05-04' } });
    expect(reading?.records[0]?.claimed).toMatchObject({ 'title, list.csv': 'Another title' });
    expect(
      reading?.problems.filter(({ code }) => code === 'LIST_DIFFERS').map(({ values }) => values?.['field']),
    ).toEqual(['title', 'dates.document']);
  });

  it('finds a column of files by what stands in it, and takes the columns that sverka.yaml names', async () => {
    const byWords = await readFolder({ 'note.txt': LETTER, 'list.csv': 'Object,Title\nnote.txt,Note no. 17\n' });
    expect(byWords.get('note.txt')?.records[0]?.title).toBe('Note no. 17');
    const named = await readFolder({
      'note.txt': LETTER,
      'list.csv': 'No.,What\nnote,Note no. 17\n',
      'sverka.yaml': 'lists:\n  - list: list.csv\n    file: No.\n    title: What\n',
    });
    expect(named.get('note.txt')?.records[0]?.title).toBe('Note no. 17');
    expect(named.get('list.csv')?.problems.map(({ code }) => code)).toEqual(['LIST_READ']);
  });

  it('reads Windows-1251, and a name Excel put an unseen sign before', async () => {
    const list = encodeBytes('Файл;Заголовок;Автор\nnote.txt;Нота № 17;Соколов, И. П.\n', 'windows-1251');
    const [one, two] = [
      await readFolder({ 'note.txt': LETTER, 'list.csv': list }),
      await readFolder({ 'note.txt': LETTER, 'list.csv': 'file,title\n\u202AC:\\papers\\note.txt,Note\n' }),
    ];
    expect(one.get('note.txt')?.records[0]).toMatchObject({
      title: 'Нота № 17',
      contributors: [{ name: 'Соколов, И. П.', role: 'author' }],
    });
    expect(two.get('note.txt')?.records[0]?.title).toBe('Note');
  });

  it.each([
    ['no such file', 'lost.txt', 'LIST_NO_FILE', 'lost.txt'],
    ['a way out of the folder', '../../etc/passwd', 'LIST_OUTSIDE', '../../etc/passwd'],
    ['a file of the folder by a way from outside', '../passwd', 'LIST_OUTSIDE', '../passwd'],
    ['a NUL', 'note\0.txt', 'LIST_NO_FILE', 'note\\u0000.txt'],
    ['a name turned round', '\u202Etxt.eton', 'LIST_NO_FILE', '\\u202etxt.eton'],
    ['two files of that name', 'twice.txt', 'LIST_SEVERAL', 'twice.txt'],
  ])('says of a row with %s where it stands, and nothing is read there', async (_name, name, code, shown) => {
    const files = { 'in/note.txt': LETTER, 'in/passwd': LETTER, 'a/twice.txt': LETTER, 'b/twice.txt': LETTER };
    const list = JSON.stringify({ file: name, title: 'A title' });
    const reading = (await readFolder({ ...files, 'list.jsonl': `${list}\n` })).get('list.jsonl');
    const [problem, ...others] = reading?.problems.filter((one) => one.code !== 'LIST_READ') ?? [];
    expect([problem?.code, problem?.at, problem?.values?.['name'], others]).toEqual([code, 'line 1', shown, []]);
  });

  it('names the files that have no row', async () => {
    const files = { 'a.txt': LETTER, 'b.txt': LETTER, 'list.csv': 'file,title\na.txt,One\n' };
    const reading = (await readFolder(files)).get('list.csv');
    expect(reading?.problems.map(({ code, values }) => [code, values?.['name']])).toContainEqual([
      'LIST_NO_ROW',
      'b.txt',
    ]);
  });

  it('describes one record of a volume where the row names it, and asks for the name where it does not', async () => {
    const div = (id: string): string => `<div type="document" xml:id="${id}"><p>${LETTER}</p></div>`;
    const volume = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Volume</title></titleStmt></fileDesc></teiHeader><text><body>${div('d1')}${div('d2')}</body></text></TEI>`;
    const list = 'file,summary\nv.xml#d2,About the crew\nv.xml,About what?\n';
    const reading = (await readFolder({ 'v.xml': volume, 'list.csv': list })).get('v.xml');
    expect(reading?.records.map(({ key, summary }) => [key, summary])).toEqual([
      ['d1', null],
      ['d2', 'About the crew'],
    ]);
    expect(reading?.problems.map(({ code }) => code)).toContain('LIST_RECORD_UNNAMED');
  });
});

describe('any bytes', () => {
  it('never throw, never loop, and every row keeps its words', () => {
    // An apostrophe before a formula is no word of the cell.
    const cell = fc.stringMatching(/^[^\u0000\uFEFF]{0,12}$/u).filter((words) => !words.startsWith("'"));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 12 }), (rows) => {
        const quote = (words: string): string => `"${words.replace(/"/gu, '""')}"`;
        const text = `file,title\n${rows.map((row) => row.map(quote).join(',')).join('\n')}\n`;
        const list = rowsOf(text);
        const words = rows.map(([, title]) => title.replace(/\s+/gu, ' ').trim()).filter((title) => title !== '');
        expect(list?.rows.flatMap(({ fields }) => fields.map(([, value]) => value))).toEqual(words);
      }),
      { numRuns: 200 },
    );
  });

  it('cut at any place, or made of any signs, give a list, a problem, or nothing', () => {
    const whole = 'file;title;date\n"a.txt";"One; two\nlines";1934\nb.txt;"Three ""four""";\n';
    for (let cut = 0; cut <= whole.length; cut += 1) rowsOf(whole.slice(0, cut));
    const jsonl = '{"file":"a.txt","title":["x",{"y":[1,null,"z"]}]}\n';
    for (let cut = 0; cut <= jsonl.length; cut += 1) rowsOf(jsonl.slice(0, cut), 'list.jsonl');
    rowsOf(`{"file":${'['.repeat(10_000)}`, 'list.jsonl');
    rowsOf(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`, 'list.jsonl');
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('list.csv', 'list.jsonl'),
        (text, path) => {
          const list = rowsOf(`file,title\n${text}`, path);
          expect(list === null || Array.isArray(list.rows)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('two columns that name the files of one document', () => {
  const RU = 'Сегодня утром в порт вошли три корабля под чужим флагом.\n';
  const EN = 'Three ships under a foreign flag entered the port this morning.\n';
  const files = { 'a/17.txt': RU, 'b/xvii.txt': EN, 'a/18.txt': RU, 'b/other.txt': EN };

  it.each([
    ['in English', 'list.csv', 'Original,Translation,Title\na/17.txt,b/xvii.txt,Report no. 17\n'],
    ['in Russian', 'list.csv', 'Файл оригинала;Файл перевода;Заголовок\na/17.txt;b/xvii.txt;Report no. 17\n'],
    ['in JSON lines', 'list.jsonl', '{"original": "17.txt", "translation": "xvii", "title": "Report no. 17"}\n'],
    ['as the note of the folder names them', 'list.csv', 'Left,Right,Title\na/17.txt,b/xvii.txt,Report no. 17\n'],
  ])('make one record of them, %s', async (_name, list, words) => {
    const note = 'lists:\n  - {list: list.csv, original: Left, translation: Right}\n';
    const said = words.startsWith('Left') ? { 'sverka.yaml': note } : {};
    const folder = await readFolder({ ...files, ...said, [list]: words });
    expect([...folder.keys()].sort()).toEqual(['a/17.txt', 'a/18.txt', 'b/other.txt', list].sort());
    const record = folder.get('a/17.txt')?.records[0];
    expect(record?.title).toBe('Report no. 17');
    expect(record?.texts.map(({ lang, role }) => `${lang} ${role}`)).toEqual(['ru original', 'en translation']);
    expect(record?.provenance.find(({ field }) => field === 'texts.1.role')?.wording).toContain(list);
  });

  it('tie two translations of one original to it, and leave a pair alone whose file is not there', async () => {
    const list = 'original,translation\na/17.txt,b/xvii.txt\na/17.txt,b/deutsch.txt\na/18.txt,b/lost.txt\n';
    const folder = await readFolder({
      ...files,
      'b/deutsch.txt': 'Heute Morgen liefen drei Schiffe unter fremder Flagge in den Hafen ein.\n',
      'list.csv': list,
    });
    expect(folder.get('a/17.txt')?.records[0]?.texts.map(({ lang }) => lang)).toEqual(['ru', 'en', 'de']);
    expect(folder.get('a/18.txt')?.records[0]?.texts).toHaveLength(1);
    expect(folder.get('list.csv')?.problems.map(({ code }) => code)).toContain('LIST_NO_FILE');
  });

  it('are what they were where their cells are no files: a column of translators', async () => {
    const folder = await readFolder({ ...files, 'list.csv': 'file,original,перевод\na/17.txt,Russian,M. Ashdown\n' });
    expect(folder.get('a/17.txt')?.records[0]?.contributors).toEqual([{ name: 'M. Ashdown', role: 'translated' }]);
  });

  it('give way to the note of the folder', async () => {
    const note = 'records:\n  - {original: a/18.txt, translation: b/xvii.txt}\n';
    const folder = await readFolder({
      ...files,
      'sverka.yaml': note,
      'list.csv': 'original,translation\na/17.txt,b/xvii.txt\n',
    });
    expect([...folder.keys()]).toContain('a/18.txt');
    expect(folder.get('a/18.txt')?.records[0]?.texts).toHaveLength(2);
  });
});

it('takes off the apostrophe that keeps a spreadsheet from reckoning a cell', () => {
  const list = rowsOf("file,title,summary\na.txt,'=SUM(A1),'tis said\nb.txt,''-5 degrees,'@noon\n");
  expect(list?.rows.map(({ fields }) => fields.map(([, value]) => value))).toEqual([
    ['=SUM(A1)', "'tis said"],
    ["'-5 degrees", '@noon'],
  ]);
});
