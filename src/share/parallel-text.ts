/** Original and translation side by side in plain text, in two columns of fixed width. */
import { type BeadPair, listBeadWords } from './bead-pair.ts';

/** Formats an alignment as two columns of `width` characters each, a rule between the beads; a missing side stays empty. */
export function formatParallelText(pair: BeadPair, width = 56): string {
  const rows = listBeadWords(pair).flatMap((bead, index) => {
    const left = wrap(bead.original.join(' '), width);
    const right = wrap(bead.translation.join(' '), width);
    const height = Math.max(left.length, right.length, 1);
    const number = `${index + 1}`.padStart(4);
    const lines = Array.from({ length: height }, (_, line) =>
      `${line === 0 ? number : '    '}  ${pad(left[line] ?? '', width)} │ ${right[line] ?? ''}`.trimEnd(),
    );
    const percent = `${Math.round(bead.confidence * 100)} %`;
    const doubts = bead.confidence < 0.5 ? [`      ? ${percent}`] : [];
    return [...lines, ...doubts, ...bead.findings.map((finding) => `      ! ${finding.kind}: ${finding.message}`)];
  });
  const head = `      ${pad(pair.languages[0], width)} │ ${pair.languages[1]}`;
  const rule = `      ${'─'.repeat(width + 1)}┼${'─'.repeat(width + 1)}`;
  return [head, rule, ...rows, ''].join('\n');
}

const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
// East Asian wide and fullwidth characters take two columns (Unicode Standard Annex 11; the blocks in use suffice here).
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}]/u;
// Latin, Greek and Cyrillic letters without combining marks: one unit, one column, no need to segment.
const PLAIN = /^[\u0020-\u02FF\u0370-\u0482\u048A-\u052F\u2010-\u2027\u2030-\u205E]*$/u;
const widthOf = (text: string): number => {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const { segment } of SEGMENTER.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
};
const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

// Control characters would move the cursor of a terminal: they are shown, not obeyed.
const CONTROLS = /[\p{Cc}\p{Bidi_Control}]/gu;

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.replace(/\s+/gu, ' ').replace(CONTROLS, '\uFFFD').trim().split(' ')) {
    for (const piece of widthOf(word) > width ? cut(word, width) : [word]) {
      const needed = widthOf(piece);
      if (used > 0 && used + 1 + needed > width) {
        lines.push(line);
        line = '';
        used = 0;
      }
      line += used > 0 ? ` ${piece}` : piece;
      used += needed + (used > 0 ? 1 : 0);
    }
  }
  return line === '' ? lines : [...lines, line];
}

function cut(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const { segment } of SEGMENTER.segment(word)) {
    const needed = widthOf(segment);
    if (used + needed > width) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += segment;
    used += needed;
  }
  return [...pieces, piece];
}
