/** Where the words of a query are looked for, and under which lexemes. */
import { toLiteral, toSought } from './analyse.ts';
import type { QueryNode, Side, WordNode } from './query.ts';

/** A word looked for beside the one that was asked: another spelling of the name, or its translation. */
export interface AddedWord {
  /** The word asked for, folded. */
  readonly asked: string;
  readonly kind: 'name' | 'translation';
  /** As it stands in the archive. */
  readonly word: string;
  readonly lang: string;
  /** What is looked for: this spelling of a name, any form of a translation. */
  readonly lexemes: readonly string[];
  /** How much a hit by it counts beside one as asked, above 0 and at most 1: how likely it means the same. */
  readonly weight: number;
}

/** Where words are looked for, and what is looked for beside them. */
export interface Scope {
  readonly langs: readonly string[];
  /** Undefined: everywhere. */
  readonly sides: readonly Side[] | undefined;
  readonly added: readonly AddedWord[];
  /** The same for words after `name:`, which always asks for every spelling. */
  readonly named: readonly AddedWord[];
}

/** Narrows a scope to what `lang:` and `in:` beside the words say, outside `or` and `not`. */
export function narrowScope(nodes: readonly QueryNode[], scope: Scope): Scope {
  const langs = nodes.filter((node) => node.kind === 'lang').map((node) => node.lang);
  const sides = nodes.filter((node) => node.kind === 'in').map((node) => node.side);
  return {
    ...scope,
    langs: langs.reduce((left, lang) => left.filter((one) => one === lang.split('-')[0]), scope.langs),
    sides: sides.reduce<readonly Side[] | undefined>(
      (left, side) => (left ?? [side]).filter((one) => one === side),
      scope.sides,
    ),
  };
}

/** True where a node looks for words that a `lang:` beside it can narrow. */
export function isAboutWords(node: QueryNode): boolean {
  if (node.kind === 'and' || node.kind === 'or') return node.nodes.some(isAboutWords);
  return ['word', 'phrase', 'near', 'name'].includes(node.kind);
}

/** Lexemes by the words added, the word asked and the language: every segment asks for the same ones. */
const sought = new WeakMap<readonly AddedWord[], WeakMap<WordNode, Map<string, readonly string[]>>>();

/** Lists the lexemes a word is found under in a language; of a prefix the one lexeme others begin with. */
export function lexemesIn(node: WordNode, lang: string, { added }: Scope): readonly string[] {
  let byWord = sought.get(added);
  if (byWord === undefined) sought.set(added, (byWord = new WeakMap<WordNode, Map<string, readonly string[]>>()));
  let byLang = byWord.get(node);
  if (byLang === undefined) byWord.set(node, (byLang = new Map<string, readonly string[]>()));
  let lexemes = byLang.get(lang);
  if (lexemes === undefined) byLang.set(lang, (lexemes = toLexemes(node, lang, added)));
  return lexemes;
}

function toLexemes({ form, token }: WordNode, lang: string, added: readonly AddedWord[]): readonly string[] {
  if (form !== 'any') return [toLiteral(token.word, lang)];
  const own = added.filter((one) => one.asked === token.word && one.lang === lang);
  return [...new Set([...toSought(token, lang), ...own.flatMap((one) => one.lexemes)])];
}
