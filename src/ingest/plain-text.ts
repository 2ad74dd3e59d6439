/** Plain text and Markdown → a record: the fields at the head, and the paragraphs below it. */
import type { Problem } from '../errors.ts';
import type { Reading } from '../model/record.ts';
import type { DecodedFile } from './decode.ts';
import { type NameHints, readParagraphs } from './document.ts';
import { Draft } from './draft.ts';
import { takeFootnotes } from './footnotes.ts';
import { readHead } from './front-matter.ts';
import { takeFields } from './front-matter-fields.ts';
import { readMarkdown } from './markdown.ts';
import { buildParagraphs, splitLines } from './paragraphs.ts';

export const PLAIN_TEXT_READER = 'plain-text/2';
export const MARKDOWN_READER = 'markdown/2';

/** What the file's name claims, and whether its words are Markdown. */
export interface DocumentHints extends NameHints {
  readonly isMarkdown: boolean;
}

/** Reads a text file that holds one document. */
export function readDocument(file: DecodedFile, hints: DocumentHints): Reading {
  const draft = new Draft();
  const head = readHead(splitLines(file.text), file.path);
  const { facts, problems: headProblems } = takeFields(head.fields, draft, file.path);
  const problems: Problem[] = [...head.problems, ...headProblems];
  const noteAuthor = draft.publication === null ? 'unknown' : 'editor';
  // A head between rules belongs to Markdown, whatever the file is called; “Key: value” lines alone do not make it so.
  const isMarkdown = hints.isMarkdown || (head.fields.length > 0 && /^\s*---/u.test(file.text));
  const paragraphs = isMarkdown
    ? readMarkdown(head.body, noteAuthor)
    : takeFootnotes(buildParagraphs(head.body), noteAuthor);
  const { record, problems: found } = readParagraphs(paragraphs, draft, { file: file.path, hints, facts });
  const reader = isMarkdown ? MARKDOWN_READER : PLAIN_TEXT_READER;
  return { reader, records: record === null ? [] : [record], problems: [...problems, ...found] };
}
