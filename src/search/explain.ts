/**
 * Why a passage was found: the words of its texts that answer the query, and how they answer it. Reads the text again with the
 * analyser that indexed it, so what is lit is what was counted.
 */
import { joinBroken, type Token, toIndexed, tokensOf, toLiteral, toSought } from './analyse.ts';
import { type AddedWord, narrowScope, type Scope } from './scope.ts';
import type { QueryNode, Side, WordNode } from './query.ts';

export const REASON_KINDS = [
  'verbatim',
  'inflected',
  'prefix',
  'name',
  'translation',
  'title',
  'summary',
  'description',
  'note',
] as const;
/** How a word answers the one that was asked, or in what it stands. */
export type ReasonKind = (typeof REASON_KINDS)[number];

export interface Reason {
  readonly kind: ReasonKind;
  /** The word in the text, as written there; missing for the kinds that say where. */
  readonly found?: string;
  readonly asked?: string;
}

/** A text laid open for the search: its words, each with what it is indexed under. */
export interface OpenText {
  readonly text: string;
  readonly lang: string;
  readonly side: Side;
}

export interface Explanation {
  readonly highlights: readonly (readonly [number, number])[];
  readonly reasons: readonly Reason[];
}

interface Answer {
  readonly first: number;
  readonly last: number;
  readonly reasons: readonly Reason[];
}

interface Reading {
  readonly open: OpenText;
  readonly tokens: readonly Token[];
}

/** Finds the words of a text that answer a query. Linear in the text for each word asked. */
export function explainText(node: QueryNode, scope: Scope, open: OpenText): Explanation {
  const tokens = tokensOf(open.text);
  const answers = answersTo(node, scope, { open, tokens });
  const lit = new Set(answers.flatMap((one) => range(one.first, one.last)));
  const highlights = [...lit]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const token = tokens[at];
      return token === undefined ? [] : [[token.start, token.end] as const];
    });
  const reasons = new Map<string, Reason>();
  for (const reason of answers.flatMap((one) => one.reasons)) {
    reasons.set(`${reason.kind} ${reason.found?.toLowerCase() ?? ''} ${reason.asked ?? ''}`, reason);
  }
  return { highlights: joinNeighbours(highlights, open.text), reasons: [...reasons.values()] };
}

/** Says a reason in English words. */
export function formatReason(reason: Reason): string {
  const { found = '', asked = '' } = reason;
  switch (reason.kind) {
    case 'verbatim':
      return `verbatim: ${found}`;
    case 'inflected':
      return `same word, any form: ${found} ~ ${asked}`;
    case 'prefix':
      return `begins with ${asked}: ${found}`;
    case 'name':
      return `${found} ~ ${asked}: same name`;
    case 'translation':
      return `${found} ~ ${asked}: translation`;
    case 'note':
      return 'in a note';
    case 'title':
      return 'description: title';
    case 'summary':
      return 'description: summary';
    case 'description':
      return 'description';
  }
}

function answersTo(node: QueryNode, scope: Scope, reading: Reading): readonly Answer[] {
  switch (node.kind) {
    case 'word':
      return sequences([node], scope, reading);
    case 'phrase':
      return sequences(node.words, scope, reading);
    case 'name':
      return sequences(node.words, { ...scope, added: scope.named }, reading);
    case 'near':
      return pairs(node.left, node.right, node.distance, scope, reading);
    case 'and':
    case 'or': {
      const inner = node.kind === 'and' ? narrowScope(node.nodes, scope) : scope;
      return node.nodes.flatMap((one) => answersTo(one, inner, reading));
    }
    case 'title':
      return reading.open.side === 'description' ? answersTo(node.node, scope, reading) : [];
    default:
      return [];
  }
}

function isInScope(scope: Scope, open: OpenText): boolean {
  return scope.langs.includes(open.lang) && (scope.sides === undefined || scope.sides.includes(open.side));
}

function sequences(words: readonly WordNode[], scope: Scope, reading: Reading): readonly Answer[] {
  if (!isInScope(scope, reading.open)) return [];
  const matchers = words.map((word) => toMatcher(word, scope, reading));
  const [begins, ...follow] = matchers;
  const found: Answer[] = [];
  if (begins === undefined) return found;
  for (let first = 0; first + words.length <= reading.tokens.length; first++) {
    // Most words of a text answer nothing.
    const reason = begins(first);
    if (reason === undefined) continue;
    const reasons = [reason, ...follow.flatMap((match, step) => match(first + step + 1) ?? [])];
    if (reasons.length === words.length) found.push({ first, last: first + words.length - 1, reasons });
  }
  return found;
}

function pairs(left: WordNode, right: WordNode, distance: number, scope: Scope, reading: Reading): readonly Answer[] {
  const lefts = sequences([left], scope, reading);
  const rights = sequences([right], scope, reading);
  return lefts.flatMap((one) =>
    rights
      .filter((other) => one.first !== other.first && Math.abs(one.first - other.first) <= distance)
      .flatMap((other) => [one, other]),
  );
}

/** How the words of a language answer a word that was asked. */
interface Matcher {
  readonly literal: string;
  readonly stems: ReadonlySet<string>;
  readonly byLexeme: ReadonlyMap<string, AddedWord>;
  /** What was found of words so far, by how they are written: the hits of a page are full of the same ones. */
  readonly known: Map<string, Reason | null>;
}

const matchers = new WeakMap<readonly AddedWord[], WeakMap<WordNode, Map<string, Matcher>>>();

function getMatcher(node: WordNode, { added }: Scope, lang: string): Matcher {
  let byNode = matchers.get(added);
  if (byNode === undefined) matchers.set(added, (byNode = new WeakMap<WordNode, Map<string, Matcher>>()));
  let byLang = byNode.get(node);
  if (byLang === undefined) byNode.set(node, (byLang = new Map<string, Matcher>()));
  let matcher = byLang.get(lang);
  if (matcher === undefined) {
    const own = added.filter((one) => one.asked === node.token.word && one.lang === lang);
    matcher = {
      literal: toLiteral(node.token.word, lang),
      stems: new Set(toSought(node.token, lang)),
      byLexeme: new Map(own.flatMap((one) => one.lexemes.map((lexeme) => [lexeme, one] as const))),
      known: new Map(),
    };
    byLang.set(lang, matcher);
  }
  return matcher;
}

/** What words are indexed under, by language and as they are written: most of a text is words that were met in others. */
const indexed = new Map<string, Map<string, readonly string[]>>();
const KEPT = 20_000;

function getIndexed(token: Token, lang: string): readonly string[] {
  let byWord = indexed.get(lang);
  if (byWord === undefined) indexed.set(lang, (byWord = new Map<string, readonly string[]>()));
  let lexemes = byWord.get(token.written);
  if (lexemes === undefined) {
    if (byWord.size >= KEPT) byWord.clear();
    byWord.set(token.written, (lexemes = toIndexed(token, lang)));
  }
  return lexemes;
}

function toMatcher(node: WordNode, scope: Scope, { open, tokens }: Reading): (at: number) => Reason | undefined {
  const matcher = getMatcher(node, scope, open.lang);
  const { known } = matcher;
  return (at) => {
    const token = tokens[at];
    if (token === undefined) return undefined;
    const { written } = token;
    const whole = joinBroken(open.text, token, tokens[at + 1]);
    if (whole !== undefined) {
      const joined = toIndexed({ word: whole, written: whole }, open.lang);
      return match(node, matcher, token, [...toIndexed(token, open.lang), ...joined]);
    }
    const seen = known.get(written);
    if (seen !== undefined) return seen ?? undefined;
    const reason = match(node, matcher, token, getIndexed(token, open.lang));
    known.set(written, reason ?? null);
    return reason;
  };
}

function match(
  { token: { word, written: asked }, form }: WordNode,
  { literal, stems, byLexeme }: Matcher,
  { word: own, written: found }: Token,
  lexemes: readonly string[],
): Reason | undefined {
  if (lexemes.includes(literal)) return { kind: 'verbatim', found, asked };
  if (form === 'prefix') return own.startsWith(word) ? { kind: 'prefix', found, asked } : undefined;
  if (form === 'exact') return undefined;
  if (lexemes.some((lexeme) => stems.has(lexeme))) return { kind: 'inflected', found, asked };
  for (const lexeme of lexemes) {
    const other = byLexeme.get(lexeme);
    if (other !== undefined) return { kind: other.kind, found, asked };
  }
  return undefined;
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** The parts of one hyphenated word light up as one. */
function joinNeighbours(
  places: readonly (readonly [number, number])[],
  text: string,
): readonly (readonly [number, number])[] {
  const joined: (readonly [number, number])[] = [];
  for (const place of places) {
    const last = joined.at(-1);
    if (last !== undefined && /^[-‐‑'’ʼ]?$/u.test(text.slice(last[1], place[0])))
      joined[joined.length - 1] = [last[0], place[1]];
    else joined.push(place);
  }
  return joined;
}
