/** “Needs a look”: everything that reading found and could not settle alone. */
import type { Overview, ProblemsPage as ProblemsAnswer, StoredProblem } from '../../archive/archive.ts';
import { toRecordAddress, withQuery } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';
import { ERRORS } from '../../errors.ts';
import { Frame, type Showing } from './frame.tsx';
import { ProblemLine } from './problem-list.tsx';

interface ProblemsProps {
  readonly showing: Showing;
  readonly page: ProblemsAnswer;
  readonly counts: Overview['problems'];
  readonly code: string | undefined;
}

export function ProblemsPage({ showing, page, counts, code }: ProblemsProps) {
  const { messages: m, path } = showing;
  return (
    <Frame showing={showing} title={m.looks.title} kind="problems">
      <header class="list-head">
        <h1>{m.looks.title}</h1>
        <p class="lead">{m.looks.lead}</p>
      </header>
      {Object.keys(counts).length === 0 ? null : (
        <nav class="chips" aria-label={m.looks.title}>
          <a href={path} {...(code === undefined ? { 'aria-current': 'true' as const } : {})}>
            {m.looks.all}
          </a>
          {Object.entries(counts)
            .sort(([, a], [, b]) => b - a)
            .map(([name, count]) => (
              <a href={withQuery(path, { code: name })} {...(code === name ? { 'aria-current': 'true' as const } : {})}>
                <code>{name}</code> {m.count(count)}
              </a>
            ))}
        </nav>
      )}
      {page.problems.length === 0 ? (
        <p class="notice">{m.looks.none}</p>
      ) : (
        <StoredProblems problems={page.problems} messages={m} />
      )}
      <nav class="pages" aria-label={m.looks.title}>
        {page.next === null ? null : (
          <a href={withQuery(path, { code, after: page.next })} rel="next">
            {m.looks.next} ›
          </a>
        )}
      </nav>
    </Frame>
  );
}

export function StoredProblems({
  problems,
  messages: m,
}: {
  readonly problems: readonly StoredProblem[];
  readonly messages: Messages;
}) {
  return (
    <ul class="problems">
      {problems.map((problem) => (
        <li class={`problem problem-${ERRORS[problem.code].severity}`}>
          <ProblemLine problem={{ ...problem, file: problem.file ?? problem.source }} messages={m} />
          {problem.record === null ? null : (
            <>
              {' · '}
              <a href={toRecordAddress(problem.record)}>{m.looks.record}</a>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
