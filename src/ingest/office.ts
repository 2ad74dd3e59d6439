/** What the readers of word processor files share: how words look, what a file says of itself, and the record they end in. */
import { type Problem, toProblem } from '../errors.ts';
import type { Reading, RecordReading } from '../model/record.ts';
import type { HighlightMark, Text } from '../model/text.ts';
import { isDateline, isNameLine } from './block-kinds.ts';
import { type DocumentContext, readZones } from './document.ts';
import type { Draft } from './draft.ts';
import type { LocalMark, Paragraph } from './paragraphs.ts';
import type { Stretch, Unplaced } from './xml-blocks.ts';
import type { Zone, ZoneWriter } from './zones.ts';

export type LookName = HighlightMark['rend'] | 'struck' | 'hidden';
/** How words look: true or false where the file says so, absent where it leaves it to what is around. */
export type Look = Readonly<Partial<Record<LookName, boolean>>>;

/** What was counted while a file was read. */
export interface Findings {
  inserted: number;
  deleted: number;
  hidden: number;
  pages: number;
  readonly people: Set<string>;
  /** Words at the head and foot of the pages. */
  readonly heads: Set<string>;
  /** What is no text, in words: `3 pictures`. */
  readonly left: Map<string, number>;
}

export function startFindings(): Findings {
  return { inserted: 0, deleted: 0, hidden: 0, pages: 0, people: new Set(), heads: new Set(), left: new Map() };
}

/** Counts one thing that is no text. */
export function leave(findings: Findings, what: string): void {
  findings.left.set(what, (findings.left.get(what) ?? 0) + 1);
}

/** Writes words with the marks of their look. Deleted and hidden words are kept, lifted out of the reading. */
export function writeLook(zones: ZoneWriter, look: Look, isDeleted: boolean, write: () => void): void {
  const { writer } = zones;
  const open: (readonly [Stretch, Unplaced])[] = [];
  const lay = (mark: Unplaced): void => {
    open.push([writer.open(), mark]);
  };
  if (isDeleted) lay({ kind: 'struck', lifted: true });
  else if (look.hidden === true) lay({ kind: 'highlight', rend: 'other', lifted: true });
  else if (look.struck === true) lay({ kind: 'struck' });
  for (const [name, isOn] of Object.entries(look) as [LookName, boolean][])
    if (isOn && name !== 'struck' && name !== 'hidden') lay({ kind: 'highlight', rend: name });
  write();
  for (const [stretch, mark] of open.reverse()) writer.close(stretch, mark);
}

/** Sets a page of the file before the next word. */
export function breakPage(zones: ZoneWriter, findings: Findings): void {
  // Before the first word a page is not broken but begun.
  if (!zones.hasWords) return;
  findings.pages += 1;
  zones.writer.point({ kind: 'leaf', n: String(findings.pages + 1), unit: 'page' }, 'before');
}

/** Builds the reading of a file from its zones. */
export function finishOffice(
  reader: string,
  written: readonly Zone[],
  draft: Draft,
  context: DocumentContext,
  findings: Findings,
): Reading {
  const zones = written.map((zone) => ({ ...zone, paragraphs: zone.paragraphs.map(settleParagraph) }));
  const { record, problems } = readZones(markFirstPage(zones, findings), draft, context);
  const found = reportFindings(findings, context.file);
  return {
    reader,
    records: record === null ? [] : [settlePages(record)],
    problems: [...found, ...problems],
  };
}

/** The pieces of one highlight, cut up by the word processor, become one; a short line in bold alone is a heading. */
function settleParagraph(paragraph: Paragraph): Paragraph {
  const marks = joinMarks(paragraph.marks ?? [], paragraph.text);
  const { text, kind } = paragraph;
  const isBold = marks.some(
    (mark) =>
      mark.kind === 'highlight' && mark.rend === 'bold' && mark.start === 0 && mark.end >= text.trimEnd().length,
  );
  const isHeading =
    isBold &&
    kind === undefined &&
    text.length <= 120 &&
    !/[.,;:]$/u.test(text) &&
    !isDateline(text) &&
    !isNameLine(text);
  const rest = kind === 'heading' || isHeading ? marks.filter((mark) => !coversAll(mark, text)) : marks;
  return { ...paragraph, ...(isHeading ? { kind: 'heading' } : {}), marks: rest };
}

/** The look of a whole heading is the heading's, not a highlight in it. */
function coversAll(mark: LocalMark, text: string): boolean {
  return mark.kind === 'highlight' && mark.lifted !== true && mark.start === 0 && mark.end >= text.length;
}

/** Joins marks that say the same of words next to each other. */
function joinMarks(marks: readonly LocalMark[], text: string): readonly LocalMark[] {
  const joined: LocalMark[] = [];
  for (const mark of marks) {
    const isStretch = mark.kind === 'highlight' || mark.kind === 'struck' || mark.kind === 'link';
    const at = isStretch
      ? joined.findIndex(
          (other) =>
            sayOf(other) === sayOf(mark) && other.end <= mark.start && /^\s*$/u.test(text.slice(other.end, mark.start)),
        )
      : -1;
    const other = joined[at];
    if (other === undefined) joined.push(mark);
    else joined[at] = { ...other, end: mark.end };
  }
  return joined;
}

function sayOf(mark: LocalMark): string {
  return JSON.stringify({ ...mark, start: 0, end: 0 });
}

function markFirstPage(zones: readonly Zone[], findings: Findings): readonly Zone[] {
  const [first, ...others] = zones;
  const [paragraph, ...rest] = first?.paragraphs ?? [];
  if (findings.pages === 0 || first === undefined || paragraph === undefined) return zones;
  const page: LocalMark = { kind: 'leaf', n: '1', unit: 'page', start: 0, end: 0 };
  const marked = { ...paragraph, marks: [page, ...(paragraph.marks ?? [])] };
  return [{ ...first, paragraphs: [marked, ...rest] }, ...others];
}

/** Leaves that somebody wrote into the text are worth more than where the pages of a file happen to end; so are those of the original. */
export function settlePages(record: RecordReading): RecordReading {
  const hasLeaves = record.texts.some(({ marks }) =>
    marks.some((mark) => mark.kind === 'leaf' && mark.unit !== 'page'),
  );
  const texts = record.texts.map((text, index): Text => {
    if (!hasLeaves && index === 0) return text;
    return { ...text, marks: text.marks.filter((mark) => mark.kind !== 'leaf' || mark.unit !== 'page') };
  });
  return { ...record, texts };
}

function reportFindings(findings: Findings, file: string): readonly Problem[] {
  const problems: Problem[] = [];
  const { inserted, deleted, hidden, people, heads, left } = findings;
  if (inserted + deleted > 0) {
    const names = [...people].slice(0, 5).join(', ');
    problems.push(toProblem('TRACKED_CHANGES', { inserted, deleted, people: names === '' ? '–' : names }, { file }));
  }
  if (hidden > 0) problems.push(toProblem('HIDDEN_TEXT', { count: hidden }, { file }));
  if (heads.size > 0) {
    const what = [...heads]
      .map((words) => `“${words.slice(0, 80)}”`)
      .slice(0, 5)
      .join(', ');
    problems.push(toProblem('RUNNING_HEADS', { what }, { file }));
  }
  if (left.size > 0) {
    const what = [...left].map(([name, count]) => (count > 1 ? `${name} (${count})` : name)).join(', ');
    problems.push(toProblem('PARTS_LEFT', { what }, { file }));
  }
  return problems;
}

/** What the file says of itself is kept as its claim: the names and titles in there are often a template's or a typist's. */
export function claimProperties(draft: Draft, properties: readonly (readonly [string, string, string])[]): void {
  for (const [key, value, at] of properties) {
    const words = value.replace(/\s+/gu, ' ').trim();
    if (words !== '') draft.claim(key, words.slice(0, 2000), at);
  }
}
