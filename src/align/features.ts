/**
 * What the aligner sees of a sentence: numbered features and a length.
 *
 * A word counts by its first letters (`PREFIX`; measured: as good as stems, and needs no language), a Chinese word by itself and by
 * its characters, a number by its digits, a mark of punctuation by itself. Features are interned, so that all later work runs over typed arrays.
 */
import { wordsOf } from '../text/words.ts';
import { isApparatus } from './apparatus.ts';
import { closingOf, listOpenings } from './edges.ts';
import { buildMeanings, cutMeanings, type Meanings, type SentenceVectors } from './meaning.ts';

const PREFIX = 5;
const HAN = /\p{Script=Han}/u;
const PUNCTUATION = /[?!:;()"«»„“”—…%№§]/gu;
/** At most so many features of one sentence are looked at: a sentence of 100,000 characters must not stop the house. */
const MOST_FEATURES = 400;

/** Numbers the features of one language. `forms` keeps a few whole words behind each prefix, for matching names. */
export interface Vocabulary {
  readonly ids: Map<string, number>;
  readonly names: string[];
  readonly forms: string[][];
}

/** The sentences of one side as features: those of sentence `i` stand in `tokens` from `starts[i]` to `starts[i + 1]`. */
export interface Side {
  readonly count: number;
  readonly starts: Int32Array;
  readonly tokens: Int32Array;
  /** Characters without white space, at least 1. */
  readonly lengths: Float64Array;
  /** 1 for a sentence that looks like apparatus: a page mark, a stamp, an editor's note, a shelf mark. */
  readonly apparatus: Uint8Array;
  /** 1 for a sentence a person said has no counterpart. */
  readonly alone: Uint8Array;
  /** How each sentence begins and how it ends, by the classes of `edges.ts`. */
  readonly openings: Uint8Array;
  readonly closings: Uint8Array;
  /** What a model of sentences makes of them; `null` without one. */
  readonly meanings: Meanings | null;
}

/** Cuts a side down to sentences `from` to `to` (exclusive) without copying. */
export function cutSide(side: Side, from: number, to: number): Side {
  return {
    count: to - from,
    starts: side.starts.subarray(from, to + 1),
    tokens: side.tokens,
    lengths: side.lengths.subarray(from, to),
    apparatus: side.apparatus.subarray(from, to),
    alone: side.alone.subarray(from, to),
    openings: side.openings.subarray(from, to),
    closings: side.closings.subarray(from, to),
    meanings: cutMeanings(side.meanings, from, to),
  };
}

/** Builds an empty vocabulary. */
export function buildVocabulary(): Vocabulary {
  return { ids: new Map(), names: [], forms: [] };
}

/** Adds a feature if it is new and returns its number. */
export function addFeature(vocabulary: Vocabulary, name: string, form: string = name): number {
  const known = vocabulary.ids.get(name);
  if (known !== undefined) {
    const forms = vocabulary.forms[known];
    if (forms !== undefined && forms.length < 4 && !forms.includes(form)) forms.push(form);
    return known;
  }
  const id = vocabulary.names.length;
  vocabulary.ids.set(name, id);
  vocabulary.names.push(name);
  vocabulary.forms.push([form]);
  return id;
}

/** Builds the features of the sentences of one side, numbering new ones in `vocabulary`. */
export function buildSide(sentences: readonly string[], vocabulary: Vocabulary, vectors?: SentenceVectors): Side {
  const starts = new Int32Array(sentences.length + 1);
  const lengths = new Float64Array(sentences.length);
  const apparatus = new Uint8Array(sentences.length);
  const tokens: number[] = [];
  for (const [index, sentence] of sentences.entries()) {
    const text = sentence.length > 20_000 ? sentence.slice(0, 20_000) : sentence;
    let taken = 0;
    for (const [name, form] of featuresOf(text)) {
      if (taken >= MOST_FEATURES) break;
      tokens.push(addFeature(vocabulary, name, form));
      taken += 1;
    }
    starts[index + 1] = tokens.length;
    lengths[index] = Math.max(1, sentence.replace(/\s+/gu, '').length);
    apparatus[index] = isApparatus(sentence) ? 1 : 0;
  }
  return {
    count: sentences.length,
    starts,
    tokens: Int32Array.from(tokens),
    lengths,
    apparatus,
    alone: new Uint8Array(sentences.length),
    openings: listOpenings(sentences),
    closings: Uint8Array.from(sentences, closingOf),
    meanings: buildMeanings(sentences, vectors),
  };
}

/** Lists the features of a text with the whole word behind each. */
export function featuresOf(text: string): readonly (readonly [name: string, form: string])[] {
  const features: (readonly [string, string])[] = [];
  for (const word of wordsOf(mendBreaks(text))) {
    const form = foldWord(word.text);
    for (const part of form.includes('-') ? form.split('-') : [form]) {
      if (part === '') continue;
      features.push([nameOf(part), part]);
      // A Chinese word is cut differently from sentence to sentence; its characters are not.
      if (part.length > 1 && HAN.test(part)) for (const character of part) features.push([character, character]);
    }
  }
  for (const match of text.matchAll(PUNCTUATION)) features.push([match[0], match[0]]);
  return features;
}

/** Builds the feature name of one folded word. */
export function nameOf(word: string): string {
  if (/^\p{N}/u.test(word)) return word.replace(/^0+(?=\d)/u, '');
  return word.length > PREFIX ? word.slice(0, PREFIX) : word;
}

// «Македо- нии»: a word broken at the end of a printed line.
function mendBreaks(text: string): string {
  return text.includes('- ') ? text.replace(/(?<=\p{L}{2})[-¬] (?=\p{Ll}{2})/gu, '') : text;
}

const LOOK_ALIKE: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  k: 'к',
  m: 'м',
  t: 'т',
  h: 'н',
  b: 'в',
  i: 'і',
  '0': 'о',
  '3': 'з',
  '6': 'б',
};

/** Letters of one script and nothing to fold: nearly all words. */
const SIMPLE = /^(?:[a-zß-öø-ž]+|[а-яєіїґ]+)$/u;

/** Folds a word for comparison: lower case, one apostrophe, ё as е, and Latin letters or digits misread inside a Cyrillic word. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (SIMPLE.test(lower)) return lower;
  let folded = lower
    .replace(/[\u00ad]/gu, '')
    .replace(/[‐‑]/gu, '-')
    .replace(/[’ʼ]/gu, "'")
    .replace(/ё/gu, 'е');
  const strangers = folded.match(/[a-z0-9]/gu)?.length ?? 0;
  // «в0зражают», «нaссления»; but not «1960-х».
  if (strangers > 0 && (folded.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) > strangers) {
    folded = folded.replace(/ь1/gu, 'ы').replace(/[a-z036]/gu, (letter) => LOOK_ALIKE[letter] ?? letter);
  }
  return folded.normalize('NFC');
}
