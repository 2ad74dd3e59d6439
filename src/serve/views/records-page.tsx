/** The list of records, with filters. */
import {
  type Overview,
  RECORD_SORTS,
  type RecordsAsk,
  type RecordsPage as RecordsAnswer,
} from '../../archive/archive.ts';
import { withQuery } from '../addresses.ts';
import { Frame, type Showing } from './frame.tsx';
import { capitalise, nameLanguage } from './languages.ts';
import { RecordItems } from './record-items.tsx';

interface RecordsProps {
  readonly showing: Showing;
  readonly ask: RecordsAsk;
  readonly page: RecordsAnswer;
  readonly overview: Overview;
}

export function RecordsPage({ showing, ask, page, overview }: RecordsProps) {
  const { messages: m, path, query } = showing;
  const hasChoice = ask.collection !== undefined || ask.lang !== undefined || ask.year !== undefined;
  const collection = overview.collections.find(({ key }) => key === ask.collection);
  return (
    <Frame showing={showing} title={collection?.title ?? m.list.title} kind="records">
      <header class="list-head">
        <h1>{collection?.title ?? m.list.title}</h1>
        <p class="quiet">{m.list.shown(page.total)}</p>
      </header>
      <form class="filters" action="/records" method="get" aria-label={m.list.filter}>
        <label>
          <span>{m.list.collection}</span>
          <select name="collection">
            <option value="">{m.list.any}</option>
            {overview.collections.map(({ key, title }) => (
              <option value={key} selected={key === ask.collection}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{m.list.language}</span>
          <select name="language">
            <option value="">{m.list.any}</option>
            {Object.keys(overview.languages).map((lang) => (
              <option value={lang} selected={lang === ask.lang}>
                {capitalise(nameLanguage(lang, m))}
              </option>
            ))}
          </select>
        </label>
        <label class="narrow">
          <span>{m.list.year}</span>
          <input name="year" inputmode="numeric" pattern="-?[0-9]{1,4}" value={ask.year ?? ''} />
        </label>
        <label>
          <span>{m.list.sort}</span>
          <select name="sort">
            {RECORD_SORTS.map((sort) => (
              <option value={sort} selected={sort === (ask.sort ?? 'date')}>
                {m.list.sorts[sort]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{m.list.apply}</button>
        {hasChoice ? (
          <a class="clear" href="/records">
            {m.list.clear}
          </a>
        ) : null}
      </form>
      {page.records.length === 0 ? (
        <p class="notice">{m.list.none}</p>
      ) : (
        <RecordItems records={page.records} messages={m} showsCollection={ask.collection === undefined} />
      )}
      <nav class="pages" aria-label={m.list.title}>
        {ask.after === undefined ? null : <a href={withQuery(path, { ...query, after: null })}>{m.list.first}</a>}
        {page.next === null ? null : (
          <a href={withQuery(path, { ...query, after: page.next })} rel="next">
            {m.list.next} ›
          </a>
        )}
      </nav>
    </Frame>
  );
}
