/** What a question finds in the index as it is held: the rows, counted, and their order. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../archive/archive.ts';
import { toError } from '../errors.ts';
import type { Facets, SearchAsk } from './ask.ts';
import { toDateRange } from './date-range.ts';
import { findRows, findRowsOf } from './evaluate.ts';
import type { HeldIndex } from './held-index.ts';
import type { QueryNode } from './query.ts';
import type { RowAt } from './rank.ts';
import { countRows, joinRows, NO_ROWS, type RowSet } from './row-set.ts';
import type { Part } from './rows.ts';
import { isAboutWords, type Scope } from './scope.ts';
import { partOf, type Segment, type SegmentDoc } from './segment.ts';
import { readShown, type ShownRow } from './shown.ts';
import { tallyFound } from './tally.ts';

/** A row of the index with its record. */
export interface FoundRow extends ShownRow {
  readonly doc: SegmentDoc;
  readonly part: Part;
  /** Languages of original (or note, or description) and translation. */
  readonly langs: readonly [string, string];
}

/** What a question finds, segment by segment, and how much it is. */
export interface Found {
  readonly rows: readonly RowSet[];
  /** Of them those that answer the words as they were asked; null where no words were added. */
  readonly asAsked: readonly RowSet[] | null;
  readonly total: number;
  readonly records: number;
  readonly facets: Facets;
}

export interface FindAsk {
  readonly node: QueryNode;
  /** With the words that were added, and without. */
  readonly wide: Scope;
  readonly exact: Scope;
  /** The same query within each language: what a click on that language would find. */
  readonly byLang: ReadonlyMap<string, QueryNode>;
  readonly isWanted: ((doc: SegmentDoc) => boolean) | null;
}

/** Finds the rows and counts them. */
export function findAll(index: HeldIndex, ask: FindAsk): Found {
  const { node, wide, exact, byLang, isWanted } = ask;
  const wanted = isWanted === null ? null : index.segments.map((segment) => findRowsOf(segment, isWanted));
  const inLang = new Map<string, number>();
  const rows = index.segments.map((segment, at) => {
    const within = wanted?.[at] ?? null;
    const found = findByLang(segment, ask, within);
    for (const [lang, count] of found.byLang) inLang.set(lang, (inLang.get(lang) ?? 0) + count);
    return found.rows;
  });
  const { total, records, facets } = tallyFound(index, rows);
  const lang = [...byLang.keys()].map((one): [string, number] => [
    one,
    byLang.size === 1 ? total : (inLang.get(one) ?? 0),
  ]);
  return {
    rows,
    asAsked:
      wide.added.length === 0
        ? null
        : index.segments.map((segment, at) => findRows(node, exact, segment, wanted?.[at] ?? null)),
    total,
    records,
    facets: { ...facets, lang: Object.fromEntries(lang.filter(([, count]) => count > 0)) },
  };
}

/** Finds the rows of a segment, and counts those that a click on each language would find. */
function findByLang(
  segment: Segment,
  { node, wide, byLang }: FindAsk,
  within: RowSet | null,
): { readonly rows: RowSet; readonly byLang: readonly (readonly [lang: string, rows: number])[] } {
  const find = (one: QueryNode): RowSet => findRows(one, wide, segment, within);
  if (byLang.size < 2) return { rows: find(node), byLang: [] };
  const count = ([lang, own]: readonly [string, QueryNode]) => [lang, countRows(find(own))] as const;
  if (!needsWords(node)) return { rows: find(node), byLang: [...byLang].map(count) };
  // Without words in a language nothing is found in it; with words in one language alone everything is.
  const own = [...byLang].filter(([lang]) => segment.langs.includes(lang));
  const [only, other] = own;
  if (only === undefined) return { rows: NO_ROWS, byLang: [] };
  if (other === undefined) {
    const rows = find(node);
    return { rows, byLang: [[only[0], countRows(rows)]] };
  }
  if (!isInOneLanguage(node)) return { rows: find(node), byLang: own.map(count) };
  const found = own.map(([lang, asked]) => [lang, find(asked)] as const);
  const counted = found.map(([lang, rows]) => [lang, countRows(rows)] as const);
  const rows = joinRows(
    found.map(([, one]) => one),
    segment.rows,
  );
  return { rows, byLang: counted };
}

/** True where nothing is found without one of the words. */
function needsWords(node: QueryNode): boolean {
  if (node.kind === 'and') return node.nodes.some(needsWords);
  return node.kind === 'or' ? node.nodes.every(needsWords) : isAboutWords(node);
}

/** True where what is found is found by words of one language or by those of another, never by both together. */
function isInOneLanguage(node: QueryNode): boolean {
  return node.kind === 'or' ? node.nodes.every(isInOneLanguage) : node.kind !== 'and' && isAboutWords(node);
}

/** Builds the test of the filters that stand beside the query; null where there are none. Throws REQUEST_BAD for a date that cannot be. */
export function toFilter(ask: SearchAsk): ((doc: SegmentDoc) => boolean) | null {
  const tests: ((doc: SegmentDoc) => boolean)[] = [];
  const from = toEdge('from', ask.year ?? ask.from)?.from;
  const to = toEdge('to', ask.year ?? ask.to)?.to;
  if (from !== undefined) tests.push((doc) => doc.from !== null && doc.from >= from);
  if (to !== undefined) tests.push((doc) => doc.from !== null && doc.from <= to);
  for (const field of ['collection', 'record', 'repository', 'type'] as const) {
    const value = ask[field];
    if (value !== undefined) tests.push((doc) => doc[field] === value);
  }
  return tests.length === 0 ? null : (doc) => tests.every((test) => test(doc));
}

function toEdge(name: string, value: number | string | undefined) {
  if (value === undefined) return undefined;
  // Years before 1000 are written with four digits; none is before the year 0.
  const date = typeof value === 'number' ? String(Math.max(0, Math.trunc(value))).padStart(4, '0') : value;
  const range = toDateRange(date);
  if (range === null)
    throw toError('REQUEST_BAD', { reason: `${name} must be a date like 1961, 1961-12 or 1961-12-30, not “${value}”` });
  return range;
}

/** Reads a row as it is shown. */
export function getRow({ segment, row }: RowAt): FoundRow | undefined {
  const doc = segment.docs[segment.docOf[row] ?? 0];
  if (doc === undefined) return undefined;
  const langOf = (side: 0 | 1): string => segment.langs[(segment.sides[row * 2 + side] ?? 0) - 1] ?? 'und';
  return { ...readShown(segment.shown, row), doc, part: partOf(segment, row), langs: [langOf(0), langOf(1)] };
}

/** Reads the titles of collections; asked once for each as long as the index is the same. */
export async function readTitles(
  db: Kysely<Database>,
  { titles }: HeldIndex,
  keys: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const missing = keys.filter((key) => !titles.has(key));
  if (missing.length > 0) {
    for (const key of missing) titles.set(key, key);
    const { rows } = await sql<{ key: string; title: string }>`
      select key, title from collection where key = any(${missing}::text[])`.execute(db);
    for (const { key, title } of rows) titles.set(key, title);
  }
  return Object.fromEntries(keys.map((key) => [key, titles.get(key) ?? key]));
}
