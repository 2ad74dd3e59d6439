import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingOf } from '../model/text.ts';
import { parseInline } from './markdown-inline.ts';
import { buildParagraphs, splitLines } from './paragraphs.ts';
import { type DocumentHints, readDocument } from './plain-text.ts';

function readText(text: string, hints: Partial<DocumentHints> = {}, path = 'letter.txt') {
  const file = { path, text, encoding: 'utf-8', problems: [] };
  const { records, problems } = readDocument(file, {
    lang: null,
    isSure: true,
    role: null,
    isMarkdown: false,
    ...hints,
  });
  const record = records[0];
  if (record === undefined) throw new Error('no record');
  return { record, codes: problems.map(({ code }) => code), kinds: record.texts[0]?.blocks.map(({ kind }) => kind) };
}

describe('lines', () => {
  const paragraphs = (text: string): readonly string[] =>
    buildParagraphs(splitLines(text)).map(({ text: words }) => words);

  it('each are a paragraph where they are long or short as they please', () => {
    expect(paragraphs('One.\nTwo.\n\nThree.')).toEqual(['One.', 'Two.', 'Three.']);
  });

  it('broken at a margin go together, and an indent or a short last line begins anew', () => {
    const typed = [
      '     The first paragraph was typed on a machine and',
      'its lines were broken where the carriage came to its',
      'end, as they are.',
      '     The second begins with an indent and goes on to',
      'the margin like the first.',
    ].join('\n');
    expect(paragraphs(typed)).toHaveLength(2);
  });

  it('that part a word are whole in the reading, and a word with its own hyphen keeps it', () => {
    const typed = [
      'Я говорил с премьер-министром, который меня заве-',
      'рил, что ничего об этом деле не знает, и премьер-',
      'министр повторил это ещё раз в конце нашей беседы',
      'при всех, кто там был.',
    ].join('\n');
    const { record } = readText(typed);
    const text = record.texts[0];
    const block = text?.blocks[0];
    if (text === undefined || block === undefined) throw new Error('no text');
    expect(block.text).toBe(typed);
    expect(readingOf(block, text.marks).text).toContain('заверил, что');
    expect(readingOf(block, text.marks).text).toContain('премьер-министр повторил');
  });
});

describe('a plain text', () => {
  it('is known by its blocks', () => {
    const { kinds } = readText(
      'ЗАПИСЬ БЕСЕДЫ\n\nСекретно\n\nПорт-Лусия, 4 мая 1934 г.\n\nМногоуважаемый Пётр Ильич!\n\nСегодня я посетил министра и сообщил ему, что корабли видели.\n\nС глубоким уважением\n\nА. Журавлёв',
    );
    expect(kinds).toEqual(['heading', 'heading', 'dateline', 'salutation', 'paragraph', 'signature', 'signature']);
  });

  it('takes fields from “Key: value” lines at its head', () => {
    const { record } = readText(
      'Title: A letter\nDate: 4 May 1934\nReference: OGA, f. 1, op. 2, d. 3\n\nThe Minister said that he did not know.',
    );
    expect(record).toMatchObject({ title: 'A letter', dates: { document: '1934-05-04' }, reference: { leaves: null } });
    expect(record.texts[0]?.blocks).toHaveLength(1);
  });

  it('keeps “From: …” over a telegram as its words', () => {
    const { record } = readText('From: Brennt\nTo: Olginsk\n\nThe Minister said that he did not know where they were.');
    expect(record.texts[0]?.blocks.map(({ text }) => text)).toContain('From: Brennt');
  });

  it('takes the line of the archive as its reference, and keeps it as a note', () => {
    const { record } = readText(
      'The Minister said that he did not know where the ships were.\n\nOGA, f. 1, op. 2, d. 3, l. 4.',
    );
    expect(record.reference?.leaves).toBe('4');
    expect(record.texts[0]?.marks).toEqual([
      expect.objectContaining({ kind: 'note', type: 'source', text: 'OGA, f. 1, op. 2, d. 3, l. 4.' }),
    ]);
  });

  it('takes its date from its name where it has none', () => {
    expect(readText('Слова без даты.', {}, 'a/letter-1934-05-04.ru.txt').record.dates).toEqual({
      document: '1934-05-04',
    });
  });

  it('believes its name about its language, but not against the script', () => {
    expect(readText('Nota bene', { lang: 'la' }).record.texts[0]?.lang).toBe('la');
    expect(readText('Министр сказал, что он не знает.', { lang: 'en' }).record.texts[0]?.lang).toBe('ru');
  });
});

describe('front matter', () => {
  const read = (head: string) =>
    readText(`---\n${head}\n---\n\nThe Minister said that he did not know.`, { isMarkdown: true });

  it('is understood in several languages', () => {
    for (const head of [
      'title: A\ndate: 1934-05-04\nlanguage: en\ntranslator: Jane Doe',
      'Название: A\nДата: 4 мая 1934 г.\nЯзык: английский\nПереводчик: Jane Doe',
      'Titel: A\nDatum: 4. Mai 1934\nSprache: Englisch\nÜbersetzer: Jane Doe',
      'titre: A\ndate: 4 mai 1934\nlangue: anglais\ntraducteur: Jane Doe',
    ]) {
      const { record, codes } = read(head);
      expect(record).toMatchObject({
        title: 'A',
        dates: { document: '1934-05-04' },
        contributors: [{ name: 'Jane Doe', role: 'translated' }],
      });
      expect(record.texts[0]).toMatchObject({ lang: 'en', role: 'translation', by: 'Jane Doe' });
      expect(codes).toEqual(['ORIGINAL_MISSING']);
    }
  });

  it('keeps what it does not know, and says so', () => {
    const { record, codes } = read('title: A\ncolour: blue\ndate: a fine day\nrights:');
    expect(record.claimed).toEqual({ colour: 'blue', date: 'a fine day' });
    expect(codes).toEqual(['UNKNOWN_FIELD', 'DATE_UNPARSED', 'EMPTY_FIELD', 'NO_TRANSLATION']);
  });

  it('that is no YAML is read line by line', () => {
    const { record, codes } = read('title: "A\ndate: 1934-05-04\n  - what: [');
    expect(record.dates).toEqual({ document: '1934-05-04' });
    expect(codes).toContain('YAML_BROKEN');
  });

  it('gives a reference level by level', () => {
    expect(read('fond: 12\nopis: 3\ndelo: 41\nleaves: 4-5\nrepository: OGA').record.reference).toEqual({
      text: 'OGA, f. 12, op. 3, d. 41, l. 4-5',
      repository: 'OGA',
      levels: [
        { level: 'fond', number: '12' },
        { level: 'opis', number: '3' },
        { level: 'delo', number: '41' },
      ],
      leaves: '4-5',
    });
  });
});

describe('Markdown', () => {
  it('becomes blocks and marks', () => {
    const { record } = readText(
      '# Title\n\nA **bold** word[^1].\n\n- one\n  - two\n\n| a | b |\n|---|---|\n| 1 | |\n\n[^1]: The note.',
      { isMarkdown: true },
    );
    const text = record.texts[0];
    expect(text?.blocks.map(({ kind, level, text: words }) => [kind, level, words])).toEqual([
      ['heading', 1, 'Title'],
      ['paragraph', undefined, 'A bold word.'],
      ['list-item', 1, 'one'],
      ['list-item', 2, 'two'],
      ['table-row', undefined, 'a\tb'],
      ['table-row', undefined, '1\t'],
    ]);
    expect(text?.marks).toEqual([
      { kind: 'highlight', rend: 'bold', block: 1, start: 2, end: 6 },
      { kind: 'note', by: 'unknown', text: 'The note.', n: '1', type: 'footnote', block: 1, start: 11, end: 11 },
    ]);
  });

  it('finds footnotes that are only numbered paragraphs at the end', () => {
    const { record } = readText(
      'The Tunku[2](#f2) spoke.\n\n[OGA, f. 1, op. 2]\n\n1 A note on the title.\n\n2 His full name.\n\nIt goes on.',
      { isMarkdown: true },
    );
    expect(
      record.texts[0]?.marks.flatMap((mark) => (mark.kind === 'note' ? [`${mark.n ?? ''}: ${mark.text}`] : [])),
    ).toEqual(['1: A note on the title.', '2: His full name.\nIt goes on.', ': [OGA, f. 1, op. 2]']);
  });

  it.each([
    ['a *b* c', 'a b c', 'italic 2-3'],
    ['**b** and _i_', 'b and i', 'bold 0-1, italic 6-7'],
    ['~~gone~~', 'gone', 'struck 0-4'],
    ['snake_case_word 2*3*', 'snake_case_word 23', 'italic 17-18'],
    ['2\\. an escaped \\*star', '2. an escaped *star', ''],
    ['an *unclosed sign', 'an *unclosed sign', ''],
    ['[words](https://example.org)', 'words', 'link 0-5'],
    ['[137] is no link', '[137] is no link', ''],
    ['![a seal](seal.png) here', ' here', 'gap 0-0'],
  ])('“%s” reads “%s” with %s', (source, text, marks) => {
    const inline = parseInline(source);
    expect(inline.text).toBe(text);
    expect(
      inline.marks
        .map((mark) => `${mark.kind === 'highlight' ? mark.rend : mark.kind} ${mark.start}-${mark.end}`)
        .join(', '),
    ).toBe(marks);
  });

  it('never puts a mark outside its words, whatever the signs', () => {
    const sign = fc.constantFrom(
      '*',
      '**',
      '_',
      '~~',
      '[',
      ']',
      '(',
      ')',
      '![',
      '](',
      'a',
      ' ',
      'слово',
      '\\',
      '[^1]',
      '[1](#f1)',
      '<br>',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
        const { text, marks, anchors } = parseInline(signs.join(''));
        for (const { start, end } of marks) expect(0 <= start && start <= end && end <= text.length).toBe(true);
        for (const { at } of anchors) expect(0 <= at && at <= text.length).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
