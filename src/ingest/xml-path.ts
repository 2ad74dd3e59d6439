/** Ways through an XML tree: finding elements, their words, and saying where they stand. */
import type { XmlElement, XmlNode } from './xml.ts';

/** Lists the child elements, those of the given names only where names are given. */
export function childrenOf(element: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (names.length === 0 || names.includes(child.name)),
  );
}

/** Finds the first element a path of names leads to (`fileDesc/titleStmt/title`), from `element` down; undefined where there is none. */
export function findAt(element: XmlElement, path: string): XmlElement | undefined {
  return listAt(element, path)[0];
}

/** Lists every element a path of names leads to, in document order. */
export function listAt(element: XmlElement, path: string): readonly XmlElement[] {
  return path
    .split('/')
    .reduce<readonly XmlElement[]>((found, name) => found.flatMap((one) => childrenOf(one, name)), [element]);
}

/** Lists the elements of the given names anywhere below, in document order; does not look inside those it lists. */
export function listBelow(element: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (node: XmlNode): void => {
    if (typeof node === 'string') return;
    if (names.includes(node.name)) found.push(node);
    else node.children.forEach(visit);
  };
  element.children.forEach(visit);
  return found;
}

/** Elements that stand apart from what is beside them, so that their words never run into each other. */
const APART = new Set(
  (
    'p ab head div item label row cell note l lg lb cb pb address addrLine street postCode settlement region country ' +
    'institution repository collection idno orgName dateline salute signed opener closer title bibl msIdentifier ' +
    'editor author respStmt resp date publisher pubPlace forename surname desc licence td th tr li br entry event'
  ).split(' '),
);

/** Reads the words of an element as one line, elements of the names in `without` left out. */
export function wordsIn(element: XmlNode, without: readonly string[] = []): string {
  let words = '';
  const visit = (node: XmlNode): void => {
    if (typeof node === 'string') {
      words += node;
    } else if (!without.includes(node.name)) {
      const apart = APART.has(node.name);
      if (apart) words += ' ';
      node.children.forEach(visit);
      if (apart) words += ' ';
    }
  };
  if (typeof element === 'string') words = element;
  else element.children.forEach(visit);
  return words
    .replace(/[ \t\r\n]+/gu, ' ')
    .replace(/ (?=[,.;:!?)\]])|(?<=[([]) /gu, '')
    .trim();
}

/** Finds the value an element or the nearest one around it gives to an attribute, such as `xml:lang`. */
export function inherited(element: XmlElement, attribute: string): string | undefined {
  for (let at: XmlElement | null = element; at !== null; at = at.parent) {
    const value = at.attributes[attribute];
    if (value !== undefined && value.trim() !== '') return value;
  }
  return undefined;
}

/** Builds the place of an element in the words of its file: `teiHeader/fileDesc/titleStmt/title[2], line 12`; begins at the nearest xml:id. */
export function placeOf(element: XmlElement): string {
  const steps: string[] = [];
  for (let at: XmlElement | null = element; at !== null; at = at.parent) {
    const id = at.attributes['xml:id'];
    if (id !== undefined && at.parent !== null) {
      steps.unshift(`${at.name}[@xml:id="${id}"]`);
      break;
    }
    if (at.parent !== null) steps.unshift(at.nth > 1 ? `${at.name}[${at.nth}]` : at.name);
    else if (steps.length === 0) steps.unshift(at.name);
  }
  return `${steps.join('/')}, line ${element.line}`;
}
