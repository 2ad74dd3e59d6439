/** Lines → paragraphs, whether each line is a paragraph, or lines were broken at a margin and blank lines part them. */
import type { BlockKind, Mark } from '../model/text.ts';

/** A line as it stands in the source; `at` says where (`line 12`). */
export interface SourceLine {
  readonly text: string;
  readonly at: string;
}

/** A mark before it is known which block its paragraph becomes. */
export type LocalMark = Mark extends infer M ? (M extends Mark ? Omit<M, 'block'> : never) : never;

/** A paragraph before it is known in which text it stands. */
export interface Paragraph extends SourceLine {
  /** Blank lines before it. */
  readonly gap: number;
  /** Set where the format itself says what it is. */
  readonly kind?: BlockKind;
  readonly level?: number;
  readonly marks?: readonly LocalMark[];
}

/** Lines longer than this were not broken at a margin by a typist or a mail program. */
const MARGIN = 100;
const SENTENCE_END = /[.!?…:;»”"')\]]\s*$/u;

/** Splits a text into its lines, numbered from 1. */
export function splitLines(text: string): readonly SourceLine[] {
  return text.split(/\r\n|[\n\r\u0085\u2028\f]/u).map((line, index) => ({ text: line, at: `line ${index + 1}` }));
}

/** Builds the paragraphs of lines. Words and their order are kept; a line break inside a paragraph stays as `\n`. */
export function buildParagraphs(lines: readonly SourceLine[]): readonly Paragraph[] {
  const margin = findMargin(lines);
  const compounds = margin === null ? new Set<string>() : listCompounds(lines);
  const paragraphs: Paragraph[] = [];
  let gap = 0;
  let held: { parts: string[]; at: string; gap: number; last: string } | null = null;
  const flush = (): void => {
    if (held !== null) {
      const text = held.parts.join('\n');
      const marks = held.parts.length > 1 ? markHyphens(text, compounds) : [];
      paragraphs.push({ text, at: held.at, gap: held.gap, ...(marks.length === 0 ? {} : { marks }) });
    }
    held = null;
  };
  for (const line of lines) {
    const words = line.text.replace(/^\uFEFF/u, '').trim();
    if (words === '') {
      flush();
      gap += 1;
      continue;
    }
    if (held !== null && !continues(held.last, line.text, margin)) flush();
    if (held === null) held = { parts: [words], at: line.at, gap, last: line.text };
    else {
      held.parts.push(words);
      held.last = line.text;
    }
    gap = 0;
  }
  flush();
  return paragraphs;
}

/** Words written with a hyphen inside a line: at the end of a line their hyphen is their own. */
export function listCompounds(lines: readonly SourceLine[]): ReadonlySet<string> {
  return new Set(
    lines.flatMap(({ text }) => (text.toLowerCase().match(/\p{L}+-\p{L}+/gu) ?? []).map((word) => stemOf(word))),
  );
}

/** The word up to the fourth letter after its hyphen, so that «премьер-министром» knows «премьер-министр». */
function stemOf(word: string): string {
  return word.slice(0, word.indexOf('-') + 5);
}

/** A word parted at the end of a line is whole in the reading: the hyphen and the line break are lifted, and stay in the block. */
export function markHyphens(text: string, compounds: ReadonlySet<string>): readonly LocalMark[] {
  return [...text.matchAll(/(?<left>\p{L}*\p{Ll})[-\u00AD\u2010]\n(?<right>\p{Ll}+)/gu)].map((match): LocalMark => {
    const { left = '', right = '' } = match.groups ?? {};
    const isCompound = compounds.has(stemOf(`${left}-${right}`.toLowerCase()));
    const start = match.index + left.length + (isCompound ? 1 : 0);
    return { kind: 'highlight', rend: 'other', start, end: match.index + left.length + 2, lifted: true };
  });
}

/** The width at which lines were broken, or null where each line is a paragraph of its own. */
function findMargin(lines: readonly SourceLine[]): number | null {
  let broken = 0;
  let inner = 0;
  let longest = 0;
  for (let at = 0; at + 1 < lines.length; at += 1) {
    const here = lines[at]?.text.trimEnd() ?? '';
    const next = lines[at + 1]?.text.trim() ?? '';
    if (here.trim() === '' || next === '') continue;
    inner += 1;
    longest = Math.max(longest, here.length);
    // A line that ends in mid-sentence and goes on in the next was broken.
    if (here.length >= 40 && here.length <= MARGIN && !SENTENCE_END.test(here)) broken += 1;
  }
  return inner >= 2 && broken / inner > 0.4 && longest <= MARGIN + 20 ? longest : null;
}

/** Tells whether a line goes on with the paragraph of the line before. */
function continues(before: string, line: string, margin: number | null): boolean {
  if (margin === null) return false;
  const indent = /^[\s\u00A0]*/u.exec(line)?.[0].length ?? 0;
  const indentBefore = /^[\s\u00A0]*/u.exec(before)?.[0].length ?? 0;
  // The first line of a paragraph is set in; the lines of a centred heading are set in differently.
  if (indent > indentBefore + 1) return false;
  if (/^\s*(?:[-•–—*]\s|\d{1,2}[.)]\s)/u.test(line)) return false;
  if (before.includes('\t') || line.includes('\t')) return false;
  const isShort = before.trim().length < margin * 0.62;
  return !(isShort && (SENTENCE_END.test(before) || before.trim().length < margin * 0.4));
}
