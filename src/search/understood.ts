/** The query as it was understood, in words a reader can check. */
import { parseQuery, type QueryNode, type Side, type WordNode } from './query.ts';

/** The words around those of the query, in the language of whoever reads. */
export interface UnderstoodWords {
  readonly anyForm: string;
  readonly exactly: string;
  readonly and: string;
  readonly or: string;
  readonly not: string;
  readonly begins: (word: string) => string;
  readonly near: (left: string, right: string, distance: number) => string;
  readonly lang: (lang: string) => string;
  readonly sides: Readonly<Record<Side, string>>;
  readonly date: (from: string, to: string) => string;
  readonly leaf: (leaf: string) => string;
  readonly title: (words: string) => string;
  readonly name: (words: string) => string;
  readonly quoted: (words: string) => string;
}

/** English: the JSON speaks it everywhere, the English pages too. */
export const UNDERSTOOD_ENGLISH: UnderstoodWords = {
  anyForm: 'any form',
  exactly: 'exactly so',
  and: 'and',
  or: 'or',
  not: 'not',
  begins: (word) => `words that begin with ${word}`,
  near: (left, right, distance) => `${left} at most ${distance} words from ${right}`,
  lang: (lang) => `in the language ${lang}`,
  sides: {
    original: 'in the original',
    translation: 'in the translation',
    notes: 'in the notes',
    description: 'in the description',
  },
  date: (from, to) => (from === to ? `dated ${from}` : `dated ${from} to ${to}`),
  leaf: (leaf) => `on leaf ${leaf}`,
  title: (words) => `with ${words} in the title of the record`,
  name: (words) => `the name ${words} in any spelling`,
  quoted: (words) => `“${words}”`,
};

/** Formats a query tree as words: `корабль (any form) and not “Mexico City” (any form)`. */
export function formatQuery(node: QueryNode, words: UnderstoodWords = UNDERSTOOD_ENGLISH): string {
  const inner = (one: QueryNode): string => {
    const formatted = formatQuery(one, words);
    return one.kind === 'and' || one.kind === 'or' ? `(${formatted})` : formatted;
  };
  const word = ({ token, form }: WordNode): string =>
    form === 'prefix'
      ? words.begins(token.written)
      : `${token.written} (${form === 'exact' ? words.exactly : words.anyForm})`;
  switch (node.kind) {
    case 'word':
      return word(node);
    case 'phrase': {
      const exact = node.words.every((one) => one.form === 'exact');
      const phrase = words.quoted(node.words.map((one) => one.token.written).join(' '));
      return `${phrase} (${exact ? words.exactly : words.anyForm})`;
    }
    case 'near':
      return words.near(word(node.left), word(node.right), node.distance);
    case 'not':
      return `${words.not} ${inner(node.node)}`;
    case 'and':
      return node.nodes.map(inner).join(` ${words.and} `);
    case 'or':
      return node.nodes.map(inner).join(` ${words.or} `);
    case 'lang':
      return words.lang(node.lang);
    case 'in':
      return words.sides[node.side];
    case 'date':
      return words.date(node.range.from, node.range.to);
    case 'leaf':
      return words.leaf(node.leaf);
    case 'title':
      return words.title(formatQuery(node.node, words));
    case 'name':
      return words.name(node.words.map((one) => one.token.written).join(' '));
  }
}

/** Says in words how a query is understood; throws what `parseQuery` throws. */
export function describeQuery(query: string, words: UnderstoodWords): string {
  return formatQuery(parseQuery(query), words);
}
