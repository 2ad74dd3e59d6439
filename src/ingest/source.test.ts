import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseName, planSources, toRecordId } from './source.ts';

/** Files → sources, each `key = file + file`. */
const plan = (files: string): string =>
  planSources(files.split(' '))
    .map(({ key, paths }) => `${key} = ${paths.join(' + ')}`)
    .join(', ');

describe('the files of a folder', () => {
  it.each([
    ['letter.ru.txt letter.en.txt', 'letter = letter.en.txt + letter.ru.txt'],
    ['letter_ru.md letter_en.md letter_fr.md', 'letter = letter_en.md + letter_fr.md + letter_ru.md'],
    ['letter-ru.html letter-en.html', 'letter = letter-en.html + letter-ru.html'],
    ['a/letter.ru.txt b/letter.en.txt', 'a/letter = a/letter.ru.txt, b/letter = b/letter.en.txt'],
    ['letter.txt letter.en.txt', 'letter.txt = letter.en.txt + letter.txt'],
    ['memo.orig.txt memo.translation.txt', 'memo = memo.orig.txt + memo.translation.txt'],
    ['letter.ru.txt letter.ru.md', 'letter.ru.md = letter.ru.md, letter.ru.txt = letter.ru.txt'],
    ['letter.ru.docx letter.en.pdf', 'letter = letter.en.pdf + letter.ru.docx'],
    ['letter.ru.docx letter.scan.pdf letter.p1.jpg', 'letter = letter.ru.docx + letter.p1.jpg + letter.scan.pdf'],
    ['letter.txt letter.jpg', 'letter.txt = letter.txt + letter.jpg'],
    ['letter.p1.jpg letter.p2.jpg', 'letter = letter.p1.jpg + letter.p2.jpg'],
    ['IMG_0001.jpg IMG_0002.jpg', 'IMG_0001.jpg = IMG_0001.jpg, IMG_0002.jpg = IMG_0002.jpg'],
    ['one.txt two.txt', 'one.txt = one.txt, two.txt = two.txt'],
    ['voyage-to-it.txt', 'voyage-to-it.txt = voyage-to-it.txt'],
    ['.sverka/db a/.hidden/x.txt ~$letter.docx letter.txt', 'letter.txt = letter.txt'],
  ])('%s are the sources %s', (files, wanted) => {
    expect(plan(files)).toBe(wanted);
  });

  it('keep their key when the other side comes later or goes away', () => {
    for (const [before, after] of [
      ['letter.ru.txt', 'letter.ru.txt letter.en.txt'],
      ['letter.txt', 'letter.txt letter.en.txt'],
    ] as const) {
      expect(planSources(before.split(' '))[0]?.key).toBe(planSources(after.split(' '))[0]?.key);
    }
  });

  it('stand in exactly one source each, and no two sources have one key', () => {
    const name = fc.tuple(
      fc.constantFrom('a', 'b', 'b/a'),
      fc.constantFrom('', '.ru', '.en', '_fr', '-ru', '.orig', '.en.orig'),
      fc.constantFrom('.txt', '.md', '.xml', '.pdf', '.jpg', '.p1.jpg', '.scan.pdf', ''),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(
          name.map((parts) => parts.join('')),
          { maxLength: 12 },
        ),
        (paths) => {
          const plans = planSources(paths);
          expect(plans.flatMap(({ paths: own }) => own).sort()).toEqual([...paths].sort());
          expect(new Set(plans.map(({ key }) => key)).size).toBe(plans.length);
        },
      ),
    );
  });

  it('say by their names what they are', () => {
    expect(parseName('a/letter.ru.orig.txt')).toMatchObject({
      stem: 'a/letter',
      lang: 'ru',
      role: 'original',
      extension: 'txt',
    });
    expect(parseName('письмо.перевод.md')).toMatchObject({ stem: 'письмо', role: 'translation' });
    expect(parseName('memo (en).txt')).toMatchObject({ stem: 'memo', lang: 'en' });
  });
});

describe('the id of a record', () => {
  it.each([
    ['kudryavtsev-castro-1961-12-30.txt', '', 'kudryavtsev-castro-1961-12-30'],
    ['frus/frus1958-60v06.xml', 'd12', 'frus1958-60v06-d12'],
    ['volume.xml', 'volume-d1', 'volume-d1'],
    ['letters/letter', '', 'letter'],
    ['letters/ru_rgada_41.tei.xml', '', 'ru-rgada-41'],
    ['letters/LETTER.TEI.XML', '', 'letter'],
    ['letters/on-tei.xml', '', 'on-tei'],
    ['.tei.xml', '', 'tei'],
    ['Письмо Журавлёва (1934).txt', '', 'pismo-zhuravleva-1934'],
    ['...', '', 'record'],
  ])('of %s, record “%s”, is %s', (key, recordKey, id) => {
    expect(toRecordId(key, recordKey)).toBe(id);
  });

  it('is always short, plain and never empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 60 }), (key, recordKey) => {
        expect(toRecordId(key, recordKey)).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/u);
      }),
    );
  });
});
