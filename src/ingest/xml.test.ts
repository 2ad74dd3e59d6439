import { describe, expect, it } from 'vitest';
import { wordsIn } from './xml-path.ts';
import { DEEPEST, parseXml } from './xml.ts';

const codes = (text: string): readonly string[] => parseXml(text).problems.map((problem) => problem.code);

describe('reading XML that means harm or is broken', () => {
  it('never expands an entity, however small the bomb', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c "&b;&b;&b;">]><a>x &c; y</a>';
    const { root, problems } = parseXml(bomb);
    expect(root === null ? '' : wordsIn(root)).toBe('x &c; y');
    expect(problems.map((problem) => problem.code)).toEqual(['XML_ENTITY']);
    expect(problems[0]?.message).toContain('b, c');
  });

  it('never opens a file an entity names', () => {
    const { root, problems } = parseXml('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>[&x;]</a>');
    expect(root === null ? '' : wordsIn(root)).toBe('[&x;]');
    expect(problems.map((problem) => problem.code)).toEqual(['XML_ENTITY']);
  });

  it('keeps every word that stood before the place where a file breaks off', () => {
    const { root, complete, problems } = parseXml('<a>\n<b>one two</b>\n<b>three fo');
    expect(complete).toBe(false);
    expect(root === null ? '' : wordsIn(root)).toBe('one two three fo');
    expect(problems).toMatchObject([{ code: 'XML_BROKEN', at: 'line 3, column 11' }]);
  });

  it('stops at a wrong end tag and says where', () => {
    const { root, problems } = parseXml('<a><b>one</b>\n</c><b>two</b></a>');
    expect(root === null ? '' : wordsIn(root)).toBe('one');
    expect(problems).toMatchObject([{ code: 'XML_BROKEN', at: 'line 2, column 4' }]);
  });

  it('reads on after a lone ampersand', () => {
    const { root, complete, problems } = parseXml('<a>Smith & Sons, then more</a>');
    expect(complete).toBe(true);
    expect(root === null ? '' : wordsIn(root)).toBe('Smith & Sons, then more');
    expect(problems.map((problem) => problem.code)).toEqual(['XML_SLIP']);
  });

  it('refuses what is nested beyond reason', () => {
    expect(codes('<a>'.repeat(DEEPEST) + '</a>'.repeat(DEEPEST))).toEqual([]);
    expect(codes('<a>'.repeat(10_000))).toEqual(['XML_TOO_DEEP']);
  });

  it('takes away what a hook has taken, and goes on counting it', () => {
    const seen: string[] = [];
    const { root } = parseXml('<a><b>1</b><b>2</b><c>3</c></a>', {
      onClose: (element) => {
        if (element.name === 'b') seen.push(`${element.nth}: ${wordsIn(element)}`);
        return element.name === 'b';
      },
    });
    expect(seen).toEqual(['1: 1', '2: 2']);
    expect(root === null ? '' : wordsIn(root)).toBe('3');
  });

  it('knows TEI under any prefix, and the line of every element', () => {
    const { root } = parseXml('<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0">\n<t:text\n n="1"/></t:TEI>');
    expect(root?.name).toBe('TEI');
    expect(root?.children[1]).toMatchObject({ name: 'text', line: 2 });
  });
});
