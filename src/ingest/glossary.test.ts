import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickPairs } from '../model/glossary.ts';
import { parseGlossaryTsv } from './glossary.ts';
import { formatGlossaryTsv, isGlossaryName, readGlossary } from './ingest.ts';

const read = (path: string, text: string, languages?: readonly [string, string]) =>
  readGlossary({ path, bytes: new TextEncoder().encode(text) }, languages);

/** `маяк = lighthouse | порт = harbour`, then the codes of the problems with their places. */
function show(path: string, text: string, languages?: readonly [string, string]): string {
  const { entries, problems } = read(path, text, languages);
  const pairs = pickPairs(entries, ['ru', 'en']).map(({ original, translation }) => `${original} = ${translation}`);
  return [...pairs, ...problems.map(({ code, at }) => `${code} ${at ?? ''}`.trim())].join(' | ');
}

const tmx = (body: string): string => `<?xml version="1.0"?><tmx version="1.4"><header/><body>${body}</body></tmx>`;
const tu = (ru: string, en: string): string =>
  `<tu><tuv xml:lang="ru"><seg>${ru}</seg></tuv><tuv xml:lang="en-GB"><seg>${en}</seg></tuv></tu>`;

describe('a glossary is read', () => {
  it.each([
    ['from a table whose first line names the languages', 'g.tsv', 'ru\ten\nмаяк\tlighthouse\n', 'маяк = lighthouse'],
    ['whatever order they stand in', 'g.tsv', 'English\tRussian\nharbour\tпорт\n', 'порт = harbour'],
    ['other columns are passed over', 'g.tsv', 'ru\tremark\ten\nмаяк\tsee map\tlighthouse\n', 'маяк = lighthouse'],
    ['by the languages in its name', 'glossary.ru-en.tsv', 'маяк\tlighthouse\n', 'маяк = lighthouse'],
    ['remarks and empty lines say nothing', 'g.tsv', '# mine\nru\ten\n\nмаяк\tlighthouse\r\n', 'маяк = lighthouse'],
    ['a line with one side is named', 'g.tsv', 'ru\ten\nмаяк\nпорт\tport\n', 'порт = port | GLOSSARY_ENTRY line 2'],
    ['a table that names no language', 'g.tsv', 'маяк\tlighthouse\n', 'GLOSSARY_LANGUAGES line 1'],
    [
      'from TMX, regions of a language being that language',
      'g.tmx',
      tmx(tu('маяк', 'lighthouse')),
      'маяк = lighthouse',
    ],
    [
      'from TMX, without the codes of other programs',
      'g.tmx',
      tmx(tu('<bpt i="1">b</bpt>маяк', 'lighthouse')),
      'маяк = lighthouse',
    ],
    [
      'from old TBX',
      'g.tbx',
      '<martif type="TBX"><text><body><termEntry><langSet xml:lang="ru"><tig><term>маяк</term></tig></langSet><langSet xml:lang="en"><ntig><termGrp><term>lighthouse</term></termGrp></ntig></langSet></termEntry></body></text></martif>',
      'маяк = lighthouse',
    ],
    [
      'from new TBX, every synonym',
      'g.tbx',
      '<tbx type="TBX-Basic"><text><body><conceptEntry id="c1"><langSec xml:lang="ru"><termSec><term>порт</term></termSec></langSec><langSec xml:lang="en"><termSec><term>port</term></termSec><termSec><term>harbour</term></termSec></langSec></conceptEntry></body></text></tbx>',
      'порт = port | порт = harbour',
    ],
    ['another kind of XML', 'g.tmx', '<html><body/></html>', 'GLOSSARY_FORMAT'],
    ['another ending', 'g.pdf', 'x', 'GLOSSARY_FORMAT'],
  ])('%s', (_name, path, text, expected) => {
    expect(show(path, text)).toBe(expected);
  });

  it('as far as it goes, where the file breaks off', () => {
    const broken = tmx(`${tu('маяк', 'lighthouse')}<tu><tuv xml:lang="ru"><seg>порт`).replace('</body></tmx>', '');
    expect(show('g.tmx', broken)).toMatch(/^маяк = lighthouse \| XML_BROKEN/u);
  });

  it('without resolving an entity, and without growing', () => {
    const bomb = `<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>${tmx(tu('&b;', 'x')).replace('<?xml version="1.0"?>', '')}`;
    const { entries, problems } = read('g.tmx', bomb);
    expect(problems.map(({ code }) => code)).toContain('XML_ENTITY');
    expect(JSON.stringify(entries).length).toBeLessThan(200);
  });

  it('and read back as it was written', () => {
    const word = fc
      .string({ unit: fc.constantFrom('а', 'б', 'ё', 'x', 'y', ' ', "'", '-', '&', '<'), minLength: 1, maxLength: 12 })
      .filter((text) => text.trim() !== '' && text.trim() === text.replace(/\s+/gu, ' '));
    fc.assert(
      fc.property(fc.array(fc.record({ original: word, translation: word }), { maxLength: 8 }), (pairs) => {
        const clean = pairs.map(({ original, translation }) => ({
          original: `а${original.trim()}`,
          translation: translation.trim(),
        }));
        const table = formatGlossaryTsv({ languages: ['ru', 'en'], pairs: clean });
        expect(pickPairs(parseGlossaryTsv(table, 'g.tsv').entries, ['ru', 'en'])).toEqual(clean);
      }),
    );
  });

  it.each([
    ['glossary.tsv', true],
    ['papers/glossary.ru-en.tmx', true],
    ['glossary-of-ships.tbx', true],
    ['my-glossary.tsv', false],
    ['glossary.txt', false],
  ])('by its name: %s is one: %s', (path, expected) => {
    expect(isGlossaryName(path)).toBe(expected);
  });
});
