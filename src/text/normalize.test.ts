import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './normalize.ts';

describe('letters that readers take for the same', () => {
  it.each([
    ['capitals', 'КУБА', 'куба'],
    ['ё and е', 'Хрущёв', 'хрущев'],
    ['й stays й', 'Гайдай', 'гайдай'],
    ['й written in two parts', 'йод', 'йод'],
    ['a stress mark', 'за́мок', 'замок'],
    ['accents', 'naïve café Łódź', 'naive cafe lodz'],
    ['ß and ligatures', 'Straße, œuvre, ﬁn', 'strasse, oeuvre, fin'],
    ['a soft hyphen', 'ре\u00adзолюция', 'резолюция'],
    ['Latin letters in a Cyrillic word', 'Kубa', 'куба'],
    ['Cyrillic letters in a Latin word', 'Саstro', 'castro'],
    ['a Latin word beside a Cyrillic one stays Latin', 'NATO и СЕАТО', 'nato и сеато'],
    ['letters of old Russian', 'вѣра', 'вера'],
    ['Ukrainian letters stay', 'Їжак і ґава', 'їжак і ґава'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
    ['full-width digits', '１９６１', '1961'],
  ])('%s', (_name, text, expected) => {
    expect(foldText(text)).toBe(expected);
  });

  it('is the same folded twice', () => {
    const letters = fc.constantFrom(...('aаeеcсKкйёЇі\u0301\u0308\u0306ßñ -'.match(/./gu) ?? []));
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(letters).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
      { numRuns: 1_000 },
    );
  });
});
