/** Lists, tables and figures of TEI → list items, rows and gaps. */
import { atLine } from './tei-marks.ts';
import type { Context, TextScope } from './tei-scope.ts';
import { childrenOf } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

/** Words that stand apart from their neighbours by a space, and by nothing else. */
export function writeApart(element: XmlElement, context: Context, scope: TextScope): void {
  context.version.writer.space();
  scope.walk.children(element, { ...context, inline: true }, scope);
  context.version.writer.space();
}

export function writeList(element: XmlElement, context: Context, scope: TextScope): void {
  const { writer } = context.version;
  if (context.flat) {
    writeApart(element, context, scope);
    return;
  }
  writer.end();
  const lists = context.lists + 1;
  const item: Context = { ...context, kind: 'list-item', level: lists, lists, inline: true };
  let labelled = false;
  for (const child of element.children) {
    if (typeof child === 'string') {
      writer.write(child, 'list-item', atLine(element), lists);
    } else if (child.name === 'label') {
      writer.begin('list-item', atLine(child), lists);
      scope.walk.children(child, item, scope);
      writer.space();
      labelled = writer.isOpen;
    } else if (child.name === 'item') {
      if (!labelled) writer.begin('list-item', atLine(child), lists);
      writeItem(child, item, scope);
      writer.end();
      labelled = false;
    } else {
      scope.walk.element(child, { ...context, kind: 'paragraph', level: undefined, lists, inline: false }, scope);
    }
  }
  writer.end();
}

/** The first paragraph of an item is the item itself. */
export function writeItem(item: XmlElement, context: Context, scope: TextScope): void {
  const first = item.children.findIndex((child) => typeof child !== 'string' || child.trim() !== '');
  const opening = item.children[first];
  if (opening !== undefined && typeof opening !== 'string' && (opening.name === 'p' || opening.name === 'ab')) {
    scope.walk.children(opening, context, scope);
    context.version.writer.space('\n');
    scope.walk.children(item, context, scope, item.children.slice(first + 1));
  } else {
    scope.walk.children(item, context, scope);
  }
}

export function writeRow(element: XmlElement, context: Context, scope: TextScope): void {
  const { writer } = context.version;
  if (context.flat) {
    writeApart(element, context, scope);
    return;
  }
  writer.begin('table-row', atLine(element));
  const inner: Context = { ...context, kind: 'table-row', level: undefined, inline: true, flat: true };
  let cells = 0;
  for (const child of element.children) {
    if (typeof child !== 'string' && child.name === 'cell') {
      if (cells > 0) writer.cell();
      cells += 1;
      scope.walk.children(child, inner, scope);
    } else if (typeof child === 'string') {
      writer.write(child, 'table-row', atLine(element));
    } else {
      scope.walk.element(child, inner, scope);
    }
  }
  writer.end();
}

export function writeFigure(element: XmlElement, context: Context, scope: TextScope): void {
  const { writer } = context.version;
  const described = childrenOf(element, 'figDesc', 'desc')
    .map((child) => scope.walk.plain(child, scope))
    .join(' ');
  const graphic = childrenOf(element, 'graphic')[0]?.attributes.url;
  const text = described === '' ? `figure ${graphic ?? ''}`.trim() : described;
  writer.point({ kind: 'gap', text }, 'before');
  const rest = element.children.filter(
    (child) => typeof child === 'string' || !['figDesc', 'desc', 'graphic'].includes(child.name),
  );
  scope.walk.children(element, { ...context, kind: context.flat ? context.kind : 'paragraph' }, scope, rest);
}
