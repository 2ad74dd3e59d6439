/** Ready alignments in files of their own, laid to the texts of a record: a TMX, or a TEI with links, beside the files it speaks of. */
import { type Problem, toProblem } from '../errors.ts';
import type { Reading, RecordReading, StatedAlignment } from '../model/record.ts';

const base = (lang: string | undefined): string => lang?.split('-')[0] ?? '';

/** Gives a record the ties an alignment file states, by the languages of their texts. The nearest to hand stays: a tie the record states itself. */
export function takeAlignment(
  record: RecordReading,
  file: string,
  reading: Reading,
): { readonly record: RecordReading; readonly problems: readonly Problem[] } {
  const stated = reading.records.flatMap((one) =>
    (one.stated ?? []).flatMap(({ translation, ties }): readonly StatedAlignment[] => {
      const told = one.texts[translation];
      const said = one.texts[told?.of ?? -1];
      const fitting = record.texts.flatMap((text, index) => {
        const source = record.texts[text.of ?? -1];
        return base(text.lang) === base(told?.lang) && base(source?.lang) === base(said?.lang) ? [index] : [];
      });
      const [only, ...others] = fitting;
      return only === undefined || others.length > 0 ? [] : [{ translation: only, by: file, ties }];
    }),
  );
  const known = new Set((record.stated ?? []).map(({ translation }) => translation));
  const fresh = stated.filter(({ translation }) => !known.has(translation));
  if (fresh.length === 0) return { record, problems: [toProblem('ALIGNMENT_UNUSED', {}, { file })] };
  return { record: { ...record, stated: [...(record.stated ?? []), ...fresh] }, problems: [] };
}
