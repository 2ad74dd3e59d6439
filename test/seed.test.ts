/** The model record, read from outside the project: skipped, with a line that says so, where it is missing. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { alignRecord, buildPassages } from '../src/align/align.ts';
import { readPaths } from '../src/cli/read.ts';
import type { ArchiveRecord } from '../src/model/record.ts';
import type { Passage } from '../src/model/passage.ts';

const SEED = fileURLToPath(new URL('../../shared/data/seed/kudryavtsev-castro-1961-12-30.txt', import.meta.url));
const isThere = existsSync(SEED);

describe.skipIf(!isThere)(`the model record${isThere ? '' : ' (skipped: it is not beside this checkout)'}`, () => {
  let record: ArchiveRecord;
  let passages: readonly Passage[];
  let codes: readonly string[];

  beforeAll(async () => {
    const result = await readPaths([SEED]);
    expect(result.records).toHaveLength(1);
    record = result.records[0] as ArchiveRecord;
    codes = result.problems.map((problem) => `${problem.code} ${problem.at ?? ''}`);
    passages = buildPassages(record.texts, alignRecord(record.texts));
  });

  it('has its description, with the dirt as it is', () => {
    expect(record.title).toBe(
      "From the Journal of S.M. Kudryavtsev, 'Record of a Conversation with Prime Minister of the Republic of Cuba Fidel Castro Ruz, 30 December 1961'",
    );
    expect(record.dates).toEqual({ document: '1962-01-28', event: '1961-12-30' });
    expect(record.summary).toMatch(/^Kudryavstev and Fidel Castro discuss/u);
    expect(record.reference).toEqual({
      text: 'AVP RF, F. 0104. Op. 17, P. 118, D. 5, ll. 136-138',
      repository: 'AVP RF',
      levels: [
        { level: 'fond', number: '0104' },
        { level: 'opis', number: '17' },
        { level: 'papka', number: '118' },
        { level: 'delo', number: '5' },
      ],
      leaves: '136-138',
    });
    expect(record.marking).toEqual({ classification: 'Secret', copy: '2', outgoing: '28' });
    expect(record.contributors).toEqual([
      { name: 'James G. Hershberg', role: 'obtained' },
      { name: 'Gary Goldberg', role: 'translated' },
    ]);
    expect(record.sponsors).toEqual(['Blavatnik Family Foundation']);
    expect(record.rights?.contact).toBeNull();
    expect(codes).toContain('EMPTY_FIELD Record ID');
    expect(codes).toContain('EMPTY_FIELD Original Uploaded Date');
  });

  it('has two texts of twelve paragraphs each', () => {
    expect(record.texts.map(({ lang, role, of }) => [lang, role, of ?? null])).toEqual([
      ['ru', 'original', null],
      ['en', 'translation', 0],
    ]);
    for (const text of record.texts) {
      expect(text.blocks.filter((block) => block.kind === 'paragraph')).toHaveLength(12);
    }
    const russian = record.texts[0]?.blocks.map((block) => block.text).join('\n') ?? '';
    expect(russian).toContain('Оливереса');
    expect(russian).toContain('заметил ,что');
    expect(russian).toContain('С.КУДРЯВЦЕВ');
  });

  it('marks leaves and notes at their exact places', () => {
    const [original, translation] = record.texts;
    const leaves = original?.marks.flatMap((mark) => (mark.kind === 'leaf' ? [mark] : [])) ?? [];
    expect(leaves.map((mark) => mark.n)).toEqual(['137', '138']);
    for (const mark of leaves) {
      expect(original?.blocks[mark.block]?.text.slice(mark.start, mark.end)).toBe(`[${mark.n}]`);
    }
    const notes = translation?.marks.flatMap((mark) => (mark.kind === 'note' ? [mark] : [])) ?? [];
    expect(notes).toHaveLength(1);
    expect(notes[0]?.by).toBe('translator');
    expect(notes[0]?.text).toContain('opros');
  });

  it('carries both leaves to the right place of the translation', () => {
    const [{ alignment } = { alignment: undefined }] = alignRecord(record.texts);
    const blocks = record.texts[1]?.blocks ?? [];
    const around = (alignment?.leaves ?? []).map(({ n, place }) => {
      const text = blocks[place.block]?.text ?? '';
      return [
        n,
        text.slice(0, place.start).trimEnd().split(/\s+/u).at(-1),
        text.slice(place.start).trimStart().split(/\s+/u)[0],
      ];
    });
    expect(around).toHaveLength(2);
    expect(around[0]?.[0]).toBe('137');
    expect(['completely', 'is']).toContain(around[0]?.[1]);
    expect(around[1]?.[0]).toBe('138');
    expect(around[1]?.[1]).toBe('with');
    expect(around[1]?.[2]).toBe('all');
  });

  it.each([
    ['Сегодня ночью', 'I met with Fidel Castro tonight'],
    ['По этим же данным', 'According to this same information'],
    ['Резолюция по Кубе', 'In accordance with this information Kennedy supposedly needs'],
    ['Гуларт указывал также', 'Goulart also pointed to'],
    ['Лопес Матеос также заверил', 'Lopez Mateos also assured'],
    ['Давая такие заверения', 'In giving such assurances'],
    ['При этом он будет представлять', 'When he does this he will present'],
    ['В заключение Фидель Кастро заметил', 'In conclusion, Fidel Castro noted'],
    ['Они сопоставят', 'They will compare it'],
    ['Разумеется, что теперь', 'Of course, now we feel'],
    ['Вооруженные силы Кубы', 'The armed forces of Cuba'],
    ['Они в состоянии отразить', 'They are able to repel'],
    ['В остальном беседа', 'The rest of the conversation'],
  ])('pairs “%s …” with “%s …”', (russian, english) => {
    const passage = passages.find((candidate) => candidate.original?.words.startsWith(russian));
    expect(passage?.translation?.words.startsWith(english)).toBe(true);
  });

  it('shows the leaf of each passage in both languages', () => {
    const find = (start: string) => passages.find((candidate) => candidate.original?.words.startsWith(start));
    const mexico = find('Мексика, сказал');
    expect([mexico?.original?.locator.leaf, mexico?.translation?.locator.leaf]).toEqual(['137', '137']);
    const last = find('В остальном');
    expect([last?.original?.locator.leaf, last?.translation?.locator.leaf]).toEqual(['138', '138']);
    expect(last?.translation?.locator.carried).toBe(true);
  });
});
