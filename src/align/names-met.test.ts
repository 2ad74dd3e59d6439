import { describe, expect, it } from 'vitest';
import { gatherEvidence } from './check-evidence.ts';
import { listNames } from './names-met.ts';

/** The names of an original that sound like a word of the translation. */
function listMet(original: string, translation: string, languages: readonly [string, string]): readonly string[] {
  const text = { bead: 0, document: 0, original, translation, confidence: 1, starts: [[0], [0]] } as const;
  const [names] = listNames(gatherEvidence([text], languages, undefined), languages);
  return (names?.said ?? []).filter(({ likeness }) => likeness >= 0.76).map((name) => name.text);
}

describe('names that are met on the other side', () => {
  it.each([
    ['one word holds two', 'Es geht um Kim und Trump.', 'It is about the Kim-Trump summit.', ['Kim', 'Trump']],
    ['one word answers one', 'Es geht um Trumps und Trump.', 'It is about Trump.', ['Trump']],
  ])('%s', (_name, original, translation, expected) => {
    expect(listMet(original, translation, ['de', 'en'])).toEqual(expected);
  });
});
