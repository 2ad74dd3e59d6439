/** Ready citations of the record, or of one passage of it, each to be copied. */
import { raw } from 'hono/html';
import { withQuery } from '../addresses.ts';
import type { ReadingProps } from './reading-page.tsx';

const RUNNING = new Set(['chicago', 'mla', 'gost']);

export function Citations({ showing, stored, edition, citations, citedPassage }: ReadingProps) {
  const { messages: m, path, query, origin } = showing;
  const anchor = citedPassage === null ? '' : `#p${citedPassage}`;
  const address = `${origin}/records/${encodeURIComponent(stored.record.id)}${anchor}`;
  const machine = citations.filter(({ style }) => !RUNNING.has(style));
  return (
    <section class="citations" id="cite" aria-labelledby="cite-title">
      <h2 id="cite-title">{m.reading.cite}</h2>
      <p class="cite-of">
        {citedPassage === null ? (
          <>{edition.rows === 0 ? m.reading.citeRecord : m.reading.citeHow}</>
        ) : (
          <>
            <a href={`#p${citedPassage}`}>{m.reading.citePassageTitle(citedPassage)}</a>
            {' · '}
            <a href={`${withQuery(path, { ...query, cite: null })}#cite`}>{m.reading.citeWhole}</a>
          </>
        )}
      </p>
      <dl class="cite-list">
        {citations
          .filter(({ style }) => RUNNING.has(style))
          .map((citation) => (
            <div class="cite-item">
              <dt>{m.styles[citation.style] ?? citation.style}</dt>
              <dd>
                <sverka-copy>
                  <p class="cite-words" data-copy>
                    {citation.html === undefined ? citation.text : raw(citation.html)}
                  </p>
                </sverka-copy>
              </dd>
            </div>
          ))}
        <div class="cite-item">
          <dt>{m.reading.address}</dt>
          <dd>
            <sverka-copy>
              <p class="cite-address" data-copy>
                {address}
              </p>
            </sverka-copy>
          </dd>
        </div>
      </dl>
      {machine.map((citation) => (
        <details class="cite-machine">
          <summary>{m.styles[citation.style] ?? citation.style}</summary>
          <sverka-copy>
            <pre data-copy tabindex={0}>
              {citation.text}
            </pre>
          </sverka-copy>
        </details>
      ))}
    </section>
  );
}
