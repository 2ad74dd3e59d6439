/** HTML as a browser would understand it (WHATWG parsing, by parse5) → our own light tree, with lines. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { countChild, type XmlElement } from './xml.ts';

/** Elements deeper than this are taken for their words only, so that every walk over the tree stays far from the end of the stack. */
const DEEPEST = 256;
/** A browser gives up on nesting long before; parse5 would not, and slows down with every level. */
export const HOPELESS = 5000;

class TooDeep extends Error {}

/** Parses a page; null where it is nested beyond all reason. */
export function parseHtml(text: string): XmlElement | null {
  let depth = 0;
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth += 1;
      if (depth > HOPELESS) throw new TooDeep();
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
  try {
    const page = parse(blankSubset(text), { sourceCodeLocationInfo: true, scriptingEnabled: true, treeAdapter });
    const html = page.childNodes.find((node): node is DefaultTreeAdapterTypes.Element => node.nodeName === 'html');
    return html === undefined ? null : toTree(html);
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
}

/** XHTML may bring an internal subset with its doctype; a browser would show its end as text. Lines stay where they are. */
function blankSubset(text: string): string {
  const start = /<!doctype[^>[]{0,1000}\[/iu.exec(text.slice(0, 5000));
  const end = start === null ? -1 : text.indexOf(']', start.index);
  if (start === null || end < 0) return text;
  const open = start.index + start[0].length - 1;
  const subset = text.slice(open, end + 1).replace(/[^\n]/gu, ' ');
  return text.slice(0, open) + subset + text.slice(end + 1);
}

/** Copies the tree without recursion. `template` contents, comments and doctype are no words. */
function toTree(html: DefaultTreeAdapterTypes.Element): XmlElement {
  const root = toElement(html, null, 1);
  const work: { readonly node: DefaultTreeAdapterTypes.Element; readonly copy: XmlElement; readonly depth: number }[] =
    [{ node: html, copy: root, depth: 1 }];
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const { node, copy, depth } = next;
    for (const child of node.childNodes) {
      if (child.nodeName === '#text') {
        copy.children.push((child as DefaultTreeAdapterTypes.TextNode).value);
      } else if ('tagName' in child) {
        if (depth < DEEPEST) {
          const element = toElement(child, copy, countChild(copy, child.tagName));
          copy.children.push(element);
          work.push({ node: child, copy: element, depth: depth + 1 });
        } else {
          copy.children.push(` ${wordsOf(child)} `);
        }
      }
    }
  }
  return root;
}

function toElement(node: DefaultTreeAdapterTypes.Element, parent: XmlElement | null, nth: number): XmlElement {
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const { name, value } of node.attrs) attributes[name] = value;
  const line = node.sourceCodeLocation?.startLine ?? parent?.line ?? 1;
  return { name: node.tagName, attributes, line, parent, children: [], nth, counts: undefined };
}

function wordsOf(top: DefaultTreeAdapterTypes.Element): string {
  const words: string[] = [];
  const work: DefaultTreeAdapterTypes.ChildNode[] = [top];
  for (let node = work.pop(); node !== undefined; node = work.pop()) {
    if (node.nodeName === '#text') words.push((node as DefaultTreeAdapterTypes.TextNode).value);
    else if ('tagName' in node && !['script', 'style', 'noscript'].includes(node.tagName))
      work.push(...[...node.childNodes].reverse());
  }
  return words.join(' ');
}
