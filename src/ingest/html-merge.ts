/** A page was read as plain lines: what its markup knew better is put back on the blocks, and what its head knew is added. */
import type { RecordReading } from '../model/record.ts';
import type { Block, Mark, Text } from '../model/text.ts';
import type { Draft } from './draft.ts';
import type { Paragraph } from './paragraphs.ts';

/** Builds the record with the marks and kinds of the paragraphs its blocks came from. */
export function restoreMarks(record: RecordReading, paragraphs: readonly Paragraph[]): RecordReading {
  const byWords = new Map<string, Paragraph[]>();
  for (const paragraph of paragraphs)
    byWords.set(keyOf(paragraph.text), [...(byWords.get(keyOf(paragraph.text)) ?? []), paragraph]);
  return {
    ...record,
    texts: record.texts.map((text): Text => {
      const marks: Mark[] = [...text.marks];
      const blocks = text.blocks.map((block, index): Block => {
        const found =
          byWords.get(keyOf(block.text)) ?? byWords.get(keyOf(block.text.replace(/^\[[^\]]{1,12}\] /u, '')));
        const paragraph = found?.find((one) => one.at === block.at) ?? found?.[0];
        if (paragraph === undefined) return block;
        const shift = block.text.indexOf(paragraph.text);
        if (shift >= 0)
          for (const mark of paragraph.marks ?? [])
            marks.push({ ...mark, block: index, start: mark.start + shift, end: mark.end + shift });
        if (paragraph.kind === undefined || (block.kind !== 'paragraph' && block.kind !== paragraph.kind)) return block;
        return { ...block, kind: paragraph.kind, ...(paragraph.level === undefined ? {} : { level: paragraph.level }) };
      });
      return { ...text, blocks, marks: marks.sort((a, b) => a.block - b.block || a.start - b.start || b.end - a.end) };
    }),
  };
}

function keyOf(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}

/** Builds the record with what the head of the page says where the page itself said nothing. */
export function fillRecord(record: RecordReading, head: Draft): RecordReading {
  const taken = new Set(record.provenance.map(({ field }) => field));
  const dates = { ...head.dates, ...record.dates };
  const people = head.contributors.filter((one) => !record.contributors.some((known) => known.name === one.name));
  const claimed = { ...head.claimed, ...record.claimed };
  const shift = record.contributors.length;
  const provenance = head.provenance.flatMap((source) => {
    const person = /^contributors\.(\d+)$/u.exec(source.field);
    if (person === null) return taken.has(source.field) ? [] : [source];
    const at = people.indexOf(head.contributors[Number(person[1])] ?? { name: '', role: 'contributed' });
    return at < 0 ? [] : [{ ...source, field: `contributors.${shift + at}` }];
  });
  const type = record.type ?? head.type ?? undefined;
  const publication = record.publication ?? head.publication ?? undefined;
  return {
    ...record,
    summary: record.summary ?? head.summary,
    dates,
    reference: record.reference ?? head.reference,
    contributors: [...record.contributors, ...people],
    sponsors: record.sponsors.length > 0 ? record.sponsors : head.sponsors,
    rights: record.rights ?? head.rights,
    ...(type === undefined ? {} : { type }),
    ...(publication === undefined ? {} : { publication }),
    ...(Object.keys(claimed).length === 0 ? {} : { claimed }),
    provenance: [...record.provenance, ...provenance],
  };
}
