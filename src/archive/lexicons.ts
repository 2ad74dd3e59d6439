/**
 * The lexicons of an archive: what it learned of each pair of languages, which records taught it, which are still to be aligned
 * with it. Derived, all of it; what people say of words stands in the journal as decisions.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { toError } from '../errors.ts';
import { insertRows } from './rows.ts';
import type { Database } from './schema.ts';
import type { RecordItem } from './stored.ts';

/** Two languages, original first, as `ru>en`. */
export type LanguagePair = `${string}>${string}`;

/** A pair of languages of the archive, and what was learned of it so far; `digest` is null where nothing was. */
export interface LexiconSummary {
  readonly pair: LanguagePair;
  /** Records aligned in these languages. */
  readonly records: number;
  readonly digest: string | null;
  /** Records and sentences (both sides together) it was learned from. */
  readonly taughtRecords: number;
  readonly taughtSentences: number;
  /** Word pairs it shows. */
  readonly words: number;
  readonly at: string | null;
}

/** A lexicon as it is kept. `body` is for the aligner, which alone knows what it says. */
export interface KeptLexicon {
  readonly pair: LanguagePair;
  readonly digest: string;
  readonly records: number;
  readonly sentences: number;
  readonly body: string;
}

export const LEXICON_SORTS = ['weight', 'strength', 'beads', 'original', 'translation'] as const;
/** `weight`: met often and tied surely, the most useful first. */
export type LexiconSort = (typeof LEXICON_SORTS)[number];

/** A word pair as it is shown. */
export interface LexiconWord {
  readonly original: string;
  readonly translation: string;
  /** 0 to 1. */
  readonly strength: number;
  /** Beads in which both words stand. */
  readonly beads: number;
  readonly origin: string;
}

export interface LexiconWordsAsk {
  readonly pair: LanguagePair;
  readonly limit: number;
  readonly offset?: number;
  readonly sort?: LexiconSort;
  /** Only pairs with a word that begins so. */
  readonly find?: string;
  readonly origin?: string;
}

export interface LexiconWordsPage {
  readonly words: readonly LexiconWord[];
  readonly total: number;
  /** How many word pairs there are of each origin, whatever origin was asked for. */
  readonly origins: Readonly<Record<string, number>>;
}

/** A record that may teach: its size in passages, and what its reading was made of. */
export interface Teacher {
  readonly record: string;
  readonly passages: number;
  /** Changes with the bytes and with the reader: the same mark, the same words. */
  readonly mark: string;
}

/** A current reading, with its version and the last decision its beads were made around. */
export interface CurrentItem {
  readonly item: RecordItem;
  readonly version: number;
  readonly decided: number;
}

export interface Lexicons {
  /** Lists the pairs of languages of the archive, those with most records first. */
  readonly list: () => Promise<readonly LexiconSummary[]>;
  readonly find: (pair: LanguagePair) => Promise<KeptLexicon | undefined>;
  /** Keeps a lexicon and the word pairs it shows, in place of the one before. */
  readonly keep: (lexicon: KeptLexicon, words: readonly LexiconWord[]) => Promise<void>;
  /** Lists word pairs; throws REQUEST_BAD for a sort or a page there is none of. */
  readonly listWords: (ask: LexiconWordsAsk) => Promise<LexiconWordsPage>;
  /** Lists records of a pair of languages in an order that is the same every time and prefers none, up to so many passages. */
  readonly listTeachers: (pair: LanguagePair, passages: number) => Promise<readonly Teacher[]>;
  /** Reads the current readings of records; those that have gone meanwhile are left out. */
  readonly readItems: (records: readonly string[]) => Promise<readonly CurrentItem[]>;
  /** Lists records not yet aligned with this lexicon, by their ids, after `after`. */
  readonly listUnaligned: (
    pair: LanguagePair,
    digest: string,
    limit: number,
    after?: string,
  ) => Promise<readonly string[]>;
  readonly countUnaligned: (pair: LanguagePair, digest: string) => Promise<number>;
  /** Notes that records are aligned with this lexicon. */
  readonly markAligned: (pair: LanguagePair, digest: string, records: readonly string[]) => Promise<void>;
  /** Takes a pair of languages for some minutes, so that no other process learns it at the same time; false where one does. */
  readonly claim: (pair: LanguagePair) => Promise<boolean>;
  /** Holds on to a pair of languages while work goes on. */
  readonly renew: (pair: LanguagePair) => Promise<void>;
  readonly release: (pair: LanguagePair) => Promise<void>;
}

/** How long a claim holds. It is renewed while work goes on. */
const CLAIM_MS = 10 * 60_000;
/** Rows of one statement. */
const BATCH = 5_000;
const FARTHEST = 100_000;

export function openLexicons(db: Kysely<Database>, now: () => Date): Lexicons {
  return {
    list: () => list(db),
    find: (pair) => find(db, pair),
    keep: (lexicon, words) => keep(db, lexicon, words, now().toISOString()),
    listWords: (ask) => listWords(db, ask),
    listTeachers: (pair, passages) => listTeachers(db, pair, passages),
    readItems: (records) => readItems(db, records),
    listUnaligned: async (pair, digest, limit, after = '') => {
      const { rows } = await sql<{ id: string }>`select record.id ${unaligned(pair, digest)} and record.id > ${after}
        order by record.id limit ${limit}`.execute(db);
      return rows.map(({ id }) => id);
    },
    countUnaligned: async (pair, digest) => {
      const { rows } = await sql<{ n: number }>`select count(*) as n ${unaligned(pair, digest)}`.execute(db);
      return rows[0]?.n ?? 0;
    },
    markAligned: async (pair, digest, records) => {
      await sql`insert into lexicon_use (record, pair, digest)
        select id, ${pair}::text, ${digest}::text from record where id = any(${[...records]}::text[])
        on conflict (record, pair) do update set digest = excluded.digest`.execute(db);
    },
    claim: async (pair) => {
      const at = now();
      const until = new Date(at.getTime() + CLAIM_MS).toISOString();
      const { rows } = await sql`insert into lexicon_claim (pair, until) values (${pair}, ${until})
        on conflict (pair) do update set until = excluded.until where lexicon_claim.until < ${at.toISOString()}
        returning pair`.execute(db);
      return rows.length > 0;
    },
    renew: async (pair) => {
      const until = new Date(now().getTime() + CLAIM_MS).toISOString();
      await sql`update lexicon_claim set until = ${until} where pair = ${pair}`.execute(db);
    },
    release: async (pair) => {
      await sql`delete from lexicon_claim where pair = ${pair}`.execute(db);
    },
  };
}

/** The facet of records that are aligned in these languages. */
export function toPairFacet(original: string, translation: string): string {
  return `pair:${original}>${translation}`;
}

function unaligned(pair: LanguagePair, digest: string): RawBuilder<unknown> {
  return sql`from record
    where facets @> ${[`pair:${pair}`]}::text[] and not gone and not absorbed
      and not exists (select from lexicon_use
        where lexicon_use.record = record.id and lexicon_use.pair = ${pair} and lexicon_use.digest = ${digest})`;
}

async function list(db: Kysely<Database>): Promise<readonly LexiconSummary[]> {
  const { rows } = await sql<LexiconSummary>`
    select substr(facet, 6) as pair, counted.n as records, digest, coalesce(lexicon.records, 0) as "taughtRecords",
      coalesce(sentences, 0) as "taughtSentences", coalesce(words, 0) as words, at
    from (select facet, sum(records) as n from tally where facet like 'pair:%' group by facet having sum(records) > 0) as counted
    left join lexicon on lexicon.pair = substr(facet, 6)
    order by counted.n desc, facet`.execute(db);
  return rows;
}

async function find(db: Kysely<Database>, pair: LanguagePair): Promise<KeptLexicon | undefined> {
  const { rows } = await sql<KeptLexicon>`
    select pair, digest, records, sentences, body from lexicon where pair = ${pair}`.execute(db);
  const [row] = rows;
  return row === undefined ? undefined : { ...row, body: gunzipSync(Buffer.from(row.body, 'base64')).toString('utf8') };
}

async function keep(
  db: Kysely<Database>,
  { pair, digest, records, sentences, body }: KeptLexicon,
  words: readonly LexiconWord[],
  at: string,
): Promise<void> {
  const packed = gzipSync(body).toString('base64');
  const rows = words.map((word, place) => ({ ...word, pair, place, folded: toFolded(word) }));
  await db.transaction().execute(async (tx) => {
    await sql`delete from lexicon_word where pair = ${pair}`.execute(tx);
    for (let from = 0; from < rows.length; from += BATCH) {
      await insertRows('lexicon_word', WORD_COLUMNS, rows.slice(from, from + BATCH)).execute(tx);
    }
    await sql`insert into lexicon (pair, digest, records, sentences, words, at, body)
      values (${pair}, ${digest}, ${records}, ${sentences}, ${rows.length}, ${at}, ${packed})
      on conflict (pair) do update set digest = excluded.digest, records = excluded.records,
        sentences = excluded.sentences, words = excluded.words, at = excluded.at, body = excluded.body`.execute(tx);
  });
}

const WORD_COLUMNS = {
  pair: 'text',
  place: 'integer',
  original: 'text',
  translation: 'text',
  folded: 'text',
  strength: 'real',
  beads: 'integer',
  origin: 'text',
} as const;

const fold = (text: string): string => text.toLowerCase().replace(/ё/gu, 'е').normalize('NFC');
/** Both words, each after a space: a search for a beginning is a search for a space and it. */
const toFolded = ({ original, translation }: LexiconWord): string => ` ${fold(original)} ${fold(translation)}`;

const ORDERS: Readonly<Record<LexiconSort, RawBuilder<unknown>>> = {
  weight: sql`place`,
  strength: sql`strength desc, place`,
  beads: sql`beads desc, place`,
  original: sql`original, place`,
  translation: sql`translation, place`,
};

async function listWords(db: Kysely<Database>, ask: LexiconWordsAsk): Promise<LexiconWordsPage> {
  const { pair, limit, offset = 0, sort = 'weight', find: sought = '', origin } = ask;
  if (!LEXICON_SORTS.includes(sort) || offset > FARTHEST)
    throw toError('REQUEST_BAD', { reason: `sort is one of ${LEXICON_SORTS.join(', ')}` });
  const begins = ` ${fold(sought.trim()).replace(/[\\%_]/gu, (sign) => `\\${sign}`)}`;
  const found = sql`pair = ${pair} and folded like ${`%${begins.trimEnd() === '' ? '' : begins}%`}`;
  const { rows: counts } = await sql<{ origin: string; n: number }>`
    select origin, count(*) as n from lexicon_word where ${found} group by origin order by origin`.execute(db);
  const chosen = origin === undefined ? found : sql`${found} and origin = ${origin}`;
  const { rows } = await sql<LexiconWord>`
    select original, translation, strength, beads, origin from lexicon_word where ${chosen}
    order by ${ORDERS[sort]} limit ${limit} offset ${offset}`.execute(db);
  const origins = Object.fromEntries(counts.map((row) => [row.origin, row.n]));
  const total = origin === undefined ? counts.reduce((sum, row) => sum + row.n, 0) : (origins[origin] ?? 0);
  return { words: rows, total, origins };
}

async function listTeachers(db: Kysely<Database>, pair: LanguagePair, passages: number): Promise<readonly Teacher[]> {
  // Ordered by a digest of the id: the same archive gives the same sample, and one record more changes little of a large one.
  const { rows } = await sql<Teacher>`
    select record, passages, mark from (
      select record.id as record, (summary->>'passages')::integer as passages,
        record.version || ' ' || coalesce(source.reader, '') as mark, md5(record.id) as place,
        sum((summary->>'passages')::integer) over (order by md5(record.id), record.id) as upto
      from record join source on source.key = record.source
      where facets @> ${[`pair:${pair}`]}::text[] and not record.gone and not absorbed
    ) as ranked where upto - passages < ${passages} order by place, record`.execute(db);
  return rows;
}

async function readItems(db: Kysely<Database>, records: readonly string[]): Promise<readonly CurrentItem[]> {
  const { rows } = await sql<CurrentItem>`
    select item, reading.version, decided from record
    join reading on reading.record = record.id and reading.version = record.version
    where record.id = any(${[...records]}::text[]) order by record.id`.execute(db);
  return rows;
}
