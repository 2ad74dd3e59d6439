import { describe, expect, it } from 'vitest';
import { toProblem } from '../../errors.ts';
import { QUERY_REASONS } from '../../search/search.ts';
import { ru } from '../messages/ru.ts';
import { toSentence } from './problem-list.tsx';
import { lightUp, listAdded } from './search-page.tsx';

/** Shows a passage as a reader sees it, the words that answered in asterisks. */
const show = (text: string, ...highlights: (readonly [number, number])[]): string =>
  lightUp(text, highlights)
    .map((piece) => (typeof piece === 'string' ? piece : `*${String((piece as { children: unknown[] }).children[0])}*`))
    .join('');

it('shows an added word once, whatever languages it stands in', () => {
  const added = ['en', 'fr', 'ru'].map((lang) => {
    const word = lang === 'ru' ? 'Журавлёв' : 'Juravlev';
    return { asked: 'zhuravlyov', kind: 'name', word, lang, lexemes: [`${lang}0${word}`], weight: 1 } as const;
  });
  expect(listAdded(added).map(({ word }) => word)).toEqual(['Juravlev', 'Журавлёв']);
});

it.each(Object.values(QUERY_REASONS))('says in Russian what is wrong with a query: %s', (reason) => {
  const said = toSentence(toProblem('QUERY_BAD', { place: '(', reason }), ru);
  expect(said).toMatch(/^Запрос непонятен в месте «\(»: .*[а-я]/u);
  expect(said).not.toContain(reason);
});

describe('the words that answered a search', () => {
  it('are lit where they stand', () => {
    expect(show('three ships came', [6, 11])).toBe('three *ships* came');
    expect(show('ships, ships', [0, 5], [7, 12])).toBe('*ships*, *ships*');
  });

  it('are in sight in a long passage, which is cut between words', () => {
    const text = `${'before '.repeat(120)}ships ${'after '.repeat(120)}`;
    const at = text.indexOf('ships');
    const shown = show(text, [at, at + 5]);
    expect(shown).toContain('*ships*');
    expect(shown.length).toBeLessThan(520);
    expect(shown).toMatch(/^… before/u);
    expect(shown).toMatch(/after …$/u);
  });
});
