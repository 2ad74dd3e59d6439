import { describe, expect, it } from 'vitest';
import { readingOf } from '../model/text.ts';
import { buildBracketMarks } from './bracket-marks.ts';

/** Blocks parted by ` | ` → marks, each `kind n/by: words`. */
function marksOf(source: string, leaves?: string): readonly string[] {
  const blocks = source.split(' | ').map((text) => ({ text }));
  return buildBracketMarks(blocks, { leaves: leaves ?? null }).marks.map((mark) => {
    const words = (blocks[mark.block]?.text ?? '').slice(mark.start, mark.end);
    const remark = 'text' in mark ? mark.text : undefined;
    const says = remark === undefined ? '' : ` “${remark}”`;
    const name =
      mark.kind === 'leaf'
        ? `${mark.unit ?? 'leaf'} ${mark.n}`
        : mark.kind === 'note'
          ? `${mark.by}'s note`
          : mark.kind;
    return `${name}: ${words}${says}`;
  });
}

describe('brackets', () => {
  it.each([
    [
      'правительство совершенно [137] убеждено | с ними го со [138] всей',
      undefined,
      ['leaf 137: [137]', 'leaf 138: [138]'],
    ],
    ['слово [л. 41] слово | слово [л. 41 об.] слово', undefined, ['leaf 41: [л. 41]', 'leaf 41 об: [л. 41 об.]']],
    ['слово /л. 5/ слово', undefined, ['leaf 5: /л. 5/']],
    ['word [p. 12] word', undefined, ['page 12: [p. 12]']],
    ['said [1] and [2] | [1] First note. | [2] Second note.', undefined, []],
    ['said [2] and [3] | [2] First note. | [3] Second note.', undefined, []],
    ['said [1] word', undefined, []],
    ['said [1] word', '1-3', ['leaf 1: [1]']],
    ['said [3] and [250] and [912]', undefined, []],
    ['in March [1934] he wrote', undefined, ['supplied: [1934]']],
    ['thanking [me] for [the fact]', undefined, ['supplied: [me]', 'supplied: [the fact]']],
    [
      'query [Translator’s note: opros – SIC] end',
      undefined,
      ["translator's note: [Translator’s note: opros – SIC] “opros – SIC”"],
    ],
    ['слово [Прим. перев.: так] слово', undefined, ["translator's note: [Прим. перев.: так] “так”"]],
    [
      'слово [ошибка автора. — Прим. ред.] слово',
      undefined,
      ["editor's note: [ошибка автора. — Прим. ред.] “ошибка автора.”"],
    ],
    ['domestic [SIC – vnutripolitichesky] form', undefined, ['sic: [SIC – vnutripolitichesky] “vnutripolitichesky”']],
    ['nine ships [sic] and (sic)', undefined, ['sic: [sic]', 'sic: (sic)']],
    ['слово [так в тексте] слово', undefined, ['sic: [так в тексте]']],
    ['word [illegible] word [...]', undefined, ['gap: [illegible] “illegible”', 'gap: [...] “...”']],
    ['слово [2 слова неразборчиво]', undefined, ['gap: [2 слова неразборчиво] “2 слова неразборчиво”']],
    ['[The whole paragraph stands in brackets.]', undefined, []],
    ['an [unclosed bracket', undefined, []],
  ] as const)('“%s” (leaves %s) hold %o', (source, leaves, wanted) => {
    expect(marksOf(source, leaves)).toEqual(wanted);
  });

  it('are left out of the reading, but for words supplied', () => {
    const block = { kind: 'paragraph', text: 'completely [137] convinced [of it] [sic]' } as const;
    const { marks } = buildBracketMarks([block], { leaves: '136-138' });
    expect(readingOf(block, marks).text).toBe('completely convinced [of it]');
  });

  it('say when a leaf stands out of order', () => {
    const { problems } = buildBracketMarks([{ text: 'а [л. 5] б [л. 4] в', at: 'line 3' }]);
    expect(problems.map(({ code, at }) => [code, at])).toEqual([['LEAF_ORDER', 'line 3']]);
  });

  it('may be nested and many without being slow', () => {
    const text = '['.repeat(20_000) + 'a'.repeat(20_000) + ']'.repeat(20_000) + ' [1] '.repeat(20_000);
    const begun = performance.now();
    buildBracketMarks([{ text }]);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
