/**
 * XML → a light tree of our own, with lines. Well-formedness is checked, nothing is ever fetched or expanded: no DTD, no
 * external entity, no entity the file declares itself.
 */
import { SaxesParser } from 'saxes';
import { type Problem, toProblem } from '../errors.ts';

/** One element. Names keep their prefix (`frus:attachment`); the prefix a file gives to TEI or EAD itself is taken off. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The line its start tag begins on, from 1. */
  readonly line: number;
  readonly parent: XmlElement | null;
  readonly children: XmlNode[];
  /** Which of its parent's children of this name it is, from 1. */
  readonly nth: number;
  /** How many children of each name it has had, those that were taken away included; undefined where it has had none. */
  counts: Map<string, number> | undefined;
}
export type XmlNode = XmlElement | string;

export interface XmlHooks {
  /** Sees each element when its start tag is complete. */
  readonly onOpen?: (element: XmlElement) => void;
  /** Sees each element when it is complete; true takes it away, so that a volume need not be held in memory whole. */
  readonly onClose?: (element: XmlElement) => boolean;
}

/** What was read. Where the file breaks off, the tree holds what stood before, every open element closed at that place. */
export interface XmlReading {
  readonly root: XmlElement | null;
  /** False where the file breaks off or is nested too deep. */
  readonly complete: boolean;
  readonly problems: readonly Problem[];
}

/** No edition nests as deep as this; 256 levels also keep every recursion over the tree far from the end of the stack. */
export const DEEPEST = 256;
/** Formats that are read by their own names; a prefix a file gives to one of them is taken off. */
const NAMESPACES = new Set([
  'http://www.tei-c.org/ns/1.0',
  'urn:isbn:1-931666-22-9',
  'http://ead3.archivists.org/schema/',
  'http://ead3.archivists.org/schema/undeprecated/',
]);
/** Slips after which the rest of the file still means what it says: it is read on, and the place is reported. */
const SLIPS = new Set([
  'undefined entity',
  'disallowed character in entity name',
  'empty entity name',
  'malformed character entity',
  'disallowed character',
  'the string "]]>" is disallowed in char data',
  'an XML declaration must be at the start of the document',
  'the XML declaration must appear at the start of the document',
  'malformed comment',
  'no whitespace between attributes',
]);
const MOST_SLIPS = 5;
/** An ampersand that begins no reference. In comments and CDATA sections it is allowed. */
const LONE_AMPERSAND =
  /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|&(?!(?:#\d{1,8}|#x[\da-f]{1,8}|[\p{L}_:][\p{L}\p{N}._:-]{0,63});)/giu;

/** Counts one more child of a name; gives which it is, from 1. */
export function countChild(parent: XmlElement, name: string): number {
  parent.counts ??= new Map();
  const nth = (parent.counts.get(name) ?? 0) + 1;
  parent.counts.set(name, nth);
  return nth;
}

/** Stops the parser from inside one of its handlers. */
class Stop extends Error {}

/** Parses XML. Bad input gives problems, never an exception; `file` is the name problems carry. */
export function parseXml(source: string, hooks: XmlHooks = {}, file?: string): XmlReading {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const where = file === undefined ? {} : { file };
  const problems: Problem[] = [];
  let root: XmlElement | null = null;
  let current: XmlElement | null = null;
  let depth = 0;
  let line = 1;
  let prefix = '';
  let complete = true;
  let slips = 0;

  // The parser would take everything up to the next semicolon for the name of an entity, a whole chapter if need be.
  const text = source.replace(/^\uFEFF/u, '').replace(LONE_AMPERSAND, (found, offset: number) => {
    if (found !== '&') return found;
    slips += 1;
    if (slips <= MOST_SLIPS) {
      const at = `line ${source.slice(0, offset).split('\n').length}`;
      problems.push(
        toProblem('XML_SLIP', { place: at, reason: 'an ampersand that is not written &amp;' }, { at, ...where }),
      );
    }
    return '&amp;';
  });

  const stop = (problem: Problem): never => {
    problems.push(problem);
    complete = false;
    throw new Stop();
  };
  const place = (): string => `line ${parser.line}, column ${parser.column}`;
  const addText = (words: string): void => {
    if (words !== '') current?.children.push(words);
  };

  parser.on('doctype', (doctype) => {
    const names = [...doctype.matchAll(/<!ENTITY\s+(?:%\s+)?([^\s>"']{1,80})/gu)].map((match) => match[1]);
    if (names.length > 0) {
      problems.push(toProblem('XML_ENTITY', { name: listSome(names) }, { at: place(), ...where }));
    }
  });
  parser.on('opentagstart', () => {
    // A name that ends with its line has taken the line end with it.
    line = parser.line - (text[parser.position - 1] === '\n' ? 1 : 0);
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEEPEST) stop(toProblem('XML_TOO_DEEP', { limit: DEEPEST }, { at: place(), ...where }));
    if (root === null) prefix = findPrefix(tag.attributes);
    const name = prefix !== '' && tag.name.startsWith(prefix) ? tag.name.slice(prefix.length) : tag.name;
    const nth = current === null ? 1 : countChild(current, name);
    const element: XmlElement = {
      name,
      attributes: tag.attributes,
      line,
      parent: current,
      children: [],
      nth,
      counts: undefined,
    };
    current?.children.push(element);
    root ??= element;
    current = element;
    hooks.onOpen?.(element);
  });
  const close = (): boolean => {
    if (current === null) return false;
    const closed = current;
    current = closed.parent;
    depth -= 1;
    if (hooks.onClose?.(closed) === true && current?.children.at(-1) === closed) current.children.pop();
    return true;
  };
  parser.on('closetag', () => {
    close();
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('error', (error) => {
    const reason = error.message.replace(/^(?:[^:]*:)??\d+:\d+: /u, '').replace(/\.$/u, '');
    if (!complete) return;
    if (reason === 'unexpected end' || reason.startsWith('unclosed tag')) {
      // The parser hands over the last words only after this, so it is not stopped.
      complete = false;
      problems.push(toProblem('XML_BROKEN', { place: place(), reason }, { at: place(), ...where }));
      return;
    }
    if (reason === 'undefined entity') {
      // The reference stands in the text as it was written (`&nbsp;`); one word about it is enough.
      if (!problems.some((problem) => problem.code === 'XML_ENTITY')) {
        problems.push(toProblem('XML_ENTITY', { name: '&…;' }, { at: place(), ...where }));
      }
      return;
    }
    if (!SLIPS.has(reason)) stop(toProblem('XML_BROKEN', { place: place(), reason }, { at: place(), ...where }));
    slips += 1;
    if (slips <= MOST_SLIPS) {
      problems.push(toProblem('XML_SLIP', { place: place(), reason }, { at: place(), ...where }));
    }
  });

  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
  // Closes what a broken file left open, from the inside out.
  while (close());
  return { root, complete, problems };
}

function findPrefix(attributes: Readonly<Record<string, string>>): string {
  const found = Object.entries(attributes).find(([name, uri]) => name.startsWith('xmlns:') && NAMESPACES.has(uri));
  return found === undefined ? '' : `${found[0].slice('xmlns:'.length)}:`;
}

function listSome(names: readonly (string | undefined)[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join(', ')}…` : names.join(', ');
}
