/** The body of an RTF file → Word's elements, which one writer reads for all word processors. */
import { type Findings, leave, type Look } from './office.ts';
import { endFlow, endParagraph, type Flow, readFlow, startFlow, takeSign } from './rtf-flow.ts';
import { findCharset, findCodePage, listTokens } from './rtf-tokens.ts';
import { HEADS, LOOKS, MUTE, PROPERTIES, SIGNS } from './rtf-vocabulary.ts';
import {
  buildElement,
  buildLink,
  buildNoteReference,
  buildRun,
  buildWords,
  type ParagraphSetting,
} from './word-tree.ts';
import type { XmlElement } from './xml.ts';

export interface RtfBody {
  readonly content: readonly XmlElement[];
  readonly notes: Readonly<Record<'footnote' | 'endnote' | 'comment', XmlElement>>;
  /** What the file says of itself: `title` → words. */
  readonly properties: ReadonlyMap<string, string>;
  /** False where groups are left open: the file breaks off. */
  readonly isComplete: boolean;
  /** Code pages the file names that are not known. */
  readonly unknownPages: ReadonlySet<number>;
}

interface Group {
  /** Where the words of the group go: the body or a note, plain words that are collected, or nowhere. */
  readonly flow: Flow | null;
  /** Collects words that are no text: the name of a font, a title, an instruction. */
  readonly collect: { words: string } | null;
  readonly destination: string;
  look: Look;
  font: number;
  skip: number;
  change: 'inserted' | 'deleted' | null;
  by: number;
  paragraph: { level: number | undefined; style: number; inTable: boolean; listLabel: string | null };
  /** Set by `\*`: what follows may be left out by who does not know it. */
  isOptional: boolean;
  isFirst: boolean;
  link: { words: string } | null;
}

/** Groups nest a few dozen deep; a file that goes on is broken or hostile. */
const DEEPEST = 1000;

/** Brings an RTF file to Word's elements. */
export function toWordBody(bytes: Uint8Array, findings: Findings): RtfBody {
  const parser = new RtfParser(findings);
  for (const token of listTokens(bytes)) {
    if (token.kind === 'bytes') parser.bytes(token.bytes);
    else {
      parser.flush();
      if (token.kind === 'open') parser.open();
      else if (token.kind === 'close') parser.close();
      else if (token.kind === 'word') parser.word(token.name, token.value);
    }
    if (parser.isTooDeep) break;
  }
  return parser.finish();
}

class RtfParser {
  readonly #findings: Findings;
  readonly #body = startFlow();
  readonly #notes = {
    footnote: buildElement('w:footnotes'),
    endnote: buildElement('w:endnotes'),
    comment: buildElement('w:comments'),
  };
  readonly #fonts = new Map<number, string>();
  readonly #headings = new Map<number, number>();
  readonly #titles = new Set<number>();
  readonly #properties = new Map<string, string>();
  readonly #people: string[] = [];
  readonly #unknownPages = new Set<number>();
  #page = 'windows-1252';
  #stack: Group[] = [];
  #group: Group;
  #pending: number[] = [];
  #fontDefined = -1;
  #styleDefined = -1;
  #commentBy = '';
  #lastChange = '';
  #openRun: {
    readonly run: XmlElement;
    readonly words: XmlElement;
    readonly look: Look;
    readonly link: Group['link'];
  } | null = null;
  #skipping = 0;

  constructor(findings: Findings) {
    this.#findings = findings;
    this.#group = {
      flow: this.#body,
      collect: null,
      destination: '',
      look: {},
      font: -1,
      skip: 1,
      change: null,
      by: -1,
      paragraph: { level: undefined, style: -1, inTable: false, listLabel: null },
      isOptional: false,
      isFirst: false,
      link: null,
    };
  }

  get isTooDeep(): boolean {
    return this.#stack.length > DEEPEST;
  }

  open(): void {
    this.#stack.push(this.#group);
    // The paragraph's properties are the paragraph's, whatever group they are set in; the rest ends with its group.
    const isTwice = this.#group.destination.startsWith('upr ');
    this.#group = {
      ...this.#group,
      isOptional: false,
      isFirst: true,
      ...(isTwice ? { flow: null, collect: null } : {}),
    };
  }

  close(): void {
    const ended = this.#group;
    const outer = this.#stack.pop();
    if (outer === undefined) return;
    this.#group = outer;
    if (ended.destination === outer.destination && ended.flow === outer.flow && ended.collect === outer.collect) return;
    this.#endDestination(ended, outer);
  }

  bytes(bytes: readonly number[]): void {
    this.#group.isFirst = false;
    for (const byte of bytes) {
      if (this.#skipping > 0) this.#skipping -= 1;
      else this.#pending.push(byte);
    }
  }

  /** Decodes the bytes that came one after another: letters of some code pages take two. */
  flush(): void {
    if (this.#pending.length === 0) return;
    const bytes = Uint8Array.from(this.#pending);
    this.#pending = [];
    const encoding = this.#fonts.get(this.#group.font) ?? this.#page;
    this.#write(new TextDecoder(encoding).decode(bytes));
  }

  word(name: string, value: number | null): void {
    const group = this.#group;
    const isFirst = group.isFirst;
    if (name !== '*') group.isFirst = false;
    if (name !== 'u') this.#skipping = 0;
    if (name === '*') {
      group.isOptional = true;
      return;
    }
    if (isFirst && this.#begin(name)) return;
    if (name === 'u' && value !== null) {
      const code = value < 0 ? value + 65_536 : value;
      // A letter beyond the first plane comes as two halves, which a string joins by itself.
      this.#write(String.fromCharCode(code & 0xffff));
      this.#skipping = group.skip;
    } else if (name === 'uc') group.skip = Math.max(0, value ?? 1);
    else if (SIGNS[name] !== undefined) this.#write(SIGNS[name]);
    else this.#control(name, value);
  }

  /** Begins the destination a group names with its first control word; false where the word is none. */
  #begin(name: string): boolean {
    const group = this.#group;
    const become = (change: Partial<Group>): true => {
      this.#group = { ...group, ...change, destination: `${name} ${this.#stack.length}`, isFirst: false };
      return true;
    };
    if (name === 'ud') {
      // Text written twice: the half in Unicode is read, the half before it left out.
      const twice = this.#stack.at(-1);
      return become({ flow: twice?.flow ?? null, collect: twice?.collect ?? null });
    }
    const collecting = (): true => become({ flow: null, collect: { words: '' } });
    if (group.flow === null && group.collect === null) return false;
    if (name === 'fonttbl' || name === 'stylesheet' || name === 'info' || name === 'revtbl')
      return become({ flow: null, collect: { words: '' } });
    if (name === 'footnote') return become({ flow: startFlow(), look: {}, change: null });
    if (name === 'annotation') return become({ flow: startFlow(), look: {}, change: null });
    if (name === 'atnauthor' || name === 'fldinst') return collecting();
    if (name === 'atnid') return collecting();
    if (HEADS.test(name)) return become({ flow: startFlow(), look: {} });
    if (name === 'listtext' || name === 'pntext') return collecting();
    if (name === 'field') return become({ link: { words: '' } });
    if (name === 'fldrslt' || name === 'shptxt' || name === 'result') return false;
    if (PROPERTIES[name] !== undefined && this.#stack.some(({ destination }) => destination.startsWith('info')))
      return collecting();
    if (name === 'pict') {
      if (group.flow !== null) leave(this.#findings, 'a picture');
      return become({ flow: null, collect: null });
    }
    if (name === 'objemb' || name === 'object') {
      if (group.flow !== null) leave(this.#findings, 'an embedded object');
      return false;
    }
    if (name === 'shppict' || name === 'shp' || name === 'shpinst') return false;
    if (name === 'upr') return become({});
    if (MUTE.test(name) || group.isOptional) return become({ flow: null, collect: null });
    return false;
  }

  #endDestination(ended: Group, outer: Group): void {
    const [name = ''] = ended.destination.split(' ');
    const words = ended.collect?.words.trim() ?? '';
    if (name === 'footnote' || name === 'annotation') this.#endNote(name, ended, outer);
    else if (HEADS.test(name) && ended.flow !== null) {
      const text = readFlow(endFlow(ended.flow, this.#setting()));
      if (/\p{L}/u.test(text)) this.#findings.heads.add(text);
    } else if (name === 'atnauthor') this.#commentBy = words;
    else if (name === 'fldinst') {
      if (outer.link !== null) outer.link.words = words;
    } else if (name === 'listtext' || name === 'pntext') {
      if (outer.flow !== null) outer.paragraph.listLabel = words.replace(/[\u00B7\uF0B7•\uF0A7]/gu, '').trim();
    } else if (PROPERTIES[name] !== undefined && words !== '') this.#properties.set(name, words);
  }

  #endNote(name: 'footnote' | 'annotation', ended: Group, outer: Group): void {
    if (ended.flow === null) return;
    const part = name === 'annotation' ? 'comment' : ended.flow.isEndnote ? 'endnote' : 'footnote';
    const root = this.#notes[part];
    const id = String(root.children.length + 1);
    const by = part === 'comment' ? this.#commentBy : '';
    root.children.push(buildElement(`w:${part}`, { 'w:id': id, 'w:author': by }, endFlow(ended.flow, {})));
    this.#commentBy = '';
    const last = outer.flow?.inline.at(-1);
    // A sign of its own was written before the note: one to three characters set high.
    const sign = part === 'footnote' ? takeSign(last) : '';
    if (sign !== '') outer.flow?.inline.pop();
    outer.flow?.inline.push(buildNoteReference(part, id, sign));
  }

  #control(name: string, value: number | null): void {
    const group = this.#group;
    const isOn = value !== 0;
    const look = LOOKS[name];
    if (look !== undefined) group.look = { ...group.look, [look]: isOn };
    else if (/^ul(?:d|dash|dashd|db|th|w|wave|hwave)?$/u.test(name)) group.look = { ...group.look, underline: isOn };
    else if (name === 'ulnone') group.look = { ...group.look, underline: false };
    else if (name === 'nosupersub') group.look = { ...group.look, superscript: false, subscript: false };
    else if (name === 'up' || name === 'dn')
      group.look = { ...group.look, [name === 'up' ? 'superscript' : 'subscript']: (value ?? 6) >= 4 };
    else if (name === 'expndtw') group.look = { ...group.look, spaced: (value ?? 0) >= 30 };
    else if (name === 'highlight') group.look = { ...group.look, other: isOn };
    else if (name === 'plain') {
      group.look = {};
      group.change = null;
    } else if (name === 'pard')
      group.paragraph = { level: undefined, style: -1, inTable: false, listLabel: group.paragraph.listLabel };
    else if (name === 'intbl') group.paragraph = { ...group.paragraph, inTable: true };
    else if (name === 'ftnalt' && group.flow !== null) group.flow.isEndnote = true;
    else if (name === 'outlinelevel' && value !== null && value >= 0 && value < 9)
      group.paragraph = { ...group.paragraph, level: value + 1 };
    else if (name === 's' && value !== null) {
      this.#styleDefined = value;
      group.paragraph = { ...group.paragraph, style: value };
    } else if (name === 'f' && value !== null) {
      group.font = value;
      this.#fontDefined = value;
    } else if (name === 'fcharset' && value !== null) {
      const encoding = findCharset(value);
      if (encoding !== undefined) this.#fonts.set(this.#fontDefined, encoding);
    } else if (name === 'cpg' && value !== null) {
      const encoding = findCodePage(value);
      if (encoding !== undefined && group.collect !== null) this.#fonts.set(this.#fontDefined, encoding);
    } else if (name === 'ansicpg' && value !== null) this.#setPage(value);
    else if (name === 'mac') this.#page = 'macintosh';
    else if (name === 'pc' || name === 'pca') this.#page = 'ibm866';
    else if (name === 'revised') group.change = isOn ? 'inserted' : null;
    else if (name === 'deleted') group.change = isOn ? 'deleted' : null;
    else if ((name === 'revauth' || name === 'revauthdel') && value !== null) group.by = value;
    else this.#structure(name);
  }

  #structure(name: string): void {
    const { flow } = this.#group;
    if (flow === null) {
      if (this.#group.collect !== null && (name === 'tab' || name === 'par' || name === 'line'))
        this.#group.collect.words += ' ';
      return;
    }
    switch (name) {
      case 'par':
        endParagraph(flow, this.#setting(), this.#group.paragraph.inTable);
        this.#group.paragraph.listLabel = null;
        break;
      case 'sect':
      case 'page':
        if (name === 'sect') endParagraph(flow, this.#setting(), false);
        else if (flow.inline.length > 0) flow.inline.push(buildRun({}, [buildElement('w:br', { 'w:type': 'page' })]));
        else flow.breaksPage = flow.blocks.length > 0;
        break;
      case 'pagebb':
        flow.breaksPage = flow.blocks.length > 0;
        break;
      case 'line':
        flow.inline.push(buildRun({}, [buildElement('w:br')]));
        break;
      case 'tab':
      case 'nestcell':
      case 'nestrow':
        flow.inline.push(buildRun({}, [buildElement('w:tab')]));
        break;
      case 'cell':
        endParagraph(flow, this.#setting(), true);
        flow.row.push(buildElement('w:tc', {}, flow.cell));
        flow.cell = [];
        break;
      case 'row':
        if (flow.row.length > 0) flow.rows.push(buildElement('w:tr', {}, flow.row));
        flow.row = [];
        break;
      default:
    }
  }

  #setPage(page: number): void {
    const encoding = findCodePage(page);
    if (encoding === undefined) this.#unknownPages.add(page);
    else this.#page = encoding;
  }

  #setting(): ParagraphSetting {
    const { level, style, listLabel } = this.#group.paragraph;
    const heading = level ?? this.#headings.get(style);
    const isTitle = this.#titles.has(style);
    return {
      level: heading ?? (isTitle ? 1 : undefined),
      isTitle,
      item: listLabel === null ? undefined : { level: 1, label: listLabel },
    };
  }

  #write(words: string): void {
    const group = this.#group;
    if (words === '') return;
    if (group.collect !== null) {
      group.collect.words = (group.collect.words + words).slice(-4000);
      this.#define(words);
      return;
    }
    const { flow } = group;
    if (flow === null) return;
    const isDeleted = group.change === 'deleted';
    const by = this.#people[group.by] ?? '';
    const change = group.change === null ? '' : `${group.change} ${group.by}`;
    if (group.change === 'inserted' && change !== this.#lastChange) {
      this.#findings.inserted += 1;
      if (by !== '') this.#findings.people.add(by);
    }
    const last = flow.inline.at(-1);
    if (
      !isDeleted &&
      this.#openRun?.look === group.look &&
      this.#openRun.link === group.link &&
      this.#openRun.run === last &&
      change === this.#lastChange
    ) {
      this.#openRun.words.children.push(words);
      return;
    }
    const text = buildWords(words, isDeleted);
    const run = buildRun(group.look, [text]);
    if (isDeleted && change === this.#lastChange && typeof last === 'object' && last.name === 'w:del')
      last.children.push(run);
    else flow.inline.push(isDeleted ? buildElement('w:del', { 'w:author': by }, [run]) : this.#linked(run));
    // Some programs write every letter by itself; letters of one look are one run.
    this.#openRun = { run, words: text, look: group.look, link: group.link };
    this.#lastChange = change;
  }

  #linked(run: XmlElement): XmlElement {
    const instruction = this.#group.link?.words ?? '';
    const to = /^\s*HYPERLINK\s+"?([^"\s]{1,2000})"?/u.exec(instruction)?.[1];
    return to === undefined ? run : buildLink(to, [run]);
  }

  /** Entries of the tables at the head end with a semicolon: names of styles, and of those who changed something. */
  #define(words: string): void {
    const { collect, destination } = this.#group;
    if (collect === null || !words.includes(';')) return;
    const [table = ''] = destination.split(' ');
    const name = collect.words.replace(/;.*$/su, '').trim();
    if (table === 'revtbl') this.#people.push(name);
    else if (table === 'stylesheet') {
      const level = /^(?:heading|заголовок|überschrift|titre|título)\s?([1-9])$/iu.exec(name)?.[1];
      if (level !== undefined) this.#headings.set(this.#styleDefined, Number(level));
      if (/^(?:title|название|titel)$/iu.test(name)) this.#titles.add(this.#styleDefined);
    }
    if (table === 'revtbl' || table === 'stylesheet' || table === 'fonttbl') collect.words = '';
  }

  finish(): RtfBody {
    this.flush();
    const isComplete = this.#stack.length === 0;
    const content = endFlow(this.#body, this.#setting());
    const properties = new Map([...this.#properties].map(([name, words]) => [PROPERTIES[name] ?? name, words]));
    return { content, notes: this.#notes, properties, isComplete, unknownPages: this.#unknownPages };
  }
}
