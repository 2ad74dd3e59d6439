/**
 * `sverka.yaml` in a folder of documents: what the archive is called, and what it is, in its keeper's own words; and for this folder and
 * what lies below it, which files make one record and what holds for all of them.
 */
import { type Problem, toProblem } from '../errors.ts';
import { decodeFile } from './decode.ts';
import { type FolderRules, NO_RULES, readRules } from './folder-rules.ts';
import { parseYaml, readHead } from './front-matter.ts';
import type { ListMapping } from './list.ts';
import { splitLines } from './paragraphs.ts';
import { FOLDER_NOTE, type SourceFile } from './source.ts';

export interface FolderNote {
  readonly name: string | null;
  /** Paragraphs; in several languages where the keeper wrote several. */
  readonly about: readonly string[];
  /** Files of the folder that are glossaries, beside those whose names say so. */
  readonly glossaries: readonly string[];
  readonly rules: FolderRules;
  /** Which columns of its lists hold what, where their headings do not say it. */
  readonly lists: readonly ListMapping[];
  readonly problems: readonly Problem[];
}

/** A folder without a note. */
export const NO_NOTE: FolderNote = { name: null, about: [], glossaries: [], rules: NO_RULES, lists: [], problems: [] };

/** What a note may say. */
const KNOWN = new Set(['name', 'about', 'glossary', 'glossaries', 'records', 'defaults', 'lists', 'profiles']);

/**
 * Reads the note of a folder: `name`, `about` as a text or a list of texts, `glossaries` as a file or a list of files, `records`,
 * `defaults`, `profiles`, `lists` with the columns of each. Broken YAML is a problem, not an end.
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
    lists: readMappings(data.lists, path, problems),
    problems: [...problems, ...wrong],
  };
}

/** The words of a value: one text, or a list of texts. */
function listWords(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []));
}

/** `lists:` with entries such as `{ list: catalogue.csv, file: Object, title: Betreff }`; paths count from the folder of the note. */
function readMappings(value: unknown, path: string, problems: Problem[]): readonly ListMapping[] {
  if (value === undefined || value === null) return [];
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  return entries.flatMap((entry, index) => {
    const pairs = typeof entry === 'object' && entry !== null ? Object.entries(entry as Record<string, unknown>) : [];
    const words = pairs.flatMap(([key, said]) =>
      typeof said === 'string' && said.trim() !== '' ? [[key, said.trim()] as const] : [],
    );
    const list = words.find(([key]) => key === 'list')?.[1];
    if (list !== undefined && words.length === pairs.length)
      return [
        {
          list: path.slice(0, -FOLDER_NOTE.length) + list.replace(/^\.\//u, ''),
          columns: Object.fromEntries(words.filter(([key]) => key !== 'list')),
        },
      ];
    const place = `lists[${index}]`;
    const reason = 'an entry has list, the name of a CSV file, and for each field the heading of its column';
    problems.push(toProblem('FOLDER_NOTE_ENTRY', { place, reason }, { at: place, file: path }));
    return [];
  });
}
