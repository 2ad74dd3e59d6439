import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEad } from './ead.ts';
import { readSource } from './ingest.ts';

const read = (text: string) => readEad({ path: 'aid.xml', text, encoding: 'utf-8', problems: [] });
const shape = (text: string) =>
  read(text).findingAid?.components.map(({ key, parent, level, title }) => [key, parent, level, title]);

const closing = (name: string | undefined): string => (name === undefined ? '' : `</${name}>`);

/** A finding aid of the Russian kind: fonds, opis, delo, in the namespace of EAD 2002 or in none. */
const FONDS = (attributes = '') => `<ead${attributes}><eadheader><eadid>aid</eadid></eadheader>
<archdesc level="fonds"><did><repository><corpname>АВП РФ</corpname></repository><unitid>Ф. 12</unitid><unittitle>Миссия в Порт-Люсии</unittitle></did>
<scopecontent><head>Содержание</head><p>Переписка.</p><p>Отчёты.</p></scopecontent>
<dsc><c01 id="op3" level="series"><did><unitid>Оп. 3</unitid><unittitle>Доклады, <unitdate normal="1933/1935">1933–1935</unitdate></unittitle></did>
<c02 level="file"><did><unitid>Д. 41</unitid><unittitle>Беседы</unittitle><unitdate normal="19340504/19340509">май 1934</unitdate><physdesc><extent>60 л.</extent></physdesc><container type="Box">Box 7</container><dao href="https://archive.example/41" linktitle="Образ"/></did></c02>
<c02 level="file"><did><unittitle>Без номера</unittitle></did></c02></c01></dsc></archdesc></ead>`;

const EAD3 = `<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>x</recordid></control>
<archdesc level="collection"><did><unitid>A0011</unitid><unittitle>Album</unittitle><unitdatestructured><daterange><fromdate standarddate="1900">1900</fromdate><todate standarddate="1906">1906</todate></daterange></unitdatestructured><langmaterial><languageset><language langcode="rus">Russian</language></languageset></langmaterial></did>
<dsc><c level="series"><did><unitid>Series 2</unitid><unittitle>Letters</unittitle><daoset><dao href="a.jpg"/><dao href="b.jpg"/></daoset></did>
<c level="file"><did><unittitle>Box three</unittitle><container localtype="box">3</container><container localtype="folder">2</container></did></c></c></dsc></archdesc></ead>`;

describe('a finding aid is a tree', () => {
  it.each([
    ['no namespace', ''],
    ['the namespace of EAD 2002', ' xmlns="urn:isbn:1-931666-22-9"'],
  ])('with %s', (_name, attributes) => {
    expect(shape(FONDS(attributes))).toEqual([
      ['', null, 'fonds', 'Миссия в Порт-Люсии'],
      ['op3', '', 'series', 'Доклады'],
      ['1.1', 'op3', 'file', 'Беседы'],
      ['1.2', 'op3', 'file', 'Без номера'],
    ]);
  });

  it('with a prefix before every name', () => {
    const prefixed = FONDS()
      .replace(/<(\/?)(?=[a-z])/gu, '<$1e:')
      .replace('<e:ead>', '<e:ead xmlns:e="urn:isbn:1-931666-22-9">');
    expect(shape(prefixed)?.length).toBe(4);
  });

  it('keeps the lists of a note as lists, whether they stand in a paragraph or beside it, and loses no word of them', () => {
    const notes = `<p>Two members: <list><head>Members</head><item>J. Osborn, Chairman</item><item>D. Rogers</item></list></p>
<list type="deflist"><listhead><head01>Sign</head01><head02>Meaning</head02></listhead><defitem><label>ALS</label><item>Autograph letter signed</item></defitem></list>
<chronlist><chronitem><date>1769</date><eventgrp><event>Began</event><event>Left</event></eventgrp></chronitem></chronlist>
<table><tgroup><tbody><row><entry>a</entry><entry>b</entry></row></tbody></tgroup></table>`;
    const scope = read(FONDS().replace('<p>Переписка.</p>', notes)).findingAid?.components[0]?.scope;
    expect(scope?.split('\n\n')).toEqual([
      'Two members:',
      'Members\nJ. Osborn, Chairman\nD. Rogers',
      'Sign: Meaning\nALS: Autograph letter signed',
      '1769: Began Left',
      'a b',
      'Отчёты.',
    ]);
  });

  it('keeps what each component says, and where', () => {
    const components = read(FONDS()).findingAid?.components ?? [];
    expect(components[0]).toMatchObject({ scope: 'Переписка.\n\nОтчёты.', date: null });
    expect(components[1]).toMatchObject({ date: '1933/1935', dateWording: '1933–1935' });
    expect(components[2]).toMatchObject({
      date: '1934-05-04/1934-05-09',
      extent: '60 л.',
      containers: ['box 7'],
      links: [{ to: 'https://archive.example/41', title: 'Образ' }],
    });
    expect(components[2]?.provenance).toContainEqual({
      field: 'unitid',
      at: 'archdesc/dsc/c01/c02/did/unitid, line 5',
    });
  });

  it('reads EAD3: structured dates, sets of links, unnumbered components', () => {
    const [whole, series, file] = read(EAD3).findingAid?.components ?? [];
    expect(whole).toMatchObject({ date: '1900/1906', languages: ['ru'], levels: [] });
    expect(series?.links.map(({ to }) => to)).toEqual(['a.jpg', 'b.jpg']);
    expect(file?.levels).toEqual([
      { level: 'series', number: '2' },
      { level: 'box', number: '3' },
      { level: 'folder', number: '2' },
    ]);
  });

  it('leads to a component by its own number below those above it; without one it is no place of its own', () => {
    const ways = read(FONDS()).findingAid?.components.map(({ levels }) =>
      levels.map(({ level, number }) => `${level} ${number}`).join(', '),
    );
    expect(ways).toEqual(['fond 12', 'fond 12, opis 3', 'fond 12, opis 3, delo 41, box 7', '']);
  });

  it.each([
    ['1934', '1934', null],
    ['1934/1934', '1934', null],
    ['1934/9999', '1934/..', null],
    ['19340504', '1934-05-04', null],
    ['1934-05/1935-06', '1934-05/1935-06', null],
    ['1934-13-40', null, 'DATE_UNPARSED'],
  ])('reads the normal date %s as %s', (normal, edtf, code) => {
    const reading = read(
      `<ead><archdesc level="fonds"><did><unittitle>T</unittitle><unitdate normal="${normal}">whenever</unitdate></did></archdesc></ead>`,
    );
    expect(reading.findingAid?.components[0]?.date).toBe(edtf);
    expect(reading.problems.find(({ code: own }) => own === 'DATE_UNPARSED')?.code ?? null).toBe(code);
  });

  it('takes the full description where an overview says the same once more', () => {
    const twice = FONDS().replace(
      '<dsc>',
      '<dsc type="analyticover"><c01 level="series"><did><unittitle>Overview</unittitle></did></c01></dsc><dsc type="in-depth">',
    );
    expect(shape(twice)?.map(([, , , title]) => title)).not.toContain('Overview');
    const only = FONDS().replace('<dsc>', '<dsc type="analyticover">');
    expect(shape(only)?.length).toBe(4);
  });
});

describe('a bad finding aid', () => {
  it('says that it describes nothing', async () => {
    const bytes = Buffer.from('<?xml version="1.0"?><ead><eadheader><eadid>x</eadid></eadheader></ead>');
    const reading = await readSource([{ path: 'aid.xml', bytes }]);
    expect([reading.reader, reading.problems.map(({ code }) => code)]).toEqual(['ead/3', ['FINDING_AID_EMPTY']]);
  });

  it('gives two components of one id two keys, and names the id', () => {
    const same = FONDS().replaceAll('<c02 level', '<c02 id="same" level');
    expect(shape(same)?.map(([key]) => key)).toEqual(['', 'op3', 'same', 'same@1.2']);
    expect(read(same).problems.map(({ code }) => code)).toContain('FINDING_AID_ID');
  });

  it('is refused where it is nested without end, and never expands what it declares', () => {
    const deep = `<ead><archdesc><dsc>${'<c><did><unittitle>T</unittitle></did>'.repeat(10_000)}`;
    expect(read(deep).problems.map(({ code }) => code)).toEqual(['XML_TOO_DEEP']);
    const bomb = `<!DOCTYPE ead [<!ENTITY a "aaaaaaaaaa">]>${FONDS().replace('Беседы', '&a;')}`;
    expect(JSON.stringify(read(bomb))).not.toContain('aaaaaaaaaa');
  });

  it('reads six thousand components, and fifty levels of them', () => {
    const wide = FONDS().replace(
      '</dsc>',
      `${'<c01 level="item"><did><unittitle>T</unittitle></did></c01>'.repeat(6000)}</dsc>`,
    );
    expect(shape(wide)?.length).toBe(6004);
    const levels = `${'<c level="file"><did><unittitle>T</unittitle></did>'.repeat(50)}${'</c>'.repeat(50)}`;
    const deep = read(`<ead><archdesc level="fonds"><did/><dsc>${levels}</dsc></archdesc></ead>`);
    expect(deep.findingAid?.components.at(-1)?.depth).toBe(50);
  });

  it('cut at any place gives what stood before it, and says so', () => {
    const whole = FONDS();
    for (let cut = 6; cut < whole.length; cut += 5) {
      const { findingAid, problems } = read(whole.slice(0, cut));
      expect(problems.length, `cut at ${cut}`).toBeGreaterThan(0);
      const keys = findingAid?.components.map(({ key }) => key) ?? [];
      for (const { parent } of findingAid?.components ?? [])
        expect(parent === null || keys.includes(parent)).toBe(true);
    }
  });

  it('of any nesting of its elements has one parent before each component, and throws nothing', () => {
    const names = fc.constantFrom('c', 'c01', 'c02', 'did', 'dsc', 'archdesc', 'unittitle', 'unitdate', 'dao', 'head');
    // A name opens an element, null closes the last one that is open.
    const steps = fc.array(fc.option(fc.tuple(names, fc.stringMatching(/^[a-z0-9 /]{0,6}$/u))), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (list) => {
        const open: string[] = [];
        let tree = '';
        for (const step of list) {
          if (step !== null) open.push(step[0]);
          tree += step === null ? closing(open.pop()) : `<${step[0]} id="${step[1]}" normal="${step[1]}">${step[1]}`;
        }
        const { findingAid } = read(`<ead>${tree}${open.reverse().map(closing).join('')}</ead>`);
        const seen = new Set<string>();
        for (const { key, parent } of findingAid?.components ?? []) {
          expect(seen.has(key)).toBe(false);
          if (parent !== null) expect(seen.has(parent)).toBe(true);
          seen.add(key);
        }
      }),
      { numRuns: 150 },
    );
  });
});
