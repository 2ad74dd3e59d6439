/** `sverka align <original> <translation>`, or many with `--pairs list.tsv`: which sentence answers to which. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type AlignedSentences,
  alignMany,
  alignTextPairs,
  checkKinship,
  checkTranslations,
  findKinship,
  type Finding,
  type Kinship,
  type Lexicon,
} from '../align/align.ts';
import { type Problem, toError, toProblem } from '../errors.ts';
import { readSource } from '../ingest/ingest.ts';
import type { Bead, Sentence } from '../model/bead.ts';
import type { Text } from '../model/text.ts';
import { detectLanguage } from '../text/language.ts';
import { formatBeads, BEAD_FORMATS, type BeadFormat } from '../share/share.ts';
import { toFolderProblem } from '../work/work.ts';
import { type Terminal, toExit } from './terminal.ts';

export interface AlignCommandOptions {
  readonly pairs?: string;
  /** Each line of the files is one sentence. */
  readonly lines?: boolean;
  readonly format?: string;
  /** `ru,en`: told instead of detected. */
  readonly languages?: string;
}

/** One aligned pair, as `align --json` prints it. */
export interface AlignedPair {
  readonly languages: readonly [string, string];
  readonly original: readonly string[];
  readonly translation: readonly string[];
  readonly beads: readonly Bead[];
  readonly findings: readonly Finding[];
  /** How far the two texts belong together. */
  readonly kinship: Kinship;
  readonly problems: readonly Problem[];
}

export async function runAlign(
  terminal: Terminal,
  files: readonly string[],
  options: AlignCommandOptions,
): Promise<number> {
  const format = toFormat(options.format ?? (terminal.isJson ? 'json' : 'text'));
  if (options.pairs !== undefined) {
    const list = await readList(options.pairs);
    const pairs = await alignPairs(list, options);
    if (format === 'json') terminal.write(JSON.stringify({ pairs }, null, 2));
    else terminal.write(pairs.map((pair) => formatBeads(pair, format)).join('\n'));
    return report(terminal, pairs);
  }
  const [original, translation, ...rest] = files;
  if (original === undefined || translation === undefined || rest.length > 0) {
    throw toError('USAGE', { reason: 'Name two files, the original and the translation, or --pairs list.tsv.' });
  }
  const [pair] = await alignPairs([[original, translation]], options);
  if (pair === undefined) return 3;
  terminal.write(format === 'json' ? JSON.stringify(pair, null, 2) : formatBeads(pair, format));
  return report(terminal, [pair]);
}

/** Says beside the result what is wrong with the pairs; the exit status of the command. */
function report(terminal: Terminal, pairs: readonly AlignedPair[]): number {
  const problems = pairs.flatMap((pair) => pair.problems);
  if (!terminal.isJson) for (const problem of problems) terminal.problem(problem);
  return toExit(problems);
}

function toFormat(name: string): BeadFormat | 'json' {
  const known = ['json', ...BEAD_FORMATS] as const;
  const format = known.find((candidate) => candidate === name);
  if (format === undefined) throw toError('FORMAT_UNKNOWN', { format: name, known: known.join(', ') });
  return format;
}

/** Reads the list of pairs: one a line, a tab between the files, relative to the list's own folder. */
async function readList(list: string): Promise<readonly (readonly [string, string])[]> {
  const text = await readFile(list, 'utf8').catch((error: unknown) => {
    throw toError(...toThrown(toFolderProblem(list, error)));
  });
  const here = path.dirname(list);
  return text
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const [original, translation] = line.split('\t');
      if (original === undefined || translation === undefined) {
        throw toError('USAGE', { reason: `${list}, line ${index + 1}: write two files with a tab between them.` });
      }
      return [path.resolve(here, original.trim()), path.resolve(here, translation.trim())] as const;
    });
}

function toThrown(problem: Problem): Parameters<typeof toError> {
  return [problem.code, problem.values ?? {}];
}

/** Aligns pairs of files, learning over all that share their languages; the pairs come back in the order given. */
export async function alignPairs(
  files: readonly (readonly [string, string])[],
  options: AlignCommandOptions,
): Promise<readonly AlignedPair[]> {
  const told = options.languages?.split(',').map((lang) => lang.trim());
  const pairs: Member[] = [];
  for (const [index, [first, second]] of files.entries()) {
    const original = await readSide(first, told?.[0], options);
    const translation = await readSide(second, told?.[1], options);
    const problems = [original, translation].flatMap((side) => (side.problem === null ? [] : [side.problem]));
    // One file that cannot be read among many is a problem of its pair; of two files it is the end.
    if (problems[0] !== undefined && files.length === 1 && options.pairs === undefined)
      throw toError(...toThrown(problems[0]));
    pairs.push({ index, original: original.text, translation: translation.text, file: second, problems });
  }
  const aligned: AlignedPair[] = [];
  const groups = new Map<string, Member[]>();
  for (const pair of pairs) {
    const languages = `${pair.original.lang} ${pair.translation.lang}`;
    const group = groups.get(languages);
    if (group === undefined) groups.set(languages, [pair]);
    else group.push(pair);
  }
  for (const members of groups.values()) {
    for (const [position, pair] of alignTogether(members, options.lines === true).entries()) {
      const index = members[position]?.index;
      if (index !== undefined) aligned[index] = pair;
    }
  }
  return aligned;
}

interface Member {
  /** Place in the list. */
  readonly index: number;
  readonly original: Text;
  readonly translation: Text;
  readonly file: string;
  readonly problems: readonly Problem[];
}

/** Aligns pairs of one pair of languages: what one teaches, the others use. */
function alignTogether(members: readonly Member[], isLines: boolean): readonly AlignedPair[] {
  const languages = [members[0]?.original.lang ?? 'und', members[0]?.translation.lang ?? 'und'] as const;
  const toLines = (text: Text): readonly string[] => text.blocks.map((block) => block.text);
  if (isLines) {
    const sides = members.map((pair) => ({ original: toLines(pair.original), translation: toLines(pair.translation) }));
    const { pairs, lexicon } = alignMany(sides, languages);
    return checkTogether(
      members,
      languages,
      sides.map((side, at) => ({ ...side, beads: pairs[at] ?? [] })),
      lexicon,
    );
  }
  const { alignments, lexicon } = alignTextPairs(members);
  const toWords = (sentences: readonly Sentence[]): readonly string[] => sentences.map((sentence) => sentence.text);
  return checkTogether(
    members,
    languages,
    alignments.map(({ original, translation, beads }) => ({
      original: toWords(original),
      translation: toWords(translation),
      beads,
    })),
    lexicon,
  );
}

/** Checks the pairs together: what is usual in all says what is unusual in one. */
function checkTogether(
  members: readonly Member[],
  languages: readonly [string, string],
  pairs: readonly AlignedSentences[],
  lexicon: Lexicon,
): readonly AlignedPair[] {
  const findings = checkTranslations(pairs, languages, lexicon);
  return pairs.map(({ original, translation, beads }, at) => {
    const member = members[at];
    const kinship = findKinship(original, translation, beads);
    const problems =
      member === undefined || member.problems.length > 0
        ? (member?.problems ?? [])
        : checkKinship(original, translation, beads, languages, { file: path.basename(member.file) });
    return { languages, original, translation, beads, findings: findings[at] ?? [], kinship, problems };
  });
}

interface ReadSide {
  readonly text: Text;
  readonly problem: Problem | null;
}

/** Reads one file of a pair; a file that cannot be read is an empty text and a problem. */
async function readSide(file: string, told: string | undefined, options: AlignCommandOptions): Promise<ReadSide> {
  const nothing = (problem: Problem): ReadSide => ({
    text: { lang: told ?? 'und', role: 'original', blocks: [], marks: [] },
    problem,
  });
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return nothing(toFolderProblem(file, error));
  }
  if (options.lines === true) {
    const lines = new TextDecoder('utf-8').decode(bytes).split(/\r?\n/u);
    // A line end at the end of the file ends the last sentence and does not begin another.
    if (lines.at(-1) === '') lines.pop();
    const lang = told ?? detectLanguage(lines.slice(0, 200).join('\n')).lang;
    const blocks = lines.map((text) => ({ kind: 'paragraph' as const, text }));
    return { text: { lang, role: 'original', blocks, marks: [] }, problem: null };
  }
  const reading = await readSource([{ path: path.basename(file), bytes }]);
  const texts = reading.records.flatMap((record) => record.texts);
  const first = texts[0];
  if (first === undefined) return nothing(reading.problems[0] ?? toProblem('NO_TEXT', {}, { file }));
  const text = { ...joinTexts(texts.filter((each) => each.lang === first.lang)), lang: told ?? first.lang };
  return { text, problem: null };
}

/** Joins the texts of one file, one after another, marks and all. */
function joinTexts(texts: readonly Text[]): Text {
  const blocks = texts.flatMap((text) => text.blocks);
  let before = 0;
  const marks = texts.flatMap((text) => {
    const shifted = text.marks.map((mark) => ({ ...mark, block: mark.block + before }));
    before += text.blocks.length;
    return shifted;
  });
  return { lang: texts[0]?.lang ?? 'und', role: 'original', blocks, marks };
}
