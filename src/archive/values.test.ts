import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatArray, formatValue, parseValue } from './values.ts';

const TEXT_ARRAY = 1009;
const INTEGER_ARRAY = 1007;

describe('values on their way to PostgreSQL and back', () => {
  it.each([
    [20, '9007199254740991', 9_007_199_254_740_991],
    [1700, '12.50', 12.5],
    [16, 't', true],
    [16, 'f', false],
    [25, 'Кудрявцев', 'Кудрявцев'],
    [17, '\\x00ff41', Buffer.from([0, 255, 65])],
    [114, '{"b":1,"a":[null]}', { b: 1, a: [null] }],
    [1082, '1961-12-30', '1961-12-30'],
    [INTEGER_ARRAY, '{1,NULL,-3}', [1, null, -3]],
    [TEXT_ARRAY, '{}', []],
  ])('type %i, written %s', (type, written, value) => {
    expect(parseValue(type, written)).toEqual(value);
  });

  it.each([
    [null, null],
    [undefined, null],
    [true, 'true'],
    ['a\0b', 'ab'],
    [12.5, '12.5'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Uint8Array([0, 255]), '\\x00ff'],
    [{ a: 'б' }, '{"a":"б"}'],
  ])('%j is given as %j', (value, written) => {
    expect(formatValue(value)).toBe(written);
  });

  it('an array of any texts comes back as it went', () => {
    const texts = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('NULL', '{a,b}', '"', '\\', '', null)),
    );
    fc.assert(
      fc.property(texts, (values) => {
        const kept = values.map((value) => value?.replaceAll('\0', '') ?? null);
        expect(parseValue(TEXT_ARRAY, formatArray(values))).toEqual(kept);
      }),
    );
  });
});
