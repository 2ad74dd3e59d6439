/** “Needs a look”: everything that reading found and could not settle alone. */
import type { Overview, ProblemKind, ProblemKinds, StoredProblem } from '../../archive/archive.ts';
import { ERRORS, type ErrorCode, type Problem, type Severity } from '../../errors.ts';
import { toRecordAddress, withQuery } from '../addresses.ts';
import type { Messages } from '../messages/en.ts';
import { Frame, type Showing } from './frame.tsx';
import { placeOf, ProblemLine, ProblemList, ProblemSentence, toHeading } from './problem-list.tsx';

/** What is shown of one code. */
export interface ShownProblems extends ProblemKinds {
  readonly code: string;
  /** The number of the problem that says the one sentence asked for. */
  readonly like?: number;
}

interface ProblemsProps {
  readonly showing: Showing;
  readonly counts: Overview['problems'];
  /** The problems of each code that is shown, the gravest code first. */
  readonly shown: readonly ShownProblems[];
  /** What the last look through the folder found: notes and places that belong to no document. */
  readonly ofFolder: readonly Problem[];
  /** The one code that was asked for. */
  readonly code: string | undefined;
  readonly canChange: boolean;
}

/** Tells how grave a stored code is; one this program no longer knows wants a look. */
export function severityOf(code: string): Severity {
  return code in ERRORS ? ERRORS[code as ErrorCode].severity : 'warning';
}

const GRAVITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** Orders codes by gravity, then by how often they occur. */
export function rankCodes(counts: Overview['problems']): readonly (readonly [code: string, count: number])[] {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([a, x], [b, y]) => GRAVITY[severityOf(a)] - GRAVITY[severityOf(b)] || y - x || (a < b ? -1 : 1));
}

export function ProblemsPage({ showing, counts, shown, ofFolder, code, canChange }: ProblemsProps) {
  const { messages: m, path } = showing;
  const ranked = rankCodes(counts);
  const isAllNotes = ranked.every(([name]) => severityOf(name) === 'note');
  return (
    <Frame showing={showing} title={m.looks.title} kind="problems">
      <header class="list-head">
        <h1>{m.looks.title}</h1>
        <p class="lead">{m.looks.lead}</p>
      </header>
      {ranked.length === 0 ? null : (
        <nav class="chips" aria-label={m.looks.title}>
          {ranked.map(([name, count]) => (
            <a
              class={`chip-${severityOf(name)}`}
              href={withQuery(path, { code: name })}
              title={name}
              {...(code === name ? { 'aria-current': 'true' as const } : {})}
            >
              {toHeading(name, m)} <span class="chip-count">{m.count(count)}</span>
            </a>
          ))}
        </nav>
      )}
      {isAllNotes && ofFolder.length === 0 && code === undefined ? <p class="notice">{m.looks.none}</p> : null}
      {ofFolder.length === 0 ? null : (
        <section class="looks-of" aria-labelledby="looks-folder">
          <h2 id="looks-folder">{m.importing.last}</h2>
          <ProblemList problems={ofFolder} messages={m} />
        </section>
      )}
      {shown.map(({ code: name, kinds, next, like }) => (
        <section class="looks-of" aria-labelledby={`looks-${name}`}>
          <h2 id={`looks-${name}`}>{toHeading(name, m)}</h2>
          {name === 'COUNTERPART_NAMED' && canChange ? (
            <form method="post" action="/joins/named" class="join-named">
              <button type="submit">{m.join.namedAll}</button>
            </form>
          ) : null}
          {kinds.length === 0 ? <p class="quiet">{m.looks.noneOf}</p> : null}
          <ul class="problems">
            {kinds.map((kind) => (
              <KindOfProblem kind={kind} address={withQuery(path, { code: name, like: kind.first })} messages={m} />
            ))}
          </ul>
          {next === null ? null : (
            <p class="onward">
              {code === undefined ? (
                <a href={withQuery(path, { code: name })}>{m.looks.allOf(counts[name] ?? 0)}</a>
              ) : (
                <a href={withQuery(path, { code: name, like, after: next })} rel="next">
                  {m.looks.next} ›
                </a>
              )}
            </p>
          )}
        </section>
      ))}
    </Frame>
  );
}

/** One sentence, and under it the places it is said of. */
function KindOfProblem({
  kind,
  address,
  messages: m,
}: {
  readonly kind: ProblemKind;
  /** Where all its places are listed. */
  readonly address: string;
  readonly messages: Messages;
}) {
  const [first] = kind.problems;
  if (first === undefined) return null;
  if (kind.total === 1) return <StoredProblemItem problem={first} messages={m} />;
  const rest = kind.total - kind.problems.length;
  return (
    <li class={`problem problem-${severityOf(first.code)}`}>
      <ProblemSentence problem={first} messages={m} />{' '}
      <span class="quiet">
        <code>{first.code}</code>
      </span>{' '}
      <span class="chip-count">{m.count(kind.total)}</span>
      <ul class="problem-places">
        {kind.problems.map((problem) => (
          <li>
            {placeOf(withFile(problem))}
            <ToRecord problem={problem} messages={m} />
          </li>
        ))}
      </ul>
      {rest > 0 ? <a href={address}>{m.looks.allOf(kind.total)}</a> : null}
    </li>
  );
}

function withFile(problem: StoredProblem): StoredProblem & { readonly file: string } {
  return { ...problem, file: problem.file ?? problem.source };
}

function ToRecord({ problem, messages: m }: { readonly problem: StoredProblem; readonly messages: Messages }) {
  if (problem.record === null) return null;
  return (
    <>
      {' · '}
      <a href={toRecordAddress(problem.record)}>{m.looks.record}</a>
    </>
  );
}

function StoredProblemItem({ problem, messages: m }: { readonly problem: StoredProblem; readonly messages: Messages }) {
  return (
    <li class={`problem problem-${severityOf(problem.code)}`}>
      <ProblemLine problem={withFile(problem)} messages={m} />
      <ToRecord problem={problem} messages={m} />
    </li>
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
        <StoredProblemItem problem={problem} messages={m} />
      ))}
    </ul>
  );
}
