/** The talk of 4 May in the sample archive, from both sides: what is hidden in its two records must be found. */
import { beforeAll, describe, expect, it } from 'vitest';
import { listMarks, openSamples, type SampleDesk, wordsOfText, wordsUnder } from './samples.ts';

let desk: SampleDesk;
beforeAll(async () => {
  desk = await openSamples();
});

const TALK = 'conversation-minister-of-marine-1934-05-04';
const MEMO = 'memorandum-of-talk-1934-05-04';

describe('the record of the talk of 4 May', () => {
  it('has the title, both dates, the marking, the reference and the people of its page', () => {
    const { record } = desk.sampleOf(TALK);
    expect(record.title).toBe(
      "From the Journal of A.F. Zhuravlev, 'Record of a Conversation with the Minister of Marine of the Republic of Santa Aurelia, Rear Admiral Leandro Salvatierra, 4 May 1934'",
    );
    expect(record.dates).toEqual({ document: '1934-05-09', event: '1934-05-04' });
    expect(record.marking).toMatchObject({ classification: 'Secret', outgoing: '34' });
    expect(record.marking.copy).toMatch(/^2/u);
    expect(record.reference?.repository).toBe('OGA');
    expect(record.reference?.levels).toEqual([
      { level: 'fond', number: '12' },
      { level: 'opis', number: '3' },
      { level: 'delo', number: '41' },
    ]);
    expect(record.reference?.leaves).toBe('41-43');
    expect(record.contributors).toContainEqual({ name: 'Clara Whitlow', role: 'obtained' });
    expect(record.contributors).toContainEqual({ name: 'Martin Ashdown', role: 'translated' });
    expect(record.sponsors).toEqual(['Ribera Foundation']);
    expect(record.rights?.text).toContain('This document is invented');
    expect(record.rights?.contact).toBeNull();
  });

  it('has eight paragraphs in each language', () => {
    for (const text of desk.sampleOf(TALK).record.texts) {
      expect(text.blocks.filter(({ kind }) => kind === 'paragraph')).toHaveLength(8);
    }
  });

  it('keeps its dirt: the misspelt name and the space before a comma', () => {
    expect(desk.sampleOf(TALK).record.summary).toMatch(/^Zhuralvev and the Minister of Marine/u);
    expect(wordsOfText(desk.textOf(TALK, 0))).toContain('газеты ,и донесу');
  });

  it('shows seven ships beside nine: the number is mistranslated', () => {
    const passage = desk.passageOf(TALK, 'до семи кораблей');
    expect(passage.translation?.words).toContain('up to nine ships');
  });

  it('leaves the sentence about the flag without a counterpart', () => {
    expect(desk.passageOf(TALK, 'Флага лоцман не разглядел').original?.words).toBe('Флага лоцман не разглядел.');
    expect(desk.passageOf(TALK, 'Флага лоцман не разглядел').translation).toBeNull();
  });

  it('ties «якобы ещё с марта» to the sentence that drops the doubt', () => {
    expect(desk.passageOf(TALK, 'якобы ещё с марта').translation?.words).toContain('preparations have been under way');
  });

  it('has leaves 42 and 43 inside sentences of the original, and none of its own in the translation', () => {
    const leaves = listMarks(desk.textOf(TALK, 0), 'leaf');
    expect(leaves.map((leaf) => [leaf.n, wordsUnder(desk.textOf(TALK, 0), leaf)])).toEqual([
      ['42', '[42]'],
      ['43', '[43]'],
    ]);
    expect(listMarks(desk.textOf(TALK, 1), 'leaf')).toEqual([]);
    expect(desk.passageOf(TALK, 'до семи кораблей').original?.words).toContain('Сан-Тельмо до семи');
  });

  it('carries the leaves into the sentences that translate theirs', () => {
    const carried = desk.sampleOf(TALK).alignments[0]?.alignment.leaves ?? [];
    const around = carried.map(({ n, place }) => {
      const words = desk.textOf(TALK, 1)?.blocks[place.block]?.text ?? '';
      return [
        n,
        words
          .slice(0, place.start)
          .split(/(?<=\.)\s/u)
          .at(-1),
        words.slice(place.start).split(/\.\s|\.$/u)[0],
      ];
    });
    expect(around.map(([n]) => n)).toEqual(['42', '43']);
    expect(around[0]?.slice(1).join('')).toContain('the pilot Rueda asserts');
    expect(around[1]?.slice(1).join('')).toContain('reserving the right');
  });

  it('has the translator’s note outside the words, and “him” as supplied', () => {
    const notes = listMarks(desk.textOf(TALK, 1), 'note');
    expect(notes.map((note) => note.by)).toEqual(['translator']);
    expect(notes[0]?.text).toContain('morskoi agent');
    const reading = desk.sampleOf(TALK).passages.map((passage) => passage.translation?.words ?? '');
    expect(reading.filter((words) => words.includes('morskoi'))).toEqual([]);
    expect(listMarks(desk.textOf(TALK, 1), 'supplied').map((mark) => wordsUnder(desk.textOf(TALK, 1), mark))).toEqual([
      '[him]',
    ]);
  });

  it.each([
    ['Сегодня посетил', 'Today I visited the Minister'],
    ['Министр принял меня', 'The Minister received me'],
    ['Министр сказал, что считает', 'The Minister said that he considered'],
    ['По словам капитана порта', 'According to Port Captain Iturralde'],
    ['Я спросил', 'I asked whether'],
    ['Сальватьерра ответил', 'Salvatierra replied'],
    ['Впрочем, оговорился', 'However, he added'],
    ['Воспользовавшись случаем', 'I took the opportunity'],
    ['Я указал', 'I pointed out'],
    ['Министр заверил', 'The Minister assured me'],
    ['Задержана она', 'She had been detained'],
    ['Прощаясь', 'On parting'],
    ['Я обещал это', 'I promised this'],
    ['Впечатление моё', 'My impression'],
    ['Достоверность самого', 'I cannot as yet verify'],
    ['Сопоставлю его', 'I shall compare it'],
  ])('pairs “%s …” with “%s …”', (original, translation) => {
    expect(desk.passageOf(TALK, original).translation?.words.startsWith(translation)).toBe(true);
  });
});

describe('the same talk from the other side', () => {
  it('contradicts the promise, in both languages', () => {
    expect(desk.passageOf(TALK, 'не позднее 12 мая').translation?.words).toContain('no later than 12 May');
    const denial = desk.passageOf(MEMO, 'No contrajo compromiso alguno');
    expect(denial.translation?.words).toContain('He entered into no undertaking whatever');
  });

  it('spells the envoy in its own way', () => {
    expect(listMarks(desk.textOf(MEMO, 0), 'name').map((mark) => wordsUnder(desk.textOf(MEMO, 0), mark))).toContain(
      'Juravlev',
    );
    expect(listMarks(desk.textOf(MEMO, 1), 'note').map(({ by }) => by)).toEqual(['translator']);
  });
});
