/**
 * Where the language changes inside one file.
 *
 * Every paragraph says how likely it is in each language that the file seems to hold, by its words and its confidence; the
 * likeliest sequence with a price on every change is found by dynamic programming (Viterbi). So a quoted line does not split a
 * text, a heading without words of its own goes with its neighbours, and pairs in one alphabet (es/en, de/fr) work like any.
 */
import { detectLanguage } from '../text/language.ts';
import { isNameLine } from './block-kinds.ts';
import { parseMarking } from './marking.ts';
import type { Paragraph } from './paragraphs.ts';

/** The paragraphs of one language, by their indexes, in order. */
export interface LanguageRun {
  readonly lang: string;
  readonly members: readonly number[];
  readonly confidence: number;
}

/** Price of a change of language, in words: a quotation shorter than this stays in its text. */
const CHANGE = 12;
/** A paragraph of any length counts at most as so many words. */
const HEAVY = 60;
/** A second language has at least this share of the words; less is quotation. */
const LEAST_SHARE = 0.12;
const LEAST_WORDS = 6;
const MOST_LANGUAGES = 4;
/** What a word in the wrong script takes off: names and quotations in the other script do stand in texts. */
const WRONG_SCRIPT = 0.8;
/** The price where the file changes at every other paragraph: a translation under each paragraph of its original. */
const CHANGE_OF_TURNS = 2;
/** Characters of a paragraph looked at. */
const SAMPLE = 600;

interface Vote {
  readonly lang: string;
  readonly weight: number;
  /** ISO 15924 code of most of its letters; null where it has none. */
  readonly script: string | null;
  readonly words: number;
}

/** Splits the paragraphs of a file by language. The order of the runs is the order of their first paragraphs; one run where there is one language. */
export function splitByLanguage(paragraphs: readonly Paragraph[]): readonly LanguageRun[] {
  const votes = paragraphs.map((paragraph) => voteOf(paragraph));
  const totals = new Map<string, number>();
  for (const { lang, weight } of votes) if (lang !== 'und') totals.set(lang, (totals.get(lang) ?? 0) + weight);
  const candidates = [...totals].sort((a, b) => b[1] - a[1]).slice(0, MOST_LANGUAGES);
  const all = paragraphs.map((_, index) => index);
  const first = candidates[0];
  if (first === undefined) return all.length === 0 ? [] : [{ lang: 'und', members: all, confidence: 0 }];
  const total = candidates.reduce((sum, [, weight]) => sum + weight, 0);
  const langs = candidates
    .filter(([, weight]) => weight >= LEAST_WORDS && weight >= LEAST_SHARE * total)
    .map(([lang]) => lang);
  if (langs.length < 2) return [whole(paragraphs, first[0], all)];
  const labels = settleBorders(absorb(label(votes, langs, paragraphs), votes), votes, paragraphs);
  const runs = [...new Set(labels)].map((lang) => ({
    lang,
    members: all.filter((index) => labels[index] === lang),
    confidence: 0.9,
  }));
  return runs.length === 1 && runs[0] !== undefined ? [whole(paragraphs, runs[0].lang, all)] : runs;
}

/** One language: asked once more over the whole, which knows better than its parts. */
function whole(paragraphs: readonly Paragraph[], lang: string, members: readonly number[]): LanguageRun {
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n');
  const asked = detectLanguage(text);
  return asked.lang === 'und'
    ? { lang, members, confidence: 0.3 }
    : { lang: asked.lang, members, confidence: asked.confidence };
}

function voteOf(paragraph: Paragraph): Vote {
  // What translators put in brackets is in their language, not the paragraph's.
  const text = paragraph.text.slice(0, SAMPLE).replace(/\[[^\]]*\]/gu, ' ');
  // Chinese and Japanese put no spaces between words, which are about two characters long.
  const signs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const words = (text.match(/\p{L}{2,}/gu)?.length ?? 0) + Math.round(signs / 2);
  if (words === 0) return { lang: 'und', weight: 0, script: null, words };
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const script = cyrillic + latin === 0 ? null : cyrillic > latin ? 'Cyrl' : 'Latn';
  const marking = parseMarking(paragraph.text);
  if (marking !== null && marking.lang !== null) return { lang: marking.lang, weight: 2, script, words };
  // A name in Latin letters may be signed under a text in any language.
  if (isNameLine(text) && script === 'Latn') return { lang: 'und', weight: 0, script, words };
  const { lang, confidence } = detectLanguage(text);
  const size = Math.min(HEAVY, words * (paragraph.text.length > SAMPLE ? 4 : 1));
  return { lang, weight: size * confidence, script, words };
}

/** The likeliest language of each paragraph (Viterbi). A change is cheaper where a gap or a heading invites it. */
function label(votes: readonly Vote[], langs: readonly string[], paragraphs: readonly Paragraph[]): readonly string[] {
  const back: number[][] = [];
  const price = isTaken(votes) ? CHANGE_OF_TURNS : CHANGE;
  let scores = langs.map((lang) => gain(votes[0], lang));
  for (let at = 1; at < votes.length; at += 1) {
    const invites = Math.min(4, paragraphs[at]?.gap ?? 0);
    const previous = scores;
    const best = previous.indexOf(Math.max(...previous));
    const from = langs.map((_, index) =>
      (previous[best] ?? 0) - Math.max(1, price - invites) > (previous[index] ?? 0) ? best : index,
    );
    back.push(from);
    scores = langs.map((lang, index) => {
      const source = from[index] ?? index;
      return (previous[source] ?? 0) - (source === index ? 0 : Math.max(1, price - invites)) + gain(votes[at], lang);
    });
  }
  let state = scores.indexOf(Math.max(...scores));
  const path = [state];
  for (let at = back.length - 1; at >= 0; at -= 1) {
    state = back[at]?.[state] ?? state;
    path.push(state);
  }
  return path.reverse().map((index) => langs[index] ?? 'und');
}

/** Tells whether the languages take turns: most neighbours that speak at all speak different ones. */
function isTaken(votes: readonly Vote[]): boolean {
  const clear = votes.filter(({ weight }) => weight >= 4);
  const changes = clear.filter((vote, index) => index > 0 && vote.lang !== clear[index - 1]?.lang).length;
  return clear.length >= 4 && changes > 0.6 * (clear.length - 1);
}

/** Lines without a language of their own at a border: names end the text before, the rest (a date, a number) begins the next. */
function settleBorders(
  labels: readonly string[],
  votes: readonly Vote[],
  paragraphs: readonly Paragraph[],
): readonly string[] {
  const settled = [...labels];
  const isMute = (index: number): boolean => (votes[index]?.weight ?? 1) < 1;
  for (let at = 1; at < settled.length; at += 1) {
    const before = settled[at - 1];
    const after = settled[at];
    // Where the scripts differ every line with words has told its side already.
    if (before === undefined || after === undefined || before === after || scriptOf(before) !== scriptOf(after))
      continue;
    let from = at;
    while (from > 1 && isMute(from - 1) && settled[from - 2] === before) from -= 1;
    let to = at;
    while (to < settled.length - 1 && isMute(to) && settled[to + 1] === after) to += 1;
    let cut = from;
    while (cut < to && isNameLine(paragraphs[cut]?.text ?? '')) cut += 1;
    for (let index = from; index < to; index += 1) settled[index] = index < cut ? before : after;
    at = Math.max(at, to);
  }
  return settled;
}

/** What a paragraph gives for being in a language: its words where it is, less than nothing where the script forbids it. */
function gain(vote: Vote | undefined, lang: string): number {
  if (vote === undefined) return 0;
  if (vote.lang === lang) return vote.weight;
  return vote.script !== null && vote.script !== scriptOf(lang) ? -WRONG_SCRIPT * Math.min(HEAVY, vote.words) : 0;
}

function scriptOf(lang: string): string {
  return /^(?:ru|uk|be|bg|sr|mk|mn)(?:-|$)/u.test(lang)
    ? 'Cyrl'
    : /^(?:zh|ja|ko|he|yi|ar|fa|el|hy|ka|hi|th)(?:-|$)/u.test(lang)
      ? ''
      : 'Latn';
}

/** A stretch in another language inside a text, small beside it, is a quotation and goes back to its text. */
function absorb(labels: readonly string[], votes: readonly Vote[]): readonly string[] {
  const stretches: { lang: string; from: number; to: number; weight: number }[] = [];
  labels.forEach((lang, index) => {
    const last = stretches.at(-1);
    const weight = votes[index]?.weight ?? 0;
    if (last?.lang === lang) {
      last.to = index + 1;
      last.weight += weight;
    } else stretches.push({ lang, from: index, to: index + 1, weight });
  });
  // Four stretches and more are translations that follow paragraph by paragraph; they are left as they are.
  if (stretches.length !== 3) return labels;
  const [before, middle, after] = stretches;
  if (before === undefined || middle === undefined || after === undefined || before.lang !== after.lang) return labels;
  const around = before.weight + after.weight;
  if (middle.weight >= 0.3 * around || before.weight < middle.weight / 2 || after.weight < middle.weight / 2)
    return labels;
  return labels.map(() => before.lang);
}
