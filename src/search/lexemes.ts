/** The words of a passage as the index takes them: lexemes with their places. */
import { placesOfWords } from '../text/words.ts';
import { joinBroken, toIndexed, tokensOf } from './analyse.ts';
import type { Gathered } from './gathered.ts';
import type { Side } from './rows.ts';
import { numberOf, type Spellings, spellingsOf } from './spellings.ts';

/** The place of a word goes into 13 bits (`evaluate.ts`): a longer passage is written in pieces of this many words. */
const PIECE = 6_000;

/** Cuts both sides into pieces an index row can hold; all but monstrous passages are one piece. */
export function cutSides(sides: readonly (Side | null)[]): readonly (readonly (Side | null)[])[] {
  // No text has more words than letters.
  if (sides.every((side) => side === null || side.words.length <= PIECE)) return [sides];
  const cut = sides.map((side) => (side === null ? null : cutWords(side.words)));
  const most = Math.max(...cut.map((pieces) => pieces?.length ?? 0));
  return Array.from({ length: most }, (_, piece) =>
    sides.map((side, at) => (side === null ? null : { ...side, words: cut[at]?.[piece] ?? '' })),
  );
}

function cutWords(words: string): readonly string[] {
  const tokens = tokensOf(words);
  return Array.from({ length: Math.max(1, Math.ceil(tokens.length / PIECE)) }, (_, piece) =>
    words.slice(piece === 0 ? 0 : tokens[piece * PIECE]?.start, tokens[(piece + 1) * PIECE]?.start),
  );
}

const HYPHENS: ReadonlySet<number> = new Set([0x2d, 0x2010, 0xad]);

/** Adds the lexemes of a side to what is gathered, under the key of its row; gives how many words it has. */
export function readWords({ words, lang }: Side, gathered: Gathered, key: number): number {
  const spellings = spellingsOf(lang);
  const places = placesOfWords(words);
  let place = 0;
  // The word before: where it is kept and where it ended.
  let before = -1;
  let beforeEnd = 0;
  for (let at = 0; at < places.length; at += 2) {
    const start = places[at] ?? 0;
    const found = spellings.find(words, start, places[at + 1] ?? 0);
    const { data } = spellings;
    let word = found + 1;
    for (let left = data[found] ?? 0; left > 0; left--) {
      const wordStart = start + (data[word + 2] ?? 0);
      if (before >= 0 && HYPHENS.has(words.charCodeAt(beforeEnd)) && wordStart - beforeEnd >= 2)
        addWhole(spellings, [before, word], [words, beforeEnd, wordStart], (lexeme) => {
          gathered.add(lexeme, key, place - 1);
        });
      if (data[word + 1] !== spellings.round) spellings.bring(word);
      const lexemes = data[word + 4] ?? 0;
      for (let one = 0; one < lexemes; one++) gathered.add(data[word + 5 + one] ?? 0, key, place);
      place++;
      before = word;
      beforeEnd = wordStart + (data[word + 3] ?? 0);
      word += 5 + lexemes;
    }
  }
  return place;
}

/** Adds the lexemes of a word broken at the end of a printed line, under the place of its first half, which has its own there. */
function addWhole(
  spellings: Spellings,
  [first, second]: readonly [number, number],
  [text, end, start]: readonly [string, number, number],
  add: (lexeme: number) => void,
): void {
  const [one, other] = [spellings.wordAt(first), spellings.wordAt(second)];
  const placed = { ...other, start, end: start + other.end - other.start };
  const whole = joinBroken(text, { ...one, end }, placed);
  if (whole === undefined) return;
  const own = toIndexed(one, spellings.lang);
  for (const lexeme of toIndexed({ word: whole, written: whole }, spellings.lang))
    if (!own.includes(lexeme)) add(numberOf(lexeme));
}
