import { expect, test } from 'vitest';
import { type ErrorCode, ERRORS, headingOf } from '../src/errors.ts';

test('heads a list of problems with the first clause of their sentence', () => {
  expect(headingOf('ORIGINAL_MOSTLY_UNPAIRED', 'en')).toBe(
    'Most of the original has no counterpart in the translation',
  );
  expect(headingOf('EMPTY_FIELD', 'ru')).toBe('Поле … названо, но значения у него нет');
});

test('every problem of reading has a short heading in both languages, without a value left open', () => {
  const codes = (Object.keys(ERRORS) as ErrorCode[]).filter((code) => [200, 422].includes(ERRORS[code].status));
  expect(codes).toContain('SAME_LANGUAGE');
  for (const code of codes) {
    for (const lang of ['en', 'ru'] as const) {
      const heading = headingOf(code, lang);
      expect(heading.length, `${code} ${lang}: ${heading}`).toBeGreaterThan(8);
      expect(heading.length, `${code} ${lang}: ${heading}`).toBeLessThan(140);
      expect(heading).not.toMatch(/[{}]/u);
    }
  }
});
