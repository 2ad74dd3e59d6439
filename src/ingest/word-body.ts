/** Word's elements → the reading of a file: what Word, OpenDocument and RTF share. */
import type { Reading } from '../model/record.ts';
import type { DocumentContext } from './document.ts';
import { type DocxState, livingWords, writeBody } from './docx-body.ts';
import { DocxNotes, type NotePart } from './docx-notes.ts';
import { Numbering, readStyles, type Styles } from './docx-styles.ts';
import type { Draft } from './draft.ts';
import { type Findings, finishOffice } from './office.ts';
import type { XmlElement, XmlNode } from './xml.ts';
import { ZoneWriter } from './zones.ts';

export interface WordBody {
  readonly content: readonly XmlNode[];
  readonly notes: Readonly<Record<NotePart, XmlElement | null>>;
  /** The format of the numbers of endnotes (ECMA-376, 17.18.59), where they have no sign of their own. */
  readonly endnoteFormat: string;
  readonly styles?: Styles;
  readonly numbering?: Numbering;
  readonly links?: ReadonlyMap<string, string>;
  readonly draft: Draft;
  readonly context: DocumentContext;
  readonly findings: Findings;
}

/** Builds the reading of a file from its body in Word's elements. */
export function readWordBody(reader: string, body: WordBody): Reading {
  const { draft, context, findings } = body;
  const state: DocxState = {
    zones: new ZoneWriter(),
    styles: body.styles ?? readStyles(null),
    numbering: body.numbering ?? new Numbering(null),
    notes: new DocxNotes(body.notes, body.endnoteFormat, livingWords),
    links: body.links ?? new Map(),
    findings,
    titles: [],
    paragraphs: 0,
    tables: 0,
    isJoined: false,
    boxes: [],
    fields: [],
  };
  writeBody(body.content, state);
  for (const note of state.notes.takeRest()) state.zones.writer.pointLast(note);
  const [title] = state.titles;
  if (title !== undefined && state.titles.length === 1) draft.setText('title', title.text, title.at);
  for (const words of findings.heads) draft.claim('running head', words, 'header and footer');
  return finishOffice(reader, state.zones.finish(), draft, context, findings);
}
