/** Scans (JPEG, PNG, TIFF, PDF without text) → a record, by machine. What it was not sure of is marked; the picture stands beside the text. */
import { type Problem, toProblem } from '../errors.ts';
import type { LeafImage, Reading } from '../model/record.ts';
import { type NameHints, readParagraphs } from './document.ts';
import { Draft } from './draft.ts';
import { chooseModels, drawPage, listModels, listPackages, type OcrWord, readPicture } from './ocr.ts';
import { listCompounds, type LocalMark, markHyphens, type Paragraph } from './paragraphs.ts';
import type { SourceFile } from './source.ts';

export const SCAN_READER = 'scan/3';
/** Words the machine is less sure of than this are marked, in per cent. */
const DOUBTFUL = 60;
const MOST_PAGES = 200;

/** The programs that are asked; a test names ones that are not there. */
export interface ScanPrograms {
  readonly tesseract: string;
  readonly pdftoppm: string;
}
const PROGRAMS: ScanPrograms = { tesseract: 'tesseract', pdftoppm: 'pdftoppm' };

interface ReadPage {
  readonly name: string;
  readonly file: string;
  /** The page in the file, from 1; null where the file is one picture. */
  readonly inFile: number | null;
  readonly words: readonly OcrWord[];
}

/** Reads the pictures of one document, in order. Bad input gives problems, never an exception. */
export async function readScans(
  files: readonly SourceFile[],
  hints: NameHints,
  programs: ScanPrograms = PROGRAMS,
): Promise<Reading> {
  const [first] = files;
  const file = first?.path ?? '';
  const refuse = (problem: Problem): Reading => ({ reader: SCAN_READER, records: [], problems: [problem] });
  const installed = await listModels(programs.tesseract);
  if (installed === null) return refuse(toProblem('OCR_MISSING', { packages: listPackages(hints.lang) }, { file }));
  const models = chooseModels(hints.lang, installed);
  if (models === null) return refuse(toProblem('OCR_MISSING', { packages: listPackages(hints.lang) }, { file }));
  const pages: ReadPage[] = [];
  const problems: Problem[] = [];
  for (const source of files) {
    let inFile = 0;
    for await (const picture of listPictures(source, programs.pdftoppm)) {
      if (picture === null) {
        problems.push(toProblem('OCR_MISSING', { packages: 'poppler-utils' }, { file: source.path }));
        break;
      }
      const outcome = await readPicture(picture, models, programs.tesseract);
      const isOfMany = picture !== source.bytes;
      inFile += 1;
      if (outcome.kind !== 'words') {
        const reason = outcome.kind === 'failed' ? outcome.reason : 'Tesseract is gone';
        problems.push(toProblem('OCR_FAILED', { page: pages.length + 1, reason }, { file: source.path }));
        continue;
      }
      // A TIFF may hold several pages.
      const inside = new Set(outcome.words.map(({ page }) => page));
      for (const page of inside.size === 0 ? [1] : inside)
        pages.push({
          name: String(pages.length + 1),
          file: source.path,
          inFile: isOfMany ? inFile : inside.size > 1 ? page : null,
          words: outcome.words.filter((word) => word.page === page),
        });
      if (pages.length >= MOST_PAGES) break;
    }
  }
  return finish(pages, problems, models, { file, hints });
}

/** The pictures of a file: itself, or the pages of a PDF, one at a time. Null where the program that draws pages is missing. */
async function* listPictures({ bytes }: SourceFile, program: string): AsyncGenerator<Uint8Array | null> {
  if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) {
    yield bytes;
    return;
  }
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const drawn = await drawPage(bytes, page, program);
    if (drawn === null) yield null;
    // Past the last page nothing is drawn.
    if (drawn === null || drawn.length === 0) return;
    yield drawn;
  }
}

function finish(
  pages: readonly ReadPage[],
  problems: Problem[],
  models: string,
  context: { readonly file: string; readonly hints: NameHints },
): Reading {
  const { file } = context;
  const draft = new Draft();
  for (const [index, page] of pages.entries()) {
    const sure = meanOf(page.words);
    const low = page.words.filter(({ confidence }) => confidence < DOUBTFUL).length;
    draft.note(
      `pages.${index}`,
      `tesseract, ${models}`,
      `${sure} % sure of ${page.words.length} words, ${low} doubtful`,
    );
  }
  const words = pages.flatMap((page) => page.words);
  const { record, problems: found } = readParagraphs(toParagraphs(pages), draft, context);
  if (record !== null) {
    const doubtful = words.filter(({ confidence }) => confidence < DOUBTFUL).length;
    problems.push(toProblem('OCR_READ', { models, sure: meanOf(words), words: words.length, doubtful }, { file }));
  }
  const images = pages.map(({ file: of, inFile, name }): LeafImage => {
    return { file: of, ...(inFile === null ? {} : { page: inFile }), ...(pages.length > 1 ? { leaf: name } : {}) };
  });
  const records = record === null ? [] : [{ ...record, images }];
  return { reader: SCAN_READER, records, problems: [...problems, ...found] };
}

function meanOf(words: readonly OcrWord[]): number {
  return Math.round(words.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, words.length));
}

function toParagraphs(pages: readonly ReadPage[]): readonly Paragraph[] {
  const compounds = listCompounds(
    pages.map(({ words }) => ({ text: words.map(({ text }) => text).join(' '), at: '' })),
  );
  return pages.flatMap(({ words, name }, number) => {
    const groups = new Map<string, OcrWord[]>();
    for (const word of words) {
      const key = `${word.block} ${word.paragraph}`;
      groups.set(key, [...(groups.get(key) ?? []), word]);
    }
    return [...groups.values()].map((group, index): Paragraph => {
      const marks: LocalMark[] = [];
      // One page needs no number.
      if (index === 0 && pages.length > 1) marks.push({ kind: 'leaf', n: name, unit: 'page', start: 0, end: 0 });
      let text = '';
      let line = group[0]?.line;
      for (const word of group) {
        if (text !== '') text += word.line === line ? ' ' : '\n';
        line = word.line;
        const start = text.length;
        text += word.text;
        if (word.confidence < DOUBTFUL)
          marks.push({
            kind: 'highlight',
            rend: 'other',
            sure: Math.round(word.confidence) / 100,
            start,
            end: text.length,
          });
      }
      return {
        text,
        at: `page ${number + 1}, block ${group[0]?.block ?? 0}`,
        gap: 1,
        marks: [...marks, ...markHyphens(text, compounds)],
      };
    });
  });
}
