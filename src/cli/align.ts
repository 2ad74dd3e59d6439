/** `sverka align <original> <translation>`, or many with `--pairs list.tsv`: which sentence answers to which. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { alignMany, listSentences } from '../align/align.ts';
import { type Problem, toError } from '../errors.ts';
import { readSource } from '../ingest/ingest.ts';
import type { Bead } from '../model/bead.ts';
import type { Text } from '../model/text.ts';
import { detectLanguage } from '../text/language.ts';
import { formatBeads, BEAD_FORMATS, type BeadFormat } from '../share/share.ts';
import { toFolderProblem } from '../work/work.ts';
import type { Terminal } from './terminal.ts';

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
  readonly findings: readonly [];
}

interface Side {
  readonly lang: string;
  readonly sentences: readonly string[];
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
    return 0;
  }
  const [original, translation, ...rest] = files;
  if (original === undefined || translation === undefined || rest.length > 0) {
    throw toError('USAGE', { reason: 'Name two files, the original and the translation, or --pairs list.tsv.' });
  }
  const [pair] = await alignPairs([[original, translation]], options);
  if (pair === undefined) return 3;
  terminal.write(format === 'json' ? JSON.stringify(pair, null, 2) : formatBeads(pair, format));
  return 0;
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

/** Aligns pairs of files, learning over all of them, in the order given. */
export async function alignPairs(
  files: readonly (readonly [string, string])[],
  options: AlignCommandOptions,
): Promise<readonly AlignedPair[]> {
  const told = options.languages?.split(',').map((lang) => lang.trim());
  const sides: (readonly [Side, Side])[] = [];
  for (const [original, translation] of files) {
    sides.push([await readSide(original, told?.[0], options), await readSide(translation, told?.[1], options)]);
  }
  // One lexicon for each pair of languages: pairs in other languages have nothing to teach.
  const groups = new Map<string, number[]>();
  for (const [index, [original, translation]] of sides.entries()) {
    const languages = `${original.lang} ${translation.lang}`;
    groups.set(languages, [...(groups.get(languages) ?? []), index]);
  }
  const aligned: AlignedPair[] = [];
  for (const indexes of groups.values()) {
    const members = indexes.flatMap((index) => (sides[index] === undefined ? [] : [{ index, sides: sides[index] }]));
    const first = members[0];
    if (first === undefined) continue;
    const languages = [first.sides[0].lang, first.sides[1].lang] as const;
    const { pairs } = alignMany(
      members.map(({ sides: [original, translation] }) => ({
        original: original.sentences,
        translation: translation.sentences,
      })),
      languages,
    );
    for (const [
      position,
      {
        index,
        sides: [original, translation],
      },
    ] of members.entries()) {
      const beads = pairs[position] ?? [];
      aligned[index] = {
        languages,
        original: original.sentences,
        translation: translation.sentences,
        beads,
        findings: [],
      };
    }
  }
  return aligned;
}

async function readSide(file: string, told: string | undefined, options: AlignCommandOptions): Promise<Side> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw toError(...toThrown(toFolderProblem(file, error)));
  });
  if (options.lines === true) {
    const lines = new TextDecoder('utf-8').decode(bytes).split(/\r?\n/u);
    // A line end at the end of the file ends the last sentence and does not begin another.
    if (lines.at(-1) === '') lines.pop();
    return { lang: told ?? detectLanguage(lines.slice(0, 200).join('\n')).lang, sentences: lines };
  }
  const reading = await readSource([{ path: path.basename(file), bytes }]);
  const texts: readonly Text[] = reading.records.flatMap((record) => record.texts);
  const problem = reading.problems.find(({ code }) => texts.length === 0 && code !== 'NO_TRANSLATION');
  if (texts.length === 0) throw toError(...toThrown(problem ?? { code: 'NO_TEXT', message: '' }));
  const lang = told ?? texts[0]?.lang ?? 'und';
  return { lang, sentences: texts.flatMap((text) => listSentences(text).map((sentence) => sentence.text)) };
}
