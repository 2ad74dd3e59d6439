/**
 * The body of a Word file (`word/document.xml`, ECMA-376 part 1) → zones of paragraphs.
 *
 * Tracked changes: what was inserted is read as text; what was deleted is kept, struck and lifted out of the reading.
 */
import type { BlockKind } from '../model/text.ts';
import type { DocxNotes } from './docx-notes.ts';
import { type Numbering, readListPlace, readLook, type Styles, valueAt } from './docx-styles.ts';
import { type CellWords, findLanguageColumns, writeColumns } from './language-columns.ts';
import { breakPage, type Findings, leave, type Look, writeLook } from './office.ts';
import { childrenOf, findAt, listBelow } from './xml-path.ts';
import type { XmlElement, XmlNode } from './xml.ts';
import type { ZoneWriter } from './zones.ts';

export interface DocxState {
  readonly zones: ZoneWriter;
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly notes: DocxNotes;
  /** Relationship id → address of a link that leads out of the file. */
  readonly links: ReadonlyMap<string, string>;
  readonly findings: Findings;
  /** Words of the paragraphs styled as the title. */
  readonly titles: { readonly text: string; readonly at: string }[];
  paragraphs: number;
  tables: number;
  /** True where the end of the paragraph before was deleted, so that the next goes on with it. */
  isJoined: boolean;
  /** Text boxes, written after the paragraph they hang on. */
  boxes: XmlElement[];
  /** Complex fields that are open: whether their instruction or their result is being read, and where a link leads. */
  fields: {
    part: 'instruction' | 'result';
    instruction: string;
    link: ReturnType<ZoneWriter['writer']['open']> | null;
  }[];
}

interface Setting {
  /** Inside a row of a table: nothing ends the block. */
  readonly isFlat: boolean;
  readonly kind: BlockKind | null;
  readonly isDeleted: boolean;
  readonly look: Look;
}
const TOP: Setting = { isFlat: false, kind: null, isDeleted: false, look: {} };
const SPOKEN = /\p{L}|\p{N}/u;

/** Writes the blocks of a body, a cell or a text box into the zones of the state. */
export function writeBody(nodes: readonly XmlNode[], state: DocxState, setting: Setting = TOP): void {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    if (node.name === 'w:p') writeParagraph(node, state, setting);
    else if (node.name === 'w:tbl') writeTable(node, state, setting);
    else if (node.name === 'w:altChunk') leave(state.findings, 'an embedded document');
    else if (node.name === 'mc:AlternateContent') writeBody(pickChoice(node), state, setting);
    else if (!/^w:(?:sectPr|tcPr|sdtPr|sdtEndPr)$/u.test(node.name)) writeBody(node.children, state, setting);
  }
}

function writeParagraph(paragraph: XmlElement, state: DocxState, setting: Setting): void {
  const { writer } = state.zones;
  const properties = findAt(paragraph, 'w:pPr');
  const style = state.styles.paragraph(properties === undefined ? undefined : valueAt(properties, 'w:pStyle'));
  state.paragraphs += 1;
  const at = `paragraph ${state.paragraphs}`;
  if (style.isContents) {
    leave(state.findings, 'a line of the table of contents');
    return;
  }
  const words = livingWords(paragraph);
  const outline = properties === undefined ? undefined : valueAt(properties, 'w:outlineLvl');
  const level = style.level ?? (outline !== undefined && Number(outline) < 9 ? Number(outline) + 1 : null);
  const place =
    properties === undefined || findAt(properties, 'w:numPr') === undefined ? style.list : readListPlace(properties);
  if (properties !== undefined && isOn(findAt(properties, 'w:pageBreakBefore')) && !setting.isFlat)
    breakPage(state.zones, state.findings);
  const given = properties === undefined ? undefined : findAt(properties, 'listLabel')?.attributes;
  const label = !SPOKEN.test(words)
    ? null
    : (given?.text ?? (place === null || place.list === '0' ? null : state.numbering.next(place)));
  const kind = setting.kind ?? (level !== null ? 'heading' : label !== null ? 'list-item' : null);
  if (setting.isFlat) {
    writer.space();
  } else if (!SPOKEN.test(words) && !hasLines(words)) {
    // Nothing but deleted words, or nothing at all: no block of its own.
    writer.space('\n');
  } else if (state.isJoined && writer.isOpen) {
    state.isJoined = false;
  } else {
    if (writer.isOpen && state.isJoined) writer.glue();
    writer.begin(
      kind ?? 'paragraph',
      at,
      kind === 'heading'
        ? (level ?? 1)
        : kind === 'list-item'
          ? Number(given?.level) || (place?.level ?? 0) + 1
          : undefined,
    );
  }
  if (label !== null && label !== '' && !setting.isFlat) writer.write(`${label} `);
  if (style.isTitle && words.trim() !== '') state.titles.push({ text: words.replace(/\s+/gu, ' ').trim(), at });
  writeInline(paragraph.children, state, setting);
  if (SPOKEN.test(words)) state.isJoined = properties !== undefined && findAt(properties, 'w:rPr/w:del') !== undefined;
  if (properties !== undefined && findAt(properties, 'w:sectPr') !== undefined && !setting.isFlat) {
    const type = valueAt(properties, 'w:sectPr/w:type');
    if (type !== 'continuous') breakPage(state.zones, state.findings);
  }
  const boxes = state.boxes;
  state.boxes = [];
  for (const box of boxes)
    writeBody(box.children, state, { ...setting, kind: setting.isFlat ? setting.kind : 'marginal-note' });
}

/** A line of dots or rules is a block, blank space is none. */
function hasLines(words: string): boolean {
  return words.trim() !== '';
}

function writeInline(nodes: readonly XmlNode[], state: DocxState, setting: Setting): void {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    switch (node.name) {
      case 'w:r':
        writeRun(node, state, setting);
        break;
      case 'w:ins':
      case 'w:moveTo':
        countChange(node, state, 'inserted');
        writeInline(node.children, state, setting);
        break;
      case 'w:del':
      case 'w:moveFrom':
        countChange(node, state, 'deleted');
        writeInline(node.children, state, { ...setting, isDeleted: true });
        break;
      case 'w:hyperlink':
        writeLink(node, state, setting);
        break;
      case 'w:fldSimple':
        if (!isPageField(node.attributes['w:instr'] ?? '')) writeInline(node.children, state, setting);
        break;
      case 'mc:AlternateContent':
        writeInline(pickChoice(node), state, setting);
        break;
      case 'm:t':
        state.zones.writer.write(ownText(node));
        break;
      case 'w:pPr':
      case 'w:rPr':
      case 'w:sdtPr':
      case 'w:sdtEndPr':
      case 'm:ctrlPr':
        break;
      default:
        writeInline(node.children, state, setting);
    }
  }
}

function countChange(node: XmlElement, { findings }: DocxState, what: 'inserted' | 'deleted'): void {
  if (!listBelow(node, 'w:t', 'w:delText').some((text) => text.children.length > 0)) return;
  findings[what] += 1;
  const who = node.attributes['w:author']?.trim() ?? '';
  if (who !== '') findings.people.add(who);
}

function writeLink(node: XmlElement, state: DocxState, setting: Setting): void {
  const to = node.attributes.to ?? state.links.get(node.attributes['r:id'] ?? '') ?? '';
  const stretch = state.zones.writer.open();
  writeInline(node.children, state, setting);
  if (isAddress(to)) state.zones.writer.close(stretch, { kind: 'link', to });
}

/** Links that run something are no links. */
function isAddress(to: string): boolean {
  return /^(?:https?|ftp|mailto|doi|urn):/iu.test(to);
}

function writeRun(run: XmlElement, state: DocxState, setting: Setting): void {
  const properties = findAt(run, 'w:rPr');
  const styled = properties === undefined ? {} : state.styles.look(valueAt(properties, 'w:rStyle'));
  const look = { ...setting.look, ...styled, ...readLook(properties) };
  let sign: string | null = null;
  for (const node of run.children) {
    if (typeof node === 'string') continue;
    const field = state.fields.at(-1);
    if (node.name === 'w:fldChar') turnField(node, state);
    else if (node.name === 'w:instrText' && field !== undefined) field.instruction += ownText(node);
    else if (field?.part === 'instruction') continue;
    else if (node.name === 'w:t' || node.name === 'w:delText') {
      const words = ownText(node);
      // The sign of a note with a sign of its own follows its reference in the same run.
      if (sign === '') sign = words;
      else writeWords(words, look, setting, state);
    } else if (node.name === 'w:footnoteReference' || node.name === 'w:endnoteReference') {
      const isOwn = isOn(node, 'w:customMarkFollows', false);
      const own = isOwn ? childrenOf(run, 'w:t').map(ownText).join('') : null;
      if (isOwn) sign = '';
      if (!setting.isDeleted)
        pointNote(
          state.notes.take(
            node.name === 'w:footnoteReference' ? 'footnote' : 'endnote',
            node.attributes['w:id'] ?? '',
            own,
          ),
          state,
        );
    } else if (node.name === 'w:commentReference')
      pointNote(state.notes.take('comment', node.attributes['w:id'] ?? '', null), state);
    else writeSign(node, look, setting, state);
  }
}

function pointNote(note: ReturnType<DocxNotes['take']>, state: DocxState): void {
  if (note !== null) state.zones.writer.point(note);
}

function writeWords(words: string, look: Look, setting: Setting, state: DocxState): void {
  if (look.hidden === true && !setting.isDeleted) state.findings.hidden += words.match(/\p{L}+/gu)?.length ?? 0;
  writeLook(state.zones, look, setting.isDeleted, () => {
    state.zones.writer.write(words, setting.kind ?? 'paragraph', `paragraph ${state.paragraphs}`);
  });
}

function writeSign(node: XmlElement, look: Look, setting: Setting, state: DocxState): void {
  const { writer } = state.zones;
  switch (node.name) {
    case 'w:tab':
    case 'w:ptab':
      writer.space();
      break;
    case 'w:br':
      if (node.attributes['w:type'] === 'page') {
        if (!setting.isFlat && !setting.isDeleted) breakPage(state.zones, state.findings);
        writer.space();
      } else writer.space(setting.isFlat ? ' ' : '\n');
      break;
    case 'w:cr':
      writer.space(setting.isFlat ? ' ' : '\n');
      break;
    case 'w:noBreakHyphen':
      writeWords('\u2011', look, setting, state);
      break;
    case 'w:softHyphen':
      writeWords('\u00AD', look, setting, state);
      break;
    case 'w:sym': {
      const code = Number.parseInt(node.attributes['w:char'] ?? '', 16);
      if (Number.isInteger(code) && code > 0x1f && code < 0x10ffff && (code < 0xd800 || code > 0xdfff))
        writeWords(String.fromCodePoint(code), look, setting, state);
      break;
    }
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      writePicture(node, state);
      break;
    case 'mc:AlternateContent':
      for (const child of pickChoice(node)) if (typeof child !== 'string') writeSign(child, look, setting, state);
      break;
    case 'w:ruby':
      for (const part of childrenOf(node, 'w:rubyBase')) writeInline(part.children, state, setting);
      break;
    default:
  }
}

/** A picture is a gap where somebody said what it shows; the words of a text box come after the paragraph. */
function writePicture(node: XmlElement, state: DocxState): void {
  const boxes = listBelow(node, 'w:txbxContent');
  state.boxes.push(...boxes);
  if (boxes.length > 0) return;
  const named = listBelow(node, 'wp:docPr')[0]?.attributes;
  const words = (named?.descr ?? named?.title ?? listBelow(node, 'v:shape')[0]?.attributes.alt ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
  leave(state.findings, node.name === 'w:object' ? 'an embedded object' : 'a picture');
  if (words !== '') state.zones.writer.point({ kind: 'gap', text: words }, 'before');
}

function turnField(node: XmlElement, state: DocxState): void {
  const type = node.attributes['w:fldCharType'];
  const field = state.fields.at(-1);
  if (type === 'begin') state.fields.push({ part: 'instruction', instruction: '', link: null });
  else if (field === undefined) return;
  else if (type === 'separate') {
    field.part = 'result';
    if (/^\s*HYPERLINK\b/u.test(field.instruction)) field.link = state.zones.writer.open();
  } else if (type === 'end') {
    const to = /HYPERLINK\s+"([^"]{1,2000})"/u.exec(field.instruction)?.[1] ?? '';
    if (field.link !== null && isAddress(to)) state.zones.writer.close(field.link, { kind: 'link', to });
    state.fields.pop();
  }
}

function isPageField(instruction: string): boolean {
  return /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/u.test(instruction);
}

function writeTable(table: XmlElement, state: DocxState, setting: Setting): void {
  state.tables += 1;
  const at = `table ${state.tables}`;
  const rows = listRows(table).map((row) => listCells(row));
  const words = rows.map((row) => row.map((cell): CellWords => ({ text: livingWords(cell) })));
  const columns = setting.isFlat ? null : findLanguageColumns(words);
  const isLaidOut = !setting.isFlat && (rows.every((row) => row.length <= 1) || rows.flat().some(isLongCell));
  if (columns !== null) {
    writeColumns(columns, words, state.zones, (row, column) => {
      const cell = rows[row]?.[column];
      if (cell !== undefined) writeBody(cell.children, state, setting);
    });
    return;
  }
  rows.forEach((row, index) => {
    if (isLaidOut) {
      for (const cell of row) writeBody(cell.children, state, setting);
      return;
    }
    if (!setting.isFlat) state.zones.writer.begin('table-row', `${at}, row ${index + 1}`);
    row.forEach((cell, column) => {
      if (column > 0) state.zones.writer.cell();
      writeBody(cell.children, state, { ...setting, isFlat: true, kind: 'table-row' });
      const span = Number(valueAt(cell, 'w:tcPr/w:gridSpan') ?? '1');
      for (let extra = 1; extra < Math.min(span, 20); extra += 1) state.zones.writer.cell();
    });
    if (!setting.isFlat) state.zones.writer.end();
  });
}

function listRows(table: XmlElement): readonly XmlElement[] {
  return childrenOf(table).flatMap((child) =>
    child.name === 'w:tr'
      ? [child]
      : /^w:(?:sdt|sdtContent|customXml|ins|del)$/u.test(child.name)
        ? listRows(child)
        : [],
  );
}

function listCells(row: XmlElement): readonly XmlElement[] {
  return childrenOf(row).flatMap((child) =>
    child.name === 'w:tc' ? [child] : /^w:(?:sdt|sdtContent|customXml)$/u.test(child.name) ? listCells(child) : [],
  );
}

/** A cell with paragraphs of prose is a way to lay out a page. */
function isLongCell(cell: XmlElement): boolean {
  const long = childrenOf(cell, 'w:p').filter((paragraph) => livingWords(paragraph).length > 200);
  return long.length > 1;
}

/** Reads the words of an element without what was deleted. */
export function livingWords(element: XmlElement): string {
  const parts: string[] = [];
  const visit = (node: XmlElement): void => {
    if (node.name === 'w:t' || node.name === 'm:t') parts.push(ownText(node));
    else if (node.name === 'w:tab' || node.name === 'w:br' || node.name === 'w:cr') parts.push(' ');
    else if (!/^(?:w:del|w:moveFrom|w:instrText|w:pPr|w:rPr|mc:Fallback|w:txbxContent)$/u.test(node.name)) {
      for (const child of childrenOf(node)) visit(child);
      if (node.name === 'w:p') parts.push('\n');
    }
  };
  visit(element);
  return parts.join('');
}

/** The part of a picture or text box written for today's programs; the other says the same for older ones. */
function pickChoice(node: XmlElement): readonly XmlNode[] {
  const [choice] = childrenOf(node, 'mc:Choice');
  return (choice ?? childrenOf(node, 'mc:Fallback')[0])?.children ?? [];
}

function ownText(node: XmlElement): string {
  return node.children.filter((child): child is string => typeof child === 'string').join('');
}

function isOn(element: XmlElement | undefined, attribute = 'w:val', whenAbsent = true): boolean {
  const value = element?.attributes[attribute];
  return element !== undefined && (value === undefined ? whenAbsent : !/^(?:0|false|off)$/u.test(value));
}
