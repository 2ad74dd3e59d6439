import { describe, expect, it } from 'vitest';
import { toCollection } from './collection.ts';

const one = (publication?: { title: string; volume?: string }) => (publication === undefined ? {} : { publication });
const volume = { title: 'Foreign Relations, 1958–1960', volume: 'Volume VI' };

describe('the collection of a source', () => {
  it.each([
    ['a letter in the folder itself', 'letter.txt', [one()], '/', 'Papers'],
    ['a letter in a folder', 'legation/1934/letter.txt', [one()], 'legation/1934/', '1934'],
    ['a volume', 'frus/v06.xml', [one(volume), one(volume)], 'frus/v06.xml', 'Foreign Relations, 1958–1960, Volume VI'],
    ['a volume named by its title', 'v.xml', [one({ title: 'Volume VI', volume: 'VI' }), one()], 'v.xml', 'Volume VI'],
    ['a book that does not say its title', 'frus/v06.xml', [one(), one()], 'frus/v06.xml', 'v06'],
    ['one published letter', 'a/b.xml', [one(volume)], 'a/', 'a'],
  ])('%s', (_what, source, items, key, title) => {
    expect(toCollection(source, items, 'Papers')).toEqual({ key, title });
  });
});
