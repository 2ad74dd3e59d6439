/** What the hits of a query are ranked by. */
import { toLiteral, toSought } from './analyse.ts';
import { type AddedWord, narrowScope, type Scope } from './compile.ts';
import type { Ranking } from './find.ts';
import type { QueryNode, WordNode } from './query.ts';
import { quoteLexeme } from './lexemes.ts';

/** Builds the ranking: any of the words looked for, as written (which counts twice: verbatim before inflected) and in all forms. */
export function toRanking(node: QueryNode, scope: Scope): Ranking {
  const lexemes = new Set<string>();
  const prefixes = new Set<string>();
  collect(node, scope);
  const pieces = [...[...lexemes].map(quoteLexeme), ...[...prefixes].map((prefix) => `${quoteLexeme(prefix)}:*`)];
  return { tsquery: pieces.length === 0 ? null : pieces.join(' | '), lexemes: [...lexemes] };

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
