import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBytes } from './encoding.ts';
import { decodeFile } from './decode.ts';
import { mendText } from './mojibake.ts';

const RUSSIAN = 'Секретно. Экз. № 2\nСмотритель маяка сказал, что видел до семи кораблей без огней.\nКОНСУЛ (П. ОРЛОВ)';
const FRENCH = 'Le consul général a été reçu à l’hôtel du gouverneur ; il n’a rien révélé.\nTrès secret.';
const CZECH = 'Důvěrné. Příští týden přijede velvyslanec; více zpráv není.';

/** What becomes of a text that is saved in UTF-8 and read as `page`, so many times. */
function garble(text: string, page: string, times = 1): string {
  let now = text;
  for (let turn = 0; turn < times; turn += 1) now = decodeBytes(new TextEncoder().encode(now), page);
  return now;
}

/** The bytes of a text on a page of Cyrillic. */
function toPage(text: string, page: string): Uint8Array {
  const all = Array.from(
    decodeBytes(
      Uint8Array.from({ length: 256 }, (_unused, index) => index),
      page,
    ),
  );
  return Uint8Array.from(Array.from(text), (char) => all.indexOf(char));
}

describe('a text that was once read in the wrong encoding', () => {
  it.each([
    ['Russian in UTF-8 taken for windows-1252', RUSSIAN, 'windows-1252', 1],
    ['Russian in UTF-8 taken for windows-1251', RUSSIAN, 'windows-1251', 1],
    ['Russian in UTF-8 taken for IBM866', RUSSIAN, 'ibm866', 1],
    ['Russian in UTF-8 taken for KOI8-R', RUSSIAN, 'koi8-r', 1],
    ['Russian, twice', RUSSIAN, 'windows-1252', 2],
    ['French in UTF-8 taken for windows-1252', FRENCH, 'windows-1252', 1],
    ['French in UTF-8 taken for Mac Roman', FRENCH, 'macintosh', 1],
    ['Czech in UTF-8 taken for windows-1252', CZECH, 'windows-1252', 1],
    ['Czech in UTF-8 taken for windows-1250', CZECH, 'windows-1250', 1],
  ])('%s is read as it was', (_name, text, page, times) => {
    const mended = mendText(garble(text, page, times));
    expect(mended?.text).toBe(text);
    expect(mended?.was).toBe('utf-8');
  });

  it.each([
    ['windows-1251', 'windows-1252'],
    ['koi8-r', 'windows-1251'],
    ['koi8-r', 'windows-1252'],
    ['ibm866', 'windows-1251'],
    ['x-mac-cyrillic', 'windows-1252'],
  ])('Russian in %s taken for %s is read as it was', (was, taken) => {
    const text = RUSSIAN.replaceAll('№', 'N');
    const mended = mendText(decodeBytes(toPage(text, was), taken));
    expect([mended?.text, mended?.was, mended?.taken]).toEqual([text, was, taken]);
  });

  it.each([
    RUSSIAN,
    FRENCH,
    CZECH,
    'The “Evening Post” – price 2½ d. – reports from Málaga.',
    'Вы читали «Известия» и «Труд»? Партия В»',
    'СССР',
    'À la même époque, François écrivit à sa sœur.',
    'Łódź, dnia 3 maja. Sprawozdanie z rozmów, które się odbyły.',
    'plain English',
  ])('leaves alone what is right: %j', (text) => {
    expect(mendText(text)).toBeNull();
  });

  it('mends the lines that are garbled and leaves the others', () => {
    const mended = mendText(`Catalogue of the harbour\n${garble('Секретно', 'windows-1252')}\nСовершенно верно`);
    expect(mended?.text).toBe('Catalogue of the harbour\nСекретно\nСовершенно верно');
    expect(mended?.lines).toBe(1);
  });

  it('says how many lines have lost too much to be mended', () => {
    const lost = garble('Смотритель маяка', 'windows-1252').replace('ÑŒ', 'Ñ?');
    const mended = mendText(`${garble('Секретно', 'windows-1252')}\n${lost}`);
    expect([mended?.lines, mended?.left]).toEqual([1, 1]);
    expect(mended?.text.endsWith(lost)).toBe(true);
  });

  it('is a problem of the file, whose bytes stay as they are', () => {
    const bytes = new TextEncoder().encode(garble(RUSSIAN, 'windows-1252'));
    const { file, problems } = decodeFile({ path: 'letter.txt', bytes });
    expect(file?.text).toBe(RUSSIAN);
    expect(problems.map(({ code }) => code)).toEqual(['TEXT_MENDED']);
  });

  it('never fails, and never changes text in ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const mended = mendText(text);
        if (mended !== null) expect(mended.text).not.toBe(text);
      }),
    );
  });
});
