import { describe, expect, it } from 'vitest';
import { findCredits } from './credits.ts';
import { parseMarking } from './marking.ts';
import { splitLines } from './paragraphs.ts';
import { isSavedPage, readSavedPage } from './saved-page.ts';
import { findLabel, findSectionLabel, findSponsors } from './saved-page-profile.ts';

const RUSSIAN = [
  'Секретно. Экз. № 2.',
  '4 мая 1934 г.',
  'Сегодня я посетил министра и сообщил ему, что корабли были замечены на рейде.',
  'Министр ответил, что ему об этом [7] ничего не известно и что он наведёт справки.',
  'ПОСЛАННИК                    (А. ЖУРАВЛЁВ)',
];
const ENGLISH = [
  'Secret. Copy No. 2',
  '4 May 1934',
  'Today I visited the Minister and informed him that the ships had been seen in the roads.',
  'The Minister answered that nothing was known to him about this and that he would enquire.',
  'MINISTER                    (A. ZHURAVLEV)',
];
const SUMMARY = 'Zhuravlev and the Minister discuss the ships that had been seen in the roads.';
const HEADER = [
  'Skip to content',
  'May 9, 1934',
  "Journal of A. Zhuravlev, 'Record of a Conversation with the Minister, 4 May 1934'",
];
const FOOTER = [
  'Document Information',
  'OGA, F. 12, op. 3, d. 41, ll. 6-7. Obtained by Jane Doe and translated by John Roe.',
  'Record ID',
  'PLP-7',
];

/** Reads a page made of paragraphs; a number stands for so many blank lines. */
function readPage(parts: readonly (string | number)[]) {
  const text = parts.map((part) => (typeof part === 'number' ? '\n'.repeat(part) : `${part}\n`)).join('\n');
  const { records, problems } = readSavedPage(splitLines(text), 'page.txt');
  const record = records[0];
  if (record === undefined) throw new Error('no record');
  return { record, codes: problems.map(({ code, at }) => (at === undefined ? code : `${code} ${at}`)) };
}
const sides = (parts: readonly (string | number)[]): string =>
  readPage(parts)
    .record.texts.map(({ lang, role, by, blocks }) =>
      [lang, role, by, blocks.length].filter((part) => part !== undefined).join(' '),
    )
    .join(' | ');

describe('a saved page', () => {
  it.each([
    ['original first', [...HEADER, ...RUSSIAN, ...ENGLISH, ...FOOTER], 'ru original 5 | en translation John Roe 5'],
    ['translation first', [...HEADER, ...ENGLISH, ...RUSSIAN, ...FOOTER], 'ru original 5 | en translation John Roe 5'],
    ['translation alone', [...HEADER, ...ENGLISH, ...FOOTER], 'en translation John Roe 5'],
    [
      'original alone',
      [...HEADER, ...RUSSIAN, 'Document Information', 'OGA, F. 12, op. 3, d. 41, ll. 6-7.'],
      'ru original 5',
    ],
    [
      'parted by labels',
      [...HEADER, 'English Translation', ...ENGLISH, 'Russian Original', ...RUSSIAN, ...FOOTER],
      'ru original 5 | en translation John Roe 5',
    ],
  ])('gives its texts: %s', (_, parts, wanted) => {
    expect(sides(parts)).toBe(wanted);
  });

  it.each([
    ['after the texts, set apart', [...HEADER, ...RUSSIAN, ...ENGLISH, 5, SUMMARY, ...FOOTER]],
    ['after the texts, in the language of the page', [...HEADER, ...ENGLISH, ...RUSSIAN, SUMMARY, ...FOOTER]],
    ['under its label', [...HEADER, 'Summary', SUMMARY, ...RUSSIAN, ...ENGLISH, ...FOOTER]],
    ['under the title', [...HEADER, SUMMARY, ...RUSSIAN, ...ENGLISH, ...FOOTER]],
    ['in the footer', [...HEADER, ...RUSSIAN, ...ENGLISH, 'Document Summary', SUMMARY, ...FOOTER]],
  ])('finds the summary %s', (_, parts) => {
    const { record } = readPage(parts);
    expect(record.summary).toBe(SUMMARY);
    expect(record.texts.map(({ blocks }) => blocks.length)).toEqual([5, 5]);
  });

  it('takes no paragraph of the document for a summary', () => {
    expect(readPage([...HEADER, ...RUSSIAN.slice(0, 4), ...ENGLISH.slice(0, 4), ...FOOTER]).record.summary).toBeNull();
  });

  it('has the date of the document and that of the talk', () => {
    expect(readPage([...HEADER, ...RUSSIAN, ...ENGLISH, ...FOOTER]).record.dates).toEqual({
      document: '1934-05-09',
      event: '1934-05-04',
    });
  });

  it('says which fields are empty, and takes nothing from below for their value', () => {
    const sponsor = 'This document was made possible with support from Ribera Foundation';
    const { record, codes } = readPage([
      ...HEADER,
      sponsor,
      ...RUSSIAN,
      ...ENGLISH,
      ...FOOTER.slice(0, 2),
      'Original Uploaded Date',
      3,
      'Record ID',
      3,
      'Ribera Foundation',
    ]);
    expect(codes.filter((code) => code.startsWith('EMPTY_FIELD'))).toEqual([
      'EMPTY_FIELD Original Uploaded Date',
      'EMPTY_FIELD Record ID',
    ]);
    expect(record.sponsors).toEqual(['Ribera Foundation']);
    expect(record.claimed).toBeUndefined();
  });

  it('keeps the ids and dates it claims, and the contact where it is not hidden', () => {
    const shown = readPage([
      ...HEADER,
      ...RUSSIAN,
      ...FOOTER,
      'Rights',
      'Some documents may be subject to copyright. Write to papers@example.org.',
    ]);
    expect(shown.record.claimed).toEqual({ id: 'PLP-7' });
    expect(shown.record.rights?.contact).toBe('papers@example.org');
    const hidden = readPage([
      ...HEADER,
      ...RUSSIAN,
      ...FOOTER,
      'Rights',
      'Some documents may be subject to copyright. Write to [email protected].',
    ]);
    expect(hidden.record.rights?.contact).toBeNull();
    expect(hidden.codes.join()).toContain('OBFUSCATED_MAIL');
  });

  it('is told from a document alone', () => {
    const isPage = (parts: readonly string[]): boolean => isSavedPage(splitLines(parts.join('\n\n')));
    expect(isPage([...HEADER, ...RUSSIAN, ...FOOTER])).toBe(true);
    expect(isPage([...RUSSIAN, ...ENGLISH])).toBe(false);
    expect(isPage(['Date: 4 May 1934', 'To: the Minister', ...ENGLISH])).toBe(false);
  });

  it('knows the line of every field', () => {
    const { record } = readPage([...HEADER, ...RUSSIAN, ...ENGLISH, ...FOOTER]);
    for (const { field, at } of record.provenance) expect(at, field).toMatch(/^line \d+$/u);
    expect(record.provenance.map(({ field }) => field)).toEqual(
      expect.arrayContaining([
        'title',
        'dates.document',
        'dates.event',
        'reference',
        'contributors.1',
        'marking.copy',
        'texts.1.role',
      ]),
    );
  });
});

describe('the standing words of pages', () => {
  it.each([
    ['Obtained by James H. Doe and translated by Gary Roe.', 'obtained James H. Doe, translated Gary Roe'],
    ['Obtained and translated by Svetlana Doe', 'obtained Svetlana Doe, translated Svetlana Doe'],
    ['Translated for the Project by David Roe', 'translated David Roe'],
    ['Translated from Russian by Paul Doe and R. Roe, Jr.', 'translated Paul Doe, translated R. Roe, Jr.'],
    ['Contributed by S. Doe; translated by Jan K. Roe-Moe', 'contributed S. Doe, translated Jan K. Roe-Moe'],
    [
      'Obtained by A. Doe, B. Roe and C. Moe. Translated by X. Y. Zhu.',
      'obtained A. Doe, obtained B. Roe, obtained C. Moe, translated X. Y. Zhu',
    ],
    ['Перевёл с испанского Н. Вельский.', 'translated Н. Вельский'],
    ['He was obtained by nobody.', ''],
  ])('“%s” credits %s', (text, wanted) => {
    expect(
      findCredits(text)
        .map(({ name, role }) => `${role} ${name}`)
        .join(', '),
    ).toBe(wanted);
  });

  it.each([
    ['This document was made possible with support from Ribera Foundation', ['Ribera Foundation']],
    [
      'Made possible by the generous support of the Ribera Foundation and the Quist Fund.',
      ['Ribera Foundation', 'Quist Fund'],
    ],
    ['Supported by a grant from Smith and Richardson Foundation', ['Smith and Richardson Foundation']],
    ['The motion was supported by nobody', []],
  ])('“%s” thanks %o', (text, wanted) => {
    expect(findSponsors(text)).toEqual(wanted);
  });

  it.each([
    ['Record ID', 'id:'],
    ['Source:', 'source:'],
    ['Source: RGANI, f. 5', 'source: RGANI, f. 5'],
    ['Язык', 'language:'],
    ['He said: nothing', ''],
  ])('“%s” is the label “%s”', (line, wanted) => {
    const label = findLabel(line);
    expect(label === null ? '' : `${label.field}: ${label.value}`.trim()).toBe(wanted);
  });

  it.each([
    ['English Translation', 'translation en'],
    ['Original (Russian)', 'original ru'],
    ['Перевод', 'translation -'],
    ['Original Document', 'original -'],
    ['Some text', ''],
    ['The original was lost in the fire', ''],
  ])('“%s” sets apart “%s”', (line, wanted) => {
    const section = findSectionLabel(line);
    expect(section === null ? '' : `${section.role ?? '-'} ${section.lang ?? '-'}`).toBe(wanted);
  });

  it.each([
    ['Секретно. Экз. № 2.', 'classification=Секретно copy=2'],
    ['Сов. секретно. Экз. № 1 из 3', 'classification=Сов. секретно copy=1'],
    ['Secret. Copy Nº 2 of 3', 'classification=Secret copy=2'],
    ['TOP SECRET', 'classification=TOP SECRET'],
    ['Исх. № 28/с', 'outgoing=28/с'],
    ['Outgoing Nº 28', 'outgoing=28'],
    ['Вх. № 123', 'incoming=123'],
    ['Streng geheim. 3. Ausfertigung', 'classification=Streng geheim copy=3'],
    ['Très secret', 'classification=Très secret'],
    ['181. Confidential', 'classification=Confidential'],
    ['Секретно. Экз. №', 'classification=Секретно'],
    ['The talk was secret and nobody had a copy.', ''],
    ['Secretary of State', ''],
  ])('“%s” is stamped %s', (line, wanted) => {
    const marking = parseMarking(line)?.marking ?? {};
    expect(
      Object.entries(marking)
        .map(([field, value]) => `${field}=${value}`)
        .join(' '),
    ).toBe(wanted);
  });
});
