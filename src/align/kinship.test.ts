import { describe, expect, it } from 'vitest';
import { alignMany, alignSentences, checkKinship, findKinship } from './align.ts';
import { KIN_FROM } from './kinship.ts';

const RU_EN = ['ru', 'en'] as const;

const RU = [
  'Сегодня посетил министра флота Ортегу и передал ему ноту № 17.',
  'Министр сказал, что в порту стоят семь кораблей.',
  'По его словам, капитан порта Мендес видел ещё два судна у мыса Сан-Хуан.',
  'Ортега добавил, что правительство не намерено закрывать порт.',
  'Я поблагодарил министра за информацию.',
  'Беседа продолжалась сорок минут.',
  'Вечером 5 мая ко мне пришёл консул Боливии Рохас.',
  'Он сообщил, что его правительство купило в Гамбурге 3 парохода.',
  'Рохас просил не называть его имени.',
  'Вопрос о пароходах обсуждался также 7 мая в парламенте.',
  'Депутат Гомес потребовал от министра объяснений.',
  'Министр ответил, что документы находятся в Лиме.',
  'Заседание было закрыто в 19 часов.',
  'Прошу сообщить мнение посольства в Буэнос-Айресе.',
];
const EN = [
  'Today I visited the Minister of Marine, Ortega, and handed him note No. 17.',
  'The Minister said that seven ships were lying in the port.',
  'According to him, the captain of the port, Mendez, had seen two more vessels off Cape San Juan.',
  'Ortega added that the government did not intend to close the port.',
  'I thanked the Minister for the information.',
  'The conversation lasted forty minutes.',
  'On the evening of 5 May the Bolivian consul, Rojas, came to see me.',
  'He reported that his government had bought 3 steamers in Hamburg.',
  'Rojas asked that his name not be mentioned.',
  'The question of the steamers was also discussed in parliament on 7 May.',
  'Deputy Gomez demanded an explanation from the Minister.',
  'The Minister replied that the documents were in Lima.',
  'The session was closed at 19 hours.',
  'Please let me know the opinion of the embassy in Buenos Aires.',
];
const RECIPES = [
  'For the dough, take half a pound of flour and rub in the cold butter with your fingertips.',
  'Add an egg.',
  'Knead quickly, wrap it in a cloth, and leave it in a cool place while you see to the fruit.',
  'Plums are best late in September, when their skins begin to wrinkle near the stalk.',
  'Stone them!',
  'Some cooks sprinkle breadcrumbs over the bottom so that the juice does not soak through.',
  'Bake until golden.',
  'Children will want whipped cream with it, and so will most of their elders.',
  'A tart keeps for a day at most.',
  'What is left makes a good pudding: cut it up, pour hot custard over it, and let it stand.',
  'My grandmother never measured anything and never failed.',
  'Sugar?',
  'Only if the plums are sour, and then sparingly, for it draws out their water.',
  'Serve it warm rather than hot.',
];

const codes = (original: readonly string[], translation: readonly string[], languages = RU_EN as readonly string[]) => {
  const pair = [languages[0] ?? 'und', languages[1] ?? 'und'] as const;
  const beads = alignSentences(original, translation, pair);
  return checkKinship(original, translation, beads, pair).map(({ code }) => code);
};

describe('whether two texts belong together', () => {
  it.each([
    ['a translation', RU, EN, []],
    ['a translation that leaves out a third', RU, EN.filter((_s, at) => at % 3 !== 1), []],
    ['another text altogether', RU, RECIPES, ['NOT_TOGETHER']],
    ['nothing', RU, [], ['TRANSLATION_EMPTY']],
    ['nothing on the side of the original', [], EN, ['ORIGINAL_EMPTY']],
    ['nothing at all', [], [], ['NO_TEXT']],
    ['an excerpt', RU, EN.slice(6, 10), ['ORIGINAL_MOSTLY_UNPAIRED']],
    ['a text too short to tell', RU.slice(0, 1), RECIPES.slice(0, 1), []],
  ])('%s', (_name, original, translation, expected) => {
    expect(codes(original, translation)).toEqual(expected);
  });

  it('a copy in the same language is no translation', () => {
    expect(codes(EN, EN, ['en', 'en'])).toEqual(['SAME_LANGUAGE']);
  });

  it('a book beside one of its pages belongs to it and says that the rest is missing', () => {
    const book = Array.from({ length: 140 }, (_v, at) => `${RECIPES[at % 14] ?? ''} (${at})`);
    expect(codes(RU, [...book.slice(0, 70), ...EN, ...book.slice(70)])).toEqual(['TRANSLATION_MOSTLY_UNPAIRED']);
  });

  it('is told the surer the more there is to read', () => {
    const p = (count: number): number => {
      const [a, b] = [RU.slice(0, count), EN.slice(0, count)];
      return findKinship(a, b, alignSentences(a, b, RU_EN), RU_EN).p;
    };
    expect(p(14)).toBeGreaterThan(p(2));
    expect(p(14)).toBeGreaterThan(0.99);
  });

  it('a translation so free that its beads are doubtful is known by the names that stand in the same beads', () => {
    const said = ['Ортега', 'Итурральде', 'Журавлёв', 'Вальдоро', 'Рябинин', 'Монтес'].map((name) => `${name} молчал.`);
    const names = ['Ortega', 'Iturralde', 'Zhuravlev', 'Valdoro', 'Ryabinin', 'Montes'];
    const beads = said.map((_sentence, at) => ({ original: [at], translation: [at], confidence: 0.45 }));
    const p = (told: readonly string[]): number =>
      findKinship(
        said,
        told.map((name) => `One could not get a word out of ${name} that day.`),
        beads,
        RU_EN,
      ).p;
    expect(p(names)).toBeGreaterThan(0.5);
    expect(p(names.toReversed())).toBeLessThan(KIN_FROM);
  });

  it('one wrong file among many is found', () => {
    const pairs = [0, 3, 6].map((from) => ({
      original: RU.slice(from, from + 8),
      translation: EN.slice(from, from + 8),
    }));
    const all = [...pairs, { original: RU, translation: RECIPES }];
    const { pairs: beads } = alignMany(all, RU_EN);
    const found = all.map(({ original, translation }, at) =>
      checkKinship(original, translation, beads[at] ?? [], RU_EN).map(({ code }) => code),
    );
    expect(found).toEqual([[], [], [], ['NOT_TOGETHER']]);
  });
});

describe('bad input', () => {
  const covers = (original: readonly string[], translation: readonly string[]): void => {
    const beads = alignSentences(original, translation, RU_EN);
    expect(beads.flatMap((bead) => bead.original)).toEqual(original.map((_s, at) => at));
    expect(beads.flatMap((bead) => bead.translation)).toEqual(translation.map((_s, at) => at));
  };

  it.each([
    ['one sentence of 100,000 characters', ['слово '.repeat(17_000)], ['word '.repeat(20_000)]],
    ['one long sentence against many', ['слово и ещё слово '.repeat(3_000)], EN],
    ['only numbers', ['1962', '17', '0104', '1962'], ['17', '1962', '118']],
    ['empty sentences', ['', '', RU[0] ?? ''], ['', EN[0] ?? '', '']],
    [
      'right-to-left with left-to-right',
      ['שלום לכולם, said the consul.', 'السلام عليكم'],
      ['Peace to all, אמר הקונסול', 'Hello'],
    ],
    ['the same line five hundred times', Array(500).fill('Да.'), Array(480).fill('Yes.')],
  ])('%s loses no sentence', (_name, original, translation) => {
    covers(original, translation);
  });

  it('every line twice on one side is tied once or to both', () => {
    const twice = EN.flatMap((sentence) => [sentence, sentence]);
    const beads = alignSentences(RU, twice, RU_EN);
    const strays = beads.filter(({ original, translation }) =>
      translation.some((at) => original.length > 0 && !original.includes(Math.floor(at / 2))),
    );
    expect(strays).toEqual([]);
  });

  it('numbers alone tie numbers', () => {
    const beads = alignSentences(['1962', '17', '0104'], ['1962', '118', '17', '0104'], RU_EN);
    expect(beads.map((bead) => `${bead.original.join()}=${bead.translation.join()}`)).toEqual([
      '0=0',
      '=1',
      '1=2',
      '2=3',
    ]);
  });
});
