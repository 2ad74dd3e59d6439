/** Passages for the search benchmark: TEI volumes as the pipeline reads them, and questions drawn from their own words. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RecordItem } from '../src/archive/archive.ts';
import { prepareSource } from '../src/pipeline.ts';
import { stem } from '../src/text/stem.ts';
import { wordsOf } from '../src/text/words.ts';

/** One passage as the peers get it. */
export interface Line {
  readonly year: number;
  readonly words: string;
}

/** Reads the volumes of a folder, one after the other, until so many passages are there. */
export async function* readVolumes(folder: string, most: number): AsyncGenerator<readonly RecordItem[]> {
  let passages = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.xml') || passages >= most) continue;
    const bytes = readFileSync(path.join(folder, name));
    const { items } = await prepareSource([{ path: name, bytes }]);
    const taken: RecordItem[] = [];
    for (const item of items) {
      if (passages >= most) break;
      passages += item.passages.length;
      taken.push({ ...item, record: { ...item.record, id: `${name} ${item.record.key}` } });
    }
    yield taken;
  }
}

/** Lists the passages of records as plain lines. */
export function* toLines(items: readonly RecordItem[]): Iterable<Line> {
  for (const { record, passages } of items) {
    const { document, sent, received, event, published } = record.dates;
    const year = Number(/\d{4}/u.exec(document ?? sent ?? received ?? event ?? published ?? '')?.[0] ?? 0);
    for (const { original, translation } of passages)
      yield { year, words: `${original?.words ?? ''} ${translation?.words ?? ''}`.replace(/[\s\\]+/gu, ' ').trim() };
  }
}

export const CLASSES = ['rare', 'and', 'phrase', 'frequent', 'or3', 'prefix', 'facet'] as const;
export type QueryClass = (typeof CLASSES)[number];
/** A question: its words; for `prefix` one beginning of a word. */
export interface Question {
  readonly kind: QueryClass;
  readonly words: readonly string[];
}

const EACH = 20;
/** Words of grammar, which nobody asks for alone. */
const EMPTY = new Set(
  'the of and to in that a for on be is by with this as it was at not from which have would he are an were had has their will his been or there all any but they we its if i so such who no them may can could should than these other more also upon our when about into some after only what do under between first made said then your you her him she my me us those both out up over before one two'.split(
    ' ',
  ),
);

/** Draws twenty questions of each class from some passages, always the same ones. */
export function drawQuestions(lines: readonly Line[], scale: number): readonly Question[] {
  const known = new Map<string, { count: number; written: string }>();
  const texts = lines.map(({ words }) =>
    wordsOf(words).flatMap(({ text }) => (/^[A-Za-z]{3,20}$/u.test(text) ? text.toLowerCase() : [])),
  );
  for (const words of texts) {
    for (const word of new Set(words.map((one) => stem(one, 'en')))) {
      const met = known.get(word);
      if (met === undefined)
        known.set(word, { count: 1, written: words.find((one) => stem(one, 'en') === word) ?? word });
      else met.count++;
    }
  }
  const countOf = (word: string): number => known.get(stem(word, 'en'))?.count ?? 0;
  const isContent = (word: string): boolean => !EMPTY.has(word) && word.length > 3;
  const ranked = [...known.values()].filter(({ written }) => isContent(written)).sort((a, b) => b.count - a.count);
  const between = (low: number, high: number): readonly string[] =>
    ranked.filter(({ count }) => count * scale >= low && count * scale <= high).map(({ written }) => written);
  const spread = <T>(list: readonly T[], most: number): readonly T[] =>
    list.filter((_one, at) => at % Math.max(1, Math.floor(list.length / most)) === 0).slice(0, most);
  const pairs = (isGood: (a: string, b: string) => boolean, gap: number): readonly (readonly string[])[] =>
    spread(
      texts.flatMap((words, line) => {
        if (line % 37 !== 0) return [];
        const at = words.findIndex((word, index) => isGood(word, words[index + gap] ?? ''));
        return at < 0 ? [] : [[words[at] ?? '', words[at + gap] ?? '']];
      }),
      EACH,
    );
  const isMedium = (word: string): boolean => isContent(word) && countOf(word) * scale > 100;
  const medium = between(500, 40_000 * scale);
  const ask = (kind: QueryClass, lists: readonly (readonly string[])[]): readonly Question[] =>
    lists.slice(0, EACH).map((words) => ({ kind, words }));
  return [
    ...ask(
      'rare',
      spread(between(8, 60), EACH).map((word) => [word]),
    ),
    ...ask(
      'and',
      pairs((a, b) => a !== b && isMedium(a) && isMedium(b), 3),
    ),
    ...ask(
      'phrase',
      pairs((a, b) => a !== b && isMedium(a) && isMedium(b), 1),
    ),
    ...ask(
      'frequent',
      ranked.slice(0, EACH).map(({ written }) => [written]),
    ),
    ...ask(
      'or3',
      spread(medium, EACH).map((word, at) => [
        word,
        medium[(at * 7) % medium.length] ?? word,
        ranked[at]?.written ?? word,
      ]),
    ),
    ...ask(
      'prefix',
      spread(
        medium.filter((word) => word.length > 6),
        EACH,
      ).map((word) => [word.slice(0, 5)]),
    ),
    ...ask(
      'facet',
      spread(ranked.slice(EACH, 400), EACH).map(({ written }) => [written]),
    ),
  ];
}
