/**
 * Ingest.
 *
 * In: the bytes of one source (a file, or the files of a pair). Out: a `Reading`, which is records with their texts, marks and
 * provenance, and everything that could not be done, as problems. Why here: whatever form a document comes in, it leaves this
 * room in the one form the rest of the house knows. Bad input never throws; nothing of the document is dropped silently.
 */
import { type Problem, toProblem } from '../errors.ts';
import type { Reading } from '../model/record.ts';
import { type DecodedFile, decodeFile } from './decode.ts';
import { readHtml } from './html.ts';
import { mergePair, type PairMember } from './pair.ts';
import { splitLines } from './paragraphs.ts';
import { MARKDOWN_READER, PLAIN_TEXT_READER, readDocument } from './plain-text.ts';
import { isSavedPage, readSavedPage, SAVED_PAGE_READER } from './saved-page.ts';
import { type NameParts, parseName, type SourceFile } from './source.ts';
import { readTei } from './tei.ts';

export { type FolderNote, readFolderNote } from './folder-note.ts';
export { FOLDER_NOTE, planSources, toRecordId } from './source.ts';
export type { SourceFile, SourcePlan } from './source.ts';

/** Readers by name and version. A source read by one that is no longer here is read again. */
const READERS: ReadonlySet<string> = new Set([
  'tei/1',
  'html/1',
  SAVED_PAGE_READER,
  PLAIN_TEXT_READER,
  MARKDOWN_READER,
  'pair/1',
  'refused/1',
]);
/** Files that are data or programs, by their extension: as text they would only be noise among the documents. */
const NOT_DOCUMENTS =
  /^(?:json|jsonl|csv|tsv|js|mjs|ts|css|py|sh|sql|ini|toml|log|svg|xsl|xslt|xsd|rng|dtd|bib|ris|lock|ya?ml)$/u;

/** Tells whether a reading made by `reader` is what this program would make today. */
export function isCurrentReader(reader: string): boolean {
  return reader.split('+').every((part) => READERS.has(part));
}

/** Reads one source. Bad input gives problems, never an exception. */
export function readSource(files: readonly SourceFile[]): Promise<Reading> {
  const members = files.map((file): PairMember => {
    const name = parseName(file.path);
    return { path: file.path, reading: readFile(file, name), lang: name.lang, role: name.role };
  });
  const [only, ...others] = members;
  if (only === undefined) return Promise.resolve({ reader: 'refused/1', records: [], problems: [] });
  return Promise.resolve(others.length === 0 ? only.reading : mergePair(members));
}

function readFile(source: SourceFile, name: NameParts): Reading {
  if (NOT_DOCUMENTS.test(name.extension))
    return refuse([toProblem('UNSUPPORTED_FORMAT', { kind: name.extension }, { file: source.path })]);
  try {
    const { file, problems } = decodeFile(source);
    if (file === null) return refuse(problems);
    const reading = readDecoded(file, name);
    return {
      ...reading,
      problems: [...problems, ...reading.problems].map((problem) => withFile(problem, source.path)),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse([toProblem('READ_FAILED', { reason: reason.slice(0, 200) }, { file: source.path })]);
  }
}

function refuse(problems: readonly Problem[]): Reading {
  return { reader: 'refused/1', records: [], problems };
}

function withFile(problem: Problem, file: string): Problem {
  return problem.file === undefined ? { ...problem, file } : problem;
}

/** The reader is chosen by what the file holds; its extension only settles what could be both. */
function readDecoded(file: DecodedFile, name: NameParts): Reading {
  const head = file.text.slice(0, 4000).replace(/^[\uFEFF\s]+/u, '');
  if (looksLikeHtml(head, name.extension)) return readHtml(file);
  if (looksLikeXml(head)) return readTei(file);
  const lines = splitLines(file.text);
  if (isSavedPage(lines)) return readSavedPage(lines, file.path);
  const isMarkdown = name.extension === 'md' || name.extension === 'markdown';
  return readDocument(file, { lang: name.lang, isSure: name.isPlain, role: name.role, isMarkdown });
}

function looksLikeHtml(head: string, extension: string): boolean {
  const start = head.replace(/^(?:<\?xml[^>]*\?>|<!--[\s\S]*?-->|\s)+/u, '');
  if (/^<!doctype\s+html|^<(?:html|head|body|title|meta)(?=[\s>])/iu.test(start)) return true;
  return (
    /^x?html?$/u.test(extension) && /<\/?(?:p|div|span|br|h[1-6]|table|a|ul|ol|section|article)(?=[\s/>])/iu.test(head)
  );
}

function looksLikeXml(head: string): boolean {
  return /^<(?:\?xml\b|!DOCTYPE\b|!--|(?:[\w-]+:)?TEI\b|teiCorpus\b|[A-Za-z][\w.-]*(?:\s+[\w:.-]+\s*=\s*["'][^"']*["'])*\s*\/?>)/u.test(
    head,
  );
}
