/**
 * PDF with a text layer → a record.
 *
 *   pages → lines in the order of reading (columns) → furniture out → paragraphs → one document, or two languages of it
 */
import { type Problem, toProblem } from '../errors.ts';
import type { Reading } from '../model/record.ts';
import { type NameHints, readParagraphs } from './document.ts';
import { Draft } from './draft.ts';
import { claimProperties, settlePages } from './office.ts';
import { findFurniture, type PageLines } from './pdf-furniture.ts';
import { listLines } from './pdf-lines.ts';
import { type PdfFile, readPdfPages } from './pdf-pages.ts';
import { buildPdfParagraphs, type TextPage } from './pdf-paragraphs.ts';
import { readScans } from './scan.ts';
import type { SourceFile } from './source.ts';

export const PDF_READER = 'pdf/2';
/** Fewer letters than these on a page are a stamp on a picture, not its text. */
const LEAST_LETTERS = 12;

/** Reads a PDF. Bad input gives problems, never an exception. */
export async function readPdf(source: SourceFile, hints: NameHints): Promise<Reading> {
  const file = source.path;
  const { pdf, problems } = await readPdfPages(source.bytes, file);
  if (pdf === null) return { reader: PDF_READER, records: [], problems };
  const lined = pdf.pages.map((page): PageLines => ({ page, lines: listLines(page) }));
  const blank = lined.filter(({ lines }) => countLetters(lines.map(({ text }) => text)) < LEAST_LETTERS);
  if (blank.length === lined.length) {
    const scan = await readScans([source], hints);
    return { ...scan, problems: [...problems, ...scan.problems] };
  }
  const furniture = findFurniture(lined);
  const pages = lined.map(
    ({ page, lines }): TextPage => ({
      number: page.number,
      name: furniture.printed.get(page.number) ?? page.label ?? String(page.number),
      lines: lines.filter((line) => !furniture.lines.has(line)),
    }),
  );
  const draft = new Draft();
  claimInfo(pdf, draft);
  for (const words of furniture.heads) draft.claim('running head', words, 'head and foot of the pages');
  const { record, problems: found } = readParagraphs(buildPdfParagraphs(pages), draft, { file, hints });
  return {
    reader: PDF_READER,
    records: record === null ? [] : [settlePages(record)],
    problems: [...problems, ...reportPages(furniture.heads, furniture.printed.size, blank, file), ...found],
  };
}

function countLetters(texts: readonly string[]): number {
  return texts.join('').match(/\p{L}/gu)?.length ?? 0;
}

function reportPages(
  heads: ReadonlySet<string>,
  numbers: number,
  blank: readonly PageLines[],
  file: string,
): readonly Problem[] {
  const problems: Problem[] = [];
  const what = [...heads].slice(0, 5).map((words) => `“${words.slice(0, 80)}”`);
  if (numbers > 0) what.push(`page numbers (${numbers})`);
  if (what.length > 0) problems.push(toProblem('RUNNING_HEADS', { what: what.join(', ') }, { file }));
  if (blank.length > 0) {
    const pages = blank
      .map(({ page }) => page.number)
      .slice(0, 20)
      .join(', ');
    problems.push(toProblem('PARTS_LEFT', { what: `pages without text: ${pages}` }, { file }));
  }
  return problems;
}

const INFO: Readonly<Record<string, string>> = {
  Title: 'file title',
  Author: 'file author',
  Subject: 'subject',
  Keywords: 'keywords',
  CreationDate: 'file created',
  ModDate: 'file modified',
};

function claimInfo(pdf: PdfFile, draft: Draft): void {
  claimProperties(
    draft,
    pdf.info.flatMap(([key, value]) =>
      INFO[key] === undefined ? [] : [[INFO[key], value, `document information, ${key}`] as const],
    ),
  );
}
