/** Segments against plain lists: what is written is read again, and merging is the same as writing at once what has stayed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSegment } from './draft.ts';
import { chooseMerged } from './index-record.ts';
import { mergeSegments } from './merge.ts';
import { readBlocks } from './blocks.ts';
import { toGrowing } from './growing.ts';
import { addPosting, emptyPostings, emptyRun, openPostings, putRun, readPostings } from './postings.ts';
import type { PassageRow } from './rows.ts';
import { readAs } from './rows-fixture.ts';
import { readShown } from './shown.ts';
import { findSlot } from './lexeme-slots.ts';
import { findPrefix, parseSegment, type Segment, type SegmentDoc } from './segment.ts';

const WORDS = ['корабль', 'кораб', 'ship', 'ships', 'shipping', 'a', '日本', '😀', 'ё', 'я'];

interface Sketch {
  readonly doc: number;
  readonly rows: readonly { readonly sides: readonly (readonly string[])[]; readonly names: readonly string[] }[];
}

const sketches = fc.array(
  fc.array(
    fc.record({
      sides: fc.array(fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }), { minLength: 1, maxLength: 2 }),
      names: fc.array(fc.constantFrom('Castro', 'Кастро', 'Kennedy'), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  { minLength: 1, maxLength: 9 },
);

function toDoc({ doc, rows }: Sketch): SegmentDoc {
  const rest = { collection: `c${doc % 2}`, repository: null, type: null, date: null, from: null, to: null };
  return { doc, record: `r${doc}`, title: `Record ${doc}`, rows: rows.length, passages: rows.length, ...rest };
}

function toRows({ rows }: Sketch): readonly PassageRow[] {
  return rows.map(({ sides, names }, place) => ({
    ...{ part: 'text', passage: place + 1, locator: {}, leaves: [`${place}`], names },
    sides: sides.map((words, side) => ({ words: words.join(' '), lang: side === 0 ? 'ru' : 'en' })),
  }));
}

/** Words are their own lexemes here. */
const readPlain = readAs('');

function build(id: number, list: readonly Sketch[], removed: readonly number[] = []): Segment {
  return parseSegment(id, buildSegment(list.map(toDoc), list.flatMap(toRows), readPlain), removed);
}

/** Everything a segment says, in words. */
function describeSegment(segment: Segment): readonly string[] {
  const postings = emptyPostings();
  const said: string[] = [];
  for (let at = 0; at < segment.lexemes; at++) {
    const lexeme = segment.lexemeBytes.toString('utf8', segment.lexemeStart[at], segment.lexemeStart[at + 1]);
    readPostings(segment.postings, segment.postingStart[at] ?? 0, postings, true);
    let from = 0;
    for (let i = 0; i < postings.count; i++) {
      const key = postings.keys[i] ?? 0;
      const to = from + (postings.times[i] ?? 0);
      const doc = segment.docOf[key >>> 1] ?? 0;
      const place = (key >>> 1) - (segment.firstRow[doc] ?? 0);
      said.push(
        `${lexeme} ${segment.docs[doc]?.record ?? ''}#${place}.${key & 1} ${postings.places.subarray(from, to).join()}`,
      );
      from = to;
    }
  }
  for (let row = 0; row < segment.rows; row++) {
    const names = [...segment.nameIds.subarray(segment.nameStart[row], segment.nameStart[row + 1])];
    const langs = [0, 1].map((side) => segment.langs[(segment.sides[row * 2 + side] ?? 0) - 1] ?? '–');
    const { passage, original, translation } = readShown(segment.shown, row);
    said.push(
      `${row}: ${passage ?? '–'} “${original ?? '–'}” “${translation ?? '–'}” ${langs.join()} ${segment.lengths[row * 2] ?? 0} ${names.map((id) => segment.names[id] ?? '').join()}`,
    );
  }
  return said;
}

describe('a segment', () => {
  it('gives back the places that were written', () => {
    const lists = fc.dictionary(fc.nat(5_000), fc.uniqueArray(fc.nat(6_000), { minLength: 1, maxLength: 300 }));
    fc.assert(
      fc.property(lists, (list) => {
        const given = Object.entries(list).map(([key, places]) => [Number(key), places.sort((a, b) => a - b)] as const);
        const written = emptyRun();
        for (const [key, places] of given) addPosting(written, key, Uint16Array.from(places), 0, places.length);
        const bytes = toGrowing(1);
        putRun(bytes, written, 0, written.length, new Uint8Array(5_001));
        const read = emptyPostings();
        readPostings(bytes.bytes, 0, read, true);
        let from = 0;
        const found = Array.from({ length: read.count }, (_, i) => {
          const places = [...read.places.subarray(from, (from += read.times[i] ?? 0))];
          return [read.keys[i], places] as const;
        });
        expect(found).toEqual(given);
      }),
    );
  });

  it('says of every block where it lies and what would count most in it', () => {
    const posting = fc.record({ gap: fc.integer({ min: 1, max: 300 }), times: fc.integer({ min: 1, max: 6 }) });
    const postings = fc.array(fc.tuple(posting, fc.integer({ min: 1, max: 255 })), { minLength: 129, maxLength: 600 });
    fc.assert(
      fc.property(postings, (list) => {
        let key = -1;
        const given = list.map(([{ gap, times }, length]) => ({ key: (key += gap), times, length }));
        const lengths = new Uint8Array(key + 1);
        const written = emptyRun();
        for (const one of given) {
          lengths[one.key] = one.length;
          addPosting(
            written,
            one.key,
            Uint16Array.from({ length: one.times }, (_, at) => at * 200),
            0,
            one.times,
          );
        }
        const bytes = toGrowing(1);
        putRun(bytes, written, 0, written.length, lengths);
        const opened = openPostings(bytes.bytes, 0);
        const blocks = readBlocks(bytes.bytes, opened.count, opened);
        const expected = Array.from({ length: Math.ceil(given.length / 128) }, (_, block) => {
          const own = given.slice(block * 128, block * 128 + 128);
          const isBeaten = (one: (typeof own)[number]): boolean =>
            own.some(
              ({ times, length }) =>
                times >= one.times && length <= one.length && (times > one.times || length < one.length),
            );
          const tops = own.filter((one) => !isBeaten(one)).map(({ times, length }) => `${times} in ${length}`);
          return [own.at(-1)?.key, [...new Set(tops)].sort()];
        });
        const said = expected.map((_, at) => {
          const [from, to] = [blocks.topsAt[at] ?? 0, blocks.topsAt[at + 1] ?? 0];
          const tops = Array.from({ length: to - from }, (_one, top) => {
            return `${blocks.times[from + top] ?? 0} in ${blocks.lengths[from + top] ?? 0}`;
          });
          return [blocks.lastKey[at], tops.sort()];
        });
        expect(said).toEqual(expected);
        expect([blocks.keysAt[0], blocks.keysAt.at(-1)]).toEqual([opened.at, opened.placesAt]);
        expect([blocks.placesAt[0], blocks.placesAt.at(-1)]).toEqual([opened.placesAt, opened.blocksAt]);
      }),
    );
  });

  it('finds every lexeme, every beginning, and nothing else', () => {
    const segment = build(1, [{ doc: 1, rows: [{ sides: [WORDS], names: [] }] }]);
    const encode = (word: string): Uint8Array => new TextEncoder().encode(word);
    const wordAt = (at: number): string =>
      segment.lexemeBytes.toString('utf8', segment.lexemeStart[at], segment.lexemeStart[at + 1]);
    expect(WORDS.map((word) => wordAt(findSlot(segment, word)))).toEqual(WORDS);
    expect(['sh', 'кора', 'корабле', '', 'z'].map((word) => findSlot(segment, word))).toEqual([-1, -1, -1, -1, -1]);
    const beginning = (prefix: string): string => {
      const [from, to] = findPrefix(segment, encode(prefix));
      return Array.from({ length: to - from }, (_, at) => wordAt(from + at)).join(' ');
    };
    expect(['sh', 'кораб', 'ships', 'x', '日'].map(beginning)).toEqual([
      'ship shipping ships',
      'кораб корабль',
      'ships',
      '',
      '日本',
    ]);
  });

  it('is after merging what it had been written at once, without the records that have gone', async () => {
    await fc.assert(
      fc.asyncProperty(sketches, fc.array(fc.nat(8)), fc.integer({ min: 1, max: 4 }), async (list, gone, parts) => {
        const all = list.map((rows, doc): Sketch => ({ doc, rows }));
        const size = Math.ceil(all.length / parts);
        const cut = Array.from({ length: parts }, (_, at) => all.slice(at * size, (at + 1) * size));
        const merged = await mergeSegments(cut.filter((one) => one.length > 0).map((one, at) => build(at, one, gone)));
        const stayed = all.filter(({ doc }) => !gone.includes(doc));
        expect(describeSegment(parseSegment(9, merged, []))).toEqual(describeSegment(build(9, stayed)));
      }),
    );
  });

  it.each([
    ['few are left alone', '10 10 10', ''],
    ['eight alike become one', '10 11 12 13 14 15 16 17 900', '1 2 3 4 5 6 7 8'],
    ['large ones are left alone', '9000 9000 9000 9000 9000 9000 9000 100000', ''],
    ['too much for one is left alone', '30000 30000 30000 30000 30000 30000 30000 30000', ''],
    ['one of which more has gone than is there', '10 500/3 900', '2'],
  ])('%s: %s', (_name, sizes, expected) => {
    const segments = sizes.split(' ').map((one, at) => {
      const [rows = 0, gone = 0] = one.split('/').map(Number);
      return { id: at + 1, rows, gone, docs: 2 };
    });
    expect(chooseMerged(segments).join(' ')).toBe(expected);
  });
});
