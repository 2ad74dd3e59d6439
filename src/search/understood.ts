/** The query as it was understood, in words a reader can check. */
import type { QueryNode, WordNode } from './query.ts';

/** Formats a query tree as words: `корабль (any form) and not “Mexico City” (any form)`. */
export function formatQuery(node: QueryNode): string {
  switch (node.kind) {
    case 'word':
      return formatWord(node);
    case 'phrase':
      return formatPhrase(node.words);
    case 'near':
      return `${formatWord(node.left)} at most ${node.distance} words from ${formatWord(node.right)}`;
    case 'not':
      return `not ${formatInner(node.node)}`;
    case 'and':
      return node.nodes.map(formatInner).join(' and ');
    case 'or':
      return node.nodes.map(formatInner).join(' or ');
    case 'lang':
      return `in the language ${node.lang}`;
    case 'in':
      return `in the ${node.side}`;
    case 'date':
      return node.range.from === node.range.to
        ? `dated ${node.range.from}`
        : `dated ${node.range.from} to ${node.range.to}`;
    case 'leaf':
      return `on leaf ${node.leaf}`;
    case 'title':
      return `with ${formatQuery(node.node)} in the title of the record`;
    case 'name':
      return `the name ${node.words.map((word) => word.token.written).join(' ')} in any spelling`;
  }
}

function formatInner(node: QueryNode): string {
  return node.kind === 'and' || node.kind === 'or' ? `(${formatQuery(node)})` : formatQuery(node);
}

function formatWord({ token, form }: WordNode): string {
  if (form === 'prefix') return `words that begin with ${token.written}`;
  return `${token.written} (${form === 'exact' ? 'exactly so' : 'any form'})`;
}

function formatPhrase(words: readonly WordNode[]): string {
  const exact = words.every((word) => word.form === 'exact');
  return `“${words.map((word) => word.token.written).join(' ')}” (${exact ? 'exactly so' : 'any form'})`;
}
