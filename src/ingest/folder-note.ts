/** `sverka.yaml` in the folder of documents: what the archive is called, and what it is, in its keeper's own words. */
import type { Problem } from '../errors.ts';
import { decodeFile } from './decode.ts';
import { readHead } from './front-matter.ts';
import { splitLines } from './paragraphs.ts';
import { FOLDER_NOTE, type SourceFile } from './source.ts';

export interface FolderNote {
  readonly name: string | null;
  /** Paragraphs; in several languages where the keeper wrote several. */
  readonly about: readonly string[];
  /** Files of the folder that are glossaries, beside those whose names say so. */
  readonly glossaries: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the note of a folder: `name`, `about` as a text or a list of texts, `glossary` as a file or a list of files. Broken YAML is
 * a problem, not an end.
 */
export function readFolderNote(bytes: Uint8Array): FolderNote {
  const source: SourceFile = { path: FOLDER_NOTE, bytes };
  const { file, problems } = decodeFile(source);
  if (file === null) return { name: null, about: [], glossaries: [], problems };
  const head = readHead(splitLines(`---\n${file.text}\n---\n`), FOLDER_NOTE);
  const name = head.fields.find((field) => field.path === 'name')?.value.trim();
  const about = head.fields
    .filter((field) => /^about(?:\.|$)/u.test(field.path))
    .flatMap((field) => field.value.split(/\n\s*\n/u))
    .map((words) => words.replace(/\s+/gu, ' ').trim())
    .filter((words) => words !== '');
  const glossaries = head.fields
    .filter((field) => /^glossary(?:\.|$)/u.test(field.path))
    .map((field) => field.value.trim().replace(/^\.\//u, ''))
    .filter((file) => file !== '');
  return {
    name: name === undefined || name === '' ? null : name,
    about,
    glossaries,
    problems: [...problems, ...head.problems],
  };
}
