/** Running heads, feet and page numbers: what stands at the edge of page after page and is no line of the text. */
import type { PdfLine } from './pdf-lines.ts';
import type { PdfPage } from './pdf-pages.ts';

export interface PageLines {
  readonly page: PdfPage;
  readonly lines: readonly PdfLine[];
}
export interface Furniture {
  readonly lines: ReadonlySet<PdfLine>;
  /** Page → the number printed on it. */
  readonly printed: ReadonlyMap<number, string>;
  /** The heads and feet, each once, digits as they stand first. */
  readonly heads: ReadonlySet<string>;
}

/** How many lines at the top and at the bottom may be furniture. */
const EDGE = 2;
const NUMBER =
  /^[\s\-–—[(•·|]*(?:(?:page|p\.|стр(?:аница|\.)|с\.|seite|página)\s*)?(\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|из|\/|von|de)\s*\d{1,4})?[\s\-–—\])•·|.]*$/iu;

/** Finds the furniture of all pages together: only what repeats is furniture. */
export function findFurniture(pages: readonly PageLines[]): Furniture {
  const edges = pages.flatMap(({ page, lines }) => {
    const sorted = [...lines].sort((a, b) => a.y - b.y);
    const top = sorted.slice(0, EDGE).filter(({ y }) => y < page.height * 0.2);
    const bottom = sorted.slice(-EDGE).filter((line) => line.y > page.height * 0.8 && !top.includes(line));
    return [...top, ...bottom].map((line) => ({ line, side: top.includes(line) ? 'top' : 'bottom' }));
  });
  const furniture = new Set<PdfLine>();
  const heads = new Map<string, string>();
  const groups = new Map<string, PdfLine[]>();
  for (const { line, side } of edges) {
    const key = `${side} ${line.text.replace(/\d+/gu, '#').replace(/\s+/gu, ' ').trim().toLowerCase()}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  for (const [key, lines] of groups) {
    const count = new Set(lines.map(({ page }) => page)).size;
    // Even and odd pages have heads of their own, and chapters theirs.
    const isRepeated = count >= 3 || (count >= 2 && count >= pages.length * 0.6);
    if (!isRepeated || NUMBER.test(lines[0]?.text ?? '') || !/\p{L}{2}/u.test(key.replace(/^\w+ /u, ''))) continue;
    if (lines.some(({ y }) => Math.abs(y - (lines[0]?.y ?? 0)) > 30)) continue;
    for (const line of lines) furniture.add(line);
    heads.set(key, lines[0]?.text.replace(/\s+/gu, ' ').trim() ?? '');
  }
  const printed = findNumbers(
    edges.map(({ line }) => line),
    pages.length,
    furniture,
  );
  return { lines: furniture, printed, heads: new Set(heads.values()) };
}

/** Numbers that climb with the pages, alone in their line or at the end of a running head. */
function findNumbers(edges: readonly PdfLine[], pages: number, furniture: Set<PdfLine>): ReadonlyMap<number, string> {
  const candidates = edges.flatMap((line) => {
    const alone = NUMBER.exec(line.text)?.[1];
    if (alone !== undefined) return [{ line, text: alone, isAlone: true }];
    const found = furniture.has(line) ? /^\s*(\d{1,4})\s|\s(\d{1,4})\s*$/u.exec(line.text) : null;
    const text = found?.[1] ?? found?.[2];
    return text === undefined ? [] : [{ line, text, isAlone: false }];
  });
  const shifts = new Map<string, typeof candidates>();
  for (const candidate of candidates) {
    const value = toNumber(candidate.text);
    if (value === null) continue;
    const key = `${/\d/u.test(candidate.text) ? 'arabic' : 'roman'} ${value - candidate.line.page}`;
    shifts.set(key, [...(shifts.get(key) ?? []), candidate]);
  }
  const printed = new Map<number, string>();
  for (const group of [...shifts.values()].sort((a, b) => b.length - a.length)) {
    const isSequence = new Set(group.map(({ line }) => line.page)).size >= Math.min(3, Math.max(2, pages));
    const isMarked = pages === 1 && /^\s*[-–—]\s*\d+\s*[-–—]\s*$/u.test(group[0]?.line.text ?? '');
    if (!isSequence && !isMarked) continue;
    for (const { line, text, isAlone } of group) {
      if (printed.has(line.page)) continue;
      printed.set(line.page, text);
      if (isAlone) furniture.add(line);
    }
  }
  return printed;
}

function toNumber(text: string): number | null {
  if (/^\d+$/u.test(text)) return Number(text);
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  const digits = Array.from(text.toLowerCase(), (letter) => values[letter] ?? 0);
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0) || null;
}
