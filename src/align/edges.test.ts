import { describe, expect, it } from 'vitest';
import { buildEdgeScorer, fitEdges } from './edge-scorer.ts';
import {
  addBead,
  buildEdges,
  closingOf,
  flipKeptEdges,
  fromKeptEdges,
  openingOf,
  sumEdges,
  toKeptEdges,
} from './edges.ts';
import { buildSide, buildVocabulary, type Side } from './features.ts';

const side = (sentences: readonly string[]): Side => buildSide(sentences, buildVocabulary());

describe('how a sentence begins and ends', () => {
  it.each([
    ['begins with a capital in any script', openingOf, 'Посол прибыл.', 'The ambassador came.'],
    ['begins small', openingOf, 'который прибыл.', 'who came.'],
    ['begins with a quotation mark of any house style', openingOf, '«Нет»', '“No”'],
    ['ends with a stop in any script', closingOf, '他走了。', 'He left. '],
    ['ends with a question', closingOf, '为什么？', 'Why?'],
    ['ends in the middle', closingOf, 'ушёл;', 'left;'],
    ['trails off', closingOf, 'Но…', 'But...'],
  ])('%s', (_name, classOf, a, b) => {
    expect(classOf(a)).toBe(classOf(b));
  });

  it('is told apart', () => {
    const endings = ['a.', 'a?', 'a!', 'a;', 'a:', 'a,', 'a…', 'a”', 'a)', 'a1', 'a', 'a§'];
    expect(new Set(endings.map(closingOf)).size).toBe(endings.length);
  });
});

describe('what edges say of a bead', () => {
  const original = side(['Ушёл ли он?', 'Да.', 'Он ушёл; я остался.', '[42]']);
  const translation = side(['Did he go?', 'Yes.', 'He went;', 'i stayed.']);
  const counts = buildEdges();
  for (let times = 0; times < 40; times += 1) {
    addBead(counts, original, translation, [0, 1], [0, 1], 1);
    addBead(counts, original, translation, [1, 1], [1, 1], 1);
    addBead(counts, original, translation, [2, 1], [2, 2], 1);
    addBead(counts, original, translation, [3, 1], [4, 0], 1);
  }
  const scorer = buildEdgeScorer(fitEdges(counts, [{ original, translation }]), original, translation);

  it('a question answers a question rather than a statement', () => {
    expect(scorer.score(0, 1, 0, 1)).toBeGreaterThan(scorer.score(0, 1, 1, 1));
  });

  it('what ends with a semicolon goes on inside the bead', () => {
    expect(scorer.score(2, 1, 2, 2)).toBeGreaterThan(scorer.score(2, 1, 2, 1));
  });

  it('what looks like a page mark stands alone', () => {
    expect(scorer.aloneOriginal[3]).toBeGreaterThan(scorer.aloneOriginal[2] ?? 0);
  });

  it('is turned round with its sides', () => {
    const turned = buildEdges();
    addBead(turned, translation, original, [2, 2], [2, 1], 1);
    addBead(turned, translation, original, [4, 0], [3, 1], 1);
    const straight = buildEdges();
    addBead(straight, original, translation, [2, 1], [2, 2], 1);
    addBead(straight, original, translation, [3, 1], [4, 0], 1);
    expect(flipKeptEdges(toKeptEdges(straight))).toEqual(toKeptEdges(turned));
    expect(toKeptEdges(straight)).not.toEqual(toKeptEdges(turned));
  });

  it('is kept by name and read back', () => {
    expect(toKeptEdges(fromKeptEdges(toKeptEdges(counts)))).toEqual(toKeptEdges(counts));
    expect(toKeptEdges(counts)['closing 2=2']).toBe(40);
    expect(toKeptEdges(sumEdges(counts, counts))['closing 2=2']).toBe(80);
  });
});
