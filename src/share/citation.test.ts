import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../model/passage.ts';
import type { ArchiveRecord, Contributor, ContributorRole, Publication } from '../model/record.ts';
import type { Reference } from '../model/reference.ts';
import type { Text } from '../model/text.ts';
import { CITATION_STYLES, type CitationStyle, citeRecord } from './share.ts';

// All people, places and papers here are invented.

/** `ru>en Hale`: a Russian original with an English translation by Hale; `es>en+ru`: two translations. */
function toTexts(notation: string): readonly Text[] {
  const [original = '', translations = ''] = notation.split('>');
  const blank = { blocks: [], marks: [] };
  return [
    ...(original === '' ? [] : [{ lang: original, role: 'original', ...blank } as const]),
    ...translations
      .split('+')
      .filter((part) => part !== '')
      .map((part): Text => {
        const [lang = '', ...by] = part.split(' ');
        return { lang, role: 'translation', of: 0, ...(by.length === 0 ? {} : { by: by.join(' ') }), ...blank };
      }),
  ];
}

/** `author: A. B.; obtained: C.` */
function toPeople(notation: string): readonly Contributor[] {
  return notation
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [role = '', name = ''] = part.split(':');
      return { role: role.trim() as ContributorRole, name: name.trim() };
    });
}

/** `АВП РФ | ф. 12 оп. 3 п. 4 д. 41 | лл. 40-44`, written out with commas as a source would. */
function toReference(notation: string): Reference {
  const [repository = '', marks = '', leaves = ''] = notation.split('|').map((part) => part.trim());
  const names = { ф: 'fond', f: 'fond', оп: 'opis', op: 'opis', п: 'papka', p: 'papka', д: 'delo', d: 'delo' } as const;
  const levels = [...marks.matchAll(/(\p{L}+)\. (\S+)/gu)].map(([, word = '', number = '']) => ({
    level: names[word as keyof typeof names],
    number,
  }));
  const parts = marks.split(/ (?=\p{L}+\. )/u);
  return {
    text: [repository, ...parts, ...(leaves === '' ? [] : [leaves])].join(', '),
    repository,
    levels,
    leaves: leaves === '' ? null : leaves.replace(/^\p{L}+\. /u, ''),
  };
}

const asWritten = (text: string, repository: string | null = null, leaves: string | null = null): Reference => ({
  text,
  repository,
  levels: [],
  leaves,
});

interface Draft {
  readonly title?: string;
  readonly type?: string;
  readonly dates?: ArchiveRecord['dates'];
  readonly reference?: Reference;
  readonly people?: string;
  readonly texts?: string;
  readonly publication?: Publication;
}

function toRecord(draft: Draft, id = 'paper'): ArchiveRecord {
  return {
    id,
    key: '',
    title: draft.title ?? '',
    summary: null,
    ...(draft.type === undefined ? {} : { type: draft.type }),
    dates: draft.dates ?? {},
    reference: draft.reference ?? null,
    marking: {},
    contributors: toPeople(draft.people ?? ''),
    sponsors: [],
    rights: null,
    ...(draft.publication === undefined ? {} : { publication: draft.publication }),
    texts: toTexts(draft.texts ?? ''),
    provenance: [],
  };
}

/** `7 l.41`, `7 l.41-42`, `7 p.12`, `7 ¶3`: passage 7 and where it stands; `~l.41` where only the translation has it. */
function toPassage(notation: string): Passage {
  const [, n = '', carried = '', unit = '', from = '', , to] =
    /^(\d+) (~?)(l\.|p\.|¶)([^-]+)(-(.+))?$/u.exec(notation) ?? [];
  const leaf = unit === '¶' ? {} : { leaf: from, unit: unit === 'p.' ? ('page' as const) : ('leaf' as const) };
  const side = {
    text: 0,
    lang: 'ru',
    words: '…',
    places: [],
    locator: { ...leaf, ...(to === undefined ? {} : { leafEnd: to }), paragraph: unit === '¶' ? Number(from) : 1 },
  };
  return {
    n: Number(n),
    original: carried === '' ? side : null,
    translation: carried === '' ? null : { ...side, locator: { ...side.locator, carried: true } },
    confidence: 1,
  };
}

function cite(draft: Draft, style: CitationStyle, at?: string, lang?: 'en' | 'ru'): string {
  const citation = citeRecord(toRecord(draft), {
    style,
    ...(at === undefined ? {} : { passage: toPassage(at) }),
    ...(lang === undefined ? {} : { lang }),
  });
  return citation.text;
}

const TALK: Draft = {
  title: 'Record of a Conversation with the Minister of Marine, 4 May 1934',
  dates: { document: '1934-05-09', event: '1934-05-04' },
  reference: toReference('АВП РФ | ф. 12 оп. 3 п. 4 д. 41 | лл. 40-44'),
  people: 'obtained: Ada Finch',
  texts: 'ru>en Edmund Hale',
};
const LETTER: Draft = {
  title: 'Письмо консула в Порт-Лусии министру',
  dates: { document: '1934-05' },
  reference: toReference('ГАРФ | ф. Р-77 оп. 1 д. 9 | л. 12об'),
  people: 'author: Веснин А. П.',
  texts: 'ru',
};
const PRINTED: Draft = {
  title: '12. Telegram From the Legation in Port Lucía to the Department',
  dates: { document: '1934-05-11' },
  texts: 'en',
  publication: {
    title: 'Papers on the Lucía Strait, 1930–1936',
    volume: 'Volume II',
    number: '12',
    editors: ['Mary Orne', 'Paul Tate'],
    publisher: 'Government Press',
    place: 'Washington',
    year: '1961',
  },
};
const CARTA: Draft = {
  title: 'El asunto de los siete buques',
  dates: { document: '1934-06?' },
  reference: asWritten('Archivo de Marina, legajo 17, carpeta 2', 'Archivo de Marina'),
  people: 'author: Tomás Arce Vidal',
  texts: 'es>en+ru',
};

describe('a citation in Chicago notes', () => {
  it.each([
    [
      'a record with all its leaves',
      TALK,
      undefined,
      'Record of a Conversation with the Minister of Marine, 4 May 1934, May 9, 1934, AVP RF, f. 12, op. 3, p. 4, d. 41, ll. 40–44, obtained by Ada Finch, trans. Edmund Hale (Russian original with English translation), /records/paper.',
    ],
    [
      'a passage with its leaf',
      TALK,
      '7 l.41',
      'Record of a Conversation with the Minister of Marine, 4 May 1934, May 9, 1934, AVP RF, f. 12, op. 3, p. 4, d. 41, l. 41, obtained by Ada Finch, trans. Edmund Hale (Russian original with English translation), /records/paper#p7.',
    ],
    [
      'a passage over two leaves',
      TALK,
      '8 l.41-42',
      'Record of a Conversation with the Minister of Marine, 4 May 1934, May 9, 1934, AVP RF, f. 12, op. 3, p. 4, d. 41, ll. 41–42, obtained by Ada Finch, trans. Edmund Hale (Russian original with English translation), /records/paper#p8.',
    ],
    [
      'a Russian letter in its own language',
      LETTER,
      undefined,
      'А. П. Веснин, Письмо консула в Порт-Лусии министру, May 1934, GARF, f. Р-77, op. 1, d. 9, l. 12 ob., /records/paper.',
    ],
    [
      'a telegram printed in a volume',
      PRINTED,
      '3 p.12',
      'Telegram From the Legation in Port Lucía to the Department, May 11, 1934, in Papers on the Lucía Strait, 1930–1936, vol. II, ed. Mary Orne and Paul Tate (Washington: Government Press, 1961), doc. 12, p. 12, /records/paper#p3.',
    ],
    [
      'two translations, an uncertain date, a formal title',
      CARTA,
      '2 ¶3',
      'Tomás Arce Vidal, “El asunto de los siete buques,” [June 1934?], Archivo de Marina, legajo 17, carpeta 2, para. 3, Spanish original with English and Russian translations, /records/paper#p2.',
    ],
    ['nothing known but the paper', {}, undefined, '[untitled document], n.d., /records/paper.'],
    [
      'no title, but a kind',
      { type: 'note verbale', dates: { document: '193X' } },
      undefined,
      '[note verbale], 1930s, /records/paper.',
    ],
    [
      'only the day it tells of',
      { title: 'Aboard the Esperanza', dates: { event: '1934-05-04' } },
      undefined,
      '“Aboard the Esperanza,” n.d. [event: May 4, 1934], /records/paper.',
    ],
    [
      'the date already in the title',
      { title: 'Letter to the Port Captain, 4 May 1934', dates: { document: '1934-05-04' } },
      undefined,
      'Letter to the Port Captain, 4 May 1934, /records/paper.',
    ],
    [
      'a reference with leaves in the middle of its own words',
      { title: 'Letter', reference: asWritten('PRO, FO 371/1733, ff. 12-14', 'PRO', '12-14') },
      '1 l.13',
      'Letter, n.d., PRO, FO 371/1733, fol. 13, /records/paper#p1.',
    ],
    [
      'a reference with words that no level holds stays as written',
      {
        title: 'Letter',
        reference: {
          ...toReference('AVP RF | f. 12 op. 3 d. 4 |'),
          text: 'AVP RF, Referentura po Luсii, f. 12, op. 3, d. 4',
        },
      },
      undefined,
      'Letter, n.d., AVP RF, Referentura po Luсii, f. 12, op. 3, d. 4, /records/paper.',
    ],
    [
      'an office as author',
      { title: 'Seven Ships', people: 'author: Embassy in Port Lucía', dates: { document: '1934~' } },
      undefined,
      'Embassy in Port Lucía, “Seven Ships,” ca. 1934, /records/paper.',
    ],
    [
      'four editors',
      {
        ...PRINTED,
        publication: { title: 'Papers', volume: '3', editors: ['A. One', 'B. Two', 'C. Three', 'D. Four'] },
      },
      undefined,
      '12. Telegram From the Legation in Port Lucía to the Department, May 11, 1934, in Papers, vol. 3, ed. A. One et al., /records/paper.',
    ],
    [
      'a record on the web',
      {
        title: 'Seven Ships',
        texts: 'fr>en',
        dates: { document: '1934-05/1934-06' },
        publication: { title: 'Port Lucía Online', url: 'https://lucia.example/7' },
      },
      undefined,
      '“Seven Ships,” May 1934–June 1934, French original with English translation, Port Lucía Online, https://lucia.example/7, /records/paper.',
    ],
  ] as const)('%s', (_, draft, at, expected) => {
    const text = cite(draft, 'chicago', at);
    expect(text).toBe(expected);
  });
});

describe('a citation of a passage whose leaf nobody knows', () => {
  it.each([
    ['chicago', 'd. 41, ll. 40–44, para. 3, obtained by'],
    ['mla', 'd. 41, ll. 40–44, para. 3. /records/paper#p7'],
    ['gost', 'Д. 41. Л. 40–44. Абз. 3. Русский оригинал'],
  ] as const)('gives the leaves of the paper and the paragraph (%s)', (style, expected) => {
    expect(cite(TALK, style, '7 ¶3')).toContain(expected);
  });

  it.each([
    ['chicago', '“Seven Ships,” n.d., para. 3, /records/paper#p7.'],
    ['mla', '“Seven Ships.” N.d. Para. 3. /records/paper#p7.'],
    ['gost', 'Seven Ships. Б. д. Абз. 3. URL: /records/paper#p7.'],
  ] as const)('gives the paragraph alone where there is no paper (%s)', (style, expected) => {
    expect(cite({ title: 'Seven Ships' }, style, '7 ¶3')).toBe(expected);
  });
});

describe('an author in a citation', () => {
  it.each([
    [
      'is left out where a description names him',
      'Письмо капитана С. К. Рябинина посланнику',
      'author: С. К. Рябинин',
      'Письмо капитана С. К. Рябинина посланнику, n.d., /records/paper.',
    ],
    [
      'is left out where the title says who wrote to whom',
      'The Ambassador in Port Lucía (Thorne) to the Foreign Secretary',
      'sender: Thorne',
      'The Ambassador in Port Lucía (Thorne) to the Foreign Secretary, n.d., /records/paper.',
    ],
    [
      'stays before a title of its own',
      'Thorne on the Seven Ships',
      'author: Alan Thorne',
      'Alan Thorne, “Thorne on the Seven Ships,” n.d., /records/paper.',
    ],
  ])('%s', (_, title, people, expected) => {
    expect(cite({ title, people }, 'chicago')).toBe(expected);
  });

  it('comes with initials in GOST', () => {
    expect(cite({ title: 'Seven Ships', people: 'author: Walter S. Thorne' }, 'gost')).toBe(
      'Thorne W. S. Seven Ships. Б. д. URL: /records/paper.',
    );
  });
});

describe('a citation in MLA', () => {
  it.each([
    [
      'a passage with its leaf',
      TALK,
      '7 l.41',
      'Record of a Conversation with the Minister of Marine, 4 May 1934. Translated by Edmund Hale, 9 May 1934. AVP RF, f. 12, op. 3, p. 4, d. 41, l. 41. /records/paper#p7. Russian original with English translation. Obtained by Ada Finch.',
    ],
    [
      'an author, inverted',
      CARTA,
      undefined,
      'Arce Vidal, Tomás. “El asunto de los siete buques.” [June 1934?]. Archivo de Marina, legajo 17, carpeta 2. /records/paper. Spanish original with English and Russian translations.',
    ],
    [
      'a volume',
      PRINTED,
      '3 p.12-13',
      'Telegram From the Legation in Port Lucía to the Department. 11 May 1934. Papers on the Lucía Strait, 1930–1936, edited by Mary Orne and Paul Tate, vol. II, Government Press, 1961, doc. 12, pp. 12–13. /records/paper#p3.',
    ],
    ['nothing known but the paper', {}, undefined, '[Untitled document]. N.d. /records/paper.'],
  ] as const)('%s', (_, draft, at, expected) => {
    expect(cite(draft as Draft, 'mla', at)).toBe(expected);
  });
});

describe('a citation after GOST R 7.0.5-2008', () => {
  it.each([
    [
      'a passage: archive, shelf mark and leaf in Russian',
      TALK,
      '7 l.41',
      'Record of a Conversation with the Minister of Marine, 4 May 1934. 9 мая 1934 г. // АВП РФ. Ф. 12. Оп. 3. П. 4. Д. 41. Л. 41. Русский оригинал, английский перевод: Edmund Hale. Документ получен: Ada Finch. URL: /records/paper#p7.',
    ],
    [
      'a Latin reference of a Russian archive is written in Russian',
      { ...TALK, reference: toReference('AVP RF | f. 12 op. 3 p. 4 d. 41 | ll. 40-44') },
      '8 l.41-42',
      'Record of a Conversation with the Minister of Marine, 4 May 1934. 9 мая 1934 г. // АВП РФ. Ф. 12. Оп. 3. П. 4. Д. 41. Л. 41–42. Русский оригинал, английский перевод: Edmund Hale. Документ получен: Ada Finch. URL: /records/paper#p8.',
    ],
    [
      'an author with initials, a month, the back of a leaf',
      LETTER,
      undefined,
      'Веснин А. П. Письмо консула в Порт-Лусии министру. Май 1934 г. // ГАРФ. Ф. Р-77. Оп. 1. Д. 9. Л. 12 об. URL: /records/paper.',
    ],
    [
      'a volume speaks its own language',
      PRINTED,
      '3 p.12',
      'Telegram From the Legation in Port Lucía to the Department. May 11, 1934 // Papers on the Lucía Strait, 1930–1936 / ed. by Mary Orne, Paul Tate. Vol. II. Washington : Government Press, 1961. Doc. 12. P. 12. URL: /records/paper#p3.',
    ],
    [
      'a Russian volume',
      {
        title: 'Нота',
        texts: 'ru',
        dates: { document: '1934-05-11' },
        publication: {
          title: 'Порт-Лусия: документы',
          volume: 'Т. 2',
          number: '4',
          place: 'М.',
          publisher: 'Наука',
          year: '1961',
        },
      },
      '1 p.15',
      'Нота. 11 мая 1934 г. // Порт-Лусия: документы. Т. 2. М. : Наука, 1961. Док. 4. С. 15. URL: /records/paper#p1.',
    ],
    ['nothing known but the paper', {}, undefined, '[документ без названия]. Б. д. URL: /records/paper.'],
  ] as const)('%s', (_, draft, at, expected) => {
    expect(cite(draft as Draft, 'gost', at)).toBe(expected);
  });
});

describe('every citation', () => {
  it('speaks Russian where the reader does', () => {
    expect(cite(TALK, 'chicago', '7 l.41', 'ru')).toBe(
      'Record of a Conversation with the Minister of Marine, 4 May 1934, 9 мая 1934 г., АВП РФ, ф. 12, оп. 3, п. 4, д. 41, л. 41, документ получен: Ada Finch, пер.: Edmund Hale (русский оригинал, английский перевод), /records/paper#p7.',
    );
  });

  it('takes the leaf the alignment carried over where the original has no words', () => {
    expect(cite(TALK, 'chicago', '9 ~l.42')).toContain('d. 41, l. 42,');
  });

  it('carries the address and the name of the archive', () => {
    const { text } = citeRecord(toRecord(TALK), {
      style: 'chicago',
      passage: toPassage('7 l.41'),
      baseUrl: 'https://lucia.example/',
      archiveName: 'The Port Lucía papers',
    });
    expect(text).toMatch(/The Port Lucía papers, https:\/\/lucia\.example\/records\/paper#p7\.$/u);
  });

  it('sets titles of volumes in italics in HTML and nothing else', () => {
    const { html } = citeRecord(toRecord(PRINTED), { style: 'chicago' });
    expect(html).toContain('<i>Papers on the Lucía Strait, 1930–1936</i>');
  });

  it('keeps the words of the title, whatever signs are in them, and lets none become markup', () => {
    const sign = fc.constantFrom(
      ...'<>&%$#{}\\"\'_^~*`[]()«»“”!?.,;:/|@ аbВё1'.split(''),
      '<i>',
      '</b>',
      '%%STRING%%',
      '<script>',
    );
    const title = fc.array(sign, { minLength: 1, maxLength: 24 }).map((signs) => `A${signs.join('')}z`);
    // The styles may curl quotation marks and move a comma into them; letters, digits and brackets must stay.
    const letters = (text: string): string => text.replace(/[^\p{L}\p{N}<>&%${}\\#_^~*[\]()|@/]/gu, '');
    fc.assert(
      fc.property(title, fc.constantFrom('chicago', 'mla', 'gost'), (words, style) => {
        const { text, html = '' } = citeRecord(toRecord({ title: words }), { style: style });
        expect(letters(text)).toContain(letters(words));
        expect(html.replace(/<\/?i>/gu, '')).not.toMatch(/[<>]/u);
        expect(html).not.toMatch(/&(?!(?:amp|lt|gt|quot|#\d+);)/u);
      }),
      { numRuns: 300 },
    );
  });

  it('is built in every style for any record, and never says undefined', () => {
    const word = fc.string({ maxLength: 12 });
    const draft = fc.record(
      {
        title: word,
        type: word,
        people: fc.constantFrom('', 'author: X', 'sender: A. B.; recipient: Ministry', 'author: , ; translated: '),
        texts: fc.constantFrom('', 'ru', 'ru>en', '>en', 'und>xx', 'not a tag>en'),
        dates: fc.record({ document: word, event: word }, { requiredKeys: [] }),
        reference: fc.record({
          text: word,
          repository: fc.option(word),
          levels: fc.constant([]),
          leaves: fc.option(word),
        }),
        publication: fc.record({ title: word, volume: word, number: word, year: word }, { requiredKeys: ['title'] }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(draft, fc.constantFrom(...CITATION_STYLES), (given, style) => {
        const { text } = citeRecord(toRecord(given), { style });
        expect(text).not.toMatch(/undefined|NaN|\[object/u);
        expect(text).toContain('/records/paper');
      }),
      { numRuns: 300 },
    );
  });
});
