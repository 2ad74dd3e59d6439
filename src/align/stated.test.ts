import { describe, expect, it } from 'vitest';
import type { Text } from '../model/text.ts';
import { alignRecord, countTies } from './align.ts';
import { besidePeople, findTies } from './stated.ts';

const RUSSIAN = ['Сегодня «вошли» три корабля.', 'Капитан сказал; я слышал.', '…', 'Он отказался.'];
const ENGLISH = ['Three ships came in today.', 'The captain said it;', 'I heard it.', 'He refused.'];

/** Ties as `said = told | …` → beads as `0=0 1=12`. */
function find(notation: string): string {
  const ties = notation.split(' | ').map((tie) => {
    const [original = '', translation = ''] = tie.split('=').map((side) => side.trim());
    return { original, translation };
  });
  const { beads, lost } = findTies(ties, RUSSIAN, ENGLISH);
  const shown = beads.map(({ original, translation }) => `${original.join('')}=${translation.join('')}`);
  return [...shown, ...(lost === 0 ? [] : [`lost ${lost}`])].join(' ');
}

describe('ties a source states', () => {
  it.each([
    ['are beads', 'Сегодня «вошли» три корабля. = Three ships came in today.', '0=0'],
    ['do not mind other signs', 'сегодня "вошли" три  корабля = THREE SHIPS – came in today', '0=0'],
    ['may tie several sentences', 'Капитан сказал; я слышал. = The captain said it; I heard it.', '1=12'],
    [
      'go together where one ends inside a sentence',
      'Капитан сказал; = The captain said it; | я слышал. = I heard it.',
      '1=12',
    ],
    ['may have no counterpart', 'Он отказался. =', '3='],
    ['are lost where they end inside a sentence', 'Капитан сказал = The captain said it;', 'lost 1'],
    ['are lost where their words are not there', 'Он ушёл. = He refused. | Он отказался. = He refused.', '3=3 lost 1'],
    [
      'are lost where they cross',
      'Он отказался. = He refused. | Сегодня «вошли» три корабля. = Three ships came in today.',
      '3=3 lost 1',
    ],
  ])('%s', (_name, notation, expected) => {
    expect(find(notation)).toBe(expected);
  });

  it('give way to what a person settled', () => {
    const bead = (original: number[], translation: number[]) => ({ original, translation });
    const settled = [bead([1], [1])];
    expect(besidePeople([bead([0], [0]), bead([1], [2]), bead([2], [0]), bead([2], [2])], settled)).toEqual([
      bead([0], [0]),
      bead([2], [2]),
    ]);
  });

  const toText = (lang: string, sentences: readonly string[], of?: number): Text => ({
    lang,
    role: of === undefined ? 'original' : 'translation',
    ...(of === undefined ? {} : { of }),
    blocks: sentences.map((text) => ({ kind: 'paragraph', text })),
    marks: [],
  });
  const texts = [toText('ru', RUSSIAN), toText('en', ENGLISH, 0)];

  it('are fixed points, marked as stated, with the rest aligned around them', () => {
    // Wrong on purpose: nobody but the source would tie these two.
    const stated = [
      { translation: 1, by: 'a.tmx', ties: [{ original: RUSSIAN[0] ?? '', translation: ENGLISH[2] ?? '' }] },
    ];
    const [record] = alignRecord(texts, {}, new Map(), stated);
    const { beads = [] } = record?.alignment ?? {};
    expect(beads.find((bead) => bead.original[0] === 0)).toEqual({
      original: [0],
      translation: [2],
      confidence: 1,
      stated: true,
    });
    expect(beads.flatMap(({ original }) => original)).toEqual([0, 1, 2, 3]);
    expect(beads.filter((bead) => bead.stated === true)).toHaveLength(1);
    expect(countTies(texts, { translation: 1, by: 'a.tmx', ties: [{ original: 'nothing', translation: '' }] })).toEqual(
      {
        all: 1,
        lost: 1,
      },
    );
  });

  it('that tie paragraphs leave the sentences in them to the machine', () => {
    const many = (word: string) => Array.from({ length: 6 }, (_, at) => `${word} ${at + 1}.`);
    const long = [toText('ru', ['Начало.', ...many('Корабль')]), toText('en', [...many('Ship'), 'Beginning.'], 0)];
    const ties = [{ original: many('Корабль').join(' '), translation: many('Ship').join(' ') }];
    const [record] = alignRecord(long, {}, new Map(), [{ translation: 1, by: 'a.tei', ties }]);
    const { beads = [] } = record?.alignment ?? {};
    expect(beads.filter(({ original, translation }) => original.length === 1 && translation.length === 1)).toHaveLength(
      6,
    );
    expect(beads.some((bead) => bead.stated === true)).toBe(false);
  });
});
