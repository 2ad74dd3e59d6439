/** Styles of an OpenDocument text (ODF 1.3, part 3): looks, headings, page breaks and the numbers of lists. */
import { formatNumber } from './docx-styles.ts';
import type { Look } from './office.ts';
import { childrenOf, findAt, listBelow } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

export interface OdtStyles {
  /** How words in a style look; of a paragraph only what was set on it directly, not what its named style means. */
  readonly look: (family: 'text' | 'paragraph', name: string | undefined) => Look;
  /** Names of a paragraph style and of those it rests on. */
  readonly names: (name: string | undefined) => readonly string[];
  readonly breaksPage: (name: string | undefined) => boolean;
  readonly isHiddenSection: (name: string | undefined) => boolean;
  readonly list: (name: string | undefined) => readonly OdtLevel[];
  readonly listOf: (paragraphStyle: string | undefined) => string | undefined;
}

/** One level of a list: its number with what stands around it; empty format for a bullet. */
export interface OdtLevel {
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  /** How many levels its number shows: 2 for `1.2`. */
  readonly shown: number;
}

const LONGEST_CHAIN = 12;

/** Reads the styles of the given roots (`content.xml`, `styles.xml`), the first of two with one name. */
export function readOdtStyles(roots: readonly XmlElement[]): OdtStyles {
  const styles = new Map<string, XmlElement>();
  const automatic = new Set<XmlElement>();
  const lists = new Map<string, readonly OdtLevel[]>();
  for (const root of roots) {
    for (const style of listBelow(root, 'style:style')) {
      const key = `${style.attributes['style:family'] ?? ''} ${style.attributes['style:name'] ?? ''}`;
      if (!styles.has(key)) styles.set(key, style);
      if (style.parent?.name === 'office:automatic-styles') automatic.add(style);
    }
    for (const list of listBelow(root, 'text:list-style')) {
      const name = list.attributes['style:name'] ?? '';
      if (!lists.has(name)) lists.set(name, childrenOf(list).map(toLevel));
    }
  }
  const chainOf = (family: string, name: string | undefined): readonly XmlElement[] => {
    const chain: XmlElement[] = [];
    for (let style = styles.get(`${family} ${name ?? ''}`); style !== undefined && chain.length < LONGEST_CHAIN; ) {
      chain.push(style);
      style = styles.get(`${family} ${style.attributes['style:parent-style-name'] ?? ''}`);
    }
    return chain;
  };
  return {
    look: (family, name) =>
      [...chainOf(family, name)]
        .filter((style) => family === 'text' || automatic.has(style))
        .reverse()
        .reduce<Look>((look, style) => ({ ...look, ...readLook(findAt(style, 'style:text-properties')) }), {}),
    names: (name) =>
      name === undefined
        ? []
        : [
            name,
            ...chainOf('paragraph', name).flatMap(({ attributes }) => [
              attributes['style:name'] ?? '',
              attributes['style:display-name'] ?? '',
              attributes['style:parent-style-name'] ?? '',
            ]),
          ].map((one) => one.replace(/_20_/gu, ' ')),
    breaksPage: (name) => {
      const [style] = chainOf('paragraph', name);
      if (style === undefined) return false;
      const master = style.attributes['style:master-page-name'] ?? '';
      return master !== '' || findAt(style, 'style:paragraph-properties')?.attributes['fo:break-before'] === 'page';
    },
    isHiddenSection: (name) => {
      const [style] = chainOf('section', name);
      return style !== undefined && findAt(style, 'style:section-properties')?.attributes['text:display'] === 'none';
    },
    list: (name) => lists.get(name ?? '') ?? [],
    listOf: (name) =>
      chainOf('paragraph', name)
        .map(({ attributes }) => attributes['style:list-style-name'])
        .find((list) => list !== undefined && list !== ''),
  };
}

function readLook(properties: XmlElement | undefined): Look {
  if (properties === undefined) return {};
  const { attributes } = properties;
  const look: Record<string, boolean> = {};
  const weight = attributes['fo:font-weight'];
  if (weight !== undefined) look.bold = /^(?:bold|[6-9]00)$/u.test(weight);
  const slope = attributes['fo:font-style'];
  if (slope !== undefined) look.italic = slope !== 'normal';
  const line = attributes['style:text-underline-style'];
  if (line !== undefined) look.underline = line !== 'none';
  const through = attributes['style:text-line-through-style'];
  if (through !== undefined) look.struck = through !== 'none';
  const caps = attributes['fo:font-variant'];
  if (caps !== undefined) look['small-caps'] = caps === 'small-caps';
  const spacing = /^(-?[\d.]+)(pt|in|cm|mm)/u.exec(attributes['fo:letter-spacing'] ?? '');
  if (spacing !== null) {
    const unit = { pt: 1, in: 72, cm: 28.35, mm: 2.835 }[spacing[2] ?? 'pt'] ?? 1;
    look.spaced = Number(spacing[1]) * unit >= 1.5;
  }
  const position = /^(super|sub|-?[\d.]+)/u.exec(attributes['style:text-position'] ?? '')?.[1];
  if (position !== undefined) {
    look.superscript = position === 'super' || Number(position) > 0;
    look.subscript = position === 'sub' || Number(position) < 0;
  }
  if (attributes['text:display'] === 'none') look.hidden = true;
  const background = attributes['fo:background-color'];
  if (background !== undefined) look.other = !/^(?:transparent|#ffffff)$/iu.test(background);
  return look;
}

function toLevel({ name, attributes }: XmlElement): OdtLevel {
  const isNumber = name === 'text:list-level-style-number' || name === 'text:outline-level-style';
  return {
    format: isNumber ? (attributes['style:num-format'] ?? '') : '',
    prefix: attributes['style:num-prefix'] ?? '',
    suffix: attributes['style:num-suffix'] ?? '',
    start: Number(attributes['text:start-value'] ?? '1'),
    shown: Math.max(1, Number(attributes['text:display-levels'] ?? '1')),
  };
}

const FORMATS: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  а: 'russianLower',
  А: 'russianUpper',
};

/** Builds the label of a list item from the counts of its levels. */
export function toLabel(levels: readonly OdtLevel[], counts: readonly number[]): string {
  const own = levels[counts.length - 1];
  if (own === undefined || own.format === '') return '';
  const first = Math.max(0, counts.length - own.shown);
  const numbers = counts
    .slice(first)
    .map((count, index) => formatNumber(count, FORMATS[levels[first + index]?.format.charAt(0) ?? ''] ?? 'decimal'));
  return `${own.prefix}${numbers.join('.')}${own.suffix}`;
}
