/** What is written for a record: rows for the index, as data. Pure; `index-record.ts` writes them. */
import type { RecordItem } from '../archive/archive.ts';
import type { Locator, Passage, PassageSide } from '../model/passage.ts';
import type { ArchiveRecord } from '../model/record.ts';
import { type Mark, marksOn, type Place, readingOf, type Text } from '../model/text.ts';
import { primaryOf } from '../text/stem.ts';
import { cutSides } from './lexemes.ts';
import type { ShownRow } from './shown.ts';

export const PARTS = ['text', 'note', 'title', 'summary', 'description'] as const;
/** What a row holds the words of. */
export type Part = (typeof PARTS)[number];

/** Words that stand on one side of a row. */
export interface Side {
  readonly words: string;
  /** The primary part of a language tag. */
  readonly lang: string;
}

export interface PassageRow extends Pick<ShownRow, 'passage' | 'locator'> {
  readonly part: Part;
  /** The original (of a note or description: its words) and the translation. */
  readonly sides: readonly (Side | null)[];
  readonly leaves: readonly string[];
  readonly names: readonly string[];
}

/** Builds the rows of a record: its passages, then notes, title, summary and description. */
export function buildRows(item: RecordItem): readonly PassageRow[] {
  const { record, passages } = item;
  const rows: PassageRow[] = [];
  const push = (row: Omit<PassageRow, 'sides' | 'leaves'>, sides: readonly (Side | null)[]) => {
    const leaves = listLeaves(row.locator);
    for (const piece of cutSides(sides)) rows.push({ ...row, sides: piece, leaves });
  };
  const names = record.texts.map((text) => listNames(text, record));
  for (const passage of passages) {
    const sides = [toSide(passage.original), toSide(passage.translation)];
    push({ ...placeOf(passage), part: 'text', names: namesOf(passage, names) }, sides);
  }
  for (const { text, index } of uncovered(record.texts, passages)) {
    const isOriginal = text.role === 'original';
    for (const [block, reading] of readBlocks(text)) {
      const locator = { paragraph: block + 1 };
      const side: Side = { words: reading, lang: primaryOf(text.lang) };
      const own = within(names[index] ?? [], [{ block, start: 0, end: Infinity }]).map((one) => one.name);
      push({ passage: null, locator, part: 'text', names: [...new Set(own)] }, isOriginal ? [side] : [null, side]);
    }
  }
  for (const note of listNotes(record.texts, passages)) {
    push({ ...note.place, part: 'note', names: [] }, [{ words: note.words, lang: note.lang }]);
  }
  for (const { part, words: described } of describe(record)) {
    const lang = guessLanguage(described, record.texts);
    push({ passage: null, locator: {}, part, names: [] }, [{ words: described, lang }]);
  }
  return rows;
}

function toSide(side: PassageSide | null): Side | null {
  return side === null ? null : { words: side.words, lang: primaryOf(side.lang) };
}

/** Leaves a passage may run over; where it says more, a number was misread. */
const MOST_LEAVES = 20;

/** Lists the leaves a place stands on; of numbers also those between the first and the last. */
function listLeaves(locator: Locator | Record<string, never>): readonly string[] {
  const { leaf, leafEnd } = locator as Partial<Locator>;
  if (leaf === undefined) return [];
  if (leafEnd === undefined || leafEnd === leaf) return [leaf];
  const between = Number(leafEnd) - Number(leaf);
  if (!/^\d+$/u.test(leaf) || !/^\d+$/u.test(leafEnd) || between < 1 || between > MOST_LEAVES) return [leaf, leafEnd];
  return Array.from({ length: between + 1 }, (_, at) => String(Number(leaf) + at));
}

function placeOf(passage: Passage) {
  const locator = passage.original?.locator ?? passage.translation?.locator ?? { paragraph: 1 };
  return { passage: passage.n, locator };
}

interface NamedPlace extends Place {
  readonly name: string;
}

/** Lists the names the source has marked up, under the spelling of its own list where it has one. */
function listNames(text: Text, record: ArchiveRecord): readonly NamedPlace[] {
  const listed = new Map((record.names ?? []).map((name) => [name.ref, name.name]));
  return text.marks.flatMap((mark) => {
    if (mark.kind !== 'name' || mark.type === 'date') return [];
    const words = text.blocks[mark.block]?.text.slice(mark.start, mark.end).replace(/\s+/gu, ' ').trim() ?? '';
    const name = (mark.ref === undefined ? undefined : listed.get(mark.ref)) ?? words;
    return name === '' ? [] : [{ name, block: mark.block, start: mark.start, end: mark.end }];
  });
}

function namesOf(passage: Passage, names: readonly (readonly NamedPlace[])[]): readonly string[] {
  const found = [passage.original, passage.translation].flatMap((side) =>
    side === null ? [] : within(names[side.text] ?? [], side.places).map((one) => one.name),
  );
  return [...new Set(found)];
}

/** The items of a list, sorted by place, that overlap the places; by halving, since a volume has tens of thousands. */
function within<T extends Place>(sorted: readonly T[], places: readonly Place[]): readonly T[] {
  return places.flatMap((place) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const one = sorted[middle];
      if (one !== undefined && (one.block < place.block || (one.block === place.block && one.end <= place.start)))
        low = middle + 1;
      else high = middle;
    }
    const found: T[] = [];
    for (let one = sorted[low]; one?.block === place.block && one.start < place.end; one = sorted[++low])
      found.push(one);
    return found;
  });
}

/** Texts no passage shows, such as a second translation: they must be found all the same. */
function uncovered(texts: readonly Text[], passages: readonly Passage[]) {
  const shown = new Set(passages.flatMap((passage) => [passage.original?.text, passage.translation?.text]));
  return texts.map((text, index) => ({ text, index })).filter(({ index }) => !shown.has(index));
}

function readBlocks(text: Text): readonly (readonly [number, string])[] {
  return text.blocks
    .map((block, index) => [index, readingOf(block, marksOn(text, index)).text] as const)
    .filter(([, reading]) => reading.trim() !== '');
}

/** Lists the notes of all texts with the passage they stand in, or the one before them. */
function listNotes(texts: readonly Text[], passages: readonly Passage[]) {
  const places = texts.map((_text, index) => placesIn(index, passages));
  return texts.flatMap((text, index) =>
    text.marks.flatMap((mark: Mark) => {
      if (mark.kind !== 'note' || mark.text.trim() === '') return [];
      const passage = passageAt(places[index] ?? [], mark);
      const lang = guessLanguage(mark.text, [text, ...texts]);
      const place = passage === undefined ? { passage: null, locator: {} } : placeOf(passage);
      return [{ words: mark.text, lang, place }];
    }),
  );
}

interface PassagePlace extends Place {
  readonly passage: Passage;
}

function placesIn(text: number, passages: readonly Passage[]): readonly PassagePlace[] {
  const places = passages.flatMap((passage) =>
    [passage.original, passage.translation].flatMap((side) =>
      side?.text === text ? side.places.map((place) => ({ ...place, passage })) : [],
    ),
  );
  return places.sort((a, b) => a.block - b.block || a.start - b.start);
}

function passageAt(places: readonly PassagePlace[], at: Place): Passage | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = places[middle];
    if (place !== undefined && (place.block < at.block || (place.block === at.block && place.start <= at.start)))
      low = middle + 1;
    else high = middle;
  }
  return places[low - 1]?.passage ?? places[0]?.passage;
}

/** The description in its parts, as words. */
function describe(record: ArchiveRecord): readonly { readonly part: Part; readonly words: string }[] {
  const { marking, publication, reference } = record;
  const described: readonly (string | undefined)[] = [
    record.type,
    reference?.text,
    ...(Object.values(marking) as readonly string[]),
    ...record.contributors.map((one) => one.name),
    ...record.sponsors,
    publication?.title,
    publication?.volume,
    publication?.number,
    ...(publication?.editors ?? []),
  ];
  const parts = [
    { part: 'title', words: record.title },
    { part: 'summary', words: record.summary ?? '' },
    { part: 'description', words: described.filter((one) => one !== undefined && one !== '').join(' · ') },
  ] as const;
  return parts.filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
}

/** Descriptions do not say their language: it is taken to be one of the texts', in the same script. */
function guessLanguage(words: string, texts: readonly Text[]): string {
  const isCyrillic = beginsCyrillic(words);
  const fits = new Set(['ru', 'uk', 'be', 'bg', 'sr', 'mk']);
  const own = texts.map((text) => primaryOf(text.lang)).filter((lang) => fits.has(lang) === isCyrillic);
  if (own[0] !== undefined && (isCyrillic || own.length === 1)) return own[0];
  if (own.includes('en')) return 'en';
  return own[0] ?? (isCyrillic ? 'ru' : 'en');
}

/** Letters a script is told by, in UTF-16 code units. */
const FIRST_LETTERS = 20;

/** Tells whether one of the first letters is Cyrillic; reads no further than them. */
function beginsCyrillic(words: string): boolean {
  let letters = 0;
  for (const sign of words) {
    if (!/\p{L}/u.test(sign)) continue;
    letters += sign.length;
    if (letters > FIRST_LETTERS) return false;
    if (/\p{Script=Cyrillic}/u.test(sign)) return true;
  }
  return false;
}
