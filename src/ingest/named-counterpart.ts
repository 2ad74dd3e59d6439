/** A document whose source says in which other file its original or its translation lies: said, so that a person can lay the two side by side. */
import { type Problem, toProblem } from '../errors.ts';
import { listNamedCounterparts } from '../model/counterpart.ts';
import type { Reading } from '../model/record.ts';

const ALONE: ReadonlySet<string> = new Set(['NO_TRANSLATION', 'ORIGINAL_MISSING']);

/** Says of a source that is one text which counterpart it names, instead of that there is none beside it. */
export function sayNamedCounterpart(reading: Reading): Reading {
  const [record, ...others] = reading.records;
  if (record === undefined || others.length > 0 || record.texts.length !== 1) return reading;
  const names = listNamedCounterparts(record.claimed);
  if (names.length === 0) return reading;
  const at = Object.entries(record.claimed ?? {}).find(([, value]) => value.includes(names[0] ?? ''))?.[0] ?? '';
  const said: Problem = toProblem('COUNTERPART_NAMED', { name: names.join(', ') }, { at });
  return { ...reading, problems: [...reading.problems.filter(({ code }) => !ALONE.has(code)), said] };
}
