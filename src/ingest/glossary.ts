/**
 * Glossaries: what people say answers to what, as tables (TSV) or in the formats of translators (TMX 1.4, TBX).
 *
 * In: the bytes of one file. Out: entries with a term in each language, and what could not be used, with its line. A glossary is
 * never half a failure: what can be read of it is used.
 */
import { type Problem, toProblem } from '../errors.ts';
import type { Glossary, GlossaryEntry, Term } from '../model/glossary.ts';
import { decodeFile } from './decode.ts';
import { readXmlGlossary } from './glossary-xml.ts';
import type { SourceFile } from './source.ts';
import { toLanguage } from './xml-lang.ts';

/** A glossary as it was read. */
export interface GlossaryReading {
  readonly entries: readonly GlossaryEntry[];
  readonly problems: readonly Problem[];
}

/** The endings of files that can be a glossary. */
const EXTENSION = /\.(tsv|tmx|tbx)$/iu;
/** `glossary.ru-en.tsv`: a table without a first line that names its languages. */
const NAMED_LANGUAGES = /\.([a-z]{2,3})-([a-z]{2,3})\.tsv$/iu;
const NAMED = /(?:^|\/)glossary[^/]*\.(?:tsv|tmx|tbx)$/iu;
/** Problems of one glossary that are named; the rest are counted by their lines being missing. */
const MOST_PROBLEMS = 50;
/** A term is a word or a phrase; longer ones are sentences of a translation memory, which teach by being aligned. */
const LONGEST_TERM = 200;

/** Tells whether a file of a folder is a glossary by its name: `glossary.tsv`, `glossary.ru-en.tmx`. */
export function isGlossaryName(path: string): boolean {
  return NAMED.test(path);
}

/** Reads a glossary by the ending of its name. `languages` are those of a table that does not name its own. */
export function readGlossary(source: SourceFile, languages?: readonly [string, string]): GlossaryReading {
  const kind = EXTENSION.exec(source.path)?.[1]?.toLowerCase();
  if (kind === undefined)
    return { entries: [], problems: [toProblem('GLOSSARY_FORMAT', { file: source.path }, { file: source.path })] };
  const { file, problems } = decodeFile(source);
  if (file === null) return { entries: [], problems };
  const reading =
    kind === 'tsv'
      ? parseGlossaryTsv(file.text, source.path, languages ?? languagesIn(source.path))
      : readXmlGlossary(file.text, source.path);
  const entries = reading.entries.flatMap((entry) => {
    const terms = entry.terms.filter(({ words }) => words.length <= LONGEST_TERM);
    return terms.length > 1 ? [{ ...entry, terms }] : [];
  });
  return { entries, problems: [...problems, ...reading.problems].slice(0, MOST_PROBLEMS) };
}

function languagesIn(path: string): readonly [string, string] | undefined {
  const [, from, to] = NAMED_LANGUAGES.exec(path) ?? [];
  const [a, b] = [toLanguage(from), toLanguage(to)];
  return a === undefined || b === undefined ? undefined : [a, b];
}

/**
 * Parses a table: a term in each column, a tab between. The first line may name the languages (`ru`, `en`; `Russian`); other
 * columns are passed over. Empty lines and lines that begin with `#` say nothing.
 */
export function parseGlossaryTsv(text: string, path: string, languages?: readonly [string, string]): GlossaryReading {
  const problems: Problem[] = [];
  const entries: GlossaryEntry[] = [];
  let columns: readonly (string | undefined)[] | undefined;
  for (const [index, line] of text.split(/\r\n|\r|\n/u).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const cells = line.split('\t').map((cell) => cell.replace(/\s+/gu, ' ').trim());
    const at = `line ${index + 1}`;
    if (columns === undefined) {
      const named = cells.map(toHeadLanguage);
      const isHead = named.filter((lang) => lang !== undefined).length > 1;
      columns = isHead ? named : languages;
      if (columns === undefined) {
        return { entries, problems: [toProblem('GLOSSARY_LANGUAGES', { place: at }, { at, file: path })] };
      }
      if (isHead) continue;
    }
    const terms = cells.flatMap((words, column): readonly Term[] => {
      const lang = columns?.[column];
      return lang === undefined || words === '' ? [] : [{ lang, words }];
    });
    if (new Set(terms.map(({ lang }) => lang)).size > 1) entries.push({ terms, at });
    else problems.push(toProblem('GLOSSARY_ENTRY', { place: at }, { at, file: path }));
  }
  return { entries, problems };
}

/** A cell of the first line names a language by its code or its name; `he` and `no` may be words too, but hardly side by side. */
function toHeadLanguage(cell: string): string | undefined {
  return cell.length <= 12 && /^[\p{L}-]+$/u.test(cell) ? toLanguage(cell.toLowerCase()) : undefined;
}

/** Formats entries as a table with the languages in its first line; `parseGlossaryTsv` reads it back. */
export function formatGlossaryTsv(
  { languages, pairs }: Glossary,
  more: { readonly head: readonly string[]; readonly cells: (index: number) => readonly string[] } = {
    head: [],
    cells: () => [],
  },
): string {
  const clean = (cell: string): string => cell.replace(/\s+/gu, ' ').trim();
  const lines = pairs.map(({ original, translation }, index) =>
    [original, translation, ...more.cells(index)].map(clean).join('\t'),
  );
  return `${[[...languages, ...more.head].join('\t'), ...lines].join('\n')}\n`;
}
