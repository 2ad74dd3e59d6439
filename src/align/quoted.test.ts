import { describe, expect, it } from 'vitest';
import { listQuoted } from './quoted.ts';

describe('where a quotation runs on', () => {
  it.each([
    ['English', '“Go. | Go now.” | He went.', '010'],
    ['straight marks', '"Go. | Go now," he said. | He went.', '010'],
    ['single marks with an apostrophe inside', "'Don't go. | It isn't safe.' | He went.", '010'],
    ['Russian', '«Иди. | Иди же». | Он ушёл.', '010'],
    ['German', '„Geh. | Geh jetzt.“ | Er ging.', '010'],
    ['German in books', '»Geh. | Geh jetzt.« | Er ging.', '010'],
    ['Chinese', '他说：“走吧。 | 快走！” | 他走了。', '010'],
    ['a quotation inside a quotation', '他说：“这‘长安’城中， | 遍地是钱。” | 他走了。', '010'],
    ['one that is closed where it was opened', "The 'charter' was lost. | He went.", '00'],
    ['a word in marks after a possessive', "The members' “charter” was lost. | He went.", '00'],
    ['one never closed, before the next speech', '“Go. | Go now. | “No. | He went.', '0101'],
    ['no marks', 'Он ушёл. | Он вернулся.', '00'],
  ])('%s', (_name, text, expected) => {
    expect(listQuoted(text.split(' | ')).join('')).toBe(expected);
  });

  it('one that nobody closes is forgotten', () => {
    const quoted = listQuoted(['“Go.', ...Array.from({ length: 40 }, () => 'He went.')]);
    expect(quoted[1]).toBe(1);
    expect(quoted[40]).toBe(0);
  });
});
