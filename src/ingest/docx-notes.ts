/** Footnotes, endnotes and comments of a Word file. */
import type { NoteMark } from '../model/text.ts';
import { toFootnote } from './footnotes.ts';
import { formatNumber } from './docx-styles.ts';
import { childrenOf } from './xml-path.ts';
import type { XmlElement } from './xml.ts';

type Note = Omit<NoteMark, 'block' | 'start' | 'end'>;
export type NotePart = 'footnote' | 'endnote' | 'comment';

/** The notes of a file. A note is taken where the text points to it. */
export class DocxNotes {
  readonly #bodies = new Map<string, { readonly text: string; readonly signed: string }>();
  readonly #taken = new Set<string>();
  readonly #counts = { footnote: 0, endnote: 0, comment: 0 };
  readonly #endnoteFormat: string;

  /** `readWords` reads the words of an element without what was deleted. */
  constructor(
    parts: Readonly<Record<NotePart, XmlElement | null>>,
    endnoteFormat: string,
    readWords: (element: XmlElement) => string,
  ) {
    this.#endnoteFormat = endnoteFormat;
    for (const part of ['footnote', 'endnote', 'comment'] as const) {
      const root = parts[part];
      for (const note of root === null ? [] : childrenOf(root, `w:${part}`)) {
        // Word keeps the rules between text and notes as notes of their own.
        if (/separator|notice/iu.test(note.attributes['w:type'] ?? '')) continue;
        const text = readWords(note).replace(/\s+/gu, ' ').trim();
        const signed = note.attributes['w:author']?.trim() ?? '';
        if (text !== '') this.#bodies.set(`${part} ${note.attributes['w:id'] ?? ''}`, { text, signed });
      }
    }
  }

  /** Takes the note the text points to; `sign` where it has one of its own. Null where there is none. */
  take(part: NotePart, id: string, sign: string | null): Note | null {
    const body = this.#bodies.get(`${part} ${id}`);
    if (part !== 'comment' && sign === null) this.#counts[part] += 1;
    if (body === undefined) return null;
    this.#taken.add(`${part} ${id}`);
    if (part === 'comment')
      return { kind: 'note', by: 'editor', text: body.text, ...(body.signed === '' ? {} : { signed: body.signed }) };
    const count = this.#counts[part];
    const n = sign?.trim() ?? (part === 'footnote' ? String(count) : formatNumber(count, this.#endnoteFormat));
    return toFootnote(body.text, n, 'unknown');
  }

  /** Takes what nothing in the text points to, so that no words are lost. */
  takeRest(): readonly Note[] {
    return [...this.#bodies]
      .filter(([key]) => !this.#taken.has(key))
      .map(
        ([, { text, signed }]): Note => ({ kind: 'note', by: 'unknown', text, ...(signed === '' ? {} : { signed }) }),
      );
  }
}
