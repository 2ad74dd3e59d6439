import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LexemeOrder } from './lexeme-order.ts';

const words = fc.array(
  fc.string({ unit: fc.constantFrom('a', 'é', 'я', '\ue000', '\uffee', '𐐷', '😀'), maxLength: 4 }),
  {
    maxLength: 12,
  },
);

describe('lexemes', () => {
  it('come in the order of their bytes, however many were added since, and each with its own', () => {
    fc.assert(
      fc.property(words, words, (first, second) => {
        const order = new LexemeOrder();
        const some = [...new Set(first)];
        const all = [...new Set([...first, ...second])];
        order.update(some);
        const sorted = [...order.update(all)];
        const slow = all.map((lexeme) => Buffer.from(lexeme)).sort((a, b) => Buffer.compare(a, b));
        expect(sorted.map((number) => all[number])).toEqual(slow.map((bytes) => bytes.toString()));
        expect(sorted.map((number) => Buffer.from(order.bytesOf(number)))).toEqual(slow);
      }),
    );
  });
});
