/**
 * What a source says of its languages, held against its words where it cannot be right: a translation in the language of its original.
 *
 * One wrong attribute would stem, search and align the text in the wrong language. The text is taken for what it reads like, and that is said.
 */
import { type Problem, toProblem } from '../errors.ts';
import type { Reading, RecordReading } from '../model/record.ts';
import type { Text } from '../model/text.ts';
import { detectLanguage } from '../text/language.ts';

/** Fewer letters than this, or less sure, and the source is believed. */
const ENOUGH = 80;
const SURE = 0.6;

/** Takes a text whose language is told as that of its original for what it reads like; likewise an original told as its translation. */
export function mendToldLanguages(reading: Reading): Reading {
  const problems: Problem[] = [];
  const records = reading.records.map((record) => mendRecord(record, problems));
  return problems.length === 0 ? reading : { ...reading, records, problems: [...reading.problems, ...problems] };
}

function mendRecord(record: RecordReading, problems: Problem[]): RecordReading {
  const suspects = new Set(
    record.texts.flatMap((text, index) => {
      const source = text.of === undefined ? undefined : record.texts[text.of];
      return source?.lang === text.lang && text.of !== undefined ? [index, text.of] : [];
    }),
  );
  if (suspects.size === 0) return record;
  const texts = record.texts.map((text, index) => {
    const found = suspects.has(index) ? readsLike(text) : undefined;
    if (found === undefined) return text;
    problems.push(toProblem('LANGUAGE_MISTOLD', { told: text.lang, found }, { at: record.key }));
    return { ...text, lang: found };
  });
  return { ...record, texts };
}

/** The language a text reads like, where it is surely another than it is told to be. */
function readsLike(text: Text): string | undefined {
  const words = text.blocks.map((block) => block.text).join('\n');
  if (words.replace(/\P{L}/gu, '').length < ENOUGH) return undefined;
  const { lang, confidence } = detectLanguage(words);
  return confidence >= SURE && lang !== 'und' && lang !== text.lang.split('-')[0] ? lang : undefined;
}
