/** A page for what went wrong. */
import { ERRORS, type Problem } from '../../errors.ts';
import { Frame, type Showing } from './frame.tsx';
import { toSentence } from './problem-list.tsx';

export function ErrorPage({ showing, problem }: { readonly showing: Showing; readonly problem: Problem }) {
  const { messages: m } = showing;
  const { status } = ERRORS[problem.code];
  const title =
    status === 404
      ? m.errors.notFound
      : status === 403
        ? m.errors.refused
        : status < 500
          ? m.errors.bad
          : m.errors.failed;
  return (
    <Frame showing={showing} title={title} kind="error">
      <section class="trouble">
        <h1>{title}</h1>
        <p class="trouble-words">{toSentence(problem, m)}</p>
        <p class="quiet">
          {m.errors.code}: <code>{problem.code}</code>
        </p>
        <p class="onward">
          <a href="/">{m.errors.back}</a>
        </p>
      </section>
    </Frame>
  );
}
