import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Archive } from '../archive/archive.ts';
import { checkIndex, refreshIndex, searchPassages, type SearchAsk } from './search.ts';
import { index, openEmpty, type Sketch, toItem } from './search-fixture.ts';

const HARBOUR: readonly Sketch[] = [
  {
    id: 'harbour',
    langs: ['ru', 'en'],
    title: 'Conversation with the Minister of Marine',
    summary: 'Kudyavstev asks about the squadron.',
    dates: { event: '1934-05-04', document: '1934-05-09' },
    note: 'The translator could not read the numeral.',
    names: ['Кудрявцева'],
    passages: [
      'l.41: Сегодня посетил министра. | Today I visited the minister.',
      'l.41: Он просил Кудрявцева ждать. | He asked Kudryavtsev to wait.',
      'l.42: В порт пришли семь кораблей. | Nine ships entered the port.',
      'l.42: Людей на берегу не было. |',
      '| A line only the translator has: the harbour-master.',
    ],
  },
  {
    id: 'verbale',
    langs: ['en'],
    dates: { document: '1934-06' },
    passages: ['Three vessels were seen off Punta-del-Este.', 'The ship left; Khrushchev and Castro were not aboard.'],
  },
  {
    id: 'nota',
    langs: ['es'],
    dates: { document: '1961' },
    passages: ['La revolución y las revoluciones.', 'El capitán Koudriavtsev habló con Хрущёва.'],
  },
];

let archive: Archive;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ archive, close } = await openEmpty());
  await index(archive, HARBOUR);
}, 60_000);
afterAll(() => close());

const ask = (query: string, more: Partial<SearchAsk> = {}) => searchPassages(archive, { query, limit: 20, ...more });
/** `harbour3` is passage 3 of the record harbour; `harbour` its description. */
async function places(query: string, more: Partial<SearchAsk> = {}): Promise<string> {
  const { hits } = await ask(query, more);
  return hits
    .map((hit) => `${hit.record}${hit.part === 'note' ? '¹' : ''}${hit.passage ?? ''}`)
    .sort()
    .join(' ');
}

describe('finding', () => {
  it.each([
    ['a word in any form', 'корабль', 'harbour3'],
    ['a word in any form, English', 'vessel', 'verbale1'],
    ['capitals make no difference', 'КОРАБЛИ', 'harbour3'],
    ['another root of the same word', 'человек', 'harbour4'],
    ['accents left out', 'revolucion', 'nota1'],
    ['accents written', 'revolución', 'nota1'],
    ['one form exactly', '=ships', 'harbour3'],
    ['one form exactly, not another', '=ship', 'verbale2'],
    ['the beginning of a word', 'кораб*', 'harbour3'],
    ['a phrase in any form', '"семь корабль"', 'harbour3'],
    ['a phrase exactly', '="семь кораблей"', 'harbour3'],
    ['no phrase where the words stand otherwise', '"кораблей семь"', ''],
    ['no exact phrase in other forms', '="семь корабль"', ''],
    ['two words, both languages together', 'кораблей ships', 'harbour3'],
    ['either of two words, and what sounds like them', 'vessels OR министра', 'harbour harbour1 verbale1'],
    ['one without the other', 'ship -Castro', 'harbour3'],
    ['one without the other, in words', 'ship NOT Castro', 'harbour3'],
    ['brackets', '(ships OR vessels) AND Three', 'verbale1'],
    ['words near each other', 'nine NEAR/2 entered', 'harbour3'],
    ['words not near enough', 'nine NEAR/2 port', ''],
    ['a part of a hyphenated word', 'Este', 'verbale1'],
    ['a hyphenated word whole', 'Punta-del-Este', 'verbale1'],
    ['words of the title', 'Marine', 'harbour'],
    ['words of a note', 'numeral', 'harbour¹1'],
    ['notes alone', 'translator in:notes', 'harbour¹1'],
    ['the translation alone', 'translator in:translation', 'harbour5'],
    ['the description alone', 'Minister in:description', 'harbour'],
    ['the original alone', 'ships in:original', 'verbale2'],
    ['one language alone', 'ship lang:en', 'harbour3 verbale2'],
    ['another language', 'ship lang:ru', ''],
    ['a leaf', 'leaf:41', 'harbour1 harbour2 harbour¹1'],
    ['a word on a leaf', 'ships leaf:42', 'harbour3'],
    ['dates', 'ship date:1934-06..1934-07', 'verbale2'],
    ['dates, one end open', 'ship date:..1934-05', 'harbour3'],
    ['a word in records of a title', 'ships title:conversation', 'harbour3'],
    ['nothing but a field', 'title:conversation in:translation', 'harbour1 harbour2 harbour3 harbour5'],
  ])('%s: %s', async (_name, query, expected) => {
    expect(await places(query)).toBe(expected);
  });

  it.each([
    ['from Latin to Cyrillic, Latin and a misspelling', 'Kudryavtsev', 'harbour harbour2 nota2'],
    ['from Cyrillic', 'Кудрявцев', 'harbour harbour2 nota2'],
    ['typed small', 'kudriavtzev', 'harbour harbour2 nota2'],
    ['German spelling', 'Chruschtschow', 'nota2 verbale2'],
    ['Spanish spelling', 'Jruschov', 'nota2 verbale2'],
    ['French spelling', 'Khrouchtchev', 'nota2 verbale2'],
    ['name: asks for every spelling', 'name:Хрущёв', 'nota2 verbale2'],
  ])('a name across scripts %s: %s', async (_name, query, expected) => {
    expect(await places(query)).toBe(expected);
  });

  it('ranks the spelling that was asked above the others', async () => {
    const { hits } = await ask('Kudryavtsev');
    expect(hits.map((hit) => hit.why.join(', '))).toEqual([
      'verbatim: Kudryavtsev, Кудрявцева ~ Kudryavtsev: same name',
      expect.stringContaining('same name'),
      expect.stringContaining('same name'),
    ]);
  });

  it('looks for no other spelling when told not to', async () => {
    expect(await places('Kudryavtsev', { expand: false })).toBe('harbour2');
    expect(await places('Kudryavtsev', { without: ['Koudriavtsev', 'Kudyavstev'] })).toBe('harbour2');
  });
});

describe('across languages', () => {
  const BILINGUAL: Sketch = {
    id: 'lexicon',
    langs: ['de', 'fr'],
    passages: [
      'Das Boot liegt im Hafen. | Le bateau est dans le port.',
      'Ein Boot fährt ab. | Un bateau part.',
      'Die Boote kommen. | Les bateaux viennent.',
      'Der Minister schweigt. | Le ministre se tait.',
      'Der Hafen ist leer. | Le port est vide.',
      'Der Kapitän schläft. | Le capitaine dort.',
      'Niemand antwortet. | Personne ne répond.',
      'Das Wetter bessert sich. | Le temps se remet.',
      'Der Konsul schreibt. | Le consul écrit.',
      'Der Hafen schweigt. | Le port se tait.',
    ],
  };
  const UNTRANSLATED: Sketch = {
    id: 'french',
    langs: ['fr'],
    passages: ['Trois bateaux au large.', 'Rien à signaler.'],
  };

  it('finds an untranslated passage by a word in the other language, learned from the aligned ones', async () => {
    const own = await openEmpty();
    await index(own.archive, [BILINGUAL, UNTRANSLATED]);
    const find = (query: string, more: Partial<SearchAsk> = {}) =>
      searchPassages(own.archive, { query, limit: 20, ...more });
    const { hits, added } = await find('Boot');
    expect(added).toMatchObject([{ asked: 'boot', kind: 'translation', lang: 'fr' }]);
    const found = hits.map((hit) => `${hit.record}${hit.passage ?? ''}`);
    expect([found.slice(0, 3).sort(), found.slice(3)]).toEqual([['lexicon1', 'lexicon2', 'lexicon3'], ['french1']]);
    expect(hits.at(-1)?.why).toEqual(['bateaux ~ Boot: translation']);
    expect((await find('Boot lang:fr in:original')).hits.map((hit) => hit.record)).toEqual(['french']);
    expect((await find('Boot', { expand: false })).total).toBe(3);
    expect((await find('Boot', { without: added.map((one) => one.word) })).total).toBe(3);
    await own.close();
  }, 60_000);
});

describe('the words that are added', () => {
  const TALKS: Sketch = {
    id: 'talks',
    langs: ['ru', 'en'],
    passages: [
      'КАПИТАН молчал. | THE CAPTAIN was silent.',
      'Сказал Фидель Ортега капитану. | Fidel Ortega told the captain.',
      'Фидель Ортега ушёл. | Fidel Ortega left.',
      'Капитану ответил Фидель Ортега. | Fidel Ortega answered the captain.',
      'Погода плоха. | The weather is bad.',
      'Порт пуст. | The port is empty.',
      'Никто не пришёл. | Nobody came.',
      'Капитану писал консул. | The consul wrote to the captain.',
    ],
  };
  it('are told apart by sound where two names always stand together, and shown as they are written oftenest', async () => {
    const own = await openEmpty();
    await index(own.archive, [TALKS]);
    const added = async (query: string): Promise<readonly string[]> =>
      (await searchPassages(own.archive, { query, limit: 3 })).added
        .filter(({ kind }) => kind === 'translation')
        .map(({ word }) => word);
    expect(await added('Ortega')).not.toContain('Фидель');
    expect(await added('Fidel')).not.toContain('Ортега');
    expect(await added('captain')).toEqual(['капитану']);
    await own.close();
  }, 60_000);
});

describe('what a hit says', () => {
  it('shows the side that matched, the other beside it, the leaf and the reason', async () => {
    const { hits } = await ask('корабль');
    expect(hits).toEqual([
      {
        record: 'harbour',
        title: 'Conversation with the Minister of Marine',
        date: '1934-05-09',
        passage: 3,
        lang: 'ru',
        text: 'В порт пришли семь кораблей.',
        highlights: [[19, 27]],
        counterpart: { lang: 'en', text: 'Nine ships entered the port.', highlights: [] },
        locator: { leaf: '42', paragraph: 3 },
        why: ['same word, any form: кораблей ~ корабль'],
        reasons: [{ kind: 'inflected', found: 'кораблей', asked: 'корабль' }],
        part: 'text',
      },
    ]);
  });

  it('shows the translation first where the translation matched', async () => {
    const { hits } = await ask('ships');
    expect(hits[0]).toMatchObject({ lang: 'en', counterpart: { lang: 'ru' } });
  });

  it('has an honest gap where there is no counterpart', async () => {
    const { hits } = await ask('людей');
    expect(hits[0]).toMatchObject({ passage: 4, counterpart: null });
  });

  it('says that it stands in the description', async () => {
    const { hits } = await ask('squadron');
    expect(hits[0]).toMatchObject({
      passage: null,
      part: 'summary',
      why: ['description: summary', 'verbatim: squadron'],
    });
  });

  it('says what was understood', async () => {
    const { understood } = await ask('"nine ships" -Castro lang:en');
    expect(understood).toBe('“nine ships” (any form) and not Castro (any form) and in the language en');
  });

  it('offers the nearest spelling where nothing is found', async () => {
    const { suggestions } = await ask('vesels AND three');
    expect(suggestions).toEqual([{ asked: 'vesels', instead: 'vessels', query: 'vessels AND three' }]);
  });
});

describe('words that stand nowhere together', () => {
  it('are counted one by one, in any form and as filters allow', async () => {
    const all = await ask('vessels AND Port -Castro "nine ships" zzzz');
    expect([all.total, all.alone.map(({ query }) => query)]).toEqual([0, ['vessels', 'Port', '"nine ships"', 'zzzz']]);
    for (const { query, total } of all.alone) expect(total).toBe((await ask(query)).total);
    expect(all.alone.at(-1)?.total).toBe(0);
    expect(all.alone.some(({ total }) => total > 0)).toBe(true);
  });

  it('of which there is but one are not counted again', async () => {
    expect((await ask('zzzz lang:en')).alone).toEqual([]);
  });
});

describe('counting', () => {
  it('counts by year, language and name, over everything found', async () => {
    const { facets, total, records } = await ask('ship OR министр OR Кудрявцев', { limit: 1, expand: false });
    expect({ facets, total, records }).toEqual({
      facets: {
        year: { 1934: 4 },
        month: { '1934-05': 3, '1934-06': 1 },
        lang: { ru: 2, en: 2 },
        name: { Кудрявцева: 1 },
        collection: { '': 4 },
        repository: {},
        type: {},
      },
      total: 4,
      records: 2,
    });
  });

  it.each([
    [{ year: 1934 }, 3],
    [{ from: 1935 }, 0],
    [{ to: 1934, lang: 'en' }, 3],
    [{ lang: 'ru' }, 0],
    [{ record: 'verbale' }, 2],
    [{ collection: 'elsewhere' }, 0],
  ])('counts the same with and without facets under the filter %j', async (filter, total) => {
    const result = await ask('ship OR vessel', filter);
    const years = Object.values(result.facets.year).reduce((sum, n) => sum + n, 0);
    expect([result.total, years, result.hits.length]).toEqual([total, total, total]);
  });

  it('leafs through the hits without losing or repeating one', async () => {
    const query = 'Kudryavtsev OR ship OR vessel OR a*';
    const whole = await ask('Kudryavtsev OR ship OR vessel OR la*');
    const leafed = [];
    for (let offset = 0; offset < whole.total; offset += 2) {
      leafed.push(...(await ask('Kudryavtsev OR ship OR vessel OR la*', { limit: 2, offset })).hits);
    }
    expect(leafed).toEqual(whole.hits);
    await expect(ask(query)).rejects.toMatchObject({ code: 'QUERY_BAD' });
  });

  it('groups the hits by record', async () => {
    const { groups } = await ask('ship OR vessel', { sort: 'date', limit: 2 });
    expect(groups.map(({ record, hits, total }) => ({ record, hits, total }))).toEqual([
      { record: 'harbour', hits: [0], total: 1 },
      { record: 'verbale', hits: [1], total: 2 },
    ]);
  });
});

describe('a word that stands everywhere', () => {
  it('brings the passages that say most about it first, page by page, none lost and none twice', async () => {
    const own = await openEmpty();
    const passages = Array.from({ length: 2_400 }, (_, at) =>
      at % 400 === 7 ? 'Squadron in the port.' : `The port is quiet, day ${at}.`,
    );
    await index(own.archive, [{ id: 'log', langs: ['en'], title: 'Log', passages }]);
    const find = (offset: number, limit: number) =>
      searchPassages(own.archive, { query: 'port OR squadron', limit, offset, expand: false });
    const first = await find(0, 50);
    expect([first.total, first.facets.lang]).toEqual([2_400, { en: 2_400 }]);
    expect(first.hits.slice(0, 6).map((hit) => hit.passage)).toEqual([8, 408, 808, 1_208, 1_608, 2_008]);
    const leafed = [...(await find(0, 7)).hits, ...(await find(7, 20)).hits, ...(await find(27, 23)).hits];
    expect(leafed).toEqual(first.hits);
    await expect(find(9_999, 20)).rejects.toMatchObject({ code: 'REQUEST_BAD' });
    await own.close();
  }, 60_000);
});

describe('an index that changes', () => {
  it('forgets the old words of a record that is indexed again', async () => {
    await index(archive, [{ id: 'changing', langs: ['en'], passages: ['An elephant.'] }]);
    expect(await places('elephant')).toBe('changing1');
    await index(archive, [{ id: 'changing', langs: ['en'], passages: ['A giraffe.'] }]);
    expect([await places('elephant'), await places('giraffe')]).toEqual(['', 'changing1']);
  });

  it('is held against the archive: a record that is stored and not findable is named, and mended', async () => {
    const own = await openEmpty();
    const { archive: kept } = own;
    const item = toItem({ id: 'lost', langs: ['en'], passages: ['A forgotten zebra.'] });
    const { sha256, size } = await kept.keepFile(new TextEncoder().encode('A forgotten zebra.'));
    await kept.offerSources([{ key: 'lost.txt', files: [{ path: 'lost.txt', sha256, size, mtimeMs: 0 }] }]);
    const [source] = await kept.claimUnread(1, { current: () => true });
    if (source === undefined) throw new Error('the file just offered waits to be read');
    await kept.assignIds('lost.txt', [{ key: '', id: 'lost' }]);
    await kept.keepReading(source, 'test/1', [item], [], () => Promise.resolve());
    expect(await checkIndex(own.archive)).toMatchObject([{ code: 'INDEX_MISSING', at: 'lost' }]);
    const steps: string[] = [];
    const onProgress = (done: number, total: number) => void steps.push(`${done}/${total}`);
    expect([await refreshIndex(kept, { onProgress }), steps]).toEqual([1, ['0/1', '1/1']]);
    expect(await checkIndex(own.archive)).toEqual([]);
    expect((await searchPassages(own.archive, { query: 'zebra', limit: 1 })).total).toBe(1);
    expect(await refreshIndex(kept)).toBe(0);
    await own.close();
  }, 60_000);

  it('takes whatever characters come', async () => {
    const passages = ['Nul \u0000 and \ud800 half.', "Quote ' and \\ back'slash.", '日本語の文書', 'שָׁלוֹם', '😀', ''];
    await index(archive, [{ id: 'odd', langs: ['und'], passages }]);
    expect(await Promise.all(['slash', '日本語', 'שלום', 'half'].map((one) => places(one)))).toEqual([
      'odd2',
      'odd3',
      'odd4',
      'odd1',
    ]);
  });
});
