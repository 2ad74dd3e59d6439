/**
 * Russian lemmas, beside the stems: Snowball takes «Хрущёв» and «Хрущёва» to two different stems and cannot know that «людей»
 * belongs to «человек».
 *
 * The dictionary is OpenCorpora's as az ships it: 12 MB, read from disk once, 0.2 s. Surnames it does not know are declined back by rule.
 */
import az from 'az';
import { foldText } from '../text/normalize.ts';

/** A reading of a word rarer than this is left out: «стали» is «стать», hardly ever «сталь». */
const LIKELY = 0.1;
const MOST = 3;
const CACHED = 100_000;

/** Endings of surnames in -ов, -ев, -ин, -ын and -ский, and what stands there in the nominative. */
const SURNAMES: readonly (readonly [RegExp, string])[] = [
  [/^(\p{L}{2,}(?:ов|ев|ин|ын))(?:а|у|ым|е|ой|ы|ых|ыми)$/u, '$1'],
  [/^(\p{L}{2,}[сц]к)(?:ого|ому|им|ом|ая|ой|ую|ие|их|ими)$/u, '$1ий'],
];

let loading: Promise<void> | undefined;
let isLoaded = false;

/** Is thrown where a Russian word is met before the dictionary was read. */
export class LemmasMissing extends Error {}

const cache = new Map<string, readonly string[]>();

/** Reads the dictionary; later calls cost nothing. Must have ended before `lemmasOf` is asked of a Russian word. */
export function loadLemmas(): Promise<void> {
  loading ??= new Promise((resolve, reject) => {
    az.Morph.init((error) => {
      if (error instanceof Error) reject(error);
      else {
        isLoaded = true;
        resolve();
      }
    });
  });
  return loading;
}

/** Lists the likely dictionary forms of a folded Russian word, folded; none where nothing is known about it. */
export function lemmasOf(word: string): readonly string[] {
  const known = cache.get(word);
  if (known !== undefined) return known;
  if (cache.size >= CACHED) cache.clear();
  const lemmas = findLemmas(word);
  cache.set(word, lemmas);
  return lemmas;
}

function findLemmas(word: string): readonly string[] {
  if (!/^[а-я]{2,40}$/u.test(word)) return [];
  if (!isLoaded) throw new LemmasMissing();
  // The parser `Dictionary` alone: guesses by ending make adjectives of foreign surnames.
  const parses = az.Morph(word, { typos: 0, stutter: 0, ignoreCase: true, parsers: ['Dictionary'] });
  if (parses.length > 0) {
    const likely = parses.filter((parse) => parse.score >= LIKELY);
    return [...new Set(likely.map((parse) => foldText(parse.normalize().word)))].slice(0, MOST);
  }
  const rule = SURNAMES.find(([ending]) => ending.test(word));
  return rule === undefined ? [] : [word.replace(rule[0], rule[1])];
}
