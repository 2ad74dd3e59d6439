/**
 * How well and how fast we align, beside Gale & Church and (where it is installed) hunalign, in one run:
 *
 *   npm run bench -- align [folder of data]             every set: all documents together, and each alone
 *   npm run bench -- align --ablation [folder of data]  strict F1 of every set without each part of the aligner in turn
 *   npm run bench -- align --long [folder of data]      a pair of 50,000 and one of 100,000 sentences: time and memory
 *
 * Default folder: ../shared/data beside the checkout. `p@.97` is the precision of beads with confidence ≥ .97; `ece` the expected
 * calibration error; `kept` is the speed of applying what the set itself taught (`rounds: 0`).
 */
import path from 'node:path';
import { alignMany, alignSentences } from '../src/align/align.ts';
import { learnBeads } from '../src/align/learn.ts';
import { PARTS } from '../src/align/parts.ts';
import type { Bead } from '../src/model/bead.ts';
import { judgeBeads, judgeConfidence, scoreBeads, type Tie } from './alignment-sets.ts';
import { listSets } from './development-sets.ts';
import { alignByLength } from './gale-church.ts';
import { findHunalign } from './hunalign.ts';

const args = process.argv.slice(2);
const folder = path.resolve(args.find((arg) => !arg.startsWith('--')) ?? '../shared/data');
const SETS = listSets(folder);

const toTies = (beads: readonly Bead[]): readonly Tie[] => beads.map((bead) => [bead.original, bead.translation]);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const show = (value: number): string => value.toFixed(3).replace(/^0/u, '').padStart(5);

if (SETS.length === 0) print(`No sets in ${folder}: name the folder that holds alignment/ and ntrex/.`);
else if (args.includes('--ablation')) ablate();
else if (args.includes('--long')) measureLong();
else await compare();

/** Every set beside the yardsticks. */
async function compare(): Promise<void> {
  const hunalign = await findHunalign();
  print(
    'strict/lax F1         sentences   together     alone        p@.97  ece   sent/s   kept   Gale–Church  hunalign      its sent/s',
  );
  for (const { name, languages, pairs } of SETS) {
    const gold = pairs.map((pair) => pair.gold);
    const sentences = pairs.reduce((sum, pair) => sum + pair.original.length + pair.translation.length, 0);
    const [together, seconds] = timed(() => alignMany(pairs, languages));
    const [, keptSeconds] = timed(() => alignMany(pairs, languages, { lexicon: together.lexicon, rounds: 0 }));
    const alone = pairs.map((pair) => toTies(alignSentences(pair.original, pair.translation, languages)));
    const byLength = pairs.map((pair) => alignByLength(pair.original, pair.translation));
    const began = process.cpuUsage();
    const byHunalign: (readonly Tie[])[] = [];
    if (hunalign !== null) for (const pair of pairs) byHunalign.push(await hunalign(pair));
    const used = process.cpuUsage(began);
    const hunalignSeconds = (used.user + used.system) / 1e6;
    const scoreOf = (ties: readonly (readonly Tie[])[]): string => {
      const { strict, lax } = scoreBeads(gold, ties);
      return `${show(strict)}/${show(lax)}`;
    };
    const { sure, ece } = judgeConfidence(together.pairs.flatMap((beads, at) => judgeBeads(gold[at] ?? [], beads)));
    print(
      [
        name.padEnd(22),
        String(sentences).padStart(8),
        ` ${scoreOf(together.pairs.map(toTies))} `,
        `${scoreOf(alone)} `,
        show(sure),
        show(ece),
        (sentences / seconds).toFixed(0).padStart(7),
        (sentences / keptSeconds).toFixed(0).padStart(7),
        `  ${scoreOf(byLength)}`,
        hunalign === null
          ? '  not installed'
          : `  ${scoreOf(byHunalign)} ${(sentences / hunalignSeconds).toFixed(0).padStart(8)}`,
      ].join(' '),
    );
  }
}

/** What each part of the aligner brings: strict F1 without it. */
function ablate(): void {
  print(`${'without'.padEnd(14)}${SETS.map(({ name }) => name.slice(0, 15).padStart(17)).join('')}     mean`);
  for (const part of [null, ...PARTS]) {
    const scores = SETS.map(({ languages, pairs }) => {
      const found = learnBeads(pairs, languages, part === null ? {} : { without: [part] }).pairs;
      return scoreBeads(
        pairs.map((pair) => pair.gold),
        found.map(toTies),
      ).strict;
    });
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    print(
      `${(part ?? '(nothing)').padEnd(14)}${scores.map((score) => show(score).padStart(17)).join('')}    ${show(mean)}`,
    );
  }
}

/** One pair as long as a shelf, made of the first set over and over with the words of each turn changed. */
function measureLong(): void {
  const [set] = SETS;
  if (set === undefined) return;
  print('sentences   learning: sent/s  peak MB   kept: sent/s  peak MB');
  for (const size of [50_000, 100_000]) {
    const original: string[] = [];
    const translation: string[] = [];
    for (let turn = 0; original.length + translation.length < size; turn += 1) {
      for (const pair of set.pairs) {
        original.push(...pair.original.map((sentence) => `${sentence} ${turn}`));
        translation.push(...pair.translation.map((sentence) => `${sentence} ${turn}`));
      }
    }
    const sentences = original.length + translation.length;
    const pair = [{ original, translation }];
    let peak = 0;
    const watch = (): void => {
      peak = Math.max(peak, process.memoryUsage.rss() / 1e6);
    };
    const [learned, seconds] = timed(() => alignMany(pair, set.languages));
    watch();
    const learningPeak = process.resourceUsage().maxRSS / 1000;
    const [, keptSeconds] = timed(() => alignMany(pair, set.languages, { lexicon: learned.lexicon, rounds: 0 }));
    watch();
    print(
      [
        String(sentences).padStart(9),
        (sentences / seconds).toFixed(0).padStart(18),
        learningPeak.toFixed(0).padStart(8),
        (sentences / keptSeconds).toFixed(0).padStart(14),
        peak.toFixed(0).padStart(8),
      ].join(' '),
    );
  }
}

/** Runs something and returns its result and the processor seconds it took. */
function timed<Result>(run: () => Result): readonly [result: Result, seconds: number] {
  const before = process.cpuUsage();
  const result = run();
  const used = process.cpuUsage(before);
  return [result, (used.user + used.system) / 1e6];
}
