import { describe, expect, it } from 'vitest';
import { checkTranslation, type Finding } from './align.ts';
import { listNumbers } from './numbers.ts';

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
    expect(findings.map((finding) => [finding.kind, finding.bead])).toEqual([['order', 0]]);
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

describe('numbers are read', () => {
  it.each([
    ['ru', 'двадцать семь кораблей', [27]],
    ['ru', 'триста сорок пять', [345]],
    ['ru', '5 тыс. рублей', [5000]],
    ['en', 'twenty-seven ships', [27]],
    ['en', 'three hundred men', [300]],
    ['en', 'It cost £125m.', [125e6]],
    ['de', 'siebenundzwanzig Schiffe', [27]],
    ['de', '2,5 Mio. Mark', [2.5e6]],
    ['fr', '1 200 francs', [1200]],
    ['en', 'no number here', []],
  ])('(%s) %s', (lang, text, expected) => {
    expect(listNumbers(text, lang).map((number) => number.values[0])).toEqual(expected);
  });
});
