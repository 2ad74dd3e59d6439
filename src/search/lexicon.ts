/**
 * Translations of a word, learned from the archive's own aligned passages at the moment of asking: nothing to download, nothing
 * to keep up to date. A word that stands in most of the passages whose other side has the word asked for, and is rare
 * elsewhere, is taken for its translation (association by lift; Melamed 2000 calls what it finds first the easy half).
 */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../archive/archive.ts';
import { type Spelled, toIndexed, tokensOf, toSought } from './analyse.ts';
import type { AddedWord } from './compile.ts';
import type { WordNode } from './query.ts';
import { quoteLexeme } from './rows.ts';

interface Pair {
  readonly original: string;
  readonly original_lang: string;
  readonly translation: string;
  readonly translation_lang: string;
}

/** How often each word stands in a sample of the archive's aligned passages, by language and stem. */
interface Background {
  /** The highest row when it was taken; taken anew when a fifth has come since. */
  readonly upTo: number;
  readonly pairs: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** Passages looked at for a word. More changes the order of the first three translations hardly ever. */
const WITNESSES = 150;
const SAMPLE = 1_500;
/** Long queries are sentences; the rest of their words find the passage anyway. */
const MOST_WORDS = 6;
const MOST_TRANSLATIONS = 3;
/** A translation stands in at least this share of the passages with the word, this many times, and this much oftener than elsewhere. */
const SHARE = 0.25;
const TIMES = 2;
const LIFT = 4;
/** Words that stand in more of all passages than this (and in more than a handful) are too common to have a translation worth adding. */
const COMMON = 0.1;
const HANDFUL = 6;

const backgrounds = new WeakMap<Kysely<Database>, Background>();

/** Finds the words that translate the words of a query in this archive, at most three for each word and language. */
export async function findTranslations(
  db: Kysely<Database>,
  words: readonly WordNode[],
  langs: readonly string[],
): Promise<readonly AddedWord[]> {
  if (langs.length < 2 || words.length === 0 || words.length > MOST_WORDS) return [];
  const background = await refreshBackground(db);
  if (background.pairs === 0) return [];
  const found: AddedWord[] = [];
  for (const { token } of words) {
    const pairs = await listWitnesses(db, token, langs);
    if (pairs.length >= TIMES) found.push(...translationsIn(token, pairs, background));
  }
  return found;
}

/** Lists aligned passages that have the word on one side. */
async function listWitnesses(db: Kysely<Database>, token: Spelled, langs: readonly string[]): Promise<readonly Pair[]> {
  const tsquery = langs
    .flatMap((lang) => toSought(token, lang))
    .map(quoteLexeme)
    .join(' | ');
  const { rows } = await sql<Pair>`
    select p.original, p.original_lang, p.translation, p.translation_lang from search_passage p
    where p.lexemes @@ ${tsquery}::tsquery and p.original is not null and p.translation is not null
    limit ${WITNESSES}`.execute(db);
  return rows;
}

interface Candidate {
  readonly word: Spelled;
  readonly lang: string;
  readonly key: string;
  times: number;
}

function translationsIn(token: Spelled, pairs: readonly Pair[], background: Background): readonly AddedWord[] {
  const candidates = new Map<string, Candidate>();
  const witnesses = new Map<string, number>();
  for (const pair of pairs) {
    for (const [from, to] of [
      ['original', 'translation'],
      ['translation', 'original'],
    ] as const) {
      const lang = pair[`${to}_lang`];
      if (pair.original_lang === pair.translation_lang || !hasWord(pair[from], pair[`${from}_lang`], token)) continue;
      if (
        (background.counts.get(keyOf(token, pair[`${from}_lang`])) ?? 0) > Math.max(HANDFUL, COMMON * background.pairs)
      )
        continue;
      witnesses.set(lang, (witnesses.get(lang) ?? 0) + 1);
      for (const [key, word] of wordsIn(pair[to], lang)) {
        const candidate = candidates.get(key);
        if (candidate === undefined) candidates.set(key, { word, lang, key, times: 1 });
        else candidate.times++;
      }
    }
  }
  return [...witnesses].flatMap(([lang, total]) => {
    const scored = [...candidates.values()].flatMap((one) => {
      const share = one.times / total;
      const elsewhere = Math.max(background.counts.get(one.key) ?? 0, 1) / background.pairs;
      const lift = share / elsewhere;
      if (one.lang !== lang || one.times < TIMES || share < SHARE || lift < Math.min(LIFT, background.pairs / total))
        return [];
      return [{ one, score: share * Math.log(lift) }];
    });
    const best = scored.sort((a, b) => b.score - a.score || (a.one.key < b.one.key ? -1 : 1));
    const least = (best[0]?.score ?? 0) / 2;
    return best
      .filter(({ score }) => score > 0 && score >= least)
      .slice(0, MOST_TRANSLATIONS)
      .map(({ one }) => ({
        asked: token.word,
        kind: 'translation' as const,
        word: one.word.written,
        lang,
        lexemes: toSought(one.word, lang),
      }));
  });
}

function hasWord(text: string, lang: string, token: Spelled): boolean {
  const sought = new Set(toSought(token, lang));
  return tokensOf(text).some((one) => toIndexed(one, lang).some((lexeme) => sought.has(lexeme)));
}

/** The words of a text, each stem once, with one of its spellings. Numbers and words of one or two letters are no translations. */
function wordsIn(text: string, lang: string): ReadonlyMap<string, Spelled> {
  const words = new Map<string, Spelled>();
  for (const token of tokensOf(text)) {
    if (/^\p{L}{3,}$/u.test(token.word)) words.set(keyOf(token, lang), token);
  }
  return words;
}

/** The stem a word is counted under. */
function keyOf(token: Spelled, lang: string): string {
  return toSought(token, lang).at(-1) ?? '';
}

async function refreshBackground(db: Kysely<Database>): Promise<Background> {
  const known = backgrounds.get(db);
  const { rows } = await sql<{
    last: number;
  }>`select coalesce(max(id), 0)::integer as last from search_passage`.execute(db);
  const last = rows[0]?.last ?? 0;
  if (known !== undefined && last <= known.upTo * 1.2) return known;
  // Pages of the table at random, always the same ones: an even sample without reading the whole.
  const percent = Math.min(100, (SAMPLE * 400) / Math.max(1, last));
  const sample = await sql<Pair>`
    select p.original, p.original_lang, p.translation, p.translation_lang
    from search_passage p tablesample system (${percent}::real) repeatable (7)
    where p.original is not null and p.translation is not null limit ${SAMPLE}`.execute(db);
  const counts = new Map<string, number>();
  for (const pair of sample.rows) {
    for (const side of ['original', 'translation'] as const) {
      for (const key of wordsIn(pair[side], pair[`${side}_lang`]).keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const fresh = { upTo: last, pairs: sample.rows.length, counts };
  backgrounds.set(db, fresh);
  return fresh;
}
