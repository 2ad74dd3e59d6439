import { describe, expect, it } from 'vitest';
import { formatMarks } from '../../test/marks.ts';
import type { Reading } from '../model/record.ts';
import { readTei } from './tei.ts';

const read = (body: string): Reading =>
  readTei({
    path: 'letter.xml',
    text: `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt></fileDesc></teiHeader><text xml:lang="en"><body>${body}</body></text></TEI>`,
    encoding: 'utf-8',
    problems: [],
  });
const show = (body: string): string => formatMarks(read(body).records[0]?.texts[0] ?? { blocks: [], marks: [] });

describe('what TEI markup becomes', () => {
  it.each<[name: string, tei: string, blocks: string]>([
    ['a paragraph in one line, whatever its indentation', '<p>Seven\n   ships\n came.</p>', 'p: Seven ships came.'],
    ['paragraphs that never run together', '<p>One</p><p>two</p>', 'p: One\np: two'],
    ['loose words between paragraphs', '<div>One<p>two</p>three</div>', 'p: One\np: two\np: three'],
    [
      'no space before a comma only because the file is indented',
      '<p><placeName>\n <hi>Port Lucía</hi>\n</placeName>, 4 May</p>',
      'p: {place|{other|Port Lucía}}, 4 May',
    ],
    ['a space before a comma that the document has', '<p>Резолюция ,которая</p>', 'p: Резолюция ,которая'],
    ['headings with their depth', '<head>A</head><div><head>B</head></div>', 'h1: A\nh1: B'],
    [
      'the parts of a letter',
      '<opener><dateline>Port Lucía, <date when="1934-05-04">4 May</date></dateline><salute>Sir,</salute></opener><p>Text.</p><closer><signed>A. F.</signed></closer>',
      'dateline: Port Lucía, {date 1934-05-04|4 May}\nsalutation: Sir,\np: Text.\nsignature: A. F.',
    ],
    ['a page that begins between words', '<p>seven <pb n="42"/>ships</p>', 'p: seven {page 42}ships'],
    [
      'a page that begins between paragraphs, at the next words',
      '<p>one</p><pb n="f. 2v"/><p>two</p>',
      'p: one\np: {leaf 2v}two',
    ],
    ['a word broken by the end of a page', '<p>repub\n<pb n="2" break="no"/>\nlic</p>', 'p: repub{page 2}lic'],
    [
      'a word broken by the end of a line',
      '<p>repub<lb break="no"/> lic of<lb n="2"/>ships</p>',
      'p: republic of ships',
    ],
    [
      'lines that are laid out on purpose',
      '<closer><signed>Rueda<lb/>Pilot</signed></closer>',
      'signature: Rueda⏎Pilot',
    ],
    [
      'a note at the word it is about',
      '<p>ships<note n="1" type="footnote">Three.</note> came</p>',
      'p: ships{note footnote 1 editor: Three.} came',
    ],
    [
      'a group of notes, which are on one place',
      '<p>ships<noteGrp><note>See also:</note><note>lp_7</note><note>lp_8</note></noteGrp> came</p>',
      'p: ships{note editor: See also: lp_7; lp_8} came',
    ],
    [
      'a group of notes behind the words',
      '<p>ships came</p><noteGrp><note xml:lang="en">Three.</note><note xml:lang="es">Tres.</note></noteGrp>',
      'p: ships came{note editor: Three.; Tres.}',
    ],
    [
      'a group with a note that is referred to',
      '<p>ships<ref target="#n1">1</ref> came<noteGrp><note xml:id="n1">Three.</note><note>On 3 May.</note></noteGrp></p>',
      'p: ships{note editor: Three.^|1} came{note editor: On 3 May.}',
    ],
    [
      'a translator’s note',
      '<p>query <note resp="#translator">opros</note> here</p>',
      'p: query{note translator: opros} here',
    ],
    [
      'a note kept in the back, at its reference',
      '<p>ships<ref target="#n1">1</ref> came</p></body><back><div type="notes"><note xml:id="n1">Three.</note></div></back><body>',
      'p: ships{note editor: Three.^|1} came',
    ],
    [
      'what the paper says, with the correction on it',
      '<p>seven <choice><sic>shpis</sic><corr>ships</corr></choice></p>',
      'p: seven {sic=ships|shpis}',
    ],
    [
      'an abbreviation as written, its meaning beside it',
      '<p><choice><abbr>Min.</abbr><expan>Minister</expan></choice> said</p>',
      'p: Min.{note editor: Minister} said',
    ],
    [
      'words the editor supplied, and words struck out',
      '<p><supplied>[the]</supplied> <del>two</del> ships</p>',
      'p: {supplied|[the]} {struck|two} ships',
    ],
    [
      'an addition of the writer’s own, which is not the editor’s',
      '<p>the <add place="above">old</add> ship</p>',
      'p: the {other|old} ship',
    ],
    [
      'gaps with their reason',
      '<p>the <gap reason="illegible" quantity="2" unit="words"/> ship <unclear>Vesta</unclear></p>',
      'p: the{gap=illegible, 2 words} ship {gap|Vesta}',
    ],
    ['quotation marks that the encoder took off', '<p>he said <q>no</q>.</p>', 'p: he said “no”.'],
    ['quotation marks that the encoder left', '<p>he said <q>“no”</q>.</p>', 'p: he said “no”.'],
    [
      'names, with the id they point at',
      '<p><persName corresp="#p_1">Rueda</persName> of <orgName ref="http://x.example/7">the port</orgName></p>',
      'p: {person p_1|Rueda} of {body http://x.example/7|the port}',
    ],
    ['links as addresses only', '<p>see <ref target="#d12">no. 12</ref></p>', 'p: see {link #d12|no. 12}'],
    [
      'table rows with their cells, empty ones too',
      '<table><row><cell>a</cell><cell/><cell><p>b</p><p>c</p></cell></row></table>',
      'tr: a ⇥  ⇥ b c',
    ],
    ['lists in lists', '<list><item>a<list><item>b</item></list>c</item></list>', 'li1: a\nli2: b\nli1: c'],
    ['labels that belong to their items', '<list><label>(1)</label><item><p>one</p></item></list>', 'li1: (1) one'],
    ['verse', '<lg><l>one</l><l>two</l></lg>', 'l: one\nl: two'],
    [
      'a picture as a gap that says what it shows',
      '<figure><graphic url="a.jpg"/><figDesc>The harbour</figDesc><p>Caption</p></figure>',
      'p: {gap=The harbour}Caption',
    ],
    [
      'highlights by their look, in many spellings',
      '<p><hi rend="italic">a</hi><hi rendition="#sup">b</hi><hi rend="gesperrt">c</hi><hi style="font-weight: bold">d</hi><hi rend="roman">e</hi></p>',
      'p: {italic|a}{superscript|b}{spaced|c}{bold|d}e',
    ],
    ['words of elements nobody knows', '<p>one <mystery>two</mystery> three</p>', 'p: one two three'],
    [
      'elements named to confuse a program',
      '<p>one <constructor>two</constructor> <__proto__>three</__proto__></p>',
      'p: one two three',
    ],
  ])('%s', (_name, tei, blocks) => {
    expect(show(tei)).toBe(blocks);
  });

  it('reports an unknown element once, with its count and its first line', () => {
    const { problems } = read('<p>a</p>\n<p><mystery>b</mystery> <mystery>c</mystery></p>');
    expect(problems.filter((problem) => problem.code === 'UNKNOWN_ELEMENT')).toMatchObject([
      { at: 'line 2', values: { element: 'mystery', count: 2 } },
    ]);
  });

  it('leaves out program text and counts it', () => {
    const reading = read('<p>a<script>alert(1)</script></p>');
    expect(formatMarks(reading.records[0]?.texts[0] ?? { blocks: [], marks: [] })).toBe('p: a');
    expect(reading.problems.map((problem) => problem.code)).toContain('REMOVED_ACTIVE');
  });
});
