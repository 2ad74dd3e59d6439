import { describe, expect, it } from 'vitest';
import { EMPTY_HEAD, followLine, formatLine, parseLine } from './journal-line.ts';

const AT = '2026-01-02T03:04:05.006Z';
const FIRST = formatLine({ type: 'archive.created', id: 'x' }, AT, EMPTY_HEAD);
const SECOND = formatLine({ type: 'decision.made', subject: 'Да', value: '\u2028\n"' }, AT, FIRST.head);

describe('a line of the journal', () => {
  it('is what is written in the documentation', () => {
    expect(FIRST.line).toBe(`{"seq":1,"at":"${AT}","type":"archive.created","id":"x","prev":"0000000000000000"}`);
  });

  it('follows the line before and comes back as the fact it was', () => {
    expect(followLine(Buffer.from(FIRST.line), EMPTY_HEAD)).toEqual(FIRST.head);
    expect(followLine(Buffer.from(SECOND.line), FIRST.head)).toEqual(SECOND.head);
    expect(SECOND.line).not.toContain('\n');
    expect(parseLine(SECOND.line)).toMatchObject({
      seq: 2,
      subject: 'Да',
      value: '\u2028\n"',
      prev: FIRST.head.digest,
    });
  });

  it.each([
    ['another number', SECOND.line.replace('"seq":2', '"seq":3')],
    ['another line before', SECOND.line.replace(FIRST.head.digest, '0123456789abcdef')],
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['something behind', `${SECOND.line} `],
  ])('does not fit with %s', (_what, line) => {
    expect(typeof followLine(Buffer.from(line), FIRST.head)).toBe('string');
  });
});
