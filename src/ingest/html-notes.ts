/** Footnotes of a page: a small link up, the note itself somewhere below, usually with a link back. */
import type { NoteAuthor } from '../model/text.ts';
import { listBelow, wordsIn } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

export interface HtmlNote {
  readonly by: NoteAuthor;
  readonly text: string;
  readonly n: string;
}

export interface HtmlNotes {
  /** The link in the text → its note. */
  readonly anchors: ReadonlyMap<XmlElement, HtmlNote>;
  /** The elements the notes stand in: not words of the document. */
  readonly bodies: ReadonlySet<XmlElement>;
}

const SIGN = /^[[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z]|[ivx]{1,5})[\])]?$/u;
const BACK = /^[\s↑↩↵⇧^⏎\uFE0E]*$/u;

/** Finds the footnotes of a page. A link is one when its words are a number or a sign and its target holds more than that. */
export function findNotes(body: XmlElement): HtmlNotes {
  const targets = new Map<string, XmlElement>();
  const visit = (element: XmlElement): void => {
    const id = element.attributes.id ?? (element.name === 'a' ? element.attributes.name : undefined);
    if (id !== undefined && id !== '' && !targets.has(id)) targets.set(id, element);
    for (const child of element.children) if (typeof child !== 'string') visit(child);
  };
  visit(body);
  const anchors = new Map<XmlElement, HtmlNote>();
  const bodies = new Set<XmlElement>();
  const back = new Set<XmlElement>();
  for (const link of listBelow(body, 'a')) {
    const href = link.attributes.href ?? '';
    const words = wordsIn(link);
    if (!href.startsWith('#') || !SIGN.test(words) || back.has(link)) continue;
    const target = targets.get(decode(href.slice(1)));
    const note = target === undefined ? undefined : findNoteBody(target);
    if (note === undefined || bodies.has(note) || holds(note, link)) continue;
    for (const inner of listBelow(note, 'a')) back.add(inner);
    const text = readNote(note, words);
    if (text === '') continue;
    const by = /^\W?(?:translator|transl\.|прим(?:еч)?\. пер|anm\. d\. übers|n\. ?d\. ?t)/iu.test(text)
      ? 'translator'
      : 'unknown';
    anchors.set(link, { by, text, n: words.replace(/[[\]()]/gu, '') });
    bodies.add(note);
  }
  return { anchors, bodies };
}

/** The block the target is or stands in: an item, a paragraph, a small division; never half the page. */
function findNoteBody(target: XmlElement): XmlElement | undefined {
  for (let at: XmlElement | null = target; at !== null; at = at.parent) {
    if (/^(?:li|p|dd|tr|aside)$/u.test(at.name)) return at;
    if (at.name === 'div' || at.name === 'section')
      return listBelow(at, 'h1', 'h2', 'h3').length === 0 && listBelow(at, 'p', 'li').length <= 3 ? at : undefined;
    if (/^(?:body|main|article|h\d)$/u.test(at.name)) return undefined;
  }
  return undefined;
}

function readNote(note: XmlElement, sign: string): string {
  const links = listBelow(note, 'a').filter((link) => link.attributes.href?.startsWith('#') === true);
  const backs = links.filter((link) => BACK.test(wordsIn(link)) || SIGN.test(wordsIn(link)));
  let text = wordsIn(note);
  for (const words of backs.map((link) => wordsIn(link))) {
    if (words !== '' && text.startsWith(words)) text = text.slice(words.length);
    else if (words !== '' && text.endsWith(words)) text = text.slice(0, -words.length);
  }
  const bare = sign.replace(/[[\]()]/gu, '');
  text = text.trim();
  return text.startsWith(bare) && /^[\s.):\]]/u.test(text.slice(bare.length))
    ? text.slice(bare.length).replace(/^[\s.):\]]+/u, '')
    : text.replace(/^[.):\]]\s+/u, '');
}

function holds(outer: XmlElement, element: XmlElement): boolean {
  for (let at: XmlElement | null = element; at !== null; at = at.parent) if (at === outer) return true;
  return false;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
