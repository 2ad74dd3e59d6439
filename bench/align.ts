/**
 * How well and how fast we align, beside Gale & Church and (where it is installed) hunalign, in one run:
 *
 *   npm run bench -- align [folder of sets]
 *
 * Default folder: ../shared/data/alignment beside the checkout. Every set is aligned twice: all documents together, learning over
 * all of them, and each alone. `p@.97` is the precision of beads with confidence ≥ .97; `ece` the expected calibration error.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { alignMany, alignSentences } from '../src/align/align.ts';
import type { Bead } from '../src/model/bead.ts';
import { type GoldPair, type GoldSet, readGoldFolder, readMaligna, scoreBeads, type Tie } from './alignment-sets.ts';
import { alignByLength } from './gale-church.ts';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../shared/data/alignment/', import.meta.url));
const maligna = readMaligna(path.join(folder, 'maligna_human/maligna-ui/examples/align/human'));
const SETS: readonly GoldSet[] = [
  { name: 'archive-dev ru-en', languages: ['ru', 'en'], pairs: readGoldFolder(path.join(folder, 'archive-dev')) },
  { name: 'textberg-dev de-fr', languages: ['de', 'fr'], pairs: readGoldFolder(path.join(folder, 'textberg-dev')) },
  { name: 'parice en-is', languages: ['en', 'is'], pairs: readGoldFolder(path.join(folder, 'parice')) },
  { name: 'maligna pl-en', languages: ['pl', 'en'], pairs: maligna.filter((pair) => !pair.name.startsWith('poznan')) },
  { name: 'maligna pl-de', languages: ['pl', 'de'], pairs: maligna.filter((pair) => pair.name.startsWith('poznan')) },
];

const toTies = (beads: readonly Bead[]): readonly Tie[] => beads.map((bead) => [bead.original, bead.translation]);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const show = (value: number): string => value.toFixed(3).replace(/^0/u, '').padStart(5);

/** Runs hunalign without a dictionary on one pair; `null` where it is not installed. */
function alignByHunalign(pair: GoldPair): readonly Tie[] | null {
  const here = mkdtempSync(path.join(tmpdir(), 'sverka-bench-'));
  try {
    const [dictionary, a, b] = ['dictionary', 'a', 'b'].map((name) => path.join(here, name));
    if (dictionary === undefined || a === undefined || b === undefined) return null;
    writeFileSync(dictionary, '');
    writeFileSync(a, `${pair.original.join('\n')}\n`);
    writeFileSync(b, `${pair.translation.join('\n')}\n`);
    const run = spawnSync('hunalign', ['-realign', dictionary, a, b], { encoding: 'utf8' });
    if (run.status !== 0) return null;
    const rungs = run.stdout
      .trim()
      .split('\n')
      .map((line) => line.split('\t').map(Number));
    return rungs.slice(1).map(([i = 0, j = 0], at): Tie => {
      const [fromI = 0, fromJ = 0] = rungs[at] ?? [];
      return [
        Array.from({ length: i - fromI }, (_v, k) => fromI + k),
        Array.from({ length: j - fromJ }, (_v, k) => fromJ + k),
      ];
    });
  } finally {
    rmSync(here, { recursive: true, force: true });
  }
}

print(
  'set                   sentences   together     alone        p@.97  ece     cpu s  sent/s   Gale–Church  hunalign',
);
for (const { name, languages, pairs } of SETS) {
  if (pairs.length === 0) {
    print(`${name.padEnd(22)}not found in ${folder}`);
    continue;
  }
  const gold = pairs.map((pair) => pair.gold);
  const sentences = pairs.reduce((sum, pair) => sum + pair.original.length + pair.translation.length, 0);
  const before = process.cpuUsage();
  const together = alignMany(pairs, languages).pairs;
  const used = process.cpuUsage(before);
  const seconds = (used.user + used.system) / 1e6;
  const alone = pairs.map((pair) => toTies(alignSentences(pair.original, pair.translation, languages)));
  const byLength = pairs.map((pair) => alignByLength(pair.original, pair.translation));
  const byHunalign = pairs.map(alignByHunalign);
  const ours = scoreBeads(gold, together.map(toTies));
  const single = scoreBeads(gold, alone);
  const baseline = scoreBeads(gold, byLength);
  const hunalign = byHunalign.every((ties) => ties !== null) ? scoreBeads(gold, byHunalign) : null;
  const judged = together.flatMap((beads, at) => {
    const right = new Set((gold[at] ?? []).map((tie) => JSON.stringify(tie)));
    return beads.map((bead) => ({
      confidence: bead.confidence,
      isRight: right.has(JSON.stringify([bead.original, bead.translation])),
    }));
  });
  const sure = judged.filter((bead) => bead.confidence >= 0.97);
  let ece = 0;
  for (let bin = 0; bin < 10; bin += 1) {
    const inside = judged.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    ece += Math.abs(inside.reduce((sum, bead) => sum + bead.confidence - Number(bead.isRight), 0)) / judged.length;
  }
  print(
    [
      name.padEnd(22),
      String(sentences).padStart(9),
      `  ${show(ours.strict)}/${show(ours.lax)} `,
      `${show(single.strict)}/${show(single.lax)} `,
      show(sure.filter((bead) => bead.isRight).length / Math.max(1, sure.length)),
      show(ece),
      seconds.toFixed(2).padStart(8),
      (sentences / seconds).toFixed(0).padStart(7),
      `   ${show(baseline.strict)}/${show(baseline.lax)}`,
      hunalign === null ? '  not installed' : `  ${show(hunalign.strict)}/${show(hunalign.lax)}`,
    ].join(' '),
  );
}
