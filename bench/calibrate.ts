/**
 * How far a confidence may be believed: fits the weights of `src/align/confidence.ts` and measures them on sets they were not fitted on.
 *
 *   npm run bench -- calibrate [folder of data]
 *
 * Each set is aligned in the three ways an archive aligns: all documents learning together, each document alone, and each with a lexicon
 * that the set's other documents taught. For each set the weights are fitted on all sets of other texts, those made for teaching among
 * them. `ece` is the expected calibration error over ten bins; `chance` what it would be by chance alone were every confidence true, and
 * what only 1 in 20 draws would exceed; `over` the error less that mean; `loss` and `Brier` are proper scores; `p@.97` is the precision of
 * beads with confidence ≥ .97 and their share of all beads. The last lines hold the weights fitted on everything: what stands in `WEIGHTS`.
 */
import path from 'node:path';
import { calibrate, type Evidence, type FoundBead, listEvidence, PARTS_OF_EVIDENCE } from '../src/align/confidence.ts';
import { learnBeads, type LearnOptions } from '../src/align/learn.ts';
import {
  drawChanceError,
  type GoldSet,
  judgeBeads,
  judgeConfidence,
  type JudgedBead,
  scoreConfidence,
} from './alignment-sets.ts';
import { listSets, listTeachingSets } from './development-sets.ts';
import { fitLogistic } from './logistic.ts';

/** The beads of one document as the lattice found them, and which of them are right. */
interface Run {
  readonly set: string;
  /** Sets of the same texts may not teach each other. */
  readonly texts: string;
  readonly way: string;
  readonly beads: readonly FoundBead[];
  readonly judged: readonly JudgedBead[];
}

const folder = path.resolve(process.argv[2] ?? '../shared/data');
const runs = listSets(folder).flatMap(runSet);
const teachers = listTeachingSets(folder).flatMap(runSet);
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
        texts: textsOf(set),
        way,
        // Without calibration the confidence is the posterior itself.
        beads: beads.map(({ confidence, original, translation }) => ({
          posterior: confidence,
          n: original.length,
          m: translation.length,
          letters: [countLetters(pair.original, original), countLetters(pair.translation, translation)] as const,
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
  return fitLogistic(cases);
}

function keyOf(run: Run): string {
  return `${run.set}\n${run.way}`;
}

/** A soiled set holds the same texts as the clean one; news in the same two languages may be the same news, as archival sets are too. */
function textsOf({ name, languages }: GoldSet): string {
  return /news|archival/u.test(name) ? [...languages].sort().join('-') : name.replace(' + dirt', '');
}

/** Counts the letters of some sentences as the aligner does: without white space, at least one each. */
function countLetters(sentences: readonly string[], at: readonly number[]): number {
  return at.reduce((sum, index) => sum + Math.max(1, (sentences[index] ?? '').replace(/\s+/gu, '').length), 0);
}

function report(): void {
  const show = (value: number): string =>
    value
      .toFixed(3)
      .replace(/^(-?)0/u, '$1')
      .padStart(5);
  print(`${''.padEnd(33)}beads  posterior                      confidence`);
  print(`${''.padEnd(40)}  ece  loss p@.97 (share)     ece chance (1 in 20)   over   loss  Brier  p@.97 (share)`);
  const sums = { plain: 0, plainLoss: 0, ece: 0, chance: 0, loss: 0, brier: 0 };
  const keys = new Set(runs.map(keyOf));
  for (const key of keys) {
    const [set = '', way = ''] = key.split('\n');
    const own = runs.filter((run) => keyOf(run) === key);
    const texts = own[0]?.texts;
    const weights = fit(
      [...runs, ...teachers].filter((run) => run.texts !== texts && (run.way === 'kept') === (way === 'kept')),
    );
    const plain = own.flatMap((run) => run.judged);
    const judged = own.flatMap((run) =>
      calibrate(run.beads, weights).map((confidence, at) => ({
        confidence,
        isRight: run.judged[at]?.isRight === true,
      })),
    );
    const [before, after] = [plain, judged].map((beads) => ({
      ...judgeConfidence(beads),
      ...scoreConfidence(beads),
      share: beads.filter(({ confidence }) => confidence >= 0.97).length / beads.length,
    }));
    if (before === undefined || after === undefined) continue;
    const chance = drawChanceError(judged);
    sums.plain += before.ece / keys.size;
    sums.plainLoss += before.loss / keys.size;
    sums.ece += after.ece / keys.size;
    sums.chance += chance.mean / keys.size;
    sums.loss += after.loss / keys.size;
    sums.brier += after.brier / keys.size;
    print(
      `${set.padEnd(23)} ${way.padEnd(8)} ${String(plain.length).padStart(5)}  ` +
        `${show(before.ece)} ${show(before.loss)} ${show(before.sure)} (${show(before.share)})   ` +
        `${show(after.ece)}  ${show(chance.mean)} (${show(chance.most)})  ${show(after.ece - chance.mean)}  ` +
        `${show(after.loss)}  ${show(after.brier)}  ${show(after.sure)} (${show(after.share)})`,
    );
  }
  print(
    `${'mean'.padEnd(40)}${show(sums.plain)} ${show(sums.plainLoss)}                   ` +
      `${show(sums.ece)}  ${show(sums.chance)}          ${show(sums.ece - sums.chance)}  ${show(sums.loss)}  ${show(sums.brier)}`,
  );
  print(PARTS_OF_EVIDENCE.join(', '));
  for (const isKept of [false, true]) {
    const weights = fit([...runs, ...teachers].filter(({ way }) => (way === 'kept') === isKept));
    print(`${isKept ? 'kept' : 'learned'}: ${weights.map((weight) => weight.toFixed(2)).join(', ')}`);
  }
}
