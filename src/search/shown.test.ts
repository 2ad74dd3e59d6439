/** What is shown comes back as it was given, also where whole packed blocks are taken over by a merged segment. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readNumbers } from './postings.ts';
import { readShown, type Shown, ShownPacker, type ShownRow, toShown } from './shown.ts';

function open(packer: ShownPacker): Shown {
  const blocks = packer.end();
  const { sizes, bytes } = packer;
  return toShown(readNumbers(sizes.bytes, blocks * 2), bytes.bytes.subarray(0, bytes.length));
}

function pack(rows: readonly ShownRow[]): Shown {
  const packer = new ShownPacker();
  for (const row of rows) packer.add(row);
  return open(packer);
}

/** Long enough, and unlike enough, that a few fill a block. */
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.base64String({ minLength: 400, maxLength: 4_000 }),
);
const row: fc.Arbitrary<ShownRow> = fc.record({
  passage: fc.option(fc.nat()),
  original: fc.option(words),
  translation: fc.option(words),
  locator: fc.constantFrom({}, { paragraph: 3, leaf: 'л. 7' }),
});

it('comes back as it was given, whatever stays', () => {
  fc.assert(
    fc.property(fc.array(fc.array(row, { maxLength: 30 }), { maxLength: 3 }), fc.array(fc.nat(30)), (lists, gone) => {
      const merged = new ShownPacker();
      for (const list of lists) merged.addFrom(pack(list), (at) => !gone.includes(at));
      const stayed = lists.flatMap((list) => list.filter((_row, at) => !gone.includes(at)));
      const shown = open(merged);
      expect(stayed.map((_row, at) => readShown(shown, at))).toEqual(stayed);
    }),
  );
});
