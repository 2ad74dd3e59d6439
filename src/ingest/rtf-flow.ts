/** Where the words of an RTF file go: paragraphs, and the cells and rows of tables, as they come to an end. */
import { buildElement, buildParagraph, type ParagraphSetting } from './word-tree.ts';
import type { XmlElement, XmlNode } from './xml.ts';

/** A stream of paragraphs and tables with the paragraph that is open. */
export interface Flow {
  readonly blocks: XmlElement[];
  inline: XmlNode[];
  cell: XmlElement[];
  row: XmlElement[];
  rows: XmlElement[];
  breaksPage: boolean;
  isEndnote: boolean;
}

/** Starts a stream. */
export function startFlow(): Flow {
  return { blocks: [], inline: [], cell: [], row: [], rows: [], breaksPage: false, isEndnote: false };
}

/** Ends the open paragraph. */
export function endParagraph(flow: Flow, setting: ParagraphSetting, isInTable: boolean): void {
  const paragraph = buildParagraph({ ...setting, breaksPage: flow.breaksPage }, flow.inline);
  flow.inline = [];
  flow.breaksPage = false;
  if (isInTable) {
    flow.cell.push(paragraph);
    return;
  }
  endTable(flow);
  flow.blocks.push(paragraph);
}

function endTable(flow: Flow): void {
  // A row that breaks off keeps its words.
  if (flow.cell.length > 0) flow.row.push(buildElement('w:tc', {}, flow.cell));
  if (flow.row.length > 0) flow.rows.push(buildElement('w:tr', {}, flow.row));
  if (flow.rows.length > 0) flow.blocks.push(buildElement('w:tbl', {}, flow.rows));
  flow.cell = [];
  flow.row = [];
  flow.rows = [];
}

/** Ends the stream, and gives its paragraphs and tables. */
export function endFlow(flow: Flow, setting: ParagraphSetting): XmlElement[] {
  if (flow.inline.length > 0) endParagraph(flow, setting, flow.cell.length > 0);
  endTable(flow);
  return flow.blocks;
}

/** Reads the sign of a note, where a run is one set high: `1`, `*`; else empty. */
export function takeSign(node: XmlNode | undefined): string {
  if (typeof node !== 'object' || node.name !== 'w:r') return '';
  const isRaised = node.children.some(
    (child) =>
      typeof child !== 'string' &&
      child.name === 'w:rPr' &&
      child.children.some((one) => typeof one !== 'string' && one.attributes['w:val'] === 'superscript'),
  );
  const words = readFlow([node]);
  return isRaised && /^(?:\d{1,3}|[*†‡§]{1,3}|\p{L})[)\]]?$/u.test(words) ? words : '';
}

/** Reads the words of a stream as one line. */
export function readFlow(nodes: readonly XmlNode[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? node : `${node.name === 'w:p' ? ' ' : ''}${readFlow(node.children)}`))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
}
