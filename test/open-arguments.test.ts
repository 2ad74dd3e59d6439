import { describe, expect, it } from 'vitest';
import { toOpenArguments } from '../scripts/open-arguments.mjs';

describe('what npm start opens', () => {
  it.each([
    ['', 'SAMPLES'],
    ['papers', 'papers'],
    ['--port 5000', 'SAMPLES --port 5000'],
    ['--port=5000', 'SAMPLES --port=5000'],
    ['--port 5000 papers', '--port 5000 papers'],
    ['papers --host ::1', 'papers --host ::1'],
    ['--help', 'SAMPLES --help'],
    ['--archive papers', '--archive papers'],
    ['--database postgres://localhost/papers', '--database postgres://localhost/papers'],
  ])('%s → %s', (typed, expected) => {
    const words = typed.split(' ').filter((word) => word !== '');
    expect(toOpenArguments(words, 'SAMPLES').join(' ')).toBe(expected);
  });
});
