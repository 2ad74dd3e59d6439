import { describe, expect, it } from 'vitest';
import { stem } from './stem.ts';

describe('the forms of a word have one stem', () => {
  it.each([
    ['ru', 'корабль корабля кораблю кораблём корабли кораблей кораблями'],
    ['ru', 'твёрдая твердую твердой'],
    ['en', 'ship ships'],
    ['en', 'intervention interventions'],
    ['de', 'Haus Häuser Hause'],
    ['fr', 'bateau bateaux'],
    ['es', 'revolución revoluciones revolucion'],
    ['pt', 'revolução revoluções revolucao revolucoes'],
    ['it', 'nave navi'],
    ['cs', 'město města městu'],
    ['pl', 'okręt okrętu okrętem okręty okrętów okrętami'],
    ['uk', 'держава держави державу державою держав'],
    ['be', 'дзяржава дзяржавы дзяржаву'],
  ])('%s: %s', (lang, forms) => {
    expect([...new Set(forms.split(' ').map((form) => stem(form, lang)))]).toHaveLength(1);
  });

  it('leaves words of a language it does not know as they are, folded', () => {
    expect(stem('Mañana', 'qu')).toBe('manana');
  });

  it('takes a language with its variety', () => {
    expect(stem('ships', 'en-GB')).toBe('ship');
  });

  it('leaves numbers and shelf marks alone', () => {
    expect([stem('1234а', 'ru'), stem('17s', 'en')]).toEqual(['1234а', '17s']);
  });
});
