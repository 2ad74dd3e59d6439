/** The vocabulary of the archive: other spellings of a name in any script, and the nearest spelling of a word that is not there. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../archive/archive.ts';
import { findSounding } from '../text/sound.ts';
import { toIndexed, toLiteral, toSought } from './analyse.ts';
import type { HeldIndex } from './held-index.ts';
import { type NameIndex, refreshNames, type Spelling } from './name-index.ts';
import { nameSoundsOf } from './name-sounds.ts';
import type { WordNode } from './query.ts';
import type { AddedWord } from './scope.ts';

/** Words kept of what was asked. */
const KEPT = 20_000;
const MOST_ADDED = 40;
/** What two spellings of one name may cost a sound (`text/sound.ts`); of names so short that any two are alike, less. */
const SHARE = 0.16;
const SHORT_SHARE = 0.05;
const SHORT_NAME = 3;
/** Up to here spellings are one, but for the script. */
const SAME = 0.03;
/** A spelling that costs so much more a sound than the best of its language is another name, unless the name is so long that few are alike. */
const FARTHER = 0.02;
const LONGER_NAME = 10;
/** Sounds of a long name. Between shorter ones of one script a slip is likelier another name (Castro, Castor). */
const LONG_NAME = 8;

/** Finds other spellings of the names among the words of a query: in other scripts and transliterations, or with a slip or two. */
export async function findSpellings(
  db: Kysely<Database>,
  held: HeldIndex,
  words: readonly WordNode[],
): Promise<readonly AddedWord[]> {
  if (words.length === 0) return [];
  const index = await refreshNames(db, held);
  return words.flatMap((node) => {
    let found = index.spelled.get(node.token.written);
    if (found === undefined) {
      if (index.spelled.size > KEPT) index.spelled.clear();
      index.spelled.set(node.token.written, (found = findNew(index, node)));
    }
    return found;
  });
}

function findNew(index: NameIndex, node: WordNode): readonly AddedWord[] {
  const { word, written } = node.token;
  const isCommon = index.common.has(word);
  if (isCommon && !/^\p{Lu}/u.test(written)) return [];
  return searchNames(index, node, { slips: !isCommon, known: index.capital.has(word) }).map(
    ({ word: own, written: shown, lang, distance }) => ({
      asked: word,
      kind: 'name',
      word: shown,
      lang,
      lexemes: [toLiteral(own, lang)],
      // As sure as the spellings are alike.
      weight: 0.9 - 2.5 * distance,
    }),
  );
}

/** A spelling, and what it costs a sound. */
interface Candidate extends Spelling {
  readonly distance: number;
}

function searchNames(
  index: NameIndex,
  node: WordNode,
  how: { readonly slips: boolean; readonly known: boolean },
): readonly Candidate[] {
  const { word } = node.token;
  const best = new Map<string, Candidate>();
  let long = 0;
  for (const sounds of nameSoundsOf(word)) {
    long = Math.max(long, sounds.length);
    for (const { sounds: sorted, spellings } of index.segments) {
      for (const near of findSounding(sounds, sorted, how.slips ? SHARE : SAME)) {
        const found = sorted[near.index] ?? '';
        for (const spelling of spellings.get(found) ?? []) {
          if (near.distance > shareBetween(word, spelling, Math.max(sounds.length, found.length), how.known)) continue;
          // A slip leads to a name, never to a common word of whatever language.
          if (near.distance > SAME && index.common.has(spelling.word)) continue;
          const id = `${spelling.lang} ${spelling.word}`;
          if ((best.get(id)?.distance ?? Infinity) > near.distance)
            best.set(id, { ...spelling, distance: near.distance });
        }
      }
    }
  }
  const candidates = [...best.values()];
  return (long < LONGER_NAME ? keepNearest(candidates) : candidates)
    .filter((one) => !isFoundAnyway(node, one))
    .sort(byDistance)
    .slice(0, MOST_ADDED);
}

/** Keeps the spellings of each language that are about as near as its nearest. */
function keepNearest(candidates: readonly Candidate[]): readonly Candidate[] {
  const nearest = new Map<string, number>();
  for (const { lang, distance } of candidates) nearest.set(lang, Math.min(distance, nearest.get(lang) ?? Infinity));
  return candidates.filter(({ lang, distance }) => distance <= (nearest.get(lang) ?? 0) + FARTHER);
}

function byDistance(a: Candidate, b: Candidate): number {
  return a.distance - b.distance || (a.lang < b.lang ? -1 : a.lang > b.lang ? 1 : 0) || (a.word < b.word ? -1 : 1);
}

const CYRILLIC = /\p{Script=Cyrillic}/u;

/** What a spelling may cost a sound to be taken for the name that was asked. */
function shareBetween(word: string, spelling: Spelling, sounds: number, known: boolean): number {
  const share = sounds <= SHORT_NAME ? SHORT_SHARE : SHARE;
  if (CYRILLIC.test(word) !== CYRILLIC.test(spelling.word)) return share;
  // German writes every noun with a capital: there a slip would add words that are no names.
  if (spelling.lang === 'de') return SAME;
  return known && sounds < LONG_NAME ? SAME : share;
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
