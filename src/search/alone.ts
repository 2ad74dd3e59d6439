/** Words that nowhere stand together, each by itself: what a reader wants to know where nothing was found. */
import type { FoundAlone } from './ask.ts';
import { findAll } from './find.ts';
import type { HeldIndex } from './held-index.ts';
import type { QueryNode, WordNode } from './query.ts';
import type { Scope } from './scope.ts';
import type { SegmentDoc } from './segment.ts';

/** Terms counted at most: each is a search of its own. */
const MOST_TERMS = 8;

export interface AloneAsk {
  readonly wide: Scope;
  readonly exact: Scope;
  readonly isWanted: ((doc: SegmentDoc) => boolean) | null;
}

/** Counts the passages of each word and phrase that all had to be there; nothing of a query that asks for one alone. */
export function countAlone(index: HeldIndex, node: QueryNode, ask: AloneAsk): readonly FoundAlone[] {
  const terms = (node.kind === 'and' ? node.nodes : []).flatMap((one) => {
    const query = toQuery(one);
    return query === null ? [] : [{ query, node: one }];
  });
  if (terms.length < 2) return [];
  return terms
    .slice(0, MOST_TERMS)
    .map(({ query, node: one }) => ({ query, total: findAll(index, { ...ask, node: one, byLang: new Map() }).total }));
}

/** The term as it would be typed; null of what is no word and no phrase. */
function toQuery(node: QueryNode): string | null {
  if (node.kind === 'word') return toWord(node);
  if (node.kind !== 'phrase') return null;
  const isExact = node.words.every(({ form }) => form === 'exact');
  return `${isExact ? '=' : ''}"${node.words.map(({ token }) => token.written).join(' ')}"`;
}

function toWord({ token, form }: WordNode): string {
  return `${form === 'exact' ? '=' : ''}${token.written}${form === 'prefix' ? '*' : ''}`;
}
