import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from './words.ts';

const list = (text: string): readonly string[] => wordsOf(text).map((word) => word.text);

describe('words', () => {
  it.each([
    ['Он из Пунта-дель-Эсте.', ['Он', 'из', 'Пунта-дель-Эсте']],
    ["I don't know № 28", ['I', "don't", 'know', '28']],
    ['«Слово», — сказал', ['Слово', 'сказал']],
    ['', []],
  ])('of “%s”', (text, expected) => {
    expect(list(text)).toEqual(expected);
  });

  it('of Chinese are cut by the dictionary', () => {
    expect(list('中华人民共和国').length).toBeGreaterThan(1);
  });

  it('are those an expression finds', () => {
    const expression = /[\p{L}\p{M}\p{N}]+(?:[-‐‑'’ʼ\u00ad][\p{L}\p{M}\p{N}]+)*/gu;
    const unit = fc.constantFrom('a', 'Я', 'é', 'e\u0301', '7', '-', '’', '\u00ad', ' ', '.', '𝒜', '\ud800');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        const text = units.join('');
        expect(list(text)).toEqual([...text.matchAll(expression)].map(([word]) => word));
      }),
    );
  });

  it('stand where their places say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { text: word, start, end } of wordsOf(text)) expect(text.slice(start, end)).toBe(word);
      }),
    );
  });
});
