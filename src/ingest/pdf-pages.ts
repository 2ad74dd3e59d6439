/**
 * A PDF → the words of its pages with their places, by pdf.js. Nothing in the file is run: no script, no form, no link is followed, fonts are
 * not loaded into anything.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Problem, toProblem } from '../errors.ts';

/** A run of words as the file sets it. Places in points (1/72 inch), from the left and from the top of the page. */
export interface PdfItem {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
}
export interface PdfPage {
  /** From 1. */
  readonly number: number;
  /** What the file calls the page (`iv`), where it names its pages. */
  readonly label: string | null;
  readonly width: number;
  readonly height: number;
  readonly items: readonly PdfItem[];
}
export interface PdfFile {
  readonly pages: readonly PdfPage[];
  /** `Title` → words, as the file says. */
  readonly info: readonly (readonly [string, string])[];
  readonly problems: readonly Problem[];
}

const MOST_PAGES = 3000;
const MOST_ITEMS = 2_000_000;
/** Milliseconds the pages of one file may take; what was read until then is kept. */
const BUDGET = 4 * 60_000;

/** Counts the pages of a PDF; 0 where it cannot be opened. */
export async function countPages(bytes: Uint8Array): Promise<number> {
  const task = openPdf(bytes);
  try {
    return (await task.promise).numPages;
  } catch {
    return 0;
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

function openPdf(bytes: Uint8Array) {
  const home = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return getDocument({
    // The library takes the bytes for its own, and takes no Buffer.
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: 1,
    cMapUrl: `${path.join(home, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${path.join(home, 'standard_fonts')}/`,
  });
}

/** Reads the pages of a PDF; null with a problem where it cannot be opened. */
export async function readPdfPages(
  bytes: Uint8Array,
  file: string,
): Promise<{ readonly pdf: PdfFile | null; readonly problems: readonly Problem[] }> {
  const task = openPdf(bytes);
  try {
    const document = await task.promise;
    const problems: Problem[] = [];
    const labels = await document.getPageLabels().catch(() => null);
    const started = Date.now();
    const pages: PdfPage[] = [];
    let items = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      if (number > MOST_PAGES || items > MOST_ITEMS || Date.now() - started > BUDGET) {
        const reason = `only ${number - 1} of ${document.numPages} pages were read`;
        problems.push(toProblem('FILE_BROKEN', { reason }, { file }));
        break;
      }
      try {
        const page = await document.getPage(number);
        const read = toPage(number, labels?.[number - 1] ?? null, page.view, (await page.getTextContent()).items);
        items += read.items.length;
        pages.push(read);
        page.cleanup();
      } catch (error) {
        problems.push(
          toProblem('FILE_BROKEN', { reason: `page ${number}: ${reasonOf(error)}` }, { file, at: `page ${number}` }),
        );
      }
    }
    const { info } = await document.getMetadata().catch(() => ({ info: {} }));
    const claims = Object.entries(info).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value] as const] : [],
    );
    return { pdf: { pages, info: claims, problems }, problems };
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    const problem = isLocked
      ? toProblem('FILE_ENCRYPTED', {}, { file })
      : toProblem('FILE_BROKEN', { reason: reasonOf(error) }, { file });
    return { pdf: null, problems: [problem] };
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

function toPage(number: number, label: string | null, view: readonly number[], found: readonly object[]): PdfPage {
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  const items = found.flatMap((item): readonly PdfItem[] => {
    if (!('str' in item) || !('transform' in item) || !('width' in item)) return [];
    const { str, transform, width, fontName } = item as {
      str: string;
      transform: number[];
      width: number;
      fontName: string;
    };
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = transform;
    // Words set upright along the edge of a scan are a library's stamp, and no line of the text; they keep their place.
    if (str.trim() === '') return [];
    const size = Math.hypot(b, d) || Math.abs(d) || Math.abs(a);
    return [{ text: str, x: x - left, y: top - y, width, size, font: fontName }];
  });
  return { number, label, width: right - left, height: top - bottom, items };
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/gu, ' ').slice(0, 160);
}
