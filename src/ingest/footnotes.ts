/** Footnotes of plain text: `[1]` or `¹` in a line, and paragraphs at the end that begin with the same sign. */
import type { NoteAuthor, NoteMark } from '../model/text.ts';
import { parseNoteLabel } from './bracket-marks.ts';
import type { LocalMark, Paragraph } from './paragraphs.ts';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SIGN = /\[(\d{1,3}|\*{1,3})\]|[¹²³⁴-⁹⁰]{1,3}/gu;
const DEFINITION = /^(?:\[(\d{1,3}|\*{1,3})\]|([¹²³⁴-⁹⁰]{1,3}))\s*(?=\S)/u;

/** Takes the footnotes off the end of a text and anchors them as lifted notes; paragraphs without footnotes come back as they are. */
export function takeFootnotes(paragraphs: readonly Paragraph[], by: NoteAuthor): readonly Paragraph[] {
  const notes = new Map<string, string>();
  let end = paragraphs.length;
  while (end > 0) {
    const text = paragraphs[end - 1]?.text ?? '';
    const match = DEFINITION.exec(text);
    const sign = match === null ? null : toLabel(match[1] ?? match[2] ?? '');
    if (match === null || sign === null || notes.has(sign) || text.length > 3000) break;
    notes.set(sign, text.slice(match[0].length));
    end -= 1;
  }
  const body = paragraphs.slice(0, end);
  const pointed = new Set(
    body.flatMap(({ text }) => [...text.matchAll(SIGN)].map((match) => toLabel(match[1] ?? match[0]))),
  );
  // Every definition must be pointed to; else these are numbered paragraphs.
  if (notes.size === 0 || ![...notes.keys()].every((label) => pointed.has(label))) return paragraphs;
  return body.map((paragraph) => {
    const marks: LocalMark[] = [];
    for (const match of paragraph.text.matchAll(SIGN)) {
      const label = toLabel(match[1] ?? match[0]);
      const text = notes.get(label);
      if (text === undefined) continue;
      const place = { start: match.index, end: match.index + match[0].length };
      marks.push({ ...toFootnote(text, label, by), ...place, lifted: true });
    }
    return marks.length === 0 ? paragraph : { ...paragraph, marks: [...(paragraph.marks ?? []), ...marks] };
  });
}

/** Builds a footnote; “Translator's note: …” at its head says whose it is, else `by` stands. */
export function toFootnote(text: string, n: string, by: NoteAuthor): Omit<NoteMark, 'block' | 'start' | 'end'> {
  const labelled = parseNoteLabel(text);
  return { kind: 'note', by: labelled?.by ?? by, text: labelled?.text ?? text, n, type: 'footnote' };
}

function toLabel(sign: string): string {
  return sign.replace(/[⁰¹²³⁴-⁹]/gu, (digit) => String(SUPERSCRIPTS.indexOf(digit)));
}
