import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMarks } from '../../test/marks.ts';
import type { Reading, RecordReading } from '../model/record.ts';
import { parseHtml } from './html-tree.ts';
import { readHtml } from './html.ts';
import { readSavedPage } from './saved-page.ts';
import { wordsIn } from './xml-path.ts';

const readPage = (text: string): Reading => readHtml({ path: 'page.html', text, encoding: 'utf-8', problems: [] });
const only = (text: string): RecordReading => {
  const [record] = readPage(text).records;
  if (record === undefined) throw new Error('no record was read');
  return record;
};
const show = (body: string): string =>
  formatMarks(only(`<html><body>${body}</body></html>`).texts[0] ?? { blocks: [], marks: [] });
const problem = (text: string, code: string): unknown =>
  readPage(text).problems.find((one) => one.code === code)?.values;

const TALK = 'The Minister received me today and spoke at some length about the ships in the roads of San Telmo.';
const TALK_RU = 'Сегодня меня принял министр и довольно долго говорил о кораблях, стоящих на рейде Сан-Тельмо.';

describe('what HTML markup becomes', () => {
  it.each<[name: string, html: string, blocks: string]>([
    ['paragraphs and headings', `<h2>The talk</h2><p>${TALK}</p>`, `h2: The talk\np: ${TALK}`],
    [
      'words that stand in no paragraph',
      `<div>${TALK}<p>${TALK}</p>${TALK}</div>`,
      `p: ${TALK}\np: ${TALK}\np: ${TALK}`,
    ],
    [
      'highlights and corrections',
      `<p>${TALK} <b>Seven</b> <i>ships</i>, <del>nine</del> <ins>seven</ins>.</p>`,
      `p: ${TALK} {bold|Seven} {italic|ships}, {struck|nine} {supplied|seven}.`,
    ],
    [
      'line ends inside a paragraph, and two that make another',
      `<p>${TALK}<br>${TALK}<br><br>${TALK}</p>`,
      `p: ${TALK}⏎${TALK}\np: ${TALK}`,
    ],
    [
      'lists in lists',
      `<p>${TALK}</p><ul><li>one<ul><li>two</li></ul></li><li><p>three</p></li></ul>`,
      `p: ${TALK}\nli1: one\nli2: two\nli1: three`,
    ],
    [
      'tables',
      `<p>${TALK}</p><table><tr><th>Ship</th><th>Guns</th></tr><tr><td>Vesta</td><td>4</td></tr></table>`,
      `p: ${TALK}\ntr: Ship ⇥ Guns\ntr: Vesta ⇥ 4`,
    ],
    [
      'links as addresses, never as anything that runs',
      `<p>${TALK} <a href="https://example.org/1">one</a> <a href="javascript:alert(1)">two</a></p>`,
      `p: ${TALK} {link https://example.org/1|one} two`,
    ],
    [
      'footnotes at their anchors',
      `<p>${TALK}<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1">Not verified. <a href="#r1">↩</a></li></ol>`,
      `p: ${TALK}{note footnote 1 unknown: Not verified.}`,
    ],
    [
      'a picture by its description',
      `<p>${TALK}</p><p><img src="a.jpg" alt="The harbour">${TALK}</p>`,
      `p: ${TALK}\np: {gap=The harbour}${TALK}`,
    ],
    [
      'leaf numbers that stand in the words',
      `<p>${TALK} [136] ${TALK} [137] ${TALK}</p>`,
      `p: ${TALK} {leaf 136^|[136]} ${TALK} {leaf 137^|[137]} ${TALK}`,
    ],
  ])('%s', (_name, html, blocks) => {
    expect(show(html)).toBe(blocks);
  });
});

describe('what of a page is the document', () => {
  const page = (body: string): string => `<html lang="en"><body>${body}</body></html>`;

  it('leaves out what runs or is fetched, and counts it', () => {
    const html = page(
      `<script>alert(1)</script><p onclick="x()">${TALK}</p><iframe src="//a.example"></iframe><img src="https://a.example/1.png"><style>p{}</style><svg><script>1</script></svg>`,
    );
    expect(JSON.stringify(readPage(html).records)).not.toMatch(/alert|onclick|a\.example|p\{\}/u);
    expect(problem(html, 'REMOVED_ACTIVE')).toEqual({ count: 6 });
  });

  it('leaves out menus, banners and footers, and says how much', () => {
    const html = page(
      `<header><nav><a href="/">Home</a></nav></header><div class="cookie-banner">We use cookies.</div><main><p>${TALK}</p></main><footer>About us</footer>`,
    );
    expect(only(html).texts[0]?.blocks.map((block) => block.text)).toEqual([TALK]);
    expect(problem(html, 'PAGE_FURNITURE')).toMatchObject({ count: 6 });
  });

  it('keeps a document that is named like furniture', () => {
    const [text] = only(page(`<div class="sidebar-layout menu"><p>${TALK}</p><p>${TALK}</p></div>`)).texts;
    expect(text?.blocks.map((block) => block.text)).toEqual([TALK, TALK]);
  });

  it('keeps the header of an article', () => {
    expect(
      only(page(`<article><header><h1>The talk</h1></header><p>${TALK}</p></article>`)).texts[0]?.blocks[0]?.text,
    ).toBe('The talk');
  });

  it.each<[name: string, html: string]>([
    [
      'two divisions with their languages',
      `<div lang="ru"><p>${TALK_RU}</p></div><div lang="en"><p>${TALK}</p><p>Translated by Clara Whitlow.</p></div>`,
    ],
    [
      'a class that says which side it is',
      `<div class="translation"><p>${TALK}</p></div><div class="original"><p>${TALK_RU}</p></div>`,
    ],
    [
      'two columns of a table',
      `<table><tr><td>${TALK_RU}</td><td>${TALK}</td></tr><tr><td>${TALK_RU}</td><td>${TALK} [Translator's note: roads]</td></tr></table>`,
    ],
    [
      'one after the other, with nothing to tell them apart but their words',
      `<p>${TALK_RU}</p><p>${TALK_RU}</p><p>${TALK}</p><p>${TALK} [Translator's note: roads]</p>`,
    ],
  ])('finds original and translation: %s', (_name, html) => {
    expect(only(page(html)).texts.map(({ lang, role }) => [lang, role])).toEqual([
      ['ru', 'original'],
      ['en', 'translation'],
    ]);
  });

  it('believes the markup of an archive’s page more than its labels', () => {
    const html = page(
      `<h1>The talk, 4 May 1934</h1><ul class="tabs"><li><a href="#o">Original</a></li><li><a href="#t">English Translation</a></li></ul><h2>English Translation</h2><div lang="en"><p>${TALK}</p><p>${TALK}</p></div><h2>Facsimile language</h2><div lang="ru"><p>${TALK_RU}</p><p>${TALK_RU}</p></div><h2>Document Information</h2><dl><dt>Source</dt><dd>OGA, F. 12, op. 3, d. 41, l. 48. Translated by Helen Marsh.</dd><dt>Record ID</dt><dd></dd></dl>`,
    );
    const record = only(html);
    expect(record.texts.map(({ lang, role, by, blocks }) => [lang, role, by, blocks.length])).toEqual([
      ['ru', 'original', undefined, 2],
      ['en', 'translation', 'Helen Marsh', 2],
    ]);
    expect(record.reference?.leaves).toBe('48');
    expect(readPage(html).problems.map((one) => one.code)).toContain('EMPTY_FIELD');
  });

  it('does not take a quotation in another language for a translation', () => {
    const html = page(
      `<p>${TALK}</p><p>${TALK}</p><p>${TALK}</p><blockquote lang="fr"><p>Rien ne va plus.</p></blockquote><p>${TALK}</p><p>${TALK}</p>`,
    );
    expect(only(html).texts.map((text) => text.lang)).toEqual(['en']);
  });

  it('reads the description in the head of the page', () => {
    const html = `<html><head><title>The talk | The Port Lucía Papers</title><meta name="DC.date" content="1934-05-04"><meta name="DC.creator" content="A. F. Zhuravlev"><meta property="og:site_name" content="The Port Lucía Papers"><link rel="license" href="https://example.org/licence"><script type="application/ld+json">{"@type":"Article","translator":{"name":"Helen Marsh"},"description":"Of ships."}</script></head><body><p>${TALK}</p></body></html>`;
    expect(only(html)).toMatchObject({
      title: 'The talk | The Port Lucía Papers',
      summary: 'Of ships.',
      dates: { document: '1934-05-04' },
      contributors: [
        { name: 'A. F. Zhuravlev', role: 'author' },
        { name: 'Helen Marsh', role: 'translated' },
      ],
      publication: { title: 'The Port Lucía Papers' },
      rights: { uri: 'https://example.org/licence' },
    });
    expect(only(html).provenance).toContainEqual({ field: 'dates.document', at: 'meta[@name="DC.date"], line 1' });
  });
});

describe('the words of a page', () => {
  const word = fc.stringMatching(/^[a-z]{3,9}$/u);
  const tag = fc.constantFrom(
    'p',
    'div',
    'span',
    'b',
    'ul',
    'li',
    'table',
    'tr',
    'td',
    'h2',
    'blockquote',
    'pre',
    'em',
    'section',
  );
  const markup = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5 },
      word.map((text) => ` ${text} `),
      fc
        .tuple(tag, fc.array(tie('node'), { maxLength: 4 }))
        .map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
    ),
  })).node;

  it('are all in its texts, in their order, however it is nested', () => {
    fc.assert(
      fc.property(fc.array(markup, { minLength: 1, maxLength: 6 }), (parts) => {
        const html = `<body>${parts.join('')}</body>`;
        const tree = parseHtml(html);
        const expected = tree === null ? '' : wordsIn(tree);
        const [record] = readPage(html).records;
        const found = record?.texts.flatMap((text) => text.blocks.map((block) => block.text)).join(' ') ?? '';
        // Languages may be told apart in noise; then the order holds within each text.
        const inOrder = (record?.texts.length ?? 0) < 2;
        const list = (words: string): readonly string[] =>
          (inOrder ? words.split(/\s+/u) : words.split(/\s+/u).sort()).filter((one) => one !== '');
        expect(list(found)).toEqual(list(expected));
      }),
      { numRuns: 300 },
    );
  });
});

describe('pages that are broken or mean harm', () => {
  it('are read as a browser would, or refused with one sentence', () => {
    expect(readPage('').problems.map((one) => one.code)).toEqual(['NO_TEXT']);
    expect(readPage('<div>'.repeat(20_000)).problems.map((one) => one.code)).toEqual(['XML_TOO_DEEP']);
    expect(readPage('<frameset><frame src=x>').records).toEqual([]);
    expect(only(`<p>${TALK}<p>${TALK}</div></b>`).texts[0]?.blocks).toHaveLength(2);
    expect(
      only(`<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "b">]><html><body><p>${TALK}</p></body></html>`).texts[0]
        ?.blocks,
    ).toHaveLength(1);
  });

  it('never make the reader throw, wherever they break off', () => {
    const whole = `<html lang="en"><head><title>T</title><script>1</script></head><body><nav>Menu</nav><table><tr><td>${TALK_RU}</td><td>${TALK}</td></tr></table><p>${TALK}<a href="#n">1</a></p><p id="n">1. Note</p></body></html>`;
    for (let end = 0; end <= whole.length; end += 1) expect(readPage(whole.slice(0, end)).reader).toBe('html/2');
  });
});

const SEED = new URL('../../../shared/data/seed/kudryavtsev-castro-1961-12-30.txt', import.meta.url);

describe('a page of a digital archive', () => {
  it.skipIf(!existsSync(SEED))(
    'saved as HTML gives the record it gives saved as text (skipped where ../shared/data/seed is missing)',
    () => {
      const lines = readFileSync(SEED, 'utf8')
        .split(/\r?\n/u)
        .map((text, index) => ({ text, at: `line ${index + 1}` }));
      // The page's own divisions stand where its saved text has many blank lines.
      let blank = 0;
      const html = lines.map(({ text }) => {
        blank = text.trim() === '' ? blank + 1 : 0;
        if (blank > 0) return blank === 4 ? '</div><div>' : '';
        return `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`;
      });
      const [fromText] = readSavedPage(lines, 'seed.txt').records;
      const fromHtml = only(`<!DOCTYPE html><html><body><div>${html.join('\n')}</div></body></html>`);
      const words = (record: RecordReading | undefined): unknown =>
        record?.texts.map((text) => text.blocks.map((block) => block.text.replace(/\s+/gu, ' ').trim()));
      expect(words(fromHtml)).toEqual(words(fromText));
      for (const field of [
        'title',
        'summary',
        'dates',
        'reference',
        'marking',
        'contributors',
        'sponsors',
        'rights',
      ] as const) {
        expect([field, fromHtml[field]]).toEqual([field, fromText?.[field]]);
      }
    },
  );
});
