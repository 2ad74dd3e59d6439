/** What the hits of a query are ranked by. */
import { toLiteral, toSought } from './analyse.ts';
import type { QueryNode, WordNode } from './query.ts';
import { type AddedWord, narrowScope, type Scope } from './scope.ts';

/** What the words of a query are ranked by. */
export interface Ranking {
  /** Lexemes with how much each counts: 1 as asked, less where it was added (Darwish & Oard 2003: a translation by its probability). */
  readonly lexemes: ReadonlyMap<string, number>;
  /** Beginnings of lexemes. */
  readonly prefixes: readonly string[];
}

/** Builds the ranking: any of the words looked for, as written (which counts twice: verbatim before inflected) and in all forms. */
export function toRanking(node: QueryNode, scope: Scope): Ranking {
  const lexemes = new Map<string, number>();
  const prefixes = new Set<string>();
  collect(node, scope);
  return { lexemes, prefixes: [...prefixes] };

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
    lexemes.set(literal, 1);
    if (word.form === 'exact') return;
    for (const lexeme of toSought(word.token, lang)) lexemes.set(lexeme, 1);
    for (const one of added)
      if (one.asked === word.token.word && one.lang === lang)
        for (const lexeme of one.lexemes) lexemes.set(lexeme, Math.max(one.weight, lexemes.get(lexeme) ?? 0));
  }
}
