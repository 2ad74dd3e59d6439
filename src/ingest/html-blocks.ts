/** The body of a page → zones of paragraphs. A zone is a stretch the page itself gives a language (`lang`) or a side (class="translation"). */
import type { BlockKind, TextRole } from '../model/text.ts';
import { findNotes, type HtmlNotes } from './html-notes.ts';
import { type CellWords, findLanguageColumns, writeColumns } from './language-columns.ts';
import { findStyle } from './xml-style.ts';
import { toLanguage } from './xml-lang.ts';
import type { BlockWriter, Unplaced } from './xml-blocks.ts';
import { childrenOf, wordsIn } from './xml-path.ts';
import type { XmlElement, XmlNode } from './xml.ts';
import { type Zone, ZoneWriter } from './zones.ts';

interface Context {
  readonly kind: BlockKind;
  readonly level: number | undefined;
  readonly lists: number;
  readonly lang: string | null;
  readonly role: TextRole | null;
  /** Inside a table cell: nothing ends the block. */
  readonly flat: boolean;
}

interface State {
  readonly zones: ZoneWriter;
  readonly notes: HtmlNotes;
  readonly writer: BlockWriter;
}

const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt rtc ruby s samp small span strike ' +
    'strong sub sup time tt u var wbr img br picture'
  ).split(' '),
);
/** What an inline element lays on its words. */
const MARKS: ReadonlyMap<string, Unplaced> = new Map(
  Object.entries<Unplaced>({
    b: { kind: 'highlight', rend: 'bold' },
    strong: { kind: 'highlight', rend: 'bold' },
    i: { kind: 'highlight', rend: 'italic' },
    em: { kind: 'highlight', rend: 'italic' },
    cite: { kind: 'highlight', rend: 'italic' },
    dfn: { kind: 'highlight', rend: 'italic' },
    var: { kind: 'highlight', rend: 'italic' },
    u: { kind: 'highlight', rend: 'underline' },
    sup: { kind: 'highlight', rend: 'superscript' },
    sub: { kind: 'highlight', rend: 'subscript' },
    mark: { kind: 'highlight', rend: 'other' },
    s: { kind: 'struck' },
    strike: { kind: 'struck' },
    del: { kind: 'struck' },
    ins: { kind: 'supplied' },
  }),
);
const ROLE_NAMES: readonly (readonly [RegExp, TextRole])[] = [
  [
    /(?:^|\s)(?:original|original[-_]?(?:text|document|language)|text[-_]?original|source[-_]?text)(?:\s|$)/iu,
    'original',
  ],
  [
    /(?:^|\s)(?:translation|translated|translation[-_]?text|translated[-_]?text|text[-_]?translation|english[-_]?translation)(?:\s|$)/iu,
    'translation',
  ],
];
/** Builds the zones of a page from its `body`, furniture already taken out; `notes` where they may stand in another page of a book. */
export function buildZones(body: XmlElement, notes: HtmlNotes = findNotes(body)): readonly Zone[] {
  const zones = new ZoneWriter();
  const state: State = {
    zones,
    notes,
    get writer() {
      return zones.writer;
    },
  };
  const top: Context = { kind: 'paragraph', level: undefined, lists: 0, lang: null, role: null, flat: false };
  walk(body.children, body, top, state);
  return zones.finish();
}

function openZone(state: State, { lang, role }: Context): void {
  state.zones.open(lang, role);
}

function walk(nodes: readonly XmlNode[], parent: XmlElement, context: Context, state: State): void {
  for (const node of nodes) {
    if (typeof node === 'string') state.writer.write(node, context.kind, `line ${parent.line}`, context.level);
    else visit(node, context, state);
  }
}

function visit(element: XmlElement, context: Context, state: State): void {
  const { name } = element;
  if (state.notes.bodies.has(element)) return;
  if (name === 'br') breakLine(context, state);
  else if (name === 'img') describeImage(element, state);
  else if (name === 'a') visitLink(element, context, state);
  else if (name === 'q') visitQuote(element, context, state);
  else if (INLINE.has(name)) visitInline(element, context, state);
  else if (context.flat) visitApart(element, context, state);
  else visitBlock(element, context, state);
}

function visitApart(element: XmlElement, context: Context, state: State): void {
  state.writer.space();
  walk(element.children, element, context, state);
  state.writer.space();
}

function visitBlock(element: XmlElement, outer: Context, state: State): void {
  const lang = toLanguage(element.attributes.lang ?? element.attributes['xml:lang']) ?? null;
  const named = `${element.attributes.class ?? ''} ${element.attributes.id ?? ''} ${element.attributes['data-role'] ?? ''}`;
  const role = ROLE_NAMES.find(([pattern]) => pattern.test(named))?.[1] ?? null;
  const isZone = (lang !== null && lang !== outer.lang) || (role !== null && role !== outer.role);
  const context: Context = isZone ? { ...outer, lang: lang ?? outer.lang, role: role ?? outer.role } : outer;
  if (isZone) openZone(state, context);
  const isDivision =
    /^(?:div|section|article|main|td|fieldset|details)$/u.test(element.name) &&
    childrenOf(element).some((child) => !INLINE.has(child.name));
  if (isDivision) state.zones.setApart();
  writeBlock(element, context, state);
  state.writer.end();
  if (isDivision) state.zones.setApart();
  if (isZone) openZone(state, outer);
}

function writeBlock(element: XmlElement, context: Context, state: State): void {
  const { writer } = state;
  const at = `line ${element.line}`;
  const { name, children } = element;
  const heading = /^h([1-6])$/u.exec(name);
  if (heading !== null) {
    writer.begin('heading', at, Number(heading[1]));
    walk(children, element, { ...context, kind: 'heading', level: Number(heading[1]) }, state);
  } else if (name === 'li') {
    const level = Math.max(1, context.lists);
    writer.begin('list-item', at, level);
    walk(children, element, { ...context, kind: 'list-item', level }, state);
  } else if (name === 'ul' || name === 'ol') {
    writer.end();
    walk(children, element, { ...context, kind: 'paragraph', level: undefined, lists: context.lists + 1 }, state);
  } else if (name === 'table') {
    writeTable(element, context, state);
  } else if (name === 'pre') {
    writer.end();
    for (const line of wordsOfPre(element).split('\n')) {
      if (line.trim() === '') writer.end();
      else {
        writer.space('\n');
        writer.write(line, 'paragraph', at);
      }
    }
  } else if (context.kind === 'list-item' && writer.isOpen && writer.isEmpty) {
    // The first paragraph of an item is the item itself.
    walk(children, element, context, state);
  } else {
    writer.end();
    const kind = context.kind === 'list-item' ? 'list-item' : 'paragraph';
    walk(children, element, { ...context, kind, level: kind === 'list-item' ? context.level : undefined }, state);
  }
}

function visitInline(element: XmlElement, context: Context, state: State): void {
  const style = findStyle(element.attributes.style ?? '');
  const mark: Unplaced | undefined =
    MARKS.get(element.name) ??
    (style === undefined ? undefined : style === 'struck' ? { kind: 'struck' } : { kind: 'highlight', rend: style });
  const stretch = state.writer.open();
  walk(element.children, element, context, state);
  if (mark !== undefined) state.writer.close(stretch, mark);
}

function visitLink(element: XmlElement, context: Context, state: State): void {
  const note = state.notes.anchors.get(element);
  if (note !== undefined) {
    state.writer.point({
      kind: 'note',
      by: note.by,
      text: note.text,
      ...(note.n === '' ? {} : { n: note.n }),
      type: 'footnote',
    });
    return;
  }
  const to = element.attributes.href?.trim() ?? '';
  const stretch = state.writer.open();
  walk(element.children, element, context, state);
  if (to !== '' && !to.startsWith('#') && !/^\s*(?:javascript|data|vbscript):/iu.test(to))
    state.writer.close(stretch, { kind: 'link', to });
}

function visitQuote(element: XmlElement, context: Context, state: State): void {
  // A browser draws the quotation marks of <q> itself.
  state.writer.write('“', context.kind, `line ${element.line}`, context.level);
  state.writer.glue();
  walk(element.children, element, context, state);
  state.writer.glue();
  state.writer.write('”', context.kind);
}

/** One line end is part of a paragraph (an address, a signature); two were typed to begin another. */
function breakLine(context: Context, state: State): void {
  if (context.flat) state.writer.space();
  else if (state.writer.endsLine) state.writer.end();
  else state.writer.space('\n');
}

function describeImage(element: XmlElement, state: State): void {
  const words = (element.attributes.alt ?? element.attributes.title ?? '').trim();
  if (words !== '') state.writer.point({ kind: 'gap', text: words }, 'before');
}

/** A table of words in columns that hold whole paragraphs, or a language each, is a way to lay out a page and no table. */
function writeTable(table: XmlElement, context: Context, state: State): void {
  const rows = listRows(table);
  const cells = rows.map((row) => childrenOf(row, 'td', 'th'));
  const words = cells.map((row) =>
    row.map((cell): CellWords => ({ text: wordsIn(cell), lang: toLanguage(cell.attributes.lang) })),
  );
  const columns = findLanguageColumns(words);
  for (const caption of childrenOf(table, 'caption')) visitBlock(caption, context, state);
  if (columns !== null) {
    writeColumns(columns, words, state.zones, (row, column) => {
      const cell = cells[row]?.[column];
      const found = columns.columns[column];
      if (cell === undefined || found?.use !== 'text') return;
      writeBlock({ ...cell, name: 'div' }, { ...context, lang: found.lang, role: found.role }, state);
    });
    openZone(state, context);
  } else if (cells.flat().some(isLaidOut)) {
    for (const cell of cells.flat()) visitBlock({ ...cell, name: 'div' }, context, state);
  } else {
    rows.forEach((row, index) => {
      state.writer.begin('table-row', `line ${row.line}`);
      cells[index]?.forEach((cell, column) => {
        if (column > 0) state.writer.cell();
        walk(cell.children, cell, { ...context, kind: 'table-row', level: undefined, flat: true }, state);
      });
      state.writer.end();
    });
  }
}

function listRows(table: XmlElement): readonly XmlElement[] {
  return childrenOf(table, 'tr', 'thead', 'tbody', 'tfoot').flatMap((part) =>
    part.name === 'tr' ? [part] : childrenOf(part, 'tr'),
  );
}

function isLaidOut(cell: XmlElement): boolean {
  const blocks = childrenOf(cell).filter((child) => !INLINE.has(child.name));
  return blocks.length > 1 || blocks.some((block) => /^(?:table|h\d|ul|ol|section|article)$/u.test(block.name));
}

function wordsOfPre(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : child.name === 'br' ? '\n' : wordsOfPre(child)))
    .join('');
}
