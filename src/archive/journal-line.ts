/**
 * One line of the journal: `{"seq":7,"at":"…","type":"…", … ,"prev":"0123456789abcdef"}`.
 *
 * `seq` stands first and `prev` last, so that the chain can be verified without parsing what lies between.
 */
import { createHash } from 'node:crypto';
import type { JournalEntry } from './stored.ts';

/** The form of the lines; a program that knows only older ones refuses the archive. */
export const JOURNAL_FORM = 1;

/** What happened, before the journal gives it its number, time and link. */
export interface Fact {
  readonly type: string;
  readonly record?: string;
  readonly source?: string;
  readonly seq?: never;
  readonly at?: never;
  readonly prev?: never;
  readonly [field: string]: unknown;
}

/** The end of the chain: the number of the last line and the digest the next one links to. */
export interface JournalHead {
  readonly seq: number;
  readonly digest: string;
}

export const EMPTY_HEAD: JournalHead = { seq: 0, digest: '0'.repeat(16) };

const SEQ = /^\{"seq":(\d+),/u;
const PREV = /,"prev":"([0-9a-f]{16})"\}$/u;
/** `,"prev":"…"}` is 27 characters long. */
const TAIL = 27;

/** Gives the first 16 hex digits of the SHA-256 of a line (without its line feed). */
export function toDigest(line: string | Uint8Array): string {
  return createHash('sha256').update(line).digest('hex').slice(0, 16);
}

/** Formats a fact as the line after `head`. */
export function formatLine(fact: Fact, at: string, head: JournalHead): { line: string; head: JournalHead } {
  const { type, ...rest } = fact;
  const line = JSON.stringify({ seq: head.seq + 1, at, type, ...rest, prev: head.digest });
  return { line, head: { seq: head.seq + 1, digest: toDigest(line) } };
}

/** Parses a line; throws a SyntaxError. */
export function parseLine(line: string): JournalEntry {
  return JSON.parse(line) as JournalEntry;
}

/** Checks that a line follows `head`; gives the new head, or in words why it does not. */
export function followLine(line: Buffer, head: JournalHead): JournalHead | string {
  const seq = SEQ.exec(line.subarray(0, 32).toString('latin1'))?.[1];
  const prev = PREV.exec(line.subarray(-TAIL).toString('latin1'))?.[1];
  if (seq === undefined || prev === undefined) return 'it is not a line of a journal';
  if (Number(seq) !== head.seq + 1) return `it carries the number ${seq} where ${head.seq + 1} was expected`;
  if (prev !== head.digest) return 'it does not fit the line before, which was changed or is missing';
  return { seq: head.seq + 1, digest: toDigest(line) };
}
