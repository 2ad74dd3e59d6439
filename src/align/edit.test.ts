import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alignment, Bead } from '../model/bead.ts';
import type { BeadDecision, Numbered } from '../model/decision.ts';
import { alignSentences } from './align.ts';
import { findAnchor, indexWords, toAnchor } from './anchor.ts';
import { type BeadEdit, decideEdit, formatEdit, parseEdit } from './edit.ts';
import { indexSides, markSettled, settleBeads } from './settle.ts';

const PAIR = { translation: 1, languages: ['ru', 'en'] } as const;

/** `ab=x c= =y`: a letter is a sentence, a piece a bead; `!` after it: a person settled it. */
function toAlignment(notation: string): Alignment {
  const sides = { original: [] as string[], translation: [] as string[] };
  const beads = notation.split(' ').map((piece): Bead => {
    const [said = '', told = ''] = piece.replace('!', '').split('=');
    const take = (side: 'original' | 'translation', letters: string) =>
      Array.from(letters, (letter) => sides[side].push(`${letter.repeat(8)} ${letter}.`) - 1);
    const bead = { original: take('original', said), translation: take('translation', told), confidence: 0.9 };
    return piece.endsWith('!') ? { ...bead, settled: 7 } : bead;
  });
  const sentences = (texts: readonly string[]) => texts.map((text, block) => ({ text, block, start: 0, end: 9 }));
  return {
    aligner: 'test/1',
    original: sentences(sides.original),
    translation: sentences(sides.translation),
    beads,
    leaves: [],
  };
}

const wordsOf = (sentences: Alignment['original']): readonly string[] => sentences.map(({ text }) => text);

function settle(alignment: Alignment, decisions: readonly Numbered<BeadDecision>[]) {
  return settleBeads(decisions, indexSides(wordsOf(alignment.original), wordsOf(alignment.translation)));
}

/** Writes a bead decision back in the notation. */
function showDecision(made: BeadDecision | string): string {
  if (typeof made === 'string') return made;
  const letters = (words: string | undefined) =>
    (words ?? '')
      .split('.')
      .map((sentence) => sentence.trim().at(-1) ?? '')
      .join('');
  return made.beads.map((bead) => `${letters(bead.original?.words)}=${letters(bead.translation?.words)}`).join(' ');
}

describe('an edit', () => {
  it.each([
    ['a=x b=y', 'confirm 1', 'b=y'],
    ['a=x! b=y c=z', 'confirm 0..1', 'b=y'],
    ['a=x! b=y c=z', 'confirm 1..end', 'b=y c=z'],
    ['a=x! b=y', 'confirm 0', 'unchanged'],
    ['a=x b=y', 'confirm sure', 'unchanged'],
    ['a=x b=y c=z', 'join 0', 'ab=xy'],
    ['a= =x', 'join 0', 'a=x'],
    ['a=x b=', 'join 0', 'ab=x'],
    ['a= b=', 'join 0', 'whole'],
    ['a=x', 'join 0', 'edge'],
    ['a=x', 'join 5', 'unknown'],
    ['ab=xy', 'split 0', 'a=x b=y'],
    ['ab=xy', 'split 0 at 1 2', 'a=xy b='],
    ['ab=xy', 'split 0 original 1', 'a=x b=y'],
    ['abc=x', 'split 0 at 1 1', 'a=x b= c='],
    ['ab=xyz', 'split 0 at 1 0', 'a= b=xyz'],
    ['a=x', 'split 0', 'whole'],
    ['a=', 'split 0', 'whole'],
    ['a=x b=y', 'unpair 1', 'b= =y'],
    ['ab=xy', 'unpair 0', 'a= b= =x =y'],
    ['a=', 'unpair 0', 'whole'],
    ['a=xy b=z', 'move 0 translation down', 'a=x b=yz'],
    ['a=x b=yz', 'move 1 translation up', 'a=xy b=z'],
    ['a=x b=y', 'move 1 original up', 'ab=x =y'],
    ['a=x b= c=yz', 'move 2 translation up', 'b=y c=z'],
    ['a=x =y', 'move 1 translation up', 'a=xy'],
    ['a= b=x', 'move 0 original down', 'ab=x'],
    ['a= b=x', 'move 1 original up', 'whole'],
    ['a=x b=y', 'move 0 original up', 'edge'],
    ['a= b=x', 'move 0 translation down', 'unknown'],
    ['a=x', 'free 0', 'unchanged'],
  ])('%s, %s: %s', (beads, notation, expected) => {
    const alignment = toAlignment(beads);
    const edit = parseEdit(notation);
    if (edit === undefined) throw new Error(`${notation} is no edit`);
    expect(showDecision(decideEdit(alignment, settle(alignment, []), PAIR, edit))).toBe(expected);
  });

  it.each([
    'confirm 3',
    'confirm 3..9',
    'confirm 3..end',
    'confirm sure',
    'join 0',
    'split 4',
    'split 4 original 1',
    'split 4 translation 2',
    'split 4 at 1 2',
    'move 12 original up',
    'unpair 1',
    'free 2',
    'free lost 27 3',
  ])('%s is read as it is written', (notation) => {
    const edit = parseEdit(notation);
    expect(edit === undefined ? undefined : formatEdit(edit)).toBe(notation);
  });

  it.each(['', 'confirm', 'confirm -1', 'join', 'join 1 2', 'move 1 up', 'split 1 at 2', 'drop table', 'confirm 1\n'])(
    '“%s” is none',
    (notation) => {
      expect(parseEdit(notation === 'confirm 1\n' ? 'confirm 1 now' : notation)).toBeUndefined();
    },
  );
});

describe('words are found again', () => {
  it.each([
    ['where nothing changed', 'one two|three four|five six', 1, 'one two|three four|five six', 1],
    ['after a sentence was put before them', 'one|two|three', 1, 'new|one|two|three', 2],
    ['when the text is cut into other sentences', 'one two|three', 0, 'one|two|three', 0],
    [
      'when their neighbours were corrected and the words are telling',
      'x|a sentence of some length|y',
      1,
      'u|a sentence of some length|v',
      1,
    ],
    ['not when a letter was corrected', 'one|two|three', 1, 'one|twoo|three', 'gone'],
    ['not when they stand only in the middle of a sentence', 'one|two|three', 1, 'one two three', 'gone'],
    ['not when short words stand somewhere else', 'one|yes|three', 1, 'four|yes|five', 'gone'],
    ['the second of two, when it is the second that was meant', 'yes|a|yes|b', 2, 'yes|a|yes|b', 2],
    ['the second of two, although the first has gone', 'yes|a|yes|b', 2, 'a|yes|b', 1],
    ['not the second, when the first was meant and has gone', 'q|yes|a|yes|b', 1, 'q|a|yes|b', 'gone'],
    ['the third of five equal ones', '0|0|0|0|0', 2, '0|0|0|0|0', 2],
    ['none, when equal ones have become more', '0|0|0|0|0', 2, '0|0|0|0|0|0', 'ambiguous'],
  ])('%s', (_name, before, at, after, expected) => {
    const old = before.split('|');
    const anchor = toAnchor(indexWords(old), old, { from: at, to: at + 1 });
    const found = findAnchor(indexWords(after.split('|')), anchor);
    expect(typeof found === 'string' ? found : found.from).toBe(expected);
  });
});

describe('a person’s beads', () => {
  const letters = fc.array(fc.constantFrom('да.', 'нет.', 'корабль вошёл в порт.', 'туман над бухтой.', '5 мая.'), {
    minLength: 1,
    maxLength: 7,
  });
  const edits = fc.array(
    fc.tuple(fc.nat(11), fc.constantFrom('confirm', 'join', 'split', 'unpair', 'free', 'up', 'down', 'UP', 'DOWN')),
    { maxLength: 8 },
  );
  const toEdit = ([at, name]: readonly [number, string]): BeadEdit => {
    const side = name === name.toUpperCase() ? 'translation' : 'original';
    if (/up|down/iu.test(name)) return { edit: 'move', bead: at, side, way: name.toLowerCase() as 'up' | 'down' };
    if (name === 'confirm') return { edit: 'confirm', from: at, to: at };
    return { edit: name as 'join', bead: at };
  };
  /** Aligns from nothing but the sentences and the decisions, as every run does. */
  const align = (
    original: readonly string[],
    translation: readonly string[],
    made: readonly Numbered<BeadDecision>[],
  ) => {
    const settled = settleBeads(made, indexSides(original, translation));
    const fixed = settled.beads.map((bead) => ({ ...bead, confidence: 1 }));
    const sentences = (texts: readonly string[]) =>
      texts.map((text, block) => ({ text, block, start: 0, end: text.length }));
    const beads = alignSentences(original, translation, ['ru', 'en'], { fixed, rounds: 1 });
    const bare = { aligner: 'test/1', original: sentences(original), translation: sentences(translation), leaves: [] };
    return { settled, alignment: markSettled({ ...bare, beads }, settled) };
  };
  const show = ({ beads }: Alignment) =>
    beads.map((bead) => `${bead.original.join()}=${bead.translation.join()}`).join(' ');

  it('are fixed points of every later run, every sentence stands in one bead, and taking edits back gives the beads back', () => {
    fc.assert(
      fc.property(letters, letters, edits, (original, translation, wishes) => {
        const made: Numbered<BeadDecision>[] = [];
        const seen = [show(align(original, translation, made).alignment)];
        for (const wish of wishes) {
          const { alignment, settled } = align(original, translation, made);
          const decision = decideEdit(alignment, settled, PAIR, toEdit(wish));
          if (typeof decision === 'string') continue;
          made.push({ seq: made.length + 1, value: decision });
          const after = align(original, translation, made);
          expect(after.settled.lost).toEqual([]);
          const beads = after.alignment.beads;
          expect(beads.flatMap((bead) => bead.original)).toEqual(original.map((_s, at) => at));
          expect(beads.flatMap((bead) => bead.translation)).toEqual(translation.map((_s, at) => at));
          // What this edit settled stands as it was settled, and so does everything settled before that it did not touch.
          const standing = beads.filter((bead) => bead.settled !== undefined);
          expect(standing.length).toBe(after.settled.beads.length);
          expect(standing.every((bead) => bead.confidence === 1)).toBe(true);
          const own = standing.filter((bead) => bead.settled === made.length);
          expect(own.length).toBe(decision.beads.length);
          seen.push(show(after.alignment));
        }
        while (made.length > 0) {
          expect(show(align(original, translation, made).alignment)).toBe(seen[made.length]);
          made.pop();
        }
        expect(show(align(original, translation, made).alignment)).toBe(seen[0]);
      }),
      { numRuns: 25 },
    );
  });

  it('are kept where their words still stand, and reported where they do not, whatever was corrected', () => {
    fc.assert(
      fc.property(letters, fc.nat(6), fc.constantFrom('change', 'drop', 'add'), (original, place, how) => {
        const lines = original.map((words, at) => `${String(at + 1)} ${words}`);
        const alignment = toLines(lines, lines);
        const at = place % lines.length;
        const everything = decideEdit(alignment, settle(alignment, []), PAIR, {
          edit: 'confirm',
          from: 0,
          to: lines.length - 1,
        });
        if (typeof everything === 'string') throw new Error(everything);
        const corrected =
          how === 'add'
            ? lines.toSpliced(at, 0, 'новая строка, которой не было.')
            : how === 'drop'
              ? lines.toSpliced(at, 1)
              : lines.with(at, `${lines[at] ?? ''} и ещё.`);
        const { beads, lost } = settle(toLines(corrected, lines), [{ seq: 1, value: everything }]);
        expect(beads.length + lost.length).toBe(lines.length);
        expect(lost.map(({ ref }) => ref[1])).toEqual(how === 'add' ? [] : [at]);
        for (const bead of beads) expect(corrected[bead.original[0] ?? -1]).toBe(lines[bead.translation[0] ?? -1]);
      }),
      { numRuns: 100 },
    );
  });
});

/** Two texts laid beside each other line by line. */
function toLines(original: readonly string[], translation: readonly string[]): Alignment {
  const sentences = (texts: readonly string[]) =>
    texts.map((text, block) => ({ text, block, start: 0, end: text.length }));
  return {
    aligner: 'test/1',
    original: sentences(original),
    translation: sentences(translation),
    beads: original.map((_s, at) => ({ original: [at], translation: [at], confidence: 0.9 })),
    leaves: [],
  };
}
