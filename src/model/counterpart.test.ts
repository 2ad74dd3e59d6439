import { expect, it } from 'vitest';
import { listNamedCounterparts } from './counterpart.ts';

it.each([
  [{ 'Translation of': 'lp_12_7' }, ['lp_12_7']],
  [{ 'See a translation of the document': 'lp_12_8; lp_12_9' }, ['lp_12_8', 'lp_12_9']],
  [{ перевод: 'письмо-7.xml' }, ['письмо-7.xml']],
  [{ translation_of: 'letter-7' }, ['letter-7']],
  [{ 'translation of': 'from the Greek of 1711' }, []],
  [{ 'original language': 'Spanish' }, []],
  [{ 'original title': 'Report-12' }, []],
  [{ 'See also': 'lp_12_3' }, []],
  [{ 'Übersetzung von': '../lp_12_7' }, []],
  [undefined, []],
])('finds in %j the names %j', (claimed, names) => {
  expect(listNamedCounterparts(claimed as Record<string, string>)).toEqual(names);
});
