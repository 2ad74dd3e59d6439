/**
 * TMX 1.4b (LISA OSCAR, 2005) → a record whose texts are already tied: each unit is a tie, its segments are blocks.
 *
 *   <tu> <tuv xml:lang="ru"><seg>…</seg></tuv> <tuv xml:lang="en"><seg>…</seg></tuv> </tu>
 *
 * The original is the language `srclang` names; where it names none, the first of the first unit. A unit without one of the languages is
 * a sentence without counterpart. Nothing but words and languages is taken: codes of other programs inside a segment are no words.
 */
import { type Problem, toProblem } from '../errors.ts';
import type { Reading, StatedAlignment, StatedTie } from '../model/record.ts';
import type { Block, Mark, Text } from '../model/text.ts';
import type { DecodedFile } from './decode.ts';
import { Draft } from './draft.ts';
import { parseXml, type XmlElement, type XmlNode } from './xml.ts';
import { toLanguage } from './xml-lang.ts';
import { childrenOf, findAt } from './xml-path.ts';

export const TMX_READER = 'tmx/1';
/** Inside `seg` these hold codes of another program and no words. */
const CODES: ReadonlySet<string> = new Set(['bpt', 'ept', 'it', 'ph', 'ut']);
const MOST_LANGUAGES = 12;

interface Unit {
  readonly words: ReadonlyMap<string, string>;
  readonly leaf: string | null;
  readonly at: string;
}

/** Tells whether XML is a translation memory by its root. */
export function isTmx(head: string): boolean {
  return /^(?:<\?xml[^>]*\?>|<!DOCTYPE[^>]*>|<!--[\s\S]*?-->|\s)*<tmx[\s>]/iu.test(head);
}

/** Reads a translation memory as a record. */
export function readTmx(file: DecodedFile): Reading {
  const units: Unit[] = [];
  let source: string | undefined;
  let title = '';
  const { problems: broken } = parseXml(
    file.text,
    {
      onClose: (element) => {
        if (element.name === 'header') {
          source = toLanguage(element.attributes.srclang);
          title = wordsOf(findAt(element, 'note') ?? '');
        }
        if (element.name !== 'tu') return false;
        const unit = readUnit(element);
        if (unit.words.size > 0) units.push(unit);
        return true;
      },
    },
    file.path,
  );
  const problems: Problem[] = [...broken];
  const languages = [...new Set(units.flatMap(({ words }) => [...words.keys()]))].slice(0, MOST_LANGUAGES);
  const original = languages.find((lang) => lang === source) ?? languages[0];
  if (original === undefined) {
    problems.push(toProblem('NO_TEXT', {}, { file: file.path }));
    return { reader: TMX_READER, records: [], problems };
  }
  const order = [original, ...languages.filter((lang) => lang !== original)];
  const texts = order.map((lang, index) => toText(units, lang, index));
  const stated = order.slice(1).map((lang, index): StatedAlignment => {
    const ties = units.flatMap(({ words }): readonly StatedTie[] => {
      const tie = { original: words.get(original) ?? '', translation: words.get(lang) ?? '' };
      return tie.original === '' && tie.translation === '' ? [] : [tie];
    });
    return { translation: index + 1, by: file.path, ties };
  });
  if (order.length === 1) problems.push(toProblem('NO_TRANSLATION', { lang: original }, { file: file.path }));
  const draft = new Draft();
  draft.setText('title', title, 'header/note');
  for (const [index] of order.entries()) draft.note(`texts.${index}`, units[0]?.at ?? '');
  const name = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.[^.]+$/u, '');
  const record = draft.toRecord('', texts, name);
  return { reader: TMX_READER, records: [stated.length === 0 ? record : { ...record, stated }], problems };
}

function readUnit(element: XmlElement): Unit {
  const words = new Map<string, string>();
  for (const variant of childrenOf(element, 'tuv')) {
    const lang = toLanguage(variant.attributes['xml:lang'] ?? variant.attributes.lang);
    const segment = wordsOf(findAt(variant, 'seg') ?? '');
    if (lang !== undefined && segment !== '' && !words.has(lang)) words.set(lang, segment);
  }
  const leaf = childrenOf(element, 'prop').find((prop) => prop.attributes.type === 'x-leaf');
  return { words, leaf: leaf === undefined ? null : wordsOf(leaf), at: `tu, line ${element.line}` };
}

function toText(units: readonly Unit[], lang: string, index: number): Text {
  const blocks: Block[] = [];
  const marks: Mark[] = [];
  let leaf: string | null = null;
  for (const unit of units) {
    const text = unit.words.get(lang);
    if (text === undefined) continue;
    // The leaf a unit begins on, as Sverka writes it; only where it changes a leaf begins.
    if (index === 0 && unit.leaf !== null && unit.leaf !== leaf)
      marks.push({ kind: 'leaf', n: unit.leaf, block: blocks.length, start: 0, end: 0 });
    leaf = unit.leaf ?? leaf;
    blocks.push({ kind: 'paragraph', text, at: unit.at });
  }
  return index === 0 ? { lang, role: 'original', blocks, marks } : { lang, role: 'translation', of: 0, blocks, marks };
}

function wordsOf(node: XmlNode): string {
  const words = (one: XmlNode): string =>
    typeof one === 'string' ? one : CODES.has(one.name) ? '' : one.children.map(words).join('');
  return words(node).replace(/\s+/gu, ' ').trim();
}
