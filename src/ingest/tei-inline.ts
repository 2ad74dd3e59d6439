/** What lies on the words of a TEI text: highlights, names, corrections, quotations, links and notes. */
import type { NoteMark } from '../model/text.ts';
import { formatTeiDate } from './tei-dates.ts';
import { BLOCKS, DIVISIONS, findNameType, NAME_TYPES } from './tei-elements.ts';
import { atLine, findReference } from './tei-marks.ts';
import { findNoteAuthor, findNoteType } from './tei-notes.ts';
import type { Context, TextScope } from './tei-scope.ts';
import type { Unplaced } from './xml-blocks.ts';
import { childrenOf, listBelow, wordsIn } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

const OPENING_QUOTES = '"“„«‚‘›»\'';

const QUOTE_MARKS: ReadonlyMap<string, readonly [string, string]> = new Map(
  Object.entries<readonly [string, string]>({
    de: ['„', '“'],
    cs: ['„', '“'],
    sk: ['„', '“'],
    pl: ['„', '”'],
    fr: ['«', '»'],
    ru: ['«', '»'],
    uk: ['«', '»'],
    it: ['«', '»'],
    es: ['«', '»'],
  }),
);

export function writeMarked(element: XmlElement, mark: Unplaced, context: Context, scope: TextScope): void {
  const { writer } = context.version;
  const stretch = writer.open();
  scope.walk.children(element, context, scope);
  if (!writer.close(stretch, mark) && mark.kind === 'gap') writer.point(mark);
}

export function writeName(element: XmlElement, context: Context, scope: TextScope): void {
  const { attributes, name } = element;
  const type = NAME_TYPES.get(name) ?? findNameType(attributes.type);
  if (type === undefined) {
    scope.walk.children(element, context, scope);
    return;
  }
  const ref = type === 'date' ? formatTeiDate(attributes)?.edtf : findReference(attributes);
  if (ref !== undefined && type !== 'date') scope.refs.add(ref);
  writeMarked(element, { kind: 'name', type, ...(ref === undefined ? {} : { ref }) }, context, scope);
}

/** TEI encoders take quotation marks off and write <q>; where none are left, they are put back in the way of the language. */
export function writeQuoted(element: XmlElement, context: Context, scope: TextScope): void {
  const { writer, lang } = context.version;
  const blocks = childrenOf(element).some(
    (child) => BLOCKS.has(child.name) || DIVISIONS.has(child.name) || child.name === 'list',
  );
  const words = blocks ? '' : wordsIn(element);
  const quoted =
    OPENING_QUOTES.includes(words.charAt(0)) ||
    (writer.lastCharacter !== '' && OPENING_QUOTES.includes(writer.lastCharacter));
  if (blocks) {
    writer.end();
    scope.walk.children(element, { ...context, kind: 'paragraph', level: undefined, inline: false }, scope);
    writer.end();
  } else if (words === '' || quoted || element.name === 'said' || /block/u.test(element.attributes.rend ?? '')) {
    scope.walk.children(element, context, scope);
  } else {
    const [open, close] = QUOTE_MARKS.get(lang?.slice(0, 2) ?? '') ?? ['“', '”'];
    writer.write(open, context.kind, atLine(element), context.level);
    writer.glue();
    scope.walk.children(element, context, scope);
    writer.glue();
    writer.write(close);
  }
}

/** What the paper says is the text; what its editor makes of it lies on the word. */
export function writeChoice(element: XmlElement, context: Context, scope: TextScope): void {
  const children = childrenOf(element);
  const find = (...names: readonly string[]): XmlElement | undefined =>
    children.find((child) => names.includes(child.name));
  const paper = find('sic') ?? find('orig') ?? find('abbr') ?? children[0];
  if (paper === undefined) return;
  const others = children.filter((child) => child !== paper);
  const remark = others
    .map((child) => scope.walk.plain(child, scope))
    .filter((words) => words !== '')
    .join(' / ');
  if (paper.name === 'sic') {
    writeMarked(paper, { kind: 'sic', ...(remark === '' ? {} : { text: remark }) }, context, scope);
  } else {
    scope.walk.element(paper, context, scope);
    if (remark !== '') context.version.writer.point({ kind: 'note', by: 'editor', text: remark });
  }
}

export function writePointer(element: XmlElement, context: Context, scope: TextScope): void {
  const { writer } = context.version;
  const to = element.attributes.target?.trim() ?? '';
  const note = to.startsWith('#') ? scope.notes.byId.get(to.slice(1)) : undefined;
  const stretch = writer.open();
  scope.walk.children(element, context, scope);
  if (note !== undefined) {
    const mark = toNote(note, context, scope);
    if (!writer.close(stretch, { ...mark, lifted: true })) writer.point(mark);
  } else if (to !== '') {
    writer.close(stretch, { kind: 'link', to });
  }
}

export function writeNote(element: XmlElement, context: Context, scope: TextScope): void {
  if (!scope.notes.all.has(element)) placeNote(element, context, scope);
}

export function placeNote(element: XmlElement, context: Context, scope: TextScope): void {
  const mark = toNote(element, context, scope);
  if (mark.text !== '') context.version.writer.point(mark);
}

/**
 * Writes a `noteGrp` as one note: its notes are on one place (TEI P5, 3.9.1.2), as a heading (“See also:”) and what it heads, or one note
 * in several languages. Those that name places of their own are each by itself.
 */
export function writeNoteGroup(group: XmlElement, context: Context, scope: TextScope): void {
  const notes = listBelow(group, 'note').filter((note) => !scope.notes.all.has(note));
  if (notes.length < 2 || notes.some((note) => note.attributes.target !== undefined)) {
    for (const note of notes) placeNote(note, context, scope);
    return;
  }
  const marks = notes.map((note) => toNote(note, context, scope)).filter(({ text }) => text !== '');
  const [first] = marks;
  if (first === undefined) return;
  const text = marks.reduce((words, mark) => `${words}${words.endsWith(':') ? ' ' : '; '}${mark.text}`, '').slice(2);
  context.version.writer.point({ ...first, text });
}

export function toNote(
  element: XmlElement,
  context: Context,
  scope: TextScope,
): Omit<NoteMark, 'block' | 'start' | 'end'> {
  const text = scope.walk.plain(element, scope);
  const { n } = element.attributes;
  const type = findNoteType(element, text);
  return {
    kind: 'note',
    by: findNoteAuthor(element, text, context.version.role === 'translation'),
    text,
    ...(n === undefined || n === '' ? {} : { n }),
    ...(type === undefined ? {} : { type }),
  };
}
