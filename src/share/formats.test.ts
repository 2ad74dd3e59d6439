import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage, PassageSide } from '../model/passage.ts';
import type { ArchiveRecord } from '../model/record.ts';
import type { Text } from '../model/text.ts';
import { BEAD_FORMATS, type BeadPair, formatBeads, formatJson, formatJsonld, formatText, formatTmx } from './share.ts';

// All people, places and papers here are invented.

const PAIR: BeadPair = {
  languages: ['ru', 'en'],
  original: ['Видел семь кораблей.', 'Ушёл.', 'Никто не ответил.'],
  translation: ['I saw nine ships.', 'I left.'],
  beads: [
    { original: [0, 1], translation: [0, 1], confidence: 0.91 },
    { original: [2], translation: [], confidence: 0.4 },
  ],
  findings: [{ kind: 'number', bead: 0, message: '7 in the original, 9 in the translation', confidence: 0.9 }],
};

const text = (lang: string, words: string, rest: Partial<Text>): Text => ({
  lang,
  role: 'original',
  blocks: [{ kind: 'paragraph', text: words }],
  marks: [],
  ...rest,
});

const RECORD: ArchiveRecord = {
  id: 'lucia-1',
  key: '',
  title: 'Seven </script> Ships',
  summary: null,
  dates: { document: '1934-05-09' },
  reference: { text: 'ГАРФ, ф. 12', repository: 'ГАРФ', levels: [], leaves: null },
  marking: {},
  contributors: [{ name: 'Ada Finch', role: 'obtained' }],
  sponsors: [],
  rights: null,
  texts: [
    text('ru', 'Видел семь кораблей.', { marks: [{ kind: 'leaf', n: '41', block: 0, start: 0, end: 0 }] }),
    text('en', 'I saw nine ships.', {
      role: 'translation',
      of: 0,
      by: 'Edmund Hale',
      marks: [{ kind: 'note', by: 'translator', text: 'sic', block: 0, start: 16, end: 16 }],
    }),
  ],
  provenance: [],
};

const side = (lang: string, words: string): PassageSide => ({
  text: 0,
  lang,
  words,
  places: [],
  locator: { leaf: '41', paragraph: 1 },
});
const PASSAGES: readonly Passage[] = [
  { n: 1, original: side('ru', 'Видел <семь>.'), translation: side('en', 'I saw "nine" & left.'), confidence: 0.914 },
  { n: 3, original: side('ru', 'Ушёл.'), translation: null, confidence: 1 },
];

describe('TMX', () => {
  it('holds a unit a passage, with its address, its confidence and its leaf', () => {
    expect(formatTmx(RECORD, PASSAGES)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="Sverka" creationtoolversion="1" segtype="sentence" o-tmf="Sverka" adminlang="en" srclang="ru" datatype="plaintext">
    <note>Seven &lt;/script&gt; Ships</note>
  </header>
  <body>
    <tu tuid="lucia-1#p1">
      <prop type="x-confidence">0.914</prop>
      <prop type="x-leaf">41</prop>
      <tuv xml:lang="ru"><seg>Видел &lt;семь&gt;.</seg></tuv>
      <tuv xml:lang="en"><seg>I saw &quot;nine&quot; &amp; left.</seg></tuv>
    </tu>
    <tu tuid="lucia-1#p3">
      <prop type="x-confidence">1</prop>
      <prop type="x-leaf">41</prop>
      <tuv xml:lang="ru"><seg>Ушёл.</seg></tuv>
    </tu>
  </body>
</tmx>
`);
  });
});

describe('an alignment side by side', () => {
  it('stands in two columns as plain text, with doubts and findings under their bead', () => {
    expect(
      formatBeads([PAIR], 'text')
        .split('\n')
        .map((line) => line.replace(/ {2,}/gu, '  ')),
    ).toEqual([
      '  ru  │ en',
      expect.stringMatching(/^ {2}─+┼─+$/u),
      '  1  Видел семь кораблей. Ушёл.  │ I saw nine ships. I left.',
      '  ! number: 7 in the original, 9 in the translation',
      '  2  Никто не ответил.  │',
      '  ? 40 %',
      '',
    ]);
  });

  it('is a page without script that says what has no counterpart', () => {
    const page = formatBeads([PAIR], 'html');
    expect(page).toContain('<span lang="ru" dir="auto">Видел семь кораблей. Ушёл.</span>');
    expect(page).toContain('<td class="none">no counterpart');
    expect(page).toContain('number: 7 in the original, 9 in the translation');
    expect(page).not.toMatch(/<script|javascript:|https?:\/\//u);
  });

  it('escapes hostile words in every format of markup', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('<', '>', '&', '"', "'", ']]>', '<script>', '\u0000', '\uD800', 'я'),
    });
    fc.assert(
      fc.property(hostile, hostile, (one, two) => {
        const pair = { ...PAIR, title: one, original: [one, two, one], translation: [two, one] };
        for (const format of BEAD_FORMATS) {
          if (format === 'text') continue;
          const out = formatBeads([pair], format);
          expect(out).not.toMatch(/<script>|&(?!(?:amp|lt|gt|quot|#39);)|\u0000|\p{Surrogate}/u);
        }
      }),
    );
  });

  it('lets no control character reach a terminal', () => {
    const out = formatBeads([{ ...PAIR, translation: ['\u001B[2Jgone', '\u202Eback'] }], 'text');
    expect(out).not.toMatch(/[\u0000-\u0009\u000B-\u001F]|\p{Bidi_Control}/u);
  });
});

describe('a record for other programs', () => {
  it('is JSON-LD that cannot end a script element, with its translation as a work of its own', () => {
    const jsonld = formatJsonld(RECORD, { baseUrl: 'https://lucia.example' });
    expect(jsonld).not.toContain('</script>');
    expect(JSON.parse(jsonld)).toMatchObject({
      '@type': 'ArchiveComponent',
      '@id': 'https://lucia.example/records/lucia-1',
      inLanguage: 'ru',
      dateCreated: '1934-05-09',
      holdingArchive: { '@type': 'ArchiveOrganization', name: 'ГАРФ' },
      workTranslation: [
        {
          inLanguage: 'en',
          translator: [{ '@type': 'Person', name: 'Edmund Hale' }],
          translationOfWork: { '@id': 'https://lucia.example/records/lucia-1' },
        },
      ],
    });
  });

  it('is JSON that says everything the record says', () => {
    expect(JSON.parse(formatJson([RECORD]))).toEqual({ records: [RECORD], problems: [] });
  });

  it('is plain text with leaf numbers and notes in brackets', () => {
    expect(formatText(RECORD)).toBe(
      [
        'Seven </script> Ships',
        'Date: 1934-05-09',
        'Reference: ГАРФ, ф. 12',
        'Obtained: Ada Finch',
        '',
        '== Russian, original ==',
        '',
        '[41] Видел семь кораблей.',
        '',
        '== English, translation by Edmund Hale ==',
        '',
        'I saw nine ships [Translator’s note: sic].',
        '',
      ].join('\n'),
    );
  });
});
