/** Styles and numbering of a Word file: what is a heading, what is a list, how words look, and the number Word draws before a paragraph. */
import type { Look } from './office.ts';
import { childrenOf, findAt } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

export interface ParagraphStyle {
  /** Depth of a heading from 1; null for body text. */
  readonly level: number | null;
  readonly isTitle: boolean;
  /** A line of a table of contents. */
  readonly isContents: boolean;
  readonly list: ListPlace | null;
}
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}
export interface Styles {
  readonly paragraph: (id: string | undefined) => ParagraphStyle;
  readonly look: (id: string | undefined) => Look;
}

const PLAIN: ParagraphStyle = { level: null, isTitle: false, isContents: false, list: null };
/** Styles rest on one another; a circle is broken off. */
const LONGEST_CHAIN = 12;
/** Letters spread by at least two points are a highlight (in twentieths of a point). */
const SPACED = 30;
const RAISED = 4;

/** Reads `word/styles.xml`; null where the file has none. */
export function readStyles(root: XmlElement | null): Styles {
  const styles = new Map<string, XmlElement>();
  for (const style of root === null ? [] : childrenOf(root, 'w:style'))
    styles.set(style.attributes['w:styleId'] ?? '', style);
  const chainOf = (id: string | undefined): readonly XmlElement[] => {
    const chain: XmlElement[] = [];
    for (let style = styles.get(id ?? ''); style !== undefined && chain.length < LONGEST_CHAIN; ) {
      chain.push(style);
      style = styles.get(valueAt(style, 'w:basedOn') ?? '');
    }
    return chain;
  };
  const known = new Map<string, ParagraphStyle>();
  const looks = new Map<string, Look>();
  return {
    paragraph: (id) => {
      if (id === undefined) return PLAIN;
      const found = known.get(id) ?? toParagraphStyle(chainOf(id), id);
      known.set(id, found);
      return found;
    },
    look: (id) => {
      if (id === undefined) return {};
      const found =
        looks.get(id) ??
        [...chainOf(id)]
          .reverse()
          .reduce<Look>((look, style) => ({ ...look, ...readLook(findAt(style, 'w:rPr')) }), {});
      looks.set(id, found);
      return found;
    },
  };
}

function toParagraphStyle(chain: readonly XmlElement[], id: string): ParagraphStyle {
  const names = chain.length === 0 ? [id] : chain.map((style) => valueAt(style, 'w:name') ?? '');
  const outline = chain.map((style) => valueAt(style, 'w:pPr/w:outlineLvl')).find((value) => value !== undefined);
  const named = names
    .map((name) => /^(?:heading|заголовок|überschrift|titre|título|nadpis|nagłówek)\s?([1-9])$/iu.exec(name)?.[1])
    .find((level) => level !== undefined);
  const isTitle = names.some((name) => /^(?:title|название|titel)$/iu.test(name));
  const level =
    named !== undefined
      ? Number(named)
      : outline !== undefined && Number(outline) < 9
        ? Number(outline) + 1
        : isTitle
          ? 1
          : null;
  const numbered = chain.find((style) => findAt(style, 'w:pPr/w:numPr') !== undefined);
  return {
    level,
    isTitle,
    isContents: names.some((name) => /^(?:toc|оглавление|verzeichnis)\s?\d$/iu.test(name)),
    list: numbered === undefined ? null : readListPlace(findAt(numbered, 'w:pPr')),
  };
}

/** Finds the list a paragraph's properties put it in. */
export function readListPlace(properties: XmlElement | undefined): ListPlace | null {
  const place = properties === undefined ? undefined : findAt(properties, 'w:numPr');
  if (place === undefined) return null;
  const list = valueAt(place, 'w:numId');
  return list === undefined ? null : { list, level: Number(valueAt(place, 'w:ilvl') ?? '0') || 0 };
}

/** Finds the value (`w:val`) of the element a path leads to. */
export function valueAt(element: XmlElement, path: string): string | undefined {
  return findAt(element, path)?.attributes['w:val'];
}

/** Reads how words look from run properties (`w:rPr`). */
export function readLook(properties: XmlElement | undefined): Look {
  if (properties === undefined) return {};
  const look: Record<string, boolean> = {};
  for (const child of childrenOf(properties)) {
    const value = child.attributes['w:val'];
    const isOn = value === undefined || !/^(?:0|false|off|none)$/u.test(value);
    if (child.name === 'w:b') look.bold = isOn;
    else if (child.name === 'w:i') look.italic = isOn;
    else if (child.name === 'w:u') look.underline = isOn && value !== undefined;
    else if (child.name === 'w:smallCaps') look['small-caps'] = isOn;
    else if (child.name === 'w:strike' || child.name === 'w:dstrike') look.struck = isOn;
    else if (child.name === 'w:vanish') look.hidden = isOn;
    else if (child.name === 'w:spacing') look.spaced = Number(value ?? '0') >= SPACED;
    else if (child.name === 'w:highlight') look.other = isOn;
    else if (child.name === 'w:position') {
      // Raised or lowered by half points: how some programs write superscript.
      if (Number(value) >= RAISED) look.superscript = true;
      else if (Number(value) <= -RAISED) look.subscript = true;
    } else if (child.name === 'w:vertAlign') {
      look.superscript = value === 'superscript';
      look.subscript = value === 'subscript';
    }
  }
  return look;
}

interface NumberLevel {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

/** Counts the paragraphs of the lists of a file and says the number Word draws before each; bullets are drawn, not words. */
export class Numbering {
  readonly #levels = new Map<string, readonly NumberLevel[]>();
  /** Lists that share their counting with others. */
  readonly #shared = new Map<string, string>();
  readonly #counts = new Map<string, number[]>();

  constructor(root: XmlElement | null) {
    const abstract = new Map<string, readonly NumberLevel[]>();
    for (const one of root === null ? [] : childrenOf(root, 'w:abstractNum'))
      abstract.set(one.attributes['w:abstractNumId'] ?? '', childrenOf(one, 'w:lvl').map(toLevel));
    for (const list of root === null ? [] : childrenOf(root, 'w:num')) {
      const id = list.attributes['w:numId'] ?? '';
      const base = valueAt(list, 'w:abstractNumId') ?? '';
      const overrides = childrenOf(list, 'w:lvlOverride');
      const levels = (abstract.get(base) ?? []).map((level, index) => {
        const override = overrides.find((one) => one.attributes['w:ilvl'] === String(index));
        const own = override === undefined ? undefined : findAt(override, 'w:lvl');
        const start = override === undefined ? undefined : valueAt(override, 'w:startOverride');
        return {
          ...(own === undefined ? level : toLevel(own)),
          ...(start === undefined ? {} : { start: Number(start) }),
        };
      });
      this.#levels.set(id, levels);
      this.#shared.set(id, overrides.length > 0 ? `list ${id}` : `abstract ${base}`);
    }
  }

  /** Counts one paragraph and gives its label, `3.` or `2.1`; empty for a bullet, null where there is no such list. */
  next({ list, level }: ListPlace): string | null {
    const levels = this.#levels.get(list);
    const own = levels?.[level];
    if (levels === undefined || own === undefined) return null;
    const key = this.#shared.get(list) ?? list;
    const counts = this.#counts.get(key) ?? [];
    this.#counts.set(key, counts);
    counts.length = Math.min(counts.length, level + 1);
    for (let above = counts.length; above < level; above += 1) counts[above] = levels[above]?.start ?? 1;
    counts[level] = counts[level] === undefined ? own.start : counts[level] + 1;
    if (own.format === 'bullet' || own.format === 'none') return '';
    return own.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const index = Number(digit) - 1;
      return formatNumber(counts[index] ?? 1, levels[index]?.format ?? 'decimal');
    });
  }
}

function toLevel(element: XmlElement): NumberLevel {
  return {
    format: valueAt(element, 'w:numFmt') ?? 'decimal',
    text: valueAt(element, 'w:lvlText') ?? '',
    start: Number(valueAt(element, 'w:start') ?? '1'),
  };
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
const RUSSIAN = 'абвгдежзиклмнопрстуфхцчшщэюя';
const LATIN = 'abcdefghijklmnopqrstuvwxyz';

/** Formats a number as Word does (ECMA-376, 17.18.59): decimal, letters, Roman; decimal where the format is another. */
export function formatNumber(count: number, format: string): string {
  const letters = format.startsWith('russian') ? RUSSIAN : LATIN;
  if (/Letter$|^russian/u.test(format)) {
    const letter = letters.charAt((count - 1) % letters.length).repeat(Math.min(8, Math.ceil(count / letters.length)));
    return /^upper|Upper$/u.test(format) ? letter.toUpperCase() : letter;
  }
  if (/Roman$/u.test(format) && count > 0 && count < 4000) {
    let rest = count;
    let written = '';
    for (const [value, sign] of ROMAN) for (; rest >= value; rest -= value) written += sign;
    return format.startsWith('lower') ? written.toLowerCase() : written;
  }
  return String(count);
}
