/**
 * Short documents with known beads, made from professionally translated segments: some left out on one side, some neighbours run
 * together, as translators do. Seeded: the same documents every time.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { GoldPair, Tie } from './alignment-sets.ts';
import { startChance } from './chance.ts';

/** Makes one document of each of the first `count` documents of NTREX in `folder`; languages by its own codes (`eng`, `rus`). */
export function makeNtrexPairs(
  folder: string,
  [from, to]: readonly [string, string],
  count: number,
): readonly GoldPair[] {
  const ids = path.join(folder, 'DOCUMENT_IDS.tsv');
  if (!existsSync(ids)) return [];
  const names = readLines(ids).map((line) => line.split('\t')[0] ?? '');
  const original = readLines(fileOf(folder, from));
  const translation = readLines(fileOf(folder, to));
  const documents = new Map<string, number[]>();
  for (const [line, name] of names.entries()) documents.set(name, [...(documents.get(name) ?? []), line]);
  return [...documents]
    .slice(0, count)
    .map(([name, lines], at) => makePair(name, lines, original, translation, at + 1));
}

function fileOf(folder: string, code: string): string {
  const file = code === 'eng' ? 'newstest2019-src.eng.txt' : `newstest2019-ref.${code}.txt`;
  return path.join(folder, 'NTREX-128', file);
}

function readLines(file: string): readonly string[] {
  return readFileSync(file, 'utf8').replace(/\n$/u, '').split('\n');
}

function makePair(
  name: string,
  lines: readonly number[],
  original: readonly string[],
  translation: readonly string[],
  seed: number,
): GoldPair {
  const chance = startChance(seed * 7919);
  const left: string[] = [];
  const right: string[] = [];
  const gold: Tie[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const a = original[lines[at] ?? 0] ?? '';
    const b = translation[lines[at] ?? 0] ?? '';
    const c = original[lines[at + 1] ?? -1];
    const d = translation[lines[at + 1] ?? -1];
    const draw = chance();
    if (draw < 0.08) gold.push([[left.push(a) - 1], []]);
    else if (draw < 0.16) gold.push([[], [right.push(b) - 1]]);
    else if (draw < 0.24 && c !== undefined && d !== undefined) {
      gold.push([[left.push(a) - 1, left.push(c) - 1], [right.push(`${b} ${d}`) - 1]]);
      at += 1;
    } else if (draw < 0.32 && c !== undefined && d !== undefined) {
      gold.push([[left.push(`${a} ${c}`) - 1], [right.push(b) - 1, right.push(d) - 1]]);
      at += 1;
    } else gold.push([[left.push(a) - 1], [right.push(b) - 1]]);
  }
  return { name, original: left, translation: right, gold };
}
