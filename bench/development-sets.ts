/** The alignment sets that measuring is done on, from a folder of data: real ones with gold beads, and ones made of news. */
import path from 'node:path';
import { type GoldSet, readGoldFolder, readMaligna } from './alignment-sets.ts';
import { makeSet, soilSet } from './made-sets.ts';

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
