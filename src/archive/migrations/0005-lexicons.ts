/**
 * What the archive learned of its languages, one lexicon for each pair of them. All of it is derived: it can be deleted and is
 * learned again.
 */
import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

export const lexicons: Migration = {
  id: 'archive-0005-lexicons',
  up: async (db) => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS: readonly string[] = [
  // `pair` is `ru>en`. `body` is the lexicon as the aligner writes it, packed; equal digests mean equal lexicons.
  `create table lexicon (
    pair text collate "C" primary key,
    digest text not null,
    records integer not null,
    sentences integer not null,
    words integer not null,
    at text not null,
    body text not null)`,
  // The pairs of words it shows, in the forms met most often; \`folded\` is both in small letters, to be searched.
  `create table lexicon_word (
    pair text collate "C" not null,
    place integer not null,
    original text collate "C" not null,
    translation text collate "C" not null,
    folded text collate "C" not null,
    strength real not null,
    beads integer not null,
    origin text collate "C" not null,
    primary key (pair, place))`,
  // With which lexicon the translations of a record were aligned last. A reading that is replaced is aligned again.
  `create table lexicon_use (
    record text collate "C" not null,
    pair text collate "C" not null,
    digest text not null,
    primary key (record, pair))`,
  ...['insert', 'update'].flatMap((event) => [
    `create function forget_lexicon_use_${event}() returns trigger language plpgsql as $$
    begin
      delete from lexicon_use where record in (select record from new_rows);
      return null;
    end $$`,
    `create trigger forget_lexicon_use_${event} after ${event} on reading referencing new table as new_rows
      for each statement execute function forget_lexicon_use_${event}()`,
  ]),
  // Who is learning a pair of languages just now, and until when nobody else needs to.
  `create table lexicon_claim (pair text collate "C" primary key, until text not null)`,
  // A record counts for each pair of languages it is aligned in: what was read before is read once more.
  `update source set queued = true where read_version > 0`,
];
