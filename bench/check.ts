/**
 * How well the check of a translation finds seeded faults, and how often it cries wolf:
 *
 *   npm run bench -- check [folder] [--show] [--pairs ru-en,de-en,…] [--half development|held] [--all]
 *
 * Default folder: ../shared/data beside the checkout, with `ntrex/` (newspaper lines, line n answers line n) and `ehri/` (TEI
 * editions). Documents are cut into a development half and a held half; the check may be tuned on the first only. Faults are
 * seeded by a fixed rule into about one sentence in seven, the whole half is aligned with learning as an archive would, and
 * checked. A fault is found where a finding stands on its bead, `right` where the finding's kind fits; every finding on a bead
 * without a fault counts as a false alarm, though some translations really differ there. `--show` lists those; `--all` seeds
 * hedges, quotation marks, additions and moved sentences too; `--pairs` leaves the editions out; `--half` checks one half.
 */
import path from 'node:path';
import { alignMany, checkTranslations } from '../src/align/align.ts';
import { judgeFindings, type Judged } from './check-score.ts';
import { FAULT_KINDS, type FaultKind, MAIN_FAULTS, seedFaults } from './faults.ts';
import { halve, readEdition, readNtrex, type TranslationSet } from './translation-sets.ts';

const args = process.argv.slice(2);
const valueOf = (name: string): string | undefined => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
};
const isShown = args.includes('--show');
const kinds: readonly FaultKind[] = args.includes('--all') ? FAULT_KINDS : MAIN_FAULTS;
const named = args.find((arg, at) => !arg.startsWith('--') && !['--pairs', '--half'].includes(args[at - 1] ?? ''));
const folder = path.resolve(named ?? '../shared/data');
const PAIRS = valueOf('--pairs') ?? 'ru-en,en-ru,de-en,en-de,fr-en,es-en,en-pt,uk-en';
/** Share of the sentences that get a fault. */
const SHARE = 0.14;

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(2)).padStart(6);

function checkSet(set: TranslationSet): Judged {
  const faulty = seedFaults(set, SHARE, kinds);
  const { pairs, lexicon } = alignMany(faulty.documents, faulty.languages);
  const aligned = faulty.documents.map((document, at) => ({ ...document, beads: pairs[at] ?? [] }));
  const findings = checkTranslations(aligned, faulty.languages, lexicon);
  return judgeFindings(
    faulty,
    aligned.map(({ beads }, at) => ({ beads, findings: findings[at] ?? [] })),
  );
}

function printSet(judged: Judged): void {
  const { set, faults, findings, cleanBeads } = judged;
  const found = faults.filter((fault) => fault.findings.length > 0).length;
  const alarms = findings.filter(({ fault }) => fault === null).length;
  print(
    [
      `  ${set.name.padEnd(20)}`,
      String(faults.length).padStart(6),
      percent(found, faults.length),
      percent(findings.length - alarms, findings.length),
      ((100 * alarms) / Math.max(1, cleanBeads)).toFixed(2).padStart(10),
    ].join(' '),
  );
  if (!isShown) return;
  for (const { finding, document, fault } of findings) {
    if (fault !== null) continue;
    const { original, translation } = set.documents[document] ?? { original: [], translation: [] };
    const bead = judged.documents[document]?.beads[finding.bead];
    print(`    ${finding.kind} ${finding.confidence} ${finding.message}`);
    print(`      ${(bead?.original ?? []).map((at) => original[at]).join(' ')}`);
    print(`      ${(bead?.translation ?? []).map((at) => translation[at]).join(' ')}`);
  }
}

function printKinds(all: readonly Judged[]): void {
  const faults = all.flatMap((judged) => judged.faults);
  const findings = all.flatMap((judged) => judged.findings);
  const cleanBeads = all.reduce((sum, judged) => sum + judged.cleanBeads, 0);
  print('  kind        faults  found  recall  right  findings  precision  false alarms/100 clean beads');
  const row = (name: string, of: readonly FaultKind[]): void => {
    const seeded = faults.filter(({ fault }) => of.includes(fault.kind));
    // A changed year is a number and a date: findings are counted where they stand.
    const said = findings.filter(({ finding, fault }) => of.some((kind) => (fault?.kind ?? finding.kind) === kind));
    const alarms = said.filter(({ fault }) => fault === null).length;
    const found = seeded.filter((fault) => fault.findings.length > 0).length;
    print(
      [
        `  ${name.padEnd(11)}`,
        String(seeded.length).padStart(6),
        String(found).padStart(6),
        percent(found, seeded.length).padStart(7),
        percent(seeded.filter((fault) => fault.isRightKind).length, seeded.length),
        String(said.length).padStart(9),
        percent(said.length - alarms, said.length).padStart(10),
        ((100 * alarms) / Math.max(1, cleanBeads)).toFixed(2).padStart(13),
      ].join(' '),
    );
  };
  for (const kind of FAULT_KINDS) row(kind, [kind]);
  const others = findings.filter(
    ({ finding, fault }) => fault === null && !kinds.some((kind) => kind === finding.kind),
  );
  print(`  other kinds, none seeded: ${((100 * others.length) / Math.max(1, cleanBeads)).toFixed(2)} false alarms/100`);
  row('all', FAULT_KINDS);
  print('  confidence  findings  on a faulty bead');
  for (const [low, high] of [
    [0, 0.6],
    [0.6, 0.7],
    [0.7, 0.8],
    [0.8, 0.9],
    [0.9, 1],
  ] as const) {
    const inside = findings.filter(({ finding }) => finding.confidence >= low && finding.confidence < high);
    const right = inside.filter(({ fault }) => fault !== null).length;
    print(
      `  ${low.toFixed(1)}–${high.toFixed(1)}     ${String(inside.length).padStart(8)}  ${percent(right, inside.length)}`,
    );
  }
}

async function readEditions(): Promise<readonly TranslationSet[]> {
  if (valueOf('--pairs') !== undefined) return [];
  const editions = ['documentation_campaign', 'begrentze_flucht_uzravit_hranice'];
  return (await Promise.all(editions.map((name) => readEdition(path.join(folder, 'ehri', name))))).flat();
}

const sets: readonly TranslationSet[] = [
  ...PAIRS.split(',').flatMap((pair) => {
    const [from = '', to = ''] = pair.split('-');
    const set = readNtrex(path.join(folder, 'ntrex'), [from, to]);
    return set === null ? [] : [set];
  }),
  ...(await readEditions()),
];
if (sets.length === 0) {
  process.stderr.write(
    `Nothing to check in ${folder}: it holds neither ntrex/ nor ehri/. Name the folder that does.\n`,
  );
  process.exit(2);
}
for (const [half, name] of (['development', 'held'] as const).entries()) {
  if ((valueOf('--half') ?? name) !== name) continue;
  print(`${name} half\n  set                  faults recall  precision  false alarms/100 clean beads`);
  const all = sets.flatMap((set) => {
    const part = halve(set)[half];
    if (part === undefined || part.documents.length < 3) return [];
    const judged = checkSet(part);
    printSet(judged);
    return [judged];
  });
  printKinds(all);
}
