import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { keepInitials } from './initials.tsx';

async function show(title: string): Promise<string> {
  const page = new Hono().get('/', (c) => c.html(<h1>{keepInitials(title)}</h1>));
  return (await page.request('/')).text();
}

describe('a title on a narrow page', () => {
  it.each([
    ['Письмо С. К. Рябинина посланнику А.Ф. Журавлёву', ['С. К. Рябинина', 'А.Ф. Журавлёву']],
    ['From the Journal of A.F. Zhuravlev', ['A.F. Zhuravlev']],
    ['Рябинин С. К.', ['Рябинин С. К.']],
    ['Letter of Th. O’Neill, J.-P. Duval', ['Th. O’Neill', 'J.-P. Duval']],
    ['Three are not seven. Seven are not nine', []],
    ['Record of a talk, 4 May 1934 г.', []],
  ])('keeps initials with their surname: %s', async (title, unparted) => {
    const html = await show(title);
    expect([...html.matchAll(/<span class="unparted">([^<]+)<\/span>/gu)].map(([, words]) => words)).toEqual(unparted);
    expect(html.replaceAll(/<[^>]+>/gu, '')).toBe(title);
  });
});
