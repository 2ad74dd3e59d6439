/** TEI notes: whose they are, and where a note that is kept apart (in the back, in a div of notes) has its anchor. */
import type { NoteAuthor, NoteMark } from '../model/text.ts';
import { listBelow } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

/** Notes that stand apart from the words they belong to. */
export interface ApartNotes {
  /** By their own xml:id, where a `ref` or `ptr` of the text points at them. */
  readonly byId: ReadonlyMap<string, XmlElement>;
  /** By the xml:id of the `anchor` they point at. */
  readonly byAnchor: ReadonlyMap<string, readonly XmlElement[]>;
  readonly all: ReadonlySet<XmlElement>;
}

/** Finds the notes of a document that are kept apart from their anchors. */
export function findApartNotes(root: XmlElement): ApartNotes {
  const byId = new Map<string, XmlElement>();
  const byAnchor = new Map<string, XmlElement[]>();
  const all = new Set<XmlElement>();
  const ids = new Map<string, XmlElement>();
  const notes = listBelow(root, 'note');
  if (notes.length === 0) return { byId, byAnchor, all };
  const anchors = new Set(listBelow(root, 'anchor').map((anchor) => anchor.attributes['xml:id']));
  for (const note of notes) {
    const id = note.attributes['xml:id'];
    if (id !== undefined && isKeptApart(note)) ids.set(id, note);
    const target = note.attributes.target?.replace(/^#/u, '');
    if (target !== undefined && anchors.has(target)) {
      byAnchor.set(target, [...(byAnchor.get(target) ?? []), note]);
      all.add(note);
    }
  }
  for (const pointer of listBelow(root, 'ref', 'ptr')) {
    const id = pointer.attributes.target?.replace(/^#/u, '');
    const note = id === undefined ? undefined : ids.get(id);
    if (note !== undefined && id !== undefined && !all.has(note)) {
      byId.set(id, note);
      all.add(note);
    }
  }
  return { byId, byAnchor, all };
}

function isKeptApart(note: XmlElement): boolean {
  for (let at = note.parent; at !== null; at = at.parent) {
    if (at.name === 'back' || at.name === 'noteGrp' || at.name === 'standOff') return true;
    if (/^div\d?$/u.test(at.name) && /note|apparat|anmerk|примеч/iu.test(at.attributes.type ?? '')) return true;
  }
  return false;
}

/** Tells whose a note is, from its attributes, its own words and the text it stands in. */
export function findNoteAuthor(note: XmlElement, words: string, inTranslation: boolean): NoteAuthor {
  const { resp = '', type = '', place = '' } = note.attributes;
  const said = `${resp} ${type}`.toLowerCase();
  if (/transl|trad(?:uc|uz)|übers|překlad|перевод/u.test(said)) return 'translator';
  if (/author|auth\b|orig/u.test(said)) return 'author';
  if (/edit|\bed\b|gloss|comment/u.test(said)) return 'editor';
  if (/^\W?(?:translator|transl\.|anm\. d\. übers|примеч\. (?:пер|перев)|прим\. (?:пер|перев))/iu.test(words))
    return 'translator';
  // FRUS prints the footnotes of the document itself among those of its editors and says so in each.
  if (/\[footnotes? (?:is )?in the (?:source|original)/iu.test(words)) return 'author';
  if (/margin|left|right|inline-?margin/u.test(place)) return 'unknown';
  return inTranslation && /^\W?(?:n\.? ?(?:d\.? ?)?t\b|tr\.)/iu.test(words) ? 'translator' : 'editor';
}

/** Tells what kind of note it is; undefined where nothing says so. */
export function findNoteType(note: XmlElement, words: string): NoteMark['type'] {
  const { type = '', place = '' } = note.attributes;
  if (/^source/iu.test(type) || (note.parent?.name === 'head' && /^sources?:/iu.test(words))) return 'source';
  if (/margin/iu.test(`${type} ${place}`)) return 'marginal';
  if (/foot|bottom|end/iu.test(`${type} ${place}`) || note.attributes.n !== undefined) return 'footnote';
  return undefined;
}
