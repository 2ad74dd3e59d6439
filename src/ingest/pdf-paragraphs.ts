/** Lines of pages → paragraphs: by indentation, by the white between lines, by the size of the letters; words parted at a line end are whole in the reading. */
import { toFootnote } from './footnotes.ts';
import { listCompounds, type LocalMark, markHyphens, type Paragraph } from './paragraphs.ts';
import type { PdfLine } from './pdf-lines.ts';

/** The lines of one page that are text, and the number of the page. */
export interface TextPage {
  readonly number: number;
  readonly name: string;
  readonly lines: readonly PdfLine[];
}

interface Edges {
  readonly left: number;
  readonly right: number;
}

interface OpenParagraph {
  readonly lines: PdfLine[];
  readonly isHeading: boolean;
}

const SENTENCE_END = /[.!?…:;]["”»)\]’]*\s*$/u;
/** Letters so much larger than those of the text are a heading's, so much smaller a note's. */
const LARGE = 1.13;
const SMALL = 0.93;

/** Builds the paragraphs of a file. Each page begins with a mark; a paragraph that goes on over a page is one. */
export function buildPdfParagraphs(pages: readonly TextPage[]): readonly Paragraph[] {
  const all = pages.flatMap(({ lines }) => lines);
  const body = findBodySize(all);
  const spacing = findSpacing(all, body);
  const edges = findEdges(all);
  const compounds = listCompounds(all.map(({ text }) => ({ text, at: '' })));
  const sizes = [...new Set(all.filter(({ size }) => size > body * LARGE).map(({ size }) => size))].sort(
    (a, b) => b - a,
  );
  const paragraphs: Paragraph[] = [];
  const begun = new Set<number>();
  let open: OpenParagraph | null = null;
  let notes: readonly Note[] = [];
  const flush = (): void => {
    if (open !== null) paragraphs.push(toParagraph(open, { pages, begun, compounds, notes, sizes }));
    open = null;
  };
  for (const page of pages) {
    const parted = takeNotes(page.lines, body);
    // A paragraph that goes on over a page points to the notes of both.
    notes = open === null ? parted.notes : [...notes, ...parted.notes];
    for (const line of parted.lines) {
      const isHeading = line.size > body * LARGE && line.text.length < 200;
      if (
        open !== null &&
        !continues(open, line, isHeading, spacing, edges.get(`${line.page} ${line.column}`) ?? { left: 0, right: 0 })
      ) {
        flush();
        notes = parted.notes;
      }
      if (open === null) open = { lines: [line], isHeading };
      else open.lines.push(line);
    }
  }
  flush();
  return paragraphs;
}

/** The size most letters have. */
function findBodySize(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

/** The usual distance of two lines of a paragraph. */
function findSpacing(lines: readonly PdfLine[], body: number): number {
  const distances = lines
    .flatMap((line, index) => {
      const next = lines[index + 1];
      if (next?.page !== line.page || next.column !== line.column) return [];
      const distance = next.y - line.y;
      return distance > body * 0.7 && distance < body * 3 ? [distance] : [];
    })
    .sort((a, b) => a - b);
  return distances[Math.floor(distances.length * 0.25)] ?? body * 1.25;
}

function continues(open: OpenParagraph, line: PdfLine, isHeading: boolean, spacing: number, column: Edges): boolean {
  const last = open.lines.at(-1);
  const first = open.lines[0];
  if (last === undefined || first === undefined) return false;
  if (isHeading !== open.isHeading || Math.abs(last.size - line.size) > 0.6) return false;
  if (line.text.includes('\t') || last.text.includes('\t')) return false;
  if (/^\s*(?:[-•–—*]\s|\(?\d{1,2}[.)]\s)/u.test(line.text)) return false;
  const isSamePlace = line.page === last.page && line.column === last.column;
  const isIndented = line.x - (open.lines.length > 1 ? last.x : Math.min(last.x, line.x)) > line.size * 0.8;
  if (!isSamePlace) {
    // Over the page or into the next column: only in the middle of a sentence.
    const goesOn = !SENTENCE_END.test(last.text) && /^\s*[\p{Ll}\d(«“"]/u.test(line.text);
    return goesOn && !isHeading;
  }
  const gap = line.y - last.y;
  const usual = isHeading ? Math.max(spacing, line.size * 1.3) : spacing;
  if (gap > usual * 1.2 || gap < 0 || isIndented) return false;
  if (line.x - last.x > line.size * 0.8) return false;
  // A line that ends long before the margin is the last of its paragraph, unless its sentence goes on below.
  const width = column.right - column.left;
  const isShort = last.right < column.right - width * 0.18;
  const isCentred = last.x > column.left + width * 0.1 && line.x > column.left + width * 0.1;
  if (!isShort || isCentred) return true;
  return !SENTENCE_END.test(last.text) && /^\s*\p{Ll}/u.test(line.text);
}

/** The edges of each column of each page. */
function findEdges(lines: readonly PdfLine[]): ReadonlyMap<string, Edges> {
  const edges = new Map<string, Edges>();
  for (const line of lines) {
    const key = `${line.page} ${line.column}`;
    const known = edges.get(key) ?? { left: line.x, right: line.right };
    edges.set(key, { left: Math.min(known.left, line.x), right: Math.max(known.right, line.right) });
  }
  return edges;
}

interface Note {
  readonly sign: string;
  readonly text: string;
  readonly page: number;
}

/** Takes the footnotes off the bottom of a page: smaller letters, each note with a sign that stands high in a line of the page. */
function takeNotes(
  lines: readonly PdfLine[],
  body: number,
): { readonly lines: readonly PdfLine[]; readonly notes: readonly Note[] } {
  let from = lines.length;
  while (from > 0 && (lines[from - 1]?.size ?? body) <= body * SMALL) from -= 1;
  const small = lines.slice(from);
  const signs = new Set(
    lines.slice(0, from).flatMap(({ text, raised }) => raised.map(({ start, end }) => text.slice(start, end).trim())),
  );
  const notes: { sign: string; parts: string[] }[] = [];
  const kept: PdfLine[] = [];
  for (const line of small) {
    const sign = /^\s*(\d{1,3}|[*†‡§]{1,3})[.)]?\s*(?=\S)/u.exec(line.text);
    const isNew = sign?.[1] !== undefined && signs.has(sign[1]) && !notes.some((note) => note.sign === sign[1]);
    if (isNew) notes.push({ sign: sign[1] ?? '', parts: [line.text.slice(sign[0].length)] });
    else if (notes.length > 0) notes.at(-1)?.parts.push(line.text);
    else kept.push(line);
  }
  return {
    lines: [...lines.slice(0, from), ...kept],
    notes: notes.map(({ sign, parts }) => ({ sign, text: joinLines(parts), page: lines[0]?.page ?? 0 })),
  };
}

function joinLines(parts: readonly string[]): string {
  return parts
    .join('\n')
    .replace(/(\p{Ll})[-\u00AD]\n(?=\p{Ll})/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

interface Context {
  readonly pages: readonly TextPage[];
  /** Pages that have their mark. */
  readonly begun: Set<number>;
  readonly compounds: ReadonlySet<string>;
  readonly notes: readonly Note[];
  readonly sizes: readonly number[];
}

function toParagraph({ lines, isHeading }: OpenParagraph, context: Context): Paragraph {
  const marks: LocalMark[] = [];
  let text = '';
  for (const line of lines) {
    if (text !== '') text += '\n';
    if (!context.begun.has(line.page)) {
      const n = context.pages.find(({ number }) => number === line.page)?.name ?? String(line.page);
      marks.push({ kind: 'leaf', n, unit: 'page', start: text.length, end: text.length });
      context.begun.add(line.page);
    }
    for (const { start, end, rend } of line.raised) {
      const sign = line.text.slice(start, end).trim();
      const note = context.notes.find((one) => one.sign === sign && one.page === line.page);
      const place = { start: text.length + start, end: text.length + end };
      if (note === undefined) marks.push({ kind: 'highlight', rend, ...place });
      else marks.push({ ...toFootnote(note.text, note.sign, 'unknown'), ...place, lifted: true });
    }
    text += line.text;
  }
  marks.push(...markHyphens(text, context.compounds));
  const [first] = lines;
  const level = isHeading ? Math.min(3, context.sizes.indexOf(first?.size ?? 0) + 1) : undefined;
  return {
    text,
    at: `page ${first?.page ?? 1}`,
    gap: isHeading ? 2 : 1,
    ...(isHeading ? { kind: 'heading', level: level ?? 1 } : {}),
    ...(marks.length === 0 ? {} : { marks: marks.sort((a, b) => a.start - b.start || b.end - a.end) }),
  };
}
