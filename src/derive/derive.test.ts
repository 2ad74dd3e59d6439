import { describe, expect, it } from 'vitest';
import { learnLexicon } from '../align/align.ts';
import type { Text } from '../model/text.ts';
import { deriveRecord } from './derive.ts';

const toText = (lang: string, sentences: readonly string[], of?: number): Text => ({
  lang,
  role: of === undefined ? 'original' : 'translation',
  ...(of === undefined ? {} : { of }),
  blocks: sentences.map((text) => ({ kind: 'paragraph', text })),
  marks: [],
});

/** Every sentence with every other half: what an archive of some size teaches. */
const HALVES = [
  ['посол передал министру письмо', 'the ambassador handed the minister a letter'],
  ['генерал осмотрел новые корабли', 'the general inspected the new ships'],
  ['совет отложил решение вопроса', 'the council postponed the decision of the question'],
  ['рабочие покинули завод утром', 'the workers left the factory in the morning'],
  ['газета напечатала старую карту', 'the newspaper printed an old map'],
] as const;
const LESSONS = HALVES.flatMap(([a, b]) =>
  HALVES.filter(([other]) => other !== a).map(
    ([c, d]) => [`Вчера ${a}, а ${c}.`, `Yesterday ${b}, and ${d}.`] as const,
  ),
);

describe('the findings of a record', () => {
  const texts = [
    toText('ru', ['Вчера совет не отложил решение вопроса.', 'Сегодня рабочие покинули завод утром.']),
    toText(
      'en',
      [
        'Yesterday the council postponed the decision of the question.',
        'Today the workers left the factory in the morning.',
      ],
      0,
    ),
  ];
  const lexicon = learnLexicon(
    [{ original: LESSONS.map(([said]) => said), translation: LESSONS.map(([, told]) => told) }],
    ['ru', 'en'],
  );
  const find = (knowledge?: Parameters<typeof deriveRecord>[2]) =>
    deriveRecord({ texts, reference: null }, [], knowledge).alignments[0]?.alignment.findings;

  it('are made with its beads, by what the archive has learned of the languages', () => {
    expect(find()).toEqual([]);
    const learned = find({ lexicons: new Map([['ru>en', lexicon]]), advice: new Map() });
    expect(learned?.map(({ kind, bead, original }) => [kind, bead, original])).toEqual([['negation', 0, 'не']]);
  });
});
