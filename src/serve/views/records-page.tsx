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

/** A year, a month or a day. */
const DATE = '-?[0-9]{1,4}|[0-9]{4}-[0-9]{2}(-[0-9]{2})?';

interface RecordsProps {
  readonly showing: Showing;
  readonly ask: RecordsAsk;
  readonly page: RecordsAnswer;
  readonly overview: Overview;
}

export function RecordsPage({ showing, ask, page, overview }: RecordsProps) {
  const { messages: m, path, query } = showing;
  const from = ask.from ?? ask.year;
  const to = ask.to ?? ask.year;
  const hasChoice = ask.collection !== undefined || ask.lang !== undefined || from !== undefined || to !== undefined;
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
        <fieldset class="years">
          <legend>{m.list.years}</legend>
          <input name="from" aria-label={m.search.from} inputmode="numeric" pattern={DATE} value={from ?? ''} />
          <span aria-hidden="true">–</span>
          <input name="to" aria-label={m.search.to} inputmode="numeric" pattern={DATE} value={to ?? ''} />
        </fieldset>
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
