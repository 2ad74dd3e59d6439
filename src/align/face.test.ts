import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alignment, Bead } from '../model/bead.ts';
import type { Text } from '../model/text.ts';
import { faceTexts, type RecordAlignment } from './align.ts';

/** `ab=x c= =y`: beads of one-letter sentences. */
function toAlignment(notation: string): Alignment {
  const sides = { original: 0, translation: 0 };
  const take = (side: 'original' | 'translation', letters: string | undefined): number[] =>
    Array.from(letters ?? '', () => sides[side]++);
  const beads = notation
    .split(' ')
    .filter((piece) => piece !== '')
    .map((piece): Bead => {
      const [said, told] = piece.split('=');
      return { original: take('original', said), translation: take('translation', told), confidence: 0.9 };
    });
  const sentences = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ block: at, start: 0, end: 1, text: String(at) }));
  return {
    aligner: 'test',
    original: sentences(sides.original),
    translation: sentences(sides.translation),
    beads,
    leaves: [],
  };
}

const show = (beads: readonly Bead[] | undefined): string =>
  (beads ?? []).map(({ original, translation }) => `${original.join('')}=${translation.join('')}`).join(' ');

const text = (lang: string, of?: number): Text => ({
  lang,
  role: of === undefined ? 'original' : 'translation',
  ...(of === undefined ? {} : { of }),
  blocks: [],
  marks: [],
});

/** Russian, English from the Russian, German from the English, French from the Russian. */
const TEXTS = [text('ru'), text('en', 0), text('de', 1), text('fr', 0)];
const record = (en: string, de: string, fr = ''): readonly RecordAlignment[] => [
  { translation: 1, alignment: toAlignment(en) },
  { translation: 2, alignment: toAlignment(de) },
  { translation: 3, alignment: toAlignment(fr) },
];

describe('two texts of a record face to face', () => {
  it.each<[string, string, string, string]>([
    ['one by one', 'a=x b=y', 'x=p y=q', '0=0 1=1'],
    ['joined in the text between', 'a=x b=y', 'xy=p', '01=0'],
    ['parted in the text between', 'a=xy', 'x=p y=q', '0=01'],
    ['over a staircase', 'a=xy b=z c=w', 'x=p yz=q w=r', '01=01 2=2'],
    ['with a gap on either side', 'a= b=x =y', '=p x=q y=', '0= =0 1=1'],
    ['a sentence only the text between has', 'a=x =y', 'x=p y=q', '0=0 =1'],
    ['a sentence the second translation left out', 'a=x b=y', 'x= y=q', '0= 1=0'],
  ])('%s', (_name, en, de, expected) => {
    expect(show(faceTexts(TEXTS, record(en, de), 0, 2)?.alignment.beads)).toBe(expected);
  });

  it('say through which text they were laid, and which was made from which', () => {
    const own = record('a=x', 'x=p', 'a=m');
    const facts = (left: number, right: number) => {
      const facing = faceTexts(TEXTS, own, left, right);
      return facing === undefined ? null : [facing.through, facing.isDirect];
    };
    expect(facts(0, 1)).toEqual([[], true]);
    expect(facts(1, 0)).toEqual([[], false]);
    expect(facts(0, 2)).toEqual([[1], false]);
    expect(facts(2, 3)).toEqual([[1, 0], false]);
    expect(facts(1, 1)).toBeNull();
    expect(faceTexts([text('ru'), text('en')], [], 0, 1)).toBeUndefined();
  });

  it('hold every sentence of both in exactly one bead, in order', () => {
    const cut = (from: number, to: number) =>
      fc.array(
        fc.tuple(fc.integer({ min: 0, max: from }), fc.integer({ min: 0, max: to })).filter(([a, b]) => a + b > 0),
        { maxLength: 8 },
      );
    fc.assert(
      fc.property(cut(2, 2), cut(2, 2), (first, second) => {
        const count = first.reduce((sum, [, told]) => sum + told, 0);
        const write = (pieces: readonly (readonly [number, number])[]): string =>
          pieces.map(([said, told]) => `${'a'.repeat(said)}=${'b'.repeat(told)}`).join(' ');
        // The text between has as many sentences in both.
        let left = count;
        const fitted = second.map(([said, told]): [number, number] => {
          const taken = Math.min(said, left);
          left -= taken;
          return [taken, told];
        });
        const own = record(write(first), write(left > 0 ? [...fitted, [left, 1]] : fitted));
        const facing = faceTexts(TEXTS, own, 0, 2);
        const beads = facing?.alignment.beads ?? [];
        const all = (side: 'original' | 'translation') => beads.flatMap((bead) => bead[side]);
        expect(all('original')).toEqual(facing?.alignment.original.map((_, at) => at));
        expect(all('translation')).toEqual(facing?.alignment.translation.map((_, at) => at));
        expect(beads.every(({ original, translation }) => original.length + translation.length > 0)).toBe(true);
      }),
    );
  });
});
