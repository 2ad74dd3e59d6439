/** Ready alignments (TMX, TEI) read, laid to their texts, and written again: what a source states comes back as it was. */
import { describe, expect, it } from 'vitest';
import { deriveRecord } from '../src/derive/derive.ts';
import { planSources, readSource } from '../src/ingest/ingest.ts';
import type { RecordReading } from '../src/model/record.ts';
import { formatBeads, formatTmx } from '../src/share/share.ts';

const file = (path: string, text: string) => ({ path, bytes: new Uint8Array(Buffer.from(text)) });
const tmx = (units: string, srclang = 'ru'): string =>
  `<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="${srclang}" segtype="sentence"><note>Letter</note></header><body>${units}</body></tmx>`;
const tu = (ru: string, en: string): string =>
  `<tu>${ru === '' ? '' : `<tuv xml:lang="ru"><seg>${ru}</seg></tuv>`}${en === '' ? '' : `<tuv xml:lang="en-GB"><seg>${en}</seg></tuv>`}</tu>`;
const RU = 'Сегодня вошли три корабля. Капитан молчал. Он отказался.';
const EN = 'Three ships came in today. He refused.';
const UNITS =
  tu('Сегодня вошли <bpt i="1">&lt;b&gt;</bpt>три корабля.', 'Three ships came in today.') +
  tu('Капитан молчал.', '') +
  tu('Он отказался.', 'He refused.');

/** The beads of a record's first translation, `said = told`, those the source states with `!`. */
function show(record: RecordReading | undefined): readonly string[] {
  if (record === undefined) return [];
  const [first] = deriveRecord(record).alignments;
  const { beads = [], original = [], translation = [] } = first?.alignment ?? {};
  return beads.map((bead) => {
    const said = bead.original.map((at) => original[at]?.text).join(' ');
    const told = bead.translation.map((at) => translation[at]?.text).join(' ');
    return `${bead.stated === true ? '!' : ''}${said} = ${told}`;
  });
}
const STATED = [
  '!Сегодня вошли три корабля. = Three ships came in today.',
  '!Капитан молчал. = ',
  '!Он отказался. = He refused.',
];

describe('a translation memory', () => {
  it('alone is a record with both texts, tied as it says', async () => {
    const { reader, records, problems } = await readSource([file('letter.tmx', tmx(UNITS))]);
    expect([reader, problems, records.length]).toEqual(['tmx/1', [], 1]);
    expect([records[0]?.title, ...(records[0]?.texts ?? []).map(({ lang, role }) => `${lang} ${role}`)]).toEqual([
      'Letter',
      'ru original',
      'en-GB translation',
    ]);
    expect(show(records[0])).toEqual(STATED);
  });

  it('beside two files is their alignment; what it does not say the machine aligns', async () => {
    const paths = ['letter.ru.txt', 'letter.en.txt', 'letter.tmx'];
    expect(planSources(paths).map(({ key, paths: own }) => `${key}: ${own.join(' ')}`)).toEqual([
      'letter: letter.en.txt letter.ru.txt letter.tmx',
    ]);
    const read = async (units: string) =>
      readSource([file('letter.ru.txt', RU), file('letter.en.txt', EN), file('letter.tmx', tmx(units))]);
    expect(show((await read(UNITS)).records[0])).toEqual(STATED);
    const partly = show((await read(tu('Капитан молчал.', 'He refused.'))).records[0]);
    expect(partly).toContain('!Капитан молчал. = He refused.');
    expect(partly.filter((bead) => bead.startsWith('!'))).toHaveLength(1);
    const foreign = await read(
      '<tu><tuv xml:lang="fr"><seg>Trois.</seg></tuv><tuv xml:lang="de"><seg>Drei.</seg></tuv></tu>',
    );
    expect(foreign.problems.map(({ code }) => code)).toContain('ALIGNMENT_UNUSED');
  });

  it('that Sverka wrote comes back with the same beads', async () => {
    const { records } = await readSource([file('letter.ru.txt', RU), file('letter.en.txt', EN)]);
    const [record] = records;
    if (record === undefined) throw new Error('the pair gives a record');
    const { passages } = deriveRecord(record);
    const again = await readSource([file('again.tmx', formatTmx({ ...record, id: 'letter' }, passages))]);
    expect(show(again.records[0])).toEqual(show(record).map((bead) => `!${bead}`));
  });

  it.each([
    ['breaks off', tmx(UNITS).slice(0, 260), ['XML_BROKEN']],
    ['has one language', tmx('<tu><tuv xml:lang="ru"><seg>Раз.</seg></tuv></tu>'), ['NO_TRANSLATION']],
    ['has none', tmx('<tu><tuv><seg>Раз.</seg></tuv></tu>'), ['NO_TEXT']],
    ['is empty', tmx(''), ['NO_TEXT']],
  ])('that %s says so', async (_name, text, codes) => {
    const { problems } = await readSource([file('a.tmx', text)]);
    expect(problems.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
  });
});

const tei = (links: string, ru: string, en: string): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letter</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>${links}<text><body><div type="original" xml:lang="ru">${ru}</div><div type="translation" xml:lang="en">${en}</div></body></text></TEI>`;

describe('a TEI file', () => {
  const RU_S =
    '<p><s xml:id="a1">Сегодня вошли три корабля.</s> <s xml:id="a2">Капитан молчал.<note>Прим.</note></s> <s xml:id="a3">Он отказался.</s></p>';
  const EN_S = '<p><s xml:id="b1">Three ships came in today.</s> <s xml:id="b2">He refused.</s></p>';

  it('ties its sentences by links', async () => {
    const links =
      '<standOff><linkGrp type="translation"><link target="#a1 #b1"/><link target="#a2 #a3 #b2"/><link target="#nobody other.xml#b2"/></linkGrp></standOff>';
    const { records } = await readSource([file('a.xml', tei(links, RU_S, EN_S))]);
    expect(show(records[0])).toEqual([
      '!Сегодня вошли три корабля. = Three ships came in today.',
      '!Капитан молчал. Он отказался. = He refused.',
    ]);
  });

  it('ties them by @corresp, written on one side or on both; the rest is aligned', async () => {
    const en = EN_S.replace('xml:id="b2"', 'xml:id="b2" corresp="#a2"');
    const ru = RU_S.replace('xml:id="a2"', 'xml:id="a2" corresp="#b2"');
    const { records } = await readSource([file('a.xml', tei('', ru, en))]);
    const beads = show(records[0]);
    expect(beads).toContain('!Капитан молчал. = He refused.');
    expect(beads.filter((bead) => bead.startsWith('!'))).toHaveLength(1);
  });

  it('that Sverka wrote comes back with the same beads', async () => {
    const pair = {
      languages: ['ru', 'en'] as const,
      original: ['Сегодня вошли три корабля.', 'Капитан молчал.', 'Он отказался.'],
      translation: ['Three ships came in today.', 'He refused.'],
      beads: [
        { original: [0, 1], translation: [0], confidence: 0.9 },
        { original: [2], translation: [1], confidence: 0.9 },
      ],
    };
    const { records } = await readSource([file('a.xml', formatBeads([pair], 'tei'))]);
    expect(show(records[0])).toEqual([
      '!Сегодня вошли три корабля. Капитан молчал. = Three ships came in today.',
      '!Он отказался. = He refused.',
    ]);
  });
});
