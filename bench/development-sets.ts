/** The alignment sets that measuring is done on, from a folder of data: real ones with gold beads, and ones made of news. */
import path from 'node:path';
import { type GoldSet, readGoldFolder, readMaligna } from './alignment-sets.ts';
import { makeSet, soilSet, type Wear } from './made-sets.ts';

/** Lists every set that the folder holds. */
export function listSets(data: string): readonly GoldSet[] {
  const alignment = path.join(data, 'alignment');
  const ntrex = path.join(data, 'ntrex');
  const maligna = readMaligna(path.join(alignment, 'maligna_human/maligna-ui/examples/align/human'));
  const yearbooks: GoldSet = {
    name: 'de-fr yearbooks',
    languages: ['de', 'fr'],
    pairs: readGoldFolder(path.join(alignment, 'textberg-dev')),
  };
  const mixed: GoldSet = {
    name: 'en-is mixed',
    languages: ['en', 'is'],
    pairs: readGoldFolder(path.join(alignment, 'parice')),
  };
  const free = { join: 0.18, cut: 0.25, drop: 0.03 };
  return [
    {
      name: 'ru-en archival',
      languages: ['ru', 'en'] as const,
      pairs: readGoldFolder(path.join(alignment, 'archive-dev')),
    },
    yearbooks,
    mixed,
    {
      name: 'pl-en books',
      languages: ['pl', 'en'] as const,
      pairs: maligna.filter((pair) => !pair.name.startsWith('poznan')),
    },
    {
      name: 'pl-de books',
      languages: ['pl', 'de'] as const,
      pairs: maligna.filter((pair) => pair.name.startsWith('poznan')),
    },
    makeSet(ntrex, ['zh', 'en'], [0, 1000], { join: 0.3, cut: 0.4, drop: 0.03 }, 1),
    makeSet(ntrex, ['ru', 'en'], [1000, 1997], free, 2),
    makeSet(ntrex, ['es', 'en'], [600, 1300], { join: 0.06, cut: 0.05, drop: 0.02 }, 3),
    makeSet(ntrex, ['de', 'fr'], [0, 700], free, 4),
    soilSet(yearbooks, 5),
    soilSet(mixed, 6),
  ].filter(({ pairs }) => pairs.length > 0);
}

/**
 * Lists more sets made of news, for teaching only: what lines from `from` to `to` of one language say in another. Most join two languages
 * that were both translated from English, and clauses go over into the next sentence, so that they are freer.
 */
export function listTeachingSets(data: string): readonly GoldSet[] {
  const wears: readonly (readonly [from: string, to: string, lines: readonly [number, number], wear: Wear])[] = [
    ['pt', 'zh', [1000, 1997], { join: 0.2, cut: 0.3, drop: 0.03, move: 0.1 }],
    ['uk', 'fr', [0, 600], { join: 0.1, cut: 0.1, drop: 0.03, move: 0.06 }],
    ['zh', 'es', [500, 1200], { join: 0.1, cut: 0.2, drop: 0.05, move: 0.03 }],
    ['ru', 'de', [0, 500], { join: 0.15, cut: 0.25, drop: 0.03, move: 0.1 }],
    ['fr', 'ru', [1200, 1997], { join: 0.06, cut: 0.05, drop: 0.02, move: 0.03 }],
    ['es', 'uk', [600, 1000], { join: 0.18, cut: 0.25, drop: 0.1, move: 0.05 }],
    ['de', 'pt', [1300, 1997], { join: 0.1, cut: 0.15, drop: 0.03, move: 0.1 }],
    ['de', 'zh', [0, 900], { join: 0.2, cut: 0.15, drop: 0.03 }],
  ];
  return wears
    .map(([from, to, lines, wear], at) => makeSet(path.join(data, 'ntrex'), [from, to], lines, wear, 11 + at))
    .filter(({ pairs }) => pairs.length > 0);
}
