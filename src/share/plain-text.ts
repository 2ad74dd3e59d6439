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
  return [...head, ...record.texts.flatMap((text) => ['', formatHeading(text), '', ...formatBlocks(text)]), ''].join(
    '\n',
  );
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
  return text.blocks.flatMap((block, index) => {
    const own = marksOn({ ...text, marks: marks.get(index) ?? [] }, index);
    let words = block.text;
    // From the end, so that the offsets before stay right. What stands lifted in the text is there already.
    for (const mark of own.toReversed()) {
      const added = mark.start === mark.end ? toBrackets(mark) : '';
      words = words.slice(0, mark.start) + added + words.slice(mark.start);
    }
    return [(block.kind === 'table-row' ? words.replace(/[^\S\t]+/gu, ' ') : words.replace(/\s+/gu, ' ')).trim(), ''];
  });
}

function toBrackets(mark: Mark): string {
  if (mark.kind === 'leaf') return `[${mark.n}] `;
  if (mark.kind === 'note') return ` [${mark.by === 'translator' ? 'Translator’s note: ' : ''}${mark.text}]`;
  return mark.kind === 'gap' ? ` [${mark.text ?? '…'}]` : '';
}
