/** The words of a page → its lines in the order of reading: columns told apart by the white between them (recursive XY cut). */
import type { PdfItem, PdfPage } from './pdf-pages.ts';

/** Words set high or low in a line. */
export interface Raised {
  readonly start: number;
  readonly end: number;
  readonly rend: 'superscript' | 'subscript';
}
export interface PdfLine {
  readonly page: number;
  readonly text: string;
  readonly raised: readonly Raised[];
  readonly x: number;
  readonly right: number;
  /** Of the baseline, from the top of the page. */
  readonly y: number;
  readonly size: number;
  /** Which column of which band of its page it stands in; lines of one column follow each other. */
  readonly column: number;
}

/** The items of one baseline. */
interface Row {
  readonly y: number;
  readonly size: number;
  /** From left to right. */
  readonly items: readonly PdfItem[];
}

/** A gap wider than so many times the size of the letters parts two cells. */
const WIDE = 1.6;
/** The least white of a gutter, in sizes of letters: more than the space of a justified line. */
const GUTTER = 0.4;
/** A gutter has at least so many lines on both sides. */
const LEAST_LINES = 4;
const MOST_DEPTH = 4;
/** Half the lines of a column are at least so many letters' sizes wide: cells of a table are narrower. */
const PROSE = 9;

/** Lists the lines of a page in the order they are read. */
export function listLines(page: PdfPage): readonly PdfLine[] {
  return orderColumns(toRows(page.items), 0).flatMap((column, index) =>
    column.map((row) => toLine(row, page.number, index)),
  );
}

/** Gathers the items of one baseline. Small letters set high or low belong to the line beside them. */
function toRows(items: readonly PdfItem[]): readonly Row[] {
  const rows: { y: number; size: number; items: PdfItem[] }[] = [];
  // Large letters first: they are the lines that small ones hang on. Rows stay near each other in `y`, so few are looked at.
  const shelves = new Map<number, { y: number; size: number; items: PdfItem[] }[]>();
  for (const item of [...items].sort((a, b) => b.size - a.size || a.y - b.y)) {
    const shelf = Math.round(item.y / 20);
    const near = [shelf - 1, shelf, shelf + 1].flatMap((place) => shelves.get(place) ?? []);
    const row = near.find((one) => {
      const isSmall = item.size < one.size * 0.85;
      const reach = isSmall ? one.size * 0.62 : one.size * 0.3;
      return Math.abs(one.y - item.y) <= reach && (!isSmall || touches(one.items, item));
    });
    if (row !== undefined) row.items.push(item);
    else {
      const begun = { y: item.y, size: item.size, items: [item] };
      rows.push(begun);
      shelves.set(shelf, [...(shelves.get(shelf) ?? []), begun]);
    }
  }
  for (const row of rows) row.items.sort((a, b) => a.x - b.x);
  return rows.sort((a, b) => a.y - b.y);
}

function touches(items: readonly PdfItem[], small: PdfItem): boolean {
  return items.some(
    (item) => small.x <= item.x + item.width + item.size && small.x + small.width >= item.x - item.size,
  );
}

const leftOf = (row: Row): number => row.items[0]?.x ?? 0;
const rightOf = (row: Row): number => Math.max(...row.items.map((item) => item.x + item.width));

/** What stands left and right of a place; null where an item, or a gap too narrow for a gutter, runs across it. */
function cutRow(row: Row, x: number): { readonly left: Row | null; readonly right: Row | null } | null {
  const left = row.items.filter((item) => item.x + item.width / 2 < x);
  const right = row.items.slice(left.length);
  const end = Math.max(Number.NEGATIVE_INFINITY, ...left.map((item) => item.x + item.width));
  const begin = Math.min(Number.POSITIVE_INFINITY, ...right.map((item) => item.x));
  if (end > x + 1 || begin < x - 1 || begin - end < GUTTER * row.size) return null;
  const part = (items: readonly PdfItem[]): Row | null => (items.length === 0 ? null : { ...row, items });
  return { left: part(left), right: part(right) };
}

/** Parts rows into columns, left before right within each band between lines that run across. */
function orderColumns(rows: readonly Row[], depth: number): readonly (readonly Row[])[] {
  const gutter = depth < MOST_DEPTH ? findGutter(rows) : null;
  if (gutter === null) return rows.length === 0 ? [] : [rows];
  const ordered: (readonly Row[])[] = [];
  let left: Row[] = [];
  let right: Row[] = [];
  let across: Row[] = [];
  const flush = (): void => {
    ordered.push(...orderColumns(left, depth + 1), ...orderColumns(right, depth + 1));
    if (across.length > 0) ordered.push(across);
    left = [];
    right = [];
    across = [];
  };
  for (const row of rows) {
    const parts = row.y < gutter.top ? null : cutRow(row, gutter.x);
    if (parts === null) {
      if (left.length + right.length > 0) flush();
      across.push(row);
    } else {
      if (across.length > 0) flush();
      if (parts.left !== null) left.push(parts.left);
      if (parts.right !== null) right.push(parts.right);
    }
  }
  flush();
  return ordered;
}

/** Finds the place that fewest rows run across and that has prose on both sides; null where there is one column. */
function findGutter(rows: readonly Row[]): { readonly x: number; readonly top: number } | null {
  if (rows.length < LEAST_LINES) return null;
  const from = Math.min(...rows.map(leftOf));
  const to = Math.max(...rows.map(rightOf));
  // Columns on the right begin where an item begins: those are all the places to look at.
  const places = new Set(rows.flatMap(({ items }) => items.map(({ x }) => Math.round(x * 2) / 2)));
  let best: { x: number; top: number; score: number } | null = null;
  for (const x of places) {
    if (x < from + (to - from) * 0.2 || x > to - (to - from) * 0.2) continue;
    const cuts = rows.map((row) => cutRow(row, x));
    const left = cuts.flatMap((cut) => cut?.left ?? []);
    const right = cuts.flatMap((cut) => cut?.right ?? []);
    const fewer = Math.min(left.length, right.length);
    const across = cuts.filter((cut) => cut === null).length;
    if (fewer < LEAST_LINES || across > 0.5 * fewer || !isProse(left) || !isProse(right)) continue;
    const top = Math.max(left[0]?.y ?? 0, right[0]?.y ?? 0) - 2 * (left[0]?.size ?? 0);
    const bottom = Math.min(left.at(-1)?.y ?? 0, right.at(-1)?.y ?? 0) + 1;
    // Columns stand beside each other: most lines of the shorter one have something at their height.
    const isBeside = (column: readonly Row[]): boolean =>
      column.filter(({ y }) => y >= top && y <= bottom).length >= LEAST_LINES;
    if (!isBeside(left) || !isBeside(right)) continue;
    const score = fewer - 2 * across;
    if (best === null || score > best.score) best = { x, top, score };
  }
  return best;
}

function isProse(rows: readonly Row[]): boolean {
  const widths = rows.map((row) => (rightOf(row) - leftOf(row)) / row.size).sort((a, b) => a - b);
  return (widths[Math.floor(widths.length * 0.5)] ?? 0) >= PROSE;
}

function toLine(row: Row, page: number, column: number): PdfLine {
  const size = commonSize(row.items);
  let text = '';
  const raised: Raised[] = [];
  let right = Number.POSITIVE_INFINITY;
  for (const item of row.items) {
    const gap = item.x - right;
    if (gap > WIDE * size) text = `${text.trimEnd()}\t`;
    else if (gap > 0.15 * item.size && !/\s$/u.test(text) && !/^\s/u.test(item.text)) text += ' ';
    const start = text.length;
    text += item.text;
    const rise = row.y - item.y;
    if (item.size < size * 0.85 && Math.abs(rise) > size * 0.12)
      raised.push({ start, end: text.length, rend: rise > 0 ? 'superscript' : 'subscript' });
    right = item.x + item.width;
  }
  return { page, text, raised, x: leftOf(row), right: rightOf(row), y: row.y, size, column };
}

/** The size most letters of a line have. */
function commonSize(items: readonly PdfItem[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of items) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
