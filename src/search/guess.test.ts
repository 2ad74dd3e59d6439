/** A word that stands in one aligned passage alone: its translation is what nothing else there explains. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Archive } from '../archive/archive.ts';
import { searchPassages } from './search.ts';
import { index, openEmpty } from './search-fixture.ts';

/** Invented words that do not sound alike: the n-th of one language means the n-th of the other. */
const russian = (n: number): string =>
  `${'бвгджзклмн'.charAt(n % 10)}у${'прст'.charAt(Math.floor(n / 10) % 4)}ы${'фхцчш'.charAt(Math.floor(n / 40) % 5)}о`;
const english = (n: number): string =>
  `${'rstvwpmnlk'.charAt(n % 10)}i${'bdgk'.charAt(Math.floor(n / 10) % 4)}e${'lmnrt'.charAt(Math.floor(n / 40) % 5)}a`;
const RARE = 150;

let archive: Archive;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ archive, close } = await openEmpty());
  const passages = Array.from({ length: 400 }, (_, at) => {
    const words = [at, at * 7, at * 11, at * 13].map((n) => n % 40);
    if (at === 200) words.push(RARE);
    const turned = words.toReversed();
    return `${words.map(russian).join(' ')} | ${turned.map(english).join(' ')}`;
  });
  await index(archive, [{ id: 'aligned', langs: ['ru', 'en'], passages }]);
  await index(archive, [{ id: 'alone', langs: ['en'], passages: [`There was a ${english(RARE)} nearby.`] }]);
}, 60_000);
afterAll(() => close());

it('is guessed, counts for less than the word itself, and can be switched off', async () => {
  const { hits, added } = await searchPassages(archive, { query: russian(RARE), limit: 10 });
  expect(hits.map(({ record }) => record)).toEqual(['aligned', 'alone']);
  expect(added.map(({ word }) => word)).toContain(english(RARE));
  for (const { weight } of added) expect(weight).toBeLessThan(1);
  const asTyped = await searchPassages(archive, { query: russian(RARE), limit: 10, expand: false });
  expect(asTyped.hits.map(({ record }) => record)).toEqual(['aligned']);
});
