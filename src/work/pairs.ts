/**
 * Pairs of files, aligned together: what one pair teaches, the others of the same languages use.
 *
 * In: paths of originals and translations, or texts that were read already. Out: for each pair its sentences, beads and what the
 * check of the translation found, in the order given; and the lexicons learned, to be kept for the next time.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type Advice,
  alignMany,
  alignTextPairs,
  checkKinship,
  checkTranslations,
  findKinship,
  type Finding,
  type Kinship,
  knowsEnough,
  type Lexicon,
  listSentences,
  mergeLexicons,
  type SentenceVectors,
} from '../align/align.ts';
import { type Problem, SverkaError, toError, toProblem } from '../errors.ts';
import { openModel } from '../embed/embed.ts';
import { readSource } from '../ingest/ingest.ts';
import type { Bead } from '../model/bead.ts';
import { type GlossaryEntry, pickPairs } from '../model/glossary.ts';
import type { Text } from '../model/text.ts';
import { detectLanguage } from '../text/language.ts';
import { toFolderProblem } from './folder.ts';

/** How files are aligned. */
export interface PairOptions {
  /** Each line of the files is one sentence; else they are documents, and sentences are found. */
  readonly lines?: boolean;
  /** The languages, BCP 47; detected where they are not told. */
  readonly languages?: readonly [string, string];
  /** Glossaries: their pairs outrank whatever is learned. */
  readonly glossary?: readonly GlossaryEntry[];
  /** What was learned before, by `ru>en`. */
  readonly lexicons?: ReadonlyMap<string, Lexicon>;
  /** A folder with a model of sentences (`embed/`), which is heard beside words and lengths. */
  readonly model?: string;
}

/** One aligned pair: the JSON of `sverka align`. Sentence indexes count from 0; every sentence stands in exactly one bead. */
export interface AlignedPair {
  readonly languages: readonly [string, string];
  readonly original: readonly string[];
  readonly translation: readonly string[];
  readonly beads: readonly Bead[];
  readonly findings: readonly Finding[];
  /** How far the two texts belong together. */
  readonly kinship: Kinship;
  /** Why a file of the pair could not be read, or that the two do not belong together. */
  readonly problems: readonly Problem[];
}

/** Aligned pairs in the order given, and the lexicons by `ru>en`, those given included and added to. */
export interface AlignedFiles {
  readonly pairs: readonly AlignedPair[];
  readonly lexicons: ReadonlyMap<string, Lexicon>;
}

/**
 * Aligns pairs of files (paths of an original and a translation). A file that cannot be read is an empty text and a problem of its
 * pair; nothing is thrown for what stands in the files. Throws MODEL_BAD and MODEL_RUNTIME_MISSING where a model was named.
 */
export async function alignFiles(
  files: readonly (readonly [original: string, translation: string])[],
  options: PairOptions = {},
): Promise<AlignedFiles> {
  const pairs: Member[] = [];
  for (const [first, second] of files) {
    const original = await readSide(first, options.languages?.[0], options);
    const translation = await readSide(second, options.languages?.[1], options);
    const problems = [original, translation].flatMap((side) => (side.problem === null ? [] : [side.problem]));
    pairs.push({ original: original.text, translation: translation.text, file: second, problems });
  }
  const groups = new Map<string, number[]>();
  for (const [index, { original, translation }] of pairs.entries()) {
    const key = `${original.lang}>${translation.lang}`;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  const vectors = options.model === undefined ? undefined : await embedSides(options.model, pairs, options);
  const aligned: AlignedPair[] = [];
  const lexicons = new Map(options.lexicons ?? []);
  for (const [key, indexes] of groups) {
    const members = indexes.flatMap((index) => pairs[index] ?? []);
    const { pairs: found, lexicon } = alignTogether(members, options, lexicons.get(key), vectors);
    for (const [position, pair] of found.entries()) aligned[indexes[position] ?? 0] = pair;
    lexicons.set(key, lexicon);
  }
  return { pairs: aligned, lexicons };
}

interface Member {
  readonly original: Text;
  readonly translation: Text;
  readonly file: string;
  readonly problems: readonly Problem[];
}

function alignTogether(
  members: readonly Member[],
  { lines = false, glossary = [] }: PairOptions,
  kept: Lexicon | undefined,
  vectors: SentenceVectors | undefined,
): { readonly pairs: readonly AlignedPair[]; readonly lexicon: Lexicon } {
  const languages = [members[0]?.original.lang ?? 'und', members[0]?.translation.lang ?? 'und'] as const;
  const advice: Advice = { right: pickPairs(glossary, languages), wrong: [] };
  const isKnowing = kept !== undefined && knowsEnough(kept);
  // What knows enough is applied as it stands, and learns from the new pairs afterwards; what does not learns with them.
  const always = { advice, ...(vectors === undefined ? {} : { vectors }) };
  const given = isKnowing ? { lexicon: kept, rounds: 0 } : {};
  const align = (more: { readonly lexicon?: Lexicon; readonly rounds?: number }) => {
    if (!lines) {
      const { alignments, lexicon } = alignTextPairs(members, { ...always, ...more });
      const sides = alignments.map(({ original, translation, beads }) => ({
        original: original.map((sentence) => sentence.text),
        translation: translation.map((sentence) => sentence.text),
        beads,
      }));
      return { sides, lexicon };
    }
    const sides = members.map((pair) => ({ original: toLines(pair.original), translation: toLines(pair.translation) }));
    const { pairs, lexicon } = alignMany(sides, languages, { ...always, ...more });
    return { sides: sides.map((side, at) => ({ ...side, beads: pairs[at] ?? [] })), lexicon };
  };
  const { sides, lexicon } = align(given);
  // Checked together: what is usual in all says what is unusual in one.
  const findings = checkTranslations(sides, languages, lexicon);
  const learned = kept === undefined ? lexicon : mergeLexicons(kept, align({ lexicon: kept, rounds: 1 }).lexicon);
  return {
    pairs: sides.map(({ original, translation, beads }, at) => {
      const { file = '', problems = [] } = members[at] ?? {};
      return {
        languages,
        original,
        translation,
        beads,
        findings: findings[at] ?? [],
        kinship: findKinship(original, translation, beads, languages),
        problems:
          problems.length > 0
            ? problems
            : checkKinship(original, translation, beads, languages, { file: path.basename(file) }),
      };
    }),
    lexicon: learned,
  };
}

/** The sentences of a file that is a sentence a line. */
const toLines = (text: Text): readonly string[] => text.blocks.map((block) => block.text);

/** Asks a model for the vectors of all sentences, of equal ones once. */
async function embedSides(
  folder: string,
  members: readonly Member[],
  { lines = false }: PairOptions,
): Promise<SentenceVectors> {
  const toSentences = (text: Text) => (lines ? toLines(text) : listSentences(text).map((sentence) => sentence.text));
  const all = members.flatMap(({ original, translation }) => [...toSentences(original), ...toSentences(translation)]);
  const sentences = [...new Set(all)];
  const model = await openModel(folder);
  try {
    const vectors = await model.embed(sentences);
    return new Map(sentences.flatMap((sentence, at) => (vectors[at] === undefined ? [] : [[sentence, vectors[at]]])));
  } finally {
    await model.close();
  }
}

interface ReadSide {
  readonly text: Text;
  readonly problem: Problem | null;
}

async function readSide(file: string, told: string | undefined, { lines = false }: PairOptions): Promise<ReadSide> {
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
  if (lines) {
    const rows = new TextDecoder('utf-8').decode(bytes).split(/\r?\n/u);
    // A line end at the end of the file ends the last sentence and does not begin another.
    if (rows.at(-1) === '') rows.pop();
    const lang = told ?? detectLanguage(rows.slice(0, 200).join('\n')).lang;
    const blocks = rows.map((text) => ({ kind: 'paragraph' as const, text }));
    return { text: { lang, role: 'original', blocks, marks: [] }, problem: null };
  }
  const reading = await readSource([{ path: path.basename(file), bytes }]);
  const texts = reading.records.flatMap((record) => record.texts);
  const first = texts[0];
  if (first === undefined) return nothing(reading.problems[0] ?? toProblem('NO_TEXT', {}, { file }));
  const text = { ...joinTexts(texts.filter((each) => each.lang === first.lang)), lang: told ?? first.lang };
  return { text, problem: null };
}

/** Reads a list of pairs: one a line, a tab between the files, relative to the list's own folder; `#` begins a remark. */
export async function readPairList(list: string): Promise<readonly (readonly [string, string])[]> {
  const text = await readFile(list, 'utf8').catch((error: unknown) => {
    throw new SverkaError(toFolderProblem(list, error));
  });
  const here = path.dirname(list);
  const pairs = text.split(/\r?\n/u).flatMap((line, index): readonly (readonly [string, string])[] => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [original, translation] = line.split('\t').map((cell) => cell.trim());
    if (original === undefined || translation === undefined || original === '' || translation === '') {
      throw toError('USAGE', { reason: `${list}, line ${index + 1}: write two files with a tab between them.` });
    }
    return [[path.resolve(here, original), path.resolve(here, translation)]];
  });
  if (pairs.length === 0)
    throw toError('USAGE', { reason: `${list} names no pairs: one a line, a tab between two files.` });
  return pairs;
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
