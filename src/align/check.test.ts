import { describe, expect, it } from 'vitest';
import { checkTranslation, type Finding } from './align.ts';
import { listNumbers } from './numbers.ts';
import { soundLikeness } from '../text/sound.ts';

/** Beads 1–1 in the order given; `∅` is a missing side. Each case is padded with the same tale, so that names are known. */
function check(
  pairs: readonly (readonly [string, string])[],
  languages: readonly [string, string],
): readonly Finding[] {
  const original: string[] = [];
  const translation: string[] = [];
  const beads = pairs.map(([a, b]) => ({
    original: a === '∅' ? [] : [original.push(a) - 1],
    translation: b === '∅' ? [] : [translation.push(b) - 1],
    confidence: 0.98,
  }));
  return checkTranslation(original, translation, beads, languages);
}

const TALE = [
  ['Вчера министр Ортега принял капитана Мендеса.', 'Yesterday Minister Ortega received Captain Mendez.'],
  ['Капитан Мендес видел корабли у мыса Сан-Хуан.', 'Captain Mendez saw the ships off Cape San Juan.'],
  ['Посол Иванов беседовал с министром Ортега об этом.', 'Ambassador Ivanov talked with Minister Ortega about it.'],
] as const;

const show = (findings: readonly Finding[]): readonly string[] =>
  findings.map((finding) => `${finding.kind} ${finding.original ?? '–'} / ${finding.translation ?? '–'}`);

describe('a fault in the translation', () => {
  it.each([
    ['another number', 'В порту стоят 17 кораблей.', 'There are 19 ships in the port.', 'number 17 / 19'],
    [
      'another number in words',
      'В порту стоят семь кораблей.',
      'There are nine ships in the port.',
      'number семь / nine',
    ],
    [
      'another number of millions',
      'Истрачено 2,5 млн рублей.',
      'They spent 25 million roubles.',
      'number 2,5 млн / 25 million',
    ],
    ['another year', 'Это случилось в 1934 году.', 'This happened in 1943.', 'date 1934 / 1943'],
    [
      'a number lost',
      'Передал ноту 1734 лично министру.',
      'Handed the note to the minister in person.',
      'number 1734 / –',
    ],
    ['another month', 'Он прибыл 4 декабря.', 'He arrived on 4 November.', 'date декабря / November'],
    ['another weekday', 'Он прибыл в пятницу.', 'He arrived on Thursday.', 'date пятницу / Thursday'],
    [
      'another name',
      'Об этом министр Ортега сообщил капитану.',
      'Minister Kowalski told the captain about it.',
      'name Ортега / Kowalski',
    ],
    [
      'a denial lost',
      'Правительство не информировало президента.',
      'The government informed the president.',
      'negation не / –',
    ],
    ['a hedge lost', 'Порт якобы закрыт.', 'The port is closed.', 'hedge якобы / –'],
    [
      'a sentence left out',
      'Я поблагодарил министра за беседу.',
      '∅',
      'omission Я поблагодарил министра за беседу. / –',
    ],
    ['a sentence put in', '∅', 'The room was cold.', 'addition – / The room was cold.'],
  ])('is found: %s', (_name, original, translation, expected) => {
    const findings = check([...TALE, [original, translation]], ['ru', 'en']).filter(
      (finding) => finding.bead === TALE.length,
    );
    expect(show(findings)).toEqual([expected]);
  });

  it('that moved a sentence is told from an omission', () => {
    const findings = check(
      [
        ['Посол Иванов передал министру Ортега меморандум № 1734.', '∅'],
        ...TALE,
        ['∅', 'Ambassador Ivanov handed Minister Ortega memorandum No. 1734.'],
      ],
      ['ru', 'en'],
    );
    expect(findings.map((finding) => [finding.kind, finding.bead, finding.elsewhere])).toEqual([
      ['order', 0, TALE.length + 1],
    ]);
  });

  it('that moved a line of the heading is told from an omission, and a line of another meaning is not taken for it', () => {
    const moved = (translation: string): readonly string[] =>
      check([['Из дневника', '∅'], ...TALE, ['∅', translation]], ['ru', 'en']).map(({ kind }) => kind);
    expect(moved('from the journal of')).toEqual(['order']);
    expect(moved('on the quiet harbour')).not.toContain('order');
  });
});

describe('within a bead', () => {
  it('two sentences that changed places are found', () => {
    const findings = checkTranslation(
      ['Министр Ортега принял капитана Мендеса.', 'Посол Иванов получил ноту 1734.'],
      ['Ambassador Ivanov received note 1734.', 'Minister Ortega saw Captain Mendez.'],
      [{ original: [0, 1], translation: [0, 1], confidence: 0.98 }],
      ['ru', 'en'],
    );
    expect(show(findings)).toEqual([
      'order Министр Ортега принял капитана Мендеса. / Minister Ortega saw Captain Mendez.',
    ]);
  });

  it('a quotation without its marks is found beside an apostrophe', () => {
    const findings = check(
      [...TALE, ['Он писал: «Иванов и Ортега видели Мендеса».', "That's what he wrote: Ivanov and Ortega saw Mendez."]],
      ['ru', 'en'],
    );
    expect(show(findings)).toEqual(['quotation Иванов и Ортега видели Мендеса / –']);
  });

  it('each denial wants its own answer', () => {
    const findings = check(
      [
        ...TALE,
        [
          'Minister Ortega did not receive Captain Mendez, and Ambassador Ivanov did not see Cape San Juan.',
          'Minister Ortega hat Kapitän Mendez nicht empfangen, und Botschafter Ivanov hat Kap San Juan gesehen.',
        ],
      ],
      ['en', 'de'],
    );
    expect(show(findings).filter((line) => line.startsWith('negation'))).toEqual(['negation not / –']);
  });
});

describe('no fault is', () => {
  it.each([
    [
      'a number in words',
      'В порту стоят 7 кораблей и сорок два катера.',
      'Seven ships and 42 launches lie in the port.',
    ],
    ['2.5 million', 'Истрачено 2,5 млн рублей.', 'They spent 2.5 million roubles.'],
    ['1,500 and 1500', 'Туда отправлено 1500 винтовок.', 'They sent 1,500 rifles there.'],
    ['the afternoon', 'Беседа началась в 15:00.', 'The conversation began at 3 p.m.'],
    ['a mile turned into kilometres', 'До мыса 32 километра.', 'The cape is 20 miles away.'],
    ['a denial said otherwise', 'Он не молчал.', 'He refused to remain silent.'],
    ['a name in another case', 'Сообщение капитана Мендеса получено.', "Captain Mendez's message was received."],
    ['a hedge kept', 'Порт якобы закрыт.', 'The port is supposedly closed.'],
    ['a page mark without counterpart', '[42]', '∅'],
    ['a month both sides name', '4 декабря 1934 г.', '4 December 1934'],
    ['the tale itself', 'Сегодня посетил министра Ортега.', 'Today I visited Minister Ortega.'],
  ])('%s', (_name, original, translation) => {
    expect(show(check([...TALE, [original, translation]], ['ru', 'en']))).toEqual([]);
  });
});

/** Beads of many languages; each is checked beside a tale of its own languages, so that something is usual. */
describe('in other languages', () => {
  it.each([
    [
      'de-en',
      'Im Hafen liegen siebzehn Schiffe.',
      'There are nineteen ships in the port.',
      'number siebzehn / nineteen',
    ],
    ['fr-en', 'Il a reçu deux lettres.', 'He received five letters.', 'number deux / five'],
    ['en-es', 'He came on 4 May 1934.', 'Vino el 9 de mayo de 1934.', 'date 4 / 9'],
    ['cs-en', 'Přijel 4. července.', 'He arrived on 4 June.', 'date července / June'],
    ['pl-en', 'Przyjechał 12 września 1939 roku.', 'He arrived on 12 September 1938.', 'date 1939 / 1938'],
    ['uk-en', 'Він приїхав у квітні 1918 року.', 'He arrived in August 1918.', 'date квітні / August'],
    ['pt-en', 'Custou 3 mil milhões de euros.', 'It cost 4 billion euros.', 'number 3 mil milhões / 4 billion'],
    ['it-en', 'Erano sette uomini.', 'There were nine men.', 'number sette / nine'],
    ['cs-en', 'Údajně byl zatčen.', 'He was arrested.', 'hedge Údajně / –'],
    ['de-fr', 'Er war angeblich krank.', 'Il était malade.', 'hedge angeblich / –'],
    ['fr-de', 'Il était prétendument malade.', 'Er war krank.', 'hedge prétendument / –'],
    ['en-de', 'The minister did not receive the letter.', 'Der Minister hat den Brief erhalten.', 'negation not / –'],
    ['en-ru', 'The minister never received the letter.', 'Министр никогда получал это письмо.', 'negation never / –'],
    ['de-en', 'Er war zwei Tage an zweiter Stelle.', 'He was second for six days.', 'number zwei / six'],
    ['de-en', 'Achtmal fuhr er zu Fuß 4 km.', 'Eight times he walked 6 km.', 'number 4 / 6'],
    ['es-en', 'Ambos ministros vinieron.', 'The four ministers came.', 'number Ambos / four'],
    ['cs-en', 'V 9 hodin přišel.', 'He came at 5:00.', 'number 9 / 5:00'],
  ])('a fault is found: %s, %s', (pair, original, translation, expected) => {
    const [from = '', to = ''] = pair.split('-');
    expect(show(check([[original, translation]], [from, to]))).toEqual([expected]);
  });

  it.each([
    ['ru-en', '18 (30) марта 1861 года', '30 March 1861'],
    ['ru-en', 'в 1930-х годах', 'in the 1930s'],
    ['ru-en', 'в тридцатых годах', 'in the thirties'],
    ['ru-en', 'полтора миллиона рублей', '1.5 million roubles'],
    ['ru-en', 'двухлетний срок', 'a term of two years'],
    ['ru-en', 'оба министра', 'the two ministers'],
    ['ru-en', 'документ от 12.03.1961', 'a document of 12 March 1961'],
    ['ru-en', 'XIX век', 'the 19th century'],
    ['ru-en', 'в XX веке при Александре II', 'in the twentieth century under Alexander II'],
    ['en-ru', 'Louis the Fourteenth', 'Людовик XIV'],
    ['ru-en', '22 июня (5 июля) 1914 г.', '5 July 1914'],
    ['ru-en', '22 июня ст. ст.', '5 July'],
    ['ru-en', 'две трети голосов', 'two-thirds of the votes'],
    ['ru-en', 'более 2,5 млн человек', 'more than two and a half million people'],
    ['ru-en', 'сорок пять тысяч штыков', '45,000 bayonets'],
    ['ru-en', 'в третий раз', 'for the third time'],
    ['de-en', 'anderthalb Millionen Mark', '1.5 million marks'],
    ['ru-en', 'температура 30 градусов', 'a temperature of 86 degrees'],
    ['cs-en', 'Práce trvala od 5 h do 18 h.', 'Work lasted from 5 in the morning to 6 in the evening.'],
    ['cs-en', 'Přišel o ½ 9 h.', 'He came at 8:30.'],
    ['de-en', 'vierundzwanzig Stunden', '24 hours'],
    ['de-en', 'in vierzehntägigen Sitzungen', 'in 14-day sessions'],
    ['cs-en', '18. července,1938', 'July 18, 1938'],
    ['fr-en', 'selon 247 sports', 'per 247sports'],
    ['de-en', 'Beide kamen, später noch drei Männer.', 'Two came, and later on three men.'],
    ['fr-en', 'quatre-vingt-dix-sept hommes', '97 men'],
    ['fr-en', 'soixante et onze francs', '71 francs'],
    ['es-en', 'treinta y dos años', 'thirty-two years'],
    ['en-pt', '€3.1 billion', '3,1 mil milhões de euros'],
    ['en-de', 'at 5.30pm', 'um 17:30 Uhr'],
    ['de-en', 'Er wollte nicht nur helfen.', 'He wanted to help, and more.'],
    ['fr-en', 'Il ne fait que passer.', 'He is just passing through.'],
    ['en-ru', 'He refused to come.', 'Он не захотел приехать.'],
    ['en-cs', 'He did not live long.', 'Nežil dlouho.'],
    ['en-fr', 'Nobody came.', 'Personne n’est venu.'],
    ['en-it', 'He could not come.', 'Non poteva venire.'],
    ['de-en', 'Er soll angeblich krank sein.', 'He is said to be ill.'],
    ['cs-en', 'Domněle mrtvá osoba se probudila.', 'The presumed dead person woke up.'],
    ['en-pt', 'He is reportedly ill.', 'Há quem diga que ele está doente.'],
    ['en-en', 'They do not know.', 'They do not know.'],
    ['ja-en', '彼は七月に来た。', 'He came in July.'],
    ['ar-en', 'وصل في ١٩٣٤', 'He arrived in 1934.'],
  ])('no fault is found: %s, %s', (pair, original, translation) => {
    const [from = '', to = ''] = pair.split('-');
    expect(show(check([[original, translation]], [from, to]))).toEqual([]);
  });
});

describe('bad input', () => {
  it('does not stop the check, however long or empty', () => {
    const long = 'слово '.repeat(17_000);
    const digits = '17 '.repeat(30_000);
    const findings = check(
      [
        ['', ''],
        [long, 'word '.repeat(20_000)],
        [digits, digits],
        ['١٧ سفينة'.repeat(2_000), '17 ships'],
        ['«'.repeat(50_000), '"'.repeat(50_000)],
        ['не '.repeat(20_000), 'yes'],
        ['Ортега '.repeat(10_000), 'Kowalski '.repeat(10_000)],
      ],
      ['ru', 'en'],
    );
    expect(findings.every((finding) => finding.confidence > 0 && finding.confidence < 1)).toBe(true);
  }, 30_000);

  it('does not list the sentences of a text that is no translation at all', () => {
    const strangers = Array.from({ length: 20 }, (_value, at) => [`Предложение номер ${at}.`, '∅'] as const);
    expect(check([...strangers, ['Да.', 'Yes.']], ['ru', 'en'])).toEqual([]);
  });

  it('takes no language for granted', () => {
    expect(check([['abc def', 'ghi jkl']], ['und', 'xx-invalid-tag-that-is-long'])).toEqual([]);
  });
});

describe('names are told apart by their sound', () => {
  it.each([
    ['Кудрявцева', 'Kudrjawzew'],
    ['Хьюстон', 'Houston'],
    ['Райан', 'Ryan'],
    ['Чемберлена', 'Chamberlain'],
    ['Стивен', 'Stephen'],
    ['Мендес', 'Mendez'],
  ])('%s is more like %s than like any other', (name, own) => {
    const others = ['Kudrjawzew', 'Houston', 'Ryan', 'Chamberlain', 'Stephen', 'Mendez'].filter(
      (other) => other !== own,
    );
    expect(Math.max(...others.map((other) => soundLikeness(name, other)))).toBeLessThan(soundLikeness(name, own));
  });
});

describe('numbers are read', () => {
  it.each([
    ['ru', 'двадцать семь кораблей', [27]],
    ['ru', 'триста сорок пять', [345]],
    ['ru', 'полтора миллиона рублей', [1.5e6]],
    ['ru', '2,5 млн человек', [2.5e6]],
    ['en', '2.5 million people', [2.5e6]],
    ['en', 'forty-five thousand bayonets', [45_000]],
    ['fr', 'quatre-vingt mille hommes', [80_000]],
    ['ru', '5 тыс. рублей', [5000]],
    ['en', 'twenty-seven ships', [27]],
    ['en', 'three hundred men', [300]],
    ['en', 'It cost £125m.', [125e6]],
    ['de', 'siebenundzwanzig Schiffe', [27]],
    ['de', '2,5 Mio. Mark', [2.5e6]],
    ['fr', '1 200 francs', [1200]],
    ['fr', 'quatre-vingt-dix-sept hommes', [97]],
    ['fr', 'quatre-vingt-deux hommes', [82]],
    ['en', 'no number here', []],
  ])('(%s) %s', (lang, text, expected) => {
    expect(listNumbers(text, lang).map((number) => number.values[0])).toEqual(expected);
  });
});
