import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHtml } from './html-tree.ts';
import { readFolderNote, readSource, type SourceFile, surveyFolder } from './ingest.ts';
import { BUILT_IN } from './saved-page-profile.ts';
import { parseSelector, select } from './selector.ts';
import { wordsIn } from './xml-path.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const PAGE = `<html lang="en"><body>
  <div class="top menu" id="nav"><a href="/">Home</a></div>
  <div class="doc"><h1>Letter</h1><p class="meta"><span data-role="date">5 May 1934</span></p>
  <div id="ru" lang="ru"><p>Сегодня утром в порт вошли три корабля.</p><p>Капитан порта молчал.</p></div>
  <div id="en"><p>Three ships entered the port this morning.</p><p>The port captain was silent.</p></div></div>
  <div class="related"><p>Read our other letters and join our list.</p></div></body></html>`;

describe('a selector', () => {
  const root = parseHtml(PAGE);
  const find = (words: string): readonly string[] | null => {
    const selector = parseSelector(words);
    return selector === null || root === null ? null : select(root, selector).map((one) => wordsIn(one).slice(0, 12));
  };

  it.each<[string, readonly string[] | null]>([
    ['h1', ['Letter']],
    ['.menu', ['Home']],
    ['div.top.menu', ['Home']],
    ['#nav', ['Home']],
    ['.doc .meta [data-role=date]', ['5 May 1934']],
    ['.doc [data-role="date"]', ['5 May 1934']],
    ['[lang=ru] p', ['Сегодня утро', 'Капитан порт']],
    ['.meta .doc', []],
    ['h2', []],
    ['h1 > p', null],
    ['p:first-child', null],
    ['*', null],
    ['', null],
    ['a.b.c[', null],
  ])('%s', (words, expected) => {
    expect(find(words)).toEqual(expected);
  });

  it('is read or refused, whatever it says, at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (words) => {
        const selector = parseSelector(words);
        if (selector !== null && root !== null) expect(select(root, selector).length).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

/** Surveys and reads a folder as an archive would. */
async function readFolder(files: Readonly<Record<string, string>>) {
  const survey = await surveyFolder(Object.keys(files), (path) => Promise.resolve(bytes(files[path] ?? '')));
  const records = [];
  const codes: string[] = survey.problems.map(({ code, at }) => `${code} ${at ?? ''}`.trim());
  for (const { paths, extracts } of survey.sources) {
    const own: SourceFile[] = paths.map((path) => ({ path, bytes: bytes(files[path] ?? '') }));
    const { reader, records: found, problems } = await readSource([...own, ...extracts]);
    records.push(...found.map((record) => ({ reader, ...record })));
    codes.push(...problems.map(({ code }) => code));
  }
  return { records, codes };
}

const HTML_PROFILE = `profiles:
  - name: Port archive
    files: "pages/{name}.html"
    when: join our list
    original: "#ru"
    translation: "#en"
    drop: .related
    fields: {title: h1, date: ".meta [data-role=date]", reference: .shelfmark}
`;
const TEXT_PROFILE = `profiles:
  - name: Port archive, as text
    labels: {source: Aufbewahrt in, translator: Übertragung}
    furniture: [Zum Seitenanfang]
    sides: {original: Urschrift, translation: Fassung im Englischen}
`;
const TEXT_PAGE = `Letter of the Consul

Urschrift

Сегодня утром в порт вошли три корабля. Капитан порта молчал.

Fassung im Englischen

Three ships entered the port this morning. The port captain was silent.

Zum Seitenanfang

Aufbewahrt in

OGA, F. 12, op. 3, d. 41, l. 46

Übertragung: Martin Ashdown
`;

describe('the profile of an archive', () => {
  it('says in an HTML page where texts and fields stand', async () => {
    const { records, codes } = await readFolder({ 'sverka.yaml': HTML_PROFILE, 'pages/a.html': PAGE });
    const [record] = records;
    expect([record?.reader, record?.title, record?.dates.document]).toEqual(['profile/2', 'Letter', '1934-05-05']);
    expect(record?.texts.map(({ lang, role, blocks }) => [lang, role, blocks.length])).toEqual([
      ['ru', 'original', 2],
      ['en', 'translation', 2],
    ]);
    expect(JSON.stringify(record?.texts)).not.toContain('join our list');
    expect(codes).toEqual(['PROFILE_MISSED']);
  });

  it('speaks only of its files, and of pages in which its words stand', async () => {
    const other = PAGE.replace('join our list', 'good bye');
    const { records } = await readFolder({ 'sverka.yaml': HTML_PROFILE, 'pages/a.html': other, 'b.html': PAGE });
    expect(records.map(({ reader }) => reader)).toEqual(['html/2', 'html/2']);
  });

  it('where no text of it is there the page is read without it, and says so', async () => {
    const { records, codes } = await readFolder({
      'sverka.yaml': 'profiles: [{name: Wrong, original: .nothing}]\n',
      'a.html': PAGE,
    });
    expect(records.map(({ reader }) => reader)).toEqual(['html/2']);
    expect(codes).toContain('PROFILE_MISSED');
  });

  it('says in a page saved as text what its labels and lines mean', async () => {
    const { records } = await readFolder({ 'sverka.yaml': TEXT_PROFILE, 'a.txt': TEXT_PAGE });
    const [record] = records;
    expect([record?.reader, record?.reference?.text]).toEqual(['saved-page/2', 'OGA, F. 12, op. 3, d. 41, l. 46']);
    expect(record?.texts.map(({ lang, role, by }) => [lang, role, by])).toEqual([
      ['ru', 'original', undefined],
      ['en', 'translation', 'Martin Ashdown'],
    ]);
    expect(JSON.stringify(record?.texts)).not.toMatch(/Seitenanfang|Urschrift|Aufbewahrt/u);
  });

  it('has the shape of the labels known without one: an archive’s own words for all of them have the same fields', () => {
    const own = (label: string): string => `Wort für ${label}`;
    const labels = Object.fromEntries(
      Object.entries(BUILT_IN.labels).map(([field, known]) => [field, own(known?.[0] ?? '')]),
    );
    const note = readFolderNote(bytes(JSON.stringify({ profiles: [{ name: 'all', labels }] })));
    expect(note.problems).toEqual([]);
    expect(note.rules.profiles[0]?.profile.labels).toEqual(
      Object.fromEntries(Object.entries(labels).map(([field, label]) => [field, [label]])),
    );
  });

  it.each([
    ['{name: A, original: "div > p"}', 'profiles[1].original'],
    ['{name: A, labels: {colour: Farbe}}', 'profiles[1].labels.colour'],
    ['{original: p}', 'profiles[1].name'],
    ['{name: A, script: "alert(1)"}', 'profiles[1]'],
    ['{name: A, files: ../x.html}', 'profiles[1].files'],
  ])('%s is refused with its place', (profile, place) => {
    const { problems, rules } = readFolderNote(bytes(`profiles:\n  - ${profile}\n`));
    expect(problems.map(({ code, at }) => `${code} ${at ?? ''}`)).toEqual([`FOLDER_NOTE_ENTRY ${place}`]);
    expect(rules.profiles).toEqual([]);
  });
});
