/** Word's elements, made by the readers of formats that hold the same things under other names (RTF, OpenDocument), so that one writer reads all. */
import type { Look } from './office.ts';
import type { XmlElement, XmlNode } from './xml.ts';

/** Builds an element. */
export function buildElement(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: XmlNode[] = [],
): XmlElement {
  return { name, attributes, line: 0, parent: null, children, nth: 1, counts: undefined };
}

/** How a paragraph stands. */
export interface ParagraphSetting {
  /** Depth of a heading from 1. */
  readonly level?: number | undefined;
  readonly isTitle?: boolean;
  readonly breaksPage?: boolean;
  /** Depth of a list item from 1, and the number drawn before it (empty for a bullet). */
  readonly item?: { readonly level: number; readonly label: string } | undefined;
}

/** Builds a paragraph (`w:p`); `listLabel` and `isTitle` stand for what Word keeps in parts of its own. */
export function buildParagraph(setting: ParagraphSetting, content: XmlNode[]): XmlElement {
  const properties: XmlNode[] = [];
  if (setting.level !== undefined)
    properties.push(buildElement('w:outlineLvl', { 'w:val': String(Math.max(1, Math.min(9, setting.level)) - 1) }));
  if (setting.isTitle === true) properties.push(buildElement('w:pStyle', { 'w:val': 'Title' }));
  if (setting.breaksPage === true) properties.push(buildElement('w:pageBreakBefore'));
  if (setting.item !== undefined)
    properties.push(buildElement('listLabel', { text: setting.item.label, level: String(setting.item.level) }));
  return buildElement('w:p', {}, [buildElement('w:pPr', {}, properties), ...content]);
}

const TOGGLES: Readonly<Record<keyof Look, readonly [string, string]>> = {
  bold: ['w:b', '1'],
  italic: ['w:i', '1'],
  underline: ['w:u', 'single'],
  'small-caps': ['w:smallCaps', '1'],
  superscript: ['w:vertAlign', 'superscript'],
  subscript: ['w:vertAlign', 'subscript'],
  spaced: ['w:spacing', '60'],
  other: ['w:highlight', 'yellow'],
  struck: ['w:strike', '1'],
  hidden: ['w:vanish', '1'],
};

/** Builds a run (`w:r`) of what `content` holds, in one look. */
export function buildRun(look: Look, content: XmlNode[]): XmlElement {
  const properties = (Object.keys(TOGGLES) as (keyof Look)[])
    .filter((name) => look[name] === true)
    .map((name) => buildElement(TOGGLES[name][0], { 'w:val': TOGGLES[name][1] }));
  return buildElement(
    'w:r',
    {},
    properties.length === 0 ? content : [buildElement('w:rPr', {}, properties), ...content],
  );
}

/** Builds words (`w:t`, or `w:delText` where they were deleted). */
export function buildWords(words: string, isDeleted = false): XmlElement {
  return buildElement(isDeleted ? 'w:delText' : 'w:t', {}, [words]);
}

/** Builds the reference to a note; `sign` is the number or sign the source shows, empty where it is to be counted. */
export function buildNoteReference(part: 'footnote' | 'endnote' | 'comment', id: string, sign = ''): XmlElement {
  const isOwn = sign !== '';
  const reference = buildElement(`w:${part}Reference`, {
    'w:id': id,
    ...(isOwn ? { 'w:customMarkFollows': '1' } : {}),
  });
  return buildElement('w:r', {}, isOwn ? [reference, buildWords(sign)] : [reference]);
}

/** Builds a link with its address. */
export function buildLink(to: string, content: XmlNode[]): XmlElement {
  return buildElement('w:hyperlink', { to }, content);
}
