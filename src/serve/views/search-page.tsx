/** Search: passages with their counterparts, why each was found, and ways to narrow down. */
import type { Child } from 'hono/jsx';
import type { Problem } from '../../errors.ts';
import { formatDate, formatLeaf } from '../../edition/edition.ts';
import { describeQuery, type SearchAsk, type SearchHit, type SearchResult } from '../../search/search.ts';
import { toPassageAddress, toRecordAddress, withQuery } from '../addresses.ts';
import type { Progress } from '../../work/work.ts';
import type { Messages } from '../messages/en.ts';
import { MOST_EXPORTED, MOST_REFERENCES, SEARCH_FORMATS, type SearchFormat } from '../search-exports.ts';
import { Facets } from './facets.tsx';
import { Frame, type Showing } from './frame.tsx';
import { IndexingBar, StillReading } from './progress-bar.tsx';
import { keepInitials } from './initials.tsx';
import { guessLang, toSpelling } from './languages.ts';
import { toSentence } from './problem-list.tsx';

interface SearchProps {
  readonly showing: Showing;
  readonly ask: SearchAsk;
  /** How far reading is, and the index where it is being made anew: what is not read yet is not found. */
  readonly progress: Progress;
  readonly result: SearchResult | null;
  readonly problem: Problem | null;
}

export function SearchPage(props: SearchProps) {
  const { showing, ask, result, problem, progress } = props;
  const { messages: m } = showing;
  return (
    <Frame
      showing={showing}
      title={ask.query === '' ? m.search.title : m.search.heading(ask.query)}
      kind="search"
      searched={ask.query}
    >
      <header class="list-head">
        <h1>{ask.query === '' ? m.search.title : m.search.quoted(ask.query)}</h1>
        {result === null || result.total === 0 ? null : (
          <p class="found">{m.search.found(result.total, result.records)}</p>
        )}
        {result === null || ask.query === '' ? null : <Understood {...props} result={result} />}
        {result === null || result.total === 0 ? null : (
          <p class="to-facets">
            <a href="#facets">{m.search.filters}</a>
          </p>
        )}
      </header>
      {progress.running ? <StillReading progress={progress} messages={m} /> : null}
      <IndexingBar indexing={progress.indexing} messages={m} />
      {problem === null ? null : (
        <p class="notice" role="alert">
          {toSentence(problem, m)} <a href="/help#search">{m.search.help}</a>
        </p>
      )}
      {ask.query === '' && problem === null ? (
        <p class="lead">
          {m.search.start} <a href="/help#search">{m.search.help}</a>
        </p>
      ) : null}
      {result === null || ask.query === '' ? null : result.total === 0 ? (
        <Nothing {...props} result={result} />
      ) : (
        <Found {...props} result={result} />
      )}
    </Frame>
  );
}

interface FoundProps extends SearchProps {
  readonly result: SearchResult;
}

const ADDED_SHOWN = 12;

/** Lists added words each once: a spelling that stands in texts of two languages is one word to whoever reads. */
export function listAdded(added: SearchResult['added']): SearchResult['added'] {
  return [...new Map(added.map((one) => [one.word, one])).values()];
}

/** What was understood, and what was looked for beside it: each of it can be taken away, or all at once. */
function Understood({ ask, result, showing }: FoundProps) {
  const { messages: m, path, query } = showing;
  const kept = { ...query, offset: null };
  const added = listAdded(result.added);
  const groups = [
    [m.search.alsoNames, added.filter((one) => one.kind === 'name')],
    [m.search.alsoTranslations, added.filter((one) => one.kind === 'translation')],
  ] as const;
  return (
    <div class="understood">
      <p>
        <span class="quiet">{m.search.understood}</span> {describeQuery(ask.query, m.search.understoodWords)}
        {ask.expand === false ? (
          <>
            {'. '}
            <span class="quiet">{m.search.onlyAsTyped}</span>{' '}
            <a href={withQuery(path, { ...kept, expand: null })}>{m.search.withAdded}</a>
          </>
        ) : null}
      </p>
      {groups.map(([title, words]) =>
        words.length === 0 ? null : (
          <p>
            <span class="quiet">{title}</span>{' '}
            {words.slice(0, ADDED_SHOWN).map((added) => (
              <AddedMark added={added} showing={showing} />
            ))}
            {words.length > ADDED_SHOWN ? (
              <span class="quiet">{m.search.moreAdded(words.length - ADDED_SHOWN)}</span>
            ) : null}
          </p>
        ),
      )}
      {result.added.length === 0 || ask.expand === false ? null : (
        <p>
          <a href={withQuery(path, { ...kept, expand: 'no', without: null })}>{m.search.asTyped}</a>
        </p>
      )}
    </div>
  );
}

interface AddedProps {
  readonly added: SearchResult['added'][number];
  readonly showing: Showing;
}

function AddedMark({ added, showing }: AddedProps) {
  const { messages: m, path, query } = showing;
  const without = query.without === undefined ? [] : query.without.split(' ');
  const address = withQuery(path, { ...query, without: [...without, added.word].join(' '), offset: null });
  return (
    <span class="added" lang={added.lang}>
      {added.word}
      <a class="drop" href={address} aria-label={m.search.remove(added.word)} title={m.search.remove(added.word)}>
        ×
      </a>{' '}
    </span>
  );
}

/** The hits to take along. */
function Take({ showing, result }: FoundProps) {
  const { messages: m, query } = showing;
  const kept = { ...query, offset: null, limit: null };
  const label = (format: SearchFormat): string => {
    const [all, most] = format === 'ris' ? [result.records, MOST_REFERENCES] : [result.total, MOST_EXPORTED];
    return all > most ? m.search.takeFirst(format.toUpperCase(), most) : format.toUpperCase();
  };
  return (
    <p class="take">
      <span class="quiet">{m.search.take}:</span>{' '}
      {(Object.keys(SEARCH_FORMATS) as readonly SearchFormat[]).map((format) => (
        <a href={withQuery(`/search.${format}`, kept)} download="">
          {label(format)}
        </a>
      ))}
    </p>
  );
}

function Nothing({ showing, ask, result }: FoundProps) {
  const { messages: m, path, query } = showing;
  const narrowing = [ask.lang, ask.year, ask.from, ask.to, ask.collection, ask.record, ask.repository, ask.type];
  const isNarrowed = narrowing.some((value) => value !== undefined);
  return (
    <section class="nothing">
      <p class="lead">{m.search.nothing(ask.query)}</p>
      {result.suggestions.length === 0 ? (
        <p>{m.search.didYouMeanNone}</p>
      ) : (
        <p>
          {m.search.didYouMean}{' '}
          {result.suggestions.slice(0, 5).map((suggestion, index) => (
            <>
              {index === 0 ? '' : ', '}
              <a href={withQuery(path, { ...query, q: suggestion.query, offset: null })}>{suggestion.instead}</a>
            </>
          ))}
          ?
        </p>
      )}
      {result.alone.length === 0 ? null : (
        <>
          <p>{m.search.alone}</p>
          <ul class="alone">
            {result.alone.map(({ query: q, total }) => (
              <li>
                {total === 0 ? <b>{q}</b> : <a href={withQuery(path, { ...query, q, offset: null })}>{q}</a>}{' '}
                <span class="quiet">{m.search.passages(total)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{m.search.nothingHelp}</p>
      <ul>
        {isNarrowed ? (
          <li>
            <a href={withQuery(path, { q: ask.query })}>{m.search.nothingFilters}</a>
          </li>
        ) : null}
        {/\s/u.test(ask.query.trim()) ? <li>{m.search.nothingFewer}</li> : null}
        {/["“«]/u.test(ask.query) ? <li>{m.search.nothingForms}</li> : null}
        <li>{m.search.nothingPrefix}</li>
        <li>{m.search.nothingLang}</li>
        <li>
          <a href="/help#search">{m.search.help}</a>
        </li>
      </ul>
    </section>
  );
}

function Found(props: FoundProps) {
  const { showing, ask, result } = props;
  const { messages: m, path, query } = showing;
  const offset = ask.offset ?? 0;
  const sort = ask.sort ?? 'relevance';
  return (
    <div class="search-grid">
      <Facets showing={showing} ask={ask} result={result} />
      <section class="hits" aria-label={m.search.found(result.total, result.records)}>
        <p class="order">
          <span class="quiet">{m.search.sort}:</span>{' '}
          {(['relevance', 'date'] as const).map((name) => (
            <a
              href={withQuery(path, { ...query, sort: name === 'relevance' ? null : name, offset: null })}
              {...(name === sort ? { 'aria-current': 'true' as const } : {})}
            >
              {m.search.sorts[name]}
            </a>
          ))}
        </p>
        {result.groups.map((group) => {
          const hits = group.hits.flatMap((position) => result.hits[position] ?? []);
          const rest = group.total - hits.length;
          return (
            <article class="group">
              <h2
                lang={guessLang(
                  group.title,
                  hits.map(({ lang }) => lang),
                )}
              >
                <a href={toRecordAddress(group.record)}>
                  {group.title === '' ? m.list.untitled : keepInitials(group.title)}
                </a>
              </h2>
              <p class="group-facts">{group.date === null ? m.list.undated : formatDate(group.date, m.lang)}</p>
              {hits.map((hit) => (
                <Hit hit={hit} messages={m} />
              ))}
              {rest > 0 && ask.record === undefined ? (
                <p class="rest">
                  <a href={withQuery(path, { ...query, record: group.record, offset: null })}>{m.search.more(rest)}</a>
                </p>
              ) : null}
            </article>
          );
        })}
        <Take {...props} />
        <nav class="pages" aria-label={m.search.title}>
          {offset === 0 ? null : (
            <a href={withQuery(path, { ...query, offset: Math.max(0, offset - ask.limit) || null })} rel="prev">
              ‹ {m.search.previous}
            </a>
          )}
          {offset + result.hits.length >= result.total ? null : (
            <a href={withQuery(path, { ...query, offset: offset + result.hits.length })} rel="next">
              {m.search.next} ›
            </a>
          )}
        </nav>
      </section>
    </div>
  );
}

function Hit({ hit, messages: m }: { readonly hit: SearchHit; readonly messages: Messages }) {
  const { locator, counterpart } = hit;
  const place = locator.leaf === undefined ? '' : formatLeaf(locator.leaf, locator.unit ?? 'leaf', m.lang);
  const address = hit.passage === null ? toRecordAddress(hit.record) : toPassageAddress(hit.record, hit.passage);
  const label = hit.passage === null ? m.search.description : place === '' ? m.reading.passage(hit.passage) : place;
  return (
    <div class={counterpart === null ? 'hit hit-alone' : 'hit'}>
      <p class="hit-place">
        <a href={address}>{label}</a>
      </p>
      <p class="hit-words" lang={toSpelling(hit.lang, hit.text)}>
        {lightUp(hit.text, hit.highlights)}
      </p>
      {counterpart === null ? null : (
        <p class="hit-words hit-counterpart" lang={toSpelling(counterpart.lang, counterpart.text)}>
          {lightUp(counterpart.text, counterpart.highlights)}
        </p>
      )}
      <p class="hit-why">
        <span class="quiet">{m.search.why}:</span>{' '}
        {hit.reasons
          .slice(0, 4)
          .map((reason) => m.search.reason(reason))
          .join('; ')}
      </p>
    </div>
  );
}

/** Marks the words that answered. Long texts are cut around them: the whole passage is one step away. */
export function lightUp(text: string, highlights: SearchHit['highlights']): Child[] {
  const { start, end } = cutAround(text, highlights);
  const pieces: Child[] = start > 0 ? ['… '] : [];
  let at = start;
  for (const [from, to] of highlights) {
    if (from < at || to > end) continue;
    pieces.push(text.slice(at, from), <mark>{text.slice(from, to)}</mark>);
    at = to;
  }
  pieces.push(text.slice(at, end));
  if (end < text.length) pieces.push(' …');
  return pieces;
}

const LONGEST = 480;
const BEFORE = 140;

function cutAround(text: string, highlights: SearchHit['highlights']): { start: number; end: number } {
  if (text.length <= LONGEST) return { start: 0, end: text.length };
  const first = highlights[0]?.[0] ?? 0;
  const wished = Math.max(0, first - BEFORE);
  const start = wished === 0 ? 0 : text.indexOf(' ', wished) + 1;
  const stop = start + LONGEST;
  const space = stop >= text.length ? -1 : text.lastIndexOf(' ', stop);
  return { start, end: stop >= text.length ? text.length : space > start ? space : stop };
}
