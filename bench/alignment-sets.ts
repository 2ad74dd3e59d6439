/** Reads alignment sets with gold beads, and scores beads against them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bead } from '../src/model/bead.ts';
import { startChance } from './chance.ts';

/** A gold or found bead: sentence indexes of both sides. */
export type Tie = readonly [original: readonly number[], translation: readonly number[]];

export interface GoldPair {
  readonly name: string;
  readonly original: readonly string[];
  readonly translation: readonly string[];
  readonly gold: readonly Tie[];
}

export interface GoldSet {
  readonly name: string;
  readonly languages: readonly [string, string];
  readonly pairs: readonly GoldPair[];
}

const readLines = (file: string): readonly string[] => readFileSync(file, 'utf8').replace(/\n$/u, '').split('\n');

/** Reads a folder of `.src`, `.tgt` (a sentence a line) and `.gold` (`[0]:[0, 1]`, from 0); empty where there is none. */
export function readGoldFolder(folder: string): readonly GoldPair[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.gold'))
    .sort()
    .map((file) => {
      const base = path.join(folder, file.slice(0, -'.gold'.length));
      const gold = readLines(`${base}.gold`).flatMap((line): Tie[] => {
        const [a, b] = line.split(':');
        return a === undefined || b === undefined ? [] : [[JSON.parse(a) as number[], JSON.parse(b) as number[]]];
      });
      return {
        name: file.slice(0, -'.gold'.length),
        original: readLines(`${base}.src`),
        translation: readLines(`${base}.tgt`),
        gold,
      };
    });
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** Reads a folder of mALIGNa alignments (`.al`, XML). */
export function readMaligna(folder: string): readonly GoldPair[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.al'))
    .sort()
    .map((file) => {
      const original: string[] = [];
      const translation: string[] = [];
      const take = (bead: string, tag: string, into: string[]): number[] => {
        const part = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'u').exec(bead)?.[1] ?? '';
        return [...part.matchAll(/<segment>([\s\S]*?)<\/segment>/gu)].map((segment) => {
          into.push((segment[1] ?? '').replace(/&(\w+);/gu, (whole, name: string) => ENTITIES[name] ?? whole));
          return into.length - 1;
        });
      };
      const xml = readFileSync(path.join(folder, file), 'utf8');
      const gold = [...xml.matchAll(/<alignment\b[\s\S]*?<\/alignment>/gu)].map(
        (bead): Tie => [take(bead[0], 'sourcelist', original), take(bead[0], 'targetlist', translation)],
      );
      return { name: file, original, translation, gold };
    });
}

export interface Score {
  readonly strict: number;
  readonly lax: number;
}

/**
 * Scores found beads by vecalign's definitions (Thompson & Koehn 2019, `score.py`): strict means the exact bead, lax any shared
 * sentence pair; unpaired sentences count for precision only.
 */
export function scoreBeads(gold: readonly (readonly Tie[])[], found: readonly (readonly Tie[])[]): Score {
  const precision = { strict: 0, lax: 0, all: 0 };
  const recall = { strict: 0, lax: 0, all: 0 };
  for (const [at, ties] of gold.entries()) {
    const mine = found[at] ?? [];
    count(ties, mine, precision);
    count(mine.filter(isPair), ties.filter(isPair), recall);
  }
  const f = (p: number, r: number): number => (p + r === 0 ? 0 : (2 * p * r) / (p + r));
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return {
    strict: f(share(precision.strict, precision.all), share(recall.strict, recall.all)),
    lax: f(share(precision.lax, precision.all), share(recall.lax, recall.all)),
  };
}

const isPair = ([a, b]: Tie): boolean => a.length > 0 && b.length > 0;

function count(
  reference: readonly Tie[],
  tested: readonly Tie[],
  into: { strict: number; lax: number; all: number },
): void {
  const exact = new Set(reference.map((tie) => JSON.stringify(tie)));
  const partners = new Map<number, Set<number>>();
  for (const [a, b] of reference) {
    for (const i of a) {
      const row = partners.get(i) ?? new Set<number>();
      partners.set(i, row);
      for (const j of b) row.add(j);
    }
  }
  for (const tie of tested) {
    into.all += 1;
    const isExact = exact.has(JSON.stringify(tie));
    if (isExact) into.strict += 1;
    if (isExact || tie[0].some((i) => tie[1].some((j) => partners.get(i)?.has(j) === true))) into.lax += 1;
  }
}

/** One bead with its confidence, and whether the gold has exactly it. */
export interface JudgedBead {
  readonly confidence: number;
  readonly isRight: boolean;
}

/** Judges the beads of one pair. */
export function judgeBeads(gold: readonly Tie[], beads: readonly Bead[]): readonly JudgedBead[] {
  const right = new Set(gold.map((tie) => JSON.stringify(tie)));
  return beads.map(({ original, translation, confidence }) => ({
    confidence,
    isRight: right.has(JSON.stringify([original, translation])),
  }));
}

/** Precision of the beads said to be all but certain, and the expected calibration error over ten bins. */
export function judgeConfidence(judged: readonly JudgedBead[]): { readonly sure: number; readonly ece: number } {
  const sure = judged.filter((bead) => bead.confidence >= 0.97);
  return {
    sure: sure.filter((bead) => bead.isRight).length / Math.max(1, sure.length),
    ece: calibrationError(judged),
  };
}

function calibrationError(judged: readonly JudgedBead[]): number {
  const errors = new Float64Array(10);
  for (const { confidence, isRight } of judged) {
    const bin = Math.min(9, Math.floor(confidence * 10));
    errors[bin] = (errors[bin] ?? 0) + confidence - Number(isRight);
  }
  return errors.reduce((sum, error) => sum + Math.abs(error), 0) / judged.length;
}

/** What the calibration error would be by chance alone were every confidence true: its mean, and what 1 in 20 draws exceeds. */
export interface ChanceError {
  readonly mean: number;
  readonly most: number;
}

const DRAWS = 200;

/**
 * Draws the calibration error that so many beads with confidences that are all true give (seeded; Bröcker & Smith 2007, "Increasing the
 * reliability of reliability diagrams"). The plain error is biased upward by about this mean, most so in small sets (Kumar, Liang & Ma
 * 2019, "Verified uncertainty calibration").
 */
export function drawChanceError(judged: readonly JudgedBead[]): ChanceError {
  const chance = startChance(1);
  const drawn = Array.from({ length: DRAWS }, () =>
    calibrationError(judged.map(({ confidence }) => ({ confidence, isRight: chance() < confidence }))),
  ).sort((a, b) => a - b);
  return { mean: drawn.reduce((sum, error) => sum + error, 0) / DRAWS, most: drawn[Math.floor(DRAWS * 0.95)] ?? 0 };
}

/** Proper scores of confidences, the less the better: log loss in nats a bead, and Brier's. */
export function scoreConfidence(judged: readonly JudgedBead[]): { readonly loss: number; readonly brier: number } {
  let loss = 0;
  let brier = 0;
  for (const { confidence, isRight } of judged) {
    // Confidences come rounded: none is held to be quite certain.
    const p = Math.min(1 - 1e-4, Math.max(1e-4, confidence));
    loss -= Math.log(isRight ? p : 1 - p);
    brier += (confidence - Number(isRight)) ** 2;
  }
  return { loss: loss / judged.length, brier: brier / judged.length };
}
