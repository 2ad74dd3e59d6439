/**
 * Whether two texts belong together: measures the rule of `src/align/kinship.ts` where the answer is known.
 *
 *   npm run bench -- kinship [folder of data]
 *
 * From each pair of languages of the development sets stretches are taken at seeded places, as many sentences as a size says, with
 * their translation (true) and with as many sentences from elsewhere in the set (false); each is aligned with nothing learned elsewhere.
 * `meeting` is the share at which as many true pairs lie below as false ones above, `loss` the log loss of the rule's probability in nats a
 * pair; a pair is `named` where `checkKinship` says NOT_TOGETHER.
 */
import path from 'node:path';
import { alignSentences, checkKinship, findKinship } from '../src/align/align.ts';
import type { GoldPair, GoldSet } from './alignment-sets.ts';
import { startChance } from './chance.ts';
import { listSets } from './development-sets.ts';

const SIZES = [5, 8, 12, 20, 40];
/** True pairs, and false ones, of each size and pair of languages. */
const EACH = 8;

interface Stretch {
  readonly original: readonly string[];
  readonly translation: readonly string[];
}

interface Measured {
  readonly size: number;
  readonly isTrue: boolean;
  readonly share: number;
  readonly p: number;
  readonly isNamed: boolean;
}

const folder = path.resolve(process.argv[2] ?? '../shared/data');
// One set for each pair of languages: the first.
const sets = listSets(folder).filter(
  ({ languages }, at, all) => all.findIndex((set) => set.languages.join() === languages.join()) === at,
);
const measured = sets.flatMap((set) => SIZES.flatMap((size) => measure(set, size)));
if (measured.length === 0)
  process.stdout.write(`No sets in ${folder}: name the folder that holds alignment/ and ntrex/.\n`);
else report();

function measure(set: GoldSet, size: number): readonly Measured[] {
  const chance = startChance(size);
  const stretches = set.pairs.flatMap((pair) => listStretches(pair, size));
  const pick = (): number => Math.floor(chance() * stretches.length);
  const found: Measured[] = [];
  for (let count = 0; count < EACH; count += 1) {
    const [at, other] = [pick(), pick()];
    const own = stretches[at];
    if (own === undefined) continue;
    found.push(judge(own, set.languages, size, true));
    // One that shares no sentence with it; where there is none, there is no false pair.
    const stranger = [other, ...stretches.keys()]
      .map((index) => stretches[index])
      .find((one) => one?.original.every((sentence) => !own.original.includes(sentence)));
    if (stranger !== undefined)
      found.push(judge({ original: own.original, translation: stranger.translation }, set.languages, size, false));
  }
  return found;
}

/** Lists the stretches of one pair that begin at a bead and hold at least `size` sentences of the original. */
function listStretches({ original, translation, gold }: GoldPair, size: number): readonly Stretch[] {
  return gold.flatMap((_tie, from) => {
    const taken: { readonly a: number[]; readonly b: number[] } = { a: [], b: [] };
    for (let at = from; at < gold.length && taken.a.length < size; at += 1) {
      taken.a.push(...(gold[at]?.[0] ?? []));
      taken.b.push(...(gold[at]?.[1] ?? []));
    }
    if (taken.a.length < size || taken.b.length < size / 2) return [];
    return [
      { original: taken.a.map((at) => original[at] ?? ''), translation: taken.b.map((at) => translation[at] ?? '') },
    ];
  });
}

function judge(
  { original, translation }: Stretch,
  languages: readonly [string, string],
  size: number,
  isTrue: boolean,
): Measured {
  const beads = alignSentences(original, translation, languages);
  const kinship = findKinship(original, translation, beads, languages);
  const problems = checkKinship(original, translation, beads, languages);
  return {
    size,
    isTrue,
    share: Math.max(kinship.original, kinship.translation),
    p: kinship.p,
    isNamed: problems.some(({ code }) => code === 'NOT_TOGETHER'),
  };
}

/** Finds the share at which as large a part of the true pairs lies below as of the false ones above. */
function findMeeting(among: readonly Measured[]): number {
  let best = { share: 0, apart: Number.POSITIVE_INFINITY };
  for (let share = 0; share <= 1; share += 0.005) {
    const below = part(
      among.filter(({ isTrue }) => isTrue),
      (one) => one.share < share,
    );
    const above = part(
      among.filter(({ isTrue }) => !isTrue),
      (one) => one.share >= share,
    );
    if (Math.abs(below - above) < best.apart) best = { share, apart: Math.abs(below - above) };
  }
  return best.share;
}

function part<T>(all: readonly T[], test: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(test).length / all.length;
}

function lossOf(among: readonly Measured[]): number {
  // Probabilities come rounded to three places.
  const sum = among.reduce((all, { isTrue, p }) => all - Math.log(Math.max(5e-4, isTrue ? p : 1 - p)), 0);
  return sum / among.length;
}

function quantile(among: readonly Measured[], at: number): number {
  const shares = among.map(({ share }) => share).sort((a, b) => a - b);
  return shares[Math.min(shares.length - 1, Math.floor(at * shares.length))] ?? Number.NaN;
}

function report(): void {
  process.stdout.write(
    'size  pairs true/false  meeting  2 % of true below  2 % of false above  loss  named: true  false\n',
  );
  for (const size of [...SIZES, null]) {
    const among = measured.filter((one) => size === null || one.size === size);
    const [kin, strange] = [true, false].map((isTrue) => among.filter((one) => one.isTrue === isTrue));
    if (kin === undefined || strange === undefined) continue;
    const named = [kin, strange].map((ones) => `${ones.filter(({ isNamed }) => isNamed).length}`.padStart(5));
    process.stdout.write(
      `${String(size ?? 'all').padEnd(4)}  ${`${kin.length}/${strange.length}`.padStart(16)}  ${findMeeting(among).toFixed(3)}    ` +
        `${quantile(kin, 0.02).toFixed(2).padStart(17)}  ${quantile(strange, 0.98).toFixed(2).padStart(18)}  ${lossOf(among).toFixed(3)}  ${named.join('  ')}\n`,
    );
  }
}
