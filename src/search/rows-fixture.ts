/** Rows for tests, whose words are read as they stand. */
import type { ReadWords } from './draft.ts';
import { numberOf } from './spellings.ts';

/** Reads words between spaces, each as the one lexeme it is behind `prefix`. */
export function readAs(prefix: string): ReadWords {
  return ({ words }, gathered, key) => {
    const list = words === '' ? [] : words.split(' ');
    for (const [place, word] of list.entries()) gathered.add(numberOf(`${prefix}${word}`), key, place);
    return list.length;
  };
}
