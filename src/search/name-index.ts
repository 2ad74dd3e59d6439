/** The vocabulary as a process holds it: which words are met with a capital and which without, and names by what they sound like. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../archive/archive.ts';
import type { HeldIndex } from './held-index.ts';
import { nameSoundsOf } from './name-sounds.ts';
import type { AddedWord } from './scope.ts';

export interface Spelling {
  readonly word: string;
  readonly lang: string;
  readonly written: string;
}

/** Names met since a moment, by their sounds; sorted, so that `findSounding` can walk them. */
export interface NamesMet {
  readonly sounds: readonly string[];
  readonly spellings: ReadonlyMap<string, readonly Spelling[]>;
}

export interface NameIndex {
  readonly last: number;
  readonly segments: readonly NamesMet[];
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

/** New names make a list of their own; more lists than these are merged into one. */
const SEGMENTS = 6;

const indexes = new WeakMap<Kysely<Database>, NameIndex>();
/** Names being read: who comes meanwhile waits for the same reading. */
const reading = new WeakMap<Kysely<Database>, Promise<unknown>>();
/** Words read at a time: some milliseconds, after which others get their turn. */
const PIECE = 2_500;

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
}

async function readNames(db: Kysely<Database>, held: HeldIndex): Promise<NameIndex> {
  const index = indexes.get(db) ?? { last: 0, segments: [], common: new Set<string>(), capital: new Set<string>() };
  const { common, capital } = index;
  const spellings = new Map<string, Spelling[]>();
  let { last } = index;
  for (let met = PIECE; met === PIECE; ) {
    const { rows } = await sql<WordRow>`
      select id, word, lang, capital, case when capital then written end as written
      from search_word where id > ${last} order by id limit ${PIECE}`.execute(db);
    for (const { word, lang, written, capital: isName } of rows) {
      (isName ? capital : common).add(word);
      if (written !== null) for (const sounds of nameSoundsOf(word)) put(spellings, sounds, { word, lang, written });
    }
    last = rows.at(-1)?.id ?? last;
    met = rows.length;
  }
  const segments = spellings.size === 0 ? index.segments : [...index.segments, toMet(spellings)];
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

function put(spellings: Map<string, Spelling[]>, sounds: string, spelling: Spelling): void {
  const own = spellings.get(sounds);
  if (own === undefined) spellings.set(sounds, [spelling]);
  else own.push(spelling);
}

function toMet(spellings: ReadonlyMap<string, readonly Spelling[]>): NamesMet {
  return { sounds: [...spellings.keys()].sort(), spellings };
}

function merge(segments: readonly NamesMet[]): NamesMet {
  const all = new Map<string, Spelling[]>();
  for (const { spellings } of segments)
    for (const [sounds, list] of spellings) for (const spelling of list) put(all, sounds, spelling);
  return toMet(all);
}
