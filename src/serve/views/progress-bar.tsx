/** How far reading is. */
import type { Progress } from '../../work/work.ts';
import type { Messages } from '../messages/en.ts';

interface IndexingProps {
  readonly indexing: Progress['indexing'];
  readonly messages: Messages;
}

/** How far the search index is that is being made anew; nothing where it is whole. */
export function IndexingBar({ indexing, messages: m }: IndexingProps) {
  if (indexing === null) return null;
  const words = m.search.indexing(indexing.done, indexing.total);
  return (
    <section class="progress" aria-label={words}>
      <p class="progress-words" role="status">
        {words}
      </p>
      <progress value={indexing.done} max={indexing.total} aria-label={words}></progress>
    </section>
  );
}

interface ProgressProps {
  readonly progress: Progress;
  readonly messages: Messages;
}

/** One line for a page on which something may be missing because it has not been read yet. */
export function StillReading({ progress, messages: m }: ProgressProps) {
  const { phase, done, total } = progress;
  return (
    <p class="still-reading" role="status">
      <a href="/import">{phase === 'looking' ? m.progress.looking : m.progress.reading(done, total)}</a>{' '}
      {m.search.stillReading}
    </p>
  );
}

export function ProgressBar({ progress, messages: m }: ProgressProps) {
  const { phase, done, total, failed, rate, byteRate, secondsLeft, current, bytes, totalBytes } = progress;
  const words = phase === 'looking' ? m.progress.looking : m.progress.reading(done, total);
  return (
    <section class="progress" aria-label={words}>
      <p class="progress-words" role="status">
        {words}
      </p>
      <progress
        {...(phase === 'looking' || totalBytes === 0 ? {} : { value: bytes, max: totalBytes })}
        aria-label={words}
      ></progress>
      <p class="quiet">
        {[
          progress.records === 0 ? '' : m.records(progress.records),
          // Of a few large files only the bytes say how fast it goes.
          rate === null || rate < 1
            ? ''
            : m.progress.rate(rate.toLocaleString(m.lang, { maximumFractionDigits: rate < 10 ? 1 : 0 })),
          byteRate === null || byteRate < 100_000
            ? ''
            : m.progress.byteRate((byteRate / 1e6).toLocaleString(m.lang, { maximumFractionDigits: 1 })),
          secondsLeft === null
            ? ''
            : m.progress.left(
                secondsLeft < 90 ? m.progress.seconds(secondsLeft) : m.progress.minutes(Math.round(secondsLeft / 60)),
              ),
          failed === 0 ? '' : m.progress.failed(failed),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {current === null ? null : (
        <p class="quiet">
          {m.progress.current} <bdi>{current}</bdi>
        </p>
      )}
      <p class="quiet">{m.progress.refresh}</p>
    </section>
  );
}
