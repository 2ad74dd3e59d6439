/**
 * `sverka.yaml` in a folder of documents: what the archive is called, and what it is, in its keeper's own words; and for this folder and
 * what lies below it, which files make one record and what holds for all of them.
 */
import { type Problem, toProblem } from '../errors.ts';
import { decodeFile } from './decode.ts';
import { type FolderRules, NO_RULES, readRules } from './folder-rules.ts';
import { parseYaml, readHead } from './front-matter.ts';
import { splitLines } from './paragraphs.ts';
import { FOLDER_NOTE, type SourceFile } from './source.ts';

export interface FolderNote {
  readonly name: string | null;
  /** Paragraphs; in several languages where the keeper wrote several. */
  readonly about: readonly string[];
  /** Files of the folder that are glossaries, beside those whose names say so. */
  readonly glossaries: readonly string[];
  readonly rules: FolderRules;
  readonly problems: readonly Problem[];
}

/** A folder without a note. */
export const NO_NOTE: FolderNote = { name: null, about: [], glossaries: [], rules: NO_RULES, problems: [] };

/** What a note may say. */
const KNOWN = new Set(['name', 'about', 'glossary', 'glossaries', 'records', 'defaults']);

/**
 * Reads the note of a folder: `name`, `about` as a text or a list of texts, `glossaries` as a file or a list of files, `records`,
 * `defaults`. Broken YAML is a problem, not an end.
 */
export function readFolderNote(bytes: Uint8Array, path = FOLDER_NOTE): FolderNote {
  const source: SourceFile = { path, bytes };
  const { file, problems: found } = decodeFile(source);
  if (file === null) return { ...NO_NOTE, problems: found };
  const data = parseYaml(file.text);
  if (data === null) {
    const head = readHead(splitLines(`---\n${file.text}\n---\n`), path);
    const name = head.fields.find((field) => field.path === 'name')?.value.trim() ?? '';
    return { ...NO_NOTE, name: name === '' ? null : name, problems: [...found, ...head.problems] };
  }
  const problems: Problem[] = [...found];
  for (const key of Object.keys(data))
    if (!KNOWN.has(key)) {
      const reason = `a note has ${[...KNOWN].join(', ')}, and no ${key}`;
      problems.push(toProblem('FOLDER_NOTE_ENTRY', { place: key, reason }, { at: key, file: path }));
    }
  const [name] = listWords(data.name);
  const { rules, problems: wrong } = readRules(data, path);
  return {
    name: name ?? null,
    about: listWords(data.about)
      .flatMap((words) => words.split(/\n\s*\n/u))
      .map((words) => words.replace(/\s+/gu, ' ').trim()),
    glossaries: [...listWords(data.glossary), ...listWords(data.glossaries)].map((name) => name.replace(/^\.\//u, '')),
    rules,
    problems: [...problems, ...wrong],
  };
}

/** The words of a value: one text, or a list of texts. */
function listWords(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []));
}
