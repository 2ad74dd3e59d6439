/** The vocabulary of the archive: other spellings of a name in any script, and the nearest spelling of a word that is not there. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../archive/archive.ts';
import { findNear } from '../text/distance.ts';
import { toIndexed, toLiteral, toSought } from './analyse.ts';
import type { HeldIndex } from './held-index.ts';
import type { AddedWord } from './scope.ts';
import { nameKeysOf, slipsAllowed } from './name-key.ts';
import type { WordNode } from './query.ts';

interface Spelling {
  readonly word: string;
  readonly lang: string;
  readonly written: string;
}

/** Words kept of what was asked. */
const KEPT = 20_000;

/** Names met since a moment, by key; sorted, so that `findNear` can walk them. */
interface Segment {
  readonly keys: readonly string[];
  readonly spellings: ReadonlyMap<string, readonly Spelling[]>;
}

interface NameIndex {
  readonly last: number;
  readonly segments: readonly Segment[];
  /** The index these names were read for: as long as it is the same, there are no others. */
  readonly of: HeldIndex;
  /** Words met without a capital, and with one. */
  readonly common: Set<string>;
  readonly capital: Set<string>;
  /** Other spellings that were found since, by the word as it was typed. */
  readonly spelled: Map<string, readonly AddedWord[]>;
  /** Nearest spellings that were offered since. */
  readonly offered: Map<string, readonly string[]>;
}

/** New names make a small segment of their own; this many are merged into one. */
const SEGMENTS = 6;
const MOST_ADDED = 40;
/** Between names of one script a slip is likelier another name (Castro, Castor) unless the names are long. */
const LONG_NAME = 8;

const indexes = new WeakMap<Kysely<Database>, NameIndex>();

/** Finds other spellings of the names among the words of a query: in other scripts and transliterations, or with a slip or two. */
export async function findSpellings(
  db: Kysely<Database>,
  held: HeldIndex,
  words: readonly WordNode[],
): Promise<readonly AddedWord[]> {
  if (words.length === 0) return [];
  const index = await refreshNames(db, held);
  const missing = words.filter(({ token }) => !index.spelled.has(token.written));
  if (missing.length > 0) {
    if (index.spelled.size > KEPT) index.spelled.clear();
    const found = missing.flatMap((node) => findNew(index, node));
    for (const { token } of missing) {
      const own = found.filter((one) => one.asked === token.word);
      index.spelled.set(token.written, own);
    }
  }
  return words.flatMap(({ token }) => index.spelled.get(token.written) ?? []);
}

function findNew(index: NameIndex, node: WordNode): readonly AddedWord[] {
  const { word, written } = node.token;
  const isCommon = index.common.has(word);
  if (isCommon && !/^\p{Lu}/u.test(written)) return [];
  const candidates = searchNames(index, node, { slips: !isCommon, known: index.capital.has(word) });
  return (
    candidates
      // A slip leads to a name, never to a common word of whatever language.
      .filter((one) => one.distance === 0 || !index.common.has(one.word))
      .map(({ asked, kind, word: own, written: shown, lang, distance }) => ({
        asked,
        kind,
        word: shown,
        lang,
        lexemes: [toLiteral(own, lang)],
        weight: WEIGHTS[distance] ?? 0.4,
      }))
  );
}

/** How much a spelling counts, by the slips between the keys. */
const WEIGHTS: readonly number[] = [0.9, 0.7, 0.5];

type Candidate = Omit<AddedWord, 'lexemes' | 'weight'> & { readonly written: string; readonly distance: number };

function searchNames(
  index: NameIndex,
  node: WordNode,
  how: { readonly slips: boolean; readonly known: boolean },
): readonly Candidate[] {
  const { word } = node.token;
  const best = new Map<string, Candidate>();
  for (const key of nameKeysOf(word)) {
    for (const segment of index.segments) {
      for (const near of findNear(key, segment.keys, how.slips ? slipsAllowed(key) : 0)) {
        const found = segment.keys[near.index] ?? '';
        for (const spelling of segment.spellings.get(found) ?? []) {
          if (near.distance > slipsBetween(word, key, spelling, found, how.known)) continue;
          if (isFoundAnyway(node, spelling)) continue;
          const id = `${spelling.lang} ${spelling.word}`;
          if ((best.get(id)?.distance ?? Infinity) <= near.distance) continue;
          best.set(id, { asked: word, kind: 'name', ...spelling, distance: near.distance });
        }
      }
    }
  }
  return [...best.values()].sort(byDistance).slice(0, MOST_ADDED);
}

function byDistance(a: Candidate, b: Candidate): number {
  return a.distance - b.distance || (a.lang < b.lang ? -1 : a.lang > b.lang ? 1 : 0) || (a.word < b.word ? -1 : 1);
}

const CYRILLIC = /\p{Script=Cyrillic}/u;

function slipsBetween(word: string, key: string, spelling: Spelling, found: string, known: boolean): number {
  const allowed = Math.min(slipsAllowed(key), slipsAllowed(found));
  if (CYRILLIC.test(word) !== CYRILLIC.test(spelling.word)) return allowed;
  // German writes every noun with a capital: there a slip would add words that are no names.
  if (spelling.lang === 'de') return 0;
  return known && key.length < LONG_NAME ? 0 : allowed;
}

/** True where the word as asked finds this spelling without help. */
function isFoundAnyway(node: WordNode, spelling: Spelling): boolean {
  const own = new Set(toSought(node.token, spelling.lang));
  const written = spelling.written;
  return (
    spelling.word === node.token.word ||
    toIndexed({ word: spelling.word, written }, spelling.lang).some((lexeme) => own.has(lexeme))
  );
}

/** Names being read: who comes meanwhile waits for the same reading. */
const reading = new WeakMap<Kysely<Database>, Promise<unknown>>();
/** Words read at a time: some milliseconds, after which others get their turn. */
const PIECE = 5_000;

/** Reads the words that have come since the last time. */
export async function refreshNames(db: Kysely<Database>, held: HeldIndex): Promise<NameIndex> {
  await reading.get(db);
  const index = indexes.get(db);
  if (index?.of === held) return index;
  const fresh = readNames(db, held).finally(() => {
    if (reading.get(db) === fresh) reading.delete(db);
  });
  reading.set(db, fresh);
  return fresh;
}

interface WordRow {
  readonly id: number;
  readonly word: string;
  readonly lang: string;
  readonly capital: boolean;
  /** Of a name alone. */
  readonly written: string | null;
  readonly keys: readonly string[] | null;
}

async function readNames(db: Kysely<Database>, held: HeldIndex): Promise<NameIndex> {
  const index = indexes.get(db) ?? { last: 0, segments: [], common: new Set<string>(), capital: new Set<string>() };
  const { common, capital } = index;
  const spellings = new Map<string, Spelling[]>();
  let { last } = index;
  for (let met = PIECE; met === PIECE; ) {
    const { rows } = await sql<WordRow>`
      select id, word, lang, capital, case when capital then written end as written, case when capital then keys end as keys
      from search_word where id > ${last} order by id limit ${PIECE}`.execute(db);
    for (const row of rows) {
      const { word, lang } = row;
      (row.capital ? capital : common).add(word);
      for (const key of row.keys ?? []) {
        const own = spellings.get(key);
        const spelling = { word, lang, written: row.written ?? word };
        if (own === undefined) spellings.set(key, [spelling]);
        else own.push(spelling);
      }
    }
    last = rows.at(-1)?.id ?? last;
    met = rows.length;
  }
  const segments = spellings.size === 0 ? index.segments : [...index.segments, toSegment(spellings)];
  const fresh: NameIndex = {
    last,
    segments: segments.length > SEGMENTS ? [merge(segments)] : segments,
    common,
    capital,
    of: held,
    spelled: new Map(),
    offered: new Map(),
  };
  indexes.set(db, fresh);
  return fresh;
}

function toSegment(spellings: ReadonlyMap<string, readonly Spelling[]>): Segment {
  return { keys: [...spellings.keys()].sort(), spellings };
}

function merge(segments: readonly Segment[]): Segment {
  const all = new Map<string, Spelling[]>();
  for (const segment of segments) {
    for (const [key, list] of segment.spellings) all.set(key, [...(all.get(key) ?? []), ...list]);
  }
  return toSegment(all);
}

const ALPHABETS: readonly (readonly [RegExp, string])[] = [
  [CYRILLIC, 'абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ'],
  [/\p{Script=Latin}/u, 'abcdefghijklmnopqrstuvwxyz'],
];

/** Finds words of the archive one slip away from each word it does not hold (Norvig's way: all slips at once, one look-up). */
export async function findNearest(
  db: Kysely<Database>,
  held: HeldIndex,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const index = await refreshNames(db, held);
  for (const word of words) {
    if (index.offered.has(word) || index.common.has(word) || index.capital.has(word)) continue;
    if (word.length < 3 || word.length > 40) continue;
    if (index.offered.size > KEPT) index.offered.clear();
    const near = await sql<{ written: string }>`
      select distinct on (word) written from search_word where word = any(${slipsOf(word)}::text[])
      order by word, capital desc, id limit 5`.execute(db);
    index.offered.set(
      word,
      near.rows.map((row) => row.written),
    );
  }
  const found = words.map((word): [string, readonly string[]] => [word, index.offered.get(word) ?? []]);
  return new Map(found.filter(([, near]) => near.length > 0));
}

/** All spellings one slip away: a letter left out, exchanged with its neighbour, changed or put in. */
function slipsOf(word: string): readonly string[] {
  const alphabet = (ALPHABETS.find(([script]) => script.test(word))?.[1] ?? '').match(/./gu) ?? [];
  const slips = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const head = word.slice(0, at);
    const tail = word.slice(at);
    slips.add(head + tail.slice(1));
    if (tail.length > 1) slips.add(head + tail.charAt(1) + tail.charAt(0) + tail.slice(2));
    for (const letter of alphabet) {
      slips.add(head + letter + tail);
      slips.add(head + letter + tail.slice(1));
    }
  }
  slips.delete(word);
  return [...slips];
}
