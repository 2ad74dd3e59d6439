/** Reading: how far it is, and what could not be read. */
import type { Overview, StoredProblem } from '../../archive/archive.ts';
import type { Progress, SourceOutcome } from '../../work/work.ts';
import { Frame, type Showing } from './frame.tsx';
import { ProblemList } from './problem-list.tsx';
import { StoredProblems } from './problems-page.tsx';
import { IndexingBar, ProgressBar } from './progress-bar.tsx';

interface ImportProps {
  readonly showing: Showing;
  readonly progress: Progress;
  readonly overview: Overview;
  /** What became of each source of the last run. */
  readonly outcomes: readonly SourceOutcome[];
  readonly folder: string | null;
  /** What ended with an error, the newest first. */
  readonly failures: readonly StoredProblem[];
}

export function ImportPage({ showing, progress, overview, outcomes, folder, failures }: ImportProps) {
  const { messages: m } = showing;
  const count = (is: (outcome: SourceOutcome) => boolean): number => outcomes.filter(is).length;
  const { report } = progress;
  return (
    <Frame
      showing={showing}
      title={m.importing.title}
      kind="import"
      {...(progress.running || progress.indexing !== null ? { refresh: 3 } : {})}
    >
      <header class="list-head">
        <h1>{m.importing.title}</h1>
        {folder === null ? null : (
          <p class="quiet">
            {m.importing.folder}: <bdi>{folder}</bdi>
          </p>
        )}
      </header>
      {progress.running ? <ProgressBar progress={progress} messages={m} /> : <p>{m.importing.idle}</p>}
      <IndexingBar indexing={progress.indexing} messages={m} />
      <ul class="facts">
        <li>{m.importing.read(overview.sources.read)}</li>
        {overview.sources.unread === 0 ? null : <li>{m.importing.unread(overview.sources.unread)}</li>}
        {overview.sources.missing === 0 ? null : <li>{m.importing.missing(overview.sources.missing)}</li>}
        {report === null ? null : (
          <li>
            {m.importing.last}: {m.importing.lastCounts(report.added, report.changed, report.unchanged)}
          </li>
        )}
        {outcomes.length === 0 ? null : (
          <li>
            {m.importing.readNow(
              count(({ change }) => change === 'added'),
              count(({ change }) => change === 'replaced'),
              count(({ change }) => change === 'again'),
              count(({ outcome }) => outcome === 'doubtful'),
              count(({ outcome }) => outcome === 'unreadable'),
            )}
          </li>
        )}
      </ul>
      {outcomes.length === 0 ? null : (
        <p class="onward">
          <a href="/api/report" download="sverka-report.json">
            {m.importing.saveReport}
          </a>
        </p>
      )}
      {folder === null || progress.running ? null : (
        <form action="/rescan" method="post">
          <button type="submit">{m.importing.lookAgain}</button>
        </form>
      )}
      <section aria-labelledby="failed">
        <h2 id="failed">{m.importing.failed}</h2>
        {failures.length === 0 && (report?.problems.length ?? 0) === 0 ? (
          <p class="quiet">{progress.running ? m.importing.failedNoneYet : m.importing.failedNone}</p>
        ) : null}
        <ProblemList problems={report?.problems ?? []} messages={m} />
        <StoredProblems problems={failures} messages={m} />
        <p class="onward">
          <a href="/problems">{m.home.needsLookAll}</a>
        </p>
      </section>
    </Frame>
  );
}
