/** The tables of the search index. All of it is derived: it can be dropped and comes back from the archive. */
import { sql } from 'kysely';
import type { Migration } from '../archive/archive.ts';

/**
 * `search_record`   one row a record, and the segment that holds it
 * `search_segment`  words and what is shown: blocks of bytes (`segment.ts`), each for some records; `removed` are the records masked since
 * `search_word`     the vocabulary, for names across scripts and for the nearest spelling
 *
 * The first step built the index inside the database (tsvector, GIN, BM25); the second took the words out of it, the third what is
 * shown of the passages (ADR 7), the fourth what names sound like.
 */
export const SEARCH_MIGRATIONS: readonly Migration[] = [
  {
    id: 'search-1',
    up: async (db) => {
      for (const statement of TABLES) await sql.raw(statement).execute(db);
    },
  },
  {
    id: 'search-2-segments',
    up: async (db) => {
      for (const statement of SEGMENT_TABLES) await sql.raw(statement).execute(db);
    },
  },
  {
    id: 'search-3-shown',
    up: async (db) => {
      for (const statement of SHOWN_TABLES) await sql.raw(statement).execute(db);
    },
  },
  {
    // What a name sounds like is worked out where it is asked.
    id: 'search-4-sounds',
    up: async (db) => {
      await sql`alter table search_word drop column keys`.execute(db);
    },
  },
];

const SEGMENT_TABLES: readonly string[] = [
  'drop table search_passage, search_record, search_lang',
  'drop function search_lexemes_text(tsvector)',
  'truncate search_word',
  `create table search_segment (
     id integer generated always as identity primary key,
     form integer not null,
     rows integer not null,
     removed integer[] not null default '{}',
     bytes bytea not null)`,
  // Bytes are as small as they get: the database need not try to press them.
  'alter table search_segment alter column bytes set storage external',
  `create table search_record (
     id integer generated always as identity primary key,
     record text not null unique,
     segment integer not null,
     title text not null,
     collection text not null,
     date text,
     analyser text not null)`,
  'create index search_record_segment on search_record (segment)',
  `create table search_passage (
     doc integer not null references search_record (id) on delete cascade,
     place integer not null,
     part text not null,
     passage integer,
     original text,
     original_lang text,
     translation text,
     translation_lang text,
     locator json not null,
     primary key (doc, place))`,
];

const SHOWN_TABLES: readonly string[] = [
  'drop table search_passage',
  'truncate search_record, search_segment',
  'alter table search_record drop column title, drop column collection, drop column date',
];

const TABLES: readonly string[] = [
  `create table search_record (
     id integer generated always as identity primary key,
     record text not null unique,
     title text not null,
     collection text not null,
     collection_title text not null,
     repository text,
     type text,
     date text,
     year integer,
     day_from text,
     day_to text,
     sort_day text not null,
     analyser text not null)`,
  `create index search_record_year on search_record (year)`,
  `create index search_record_collection on search_record (collection)`,
  `create index search_record_sort on search_record (sort_day, record)`,
  `create table search_passage (
     id integer generated always as identity primary key,
     doc integer not null references search_record (id) on delete cascade,
     place integer not null,
     part text not null,
     passage integer,
     original text,
     original_lang text,
     translation text,
     translation_lang text,
     leaf text,
     leaf_end text,
     locator json not null,
     names text[] not null,
     lexemes tsvector not null)`,
  `create index search_passage_doc on search_passage (doc, place)`,
  `create index search_passage_leaf on search_passage (leaf) where leaf is not null`,
  `create index search_passage_lexemes on search_passage using gin (lexemes)`,
  `create table search_word (
     id integer generated always as identity primary key,
     word text not null,
     lang text not null,
     capital boolean not null,
     written text not null,
     keys text[] not null,
     unique (word, lang, capital))`,
  `create table search_lang (lang text primary key)`,
  `create function search_lexemes_text(lexemes tsvector) returns text language sql immutable parallel safe
     as $$ select array_to_string(tsvector_to_array(lexemes), ' ') $$`,
];
