/**
 * Search: finds passages in both languages and says why.
 *
 * In: records as the archive keeps them; a query as a reader types it. Out: passages with their counterparts, places to light
 * up, reasons, facets. Why here: the index is derived and disposable; its tables, its analyser and its questions change
 * together and nobody else knows them.
 *
 *   query ─ query.ts ─► tree ─ evaluate.ts ─► sets of rows ─ rank.ts, tally.ts ─► page, counts ─ explain.ts ─► hits
 */
import type { Kysely } from 'kysely';
import type { Database } from '../archive/archive.ts';
import { toError } from '../errors.ts';
import { foldText } from '../text/normalize.ts';
import { countAlone } from './alone.ts';
import { toLiteral } from './analyse.ts';
import type { SearchAsk, SearchResult, SearchSuggestion } from './ask.ts';
import { getFound } from './counted.ts';
import { findAll, getRow, readTitles, toFilter } from './find.ts';
import { type HeldIndex, holdIndex, type SearchedArchive } from './held-index.ts';
import { toGroups, toHit } from './hits.ts';
import { loadLemmas } from './lemma.ts';
import { findTranslations } from './lexicon.ts';
import { refreshNames } from './name-index.ts';
import { parseQuery, type QueryNode, type WordNode } from './query.ts';
import { listFirst } from './rank.ts';
import { toRanking } from './ranking.ts';
import { type AddedWord, isAboutWords, narrowScope, type Scope } from './scope.ts';
import type { SegmentDoc } from './segment.ts';
import { primaryOf } from '../text/stem.ts';
import { countInDoc } from './tally.ts';
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
export type { AddedWord } from './scope.ts';
export { formatReason, REASON_KINDS, type Reason, type ReasonKind } from './explain.ts';
export type { SearchedArchive } from './held-index.ts';
export { indexRecord, removeRecords, writeIndex } from './index-record.ts';
export { SEARCH_MIGRATIONS } from './migrations.ts';
export { packIndex, type PackedIndex } from './packed-index.ts';
export { describeQuery, UNDERSTOOD_ENGLISH, type UnderstoodWords } from './understood.ts';
export { LONGEST_QUERY, SIDES, type Side } from './query.ts';
export { findReason, QUERY_REASONS, type QueryReason } from './query-reasons.ts';
export { type Part, PARTS } from './rows.ts';

const NO_SCOPE: Scope = { langs: [], sides: undefined, added: [], named: [] };
const MOST_HITS = 200;
const FARTHEST_HIT = 10_000;

/** Searches passages; throws QUERY_BAD with the place, QUERY_TOO_LONG, or REQUEST_BAD for a page too far off or a date that cannot be. */
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
  const isWanted = toFilter(ask);
  await loadLemmas();
  const index = await holdIndex(archive);
  const { langs, wide, exact } = await toScopes(db, index, node, ask);
  const byLang = new Map(langs.map((lang) => [lang, withLang(node, lang)]));
  const found = getFound(index, ask, () => findAll(index, { node, wide, exact, byLang, isWanted }));
  const page = listFirst(index, {
    found: found.rows,
    // Of several words any of which will do, two by their translations say more than one as asked.
    asAsked: isEither(node) ? null : found.asAsked,
    ranking: toRanking(node, wide),
    sort: ask.sort ?? 'relevance',
    most: offset + limit,
  }).slice(offset);
  const rows = page.flatMap((one) => getRow(one) ?? []);
  const hits = rows.map((row) => toHit(row, node, wide));
  const inDoc = new Map(
    page.flatMap(({ segment, row }): readonly (readonly [SegmentDoc, number])[] => {
      const at = segment.docOf[row] ?? 0;
      const doc = segment.docs[at];
      const bits = found.rows[index.segments.indexOf(segment)];
      return doc === undefined || bits === undefined ? [] : [[doc, countInDoc(segment, bits, at)]];
    }),
  );
  const { total, records, facets } = found;
  return {
    query: ask.query,
    total,
    records,
    hits,
    facets,
    collections: await readTitles(db, index, Object.keys(facets.collection)),
    groups: toGroups(rows, inDoc),
    understood: formatQuery(node),
    added: [...wide.named, ...wide.added],
    suggestions: total === 0 ? await suggest(db, index, ask.query, node) : [],
    alone: total === 0 ? countAlone(index, node, { wide, exact, isWanted }) : [],
  };
}

/**
 * Reads ahead what the first search would have to read, a piece at a time; a search that comes before the end waits for the rest.
 * Never rejects: what cannot be read (the archive was closed) is for a search to say.
 */
export async function warmSearch(archive: SearchedArchive): Promise<void> {
  try {
    await refreshNames(archive.db, await holdIndex(archive));
    await loadLemmas();
  } catch {
    // The next search reads it, or says why it cannot.
  }
}

/** Where the words are looked for, with the words that are added and without. */
async function toScopes(
  db: Kysely<Database>,
  index: HeldIndex,
  node: QueryNode,
  ask: SearchAsk,
): Promise<{ readonly langs: readonly string[]; readonly wide: Scope; readonly exact: Scope }> {
  const { langs } = narrowScope(node.kind === 'and' ? node.nodes : [node], { ...NO_SCOPE, langs: index.langs });
  const isWanted = (one: AddedWord) => langs.includes(one.lang) && ask.without?.includes(one.word) !== true;
  const named = (await findSpellings(db, index, listWords(node, 'name'))).filter(isWanted);
  const added = ask.expand === false ? [] : (await findAdded(db, index, node)).filter(isWanted);
  const exact = { ...NO_SCOPE, langs: index.langs, named };
  return { langs, exact, wide: { ...exact, added } };
}

/** True where any of several words will do. */
function isEither(node: QueryNode): boolean {
  if (node.kind !== 'and') return node.kind === 'or';
  return node.nodes.some(isEither) && node.nodes.every((one) => isEither(one) || !isAboutWords(one));
}

/** A language asked for beside the query is the same as `lang:` in it. */
function withLang(node: QueryNode, lang: string | undefined): QueryNode {
  if (lang === undefined || lang === '') return node;
  const nodes = node.kind === 'and' ? node.nodes : [node];
  return { kind: 'and', nodes: [...nodes, { kind: 'lang', lang: primaryOf(lang) }] };
}

/** Other spellings of names, and translations that are not such a spelling already. */
async function findAdded(db: Kysely<Database>, index: HeldIndex, node: QueryNode): Promise<readonly AddedWord[]> {
  const names = await findSpellings(db, index, listWords(node, 'any'));
  const known = new Set(names.flatMap((one) => [...one.lexemes, toWritten(one)]));
  const translations = findTranslations(db, index, listSingleWords(node), new Set(names.map(({ asked }) => asked)));
  return [
    ...names,
    ...translations.filter((one) => !known.has(toWritten(one)) && !one.lexemes.some((lexeme) => known.has(lexeme))),
  ];
}

/** A word of a language as a reader sees it, who would not understand why it is listed twice. */
function toWritten({ lang, word }: AddedWord): string {
  return toLiteral(foldText(word), lang);
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

async function suggest(
  db: Kysely<Database>,
  index: HeldIndex,
  query: string,
  node: QueryNode,
): Promise<readonly SearchSuggestion[]> {
  const words = new Map(
    [...listWords(node, 'any'), ...listWords(node, 'name')].map((one) => [one.token.word, one.token.written]),
  );
  const nearest = await findNearest(db, index, [...words.keys()]);
  return [...nearest].flatMap(([word, found]) => {
    const asked = words.get(word) ?? word;
    return found.map((instead) => ({ asked, instead, query: query.replace(asked, () => instead) }));
  });
}
