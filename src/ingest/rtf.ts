/** RTF → a record, by way of Word's elements. Pictures, objects and fields that would fetch or run something are left out. */
import { type Problem, toProblem } from '../errors.ts';
import type { Reading } from '../model/record.ts';
import type { NameHints } from './document.ts';
import { Draft } from './draft.ts';
import { claimProperties, startFindings } from './office.ts';
import { toWordBody } from './rtf-body.ts';
import type { SourceFile } from './source.ts';
import { readWordBody } from './word-body.ts';

export const RTF_READER = 'rtf/2';

/** Reads an RTF file. Bad input gives problems, never an exception. */
export function readRtf(source: SourceFile, hints: NameHints): Promise<Reading> {
  const file = source.path;
  const findings = startFindings();
  const body = toWordBody(source.bytes, findings);
  const draft = new Draft();
  claimProperties(
    draft,
    [...body.properties].map(([key, words]) => [key, words, 'info group'] as const),
  );
  const problems: Problem[] = [];
  if (!body.isComplete) problems.push(toProblem('FILE_BROKEN', { reason: 'its groups are not closed' }, { file }));
  for (const page of body.unknownPages)
    problems.push(
      toProblem('ENCODING_GUESSED', { encoding: `windows-1252 (its code page ${page} is not known)` }, { file }),
    );
  const context = { file, hints };
  const reading = readWordBody(RTF_READER, { ...body, endnoteFormat: 'lowerRoman', draft, context, findings });
  return Promise.resolve({ ...reading, problems: [...problems, ...reading.problems] });
}
