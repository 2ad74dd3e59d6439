import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packJson, parseJson } from './packed.ts';

describe('packed JSON', () => {
  it('comes back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.stringify(value);
        expect(JSON.stringify(parseJson(packJson(value)))).toBe(plain);
        expect(JSON.stringify(parseJson(plain))).toBe(plain);
      }),
    );
  });

  it('cannot be imitated by a text that looks packed', () => {
    const posing = packJson({ title: 'another record' });
    expect(parseJson(JSON.stringify(posing))).toBe(posing);
    expect(parseJson(packJson(posing))).toBe(posing);
  });

  it('is smaller than what it packs', () => {
    const value = { words: 'the embassy informed the department '.repeat(200) };
    expect(packJson(value).length).toBeLessThan(JSON.stringify(value).length / 3);
  });
});
