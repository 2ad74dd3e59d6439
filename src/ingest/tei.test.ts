import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMarks } from '../../test/marks.ts';
import type { Reading, RecordReading } from '../model/record.ts';
import { readTei } from './tei.ts';
import { childrenOf, listBelow } from './xml-path.ts';
import { parseXml, type XmlElement, type XmlNode } from './xml.ts';

const readText = (text: string): Reading => readTei({ path: 'file.xml', text, encoding: 'utf-8', problems: [] });
const only = (text: string): RecordReading => {
  const [record] = readText(text).records;
  if (record === undefined) throw new Error('no record was read');
  return record;
};
const codes = (text: string): readonly string[] => readText(text).problems.map((problem) => problem.code);

const LETTER = `<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="lp-7">
 <teiHeader>
  <fileDesc>
   <titleStmt>
    <title type="main" xml:lang="en">The pilot to the port captain</title>
    <title type="main" xml:lang="es">El práctico al capitán del puerto</title>
    <author><persName ref="#rueda"><surname>Rueda</surname><forename>Anselmo</forename></persName></author>
    <respStmt><resp>Translated by</resp><persName>Clara Whitlow</persName></respStmt>
    <respStmt><resp key="edt">Herausgeberin</resp><persName>Helen Marsh</persName></respStmt>
    <funder>Ribera Foundation</funder>
   </titleStmt>
   <publicationStmt><publisher>Port Lucía Papers</publisher><date when="2021-05-01"/>
    <availability><licence target="https://example.org/licence">Free to use.</licence></availability></publicationStmt>
   <seriesStmt><title>The Port Lucía papers</title></seriesStmt>
   <sourceDesc><msDesc>
    <msIdentifier><repository>OGA</repository><collection>F. 12, op. 3</collection><idno>d. 41, l. 5</idno></msIdentifier>
    <history><origin><origDate notBefore="1934-05-02" notAfter="1934-05-04" cert="medium">early May</origDate></origin></history>
   </msDesc></sourceDesc>
  </fileDesc>
  <profileDesc>
   <correspDesc>
    <correspAction type="sent"><persName>Anselmo Rueda</persName><date when="1934-05-02"/></correspAction>
    <correspAction type="received"><persName>Esteban Iturralde</persName><date when="1934-05-03T09:00:00"/></correspAction>
   </correspDesc>
   <langUsage><language ident="spa">Spanish</language></langUsage>
   <abstract><p>The pilot saw shapes.</p></abstract>
  </profileDesc>
 </teiHeader>
 <standOff><listPerson><person xml:id="rueda"><persName>Rueda, Anselmo</persName><occupation>pilot</occupation></person></listPerson></standOff>
 <text><body>
  <div type="translation" xml:lang="en"><head>Letter</head><p>I, <persName ref="#rueda">Rueda</persName>, saw them.</p></div>
  <div type="original"><pb n="5"/><head>Carta</head><p>Yo, Rueda, los vi.</p></div>
 </body></text>
</TEI>`;

const VOLUME = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0" xml:id="v1">
<teiHeader><fileDesc><titleStmt><title type="complete">Papers of the Legation, Volume II</title><title type="volumenumber">Volume II</title><editor>Helen Marsh</editor></titleStmt>
<publicationStmt><publisher>Harbour Press</publisher><pubPlace>Port Lucía</pubPlace><date>1961</date></publicationStmt></fileDesc></teiHeader>
<text><front><div type="section" xml:id="preface"><head>Preface</head><p>Long.</p></div>
<div type="section" xml:id="persons"><head>Persons</head><list><item><hi rend="strong"><persName xml:id="p_R">Rueda, Anselmo</persName>,</hi> pilot of the cutter</item><item><persName xml:id="p_X">Nobody</persName></item></list></div></front>
<body><div type="compilation"><head>The ships</head><div type="chapter"><head>May 1934</head>
<pb n="33" xml:id="pg_33"/>
<div type="document" xml:id="d1" n="1"><head>1. Telegram From the <gloss type="from">Legation</gloss> to <persName type="to" corresp="#p_R">Rueda</persName><note n="1" type="source">Source: Harbour Archives, RG 59, Central Files. Secret; Niact. Drafted by nobody.</note></head>
<opener><dateline><placeName>Port Lucía</placeName>, <date when="1934-05-04T11:00:00">May 4, 1934, 11 a.m.</date></dateline></opener>
<p>We saw<note n="2">Who?</note> them with <persName corresp="#p_R">Rueda</persName>.</p><pb n="34"/><p>They left.</p>
<frus:attachment><head>Enclosure</head><opener><dateline><date when="1933-01-01">January 1, 1933</date></dateline></opener><p>[List]</p></frus:attachment></div>
<div type="document" subtype="editorial-note" xml:id="d2" n="2" frus:doc-dateTime-min="1934-05-01T00:00:00-05:00" frus:doc-dateTime-max="1934-05-31T23:59:59-05:00"><head>2. Editorial Note</head><p>Nothing more of the ships was found in the files.</p></div>
</div></div></body><back><div type="index"><head>Index</head><p>Rueda, 33</p></div></back></text></TEI>`;

describe('one document', () => {
  it.each([
    ['three single words', 'Speech', 'Ivan|Andreevich|Shcherbatov', 'Ivan Andreevich Shcherbatov'],
    [
      'a rank the title has between them',
      'Letter from John Maurice Count of Bruhl',
      'John Maurice|Bruhl',
      'John Maurice Bruhl',
    ],
    ['two persons', 'Letters of two friends', 'Clara Whitlow|Helen Marsh', 'Clara Whitlow, Helen Marsh'],
  ])('takes authors torn into words for one person: %s', (_name, title, authors, expected) => {
    const list = authors
      .split('|')
      .map((name) => `<author>${name}</author>`)
      .join('');
    const text = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>${title}</title>${list}</titleStmt></fileDesc></teiHeader><text><body><p>The ship has come.</p></body></text></TEI>`;
    const [record] = readTei({ path: 'a.xml', text, encoding: 'utf-8', problems: [] }).records;
    expect(record?.contributors.map(({ name }) => name).join(', ')).toBe(expected);
  });

  it('takes its description from the header', () => {
    const record = only(LETTER);
    expect(record).toMatchObject({
      key: '',
      title: 'The pilot to the port captain',
      summary: 'The pilot saw shapes.',
      dates: { document: '1934-05-02?/1934-05-04?', sent: '1934-05-02', received: '1934-05-03' },
      sponsors: ['Ribera Foundation'],
      rights: { text: 'Free to use.', uri: 'https://example.org/licence', contact: null },
      publication: { title: 'The Port Lucía papers', publisher: 'Port Lucía Papers', year: '2021' },
      names: [{ ref: 'rueda', name: 'Rueda, Anselmo', type: 'person', description: 'pilot' }],
      claimed: { id: 'lp-7', 'title.es': 'El práctico al capitán del puerto' },
    });
    expect(record.reference).toMatchObject({
      repository: 'OGA',
      leaves: '5',
      levels: [
        { level: 'fond', number: '12' },
        { level: 'opis', number: '3' },
        { level: 'delo', number: '41' },
      ],
    });
    expect(record.contributors).toEqual([
      { name: 'Anselmo Rueda', role: 'author', ref: 'rueda' },
      { name: 'Clara Whitlow', role: 'translated' },
      { name: 'Helen Marsh', role: 'edited' },
      { name: 'Anselmo Rueda', role: 'sender' },
      { name: 'Esteban Iturralde', role: 'recipient' },
    ]);
  });

  it('puts the original first, whatever the order of the file, and names the translator', () => {
    const { texts } = only(LETTER);
    expect(texts.map(({ lang, role, of, by }) => [lang, role, of, by])).toEqual([
      ['es', 'original', undefined, undefined],
      ['en', 'translation', 0, 'Clara Whitlow'],
    ]);
  });

  it('counts headings alike on both sides, and knows the leaves of its own reference', () => {
    expect(only(LETTER).texts.map((text) => formatMarks(text).split('\n')[0])).toEqual([
      'h1: {leaf 5}Carta',
      'h1: Letter',
    ]);
  });

  it('says for every field where in the file it stood', () => {
    const { provenance } = only(LETTER);
    expect(provenance).toContainEqual({ field: 'title', at: 'teiHeader/fileDesc/titleStmt/title, line 6' });
    expect(provenance).toContainEqual({ field: 'summary', at: 'teiHeader/profileDesc/abstract, line 27' });
    expect(provenance).toContainEqual({
      field: 'dates.received',
      at: 'teiHeader/profileDesc/correspDesc/correspAction[2]/date, line 24',
    });
  });

  const text = (body: string, header = ''): string =>
    `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>${header}</teiHeader><text>${body}</text></TEI>`;
  it.each<[name: string, tei: string, texts: string]>([
    [
      'divisions side by side, each in its language',
      text('<body><div xml:lang="ru"><p>Раз</p></div><div xml:lang="fr"><p>Un</p></div></body>'),
      'ru original; fr translation of 0',
    ],
    [
      'the side the header calls the original',
      text(
        '<body><div xml:lang="fr"><p>Un</p></div><div xml:lang="ru"><p>Раз</p></div></body>',
        '<profileDesc><langUsage><language ident="ru"/></langUsage></profileDesc>',
      ),
      'ru original; fr translation of 0',
    ],
    [
      'sections that each have both sides',
      text(
        '<body><div><div type="original" xml:lang="de"><p>Eins</p></div><div type="translation" xml:lang="en"><p>One</p></div></div><div><div type="original" xml:lang="de"><p>Zwei</p></div><div type="translation" xml:lang="en"><p>Two</p></div></div></body>',
      ),
      'de original; en translation of 0',
    ],
    [
      'two translations',
      text(
        '<body><div type="original" xml:lang="de"><p>Eins</p></div><div type="translation" xml:lang="en"><p>One</p></div><div type="translation" xml:lang="cs"><p>Jedna</p></div></body>',
      ),
      'de original; en translation of 0; cs translation of 0',
    ],
    [
      'texts in a group',
      text(
        '<group><text xml:lang="es"><body><p>Uno</p></body></text><text xml:lang="en"><body><p>One</p></body></text></group>',
      ),
      'es original; en translation of 0',
    ],
    [
      'a text that says it is a translation',
      text('<body><div><p>[Translation]</p><p>The ships have left the harbour and will not be back.</p></div></body>'),
      'en translation',
    ],
    [
      'an original that is not given',
      text(
        '<body><div type="original"><p>The original is not available.</p></div><div type="translation" xml:lang="en"><p>The ships left.</p></div></body>',
        '<fileDesc><sourceDesc><bibl>File 3. <textLang mainLang="en">Original in Danish.</textLang></bibl></sourceDesc></fileDesc>',
      ),
      'en translation',
    ],
    [
      'the original itself in the place of its translation',
      text(
        '<body><div type="original"><p>The original is not available.</p></div><div type="translation" xml:lang="en"><p>The ships left.</p></div></body>',
        '<fileDesc><sourceDesc><bibl>File 3. <textLang mainLang="en">Original in English.</textLang></bibl></sourceDesc></fileDesc>',
      ),
      'en original',
    ],
  ])('tells the texts apart: %s', (_name, tei, texts) => {
    const found = only(tei).texts.map(({ lang, role, of }) => `${lang} ${role}${of === undefined ? '' : ` of ${of}`}`);
    expect(found.join('; ')).toBe(texts);
  });

  it('takes no sentence about a translation for the translation', () => {
    const tei = text(
      '<body><div type="original" xml:lang="cs"><p>Lodě odpluly.</p></div><div type="translation" xml:lang="en"><p>No translation is available.</p></div></body>',
    );
    expect(codes(tei)).toContain('TRANSLATION_NOT_GIVEN');
    expect(codes(tei)).not.toContain('NO_TRANSLATION');
    expect(only(tei).texts.map(({ lang, role }) => `${lang} ${role}`)).toEqual(['cs original']);
    expect(formatMarks(only(tei).texts[0] ?? { blocks: [], marks: [] })).toBe(
      'p: {note editor: No translation is available.}Lodě odpluly.',
    );
  });

  it('keeps a translation that only sounds as if none were given', () => {
    const tei = text(
      '<body><div type="original" xml:lang="de"><p>Schiffe fehlen bis Mai.</p></div><div type="translation" xml:lang="en"><p>Ships not available until May.</p></div></body>',
    );
    expect(only(tei).texts.map(({ lang, role }) => `${lang} ${role}`)).toEqual(['de original', 'en translation']);
  });

  it('keeps in sight that the original is not given', () => {
    const tei = text(
      '<body><div type="original"><p>The original is not available.</p></div><div type="translation" xml:lang="en"><p>The ships left.</p></div></body>',
    );
    expect(codes(tei)).toContain('NO_ORIGINAL');
    expect(formatMarks(only(tei).texts[0] ?? { blocks: [], marks: [] })).toBe(
      'p: {note editor: The original is not available.}The ships left.',
    );
  });

  it.each<[attributes: string, edtf: string | undefined]>([
    ['when="1934-05-04"', '1934-05-04'],
    ['when="1934"', '1934'],
    ['when-iso="1934-05"', '1934-05'],
    ['from="1934-05-01" to="1934-05-03"', '1934-05-01/1934-05-03'],
    ['notBefore="1934-05-01"', '1934-05-01/..'],
    ['notAfter="1934-05-03"', '../1934-05-03'],
    ['from="1934-01-01" to="1934-12-31"', '1934'],
    ['from="1934-05-01" to="1934-05-31"', '1934-05'],
    ['when="1934" cert="low"', '1934?'],
    ['when="1934" precision="low"', '1934~'],
    ['when="1934-13-40"', undefined],
  ])('reads the date %s as %s', (attributes, edtf) => {
    const tei = text(
      '<body><p>Words of the letter.</p></body>',
      `<profileDesc><creation><date ${attributes}/></creation></profileDesc>`,
    );
    expect(only(tei).dates.document).toBe(edtf);
  });

  it('says what is wrong where there is nothing to read', () => {
    expect(codes('<rss><channel/></rss>')).toEqual(['XML_UNKNOWN']);
    expect(codes('<TEI><teiHeader/></TEI>')).toEqual(['NO_TEXT']);
    expect(codes('<TEI><text><body><p>'.concat('<q>'.repeat(300)))).toEqual(['XML_TOO_DEEP']);
    expect(codes('')).toEqual(['XML_BROKEN']);
  });
});

describe('a volume', () => {
  const { records, problems } = readText(VOLUME);

  it('gives a record for every document, under its own id', () => {
    expect(records.map(({ key, title, type }) => [key, title, type])).toEqual([
      ['d1', 'Telegram From the Legation to Rueda', 'Telegram'],
      ['d2', 'Editorial Note', 'Editorial Note'],
    ]);
  });

  it('describes each by its own dateline, source note, sender and receiver', () => {
    expect(records[0]).toMatchObject({
      dates: { document: '1934-05-04' },
      marking: { classification: 'Secret; Niact' },
      reference: { text: 'Harbour Archives, RG 59, Central Files' },
      contributors: [
        { name: 'Legation', role: 'sender' },
        { name: 'Rueda, Anselmo', role: 'recipient', ref: 'p_R' },
      ],
      claimed: { volume: 'v1', chapter: 'The ships › May 1934', place: 'Port Lucía' },
      publication: {
        title: 'Papers of the Legation, Volume II',
        volume: 'Volume II',
        number: '1',
        editors: ['Helen Marsh'],
        publisher: 'Harbour Press',
        year: '1961',
      },
    });
    expect(records[1]?.dates).toEqual({ document: '1934-05' });
  });

  it('lists only the persons a document points at', () => {
    expect(records[0]?.names).toEqual([
      { ref: 'p_R', name: 'Rueda, Anselmo', type: 'person', description: 'pilot of the cutter' },
    ]);
    expect(records[1]?.names).toBeUndefined();
  });

  it('carries the page on which a document begins, and keeps attachments inside', () => {
    expect(formatMarks(records[0]?.texts[0] ?? { blocks: [], marks: [] })).toBe(
      [
        'h1: {page 33}1. Telegram From the Legation to {person p_R|Rueda}{note source 1 editor: Source: Harbour Archives, RG 59, Central Files. Secret; Niact. Drafted by nobody.}',
        'dateline: {place|Port Lucía}, {date 1934-05-04|May 4, 1934, 11 a.m.}',
        'p: We saw{note footnote 2 editor: Who?} them with {person p_R|Rueda}.',
        'p: {page 34}They left.',
        'h2: Enclosure',
        'dateline: {date 1933-01-01|January 1, 1933}',
        'p: [List]',
      ].join('\n'),
    );
    expect(formatMarks(records[1]?.texts[0] ?? { blocks: [], marks: [] })).toContain('h1: {page 34}2. Editorial Note');
  });

  it('takes a document of a few words for the language of the others', () => {
    // “Nie” is a small word of Polish; “NIE 42.1-58” is a National Intelligence Estimate.
    const short = '<div type="document" xml:id="d3" n="3"><head>3. Estimate</head><p>NIE 42.1-58</p></div>';
    const { records: found } = readText(VOLUME.replace('</div></div></body>', `${short}</div></div></body>`));
    expect(found.map(({ key, texts }) => [key, texts[0]?.lang])).toEqual([
      ['d1', 'en'],
      ['d2', 'en'],
      ['d3', 'en'],
    ]);
  });

  it('says which parts of the volume are no documents', () => {
    expect(problems.find((problem) => problem.code === 'VOLUME_PARTS')?.values).toEqual({
      parts: 'Preface; Persons; Index',
    });
  });

  it('keeps the documents before the place where a volume breaks off', () => {
    const cut = readText(VOLUME.slice(0, VOLUME.indexOf('Nothing more') + 7));
    expect(cut.records.map(({ key }) => key)).toEqual(['d1', 'd2']);
    expect(cut.records[1]?.texts[0]?.blocks.at(-1)?.text).toBe('Nothing');
    expect(cut.problems.map((problem) => problem.code)).toContain('XML_BROKEN');
  });
});

describe('whatever is done to a file', () => {
  it('reading never throws, and every mark lies on its words', () => {
    for (const whole of [LETTER, VOLUME]) {
      for (let end = 0; end <= whole.length; end += 1) checkPlaces(readText(whole.slice(0, end)));
    }
  });

  it('damage anywhere is reported and never thrown', () => {
    fc.assert(
      fc.property(
        fc.nat(VOLUME.length),
        fc.nat(40),
        fc.constantFrom('<', '>', '&', '"', '</div>', '<note>', ']]>', '\u0000', '<!--'),
        (at, length, put) => {
          checkPlaces(readText(VOLUME.slice(0, at) + put + VOLUME.slice(at + length)));
        },
      ),
      { numRuns: 300 },
    );
  });
});

function checkPlaces({ records }: Reading): void {
  for (const { blocks, marks } of records.flatMap((record) => record.texts)) {
    for (const { block, start, end } of marks) {
      const length = blocks[block]?.text.length ?? -1;
      if (start < 0 || end < start || end > length)
        throw new Error(`a mark lies outside its block: ${block} ${start} ${end} of ${length}`);
    }
  }
}

const EHRI = new URL('../../../shared/data/ehri/', import.meta.url);
const there = existsSync(EHRI);

describe('the EHRI editions', () => {
  it.skipIf(!there)('keep every word, in order (skipped where ../shared/data/ehri is missing)', () => {
    const lost: string[] = [];
    for (const folder of ['documentation_campaign', 'begrentze_flucht_uzravit_hranice', 'diplomatic_reports']) {
      for (const file of readdirSync(new URL(`${folder}/`, EHRI))) {
        const source = readFileSync(new URL(`${folder}/${file}`, EHRI), 'utf8');
        const [record] = readText(source).records;
        const root = parseXml(source).root;
        const body = root === null ? undefined : childrenOf(root, 'text')[0];
        if (record === undefined || body === undefined) continue;
        const words = toLetters(record.texts.flatMap((text) => text.blocks.map((block) => block.text)).join(' '));
        const placeholder = record.texts
          .flatMap((text) => text.marks)
          .find((mark) => mark.kind === 'note' && mark.start === 0 && /\bnot? .*available/iu.test(mark.text));
        const expected = toLetters(plain(body));
        // The sentence that stands for an original comes first, the one that stands for a translation last.
        const absent = placeholder?.kind === 'note' ? toLetters(placeholder.text) : '';
        if (expected !== absent + words && expected !== words + absent) lost.push(file);
        if (toLetters(listBelow(body, 'note').map(plainAll).join('')).length > toLetters(listNotes(record)).length)
          lost.push(`${file} (notes)`);
      }
    }
    expect(lost).toEqual([]);
  });
});

/** The words of a document without its notes: the slow, obvious way. */
function plain(node: XmlNode): string {
  return typeof node === 'string' ? node : node.name === 'note' ? '' : node.children.map(plain).join('');
}

function plainAll(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : plainAll(child))).join('');
}

function listNotes(record: RecordReading): string {
  return record.texts
    .flatMap((text) => text.marks.flatMap((mark) => (mark.kind === 'note' ? [mark.text] : [])))
    .join('');
}

function toLetters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
