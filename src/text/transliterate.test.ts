import { describe, expect, it } from 'vitest';
import { skeleton, toLatin } from './transliterate.ts';

describe('Latin spelling', () => {
  it.each([
    ['Кудрявцев', 'kudryavtsev'],
    ['Чайковский', 'chaykovskiy'],
    ['Щербаков', 'shcherbakov'],
    ['Київ', 'kiyiv'],
    ['Beneš', 'benes'],
    ['Αθήνα', 'athina'],
    ['л. 5', 'l. 5'],
  ])('of %s is %s', (word, latin) => {
    expect(toLatin(word)).toBe(latin);
  });
});

describe('the consonants of a name', () => {
  it.each([
    ['Кудрявцев', 'Kudryavtsev'],
    ['Кастро', 'Castro'],
    ['Гуларт', 'Goulart'],
    ['Вашингтон', 'Washington'],
    ['Гитлер', 'Hitler'],
    ['Шушниг', 'Schuschnigg'],
    ['Мексика', 'Mexico'],
  ])('agree in %s and %s', (a, b) => {
    expect(skeleton(a)).toBe(skeleton(b));
  });

  it.each([
    ['Кастро', 'Kennedy'],
    ['Берлин', 'Paris'],
  ])('differ in %s and %s', (a, b) => {
    expect(skeleton(a)).not.toBe(skeleton(b));
  });

  it('are too few to tell in a short word', () => {
    expect(skeleton('они')).toBe('');
  });
});
