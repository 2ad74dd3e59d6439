import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginsAlike, findSounding, soundDistance, toSounds } from './sound.ts';

const sounding = (a: string, b: string): number => {
  const [one, other] = [toSounds(a), toSounds(b)];
  return soundDistance(one, other) / Math.max(one.length, other.length);
};

describe('how alike two names sound', () => {
  it.each([
    'Кудрявцев Kudryavtsev Kudriavtsev Koudriavtsev Kudrjawzew Kudrjavcev',
    'Хрущёв Khrushchev Chruschtschow Jruschov Khrouchtchev',
    'Уайт White',
    'Цвик Zwick',
    'Тоётоми Toyotomi',
    'Сяопин Xiaoping',
    'Джачинто Giacinto',
    'Немец Nemec',
    'Гюго Hugo',
    'Чайковский Tchaikovsky Tschaikowski Czajkowski Chaikovskii',
  ])('one name: %s', (line) => {
    const names = line.split(' ');
    const apart = names.flatMap((a) => names.map((b) => sounding(a, b)));
    expect(Math.max(...apart)).toBeLessThan(0.16);
  });

  it.each([
    ['Kennedy', 'Хрущёв'],
    ['Castro', 'Кеннеди'],
    ['Gromyko', 'Громов'],
    ['Dulles', 'Даладье'],
    ['Molotov', 'Маленков'],
  ])('two names: %s and %s', (a, b) => {
    expect(sounding(a, b)).toBeGreaterThan(0.16);
  });

  it('is nothing for the same sounds, the same both ways, and at most what leaving all out costs', () => {
    const sounds = fc
      .array(fc.constantFrom(...Array.from('aeioukstnrvzCSJ')), { maxLength: 9 })
      .map((signs) => signs.join(''));
    fc.assert(
      fc.property(sounds, sounds, (a, b) => {
        expect(soundDistance(a, a)).toBe(0);
        expect(soundDistance(a, b)).toBeCloseTo(soundDistance(b, a), 9);
        expect(soundDistance(a, b)).toBeLessThanOrEqual(soundDistance(a, '') + soundDistance('', b) + 1e-9);
      }),
    );
  });

  it('finds in a list exactly the words that cost little enough', () => {
    const sounds = fc.array(fc.constantFrom(...Array.from('aeiktsC')), { maxLength: 7 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(
        sounds,
        fc.uniqueArray(sounds, { maxLength: 40 }),
        fc.constantFrom(0.05, 0.16, 0.3),
        (asked, words, share) => {
          const sorted = [...words].sort();
          const expected = sorted.flatMap((one, index) => {
            const distance = soundDistance(one, asked) / Math.max(1, one.length, asked.length);
            return distance <= share && one.length <= asked.length + 4 && beginsAlike(one, asked)
              ? [{ index, distance }]
              : [];
          });
          const found = findSounding(asked, sorted, share);
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});
