import { expect, it } from 'vitest';
import { formatLeaf } from './leaf-words.ts';

it.each([
  ['137', 'leaf', 'ru', 'л. 137'],
  ['1v', 'leaf', 'ru', 'л. 1 об.'],
  ['1об', 'leaf', 'ru', 'л. 1 об.'],
  ['1 об.', 'leaf', 'en', 'l. 1v'],
  ['12v', 'leaf', 'de', 'Bl. 12v'],
  ['12r', 'leaf', 'ru', 'л. 12r'],
  ['1v', 'page', 'ru', 'с. 1v'],
] as const)('%s, a %s in %s, is %s', (n, unit, lang, wanted) => {
  expect(formatLeaf(n, unit, lang).replaceAll('\u00A0', ' ')).toBe(wanted);
});
