/**
 * A query tree becomes a condition of the database. Whatever is about words becomes one tsquery, so that the index answers it in
 * one go; fields that are columns (date, leaf, title) stand beside it.
 */
import { type RawBuilder, sql } from 'kysely';
import { toLiteral, toSought } from './analyse.ts';
import type { FieldNode, GroupNode, PhraseNode, QueryNode, Side, WordNode } from './query.ts';
import { quoteLexeme } from './lexemes.ts';

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

/** What a query asks of a row: a tsquery alone, or a condition of SQL. */
export type Condition =
  | { readonly kind: 'words'; readonly tsquery: string }
  | { readonly kind: 'sql'; readonly condition: RawBuilder<boolean> };

const WEIGHTS: Readonly<Record<Side, string>> = { original: 'A', translation: 'B', notes: 'C', description: 'D' };
const DESCRIPTION_PARTS = ['title', 'summary', 'description'] as const;

/** Compiles a query. The condition is about the rows of `search_passage`, there called `p`. */
export function compileQuery(node: QueryNode, scope: Scope): Condition {
  switch (node.kind) {
    case 'word':
      return toWords(eitherOf(wordLexemes(node, scope)));
    case 'phrase':
      return toWords(phraseQuery(node, scope));
    case 'near':
      return toWords(nearQuery(node.left, node.right, node.distance, scope));
    case 'not':
      return negate(compileQuery(node.node, { ...scope, added: [] }));
    case 'and':
    case 'or':
      return compileGroup(node, scope);
    default:
      return compileField(node, scope);
  }
}

/** Writes a condition as SQL. */
export function toSql(condition: Condition): RawBuilder<boolean> {
  return condition.kind === 'sql' ? condition.condition : sql<boolean>`p.lexemes @@ ${condition.tsquery}::tsquery`;
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

function compileGroup(group: GroupNode, scope: Scope): Condition {
  const inner = group.kind === 'and' ? narrowScope(group.nodes, scope) : scope;
  const hasWords = group.kind === 'and' && group.nodes.some(isAboutWords);
  // Beside words, lang: and in: say where the words are to be found, and are no condition of their own.
  const nodes = hasWords ? group.nodes.filter((node) => node.kind !== 'lang' && node.kind !== 'in') : group.nodes;
  const parts = nodes.map((node) => compileQuery(node, inner));
  const words = parts.flatMap((part) => (part.kind === 'words' ? [part.tsquery] : []));
  const conditions = parts.flatMap((part) => (part.kind === 'sql' ? [part.condition] : []));
  const glue = group.kind === 'and' ? ' & ' : ' | ';
  const first = words.length === 0 ? [] : [toWords(joinQueries(words, glue))];
  if (conditions.length === 0) return first[0] ?? NOTHING;
  const joined = sql.join([...first.map(toSql), ...conditions], group.kind === 'and' ? sql` and ` : sql` or `);
  return { kind: 'sql', condition: sql<boolean>`(${joined})` };
}

/** True where a node looks for words that a `lang:` beside it can narrow. */
function isAboutWords(node: QueryNode): boolean {
  if (node.kind === 'and' || node.kind === 'or') return node.nodes.some(isAboutWords);
  return ['word', 'phrase', 'near', 'name'].includes(node.kind);
}

function negate(condition: Condition): Condition {
  if (condition.kind === 'words') return toWords(`!(${condition.tsquery})`);
  return { kind: 'sql', condition: sql<boolean>`not coalesce(${condition.condition}, false)` };
}

/** No lexeme is called so: a language code always begins one. */
const NOWHERE = "'0'";
const NOTHING: Condition = { kind: 'words', tsquery: NOWHERE };

function toWords(tsquery: string): Condition {
  return { kind: 'words', tsquery };
}

function joinQueries(queries: readonly string[], glue: string): string {
  return queries.length === 1 ? (queries[0] ?? NOWHERE) : `(${queries.join(glue)})`;
}

function eitherOf(queries: readonly string[]): string {
  return queries.length === 0 ? NOWHERE : joinQueries([...new Set(queries)], ' | ');
}

/** The lexemes a word is found under, in the languages of the scope, as pieces of a tsquery. */
function wordLexemes(node: WordNode, scope: Scope): readonly string[] {
  return scope.langs.flatMap((lang) => wordLexemesIn(node, lang, scope));
}

function wordLexemesIn(node: WordNode, lang: string, scope: Scope): readonly string[] {
  const label = scope.sides?.map((side) => WEIGHTS[side]).join('') ?? '';
  if (scope.sides?.length === 0) return [];
  const write = (lexeme: string) => quoteLexeme(lexeme) + (label === '' ? '' : `:${label}`);
  if (node.form === 'prefix') return [`${quoteLexeme(toLiteral(node.token.word, lang))}:*${label}`];
  if (node.form === 'exact') return [write(toLiteral(node.token.word, lang))];
  const added = scope.added.filter((one) => one.asked === node.token.word && one.lang === lang);
  return [...toSought(node.token, lang), ...added.flatMap((one) => one.lexemes)].map(write);
}

/** Words one after the other, within one language: each in any form unless the phrase is exact. */
function phraseQuery(node: PhraseNode, scope: Scope): string {
  const [only] = node.words;
  if (node.words.length === 1 && only !== undefined) return eitherOf(wordLexemes(only, scope));
  const phrases = scope.langs.map((lang) =>
    node.words.map((word) => eitherOf(wordLexemesIn(word, lang, scope))).join(' <-> '),
  );
  return eitherOf(phrases.map((phrase) => `(${phrase})`));
}

/** Two words at most `distance` words apart, in either order: a phrase for each distance, since PostgreSQL knows exact distances only. */
function nearQuery(left: WordNode, right: WordNode, distance: number, scope: Scope): string {
  const phrases = scope.langs.flatMap((lang) => {
    const one = eitherOf(wordLexemesIn(left, lang, scope));
    const other = eitherOf(wordLexemesIn(right, lang, scope));
    return Array.from({ length: distance }, (_, at) => [
      `(${one} <${at + 1}> ${other})`,
      `(${other} <${at + 1}> ${one})`,
    ]).flat();
  });
  return eitherOf(phrases);
}

function compileField(node: FieldNode, scope: Scope): Condition {
  switch (node.kind) {
    case 'lang': {
      const lang = node.lang.split('-')[0] ?? node.lang;
      return toCondition(sql<boolean>`(p.original_lang = ${lang} or p.translation_lang = ${lang})`);
    }
    case 'in':
      return toCondition(toSideCondition(node.side));
    case 'date':
      return toCondition(
        sql<boolean>`p.doc in (select id from search_record where day_from <= ${node.range.to} and day_to >= ${node.range.from})`,
      );
    case 'leaf':
      return toCondition(sql<boolean>`(p.leaf = ${node.leaf} or p.leaf_end = ${node.leaf})`);
    case 'title': {
      const condition = toSql(compileQuery(node.node, { ...scope, sides: undefined }));
      return toCondition(
        sql<boolean>`p.doc in (select p.doc from search_passage p where p.part = 'title' and ${condition})`,
      );
    }
    case 'name':
      return toWords(phraseQuery({ kind: 'phrase', words: node.words }, { ...scope, added: scope.named }));
  }
}

function toCondition(condition: RawBuilder<boolean>): Condition {
  return { kind: 'sql', condition };
}

function toSideCondition(side: Side): RawBuilder<boolean> {
  switch (side) {
    case 'original':
      return sql<boolean>`(p.part = 'text' and p.original is not null)`;
    case 'translation':
      return sql<boolean>`(p.part = 'text' and p.translation is not null)`;
    case 'notes':
      return sql<boolean>`p.part = 'note'`;
    case 'description':
      return sql<boolean>`p.part = any(${[...DESCRIPTION_PARTS]}::text[])`;
  }
}
