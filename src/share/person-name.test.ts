import { describe, expect, it } from 'vitest';
import { parseName, toInitials, toInvertedName, toPlainName } from './person-name.ts';

describe('a name with the family name first', () => {
  it.each([
    ['Edmund Hale', 'en', 'Hale, Edmund'],
    ['E. S. Hale', 'en', 'Hale, E. S.'],
    ['E.S. Hale', 'en', 'Hale, E.S.'],
    ['А.П.Веснин', 'ru', 'Веснин, А.П.'],
    ['Веснин А. П.', 'ru', 'Веснин, А. П.'],
    ['Веснин Алексей Петрович', 'ru', 'Веснин, Алексей Петрович'],
    ['Алексей Петрович Веснин', 'ru', 'Веснин, Алексей Петрович'],
    ['Tomás Arce Vidal', 'es', 'Arce Vidal, Tomás'],
    ['Tomás Arce', 'es', 'Arce, Tomás'],
    ['Jan van der Meer', 'nl', 'van der Meer, Jan'],
    ['Vidal, Tomás', 'es', 'Vidal, Tomás'],
    // What cannot be told stays whole.
    ['Li Weiguo', 'zh', 'Li Weiguo'],
    ['Hale', 'en', 'Hale'],
    ['Embassy in Port Lucía', 'en', 'Embassy in Port Lucía'],
    ['Министерство морских дел', 'ru', 'Министерство морских дел'],
    ['Zemský úřad Brno', 'cs', 'Zemský úřad Brno'],
    ['Tate, Hale & Co., Ltd.', 'en', 'Tate, Hale & Co., Ltd.'],
    ['', 'en', ''],
  ])('%s', (name, lang, expected) => {
    expect(toInvertedName(parseName(name, lang))).toBe(expected);
  });

  it.each([
    ['Walter S. Rogers', 'W. S. Rogers'],
    ['Жан-Поль Арсе', 'Ж.-П. Арсе'],
    ['А.П. Веснин', 'А. П. Веснин'],
    ['Embassy in Port Lucía', 'Embassy in Port Lucía'],
  ])('%s in initials', (name, expected) => {
    expect(toPlainName(toInitials(parseName(name)))).toBe(expected);
  });
});
