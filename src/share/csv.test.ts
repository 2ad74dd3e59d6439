import { expect, it } from 'vitest';
import { formatCsvLine } from './csv.ts';

it.each([
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ['+7 495', "'+7 495"],
  ['-5 degrees', "'-5 degrees"],
  ['@noon', "'@noon"],
  ['\ttab', "'\ttab"],
  ['＝1+1', "'＝1+1"],
  ["'=1", "''=1"],
  ["'tis said", "'tis said"],
  ['5 = 5', '5 = 5'],
  [-5, '-5'],
])('a spreadsheet takes the cell %j for words', (cell, written) => {
  expect(formatCsvLine([cell, 'x'])).toBe(`${written},x\r\n`);
});
