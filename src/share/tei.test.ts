import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignRecord } from '../align/align.ts';
import { readSource } from '../ingest/ingest.ts';
import type { ArchiveRecord, RecordReading } from '../model/record.ts';
import { type Block, type Mark, marksOn, readingOf, type Text } from '../model/text.ts';
import { formatTei } from './share.ts';
import { formatWords } from './tei-words.ts';

// All people, places and papers here are invented.

const RECORD: ArchiveRecord = {
  id: 'lucia-1',
  key: '',
  title: 'Conversation with the Minister <of Marine> & others',
  summary: 'Two ministers talk.\nOne leaves.',
  dates: { document: '1934-05-09', sent: '1934-05-10' },
  reference: {
    text: 'ГАРФ, ф. 12, оп. 3, д. 41, лл. 40-41',
    repository: 'ГАРФ',
    levels: [
      { level: 'fond', number: '12' },
      { level: 'opis', number: '3' },
      { level: 'delo', number: '41' },
    ],
    leaves: '40-41',
  },
  marking: { classification: 'Secret', copy: '2' },
  contributors: [
    { name: 'А. П. Веснин', role: 'sender' },
    { name: 'Ada Finch', role: 'obtained' },
    { name: 'Edmund Hale', role: 'translated' },
  ],
  sponsors: ['The Lucía Fund'],
  rights: { text: 'Free to read.', uri: 'https://lucia.example/rights', contact: null },
  names: [{ ref: 'p_vidal', name: 'Tomás Vidal', type: 'person', description: 'minister "of Marine"' }],
  texts: [
    {
      lang: 'ru',
      role: 'original',
      blocks: [
        { kind: 'heading', text: 'Из дневника', level: 1 },
        { kind: 'dateline', text: 'Порт-Лусия, 9 мая 1934 г.' },
        { kind: 'paragraph', text: 'Сегодня посетил министра Видаля. Он сказал [41] , что видел семь [sic] кораблей.' },
        { kind: 'list-item', text: 'во-первых, ящики', level: 1 },
        { kind: 'list-item', text: 'во-вторых, уголь', level: 1 },
        { kind: 'table-row', text: 'ящики\tодиннадцать' },
        { kind: 'signature', text: 'А. Веснин' },
        { kind: 'paragraph', text: 'Приписка: показать послу.' },
      ],
      marks: [
        { kind: 'name', type: 'person', ref: 'p_vidal', block: 2, start: 25, end: 31 },
        { kind: 'leaf', n: '41', unit: 'leaf', lifted: true, block: 2, start: 43, end: 47 },
        { kind: 'sic', lifted: true, block: 2, start: 65, end: 70 },
      ],
    },
    {
      lang: 'en',
      role: 'translation',
      of: 0,
      by: 'Edmund Hale',
      blocks: [
        { kind: 'heading', text: 'From the journal', level: 1 },
        { kind: 'paragraph', text: 'Today I visited Minister Vidal. He said that he had seen nine ships.' },
        { kind: 'paragraph', text: 'Postscript: to be shown to the envoy.' },
      ],
      marks: [{ kind: 'note', by: 'translator', text: 'Nine in the copy.', n: '1', block: 1, start: 61, end: 61 }],
    },
  ],
  provenance: [],
};

async function readBack(tei: string): Promise<RecordReading> {
  const reading = await readSource([{ path: 'x.xml', bytes: new TextEncoder().encode(tei) }]);
  const [record] = reading.records;
  if (record === undefined) throw new Error(JSON.stringify(reading.problems));
  return record;
}

const readWords = (text: Text): readonly string[] =>
  text.blocks.map((block, index) => readingOf(block, marksOn(text, index)).text);

describe('a record in TEI', () => {
  const tei = formatTei(RECORD, alignRecord(RECORD.texts));

  it('is read back with the same words, kinds, languages and translator', async () => {
    const back = await readBack(tei);
    expect(back.texts.map(readWords)).toEqual(RECORD.texts.map(readWords));
    const shapes = (texts: readonly Text[]) =>
      texts.map(({ lang, role, of, by, blocks }) => ({ lang, role, of, by, kinds: blocks.map(({ kind }) => kind) }));
    expect(shapes(back.texts)).toEqual(shapes(RECORD.texts));
  });

  it('is read back with the same title, dates, reference, people and rights', async () => {
    const back = await readBack(tei);
    expect(back.title).toBe(RECORD.title);
    expect(back.summary).toBe(RECORD.summary);
    expect(back.dates).toEqual(RECORD.dates);
    expect(back.reference).toEqual(RECORD.reference);
    expect(back.contributors.map(({ name, role }) => `${role} ${name}`).sort()).toEqual(
      RECORD.contributors.map(({ name, role }) => `${role} ${name}`).sort(),
    );
    expect(back.sponsors).toEqual(RECORD.sponsors);
    expect(back.rights?.uri).toBe('https://lucia.example/rights');
  });

  it('is read back with its leaf, its name, its [sic] on the word and its note', async () => {
    const back = await readBack(tei);
    const show = ({ kind, block, start, end }: Mark, text: Text): string =>
      `${kind} ${text.blocks[block]?.text.slice(start, end) ?? ''}`.trim();
    expect(back.texts[0]?.marks.map((mark) => back.texts[0] && show(mark, back.texts[0]))).toEqual(
      expect.arrayContaining(['leaf', 'name Видаля', 'sic семь']),
    );
    expect(back.texts[1]?.marks).toEqual([
      expect.objectContaining({ kind: 'note', by: 'translator', text: 'Nine in the copy.', n: '1' }),
    ]);
  });

  it('ties the sentences of both sides, and every tie points at sentences that are there', () => {
    const ids = new Set([...tei.matchAll(/<s xml:id="([^"]+)"/gu)].map(([, id]) => `#${id ?? ''}`));
    const links = [...tei.matchAll(/<link target="([^"]+)"/gu)].map(([, target = '']) => target.split(' '));
    expect(links.length).toBeGreaterThanOrEqual(4);
    for (const link of links) for (const end of link) expect(ids).toContain(end);
  });

  it('opens a letter inside a letter as a division of its own', () => {
    expect(tei).toMatch(/<closer><signed>.*<\/signed><\/closer>\n<\/div>\n<div>\n<p>.*Приписка/u);
  });
});

describe('words with marks', () => {
  const scope = { idOf: (n: number) => `s${n}`, knownRefs: new Set<string>() };
  const block = (text: string): Block => ({ kind: 'paragraph', text });
  const name = (start: number, end: number): Mark => ({ kind: 'name', type: 'person', block: 0, start, end });

  it.each([
    ['a name inside a sentence', [name(0, 2)], '<s xml:id="s0"><persName>ab</persName>c</s><s xml:id="s1">def</s>'],
    [
      'a name that the end of a sentence falls into stays whole',
      [name(1, 5)],
      '<s xml:id="s0">a</s><persName><s prev="#s0">bc</s><s xml:id="s1">de</s></persName><s prev="#s1">f</s>',
    ],
    [
      'marks that overlap',
      [name(0, 2), { kind: 'struck', block: 0, start: 1, end: 3 }],
      '<s xml:id="s0"><persName>a<del rend="strikethrough">b</del></persName><del rend="strikethrough">c</del></s><s xml:id="s1">def</s>',
    ],
  ] as const)('%s', (_, marks, expected) => {
    const sentences = [
      { block: 0, start: 0, end: 3, text: 'abc', index: 0 },
      { block: 0, start: 3, end: 6, text: 'def', index: 1 },
    ];
    expect(formatWords(block('abcdef'), sentences, marks, scope)).toBe(expected);
  });

  it('are always well formed, and lose and add no letter', () => {
    const text = 'Один два. Три <четыре> & пять. Six seven eight.';
    const mark = fc
      .tuple(
        fc.nat(text.length),
        fc.nat(text.length),
        fc.constantFrom<Mark['kind']>('name', 'struck', 'supplied', 'sic', 'highlight', 'link', 'gap'),
      )
      .map(([a, b, kind]) => {
        const place = { block: 0, start: Math.min(a, b), end: Math.max(a, b) };
        if (kind === 'name') return { ...place, kind, type: 'place' } as const;
        if (kind === 'highlight') return { ...place, kind, rend: 'italic' } as const;
        if (kind === 'link') return { ...place, kind, to: 'https://x.example/"><' } as const;
        return { ...place, kind } as Mark;
      });
    const ends = fc.uniqueArray(fc.integer({ min: 1, max: text.length }), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 8 }), ends, (marks, cuts) => {
        const at = [0, ...[...cuts].sort((a, b) => a - b)];
        const sentences = at.slice(1).map((end, index) => ({
          block: 0,
          start: at[index] ?? 0,
          end,
          text: '',
          index,
        }));
        const xml = formatWords(block(text), sentences, marks, scope);
        const open: string[] = [];
        for (const [, slash, tag = '', empty] of xml.matchAll(/<(\/?)([\w]+)[^<>]*?(\/?)>/gu)) {
          if (empty === '/') continue;
          if (slash === '/') expect(open.pop()).toBe(tag);
          else open.push(tag);
        }
        expect(open).toEqual([]);
        const words = xml
          .replace(/<[^>]*>/gu, '')
          .replace(/&lt;/gu, '<')
          .replace(/&gt;/gu, '>')
          .replace(/&amp;/gu, '&');
        expect(words).toBe(text);
        const ids = [...xml.matchAll(/xml:id="([^"]+)"/gu)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 400 },
    );
  });
});
