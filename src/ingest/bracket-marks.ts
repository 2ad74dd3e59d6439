/**
 * What editors and translators put between brackets: leaf numbers, notes, [sic], supplied words, gaps.
 *
 * The characters stay in the block; a mark covers them. A leaf number, a note, a [sic] and a gap are lifted out of the reading;
 * a supplied word stays in it.
 */
import { type Problem, toProblem } from '../errors.ts';
import type { LeafMark, Mark, NoteAuthor, NoteMark } from '../model/text.ts';

/** A bracket in a block: where it opens and closes (end exclusive) and what stands between. */
interface Bracket {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly inner: string;
}

/** What is known of the document that helps to tell a leaf number from a footnote number. */
export interface LeafHints {
  /** Leaves of the archival reference: `136-138`. */
  readonly leaves?: string | null;
}

const LONGEST = 3000;
const LABELLED_NOTE: readonly (readonly [NoteAuthor, RegExp])[] = [
  [
    'translator',
    /^(?:translator['’]?s?['’]?\s+(?:foot)?note|trans(?:l|lator)?\.?\s+note|note\s+(?:of|by)\s+(?:the\s+)?translator|t\.?\s?n\.?|прим(?:ечание|\.)?\s*(?:перев(?:одчика|\.)?|пер\.)|anm(?:erkung|\.)?\s*d(?:es|\.)?\s*ü(?:bersetzers|\.)?|note\s+du\s+traducteur|n\.?\s?d\.?\s?t\.?|nota\s+del?\s+traductora?|pozn(?:ámka|\.)?\s*překl(?:adatele|\.)?|przyp(?:is|\.)?\s*tłum(?:acza|\.)?)\s*[:.—–-]\s*/iu,
  ],
  [
    'editor',
    /^(?:editor['’]?s?['’]?\s+(?:foot)?note|ed\.?\s+note|note\s+by\s+the\s+editors?|прим(?:ечание|\.)?\s*(?:ред(?:актора|акции|\.)?|сост(?:авителя|\.)?|публ(?:икатора|\.)?)|anm(?:erkung|\.)?\s*d(?:es|er|\.)?\s*(?:hrsg|herausgebers|hg|red)\.?|note\s+de\s+l['’]éditeur|n\.?\s?d\.?\s?[eé]\.?|nota\s+del?\s+editor)\s*[:.—–-]\s*/iu,
  ],
  [
    'author',
    /^(?:author['’]?s\s+note|прим(?:ечание|\.)?\s*авт(?:ора|\.)?|anm(?:erkung|\.)?\s*d(?:es|\.)?\s*verf(?:assers|\.)?)\s*[:.—–-]\s*/iu,
  ],
];
const TRAILING_NOTE: readonly (readonly [NoteAuthor, RegExp])[] = [
  ['translator', /\s*[—–-]\s*(?:trans(?:l|lator)?|прим\.?\s*пер(?:ев)?|пер|перев|d\.?\s?ü|n\.?\s?d\.?\s?t)\.?$/iu],
  ['editor', /\s*[—–-]\s*(?:eds?|editor|прим\.?\s*ред|прим\.?\s*сост|ред|сост|d\.?\s?hrsg|hg|n\.?\s?d\.?\s?e)\.?$/iu],
];
const SIC =
  /^(?:sic|so|так(?:\s+в\s+(?:тексте|документе|оригинале|подлиннике))?|так!)(?:\s*[!?])?(?:\s*[—–:,-]\s*(?<text>.+))?$/isu;
const GAP =
  /^(?:[.…\s]{1,6}|\?{1,3}|.{0,40}(?:illegible|unreadable|неразборчив\p{L}*|нрзб|неразб|утрачен\p{L}*|лакуна|unleserlich|illisible|ilegible|ilegibles|nečiteln\p{L}*|nieczyteln\p{L}*|not declassified|excised|redacted|text missing|words? missing|garbled|пропуск|опущен\p{L}*|omitted|ommission|omission|купюра).{0,80})$/isu;
const LEAF_WORD =
  /^(?:(?<leaf>лист|лл?|leaf|folio|fol|fols|f|bl|blatt|hoja|feuillet|k|karta)|(?<page>pages?|pp?|стр|с|seite|s|pág|página|str|strana))\.?\s*(?:№\s*)?(?<n>\d{1,5}(?:\s?(?:об|ob|v|r|verso|recto|а|a|б|b)\.?)?)$/iu;
const LEAF_NUMBER = /^(?<n>\d{1,4}(?:\s?(?:об|ob)\.?)?)$/iu;
/** Longer stretches in brackets are more likely the author's own than a word supplied. */
const SUPPLIED_WORDS = 12;

/** Builds the marks of the brackets in blocks; a leaf out of order is a problem. Linear in the length of the blocks. */
export function buildBracketMarks(
  blocks: readonly { readonly text: string; readonly at?: string }[],
  hints: LeafHints = {},
): { readonly marks: readonly Mark[]; readonly problems: readonly Problem[] } {
  const marks: Mark[] = [];
  const numbers: Bracket[] = [];
  const named: LeafMark[] = [];
  blocks.forEach((block, index) => {
    for (const bracket of listBrackets(block.text, index)) {
      const leaf = LEAF_WORD.exec(bracket.inner);
      if (leaf?.groups?.['n'] !== undefined)
        named.push(toLeaf(bracket, leaf.groups['n'], leaf.groups['page'] !== undefined));
      else if (LEAF_NUMBER.test(bracket.inner)) numbers.push(bracket);
      else {
        const mark = toMark(bracket, block.text);
        if (mark !== null) marks.push(mark);
      }
    }
  });
  const leaves = [...named, ...toLeaves(numbers, blocks, hints)].sort((a, b) => a.block - b.block || a.start - b.start);
  marks.push(...leaves);
  for (const bracket of numbers) {
    const isYear = /^1[5-9]\d\d$|^20\d\d$/u.test(bracket.inner);
    const taken = leaves.some((leaf) => leaf.block === bracket.block && leaf.start === bracket.start);
    if (isYear && !taken)
      marks.push({ kind: 'supplied', block: bracket.block, start: bracket.start, end: bracket.end });
  }
  marks.sort((a, b) => a.block - b.block || a.start - b.start || a.end - b.end);
  return { marks, problems: checkOrder(leaves, blocks) };
}

function checkOrder(leaves: readonly LeafMark[], blocks: readonly { readonly at?: string }[]): readonly Problem[] {
  const problems: Problem[] = [];
  leaves.forEach((leaf, index) => {
    const previous = leaves[index - 1];
    if (previous !== undefined && valueOf(leaf.n) < valueOf(previous.n)) {
      const at = blocks[leaf.block]?.at;
      problems.push(toProblem('LEAF_ORDER', { n: leaf.n, previous: previous.n }, at === undefined ? {} : { at }));
    }
  });
  return problems;
}

/** Lists the outermost brackets of a block; an unclosed one is none. `/л. 5/` counts as a bracket. */
function listBrackets(text: string, block: number): readonly Bracket[] {
  const brackets: Bracket[] = [];
  let depth = 0;
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '[') {
      if (depth === 0) open = at;
      depth += 1;
    } else if (char === ']' && depth > 0) {
      depth -= 1;
      if (depth === 0 && at - open < LONGEST) brackets.push(toBracket(text, block, open, at + 1, 1));
    }
  }
  const slashed =
    /(\/{1,2}|\|)\s?((?:л|лл|стр|с|l|f|p)\.\s?\d{1,4}(?:\s?об\.?)?)\s?\1|\(\s*(?:sic!?|так в (?:тексте|документе|подлиннике))\s*\)/giu;
  for (const match of text.matchAll(slashed)) {
    const pad = match[1]?.length ?? 1;
    const bracket = toBracket(text, block, match.index, match.index + match[0].length, pad);
    if (!brackets.some((other) => other.start < bracket.end && bracket.start < other.end)) brackets.push(bracket);
  }
  return brackets.sort((a, b) => a.start - b.start);
}

function toBracket(text: string, block: number, start: number, end: number, pad: number): Bracket {
  return { block, start, end, inner: text.slice(start + pad, end - pad).trim() };
}

function toLeaf(bracket: Bracket, n: string, isPage: boolean): LeafMark {
  const number = n.replace(/\s+/gu, ' ').replace(/\.$/u, '');
  return {
    kind: 'leaf',
    n: number,
    ...(isPage ? { unit: 'page' as const } : {}),
    block: bracket.block,
    start: bracket.start,
    end: bracket.end,
    lifted: true,
  };
}

/** A number in brackets is a leaf where it takes its place in a plausible sequence of leaves, else a footnote or nobody knows. */
function toLeaves(
  numbers: readonly Bracket[],
  blocks: readonly { readonly text: string }[],
  hints: LeafHints,
): readonly LeafMark[] {
  const range = parseRange(hints.leaves ?? null);
  const isListed = (bracket: Bracket): boolean => {
    const n = valueOf(bracket.inner);
    return range !== null && n >= range.from && n <= range.to + 1;
  };
  const chain = longestClimb(
    numbers.filter((bracket) => isListed(bracket) || !/^1[5-9]\d\d$|^20\d\d$/u.test(bracket.inner)),
  );
  if (range !== null && chain.some(isListed)) {
    return chain.filter(isListed).map((bracket) => toLeaf(bracket, bracket.inner, false));
  }
  // Numbers at the beginning of blocks too are the notes that those in the lines point to.
  const definitions = new Set(
    blocks.flatMap(({ text }) => {
      const number = /^\[?(\d{1,4})[\]).]?\s/u.exec(text)?.[1];
      return number === undefined ? [] : [number];
    }),
  );
  if (numbers.some((bracket) => definitions.has(bracket.inner) && bracket.start > 0)) return [];
  const first = chain[0];
  if (first === undefined || valueOf(first.inner) < 2 || chain.length < numbers.length * 0.7) return [];
  // Leaves follow each other closely: 137, 138; not 3, 250, 912.
  const steps = chain.slice(1).map((bracket, index) => valueOf(bracket.inner) - valueOf(chain[index]?.inner ?? '0'));
  return steps.every((step) => step <= 3) ? chain.map((bracket) => toLeaf(bracket, bracket.inner, false)) : [];
}

/** The numbers that climb from the first on; a slip back is left out. */
function longestClimb(numbers: readonly Bracket[]): readonly Bracket[] {
  const chain: Bracket[] = [];
  for (const bracket of numbers) {
    const last = chain.at(-1);
    if (last === undefined || valueOf(bracket.inner) > valueOf(last.inner)) chain.push(bracket);
  }
  return chain;
}

/** The number of a leaf; its back comes half a leaf later. */
function valueOf(n: string): number {
  return Number.parseInt(n, 10) + (/об|ob|v/iu.test(n) ? 0.5 : 0);
}

function parseRange(leaves: string | null): { readonly from: number; readonly to: number } | null {
  const numbers = (leaves ?? '').match(/\d+/gu)?.map(Number) ?? [];
  return numbers.length === 0 ? null : { from: Math.min(...numbers), to: Math.max(...numbers) };
}

function toMark(bracket: Bracket, text: string): Mark | null {
  const { block, start, end, inner } = bracket;
  const place = { block, start, end } as const;
  const note = toNote(bracket);
  if (note !== null) return note;
  const sic = SIC.exec(inner);
  if (sic !== null) {
    const remark = sic.groups?.['text'];
    return { kind: 'sic', ...place, lifted: true, ...(remark === undefined ? {} : { text: remark }) };
  }
  if (GAP.test(inner)) return { kind: 'gap', ...place, lifted: true, text: inner };
  const words = inner.split(/\s+/u).length;
  // A whole paragraph in brackets is no word supplied into a sentence.
  const isAlone = text.trim().length === end - start;
  if (inner !== '' && /\p{L}/u.test(inner) && words <= SUPPLIED_WORDS && !isAlone)
    return { kind: 'supplied', ...place };
  return null;
}

function toNote({ block, start, end, inner }: Bracket): NoteMark | null {
  const note = parseNoteLabel(inner);
  return note === null ? null : { kind: 'note', ...note, block, start, end, lifted: true };
}

/** Parses a note that says whose it is (“Translator's note: …”, «… — Прим. ред.»); null where it does not. */
export function parseNoteLabel(words: string): { readonly by: NoteAuthor; readonly text: string } | null {
  for (const [by, label] of LABELLED_NOTE) {
    const match = label.exec(words);
    if (match !== null) return { by, text: words.slice(match[0].length).trim() };
  }
  for (const [by, label] of TRAILING_NOTE) {
    const match = label.exec(words);
    if (match !== null && match.index > 0) return { by, text: words.slice(0, match.index).trim() };
  }
  return null;
}
