/**
 * The query language: what a reader types becomes a tree. Grammar, from loose to tight:
 *
 *   either := both (OR both)*            both := part (AND? part)*         part := (NOT | -) part | near
 *   near   := one (NEAR/n one)*          one  := ( either ) | field:value | [=]"phrase" | [=]word[*]
 *
 * Tiny and exact: what it cannot read it says at its place (QUERY_BAD), it never guesses and never throws anything else.
 */
import { toError } from '../errors.ts';
import { type Token, tokensOf } from './analyse.ts';
import { type DateRange, toDateRange } from './date-range.ts';
import { DEEPEST, FARTHEST, MOST_WORDS, QUERY_REASONS, type QueryReason } from './query-reasons.ts';

export const SIDES = ['original', 'translation', 'notes', 'description'] as const;
/** Where words are looked for: `in:notes`. */
export type Side = (typeof SIDES)[number];

/** A word: in any form, exactly as written (`=word`), or by its beginning (`word*`). */
export interface WordNode {
  readonly kind: 'word';
  readonly token: Token;
  readonly form: 'any' | 'exact' | 'prefix';
}
export interface PhraseNode {
  readonly kind: 'phrase';
  readonly words: readonly WordNode[];
}
export interface NearNode {
  readonly kind: 'near';
  readonly left: WordNode;
  readonly right: WordNode;
  readonly distance: number;
}
export type FieldNode =
  | { readonly kind: 'lang'; readonly lang: string }
  | { readonly kind: 'in'; readonly side: Side }
  | { readonly kind: 'date'; readonly range: DateRange; readonly wording: string }
  | { readonly kind: 'leaf'; readonly leaf: string }
  | { readonly kind: 'title'; readonly node: WordNode | PhraseNode }
  | { readonly kind: 'name'; readonly words: readonly WordNode[] };
export interface NotNode {
  readonly kind: 'not';
  readonly node: QueryNode;
}
/** All of them (`and`) or any of them (`or`). */
export interface GroupNode {
  readonly kind: 'and' | 'or';
  readonly nodes: readonly QueryNode[];
}
export type QueryNode = WordNode | PhraseNode | NearNode | FieldNode | NotNode | GroupNode;

export const LONGEST_QUERY = 1_000;

type Symbol =
  | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not'; readonly at: number; readonly text: string }
  | { readonly kind: 'nearby'; readonly at: number; readonly text: string; readonly distance: number }
  | { readonly kind: 'term'; readonly at: number; readonly text: string; readonly node: QueryNode };

const QUOTES = /["“”„«»]/u;
/** What closes a quotation: other marks inside it are quoted with it, as in "the steamer «Varvara»". */
const CLOSING: Readonly<Record<string, RegExp>> = {
  '"': /"/u,
  '“': /”/u,
  '”': /[”“]/u,
  '„': /[“”]/u,
  '«': /»/u,
  '»': /«/u,
};
const SPACE = /\s/u;
const FIELD = /^(title|name|lang|date|leaf|in):/u;
const OPERATORS: Readonly<Record<string, 'and' | 'or' | 'not'>> = { AND: 'and', OR: 'or', NOT: 'not' };

/** Parses a query; throws QUERY_TOO_LONG, or QUERY_BAD with the place and the reason. */
export function parseQuery(query: string): QueryNode {
  const length = query.length;
  if (length > LONGEST_QUERY) throw toError('QUERY_TOO_LONG', { length, limit: LONGEST_QUERY });
  const symbols = readSymbols(query);
  if (!symbols.some((symbol) => symbol.kind === 'term')) throw toBad(query.trim(), 'noWord');
  const reader = new Reader(symbols);
  const node = reader.either(0);
  const rest = reader.next();
  if (rest !== undefined) throw toBad(rest.text, 'notOpened');
  if (!looksForSomething(node)) throw toBad(query.trim(), 'onlyNot');
  return node;
}

function toBad(at: string, reason: QueryReason): Error {
  // Characters nobody can see are shown as one that can be seen.
  const place = at.replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd');
  return toError('QUERY_BAD', {
    place: place.length > 60 ? `${place.slice(0, 60)}…` : place,
    reason: QUERY_REASONS[reason],
  });
}

/** True where some part of the query has to be found, so that the index and not a scan of everything answers it. */
function looksForSomething(node: QueryNode): boolean {
  if (node.kind === 'not') return false;
  if (node.kind === 'and') return node.nodes.some(looksForSomething);
  if (node.kind === 'or') return node.nodes.every(looksForSomething);
  return true;
}

/** The symbols of the query, one after the other. */
class Reader {
  #at = 0;
  readonly #symbols: readonly Symbol[];

  constructor(symbols: readonly Symbol[]) {
    this.#symbols = symbols;
  }

  next(): Symbol | undefined {
    return this.#symbols[this.#at];
  }

  either(depth: number): QueryNode {
    const nodes = [this.#both(depth)];
    for (let symbol = this.next(); symbol?.kind === 'or'; symbol = this.next()) {
      this.#at++;
      nodes.push(this.#both(depth));
    }
    return toGroup('or', nodes);
  }

  #both(depth: number): QueryNode {
    const nodes = [this.#part(depth)];
    for (let symbol = this.next(); symbol !== undefined; symbol = this.next()) {
      if (symbol.kind === 'or' || symbol.kind === 'close') break;
      if (symbol.kind === 'and') this.#at++;
      nodes.push(this.#part(depth));
    }
    return toGroup('and', nodes);
  }

  #part(depth: number): QueryNode {
    const symbol = this.next();
    if (symbol?.kind !== 'not') return this.#near(depth);
    if (depth > DEEPEST) throw toBad(symbol.text, 'notDeep');
    this.#at++;
    return { kind: 'not', node: this.#part(depth + 1) };
  }

  #near(depth: number): QueryNode {
    const left = this.#one(depth);
    const symbol = this.next();
    if (symbol?.kind !== 'nearby') return left;
    this.#at++;
    const right = this.#one(depth);
    if (left.kind !== 'word' || right.kind !== 'word' || this.next()?.kind === 'nearby') {
      throw toBad(symbol.text, 'nearWords');
    }
    return { kind: 'near', left, right, distance: symbol.distance };
  }

  #one(depth: number): QueryNode {
    const symbol = this.next();
    const before = this.#symbols[this.#at - 1];
    if (symbol === undefined) throw toBad(before?.text ?? '', 'missingAfter');
    this.#at++;
    if (symbol.kind === 'term') return symbol.node;
    if (symbol.kind !== 'open') throw toBad(symbol.text, 'missingBefore');
    if (depth >= DEEPEST) throw toBad(symbol.text, 'bracketsDeep');
    if (this.next()?.kind === 'close') throw toBad('()', 'emptyBrackets');
    const node = this.either(depth + 1);
    if (this.next()?.kind !== 'close') throw toBad(symbol.text, 'notClosed');
    this.#at++;
    return node;
  }
}

function toGroup(kind: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode {
  const [only] = nodes;
  return nodes.length === 1 && only !== undefined ? only : { kind, nodes };
}

function readSymbols(query: string): readonly Symbol[] {
  const symbols: Symbol[] = [];
  let words = 0;
  let at = 0;
  while (at < query.length) {
    const letter = query[at] ?? '';
    if (SPACE.test(letter)) at++;
    else if (letter === '(' || letter === ')') {
      symbols.push({
        kind: letter === '(' ? 'open' : 'close',
        at,
        text: letter === ')' ? query.slice(0, at + 1).trim() : query.slice(at),
      });
      at++;
    } else if (letter === '-' && /[^\s-]/u.test(query[at + 1] ?? ' ')) {
      symbols.push({ kind: 'not', at, text: query.slice(at) });
      at++;
    } else {
      const end = findEnd(query, at);
      const symbol = readSymbol(query.slice(at, end), at);
      if (symbol?.kind === 'term') words += countWords(symbol.node);
      if (words > MOST_WORDS) throw toBad(query.slice(at, end), 'mostWords');
      if (symbol !== undefined) symbols.push(symbol);
      at = end;
    }
  }
  return symbols;
}

/** Finds where a chunk ends: at white space or a bracket, but not inside quotation marks. */
function findEnd(query: string, start: number): number {
  let at = start;
  while (at < query.length) {
    const letter = query[at] ?? '';
    if (QUOTES.test(letter)) {
      // A quotation mark inside a word («д"Артаньян») opens nothing.
      if (at > start && !/[=:]/u.test(query[at - 1] ?? '')) return at;
      const rest = query.slice(at + 1);
      const close = rest.search(CLOSING[letter] ?? QUOTES);
      // Where its own counterpart is missing any mark will do: nobody who types minds which one the keyboard gives.
      const end = close < 0 ? rest.search(QUOTES) : close;
      if (end < 0) throw toBad(query.slice(at), 'quoteOpen');
      return at + end + 2;
    }
    if (SPACE.test(letter) || letter === '(' || letter === ')') return at;
    at++;
  }
  return at;
}

function readSymbol(chunk: string, at: number): Symbol | undefined {
  const operator = OPERATORS[chunk];
  if (operator !== undefined) return { kind: operator, at, text: chunk };
  const near = /^NEAR(?:\/(\d+))?$/u.exec(chunk);
  if (near !== null) {
    const distance = Number(near[1] ?? 10);
    if (distance < 1 || distance > FARTHEST) throw toBad(chunk, 'nearNumber');
    return { kind: 'nearby', at, text: chunk, distance };
  }
  const field = FIELD.exec(chunk)?.[1];
  const node = field === undefined ? readTerm(chunk) : readField(field, chunk.slice(field.length + 1), chunk);
  return node === undefined ? undefined : { kind: 'term', at, text: chunk, node };
}

/** A word, a phrase, or several words written as one («1234/56», «юго-запад»): a phrase too. Undefined where there is no letter in it. */
function readTerm(chunk: string): WordNode | PhraseNode | undefined {
  const exact = chunk.startsWith('=');
  const bare = exact ? chunk.slice(1) : chunk;
  const quoted = QUOTES.test(bare[0] ?? '');
  const tokens = tokensOf(quoted ? bare.slice(1, -1) : bare);
  const prefix = !quoted && bare.endsWith('*');
  if (!quoted) checkStars(chunk, bare, prefix, tokens);
  const [only] = tokens;
  if (only === undefined) {
    if (exact || quoted) throw toBad(chunk, 'noWord');
    return undefined;
  }
  const form = exact ? 'exact' : 'any';
  if (tokens.length > 1) return { kind: 'phrase', words: tokens.map((token) => ({ kind: 'word', token, form })) };
  return { kind: 'word', token: only, form: prefix ? 'prefix' : form };
}

function checkStars(chunk: string, bare: string, prefix: boolean, tokens: readonly Token[]): void {
  if (!bare.includes('*')) return;
  const last = tokens.at(-1);
  if (!prefix || bare.indexOf('*') < bare.length - 1) throw toBad(chunk, 'starPlace');
  if (chunk.startsWith('=')) throw toBad(chunk, 'exactOrOpen');
  if (tokens.length !== 1 || (last?.word.length ?? 0) < 2) throw toBad(chunk, 'starLetters');
}

function readField(field: string, value: string, chunk: string): QueryNode {
  if (value === '') throw toBad(chunk, 'noValue');
  const bare = value.replace(/^["“”„«»]|["“”„«»]$/gu, '').trim();
  switch (field) {
    case 'lang':
      if (!/^[a-z]{2,3}(?:-[a-z0-9]+)*$/iu.test(bare)) throw toBad(chunk, 'langForm');
      return { kind: 'lang', lang: bare.toLowerCase() };
    case 'in': {
      const side = SIDES.find((one) => one === bare);
      if (side === undefined) throw toBad(chunk, 'sideForm');
      return { kind: 'in', side };
    }
    case 'date': {
      const range = toDateRange(bare);
      if (range === null) throw toBad(chunk, 'dateForm');
      return { kind: 'date', range, wording: bare };
    }
    case 'leaf':
      return { kind: 'leaf', leaf: bare };
    default:
      return readWordField(field, value, chunk);
  }
}

function readWordField(field: string, value: string, chunk: string): QueryNode {
  const node = readTerm(value);
  if (node === undefined) throw toBad(chunk, 'noWord');
  if (field === 'title') return { kind: 'title', node };
  return { kind: 'name', words: node.kind === 'word' ? [node] : node.words };
}

function countWords(node: QueryNode): number {
  if (node.kind === 'phrase' || node.kind === 'name') return node.words.length;
  if (node.kind === 'title') return countWords(node.node);
  return node.kind === 'word' ? 1 : 0;
}
