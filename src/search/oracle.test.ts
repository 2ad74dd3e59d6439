/** The index against a slow, obvious scan: random small archives, random queries, in every mode. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Archive } from '../archive/archive.ts';
import { searchPassages } from './search.ts';
import { index, openEmpty } from './search-fixture.ts';

/** Words and what they come to: the scan knows the forms by heart, not by the stemmer. */
const FORMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { ship: 'ship', ships: 'ship', port: 'port', ports: 'port', shipping: 'ship', minister: 'minister', the: 'the' },
  ru: {
    корабль: 'корабль',
    кораблей: 'корабль',
    порт: 'порт',
    порту: 'порт',
    министр: 'министр',
    люди: 'человек',
    человек: 'человек',
  },
};
const LANGS = ['ru', 'en'] as const;

interface Line {
  readonly ru: readonly string[];
  readonly en: readonly string[];
}
type Ask =
  | { readonly kind: 'any' | 'exact' | 'prefix'; readonly word: string }
  | { readonly kind: 'phrase' | 'exact-phrase'; readonly words: readonly string[] }
  | { readonly kind: 'near'; readonly left: string; readonly right: string; readonly distance: number }
  | { readonly kind: 'and' | 'or' | 'without'; readonly left: Ask; readonly right: Ask };

const line: fc.Arbitrary<Line> = fc.record({
  ru: fc.array(fc.constantFrom(...Object.keys(FORMS['ru'] ?? {})), { maxLength: 6 }),
  en: fc.array(fc.constantFrom(...Object.keys(FORMS['en'] ?? {})), { maxLength: 6 }),
});
const word = fc.constantFrom(...LANGS.flatMap((lang) => Object.keys(FORMS[lang] ?? {})));
const { ask } = fc.letrec<{ ask: Ask }>((tie) => ({
  ask: fc.oneof(
    { depthSize: 'small' },
    fc.record({ kind: fc.constantFrom('any' as const, 'exact' as const), word }),
    word.map((one) => ({ kind: 'prefix' as const, word: one.slice(0, 3) })),
    fc.record({
      kind: fc.constantFrom('phrase' as const, 'exact-phrase' as const),
      words: fc.array(word, { minLength: 2, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('near' as const),
      left: word,
      right: word,
      distance: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const, 'without' as const),
      left: tie('ask'),
      right: tie('ask'),
    }),
  ),
}));

function format(one: Ask): string {
  switch (one.kind) {
    case 'any':
      return one.word;
    case 'exact':
      return `=${one.word}`;
    case 'prefix':
      return `${one.word}*`;
    case 'phrase':
      return `"${one.words.join(' ')}"`;
    case 'exact-phrase':
      return `="${one.words.join(' ')}"`;
    case 'near':
      return `${one.left} NEAR/${one.distance} ${one.right}`;
    case 'and':
      return `(${format(one.left)}) AND (${format(one.right)})`;
    case 'or':
      return `(${format(one.left)}) OR (${format(one.right)})`;
    case 'without':
      return `(${format(one.left)}) NOT (${format(one.right)})`;
  }
}

function holds(one: Ask, text: Line): boolean {
  switch (one.kind) {
    case 'and':
      return holds(one.left, text) && holds(one.right, text);
    case 'or':
      return holds(one.left, text) || holds(one.right, text);
    case 'without':
      return holds(one.left, text) && !holds(one.right, text);
    default:
      return LANGS.some((lang) => holdsIn(one, text[lang], FORMS[lang] ?? {}));
  }
}

function holdsIn(
  one: Exclude<Ask, { kind: 'and' | 'or' | 'without' }>,
  words: readonly string[],
  forms: Readonly<Record<string, string>>,
): boolean {
  const same = (a: string | undefined, b: string) =>
    a === b || (forms[a ?? ''] !== undefined && forms[a ?? ''] === forms[b]);
  switch (one.kind) {
    case 'any':
      return words.some((each) => same(each, one.word));
    case 'exact':
      return words.includes(one.word);
    case 'prefix':
      return words.some((each) => each.startsWith(one.word));
    case 'phrase':
      return words.some((_each, at) => one.words.every((asked, step) => same(words[at + step], asked)));
    case 'exact-phrase':
      return words.some((_each, at) => one.words.every((asked, step) => words[at + step] === asked));
    case 'near':
      return words.some((a, i) =>
        words.some((b, j) => i !== j && Math.abs(i - j) <= one.distance && same(a, one.left) && same(b, one.right)),
      );
  }
}

let archive: Archive;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ archive, close } = await openEmpty());
}, 60_000);
afterAll(() => close());

it('finds what a reader of every line would find, no more and no less', async () => {
  const everyForm = { ru: Object.keys(FORMS['ru'] ?? {}), en: Object.keys(FORMS['en'] ?? {}) };
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.array(ask, { minLength: 1, maxLength: 8 }),
      async (lines, asks) => {
        const passages = [...lines, everyForm].map((one) => `${one.ru.join(' ')} | ${one.en.join(' ')}`);
        await index(archive, [{ id: 'random', langs: ['ru', 'en'], title: '№ 7', passages }]);
        for (const one of asks) {
          const { hits, total } = await searchPassages(archive, { query: format(one), limit: 100, expand: false });
          const expected = [...lines, everyForm].flatMap((text, at) => (holds(one, text) ? [at + 1] : []));
          expect([format(one), hits.map((hit) => hit.passage).sort((a, b) => (a ?? 0) - (b ?? 0)), total]).toEqual([
            format(one),
            expected,
            expected.length,
          ]);
          for (const hit of hits) expect(hit.highlights.length, format(one)).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);
