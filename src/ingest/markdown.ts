/** Markdown → paragraphs with kinds and marks, and the footnotes under the text. */
import type { NoteAuthor } from '../model/text.ts';
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

const ITEM = /^(\s*)(?:[-*+•]|\d{1,3}[.)])\s+(.*)$/u;
const RULE = /^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/u;
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/u;
const DEFINITION = /^\[\^([^\]\s]{1,40})\]:\s*(.*)$/u;

/** Reads the blocks of Markdown. Footnotes become notes at their anchors; a footnote nobody points to stays a paragraph. */
export function readMarkdown(lines: readonly SourceLine[], noteAuthor: NoteAuthor): readonly Paragraph[] {
  const { chunks, footnotes } = readChunks(lines);
  const parsed = chunks.map((chunk) => ({ chunk, inline: parseInline(chunk.source) }));
  const wanted = parsed.flatMap(({ inline }) => inline.anchors.map(({ label }) => label));
  const numbered = takeNumberedNotes(
    parsed.map(({ chunk, inline }) => ({ kind: chunk.kind, text: inline.text })),
    wanted,
    footnotes,
  );
  const notes = new Map([...footnotes, ...numbered.notes].map(({ label, text }) => [label, text] as const));
  const used = new Set(wanted);
  const paragraphs = parsed.flatMap(({ chunk, inline }, index): Paragraph[] => {
    if (numbered.taken.has(index) || inline.text.trim() === '') return [];
    const marks: LocalMark[] = [...inline.marks];
    for (const { label, at } of inline.anchors) {
      const note = { kind: 'note', by: noteAuthor, text: notes.get(label) ?? '', n: label, type: 'footnote' } as const;
      marks.push({ ...note, start: at, end: at });
    }
    return [trimParagraph({ text: inline.text, at: chunk.at, gap: chunk.gap, kind: chunk.kind, marks }, chunk.level)];
  });
  const orphans = footnotes.filter(({ label }) => !used.has(label));
  return [
    ...paragraphs,
    ...orphans.map(({ label, text }) => ({ text: `[${label}] ${text}`, at: '', gap: 1, kind: 'paragraph' as const })),
  ];
}

function trimParagraph(paragraph: Paragraph, level: number | undefined): Paragraph {
  const start = paragraph.text.length - paragraph.text.trimStart().length;
  const text = paragraph.text.trim();
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
    ...paragraph,
    text,
    marks,
    ...(kind === undefined ? {} : { kind }),
    ...(level === undefined ? {} : { level }),
  };
}

/** Numbered paragraphs at the end (“1 12 March. It set out …”) are the footnotes that `[1](#f1)` points to. */
function takeNumberedNotes(
  blocks: readonly { readonly kind: Kind; readonly text: string }[],
  wanted: readonly string[],
  known: readonly Footnote[],
): { readonly notes: readonly Footnote[]; readonly taken: ReadonlySet<number> } {
  const missing = [...new Set(wanted)].filter((label) => !known.some((note) => note.label === label));
  const notes: Footnote[] = [];
  const taken = new Set<number>();
  if (missing.length === 0) return { notes, taken };
  // From the end up, so that a numbered paragraph of the text itself is not mistaken for a note.
  let at = blocks.length - 1;
  let pending: { text: string; index: number }[] = [];
  for (const label of missing.reverse()) {
    for (; at >= 0; at -= 1) {
      const text = blocks[at]?.text.trim() ?? '';
      const escaped = label.replace(/[*+?.()|[\]\\^$]/gu, String.raw`\$&`);
      const match = new RegExp(String.raw`^\[?${escaped}[\]).]?\s+(?=\S)`, 'u').exec(text);
      if (match === null) {
        pending.unshift({ text, index: at });
        if (pending.length > 6) return { notes, taken };
        continue;
      }
      // Paragraphs between two notes go on with the first of them.
      const rest = notes.length === 0 && pending.some(({ text: other }) => /^\[/u.test(other)) ? [] : pending;
      notes.push({ label, text: [text.slice(match[0].length), ...rest.map(({ text: other }) => other)].join('\n') });
      taken.add(at);
      for (const { index } of rest) taken.add(index);
      pending = [];
      at -= 1;
      break;
    }
  }
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
    const line = text.replace(/\s+$/u, '');
    const definition = DEFINITION.exec(line);
    const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/u.exec(line);
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
    } else if (heading?.[1] !== undefined) push('heading', heading[2] ?? '', at, heading[1].length);
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
