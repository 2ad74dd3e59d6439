/** Markdown inside a line → words and marks: emphasis, links, footnote signs, struck words, images. */
import type { LocalMark } from './paragraphs.ts';

/** The words of a line, its marks, and the footnotes it points to. */
export interface InlineText {
  readonly text: string;
  readonly marks: readonly LocalMark[];
  /** Footnote labels and where in `text` each is anchored. */
  readonly anchors: readonly { readonly label: string; readonly at: number }[];
}

const LONGEST_SPAN = 2000;

interface Open {
  readonly sign: string;
  /** Offset in the output where the span begins. */
  readonly from: number;
}

/**
 * Parses the inline part of CommonMark that documents use, and the footnotes of GFM and of `[1](#f1)`.
 * Signs that close nothing stay as characters. Linear but for the search of a closing bracket, which is bounded.
 */
export function parseInline(source: string): InlineText {
  const marks: LocalMark[] = [];
  const anchors: { label: string; at: number }[] = [];
  const open: Open[] = [];
  let out = '';
  let at = 0;
  while (at < source.length) {
    const char = source.charAt(at);
    if (char === '\\' && /[!-/:-@[-`{-~]/u.test(source.charAt(at + 1))) {
      out += source.charAt(at + 1);
      at += 2;
    } else if (char === '[' || (char === '!' && source.charAt(at + 1) === '[')) {
      const link = parseLink(source, at);
      if (link === null) {
        out += char;
        at += 1;
      } else {
        if (link.label !== null) anchors.push({ label: link.label, at: out.length });
        else if (link.isImage)
          marks.push({
            kind: 'gap',
            text: link.words === '' ? link.to : link.words,
            start: out.length,
            end: out.length,
          });
        else {
          const inner = parseInline(link.words);
          const shift = out.length;
          marks.push(...inner.marks.map((mark) => ({ ...mark, start: mark.start + shift, end: mark.end + shift })));
          anchors.push(...inner.anchors.map((anchor) => ({ ...anchor, at: anchor.at + shift })));
          if (inner.text !== '')
            marks.push({ kind: 'link', to: link.to, start: shift, end: shift + inner.text.length });
          out += inner.text;
        }
        at = link.end;
      }
    } else if (char === '*' || char === '_' || (char === '~' && source.charAt(at + 1) === '~')) {
      const run = /^(?:\*{1,3}|_{1,3}|~~)/u.exec(source.slice(at, at + 3))?.[0] ?? char;
      at += run.length;
      out += takeSign(run, source, at, out, open, marks);
    } else if (char === '<' && /^<br\s*\/?>/iu.test(source.slice(at, at + 8))) {
      out += '\n';
      at = source.indexOf('>', at) + 1;
    } else {
      out += char;
      at += 1;
    }
  }
  return restoreUnclosed(out, open, marks, anchors);
}

/** An emphasis sign opens or closes a span; returns what it leaves in the words. */
function takeSign(run: string, source: string, after: number, out: string, open: Open[], marks: LocalMark[]): string {
  const before = source.charAt(after - run.length - 1);
  const next = source.charAt(after);
  const inWord = run.startsWith('_') && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(next);
  if (inWord) return run;
  const opener = open.findLastIndex((candidate) => candidate.sign === run);
  const canClose = opener >= 0 && before !== '' && !/\s/u.test(before);
  const begun = open[opener];
  if (canClose && begun !== undefined && out.length > begun.from && out.length - begun.from <= LONGEST_SPAN) {
    open.length = opener;
    const place = { start: begun.from, end: out.length };
    if (run === '~~') marks.push({ kind: 'struck', ...place });
    else if (run.length === 3)
      marks.push({ kind: 'highlight', rend: 'bold', ...place }, { kind: 'highlight', rend: 'italic', ...place });
    else marks.push({ kind: 'highlight', rend: run.length === 2 ? 'bold' : 'italic', ...place });
    return '';
  }
  if (next === '' || /\s/u.test(next)) return run;
  open.push({ sign: run, from: out.length });
  return '';
}

/** Signs that were taken for openers and never closed go back into the words, and what stands after them moves on. */
function restoreUnclosed(
  out: string,
  open: readonly Open[],
  marks: readonly LocalMark[],
  anchors: readonly { label: string; at: number }[],
): InlineText {
  if (open.length === 0) return { text: out, marks, anchors };
  const shift = (offset: number, isEnd: boolean): number =>
    offset +
    open.reduce((sum, { sign, from }) => sum + (from < offset || (from === offset && !isEnd) ? sign.length : 0), 0);
  let text = '';
  let from = 0;
  for (const span of open) {
    text += out.slice(from, span.from) + span.sign;
    from = span.from;
  }
  return {
    text: text + out.slice(from),
    marks: marks.map((mark) => ({
      ...mark,
      start: shift(mark.start, false),
      end: shift(mark.end, mark.end > mark.start),
    })),
    anchors: anchors.map((anchor) => ({ ...anchor, at: shift(anchor.at, true) })),
  };
}

interface Link {
  readonly words: string;
  readonly to: string;
  readonly label: string | null;
  readonly isImage: boolean;
  readonly end: number;
}

/** `[words](address)`, `![words](address)`, `[^1]`, `[1](#f1)`; null where the brackets are just brackets. */
function parseLink(source: string, at: number): Link | null {
  const isImage = source.charAt(at) === '!';
  const rest = source.slice(at + (isImage ? 1 : 0), at + LONGEST_SPAN);
  const note = /^\[\^([^\]\s]{1,40})\]/u.exec(rest);
  if (note?.[1] !== undefined && !isImage)
    return { words: '', to: '', label: note[1], isImage, end: at + note[0].length };
  const match =
    /^\[((?:[^[\]\\]|\\.|\[[^[\]]{0,200}\]){0,1000})\]\(\s*<?((?:[^\s()<>]|\([^\s()]{0,200}\)){0,1500})>?(?:\s+["'(][^"')]{0,200}["')])?\s*\)/u.exec(
      rest,
    );
  if (match?.[1] === undefined || match[2] === undefined) return null;
  const end = at + (isImage ? 1 : 0) + match[0].length;
  const isNote = !isImage && /^#/u.test(match[2]) && /^\\?\[?(?:\d{1,3}|\*{1,3}|[a-z])\\?\]?$/u.test(match[1]);
  return { words: match[1], to: match[2], label: isNote ? match[1].replace(/[\\[\]]/gu, '') : null, isImage, end };
}
