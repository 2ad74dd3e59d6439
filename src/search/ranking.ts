/** What the hits of a query are ranked by. */
import { toLiteral, toSought } from './analyse.ts';
import type { QueryNode, WordNode } from './query.ts';
import { type AddedWord, narrowScope, type Scope } from './scope.ts';

/** What the words of a query are ranked by. */
export interface Ranking {
  readonly lexemes: readonly string[];
  /** Beginnings of lexemes. */
  readonly prefixes: readonly string[];
}

/** Builds the ranking: any of the words looked for, as written (which counts twice: verbatim before inflected) and in all forms. */
export function toRanking(node: QueryNode, scope: Scope): Ranking {
  const lexemes = new Set<string>();
  const prefixes = new Set<string>();
  collect(node, scope);
  return { lexemes: [...lexemes], prefixes: [...prefixes] };

  function collect(one: QueryNode, within: Scope): void {
    switch (one.kind) {
      case 'word':
        for (const lang of within.langs) collectWord(one, lang, within.added);
        break;
      case 'phrase':
        for (const word of one.words) collect(word, within);
        break;
      case 'name':
        for (const word of one.words) collect(word, { ...within, added: within.named });
        break;
      case 'near':
        collect(one.left, within);
        collect(one.right, within);
        break;
      case 'and':
      case 'or': {
        const inner = one.kind === 'and' ? narrowScope(one.nodes, within) : within;
        for (const part of one.nodes) collect(part, inner);
        break;
      }
      default:
    }
  }

  function collectWord(word: WordNode, lang: string, added: readonly AddedWord[]): void {
    const literal = toLiteral(word.token.word, lang);
    if (word.form === 'prefix') {
      prefixes.add(literal);
      return;
    }
    lexemes.add(literal);
    if (word.form === 'exact') return;
    for (const lexeme of toSought(word.token, lang)) lexemes.add(lexeme);
    for (const one of added)
      if (one.asked === word.token.word && one.lang === lang) for (const lexeme of one.lexemes) lexemes.add(lexeme);
  }
}
