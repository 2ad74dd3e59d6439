/**
 * Search: finds passages in both languages and says why.
 *
 * In: records as the archive keeps them; a query as a reader types it. Out: passages with their counterparts, places to light
 * up, reasons, facets. Why here: the index is derived and disposable; its tables, its analyser and its questions change
 * together and nobody else knows them.
 *
 *   query ─ query.ts ─► tree ─ compile.ts ─► condition ─ find.ts ─► rows ─ explain.ts ─► hits
 */
import type { RawBuilder } from 'kysely';
import type { Archive } from '../archive/archive.ts';
import { toError } from '../errors.ts';
import type { SearchAsk, SearchResult, SearchSuggestion } from './ask.ts';
import { type AddedWord, compileQuery, narrowScope, type Scope, toSql } from './compile.ts';
import { getCounted } from './counted.ts';
import {
  countByDoc,
  countFound,
  countRows,
  getRows,
  listPage,
  type PageAsk,
  readState,
  toFilters,
  toLang,
  toWhere,
} from './find.ts';
import { toGroups, toHit } from './hits.ts';
import { loadLemmas } from './lemma.ts';
import { findTranslations } from './lexicon.ts';
import { parseQuery, type QueryNode, type WordNode } from './query.ts';
import { toRanking } from './ranking.ts';
import { formatQuery } from './understood.ts';
import { findNearest, findSpellings } from './vocabulary.ts';

export type {
  Facets,
  Highlights,
  HitLocator,
  SearchAsk,
  SearchGroup,
  SearchHit,
  SearchResult,
  SearchSuggestion,
} from './ask.ts';
export { checkIndex, refreshIndex } from './check.ts';
export type { AddedWord } from './compile.ts';
export { formatReason, REASON_KINDS, type Reason, type ReasonKind } from './explain.ts';
export { indexRecord, removeRecords } from './index-record.ts';
export { SEARCH_MIGRATIONS } from './migrations.ts';
export { LONGEST_QUERY, SIDES, type Side } from './query.ts';
export { type Part, PARTS } from './rows.ts';

/** What search needs of an archive. */
export type SearchedArchive = Pick<Archive, 'db'> & { readonly info: Pick<Archive['info'], 'bm25'> };

const NO_SCOPE: Scope = { langs: [], sides: undefined, added: [], named: [] };
const MOST_HITS = 200;
const FARTHEST_HIT = 10_000;

/** Searches passages; throws QUERY_BAD with the place, QUERY_TOO_LONG, or REQUEST_BAD for a page too far off. */
export async function searchPassages(archive: SearchedArchive, ask: SearchAsk): Promise<SearchResult> {
  const { db } = archive;
  const limit = Math.min(Math.max(0, Math.trunc(ask.limit)), MOST_HITS);
  const offset = Math.max(0, Math.trunc(ask.offset ?? 0));
  if (offset + limit > FARTHEST_HIT) {
    throw toError('REQUEST_BAD', {
      reason: `only the first ${FARTHEST_HIT} hits can be leafed through; narrow the search`,
    });
  }
  const node = withLang(parseQuery(ask.query), ask.lang);
  await loadLemmas();
  const state = await readState(db);
  const { langs } = narrowScope(node.kind === 'and' ? node.nodes : [node], { ...NO_SCOPE, langs: state.langs });
  const isWanted = (one: AddedWord) => langs.includes(one.lang) && ask.without?.includes(one.word) !== true;
  const named = (await findSpellings(db, listWords(node, 'name'))).filter(isWanted);
  const added = ask.expand === false ? [] : (await findAdded(archive, node, state.langs)).filter(isWanted);
  const exact: Scope = { ...NO_SCOPE, langs: state.langs, named };
  const wide: Scope = { ...exact, added };
  const filters = toFilters(ask);
  const where = toWhere(compileQuery(node, wide), filters);
  const counted = await getCounted(db, state, ask, () => countFound(db, where, perLang(node, wide, langs)));
  const pages = await toPages(archive, { node, exact, wide, where, filters, total: counted.total, sort: ask.sort });
  const rows = await getRows(db, await listAcross(archive, pages, limit, offset));
  const hits = rows.map((row) => toHit(row, node, wide));
  const byDoc = await countByDoc(
    db,
    where,
    rows.map((row) => row.doc),
  );
  return {
    query: ask.query,
    total: counted.total,
    records: counted.records,
    hits,
    facets: counted.facets,
    collections: counted.collections,
    groups: toGroups(rows, byDoc),
    understood: formatQuery(node),
    added: [...named, ...added],
    suggestions: counted.total === 0 ? await suggest(archive, ask.query, node) : [],
  };
}

/** A language asked for beside the query is the same as `lang:` in it. */
function withLang(node: QueryNode, lang: string | undefined): QueryNode {
  if (lang === undefined || lang === '') return node;
  const nodes = node.kind === 'and' ? node.nodes : [node];
  return { kind: 'and', nodes: [...nodes, { kind: 'lang', lang: toLang(lang) }] };
}

/** Other spellings of names, and translations that are not such a spelling already. */
async function findAdded(
  { db }: SearchedArchive,
  node: QueryNode,
  langs: readonly string[],
): Promise<readonly AddedWord[]> {
  const names = await findSpellings(db, listWords(node, 'any'));
  const known = new Set(names.flatMap((one) => one.lexemes));
  const translations = await findTranslations(db, listSingleWords(node), langs);
  return [...names, ...translations.filter((one) => !one.lexemes.some((lexeme) => known.has(lexeme)))];
}

/** Lists the words that stand alone: a translation inside a phrase would be in the wrong place as often as not. */
function listSingleWords(node: QueryNode): readonly WordNode[] {
  if (node.kind === 'and' || node.kind === 'or') return node.nodes.flatMap(listSingleWords);
  return node.kind === 'word' && node.form === 'any' ? [node] : [];
}

/** Lists the words of a query that may be looked for in other spellings: `name`, those after `name:`; `any`, the others. */
function listWords(node: QueryNode, kind: 'any' | 'name'): readonly WordNode[] {
  switch (node.kind) {
    case 'word':
      return kind === 'any' && node.form === 'any' ? [node] : [];
    case 'phrase':
      return kind === 'any' ? node.words.filter((word) => word.form === 'any') : [];
    case 'name':
      return kind === 'name' ? node.words : [];
    case 'near':
      return [node.left, node.right].flatMap((word) => listWords(word, kind));
    case 'title':
      return listWords(node.node, kind);
    case 'and':
    case 'or':
      return node.nodes.flatMap((one) => listWords(one, kind));
    default:
      return [];
  }
}

/** The same query within one language: what a click on that language would find. */
function perLang(node: QueryNode, scope: Scope, langs: readonly string[]): ReadonlyMap<string, RawBuilder<boolean>> {
  return new Map(langs.map((lang) => [lang, toSql(compileQuery(withLang(node, lang), scope))]));
}

interface Plan {
  readonly node: QueryNode;
  readonly exact: Scope;
  readonly wide: Scope;
  readonly where: RawBuilder<boolean>;
  readonly filters: RawBuilder<boolean>;
  readonly total: number;
  readonly sort: 'relevance' | 'date' | undefined;
}

type Pages = readonly Omit<PageAsk, 'limit' | 'offset'>[];

/** First what answers the words as asked, then what only other spellings answer: nobody's rare misspelling overtakes the real thing. */
async function toPages({ db, info }: SearchedArchive, plan: Plan): Promise<Pages> {
  const { node, exact, wide, filters, where, total } = plan;
  const sort = plan.sort ?? 'relevance';
  const all = { where, ranking: toRanking(node, wide), total, sort, bm25: info.bm25 };
  if (sort === 'date' || wide.added.length === 0 || total === 0) return [all];
  const asAsked = compileQuery(node, exact);
  const first = toWhere(asAsked, filters);
  const count = await countRows(db, first);
  if (count === 0) return [all];
  const rest = toWhere(compileQuery(node, wide), toWhere(compileQuery({ kind: 'not', node }, exact), filters));
  return [
    { ...all, where: first, ranking: toRanking(node, exact), total: count },
    { ...all, where: rest, total: total - count },
  ];
}

async function listAcross(
  { db }: SearchedArchive,
  pages: Pages,
  limit: number,
  offset: number,
): Promise<readonly number[]> {
  const ids: number[] = [];
  let before = 0;
  for (const page of pages) {
    const start = Math.max(0, offset - before);
    ids.push(...(await listPage(db, { ...page, offset: start, limit: limit - ids.length })));
    before += page.total;
  }
  return ids;
}

async function suggest({ db }: SearchedArchive, query: string, node: QueryNode): Promise<readonly SearchSuggestion[]> {
  const words = new Map(
    [...listWords(node, 'any'), ...listWords(node, 'name')].map((one) => [one.token.word, one.token.written]),
  );
  const nearest = await findNearest(db, [...words.keys()]);
  return [...nearest].flatMap(([word, found]) => {
    const asked = words.get(word) ?? word;
    return found.map((instead) => ({ asked, instead, query: query.replace(asked, () => instead) }));
  });
}
