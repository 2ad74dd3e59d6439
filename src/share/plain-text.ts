/** The record as plain text: its description, then each text with its leaf numbers and notes in brackets. */
import type { ArchiveRecord } from '../model/record.ts';
import { type Mark, marksOn, type Text } from '../model/text.ts';
import { findDocumentDate, findLanguageName, findTitle } from './csl-item.ts';

/** Formats a record as UTF-8 text. The words are those of the document; what Sverka adds stands in the heading lines. */
export function formatText(record: ArchiveRecord): string {
  const date = findDocumentDate(record);
  const head = [
    findTitle(record) ?? record.id,
    ...(date === null ? [] : [`Date: ${date}`]),
    ...(record.dates.event === undefined ? [] : [`Event: ${record.dates.event}`]),
    ...(record.reference === null ? [] : [`Reference: ${record.reference.text}`]),
    ...record.contributors.map(({ role, name }) => `${role.charAt(0).toUpperCase()}${role.slice(1)}: ${name}`),
    ...(record.summary === null ? [] : ['', record.summary]),
  ];
  const parts = record.texts.flatMap((text) => [formatHeading(text), ...formatBlocks(text)]);
  return `${[head.join('\n'), ...parts].join('\n\n')}\n`;
}

function formatHeading(text: Text): string {
  const lang = findLanguageName(text.lang, 'en') ?? text.lang;
  const by = text.by === undefined ? '' : ` by ${text.by}`;
  return `== ${lang}, ${text.role}${by} ==`;
}

function formatBlocks(text: Text): readonly string[] {
  const marks = new Map<number, Mark[]>();
  for (const mark of text.marks) {
    const list = marks.get(mark.block);
    if (list === undefined) marks.set(mark.block, [mark]);
    else list.push(mark);
  }
  return text.blocks.map((block, index) => {
    const pieces: string[] = [];
    let at = 0;
    for (const mark of marksOn({ ...text, marks: marks.get(index) ?? [] }, index)) {
      // What stands lifted in the text is there already.
      if (mark.start !== mark.end) continue;
      pieces.push(block.text.slice(at, mark.start), toBrackets(mark));
      at = mark.start;
    }
    const words = [...pieces, block.text.slice(at)].join('');
    return words.replace(block.kind === 'table-row' ? /[^\S\t]+/gu : /\s+/gu, ' ').trim();
  });
}

function toBrackets(mark: Mark): string {
  if (mark.kind === 'leaf') return `[${mark.n}] `;
  if (mark.kind === 'note') return ` [${mark.by === 'translator' ? 'Translator’s note: ' : ''}${mark.text}]`;
  return mark.kind === 'gap' ? ` [${mark.text ?? '…'}]` : '';
}
