/**
 * Stems: the part of a word that its forms share.
 *
 * Snowball's algorithms (Porter 2001) where there is one; for Polish, Ukrainian and Belarusian, which have none, a light stemmer
 * that takes off the endings of cases and persons. A stem is for finding, never for showing.
 */
import { newStemmer, type Stemmer } from 'snowball-stemmers';
import { foldText } from './normalize.ts';

const ALGORITHMS: Readonly<Record<string, string>> = {
  cs: 'czech',
  da: 'danish',
  de: 'german',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  it: 'italian',
  nb: 'norwegian',
  nl: 'dutch',
  nn: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sk: 'czech',
  sl: 'slovene',
  sv: 'swedish',
  tr: 'turkish',
};

/** Endings of declension and conjugation, folded, longest first. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  pl: toEndings(
    'owaniami owaniach owaniem owania owanie owaniu iejszego iejszych iejszy ościami ościach ością ości ość ami ach owi owie ów om em ego emu ymi imi ych ich ym im ej ie ia iu ią ię a ą e ę i o u y ał ała ało ali ały ać eć ić yć',
  ),
  uk: toEndings(
    'ування уванням уванні ностями ностях ністю ності ність ями ами ях ах ові еві єві ів їв ом ем єм ого його ому йому ими іми их іх їх ої єї ою ею єю ий ій їй ити ати яти увати ала али ало ла ли ло а я о е є у ю и і ї ь',
  ),
  be: toEndings(
    'аваннем аванні аванне насцямі насцях насцю насці насць амі ямі ах ях аві еві аў яў оў ом ам ем ага яга аму яму ымі імі ых іх ай яй ой ею аю ы і а я о е у ю ь',
  ),
};
/** Accents that a stemmer needs and that many leave out in writing: “revolucion” is stemmed as “revolución”. */
const RESTORED: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  es: [[/([cs])ion$/u, '$1ión']],
  pt: [
    [/cao$/u, 'ção'],
    [/sao$/u, 'são'],
    [/coes$/u, 'ções'],
  ],
};
const CACHED = 50_000;
const SHORTEST = 3;

/** A tag that is nothing but its primary part. */
const PRIMARY = /^[a-z]{2,3}$/;
const stemmers = new Map<string, Stemmer>();
const cache = new Map<string, string>();

/** Stems a word in a language (BCP 47, the primary part counts); the stem comes folded. A language without a stemmer gives the folded word. */
export function stem(word: string, lang: string): string {
  const language = primaryOf(lang);
  const key = `${language} ${word}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  // A full cache starts anew: cheaper than keeping it in order, and the common words are back at once.
  if (cache.size >= CACHED) cache.clear();
  const found = stemNew(word, language);
  cache.set(key, found);
  return found;
}

/** Gives the primary part of a language tag, lower case: `ru` for `ru-petr1708`. */
export function primaryOf(lang: string): string {
  return PRIMARY.test(lang) ? lang : (lang.split(/[-_]/u, 1)[0] ?? lang).toLowerCase();
}

function stemNew(word: string, lang: string): string {
  const folded = foldText(word);
  const endings = ENDINGS[lang];
  if (endings !== undefined) return cutEnding(folded, endings);
  const algorithm = ALGORITHMS[lang];
  if (algorithm === undefined || !/^\p{L}+$/u.test(folded)) return folded;
  // Algorithms for Latin scripts read the accents; the Russian one reads е for ё.
  let input = lang === 'ru' ? folded : word.normalize('NFC').toLowerCase();
  for (const [ending, accented] of RESTORED[lang] ?? []) input = input.replace(ending, accented);
  return foldText(stemmerOf(algorithm).stem(input)) || folded;
}

function stemmerOf(algorithm: string): Stemmer {
  let stemmer = stemmers.get(algorithm);
  if (stemmer === undefined) {
    stemmer = newStemmer(algorithm);
    stemmers.set(algorithm, stemmer);
  }
  return stemmer;
}

function cutEnding(word: string, endings: readonly string[]): string {
  const ending = endings.find((end) => word.endsWith(end) && word.length - end.length >= SHORTEST);
  return ending === undefined ? word : word.slice(0, word.length - ending.length);
}

function toEndings(list: string): readonly string[] {
  return [...new Set(list.split(' ').map(foldText))].sort((a, b) => b.length - a.length);
}
