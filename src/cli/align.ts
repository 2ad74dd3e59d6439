/** `sverka align <original> <translation>`, or many with `--pairs list.tsv`: which sentence answers to which. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatLexicon, type Lexicon, parseLexicon } from '../align/align.ts';
import { SverkaError, toError } from '../errors.ts';
import { readGlossary } from '../ingest/ingest.ts';
import type { GlossaryEntry } from '../model/glossary.ts';
import { BEAD_FORMATS, type BeadFormat, formatBeads } from '../share/share.ts';
import { type AlignedPair, alignFiles, readPairList, toFolderProblem } from '../work/work.ts';
import { type Terminal, toExit } from './terminal.ts';

export interface AlignCommandOptions {
  readonly pairs?: string;
  /** Each line of the files is one sentence. */
  readonly lines?: boolean;
  readonly format?: string;
  /** `ru,en`: told instead of detected. */
  readonly languages?: string;
  readonly glossary?: readonly string[];
  /** A file in which the lexicon is kept from one time to the next. */
  readonly lexicon?: string;
  /** A folder with a model of sentences. */
  readonly model?: string;
}

export async function runAlign(
  terminal: Terminal,
  files: readonly string[],
  options: AlignCommandOptions,
): Promise<number> {
  const format = toFormat(options.format ?? (terminal.isJson ? 'json' : 'text'));
  const isMany = options.pairs !== undefined;
  const wanted = options.pairs === undefined ? [toPair(files)] : await readPairList(options.pairs);
  if (isMany && files.length > 0)
    throw toError('USAGE', { reason: 'Name two files, or --pairs and its list; not both.' });
  const languages = toLanguages(options.languages);
  const glossary = await readGlossaries(terminal, options.glossary ?? [], languages);
  const { pairs, lexicons } = await alignFiles(wanted, {
    ...(options.lines === undefined ? {} : { lines: options.lines }),
    ...(languages === undefined ? {} : { languages }),
    glossary: glossary.entries,
    ...(options.model === undefined ? {} : { model: options.model }),
    lexicons: options.lexicon === undefined ? new Map() : await readLexicons(options.lexicon),
  });
  const problems = pairs.flatMap((pair) => pair.problems);
  // One file that cannot be read among many is a problem of its pair; of two files it is the end.
  const [only] = pairs;
  if (!isMany && only?.problems[0] !== undefined && (only.original.length === 0 || only.translation.length === 0))
    throw new SverkaError(only.problems[0]);
  if (options.lexicon !== undefined) await writeLexicons(options.lexicon, lexicons);
  const titles = wanted.map((pair) => pair.map((file) => path.basename(file)).join(' · '));
  terminal.write(formatPairs(pairs, titles, format, isMany));
  if (!terminal.isJson) for (const problem of problems) terminal.problem(problem);
  return glossary.hasProblems ? 1 : toExit(problems);
}

function toPair(files: readonly string[]): readonly [string, string] {
  const [original, translation, ...rest] = files;
  if (original === undefined || translation === undefined || rest.length > 0) {
    throw toError('USAGE', { reason: 'Name two files, the original and the translation, or --pairs list.tsv.' });
  }
  return [original, translation];
}

function toLanguages(told: string | undefined): readonly [string, string] | undefined {
  if (told === undefined) return undefined;
  const [from, to, ...rest] = told.split(',').map((lang) => lang.trim());
  const isTag = (tag: string | undefined): tag is string =>
    tag !== undefined && /^[A-Za-z]{2,3}(?:-\w{2,8})*$/u.test(tag);
  if (!isTag(from) || !isTag(to) || rest.length > 0) {
    throw toError('USAGE', { reason: `--languages takes two codes, as in ru,en; not “${told}”.` });
  }
  return [from, to];
}

function toFormat(name: string): BeadFormat | 'json' {
  const known = ['json', ...BEAD_FORMATS] as const;
  const format = known.find((candidate) => candidate === name);
  if (format === undefined) throw toError('FORMAT_UNKNOWN', { format: name, known: known.join(', ') });
  return format;
}

function formatPairs(
  pairs: readonly AlignedPair[],
  titles: readonly string[],
  format: BeadFormat | 'json',
  isMany: boolean,
): string {
  if (format === 'json') return JSON.stringify(isMany ? { pairs } : pairs[0], null, 2);
  return formatBeads(
    // Of many it is told which files they are.
    isMany ? pairs.map((pair, at) => ({ ...pair, title: titles[at] ?? '' })) : pairs,
    format,
  );
}

async function readGlossaries(
  terminal: Terminal,
  files: readonly string[],
  languages: readonly [string, string] | undefined,
): Promise<{ readonly entries: readonly GlossaryEntry[]; readonly hasProblems: boolean }> {
  const entries: GlossaryEntry[] = [];
  let hasProblems = false;
  for (const file of files) {
    const bytes = await readFile(file).catch((error: unknown) => {
      throw new SverkaError(toFolderProblem(file, error));
    });
    const reading = readGlossary({ path: file, bytes }, languages);
    for (const problem of reading.problems) terminal.problem(problem);
    hasProblems ||= reading.problems.length > 0;
    entries.push(...reading.entries);
  }
  return { entries, hasProblems };
}

/** Lexicons of several pairs of languages stand in one file, one after another. */
const NEXT_LEXICON = /^(?=sverka-lexicon )/mu;

async function readLexicons(file: string): Promise<ReadonlyMap<string, Lexicon>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new SverkaError(toFolderProblem(file, error));
  });
  const lexicons = text
    .split(NEXT_LEXICON)
    .filter((part) => part.trim() !== '')
    .map(parseLexicon);
  if (lexicons.includes(null)) throw toError('LEXICON_BAD', { file });
  return new Map(lexicons.flatMap((one) => (one === null ? [] : [[one.languages.join('>'), one] as const])));
}

/** Writes a new file and puts it in the place of the old: killed in between, the old one is whole. */
async function writeLexicons(file: string, lexicons: ReadonlyMap<string, Lexicon>): Promise<void> {
  const fresh = `${file}.${process.pid}.new`;
  await writeFile(fresh, [...lexicons.values()].map(formatLexicon).join('')).catch((error: unknown) => {
    throw new SverkaError(toFolderProblem(file, error));
  });
  await rename(fresh, file);
}
