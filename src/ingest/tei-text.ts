/**
 * The words of a TEI document → blocks and marks (TEI P5 Guidelines, chapters 3, 4, 11). What the paper says stays in the
 * text; what its editors say lies on it as marks. Elements nobody told us about keep their words and are counted.
 */
import type { BlockKind } from '../model/text.ts';
import {
  ACTIVE,
  BLOCKS,
  DIVISIONS,
  EMPTY,
  INLINE,
  LOOSE_BLOCKS,
  LOOSE_WORDS,
  NAME_TYPES,
  QUOTED,
} from './tei-elements.ts';
import {
  placeNote,
  writeChoice,
  writeMarked,
  writeName,
  writeNote,
  writeNoteGroup,
  writePointer,
  writeQuoted,
} from './tei-inline.ts';
import { writeApart, writeFigure, writeList, writeRow } from './tei-lists.ts';
import { atLine, toGap, toLeaf } from './tei-marks.ts';
import type { Context, TextScope, Version, Walk, Write } from './tei-scope.ts';
import { BlockWriter, type Unplaced } from './xml-blocks.ts';
import { findRendition } from './xml-style.ts';
import type { XmlElement, XmlNode } from './xml.ts';

const TOP = { kind: 'paragraph', level: undefined, divisions: 0, lists: 0, inline: false, flat: false } as const;

/** Writes the words of `element` into the writer of its version. */
export function writeText(element: XmlElement, version: Version, scope: Omit<TextScope, 'walk'>): void {
  writeElement(element, { version, ...TOP }, { ...scope, walk: WALK });
  version.writer.end();
}

/** Reads the words of a note, or of anything else that has to be one string: its blocks in lines, its own notes in brackets. */
function readPlain(element: XmlElement, scope: TextScope): string {
  const writer = new BlockWriter();
  const version: Version = { writer, role: 'original', lang: undefined };
  writeChildren(element, { version, ...TOP }, scope);
  const { blocks, marks } = writer.finish();
  const lines = blocks.map((block) => block.text.replaceAll('\t', ' ').trim());
  const inner = marks.flatMap((mark) =>
    (mark.kind === 'note' || mark.kind === 'gap') && mark.text !== undefined ? [`[${mark.text}]`] : [],
  );
  return [lines.join('\n'), ...inner].filter((part) => part !== '').join(' ');
}

function writeChildren(
  element: XmlElement,
  context: Context,
  scope: TextScope,
  children: readonly XmlNode[] = element.children,
): void {
  const { writer } = context.version;
  for (const child of children) {
    if (typeof child === 'string') writer.write(child, context.kind, atLine(element), context.level);
    else writeElement(child, context, scope);
  }
}

function writeElement(element: XmlElement, context: Context, scope: TextScope): void {
  const { name } = element;
  const special = SPECIAL.get(name);
  const kind = BLOCKS.get(name) ?? (context.inline ? undefined : LOOSE_BLOCKS.get(name));
  if (special !== undefined) special(element, context, scope);
  else if (DIVISIONS.has(name)) writeDivision(element, context, scope);
  else if (kind !== undefined) writeBlock(element, kind, context, scope);
  else if (NAME_TYPES.has(name) || name === 'name' || name === 'rs') writeName(element, context, scope);
  else if (QUOTED.has(name)) writeQuoted(element, context, scope);
  else if (ACTIVE.has(name)) scope.tally.removed += 1;
  else if (INLINE.has(name) || LOOSE_BLOCKS.has(name)) writeChildren(element, context, scope);
  else if (!EMPTY.has(name)) writeUnknown(element, context, scope);
}

const SPECIAL: ReadonlyMap<string, Write> = new Map(
  Object.entries<Write>({
    head: (element, context, scope) => {
      const parent = element.parent?.name ?? '';
      const isHeading = DIVISIONS.has(parent) && parent !== 'lg';
      if (context.inline) writeChildren(element, context, scope);
      else if (isHeading) writeBlock(element, 'heading', context, scope, Math.max(1, context.divisions));
      else writeBlock(element, 'paragraph', context, scope);
    },
    list: writeList,
    table: (element, context, scope) => {
      if (context.flat) writeApart(element, context, scope);
      else {
        context.version.writer.end();
        writeChildren(element, { ...context, inline: false, kind: 'paragraph', level: undefined }, scope);
        context.version.writer.end();
      }
    },
    row: writeRow,
    cell: writeApart,
    lb: (element, context) => {
      const { writer } = context.version;
      const { break: broken, rend } = element.attributes;
      if (broken === 'no') writer.glue();
      // A numbered line end is where the manuscript's line ended; a bare one is laid out on purpose (an address, a signature).
      else
        writer.space(
          context.flat || Object.keys(element.attributes).length > (rend === undefined ? 0 : 1) ? ' ' : '\n',
        );
    },
    cb: (element, context) => {
      if (element.attributes.break !== 'no') context.version.writer.space();
    },
    pb: (element, context) => {
      const { writer } = context.version;
      if (element.attributes.break === 'no') writer.glue();
      const mark = toLeaf(element);
      if (mark !== undefined) writer.point(mark, 'before');
    },
    note: writeNote,
    noteGrp: writeNoteGroup,
    fw: (element, context, scope) => {
      context.version.writer.point({ kind: 'note', by: 'unknown', text: readPlain(element, scope), type: 'marginal' });
    },
    anchor: (element, context, scope) => {
      for (const note of scope.notes.byAnchor.get(element.attributes['xml:id'] ?? '') ?? [])
        placeNote(note, context, scope);
    },
    ref: writePointer,
    ptr: writePointer,
    choice: writeChoice,
    hi: (element, context, scope) => {
      const rend = findRendition(element.attributes);
      if (rend === null) writeChildren(element, context, scope);
      else writeMarked(element, rend === 'struck' ? { kind: 'struck' } : { kind: 'highlight', rend }, context, scope);
    },
    emph: (element, context, scope) => {
      const rend = findRendition(element.attributes);
      const mark: Unplaced =
        rend === 'struck'
          ? { kind: 'struck' }
          : { kind: 'highlight', rend: rend === 'other' || rend === null ? 'italic' : rend };
      writeMarked(element, mark, context, scope);
    },
    del: (element, context, scope) => {
      writeMarked(element, { kind: 'struck' }, context, scope);
    },
    // An addition is the writer's own (between the lines, in the margin) unless somebody else is named for it.
    add: (element, context, scope) => {
      const editorial = element.attributes.resp !== undefined || /edit/iu.test(element.attributes.type ?? '');
      writeMarked(element, editorial ? { kind: 'supplied' } : { kind: 'highlight', rend: 'other' }, context, scope);
    },
    supplied: (element, context, scope) => {
      writeMarked(element, { kind: 'supplied' }, context, scope);
    },
    corr: (element, context, scope) => {
      writeMarked(element, { kind: 'supplied' }, context, scope);
    },
    ex: (element, context, scope) => {
      writeMarked(element, { kind: 'supplied' }, context, scope);
    },
    sic: (element, context, scope) => {
      writeMarked(element, { kind: 'sic' }, context, scope);
    },
    gap: (element, context) => {
      context.version.writer.point(toGap(element));
    },
    unclear: (element, context, scope) => {
      writeMarked(element, toGap(element), context, scope);
    },
    figure: writeFigure,
    graphic: (element, context) => {
      context.version.writer.point({ kind: 'gap', text: `graphic ${element.attributes.url ?? ''}`.trim() }, 'before');
    },
    // Words about the copy that the edition was made from, not of the document.
    'frus:problem': placeNote,
    'frus:page-count-according-to-citation': placeNote,
  }),
);

function writeDivision(element: XmlElement, context: Context, scope: TextScope): void {
  const side = scope.findVersion(element);
  const version = side ?? context.version;
  context.version.writer.end();
  version.writer.end();
  const isDivision = /^div|^(?:frus:attachment|floatingText|titlePage)$/u.test(element.name);
  writeChildren(
    element,
    {
      ...context,
      version,
      kind: LOOSE_WORDS.get(element.name) ?? 'paragraph',
      level: undefined,
      // The depth of headings counts from the side, so that both sides count alike.
      divisions: side === undefined ? context.divisions + (isDivision ? 1 : 0) : 1,
      inline: false,
    },
    scope,
  );
  version.writer.end();
}

function writeBlock(element: XmlElement, kind: BlockKind, context: Context, scope: TextScope, level?: number): void {
  const { writer } = context.version;
  if (context.flat) {
    writeApart(element, context, scope);
    return;
  }
  const inItem = kind === 'paragraph' && context.kind === 'list-item';
  const isTitle = kind === 'paragraph' && /title|head/iu.test(element.attributes.rend ?? '');
  const own = inItem ? 'list-item' : isTitle ? 'heading' : kind;
  const height = inItem ? context.level : own === 'heading' ? (level ?? context.divisions + 1) : undefined;
  writer.begin(own, atLine(element), height);
  writeChildren(element, { ...context, kind: own, level: height, inline: true }, scope);
  writer.end();
}

function writeUnknown(element: XmlElement, context: Context, scope: TextScope): void {
  const known = scope.tally.unknown.get(element.name) ?? { count: 0, line: element.line };
  known.count += 1;
  scope.tally.unknown.set(element.name, known);
  const { writer } = context.version;
  const apart = !context.inline && !writer.isOpen;
  writeChildren(element, context, scope);
  if (apart) writer.end();
}

const WALK: Walk = { element: writeElement, children: writeChildren, plain: readPlain };
