/**
 * Fits the weights of `src/align/suspicion.ts`, and measures them on documents they were not fitted on:
 *
 *   npm run bench -- check-weights [folder]
 *
 * Default folder: ../shared/data beside the checkout, with `ntrex/` and `ehri/`. Faults are seeded three times over into the
 * development half of sixteen pairs of languages and once into that of the editions, as `check` does; the held half is not touched.
 * For each kind it prints how many of the faults that leave a suspicion are found, where so many suspicions in 100 clean beads are
 * false alarms, by documents each left out of the fit once (five parts); then the weights fitted on all, to be put into the table.
 */
import path from 'node:path';
import { alignMany, checkTranslations } from '../src/align/align.ts';
import { type SuspicionKind, WEIGHTS, type Evidence } from '../src/align/suspicion.ts';
import { listFaults } from './check-score.ts';
import { type Fault, seedFaults } from './faults.ts';
import { type Case, fitLogistic } from './logistic.ts';
import { halve, hash, readEdition, readNtrex, type TranslationSet } from './translation-sets.ts';

const folder = path.resolve(process.argv[2] ?? '../shared/data');
const PAIRS = 'ru-en,en-ru,de-en,en-de,fr-en,es-en,en-pt,uk-en,en-fr,en-es,en-uk,pt-en,de-ru,fr-de,ru-fr,uk-de'.split(
  ',',
);
const SEEDS = ['', ' again', ' once more'];
const EDITIONS = ['documentation_campaign', 'begrentze_flucht_uzravit_hranice'];
const SHARE = 0.14;
const PARTS = 5;
const ROUNDS = 3;
const RATES = [0.05, 0.1, 0.2, 0.3, 0.4];

/** One suspicion; `isFault` is null where the bead has a fault of another sort. */
interface Seen {
  readonly of: SuspicionKind;
  readonly bead: string;
  readonly part: number;
  readonly evidence: Evidence;
  readonly isFault: boolean | null;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
let cleanBeads = 0;

function listSuspicions(set: TranslationSet): readonly Seen[] {
  const faulty = seedFaults(set, SHARE);
  const { pairs, lexicon } = alignMany(faulty.documents, faulty.languages);
  const aligned = faulty.documents.map((document, at) => ({ ...document, beads: pairs[at] ?? [] }));
  const beads = aligned.flatMap((document, at) =>
    listFaults(faulty, at, document.beads).map((faults) => ({ faults, name: document.name })),
  );
  cleanBeads += beads.filter(({ faults }) => faults.length === 0).length;
  const seen: Seen[] = [];
  checkTranslations(aligned, faulty.languages, lexicon, ({ of, bead, evidence }) => {
    const { faults, name } = beads[bead] ?? { faults: [], name: '' };
    const isFault = faults.length === 0 ? false : faults.some((fault) => isOf(fault, of)) ? true : null;
    seen.push({ of, bead: `${set.name} ${bead}`, part: (hash(name) >>> 4) % PARTS, evidence, isFault });
  });
  return seen;
}

function isOf(fault: Fault, of: SuspicionKind): boolean {
  if (of === 'stretch') return fault.kind === 'omission';
  return of === 'nameLost' ? fault.kind === 'name' : fault.way === 'name replaced';
}

/** Fits the weights. A faulty bead may hold more suspicions than the fault's: after the first round only its likeliest counts. */
function fit(names: readonly string[], seen: readonly Seen[]): readonly number[] {
  let weights: readonly number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const likeliest = new Map<string, Seen>();
    const isLess = (a: Seen, b: Seen): boolean => toOdds(names, a, weights) < toOdds(names, b, weights);
    for (const one of seen) {
      const best = likeliest.get(one.bead);
      if (one.isFault === true && (best === undefined || isLess(best, one))) likeliest.set(one.bead, one);
    }
    weights = fitLogistic(
      seen.flatMap((one): Case[] =>
        one.isFault === false || (one.isFault === true && (round === 0 || likeliest.get(one.bead) === one))
          ? [{ evidence: toRow(names, one.evidence), isTrue: one.isFault, weight: 1 }]
          : [],
      ),
    );
  }
  return weights;
}

const toOdds = (names: readonly string[], { evidence }: Seen, weights: readonly number[]): number =>
  toRow(names, evidence).reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);

const toRow = (names: readonly string[], evidence: Evidence): readonly number[] => [
  1,
  ...names.map((name) => evidence[name] ?? 0),
];

function measure(of: SuspicionKind, all: readonly Seen[]): void {
  const names = Object.keys(WEIGHTS[of]).filter((name) => name !== 'constant');
  const seen = all.filter((suspicion) => suspicion.of === of);
  const best = new Map<string, { odds: number; isFault: boolean }>();
  for (let part = 0; part < PARTS; part += 1) {
    const weights = fit(
      names,
      seen.filter((suspicion) => suspicion.part !== part),
    );
    for (const suspicion of seen) {
      const { bead, isFault, part: own } = suspicion;
      if (own !== part || isFault === null) continue;
      const odds = toOdds(names, suspicion, weights);
      if (odds > (best.get(bead)?.odds ?? Number.NEGATIVE_INFINITY)) best.set(bead, { odds, isFault });
    }
  }
  const oddsOf = (isFault: boolean): readonly number[] =>
    [...best.values()].flatMap((one) => (one.isFault === isFault ? [one.odds] : [])).sort((a, b) => b - a);
  const [right, wrong] = [oddsOf(true), oddsOf(false)];
  print(`${of}: ${right.length} faults, ${wrong.length} clean beads with a suspicion`);
  for (const rate of RATES) {
    const cut = wrong[Math.floor((rate * cleanBeads) / 100)] ?? Number.NEGATIVE_INFINITY;
    const recall = right.filter((odds) => odds > cut).length / Math.max(1, right.length);
    print(
      `  ${rate.toFixed(2)} alarms: recall ${recall.toFixed(2)}, cut at probability ${(1 / (1 + Math.exp(-cut))).toFixed(2)}`,
    );
  }
  const weights = fit(names, seen).map((weight) => weight.toFixed(2));
  print(`  constant: ${weights[0] ?? ''}, ${names.map((name, at) => `${name}: ${weights[at + 1] ?? ''}`).join(', ')}`);
}

const ntrex = PAIRS.flatMap((pair) => {
  const [from = '', to = ''] = pair.split('-');
  const set = readNtrex(path.join(folder, 'ntrex'), [from, to]);
  return set === null ? [] : SEEDS.map((seed) => ({ ...set, name: `${set.name}${seed}` }));
});
const editions = (await Promise.all(EDITIONS.map((name) => readEdition(path.join(folder, 'ehri', name))))).flat();
const suspicions = [...ntrex, ...editions].flatMap((set) => {
  const [development] = halve(set);
  return development.documents.length < 3 ? [] : listSuspicions(development);
});
if (suspicions.length === 0) print(`Nothing to fit in ${folder}: name the folder that holds ntrex/ and ehri/.`);
else for (const of of Object.keys(WEIGHTS) as SuspicionKind[]) measure(of, suspicions);
