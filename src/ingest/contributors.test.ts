import { expect, it } from 'vitest';
import { mergeContributors } from './contributors.ts';

it('names a person once for each task, however the letters were typed', () => {
  const author = (name: string) => ({ name, role: 'author' }) as const;
  const merged = mergeContributors([
    [author('Savvaty Ivanovich Ryabinin'), { name: 'Martin Ashdown', role: 'translated' }],
    [author('Savvaty Ivanoviсh Ryabinin'), author('Martin Ashdown'), author('Leandro Salvatierra')],
  ]);
  expect(merged.map(({ name, role }) => `${role}: ${name}`)).toEqual([
    'author: Savvaty Ivanovich Ryabinin',
    'translated: Martin Ashdown',
    'author: Martin Ashdown',
    'author: Leandro Salvatierra',
  ]);
});
