import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '../archive/archive.ts';
import type { Alignment } from '../model/bead.ts';
import type { Passage, PassageSide } from '../model/passage.ts';
import { type Mark, readingOf, type Text } from '../model/text.ts';
import { buildEdition, type Edition, type Line, PART_ROWS } from './edition.ts';

/**
 * A text in a tiny notation: blocks on lines, sentences ended by `/`, and in the words
 *   `[137]` a lifted leaf, `{tr: words}` a lifted translator's note, `<name>` a name, `[sic]` a lifted sic, `[?]` a lifted gap.
 */
function parseText(notation: string, lang: string, role: Text['role'], of?: number): Text & { places: Passage[] } {
  const marks: Mark[] = [];
  const places: { block: number; start: number; end: number }[] = [];
  const blocks = notation.split('\n').map((line, block) => {
    let text = '';
    let start: number | undefined;
    for (const [token] of line.matchAll(/\[\w+\]|\[\?\]|\{\w+: [^}]*\}|<[^>]*>|\/|[^[{</]+/gu)) {
      const at = text.length;
      if (token === '/') {
        if (start !== undefined) places.push({ block, start, end: text.trimEnd().length });
        start = undefined;
        continue;
      }
      const end = at + (token.startsWith('<') ? token.length - 2 : token.length);
      if (/^\[\d+\]$/u.test(token))
        marks.push({ kind: 'leaf', n: token.slice(1, -1), block, start: at, end, lifted: true });
      else if (token === '[sic]') marks.push({ kind: 'sic', block, start: at, end, lifted: true });
      else if (token === '[?]') marks.push({ kind: 'gap', block, start: at, end, lifted: true });
      else if (token.startsWith('{')) {
        marks.push({ kind: 'note', by: 'translator', text: token.slice(5, -1), block, start: at, end, lifted: true });
      } else {
        if (token.startsWith('<')) marks.push({ kind: 'name', type: 'person', block, start: at, end });
        if (start === undefined && token.trim() !== '') start = at + (token.length - token.trimStart().length);
      }
      text += token.startsWith('<') ? token.slice(1, -1) : token;
    }
    if (start !== undefined) places.push({ block, start, end: text.trimEnd().length });
    return { kind: 'paragraph' as const, text };
  });
  const text: Text = { lang, role, ...(of === undefined ? {} : { of }), blocks, marks };
  const sides = places.map((place): PassageSide => {
    const words = readingOf({ ...(blocks[place.block] ?? { kind: 'paragraph', text: '' }) }, []).text;
    return { text: of === undefined ? 0 : 1, lang, words, places: [place], locator: { paragraph: place.block + 1 } };
  });
  const passages = sides.map(
    (side, index): Passage => ({ n: index + 1, original: side, translation: null, confidence: 1 }),
  );
  return { ...text, places: passages };
}

/** Lays texts side by side; `beads` says which sentences (`1-1 1-0 0-1 2-1`), one to one where it is not given. */
function store(
  original: string,
  translation?: string,
  beads?: string,
  carried: Alignment['leaves'] = [],
): StoredRecord {
  const left = parseText(original, 'ru', 'original');
  const right = translation === undefined ? undefined : parseText(translation, 'en', 'translation', 0);
  const ties = beads ?? left.places.map(() => (right === undefined ? '1-0' : '1-1')).join(' ');
  let a = 0;
  let b = 0;
  const take = (side: typeof left | undefined, from: number, count: number): PassageSide | null => {
    const taken = side?.places.slice(from, from + count).flatMap((passage) => passage.original ?? []) ?? [];
    const [first] = taken;
    return first === undefined ? null : { ...first, places: taken.flatMap(({ places }) => places) };
  };
  const passages = ties.split(' ').map((tie, index): Passage => {
    const [m = 0, n = 0] = tie.replace('?', '').split('-').map(Number);
    const passage = {
      n: index + 1,
      original: take(left, a, m),
      translation: take(right, b, n),
      confidence: tie.endsWith('?') ? 0.2 : 0.9,
    };
    a += m;
    b += n;
    return passage;
  });
  const leftText: Text = left;
  const texts: Text[] = right === undefined ? [leftText] : [leftText, right];
  const alignment: Alignment = { aligner: 'test/1', original: [], translation: [], beads: [], leaves: carried };
  const record = {
    id: 'r',
    key: '',
    title: 'T',
    summary: null,
    dates: {},
    reference: null,
    marking: {},
    contributors: [],
    sponsors: [],
    rights: null,
    texts,
    provenance: [],
  };
  return {
    record,
    passages,
    alignments: right === undefined ? [] : [{ translation: 1, alignment }],
    gone: [],
    versions: [],
  } as unknown as StoredRecord;
}

/** Shows a line: words as they are copied, `|137|` a leaf, `(1)` a call, `…` a gap, `_name_`. */
function showLine(line: Line | null): string {
  if (line === null) return '∅';
  return line.pieces
    .map((piece) => {
      switch (piece.kind) {
        case 'words':
          return piece.marks.some((mark) => mark.kind === 'name') ? `_${piece.text}_` : piece.text;
        case 'leaf':
          return `|${piece.carried ? '~' : ''}${piece.n}|`;
        case 'call':
          return `(${piece.label})`;
        case 'sic':
          return '!';
        case 'gap':
          return '…';
        case 'cell':
          return '\t';
      }
    })
    .join('');
}

function show(edition: Edition): readonly string[] {
  return edition.paragraphs.map((paragraph) =>
    paragraph.rows
      .map((row) =>
        edition.translation === null
          ? showLine(row.original)
          : `${showLine(row.original)} = ${showLine(row.translation)}`,
      )
      .join(' / '),
  );
}

describe('what a reader sees', () => {
  it.each([
    ['a leaf number in the words stands beside them', 'совершенно [137] убеждено', ['совершенно |137|убеждено']],
    ['a leaf number between two sentences belongs to the second', 'Раз. / [138] Два.', ['Раз. / |138|Два.']],
    ['a leaf number on a line of its own belongs to the next line', 'Раз.\n[138]\nДва.', ['Раз.', '|138|Два.']],
    ['a leaf number after the last words is not lost', 'Раз.\n[138]', ['Раз.|138|']],
    ['a leaf number before the first words is not lost', '[136]\nРаз.', ['|136|Раз.']],
    ['a note leaves no hole before a full stop', 'the question {tr: opros}.', ['the question(1).']],
    ['a note after a sentence belongs to it', 'One. {tr: so} / Two.', ['One.(1) / Two.']],
    ['the space before a name is not part of the name', 'met <Castro> today', ['met _Castro_ today']],
    ['a sign of wonder is a sign, not a word', 'seven [sic] ships', ['seven! ships']],
    ['a gap is felt where it is', 'he left [?] the room', ['he left …the room']],
    ['sentences of one paragraph stay together', 'Раз. / Два.\nТри.', ['Раз. / Два.', 'Три.']],
  ])('%s', (_name, notation, expected) => {
    expect(show(buildEdition(store(notation)))).toEqual(expected);
  });

  it('leaves an honest gap where nothing answers', () => {
    const edition = buildEdition(store('Раз. / Два.', 'One.', '1-1 1-0'));
    expect(show(edition)).toEqual(['Раз. = One. / Два. = ∅']);
    expect(edition.paragraphs[0]?.rows.map((row) => row.gap)).toEqual([null, 'translation']);
  });

  it('carries a leaf into the translation and shows it as carried', () => {
    const leaf = { n: '137', mark: 0, place: { block: 0, start: 4, end: 4 }, confidence: 0.8 };
    const edition = buildEdition(store('Раз [137] два.', 'One two.', '1-1', [leaf]));
    expect(show(edition)).toEqual(['Раз |137|два. = One |~137|two.']);
    expect(edition.leaves.map((one) => one.anchor)).toEqual(['l137']);
  });

  it('marks a pairing that is not certain', () => {
    const edition = buildEdition(store('Раз. / Два.', 'One. / Two.', '1-1 1-1?'));
    expect(edition.paragraphs[0]?.rows.map((row) => row.doubtful)).toEqual([false, true]);
  });

  it('shows one text alone as running text, with the numbers of the passages unchanged', () => {
    const edition = buildEdition(store('Раз. / Два.', 'Two.', '1-0 1-1'), { view: 'translation' });
    expect(edition.paragraphs.flatMap((paragraph) => paragraph.rows.map((row) => row.anchor))).toEqual(['p2']);
    expect(edition.paragraphs[0]?.rows[0]?.original).toBeNull();
  });

  it('numbers the notes of both columns in the order of reading', () => {
    const edition = buildEdition(store('Раз {tr: a} да.\nДва {tr: c}.', 'One {tr: b} yes.\nTwo.'));
    expect(
      edition.paragraphs.flatMap((paragraph) => paragraph.notes.map((note) => `${note.label} ${note.text}`)),
    ).toEqual(['1 a', '2 b', '3 c']);
  });

  it('shows a text that is laid beside no other after the rest, and invents no passages for it', () => {
    const stored = store('Раз.', 'One.');
    const third: Text = {
      lang: 'de',
      role: 'original',
      blocks: [{ kind: 'paragraph', text: 'Eins. Zwei.' }],
      marks: [],
    };
    const edition = buildEdition({ ...stored, record: { ...stored.record, texts: [...stored.record.texts, third] } });
    expect(show(edition)).toEqual(['Раз. = One.']);
    expect(
      edition.others.map(({ column, paragraphs }) => [column.lang, showLine(paragraphs[0]?.rows[0]?.original ?? null)]),
    ).toEqual([['de', 'Eins. Zwei.']]);
    expect(edition.others[0]?.paragraphs[0]?.rows[0]?.anchor).toBeNull();
  });

  it('gives two leaves of one number two addresses', () => {
    expect(buildEdition(store('a [5] b [5] c')).leaves.map((leaf) => leaf.anchor)).toEqual(['l5', 'l5-2']);
  });

  it('shows a long record in parts, cut between paragraphs, and finds the part of an address', () => {
    const long = Array.from({ length: PART_ROWS + 50 }, (_, index) => `Строка ${index + 1}.`).join('\n');
    const stored = store(long);
    const first = buildEdition(stored);
    expect([first.part, first.parts.length, first.paragraphs.length]).toEqual([1, 2, PART_ROWS]);
    const found = buildEdition(stored, { at: `p${PART_ROWS + 3}` });
    expect([found.part, found.paragraphs[0]?.rows[0]?.n]).toEqual([2, PART_ROWS + 1]);
    expect(buildEdition(stored, { part: 'all' }).paragraphs.length).toBe(PART_ROWS + 50);
  });
});

describe('the words of an edition', () => {
  const words = fc.array(fc.constantFrom('раз', 'два', '<Три>', '[7]', '{tr: n}', '[sic]', '[?]', '/', '\n', '  '), {
    maxLength: 40,
  });

  it('are the reading of the text, with nothing lifted among them and no word lost', () => {
    fc.assert(
      fc.property(words, (tokens) => {
        const notation = tokens.join(' ');
        const stored = store(notation);
        const shown = buildEdition(stored, { part: 'all' })
          .paragraphs.flatMap((paragraph) =>
            paragraph.rows
              .flatMap((row) => row.original?.pieces ?? [])
              .map((piece) => (piece.kind === 'words' ? piece.text : ''))
              .concat(' '),
          )
          .join('');
        const expected = stored.record.texts[0]?.blocks
          .map(
            (block, index) =>
              readingOf(
                block,
                (stored.record.texts[0]?.marks ?? []).filter((mark) => mark.block === index),
              ).text,
          )
          .join(' ');
        expect(shown.replace(/\s+/gu, '')).toBe(expected?.replace(/\s+/gu, ''));
        for (const row of buildEdition(stored, { part: 'all' }).paragraphs.flatMap((paragraph) => paragraph.rows)) {
          const line = row.original?.pieces.map((piece) => (piece.kind === 'words' ? piece.text : '')).join('') ?? '';
          expect(line).toBe(line.trim().replace(/\s+/gu, ' '));
        }
      }),
    );
  });

  it('keep every leaf and every note exactly once, wherever they stand', () => {
    fc.assert(
      fc.property(words, (tokens) => {
        const stored = store(tokens.join(' '));
        if (stored.passages.every((passage) => passage.original === null)) return;
        const edition = buildEdition(stored, { part: 'all' });
        const marks = stored.record.texts[0]?.marks ?? [];
        const count = (kind: string) => marks.filter((mark) => mark.kind === kind).length;
        const pieces = edition.paragraphs.flatMap((paragraph) =>
          paragraph.rows.flatMap((row) => row.original?.pieces ?? []),
        );
        expect(pieces.filter((piece) => piece.kind === 'leaf').length).toBe(count('leaf'));
        expect(pieces.filter((piece) => piece.kind === 'call').length).toBe(count('note'));
        expect(pieces.filter((piece) => piece.kind === 'gap').length).toBe(count('gap'));
        expect(edition.paragraphs.flatMap((paragraph) => paragraph.notes).length).toBe(count('note'));
      }),
    );
  });
});
