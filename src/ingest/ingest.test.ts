import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordReading } from '../model/record.ts';
import { isCurrentReader, readSource } from './ingest.ts';
import { findLabel, findSectionLabel, isFurniture } from './saved-page-profile.ts';

const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (files: Readonly<Record<string, string>>) =>
  readSource(Object.entries(files).map(([path, text]) => ({ path, bytes: toBytes(text) })));
const sidesOf = (record: RecordReading | undefined): string =>
  (record?.texts ?? [])
    .map(({ lang, role, of, by }) => [lang, role, of, by].filter((part) => part !== undefined).join(' '))
    .join(' | ');

const RUSSIAN = `ЗАПИСЬ БЕСЕДЫ

9 мая 1934 г.

Сегодня я посетил министра, который сообщил мне о кораблях, замеченных на рейде.

Министр добавил, что не знает, откуда они пришли и кому они принадлежат.

А. Журавлёв
`;
const ENGLISH = `RECORD OF A CONVERSATION

9 May 1934

Today I visited the Minister, who informed me of the ships [that had been] sighted in the roads.

The Minister added that he did not know where they had come from and to whom they belonged.

A. Zhuravlev
`;
const FRENCH = `COMPTE RENDU D'UN ENTRETIEN

9 mai 1934

J'ai rendu visite aujourd'hui au ministre, qui m'a parlé des navires aperçus dans la rade.

Le ministre a ajouté qu'il ne savait pas d'où ils venaient ni à qui ils appartenaient.
`;

describe('files that belong together', () => {
  it('are one record: an original and its translation', async () => {
    const { records, problems } = await read({
      'talk.ru.txt': RUSSIAN,
      'talk.en.txt': `${ENGLISH}\nTranslated by Jane Doe.\n`,
    });
    expect(records).toHaveLength(1);
    expect(sidesOf(records[0])).toBe('ru original | en translation 0 Jane Doe');
    expect(records[0]?.title).toBe('ЗАПИСЬ БЕСЕДЫ');
    expect(records[0]?.dates).toEqual({ document: '1934-05-09' });
    expect(records[0]?.texts[0]?.blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'dateline',
      'paragraph',
      'paragraph',
      'signature',
    ]);
    expect(problems).toEqual([]);
  });

  it('may be three: one original, two translations', async () => {
    const { records } = await read({ 'talk.en.txt': ENGLISH, 'talk.fr.txt': FRENCH, 'talk.ru.orig.txt': RUSSIAN });
    expect(sidesOf(records[0])).toBe('ru original | en translation 0 | fr translation 0');
  });

  it.each([
    ['the file that says it is', { 'talk.en.orig.txt': ENGLISH, 'talk.ru.txt': RUSSIAN }],
    ['the file whose name says nothing', { 'talk.txt': ENGLISH, 'talk.ru.txt': RUSSIAN }],
    [
      'not the one with a translator',
      { 'talk.en.txt': ENGLISH, 'talk.ru.txt': `${RUSSIAN}\nПеревёл с английского И. Петров.\n` },
    ],
    [
      'not the one whose front matter says translation',
      { 'talk.en.md': ENGLISH, 'talk.ru.md': `---\nроль: перевод\n---\n${RUSSIAN}` },
    ],
  ])('take as the original %s', async (_, files) => {
    expect(sidesOf((await read(files)).records[0])).toMatch(/^en original \| ru translation/u);
  });

  it('say so where both are in one language, or only one side is there', async () => {
    const codes = async (files: Readonly<Record<string, string>>) =>
      (await read(files)).problems.map(({ code }) => code);
    expect(await codes({ 'talk.ru.txt': RUSSIAN, 'talk.en.txt': RUSSIAN })).toEqual(['SAME_LANGUAGE']);
    expect(await codes({ 'talk.ru.txt': RUSSIAN })).toEqual(['NO_TRANSLATION']);
    expect(await codes({ 'talk.en.translation.txt': ENGLISH })).toEqual(['ORIGINAL_MISSING']);
  });

  it('and a picture of the page: the words are read from the text, and the picture goes with it', async () => {
    const { records, problems } = await readSource([
      { path: 'talk.ru.txt', bytes: toBytes(RUSSIAN) },
      { path: 'talk.p1.jpg', bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0) },
    ]);
    expect(sidesOf(records[0])).toBe('ru original');
    expect(problems.map(({ code }) => code)).toEqual(['NO_TRANSLATION']);
  });

  it('become a record even where one of them cannot be read', async () => {
    const { records, problems } = await read({ 'talk.ru.txt': RUSSIAN, 'talk.en.txt': '' });
    expect(sidesOf(records[0])).toBe('ru original');
    expect(problems.map(({ code, file }) => `${code} ${file ?? ''}`)).toContain('EMPTY_FILE talk.en.txt');
  });
});

describe('a file', () => {
  it.each([
    ['letter.txt', RUSSIAN, 'plain-text/2'],
    ['letter.md', RUSSIAN, 'markdown/2'],
    ['letter.txt', `---\ntitle: A\n---\n${RUSSIAN}`, 'markdown/2'],
    ['letter.txt', `<!DOCTYPE html><html><body><p>${ENGLISH}</p></body></html>`, 'html/2'],
    ['letter.html', '<p>The Minister said that he did not know.</p>', 'html/2'],
    [
      'letter.txt',
      '<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>Words.</p></body></text></TEI>',
      'tei/3',
    ],
    ['data.csv', 'a,b\n1,2', 'refused/1'],
  ])('%s is read by what it holds', async (path, text, reader) => {
    const reading = await read({ [path]: text });
    expect(reading.reader).toBe(reader);
    expect(isCurrentReader(reading.reader)).toBe(true);
  });

  it('read by a reader of another version is read again', () => {
    expect(isCurrentReader('pair/1+markdown/2+plain-text/2')).toBe(true);
    expect(isCurrentReader('pair/1+markdown/0')).toBe(false);
  });
});

/** Every word of a record, with how often it stands in it. */
function countWords(value: unknown, into = new Map<string, number>()): Map<string, number> {
  if (typeof value === 'string')
    for (const [word] of value.matchAll(/[\p{L}\p{N}]+/gu)) into.set(word, (into.get(word) ?? 0) + 1);
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) countWords(part, into);
  return into;
}

function checkPlaces(record: RecordReading): void {
  for (const { blocks, marks } of record.texts) {
    for (const mark of marks) {
      const length = blocks[mark.block]?.text.length ?? -1;
      expect(mark.start).toBeGreaterThanOrEqual(0);
      expect(mark.end).toBeGreaterThanOrEqual(mark.start);
      expect(mark.end).toBeLessThanOrEqual(length);
    }
  }
}

describe('whatever stands in a file', () => {
  const line = fc.oneof(
    fc.constantFrom(
      ...'Секретно. Экз. № 2.|28 января 1962 г.|Исх. № 28|Skip to content|Document Information|Record ID|Rights|Obtained by Jane Doe and translated by John Roe.|[137]|слово [138] слово|[1] note|word[^1] and [a](#f1)|[^1]: A note.|# Heading|- item|| a | b |||---|---||**bold** _and_ *odd|title: A title|---|English Translation|Перевод|This document was made possible with support from A Foundation|Yours,|А. Журавлёв|5\ttabs\there|/л. 5/|12 1 12 March. It set out|The Minister said that he did not know where the ships had come from.|Министр сказал, что не знает, откуда пришли корабли.'.split(
        '|',
      ),
    ),
    fc.string({ maxLength: 60 }),
    fc.constant(''),
  );
  const file = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));
  const name = fc.constantFrom('a.txt', 'a.ru.txt', 'a.md', 'a', 'a.html', 'a.xml');

  it('reading it never throws, and every mark lies on its block', async () => {
    await fc.assert(
      fc.asyncProperty(name, file, async (path, text) => {
        const { records, problems } = await read({ [path]: text });
        for (const record of records) checkPlaces(record);
        expect(problems.map(({ code }) => code)).not.toContain('READ_FAILED');
        expect(records.length + problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('every word of plain text and Markdown is in a block, a mark, a field or a problem', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('a.txt', 'a.md'), file, async (path, text) => {
        const { records, problems } = await read({ [path]: text });
        if (records.length === 0) return;
        const kept = countWords([records, problems]);
        // What Markdown writes for the machine (addresses, signs of notes) is no word.
        // The furniture and the labels of a page are reported, not kept; emphasis inside a word (a*b*c) glues it.
        const lines = text
          .split('\n')
          .filter(
            (words) =>
              !isFurniture(words) &&
              findLabel(words) === null &&
              findSectionLabel(words) === null &&
              !/[*_~]/u.test(words),
          );
        const words = countWords(
          lines
            .join('\n')
            .replace(/\]\([^)\s]*\)/gu, ']')
            .replace(/<br\s*\/?>/giu, ' '),
        );
        const lost = [...words.keys()].filter((word) => !kept.has(word));
        expect(lost).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('arbitrary bytes never throw', async () => {
    await fc.assert(
      fc.asyncProperty(name, fc.uint8Array({ maxLength: 400 }), async (path, bytes) => {
        const { records, problems } = await readSource([{ path, bytes }]);
        expect(problems.map(({ code }) => code)).not.toContain('READ_FAILED');
        expect(records.length + problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
