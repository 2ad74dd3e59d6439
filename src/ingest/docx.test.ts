import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading, RecordReading } from '../model/record.ts';
import { readingOf } from '../model/text.ts';
import { readSource } from './ingest.ts';
import { buildDocx, packMembers, para, run, table, type WordParts } from './package-fixture.ts';

const read = (body: string, parts?: WordParts, path = 'letter.docx'): Promise<Reading> =>
  readSource([{ path, bytes: buildDocx(body, parts) }]);
const lines = (record: RecordReading | undefined, text = 0): readonly string[] =>
  (record?.texts[text]?.blocks ?? []).map((block) => `${block.kind}${block.level ?? ''}: ${block.text}`);
const marks = (record: RecordReading | undefined, text = 0): readonly string[] =>
  (record?.texts[text]?.marks ?? []).map((mark) => {
    const words = record?.texts[text]?.blocks[mark.block]?.text.slice(mark.start, mark.end) ?? '';
    const what =
      mark.kind === 'note'
        ? `${mark.by} ${mark.signed ?? ''} ${mark.n ?? ''} ${mark.text}`
        : mark.kind === 'highlight'
          ? mark.rend
          : mark.kind === 'leaf'
            ? mark.n
            : mark.kind === 'link'
              ? mark.to
              : '';
    return `${mark.kind} ${what} @${mark.block}:${mark.start} ${words}${mark.lifted === true ? ' (lifted)' : ''}`
      .replace(/ +/gu, ' ')
      .trim();
  });
const codes = ({ problems }: Reading): readonly string[] => problems.map(({ code }) => code);

const STYLES =
  '<w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Rubrik"><w:name w:val="Rubrik"/><w:basedOn w:val="Heading1"/></w:style>' +
  '<w:style w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>' +
  '<w:style w:styleId="Strong" w:type="character"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>';
const LETTER = [
  'Title| Report from Port Lucía',
  'The captain of the port reported that *three* ships were lying in the roads without any flag.',
  'He added that nobody had asked them for their papers, and that the pilot had refused to go out.',
];

describe('a Word file', () => {
  it('gives its title, headings, lists and rows', async () => {
    const body = [
      ...LETTER.map(para),
      para('Rubrik| What was seen'),
      ...['First the bark.', 'Then the brig.'].map((words) =>
        para(`{<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>}${words}`),
      ),
      table([
        ['Ship', 'Guns'],
        ['Aurora', '12'],
      ]),
    ].join('');
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>';
    const { records } = await read(body, { styles: STYLES, numbering });
    expect(records[0]?.title).toBe('Report from Port Lucía');
    expect(lines(records[0])).toEqual([
      'heading1: Report from Port Lucía',
      `paragraph: ${LETTER[1]?.replace(/\*/gu, '') ?? ''}`,
      `paragraph: ${LETTER[2] ?? ''}`,
      'heading1: What was seen',
      'list-item1: iii) First the bark.',
      'list-item1: iv) Then the brig.',
      'table-row: Ship\tGuns',
      'table-row: Aurora\t12',
    ]);
    expect(records[0]?.provenance).toContainEqual({ field: 'title', at: 'paragraph 1' });
  });

  it.each<[string, string, WordParts, readonly string[]]>([
    [
      'bold and italic, however often the program cut them up',
      para('The *cap**tain* _spoke_ m^r^ to us of it.'),
      {},
      ['highlight bold @0:4 captain', 'highlight italic @0:12 spoke', 'highlight superscript @0:19 r'],
    ],
    [
      'a style of characters',
      para(`A word {<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>loud</w:t></w:r>} in it.`),
      { styles: STYLES },
      ['highlight bold @0:7 loud'],
    ],
    [
      'a footnote',
      para('The ship{<w:r><w:footnoteReference w:id="2"/></w:r>} left.'),
      {
        footnotes: `<w:footnote w:type="separator" w:id="0">${para('-')}</w:footnote><w:footnote w:id="2">${para('The bark _Aurora_.')}</w:footnote>`,
      },
      ['note unknown 1 The bark Aurora. @0:8'],
    ],
    [
      'a footnote with a sign of its own',
      para('The ship{<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>} left.'),
      { footnotes: `<w:footnote w:id="2">${para('Translator’s note: a bark.')}</w:footnote>` },
      ['note translator * a bark. @0:8'],
    ],
    [
      'an endnote',
      para('The ship left.{<w:r><w:endnoteReference w:id="1"/></w:r>}'),
      { endnotes: `<w:endnote w:id="1">${para('So the log.')}</w:endnote>` },
      ['note unknown i So the log. @0:14'],
    ],
    [
      'a comment with its author',
      para(
        'The {<w:commentRangeStart w:id="5"/>}ship{<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>} left.',
      ),
      { comments: `<w:comment w:id="5" w:author="Ada Lund">${para('Which one?')}</w:comment>` },
      ['note editor Ada Lund Which one? @0:8'],
    ],
    [
      'a note nothing points to',
      para('The ship left.'),
      { footnotes: `<w:footnote w:id="2">${para('Lost.')}</w:footnote>` },
      ['note unknown Lost. @0:14'],
    ],
    [
      'a link: its address alone',
      para('See {<w:hyperlink r:id="L"><w:r><w:t>the log</w:t></w:r></w:hyperlink>} there.'),
      { links: { L: 'https://example.org/log' } },
      ['link https://example.org/log @0:4 the log'],
    ],
    [
      'no link that runs something',
      para('See {<w:hyperlink r:id="L"><w:r><w:t>the log</w:t></w:r></w:hyperlink>} there.'),
      { links: { L: 'javascript:alert(1)' } },
      [],
    ],
    [
      'the pages its writer broke',
      para('One ends.') + para('{<w:r><w:br w:type="page"/></w:r>}Two begins.'),
      {},
      ['leaf 1 @0:0', 'leaf 2 @1:0'],
    ],
    [
      'no pages where leaves are written',
      para('[137] One ends.') + para('{<w:r><w:br w:type="page"/></w:r>}[138] Two begins.'),
      {},
      ['leaf 137 @0:0 [137] (lifted)', 'leaf 138 @1:0 [138] (lifted)'],
    ],
  ])('keeps %s', async (_, body, parts, expected) => {
    expect(marks((await read(body, parts)).records[0])).toEqual(expected);
  });

  it('reads what was inserted, keeps what was deleted out of the reading, and says so', async () => {
    const changed = para(
      'The {<w:ins w:author="Ada Lund">}{' +
        run('second ') +
        '}{</w:ins><w:del w:author="B. Roe">}{' +
        run('first ', '', 'w:delText') +
        '}{</w:del>}ship left the roads.',
    );
    const gone = `<w:p><w:pPr><w:rPr><w:del w:author="B. Roe"/></w:rPr></w:pPr><w:del w:author="B. Roe">${run('Nobody saw it.', '', 'w:delText')}</w:del></w:p>`;
    const reading = await read(changed + gone + para('It did not come back.'));
    const [text] = reading.records[0]?.texts ?? [];
    expect(
      text?.blocks.map(
        (block, index) =>
          readingOf(
            block,
            text.marks.filter((mark) => mark.block === index),
          ).text,
      ),
    ).toEqual(['The second ship left the roads.', 'It did not come back.']);
    expect(text?.blocks[0]?.text).toContain('first');
    expect(text?.blocks[0]?.text).toContain('Nobody saw it.');
    const found = reading.problems.find(({ code }) => code === 'TRACKED_CHANGES');
    expect(found?.values).toEqual({ inserted: 1, deleted: 2, people: 'Ada Lund, B. Roe' });
  });

  it('says what it left out: heads of the pages, pictures, macros, hidden words', async () => {
    const body = para(
      'The ship{' +
        run(' (secretly)', '<w:vanish/>') +
        '} left.{<w:r><w:drawing><wp:docPr descr="A seal"/></w:drawing></w:r>}',
    );
    const reading = await read(body, { header: para('Ministry of Marine'), members: { 'word/vbaProject.bin': 'x' } });
    expect(codes(reading)).toEqual(['HIDDEN_TEXT', 'RUNNING_HEADS', 'PARTS_LEFT', 'NO_TRANSLATION']);
    expect(reading.problems[2]?.values?.what).toBe('macros, a picture');
    expect(reading.records[0]?.claimed).toEqual({ 'running head': 'Ministry of Marine' });
    expect(marks(reading.records[0])).toContain('highlight other @0:9 (secretly) (lifted)');
  });

  it('keeps what the file says of itself as its claim, and makes no author of a typist', async () => {
    const { records } = await read(LETTER.map(para).join(''), {
      core: '<dc:title>letter final 2</dc:title><dc:creator>Typist</dc:creator><dcterms:created>2019-05-01T10:00:00Z</dcterms:created>',
    });
    expect(records[0]?.claimed).toEqual({
      'file title': 'letter final 2',
      'file author': 'Typist',
      'file created': '2019-05-01T10:00:00Z',
    });
    expect(records[0]?.contributors).toEqual([]);
    expect(records[0]?.provenance).toContainEqual({
      field: 'claimed.file author',
      at: 'docProps/core.xml, dc:creator',
    });
  });
});

const RU = [
  'Сегодня утром капитан порта сообщил, что на рейде стоят три корабля.',
  'Он добавил, что никто не спросил у них бумаг.',
];
const EN = [
  'This morning the captain of the port reported that three ships were lying in the roads.',
  'He added that nobody had asked them for their papers.',
];

describe('original and translation in one Word file', () => {
  const sides = (record: RecordReading | undefined): readonly string[] =>
    (record?.texts ?? []).map(
      ({ lang, role, blocks }) => `${role} ${lang}: ${blocks.map(({ text }) => text).join(' / ')}`,
    );

  it.each<[string, string, string, string]>([
    [
      'in two columns of a table',
      table([
        [RU[0] ?? '', EN[0] ?? ''],
        [RU[1] ?? '', EN[1] ?? ''],
      ]),
      'ru',
      'en',
    ],
    [
      'with a head that says which is which',
      table([
        ['Translation', 'Original'],
        [RU[0] ?? '', EN[0] ?? ''],
        [RU[1] ?? '', EN[1] ?? ''],
      ]),
      'en',
      'ru',
    ],
    [
      'with numbered rows',
      table([
        ['№', 'Русский', 'English'],
        ['1', RU[0] ?? '', EN[0] ?? ''],
        ['2', RU[1] ?? '', EN[1] ?? ''],
      ]),
      'ru',
      'en',
    ],
    ['in one long row', table([[RU, EN]]), 'ru', 'en'],
    ['one after the other', [...RU, ...EN].map(para).join(''), 'ru', 'en'],
    ['paragraph under paragraph', [RU[0], EN[0], RU[1], EN[1]].map((words) => para(words ?? '')).join(''), 'ru', 'en'],
  ])('%s', async (_, body, original, translation) => {
    const words: Readonly<Record<string, readonly string[]>> = { ru: RU, en: EN };
    const { records } = await read(body);
    expect(sides(records[0])).toEqual([
      `original ${original}: ${words[original]?.join(' / ') ?? ''}`,
      `translation ${translation}: ${words[translation]?.join(' / ') ?? ''}`,
    ]);
  });

  it('keeps the numbers of the rows and the remarks beside them as notes', async () => {
    const { records } = await read(
      table([
        ['', 'Original', 'Translation', 'Translator’s notes'.replace('’', "'")],
        ['1', RU[0] ?? '', EN[0] ?? '', ''],
        ['2', RU[1] ?? '', EN[1] ?? '', 'Papers: the manifest.'],
      ]).replace("Translator's notes", 'Notes'),
    );
    expect(marks(records[0], 0)).toEqual(['note editor 1 @0:0', 'note editor 2 @1:0']);
    expect(marks(records[0], 1)).toEqual([`note editor Papers: the manifest. @1:${EN[1]?.length ?? 0}`]);
  });

  it('a table in one language stays a table', async () => {
    const { records } = await read(
      para(LETTER[1] ?? '') +
        table([
          ['The bark Aurora of Port Lucía', 'twelve guns and forty men'],
          ['The brig Hope of the same port', 'two guns and nine men'],
        ]),
    );
    expect(
      lines(records[0])
        .slice(1)
        .map((line) => line.split(':')[0]),
    ).toEqual(['table-row', 'table-row']);
  });
});

describe('a Word file that is broken or hostile', () => {
  const good = buildDocx(LETTER.map(para).join(''), {
    styles: STYLES,
    footnotes: `<w:footnote w:id="2">${para('A note.')}</w:footnote>`,
  });

  it('cut off anywhere gives a problem and no fault', async () => {
    for (let length = 0; length < good.length; length += 7) {
      const { records, problems } = await readSource([{ path: 'letter.docx', bytes: good.subarray(0, length) }]);
      expect(records.length + problems.length, `at ${length}`).toBeGreaterThan(0);
      expect(
        problems.map(({ code }) => code),
        `at ${length}`,
      ).not.toContain('READ_FAILED');
    }
  }, 60_000);

  it('with any byte changed gives a problem or a record, and no fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = good.slice();
        bytes[at] = byte;
        const { records, problems } = await readSource([{ path: 'letter.docx', bytes }]);
        expect(records.length + problems.length).toBeGreaterThan(0);
        expect(problems.map(({ code }) => code)).not.toContain('READ_FAILED');
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, Uint8Array, string]>([
    [
      'a bomb',
      buildDocx(para('Words.'), { members: { 'word/document.xml': ' '.repeat(30_000_000) } }),
      'PACKAGE_REFUSED',
    ],
    ['no text part', packMembers({ 'word/document.txt': 'Words.' }), 'FILE_BROKEN'],
    [
      'an entity from outside',
      buildDocx('', {
        members: {
          'word/document.xml':
            '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document><w:body><w:p><w:r><w:t>Words &x;</w:t></w:r></w:p></w:body></w:document>',
        },
      }),
      'XML_ENTITY',
    ],
    ['nesting without end', buildDocx('<w:p>'.repeat(5000)), 'XML_TOO_DEEP'],
    [
      'members that lead out',
      packMembers({ '../../word/document.xml': 'x', '/etc/word/document.xml': 'x' }),
      'FILE_BROKEN',
    ],
  ])('with %s says so', async (_, bytes, code) => {
    const reading = await readSource([{ path: 'letter.docx', bytes }]);
    expect(codes(reading)).toContain(code);
    expect(codes(reading)).not.toContain('READ_FAILED');
    expect(JSON.stringify(reading)).not.toContain('root:');
  });

  it('under another name is read all the same', async () => {
    for (const path of ['letter.txt', 'letter.pdf', 'letter'])
      expect((await readSource([{ path, bytes: good }])).reader).toBe('docx/2');
  });

  it('with a password says so', async () => {
    const ole = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(codes(await readSource([{ path: 'letter.docx', bytes: ole }]))).toEqual(['FILE_ENCRYPTED']);
  });
});
