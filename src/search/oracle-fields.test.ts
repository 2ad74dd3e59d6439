/** Fields, brackets and NOT against a slow, obvious scan: random archives of a few records with notes, titles, leaves and dates. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Archive } from '../archive/archive.ts';
import { removeRecords, type Side, SIDES, searchPassages } from './search.ts';
import { index, openEmpty, type Sketch } from './search-fixture.ts';

/** Words and what they come to: the scan knows the forms by heart, not by the stemmer. */
const FORMS: Readonly<Record<string, string>> = {
  ...{ ship: 'ship', ships: 'ship', port: 'port', ports: 'port' },
  ...{ корабль: 'корабль', кораблей: 'корабль', порт: 'порт', порту: 'порт' },
};
const ENGLISH = ['ship', 'ships', 'port', 'ports'];
const RUSSIAN = ['корабль', 'кораблей', 'порт', 'порту'];
const DATES = ['1934-05-09', '1934-06', '1961', undefined] as const;
const RANGES: Readonly<Record<string, readonly [string, string]>> = {
  '1934': ['1934-01-01', '1934-12-31'],
  '1934-06..1961': ['1934-06-01', '1961-12-31'],
  '..1934-05': ['0000-01-01', '1934-05-31'],
};
const DAYS: Readonly<Record<string, readonly [string, string]>> = {
  '1934-05-09': ['1934-05-09', '1934-05-09'],
  '1934-06': ['1934-06-01', '1934-06-30'],
  '1961': ['1961-01-01', '1961-12-31'],
};

interface Drawn {
  readonly title: readonly string[];
  readonly note: readonly string[];
  readonly date: (typeof DATES)[number];
  readonly lines: readonly { readonly ru: readonly string[]; readonly en: readonly string[]; readonly leaf: number }[];
}
const some = (words: readonly string[], minLength: number) =>
  fc.array(fc.constantFrom(...words), { minLength, maxLength: 3 });
const drawn: fc.Arbitrary<Drawn> = fc.record({
  title: some(ENGLISH, 1),
  note: some(ENGLISH, 1),
  date: fc.constantFrom(...DATES),
  lines: fc.array(fc.record({ ru: some(RUSSIAN, 1), en: some(ENGLISH, 1), leaf: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 4,
  }),
});

function toSketch({ title, note, date, lines }: Drawn, at: number): Sketch {
  return {
    id: `r${at}`,
    langs: ['ru', 'en'],
    title: title.join(' '),
    note: note.join(' '),
    dates: date === undefined ? {} : { document: date },
    passages: lines.map(({ ru, en, leaf }) => `l.${leaf}: ${ru.join(' ')} | ${en.join(' ')}`),
  };
}

/** What a reader sees of an archive: every text with all that is known of it. */
interface Seen {
  readonly row: string;
  readonly texts: readonly { readonly lang: string; readonly side: Side; readonly words: readonly string[] }[];
  readonly leaf: string | undefined;
  readonly of: Drawn;
}

function see(records: readonly Drawn[]): readonly Seen[] {
  return records.flatMap((of, at): readonly Seen[] => [
    ...of.lines.map(({ ru, en, leaf }, line) => ({
      row: `r${at} text ${line + 1}`,
      texts: [
        { lang: 'ru', side: 'original' as const, words: ru },
        { lang: 'en', side: 'translation' as const, words: en },
      ],
      leaf: String(leaf),
      of,
    })),
    {
      row: `r${at} note 1`,
      texts: [{ lang: 'en', side: 'notes', words: of.note }],
      leaf: String(of.lines[0]?.leaf ?? ''),
      of,
    },
    { row: `r${at} title –`, texts: [{ lang: 'en', side: 'description', words: of.title }], leaf: undefined, of },
  ]);
}

/** A word with the places it is looked for in, or a field alone; joined. */
type Ask =
  | { readonly kind: 'word'; readonly word: string; readonly side: Side | null; readonly lang: string | null }
  | { readonly kind: 'leaf' | 'date' | 'title'; readonly value: string }
  | { readonly kind: 'and' | 'or' | 'without'; readonly left: Ask; readonly right: Ask };

const words = [...ENGLISH, ...RUSSIAN];
const { ask } = fc.letrec<{ ask: Ask }>((tie) => ({
  ask: fc.oneof(
    { depthSize: 'small' },
    fc.record({
      kind: fc.constant('word' as const),
      word: fc.constantFrom(...words),
      side: fc.option(fc.constantFrom(...SIDES)),
      lang: fc.option(fc.constantFrom('ru', 'en')),
    }),
    fc.record({ kind: fc.constant('leaf' as const), value: fc.constantFrom('1', '2', '3') }),
    fc.record({ kind: fc.constant('date' as const), value: fc.constantFrom(...Object.keys(RANGES)) }),
    fc.record({ kind: fc.constant('title' as const), value: fc.constantFrom(...ENGLISH) }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const, 'without' as const),
      left: tie('ask'),
      right: tie('ask'),
    }),
  ),
}));

function format(one: Ask): string {
  switch (one.kind) {
    case 'word': {
      const { word, side, lang } = one;
      return `(${[word, side === null ? '' : `in:${side}`, lang === null ? '' : `lang:${lang}`].join(' ').trim()})`;
    }
    case 'and':
      return `(${format(one.left)} AND ${format(one.right)})`;
    case 'or':
      return `(${format(one.left)} OR ${format(one.right)})`;
    case 'without':
      return `(${format(one.left)} NOT ${format(one.right)})`;
    default:
      return `${one.kind}:${one.value}`;
  }
}

const isSame = (a: string, b: string): boolean => FORMS[a] === FORMS[b];

function holds(one: Ask, seen: Seen): boolean {
  switch (one.kind) {
    case 'word':
      return seen.texts.some(
        (text) =>
          (one.side === null || one.side === text.side) &&
          (one.lang === null || one.lang === text.lang) &&
          text.words.some((word) => isSame(word, one.word)),
      );
    case 'leaf':
      return seen.leaf === one.value;
    case 'date': {
      const [from, to] = RANGES[one.value] ?? ['', ''];
      const own = DAYS[seen.of.date ?? ''];
      return own !== undefined && own[0] <= to && own[1] >= from;
    }
    case 'title':
      return seen.of.title.some((word) => isSame(word, one.value));
    case 'and':
      return holds(one.left, seen) && holds(one.right, seen);
    case 'or':
      return holds(one.left, seen) || holds(one.right, seen);
    case 'without':
      return holds(one.left, seen) && !holds(one.right, seen);
  }
}

let archive: Archive;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ archive, close } = await openEmpty());
}, 60_000);
afterAll(() => close());

it('finds by fields what a reader of every line would find, no more and no less', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(drawn, { minLength: 1, maxLength: 3 }),
      fc.array(ask, { minLength: 1, maxLength: 12 }),
      async (records, asks) => {
        await archive.db.transaction().execute((tx) => removeRecords(tx, ['r0', 'r1', 'r2']));
        await index(archive, records.map(toSketch));
        const seen = see(records);
        for (const one of asks) {
          const query = format(one);
          const { hits, total } = await searchPassages(archive, { query, limit: 100, expand: false });
          const found = hits.map(({ record, part, passage }) => `${record} ${part} ${passage ?? '–'}`);
          const expected = seen.flatMap((each) => (holds(one, each) ? [each.row] : []));
          expect([query, found.sort(), total]).toEqual([query, expected.sort(), expected.length]);
        }
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);
