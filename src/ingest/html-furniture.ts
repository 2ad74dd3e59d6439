/**
 * What of a saved page is not the document: program text, and the furniture around it (menus, banners, footers).
 *
 * Program text never comes in. Furniture is told by what the page says of itself (elements, roles) and, with more care, by
 * names: a block named like furniture goes only where it is small or made of links. Losing a document is worse than keeping a menu.
 */
import { wordsIn } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

/** What was left out, for the report. */
export interface Cleaning {
  /** Scripts, handlers, embedded and remote things. */
  active: number;
  /** Words of furniture, and the names of the elements they stood in. */
  words: number;
  readonly names: Set<string>;
  /** The furniture itself: a footer may speak of rights. */
  readonly furniture: XmlElement[];
}

const ACTIVE = new Set(
  'script style noscript template object embed applet iframe frame frameset canvas video audio source track svg math link base'.split(
    ' ',
  ),
);
const CONTROLS = new Set('input button select option optgroup textarea datalist progress meter output'.split(' '));
const FURNITURE = new Set('nav aside form menu dialog'.split(' '));
const ROLES = new Set(
  'navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist'.split(' '),
);
const NAMES =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|cookies?|consent|gdpr|sidebar|share|sharing|social|newsletter|popup|modal|skip|skip-?link|pager|pagination|related|advert|ads?|promo|toolbar|tabs?|search|login|masthead|site-?(?:header|footer)|page-?(?:header|footer)|footer|banner|sr-only|visually-?hidden|screen-reader-text|print-?only|no-?print)(?:$|[\s_-])/iu;
const SKIP =
  /^(?:skip to (?:main )?content|jump to content|перейти к содержимому|к основному содержанию|zum inhalt springen|aller au contenu|saltar al contenido)$/iu;
/** A block named like furniture is believed when it has at most so many words, or at least so large a part of them is links. */
const SMALL = 60;
const LINKED = 0.6;
/** If less than this part of the words would be left, the names were misread and only what the page itself marks as furniture goes. */
const LEAST_LEFT = 0.3;

/** Takes program text and furniture out of the tree of a page and says what was taken. */
export function removeFurniture(html: XmlElement): Cleaning {
  const cleaning: Cleaning = { active: 0, words: 0, names: new Set(), furniture: [] };
  removeActive(html, cleaning);
  const body = html.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === 'body');
  if (body === undefined) return cleaning;
  const sizes = new Map<XmlElement, Size>();
  const all = measure(body, sizes).words;
  const countWords = (element: XmlElement): number => sizes.get(element)?.words ?? 0;
  const certain = new Set<XmlElement>();
  const likely = new Set<XmlElement>();
  visit(body, (element) => {
    if (isCertain(element)) certain.add(element);
    else if (isLikely(element, sizes.get(element), all)) likely.add(element);
    else return true;
    return false;
  });
  const left = (gone: ReadonlySet<XmlElement>): number =>
    all - [...gone].reduce((sum, element) => sum + countWords(element), 0);
  const both = new Set([...certain, ...likely]);
  const gone =
    left(both) >= all * LEAST_LEFT ? both : left(certain) >= all * LEAST_LEFT ? certain : new Set<XmlElement>();
  for (const element of gone) {
    cleaning.words += countWords(element);
    cleaning.names.add(nameOf(element));
    cleaning.furniture.push(element);
    takeOut(element);
  }
  return cleaning;
}

function removeActive(element: XmlElement, cleaning: Cleaning): void {
  for (const [name, value] of Object.entries(element.attributes)) {
    if (/^on/iu.test(name) || /^\s*(?:javascript|vbscript|data\s*:\s*text\/html)/iu.test(value)) cleaning.active += 1;
  }
  if (
    /^(?:img|picture|input|body)$/u.test(element.name) &&
    /^(?:https?:)?\/\//iu.test(element.attributes.src ?? element.attributes.background ?? '')
  ) {
    cleaning.active += 1;
  }
  const keep = element.children.filter((child) => {
    if (typeof child === 'string') return true;
    if (!ACTIVE.has(child.name)) return !CONTROLS.has(child.name);
    // Data about the document and links to its licence are read elsewhere and do nothing.
    const isData = child.name === 'script' && child.attributes.type === 'application/ld+json';
    const isPlainLink =
      child.name === 'link' &&
      !/stylesheet|script|preload|icon|import|prefetch|preconnect/iu.test(child.attributes.rel ?? '');
    if (isData || isPlainLink) return true;
    cleaning.active += 1;
    return false;
  });
  element.children.splice(0, element.children.length, ...keep);
  for (const child of element.children) if (typeof child !== 'string') removeActive(child, cleaning);
}

function isCertain(element: XmlElement): boolean {
  const { name, attributes } = element;
  if (FURNITURE.has(name) || ROLES.has(attributes.role ?? '')) return !holdsMain(element);
  if (attributes.hidden !== undefined || /display\s*:\s*none/iu.test(attributes.style ?? '')) return true;
  if ((name === 'header' || name === 'footer') && isOfPage(element)) return !holdsMain(element);
  // A list of links to places in the same page.
  if (name === 'ul' && isTableOfLinks(element)) return true;
  return (name === 'a' || name === 'p' || name === 'div') && SKIP.test(wordsIn(element));
}

function isLikely(element: XmlElement, size: Size | undefined, all: number): boolean {
  if (!/^(?:div|section|ul|ol|p|span|a|table|header|footer|h\d)$/u.test(element.name)) return false;
  if (!NAMES.test(`${element.attributes.class ?? ''} ${element.attributes.id ?? ''}`) || holdsMain(element))
    return false;
  const { words, linked } = size ?? { words: 0, linked: 0 };
  return words <= Math.min(SMALL, all * 0.2) || linked >= words * LINKED;
}

function isTableOfLinks(list: XmlElement): boolean {
  const links: XmlElement[] = [];
  visit(list, (one) => {
    if (one.name === 'a') links.push(one);
    return one.name !== 'a';
  });
  const words = links.map((link) => wordsIn(link)).join('');
  return (
    links.length > 1 &&
    links.every((link) => /^#(?!fn|note|cite|_ftn)./u.test(link.attributes.href ?? '')) &&
    words.replace(/\s/gu, '') === wordsIn(list).replace(/\s/gu, '')
  );
}

/** The header or footer of the page, not of an article in it. */
function isOfPage(element: XmlElement): boolean {
  for (let at = element.parent; at !== null; at = at.parent)
    if (/^(?:article|main|section|blockquote|figure)$/u.test(at.name)) return false;
  return true;
}

function holdsMain(element: XmlElement): boolean {
  let found = false;
  visit(element, (one) => {
    found ||= one.name === 'main' || one.name === 'article' || one.name === 'h1' || one.attributes.role === 'main';
    return !found;
  });
  return found;
}

/** The words of an element, and those of them that are links; counted once for the whole page. */
interface Size {
  readonly words: number;
  readonly linked: number;
}

function measure(element: XmlElement, sizes: Map<XmlElement, Size>): Size {
  let words = 0;
  let linked = 0;
  for (const child of element.children) {
    if (typeof child === 'string') words += child.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    else {
      const size = measure(child, sizes);
      words += size.words;
      linked += child.name === 'a' ? size.words : size.linked;
    }
  }
  const size = { words, linked };
  sizes.set(element, size);
  return size;
}

function nameOf(element: XmlElement): string {
  const { name, attributes } = element;
  if (FURNITURE.has(name) || name === 'header' || name === 'footer') return name;
  return attributes.role ?? attributes.class?.trim().split(/\s+/u)[0] ?? attributes.id ?? name;
}

function takeOut(element: XmlElement): void {
  const siblings = element.parent?.children;
  const at = siblings?.indexOf(element) ?? -1;
  // A space stays, so that the words on its two sides do not run together.
  if (at >= 0) siblings?.splice(at, 1, ' ');
}

/** Visits the elements below, those inside one only where the visitor says so. */
function visit(element: XmlElement, visitor: (element: XmlElement) => boolean): void {
  for (const child of element.children) if (typeof child !== 'string' && visitor(child)) visit(child, visitor);
}
