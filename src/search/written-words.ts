/** Writes words into the vocabulary, and remembers which are there: an archive brings the same ones with every volume. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../archive/archive.ts';
import type { VocabularyWord } from './spellings.ts';

/** Words of one database, as `lang capital word`. */
interface Remembered {
  /** Known to be there. */
  readonly words: Set<string>;
  /** Written by transactions that may yet be taken back, by their numbers. */
  readonly written: Map<string, readonly string[]>;
}

/** Some 20 MB. */
const MOST_KNOWN = 300_000;
/** Words written in one statement. */
const AT_ONCE = 5_000;

const remembered = new WeakMap<Kysely<Database>, Remembered>();

/** Writes words in the caller's transaction; those that are there stay as they are. What is remembered is remembered of `db`. */
export async function writeVocabulary(
  tx: Transaction<Database>,
  words: readonly VocabularyWord[],
  db?: Kysely<Database>,
): Promise<void> {
  const memory = db === undefined ? undefined : await settle(tx, db);
  const fresh = words.filter((word) => memory?.words.has(toWordKey(word)) !== true);
  for (let from = 0; from < fresh.length; from += AT_ONCE) await insertWords(tx, fresh.slice(from, from + AT_ONCE));
  if (memory === undefined || fresh.length === 0) return;
  const { rows } = await sql<{ number: string }>`select pg_current_xact_id()::text as number`.execute(tx);
  memory.written.set(rows[0]?.number ?? '', fresh.map(toWordKey));
}

/** Gives what is remembered, what transactions since ended have written among it. */
async function settle(tx: Transaction<Database>, db: Kysely<Database>): Promise<Remembered> {
  let memory = remembered.get(db);
  if (memory === undefined) remembered.set(db, (memory = { words: new Set(), written: new Map() }));
  for (const [number, words] of memory.written) {
    const { rows } = await sql<{ state: string | null }>`
      select pg_xact_status(${number}::text::xid8) as state`.execute(tx);
    if (rows[0]?.state === 'in progress') continue;
    memory.written.delete(number);
    if (rows[0]?.state !== 'committed') continue;
    if (memory.words.size > MOST_KNOWN) memory.words.clear();
    for (const word of words) memory.words.add(word);
  }
  return memory;
}

async function insertWords(tx: Transaction<Database>, words: readonly VocabularyWord[]): Promise<void> {
  await sql`
    insert into search_word (word, lang, capital, written)
    select word, lang, capital, written from unnest(
      ${words.map(({ word }) => toStorable(word))}::text[], ${words.map(({ lang }) => lang)}::text[],
      ${words.map(({ capital }) => capital)}::boolean[], ${words.map(({ written }) => toStorable(written))}::text[]
    ) as r(word, lang, capital, written)
    on conflict do nothing`.execute(tx);
}

function toWordKey({ lang, capital, word }: VocabularyWord): string {
  return `${lang} ${capital ? 1 : 0} ${word}`;
}

const UNSTORABLE = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A string the database takes: without NUL and halves of surrogate pairs. */
function toStorable(words: string): string {
  return words.replace(UNSTORABLE, '\ufffd');
}
