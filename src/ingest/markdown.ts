/** Markdown → paragraphs with kinds and marks, and the footnotes under the text. */
import type { NoteAuthor } from '../model/text.ts';
import { toFootnote } from './footnotes.ts';
import { parseInline } from './markdown-inline.ts';
import type { LocalMark, Paragraph, SourceLine } from './paragraphs.ts';

type Kind = NonNullable<Paragraph['kind']>;

interface Chunk {
  readonly kind: Kind;
  readonly level?: number;
  readonly source: string;
  readonly at: string;
  readonly gap: number;
}

interface Footnote {
  readonly label: string;
  readonly text: string;
}

const HEADING = /^ {0,3}(#{1,6})(?:\s+(\S.*))?$/u;
const ITEM = /^(\s*)(?:[-*+•]|\d{1,3}[.)])\s+(.*)$/u;
const RULE = /^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/u;
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/u;
const DEFINITION = /^\[\^([^\]\s]{1,40})\]:\s*(.*)$/u;

/** Reads the blocks of Markdown. Footnotes become notes at their anchors; a footnote nobody points to stays a paragraph. */
export function readMarkdown(lines: readonly SourceLine[], noteAuthor: NoteAuthor): readonly Paragraph[] {
  const { chunks, footnotes } = readChunks(lines);
  const parsed = chunks.map((chunk) => ({ chunk, inline: parseInline(chunk.source) }));
  const labelled = parsed.map(({ inline }) => ({
    text: inline.text,
    labels: inline.anchors.map(({ label }) => label),
  }));
  const numbered = takeNumberedNotes(labelled, footnotes);
  const notes = new Map([...footnotes, ...numbered.notes].map(({ label, text }) => [label, text] as const));
  const used = new Set(labelled.flatMap(({ labels }) => labels));
  // A note whose sign was lost belongs to the title, which is where editors put such notes.
  const titleNotes = numbered.notes.filter(({ label }) => !used.has(label));
  const paragraphs = parsed.flatMap(({ chunk, inline }, index): Paragraph[] => {
    if (numbered.taken.has(index) || inline.text.trim() === '') return [];
    const marks: LocalMark[] = [...inline.marks];
    for (const { label, at } of inline.anchors) {
      const text = notes.get(label);
      if (text === undefined) marks.push({ kind: 'gap', text: `note ${label}`, start: at, end: at });
      else marks.push({ ...toFootnote(text, label, noteAuthor), start: at, end: at });
    }
    return [trimParagraph({ text: inline.text, at: chunk.at, gap: chunk.gap, kind: chunk.kind, marks }, chunk.level)];
  });
  const [first, ...others] = paragraphs;
  if (first !== undefined && titleNotes.length > 0) {
    const marks = titleNotes.map(({ label, text }) => ({ ...toFootnote(text, label, noteAuthor), start: 0, end: 0 }));
    paragraphs.splice(0, paragraphs.length, { ...first, marks: [...marks, ...(first.marks ?? [])] }, ...others);
  }
  const orphans = footnotes.filter(({ label }) => !used.has(label));
  return [...paragraphs, ...orphans.map(({ label, text }) => ({ text: `[${label}] ${text}`, at: '', gap: 1 }))];
}

/** A bare paragraph of Markdown says nothing of its kind: it may be a dateline, a salutation, a signature. */
function trimParagraph(paragraph: Paragraph, level: number | undefined): Paragraph {
  const start = paragraph.kind === 'table-row' ? 0 : paragraph.text.length - paragraph.text.trimStart().length;
  // An empty last cell of a table is a cell.
  const text = paragraph.kind === 'table-row' ? paragraph.text.replace(/^ +| +$/gu, '') : paragraph.text.trim();
  const clamp = (offset: number): number => Math.min(text.length, Math.max(0, offset - start));
  const marks = (paragraph.marks ?? []).map((mark) => ({ ...mark, start: clamp(mark.start), end: clamp(mark.end) }));
  // A line that is all bold and nothing else is a heading in everything but name.
  const isBold = marks.some(
    (mark) =>
      mark.kind === 'highlight' &&
      mark.rend === 'bold' &&
      mark.start === 0 &&
      mark.end >= text.replace(/[.:]+$/u, '').length,
  );
  const kind = paragraph.kind === 'paragraph' && isBold && text.length < 200 ? 'heading' : paragraph.kind;
  return {
    text,
    at: paragraph.at,
    gap: paragraph.gap,
    marks,
    ...(kind === undefined || kind === 'paragraph' ? {} : { kind }),
    ...(level === undefined ? {} : { level }),
  };
}

/**
 * Numbered paragraphs at the end (“1 12 March. It set out …”) are the footnotes that `[1](#f1)` points to, also where the sign of
 * one was lost with the title it stood at. They count up from 1; paragraphs between two go on with the first.
 */
function takeNumberedNotes(
  blocks: readonly { readonly text: string; readonly labels: readonly string[] }[],
  known: readonly Footnote[],
): { readonly notes: readonly Footnote[]; readonly taken: ReadonlySet<number> } {
  const none = { notes: [], taken: new Set<number>() };
  const numberOf = (text: string): string | undefined => /^\[?(\d{1,3})[\]).]?\s+(?=\S)/u.exec(text.trim())?.[1];
  const start = blocks.findLastIndex(({ text }) => numberOf(text) === '1');
  if (start < 0 || blocks.slice(start).some(({ labels }) => labels.length > 0)) return none;
  const wanted = blocks.flatMap(({ labels }) => labels).filter((label) => !known.some((note) => note.label === label));
  const notes: { label: string; text: string }[] = [];
  const taken = new Set<number>();
  for (const [offset, { text }] of blocks.slice(start).entries()) {
    const number = numberOf(text);
    const last = notes.at(-1);
    if (number === String(notes.length + 1))
      notes.push({ label: number, text: text.trim().replace(/^\[?\d+[\]).]?\s+/u, '') });
    else if (last !== undefined) last.text = `${last.text}\n${text.trim()}`;
    taken.add(start + offset);
  }
  // Every sign must have its note; without any sign only what follows the line of the archive is notes.
  const isComplete = wanted.every((label) => notes.some((note) => note.label === label));
  const before = blocks[start - 1]?.text.trim() ?? '';
  const followsSource = /^\[[^\]]{4,200}\]$/u.test(before);
  if (!isComplete || (wanted.length === 0 && !followsSource) || taken.size > 2 * notes.length + 2) return none;
  return { notes, taken };
}

function readChunks(lines: readonly SourceLine[]): {
  readonly chunks: readonly Chunk[];
  readonly footnotes: readonly Footnote[];
} {
  const chunks: Chunk[] = [];
  const footnotes: { label: string; text: string }[] = [];
  let gap = 0;
  let held: { parts: string[]; at: string; gap: number; kind: Kind; level?: number } | null = null;
  let inNote = false;
  const flush = (): void => {
    if (held !== null) {
      const { parts, at, kind, level } = held;
      chunks.push({ kind, source: parts.join('\n'), at, gap: held.gap, ...(level === undefined ? {} : { level }) });
    }
    held = null;
  };
  const push = (kind: Kind, source: string, at: string, level?: number): void => {
    flush();
    chunks.push({ kind, source, at, gap, ...(level === undefined ? {} : { level }) });
    gap = 0;
  };
  for (const [index, { text, at }] of lines.entries()) {
    const line = text.trimEnd();
    const definition = DEFINITION.exec(line);
    const heading = HEADING.exec(line);
    const item = ITEM.exec(line);
    if (line.trim() === '') {
      flush();
      gap += 1;
      continue;
    }
    if (definition?.[1] !== undefined) {
      flush();
      footnotes.push({ label: definition[1], text: parseInline(definition[2] ?? '').text });
      inNote = true;
      continue;
    }
    const last = footnotes.at(-1);
    if (inNote && last !== undefined && /^\s{2,}\S/u.test(text)) {
      last.text = `${last.text}\n${parseInline(line.trim()).text}`;
      continue;
    }
    inNote = false;
    if (/^\s*(?:`{3,}|~{3,})/u.test(line) || RULE.test(line)) flush();
    else if (/^\s*(?:=+|-+)$/u.test(line) && held !== null) {
      held.kind = 'heading';
      held.level = line.includes('=') ? 1 : 2;
      flush();
    } else if (heading?.[1] !== undefined) push('heading', withoutClosing(heading[2] ?? ''), at, heading[1].length);
    else if (isTableLine(line, lines[index + 1]?.text, chunks.at(-1)?.kind)) {
      if (!TABLE_RULE.test(line)) push('table-row', splitCells(line).join('\t'), at);
    } else if (item !== null && held === null)
      push('list-item', keepNumber(line), at, 1 + Math.floor((item[1]?.length ?? 0) / 2));
    else if (held === null) {
      held = { parts: [line.replace(/^\s*(?:>\s?)+/u, '')], at, gap, kind: 'paragraph' };
      gap = 0;
    } else held.parts.push(line.trim().replace(/^(?:>\s?)+/u, ''));
  }
  flush();
  return { chunks, footnotes };
}

/** The number of a numbered item is the document's own; a bullet is only a sign. */
function keepNumber(line: string): string {
  return line.trim().replace(/^[-*+•]\s+/u, '');
}

/** Takes the closing signs off a heading, `Title ##`; those that belong to its last word stay. */
function withoutClosing(heading: string): string {
  let end = heading.length;
  while (heading[end - 1] === '#') end -= 1;
  return end === 0 || heading[end - 1]?.trim() === '' ? heading.slice(0, end).trimEnd() : heading;
}

function isTableLine(line: string, next: string | undefined, before: Kind | undefined): boolean {
  if (!/^\s*\|.*\|\s*$/u.test(line)) return false;
  return TABLE_RULE.test(line) || before === 'table-row' || TABLE_RULE.test(next ?? '') || /^\s*\|/u.test(next ?? '');
}

function splitCells(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\|/u, '')
    .replace(/\|$/u, '')
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.trim().replace(/\\\|/gu, '|'));
}
