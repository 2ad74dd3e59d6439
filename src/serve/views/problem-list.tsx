/** Problems as a reader sees them: how grave, what happened, where. */
import { type ErrorCode, ERRORS, headingOf, type Problem, sentenceOf } from '../../errors.ts';
import { findReason } from '../../search/search.ts';
import type { Messages } from '../messages/en.ts';
import { toRussianReason } from '../messages/reasons-ru.ts';

/** Gives the sentence of a problem in the language of the interface. */
export function toSentence(problem: Problem, m: Messages): string {
  if (m.lang === 'en') return problem.message;
  const { values = {} } = problem;
  const { reason, kind } = values;
  if (typeof kind === 'string') return sentenceOf(problem.code, { ...values, kind: toRussianReason(kind) }, m.lang);
  if (typeof reason !== 'string') return sentenceOf(problem.code, values, m.lang);
  // What is wrong with a query is said in words of its own.
  const wrong = problem.code === 'QUERY_BAD' ? findReason(reason) : undefined;
  const said = wrong === undefined ? toRussianReason(reason) : m.search.queryReasons[wrong];
  return sentenceOf(problem.code, { ...values, reason: said }, m.lang);
}

/** Heads the problems of one stored code; a code this program no longer knows stands for itself. */
export function toHeading(code: string, m: Messages): string {
  return code in ERRORS ? headingOf(code as ErrorCode, m.lang) : code;
}

export function ProblemList({
  problems,
  messages: m,
}: {
  readonly problems: readonly Problem[];
  readonly messages: Messages;
}) {
  return (
    <ul class="problems">
      {problems.map((problem) => (
        <li class={`problem problem-${ERRORS[problem.code].severity}`}>
          <ProblemLine problem={problem} messages={m} />
        </li>
      ))}
    </ul>
  );
}

export function ProblemLine({ problem, messages: m }: { readonly problem: Problem; readonly messages: Messages }) {
  const where = placeOf(problem);
  return (
    <>
      <ProblemSentence problem={problem} messages={m} />{' '}
      <span class="quiet">
        <code>{problem.code}</code>
        {where === '' ? '' : ` · ${where}`}
      </span>
    </>
  );
}

export function ProblemSentence({ problem, messages: m }: { readonly problem: Problem; readonly messages: Messages }) {
  return (
    <>
      <span class="severity">{m.looks.severity[ERRORS[problem.code].severity]}:</span> {toSentence(problem, m)}
    </>
  );
}

/** The file of a problem and the place in it, as far as they are known. */
export function placeOf({ file = '', at = '' }: Problem): string {
  return [file, at].filter((part) => part !== '').join(', ');
}
