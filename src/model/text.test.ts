import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, readingOf } from './text.ts';

/** `{…}` stands for a lifted stretch: the braces are taken away, what they held is covered by a mark. */
function read(notation: string, kind: 'paragraph' | 'table-row' = 'paragraph') {
  const marks: Mark[] = [];
  let text = '';
  for (const piece of notation.split(/(\{[^}]*\})/u)) {
    const inner = piece.startsWith('{') ? piece.slice(1, -1) : piece;
    if (piece.startsWith('{')) {
      marks.push({
        kind: 'note',
        by: 'unknown',
        text: inner,
        block: 0,
        start: text.length,
        end: text.length + inner.length,
        lifted: true,
      });
    }
    text += inner;
  }
  return { text, reading: readingOf({ kind, text }, marks) };
}

describe('the reading of a block', () => {
  it.each([
    ['words without marks', 'One  two\nthree ', 'One two three'],
    ['a leaf number between two words', 'совершенно {[137]} убеждено', 'совершенно убеждено'],
    ['a note before a full stop', 'the following question {[Translator’s note]}.', 'the following question.'],
    ['a note after an opening quotation mark', '“{[note]} not to be shown”', '“not to be shown”'],
    ['a note at the end', 'the question {[note]}', 'the question'],
    ['a note at the beginning', '{[41]} The question', 'The question'],
    ['two notes side by side', 'a {[1]} {[2]} b', 'a b'],
    ['a space before a comma that the source itself has', 'Резолюция по Кубе ,которая', 'Резолюция по Кубе ,которая'],
    ['a note inside a word', 'agri{[42]}cultural', 'agricultural'],
  ])('%s', (_name, notation, expected) => {
    expect(read(notation).reading.text).toBe(expected);
  });

  it('keeps the tabs of a table row', () => {
    expect(read('one\ttwo  words\tthree', 'table-row').reading.text).toBe('one\ttwo words\tthree');
  });

  it('has an offset in the block for every unit, ascending, and the unit stands there', () => {
    const piece = fc.constantFrom('a', 'б', ' ', '{[1]}', '{x y}', '.', '«', '😀');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { text, reading } = read(pieces.join(''));
        expect(reading.offsets).toHaveLength(reading.text.length + 1);
        for (let at = 0; at < reading.text.length; at += 1) {
          const offset = reading.offsets[at] ?? -1;
          expect(offset).toBeGreaterThan(at === 0 ? -1 : (reading.offsets[at - 1] ?? -1));
          expect(reading.text[at] === ' ' ? /\s/u.test(text[offset] ?? '') : text[offset] === reading.text[at]).toBe(
            true,
          );
        }
      }),
    );
  });
});
