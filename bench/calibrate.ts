/**
 * How far a confidence may be believed: fits the weights of `src/align/confidence.ts` and measures them on sets they were not fitted on.
 *
 *   npm run bench -- calibrate [folder of data]
 *
 * Each set is aligned in the three ways an archive aligns: all documents learning together, each document alone, and each with a lexicon
 * that the set's other documents taught. For each set the weights are fitted on all sets of other texts. `ece` is the expected
 * calibration error over ten bins, `chance` what it would be by chance alone were every confidence true, `p@.97` the precision of beads with confidence ≥ .97 and their share of all beads. The last
 * line holds the weights fitted on everything: what stands in `WEIGHTS`.
 */
import path from 'node:path';
import { calibrate, type Evidence, type FoundBead, listEvidence } from '../src/align/confidence.ts';
import { learnBeads, type LearnOptions } from '../src/align/learn.ts';
import { type GoldSet, judgeBeads, judgeConfidence, type JudgedBead, leastCalibrationError } from './alignment-sets.ts';
import { listSets } from './development-sets.ts';
import { fitLogistic } from './logistic.ts';

/** The beads of one document as the lattice found them, and which of them are right. */
interface Run {
  readonly set: string;
  readonly way: string;
  readonly beads: readonly FoundBead[];
  readonly judged: readonly JudgedBead[];
}

const folder = path.resolve(process.argv[2] ?? '../shared/data');
const runs = listSets(folder).flatMap(runSet);
if (runs.length === 0) print(`No sets in ${folder}: name the folder that holds alignment/ and ntrex/.`);
else report();

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function runSet(set: GoldSet): readonly Run[] {
  const align = (way: string, at: readonly number[], options: LearnOptions): readonly Run[] => {
    const pairs = at.map((index) => set.pairs[index]).filter((pair) => pair !== undefined);
    const learned = learnBeads(pairs, set.languages, {
      ...options,
      without: ['calibration'],
    });
    return pairs.map((pair, index) => {
      const beads = learned.pairs[index] ?? [];
      return {
        set: set.name,
        way,
        // Without calibration the confidence is the posterior itself.
        beads: beads.map(({ confidence, original, translation }) => ({
          posterior: confidence,
          n: original.length,
          m: translation.length,
        })),
        judged: judgeBeads(pair.gold, beads),
      };
    });
  };
  const all = set.pairs.map((_pair, at) => at);
  const together = align('together', all, {});
  const alone = all.flatMap((at) => align('alone', [at], {}));
  // Two halves teach each other.
  const kept = [0, 1].flatMap((half) => {
    const { lexicon } = learnBeads(
      set.pairs.filter((_pair, at) => at % 2 !== half),
      set.languages,
    );
    return all.flatMap((at) => (at % 2 === half ? align('kept', [at], { lexicon, rounds: 0 }) : []));
  });
  return set.pairs.length < 2 ? [...together, ...alone] : [...together, ...alone, ...kept];
}

/** Fits the weights; every set in every way counts by the root of its size, so that no set rules alone. */
function fit(taught: readonly Run[]): Evidence {
  const sizes = new Map<string, number>();
  for (const run of taught) sizes.set(keyOf(run), (sizes.get(keyOf(run)) ?? 0) + run.beads.length);
  const cases = taught.flatMap((run) =>
    listEvidence(run.beads).map((evidence, at) => ({
      evidence,
      isTrue: run.judged[at]?.isRight === true,
      weight: (sizes.get(keyOf(run)) ?? 1) ** -0.5,
    })),
  );
  return fitLogistic(cases) as unknown as Evidence;
}

function keyOf(run: Run): string {
  return `${run.set}\n${run.way}`;
}

/** A soiled set holds the same texts as the clean one: neither may teach the other. */
function textsOf(set: string): string {
  return set.replace(' + dirt', '');
}

function report(): void {
  const show = (value: number): string => value.toFixed(3).replace(/^0/u, '').padStart(5);
  print(
    '                                 beads   posterior: ece  p@.97 (share)   confidence: ece  chance  p@.97 (share)',
  );
  const sums = { before: 0, after: 0, least: 0, count: 0 };
  for (const key of new Set(runs.map(keyOf))) {
    const [set = '', way = ''] = key.split('\n');
    const weights = fit(
      runs.filter((run) => textsOf(run.set) !== textsOf(set) && (run.way === 'kept') === (way === 'kept')),
    );
    const own = runs.filter((run) => keyOf(run) === key);
    const before = own.flatMap((run) => run.judged);
    const after = own.flatMap((run) =>
      calibrate(run.beads, weights).map((confidence, at) => ({
        confidence,
        isRight: run.judged[at]?.isRight === true,
      })),
    );
    const describe = (judged: readonly JudgedBead[], least = ''): string => {
      const { sure, ece } = judgeConfidence(judged);
      const share = judged.filter(({ confidence }) => confidence >= 0.97).length / judged.length;
      return `${show(ece)}  ${least}${show(sure)} (${show(share)})`;
    };
    sums.before += judgeConfidence(before).ece;
    sums.after += judgeConfidence(after).ece;
    const least = leastCalibrationError(after);
    sums.least += least;
    sums.count += 1;
    print(
      `${set.padEnd(23)} ${way.padEnd(8)} ${String(before.length).padStart(5)}        ${describe(before)}           ${describe(after, `${show(least)}   `)}`,
    );
  }
  print(
    `mean                                        ${show(sums.before / sums.count)}                            ${show(sums.after / sums.count)}  ${show(sums.least / sums.count)}`,
  );
  for (const isKept of [false, true]) {
    const weights = fit(runs.filter(({ way }) => (way === 'kept') === isKept));
    print(`${isKept ? 'kept' : 'learned'}: ${weights.map((weight) => weight.toFixed(2)).join(', ')}`);
  }
}
