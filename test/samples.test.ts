/**
 * The sample archive: what is hidden in it must be found. The expectations are those of `samples/README.md`, written before
 * the programs that meet them.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { listMarks, openSamples, type SampleDesk, SAMPLES, wordsOfText, wordsUnder } from './samples.ts';

let desk: SampleDesk;
beforeAll(async () => {
  desk = await openSamples();
});

const TALK = 'conversation-minister-of-marine-1934-05-04';
const MEMO = 'memorandum-of-talk-1934-05-04';
const LETTER = 'letter-ryabinin-1934-05-05';
const REPORT = 'report-212-port-captain-1934-05-02';
const POLITICAL = 'political-letter-9-1934-05-21';
const OLGINSK = 'telegram-from-olginsk-1934-05-11';
const NOTE = 'note-on-the-port-captain';
const CIRCULAR = 'circular-of-the-dean-1934-05-07';
const MARINA = 'la-marina-1934-05-10';

describe('the records of the sample archive', () => {
  const table: readonly [id: string, languages: string, date: string][] = [
    [CIRCULAR, 'fr en', '1934-05-07'],
    ['merrow-1934-v2-d112', 'en', '1934-05-03'],
    ['merrow-1934-v2-d113', 'en', '1934-05-08'],
    ['merrow-1934-v2-d114', 'en', '1934-05-17'],
    ['note-verbale-17-1934-05-06', 'en', '1934-05-06'],
    ['chancery-journal-1934-05', 'ru', '1934-05'],
    [TALK, 'ru en', '1934-05-09'],
    [LETTER, 'ru en', '1934-05-05'],
    [NOTE, 'ru en', '1934-05?'],
    [POLITICAL, 'ru en', '1934-05-21'],
    ['telegram-31-1934-05-05', 'ru en', '1934-05-05'],
    [OLGINSK, 'ru en', '1934-05-11'],
    ['lighthouse-log-cabo-sereno-1934-05-02', 'es', '1934-05-01/1934-05-02'],
    [MEMO, 'es en', '1934-05-04'],
    ['order-88-varvara-1934-05-14', 'es en', '1934-05-14'],
    [REPORT, 'es en', '1934-05-02'],
    ['el-faro-1934-05-03', 'es ru', '1934-05-03'],
    [MARINA, 'es en', '1934-05-10'],
  ];

  it('are exactly those of the list, under readable ids', () => {
    expect([...desk.samples.keys()].sort()).toEqual(table.map(([id]) => id).sort());
  });

  it('are the ones the list for readers names', () => {
    const readme = readFileSync(path.join(SAMPLES, '..', 'README.md'), 'utf8');
    const listed = /## The records\n([\s\S]*?)\n## /u.exec(readme)?.[1] ?? '';
    const ids = [...listed.matchAll(/^\| `([^`]+)`(?:, `(-[^`]+)`)*/gmu)].flatMap(([row, first]) => {
      const rest = [...row.matchAll(/, `-([^`]+)`/gu)].map((match) => match[1] ?? '');
      return [first ?? '', ...rest.map((last) => (first ?? '').replace(/[^-]+$/u, last))];
    });
    expect(ids.sort()).toEqual(table.map(([id]) => id).sort());
  });

  it.each(table)('%s is in %s, the original first', (id, languages) => {
    const { texts } = desk.sampleOf(id).record;
    const original = texts.findIndex((text) => text.role === 'original');
    expect(texts.filter((text) => text.role === 'original')).toHaveLength(1);
    const others = texts.filter((text) => text.role === 'translation');
    expect([texts[original]?.lang, ...others.map((text) => text.lang)].join(' ')).toBe(languages);
    for (const text of others) expect(text.of).toBe(original);
  });

  it.each(table)('%s (%s) is dated %s', (id, _languages, date) => {
    const { dates } = desk.sampleOf(id).record;
    expect(dates.document ?? dates.published ?? dates.event).toBe(date);
  });

  it.each([
    [TALK, 'Martin Ashdown'],
    ['telegram-31-1934-05-05', 'Martin Ashdown'],
    [LETTER, 'Martin Ashdown'],
    [OLGINSK, 'Helen Marsh'],
    [NOTE, 'Martin Ashdown'],
    [POLITICAL, 'Martin Ashdown'],
    [REPORT, 'Clara Whitlow'],
    [MEMO, 'Clara Whitlow'],
    ['order-88-varvara-1934-05-14', 'Clara Whitlow'],
    [MARINA, 'Clara Whitlow'],
    [CIRCULAR, 'Helen Marsh'],
  ])('%s names its translator, %s', (id, translator) => {
    const { record } = desk.sampleOf(id);
    expect(record.contributors).toContainEqual(expect.objectContaining({ name: translator, role: 'translated' }));
    expect(record.texts.find(({ role }) => role === 'translation')?.by).toBe(translator);
  });

  it('have a title each, and no two the same', () => {
    const titles = [...desk.samples.values()].map(({ record }) => record.title);
    expect(titles.filter((title) => title.trim() === '')).toEqual([]);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('raise no error', () => {
    const grave = [...desk.samples].flatMap(([id, { problems }]) =>
      problems
        .filter(({ code }) => /BROKEN|DAMAGED|FAILED|NO_TEXT|SAME_LANGUAGE|UNKNOWN$/u.test(code))
        .map((p) => [id, p]),
    );
    expect(grave).toEqual([]);
  });

  it('say of the untranslated ones, and of no others, that there is no translation', () => {
    // A printed volume in one language lacks nothing.
    for (const [id, languages] of table.filter(([id]) => !id.startsWith('merrow'))) {
      expect([id, desk.codesOf(id).includes('NO_TRANSLATION')]).toEqual([id, !languages.includes(' ')]);
    }
  });
});

describe('the envoy', () => {
  it('is spelt in all his ways, in two scripts', () => {
    const words = [...desk.samples.values()]
      .map(({ record }) => [record.title, record.summary ?? '', ...record.texts.map(wordsOfText)].join('\n'))
      .join('\n');
    const found = new Set(words.match(/Журавл[её]в|ЖУРАВЛ[ЁЕ]В|Zh?ur\w+v\b|J\w*uravle[fv]+/gu));
    for (const spelling of ['Журавлёв', 'Журавлев', 'Zhuravlev', 'Juravlev', 'Jouravleff', 'Zhuralvev']) {
      expect([...found]).toContain(spelling);
    }
  });
});

describe('the other papers of the Legation', () => {
  it('reads the telegram in Windows-1251, and says so', () => {
    const { record, problems } = desk.sampleOf('telegram-31-1934-05-05');
    expect(wordsOfText(record.texts[0])).toContain('Сведение исходит от лоцмана через капитана порта');
    const guess = problems.find(({ code }) => code === 'ENCODING_GUESSED');
    expect(String(guess?.values?.encoding)).toMatch(/1251/u);
    expect(record.marking.outgoing).toBe('31');
  });

  it('dates the letter of Captain Ryabinin by the new calendar', () => {
    const { record } = desk.sampleOf(LETTER);
    expect(record.dates.document).toBe('1934-05-05');
    expect(wordsOfText(record.texts[0])).toContain('22 апреля (5 мая) 1934');
    expect(record.reference?.levels.map(({ level, number }) => `${level} ${number}`)).toEqual([
      'fond 12',
      'opis 3',
      'delo 41',
    ]);
  });

  it('keeps the captain’s “Cape Serena” and marks it', () => {
    expect(listMarks(desk.textOf(LETTER, 0), 'sic')).toHaveLength(1);
    expect(listMarks(desk.textOf(LETTER, 1), 'sic')).toHaveLength(1);
    expect(desk.passageOf(LETTER, 'за мысом Серена').translation?.words).toContain('beyond Cape Serena');
    expect(listMarks(desk.textOf(LETTER, 1), 'note').map(({ text }) => text)).toEqual([
      expect.stringContaining('22 May'),
    ]);
  });

  it('leaves no space before the full stop where a [sic] is lifted', () => {
    expect(desk.passageOf(LETTER, 'за мысом Серена').original?.words).toContain('за мысом Серена.');
    expect(desk.passageOf(LETTER, 'за мысом Серена').translation?.words).not.toMatch(/ [.,]/u);
  });

  it('recognises a page on which the translation comes first', () => {
    const { record } = desk.sampleOf(OLGINSK);
    expect(record.reference?.leaves).toBe('49-50');
    expect(record.marking).toMatchObject({ classification: 'Secret', incoming: '58', copy: '1' });
    const original = record.texts.find(({ role }) => role === 'original');
    expect(listMarks(original, 'leaf').map(({ n }) => n)).toEqual(['50']);
    expect(desk.codesOf(OLGINSK)).not.toContain('EMPTY_FIELD');
    expect(Object.values(record.claimed ?? {})).toContain('PLP-0058');
    expect(record.contributors).toContainEqual({ name: 'Helen Marsh', role: 'translated' });
  });

  it('leaves the date of the unsigned note uncertain, and its empty fields empty', () => {
    const { record, problems } = desk.sampleOf(NOTE);
    expect(record.dates.document).toBe('1934-05?');
    expect(record.sponsors).toEqual(['Society of Friends of the Port Lucía Papers']);
    expect(record.marking.copy).toBeUndefined();
    const fields = problems
      .filter(({ code }) => code === 'EMPTY_FIELD')
      .map(({ values, at }) => String(values?.field ?? at));
    expect(fields).toEqual(expect.arrayContaining(['Original Uploaded Date', 'Record ID']));
    expect(listMarks(desk.textOf(NOTE, 0), 'leaf').map(({ n }) => n)).toEqual(['55']);
  });

  it.each([TALK, NOTE, CIRCULAR])('says of %s that a mail address was hidden', (id) => {
    expect(desk.codesOf(id)).toContain('OBFUSCATED_MAIL');
  });

  it('marks what is struck out, supplied, misspelt and illegible in the political letter', () => {
    const [original, translation] = desk.sampleOf(POLITICAL).record.texts;
    const under = (kind: 'struck' | 'supplied' | 'sic') =>
      listMarks(original, kind).map((mark) => wordsUnder(original, mark));
    expect(under('struck')).toEqual(['лгут']);
    expect(under('supplied')).toEqual(['мая']);
    expect(under('sic')).toEqual(['Пеньялвер']);
    expect(listMarks(original, 'sic')[0]?.text).toBe('Пеньяльвер');
    expect(listMarks(original, 'gap')).toHaveLength(1);
    expect(listMarks(original, 'leaf').map(({ n }) => n)).toEqual(['61', '62']);
    expect(wordsOfText(original)).toContain('ссылается на своего корреспондента');
    expect(listMarks(translation, 'struck').map((mark) => wordsUnder(translation, mark))).toEqual(['lie']);
    expect(listMarks(translation, 'note').map(({ by }) => by)).toEqual(['translator']);
    expect(desk.sampleOf(POLITICAL).record.reference?.leaves).toBe('61-62');
  });
});

describe('the papers of the Ministry and of the press', () => {
  it('keeps the list of seven ships as a table in both languages', () => {
    for (const text of desk.sampleOf(REPORT).record.texts) {
      const rows = text.blocks.filter(({ kind }) => kind === 'table-row').map((block) => block.text.split('\t'));
      expect(rows).toHaveLength(8);
      expect(rows.map((row) => row[0]).slice(1)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
      expect(rows[0]).toHaveLength(5);
      expect(rows[7]?.slice(1, 4)).toEqual([expect.stringMatching(/dudosa|doubtful/u), '–', '–']);
    }
    expect(desk.passageOf(REPORT, 'avistó siete buques').translation?.words).toContain('he sighted seven ships');
  });

  it('keeps the empty last cells of that table', () => {
    for (const text of desk.sampleOf(REPORT).record.texts) {
      const rows = text.blocks.filter(({ kind }) => kind === 'table-row').map((block) => block.text.split('\t'));
      expect(rows.map((row) => row.length)).toEqual([5, 5, 5, 5, 5, 5, 5, 5]);
      expect(rows[3]?.[4]).toBe('');
    }
  });

  it('gives footnotes that begin “Translator’s note” to the translator', () => {
    const notes = listMarks(desk.textOf(REPORT, 1), 'note');
    expect(notes.map(({ by }) => by)).toEqual(['translator']);
    expect(notes[0]?.text).toMatch(/^práctico de número/u);
  });

  it('finds nine in both languages of the newspaper', () => {
    expect(desk.passageOf('el-faro-1934-05-03', 'nueve buques').translation?.words).toContain(
      'девять военных кораблей',
    );
  });

  it('takes nothing active and no furniture out of the saved page', () => {
    const { record } = desk.sampleOf(MARINA);
    const words = [record.title, record.summary ?? '', ...record.texts.map(wordsOfText)].join('\n');
    for (const foreign of [
      'changed by a script',
      'alert',
      'accept()',
      'Accept all',
      'You may also like',
      'font-family',
      'static.port-lucia',
    ]) {
      expect(words).not.toContain(foreign);
    }
    expect(JSON.stringify(record.texts)).not.toMatch(/static\.port-lucia|javascript:|video\.port-lucia/u);
    expect(desk.codesOf(MARINA)).toContain('REMOVED_ACTIVE');
    expect(desk.passageOf(MARINA, 'no son siete ni son nueve').translation?.words).toContain(
      'are neither seven nor nine',
    );
  });

  it('reads the circular of the Dean with its description', () => {
    const { record } = desk.sampleOf(CIRCULAR);
    expect(record.reference?.leaves).toBe('48');
    expect(record.summary).toMatch(/^The Dean reports the rumours/u);
    expect(record.contributors).toContainEqual({ name: 'Helen Marsh', role: 'translated' });
    expect(desk.passageOf(CIRCULAR, 'M. Jouravleff').translation?.words).toContain('is itself said to be informed');
  });
});

describe('the volume of Merrow', () => {
  it('names its documents, with the edition they stand in', () => {
    const { record } = desk.sampleOf('merrow-1934-v2-d113');
    expect(record.title).toContain('Memorandum of Conversation');
    expect(record.title).not.toContain('Source:');
    expect(record.publication).toMatchObject({ number: '113', year: '1957', editors: ['Edith Farrow', 'Owen Lisle'] });
    expect(record.names?.map(({ name }) => name).sort()).toEqual([
      'Ryabinin, Savvaty K.',
      'Thornbury, Henry W.',
      'Zhuravlev, Andrei F.',
    ]);
  });

  it('has its source notes, footnotes, pages and table', () => {
    const [text] = desk.sampleOf('merrow-1934-v2-d113').record.texts;
    const notes = listMarks(text, 'note');
    expect(notes.filter(({ type }) => type === 'source')).toHaveLength(1);
    expect(notes).toHaveLength(2);
    expect(listMarks(text, 'leaf').map(({ n, unit }) => [n, unit])).toContainEqual(['202', 'page']);
    expect(wordsOfText(text)).toContain('the pilot on whom the whole story rests');
    const table = desk
      .sampleOf('merrow-1934-v2-d114')
      .record.texts[0]?.blocks.filter(({ kind }) => kind === 'table-row');
    expect(table?.map((row) => row.text.split('\t')[0])).toEqual(['Vessels', 'Three', 'Seven', 'Nine']);
  });

  it('keeps the chain and the denial of the talk of 8 May readable sentence by sentence', () => {
    const words = desk.sampleOf('merrow-1934-v2-d113').passages.map(({ original }) => original?.words ?? '');
    expect(words).toContainEqual(
      expect.stringMatching(/^Presently he told me that, according to the master of the Varvara/u),
    );
    expect(words).toContainEqual(expect.stringMatching(/^He answered that he had not said so/u));
  });
});
