import { expect, it } from 'vitest';
import { listMoved } from './findings.ts';
import type { JudgedFinding } from './nouns.ts';
import type { PlainRow } from './rows.ts';

const ROWS = [11, 12, 13, 14].map((n): PlainRow => ({ n, original: null, translation: null, confidence: 1 }));
const order = (bead: number, elsewhere: number, judged?: JudgedFinding['judged']): JudgedFinding => ({
  kind: 'order',
  bead,
  elsewhere,
  message: '',
  confidence: 0.6,
  original: '',
  translation: '',
  ...(judged === undefined ? {} : { judged }),
});
const show = (findings: readonly JudgedFinding[]): readonly string[] =>
  [...listMoved(ROWS, findings)].map(([row, n]) => `${row.n} → ${n}`);

it('a moved sentence and its counterpart name each other’s passage', () => {
  expect(show([order(0, 2)])).toEqual(['11 → 13', '13 → 11']);
});

it('what a person dismissed is told no more, nor what stands in no row', () => {
  expect(show([order(0, 2, { verdict: 'dismissed', decision: 4 }), order(1, 9)])).toEqual([]);
});
