import { describe, expect, it } from 'vitest';
import { findOpeningLeaf } from './reference.ts';

describe('the leaf a text begins on', () => {
  it.each<[string | null, string | undefined, string | null]>([
    ['136-138', '137', '136'],
    ['41–43', '42', '41'],
    ['136-138', '136', null],
    ['136-138', '138', null],
    ['5', '6', '5'],
    ['12 об.-14', '13', null],
    ['12, 15', '13', null],
    [null, '137', null],
    ['136-138', undefined, null],
  ])('of leaves %s with the first mark %s is %s', (leaves, mark, expected) => {
    expect(findOpeningLeaf(leaves, mark)).toBe(expected);
  });
});
