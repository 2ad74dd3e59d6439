/**
 * Why a passage was found: the words of its texts that answer the query, and how they answer it. Reads the text again with the
 * analyser that indexed it, so what is lit is what was counted.
 */
import { joinBroken, type Token, toIndexed, toLiteral, toSought } from './analyse.ts';
import { type MetWord, type MetWords, type OpenText, type Reading, readText } from './open-text.ts';
import { type AddedWord, narrowScope, type Scope } from './scope.ts';
import type { QueryNode, WordNode } from './query.ts';

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

export interface Explanation {
  readonly highlights: readonly (readonly [number, number])[];
  readonly reasons: readonly Reason[];
}

interface Answer {
  readonly first: number;
  readonly last: number;
  readonly reasons: readonly Reason[];
}

/** Finds the words of a text that answer a query. Linear in the text for each word asked. */
export function explainText(node: QueryNode, scope: Scope, open: OpenText): Explanation {
  const reading = readText(open);
  const answers = answersTo(node, scope, reading);
  const lit = new Set(answers.flatMap((one) => range(one.first, one.last)));
  const highlights = [...lit]
    .sort((a, b) => a - b)
    .map((at) => [reading.starts[at] ?? 0, reading.ends[at] ?? 0] as const);
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
  for (let first = 0; first + words.length <= reading.count; first++) {
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
  /** What was found of the words met so far, by their numbers: null for those that answer nothing. */
  readonly known: Map<number, Reason | null>;
}

const matchers = new WeakMap<readonly AddedWord[], WeakMap<WordNode, Map<MetWords, Matcher>>>();

function getMatcher(node: WordNode, { added }: Scope, { open: { lang }, met }: Reading): Matcher {
  let byNode = matchers.get(added);
  if (byNode === undefined) matchers.set(added, (byNode = new WeakMap<WordNode, Map<MetWords, Matcher>>()));
  let byLang = byNode.get(node);
  if (byLang === undefined) byNode.set(node, (byLang = new Map<MetWords, Matcher>()));
  let matcher = byLang.get(met);
  if (matcher === undefined) {
    const own = added.filter((one) => one.asked === node.token.word && one.lang === lang);
    matcher = {
      literal: toLiteral(node.token.word, lang),
      stems: new Set(toSought(node.token, lang)),
      byLexeme: new Map(own.flatMap((one) => one.lexemes.map((lexeme) => [lexeme, one] as const))),
      known: new Map(),
    };
    byLang.set(met, matcher);
  }
  return matcher;
}

const HYPHENS: ReadonlySet<number> = new Set([0x2d, 0x2010, 0xad]);

function toMatcher(node: WordNode, scope: Scope, reading: Reading): (at: number) => Reason | undefined {
  const matcher = getMatcher(node, scope, reading);
  const { known } = matcher;
  const { open, met, numbers, starts, ends, count } = reading;
  return (at) => {
    if (at >= count) return undefined;
    const number = numbers[at] ?? 0;
    const word = met.words[number];
    if (word === undefined) return undefined;
    const end = ends[at] ?? 0;
    if ((starts[at + 1] ?? 0) - end >= 2 && HYPHENS.has(open.text.charCodeAt(end))) {
      const whole = joinBroken(open.text, tokenAt(reading, at), tokenAt(reading, at + 1));
      if (whole !== undefined) {
        const joined = toIndexed({ word: whole, written: whole }, open.lang);
        return match(node, matcher, { ...word, lexemes: [...word.lexemes, ...joined] });
      }
    }
    let reason = known.get(number);
    if (reason === undefined) known.set(number, (reason = match(node, matcher, word) ?? null));
    return reason ?? undefined;
  };
}

function tokenAt({ met, numbers, starts, ends }: Reading, at: number): Token {
  const { word = '', written = '' } = met.words[numbers[at] ?? -1] ?? {};
  return { word, written, start: starts[at] ?? 0, end: ends[at] ?? 0 };
}

function match(
  { token: { word, written: asked }, form }: WordNode,
  { literal, stems, byLexeme }: Matcher,
  { word: own, written: found, lexemes }: MetWord,
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
