import { describe, expect, it } from 'vitest';
import type { RecordAlignment, StoredRecord } from '../archive/archive.ts';
import { keepFindings } from './kept-findings.ts';

const alignment = (beads: number): RecordAlignment => ({
  translation: 1,
  alignment: {
    aligner: 'test/1',
    original: [],
    translation: [],
    leaves: [],
    beads: Array.from({ length: beads }, () => ({ original: [], translation: [], confidence: 1 })),
  },
});
const record = (id: string, version: number) =>
  ({ record: { id }, version, source: { reader: 'test/1' } }) as unknown as StoredRecord;

describe('the check of a translation', () => {
  it('is made once for a reading of a record, and again for another', () => {
    const checked: number[] = [];
    const checkFor = keepFindings((chosen) => {
      checked.push(chosen.alignment.beads.length);
      return [];
    });
    for (const [id, version, beads] of [
      ['a', 1, 3],
      ['a', 1, 3],
      ['a', 2, 3],
      ['b', 1, 3],
      ['a', 1, 4],
      ['a', 1, 3],
    ] as const) {
      checkFor(record(id, version))(alignment(beads), ['ru', 'en']);
    }
    expect(checked).toEqual([3, 3, 3, 4]);
  });
});
