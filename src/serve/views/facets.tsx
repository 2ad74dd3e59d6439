/** What a search result can be narrowed to: years, languages, names, collections, each with its count. */
import type { SearchAsk, SearchResult } from '../../search/search.ts';
import { withQuery } from '../addresses.ts';
import type { Showing } from './frame.tsx';
import { capitalise, nameLanguage } from './languages.ts';

interface FacetsProps {
  readonly showing: Showing;
  readonly ask: SearchAsk;
  readonly result: SearchResult;
}

const YEARS_SHOWN = 40;
const NAMES_SHOWN = 10;
const COLLECTIONS_SHOWN = 10;

export function Facets({ showing, ask, result }: FacetsProps) {
  const { messages: m, path, query } = showing;
  const kept = { ...query, offset: null };
  const { facets } = result;
  const choice = (field: string, value: string, chosen: boolean) =>
    withQuery(path, { ...kept, [field]: chosen ? null : value });
  const byCount = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return (
    <aside class="facets" id="facets" aria-label={m.search.filters}>
      <Years {...{ showing, ask, result }} />
      <FacetList
        title={m.search.language}
        entries={byCount(facets.lang).map(([lang, count]) => ({
          label: capitalise(nameLanguage(lang, m)),
          count,
          chosen: lang === ask.lang,
          address: choice('language', lang, lang === ask.lang),
        }))}
        showing={showing}
      />
      <FacetList
        title={m.search.name}
        entries={byCount(facets.name)
          .slice(0, NAMES_SHOWN)
          .map(([name, count]) => ({
            label: name,
            count,
            chosen: false,
            address: withQuery(path, { ...kept, q: `${ask.query} name:"${name}"` }),
          }))}
        showing={showing}
      />
      <FacetList
        title={m.search.collection}
        entries={byCount(facets.collection)
          .slice(0, COLLECTIONS_SHOWN)
          .map(([key, count]) => ({
            label: result.collections[key] ?? key,
            count,
            chosen: key === ask.collection,
            address: choice('collection', key, key === ask.collection),
          }))}
        showing={showing}
      />
    </aside>
  );
}

interface FacetEntry {
  readonly label: string;
  readonly count: number;
  readonly chosen: boolean;
  readonly address: string;
}

function FacetList({
  title,
  entries,
  showing,
}: {
  readonly title: string;
  readonly entries: readonly FacetEntry[];
  readonly showing: Showing;
}) {
  const { messages: m } = showing;
  if (entries.length === 0) return null;
  return (
    <section class="facet">
      <h2>{title}</h2>
      <ul>
        {entries.map((entry) => (
          <li>
            <a href={entry.address} {...(entry.chosen ? { 'aria-current': 'true' as const } : {})}>
              <span class="facet-label">{entry.label}</span>
              <span class="quiet">{entry.chosen ? '×' : m.count(entry.count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Years({ showing, ask, result }: FacetsProps) {
  const { messages: m, path, query } = showing;
  const kept = { ...query, offset: null };
  const years = Object.entries(result.facets.year).sort(([a], [b]) => Number(a) - Number(b));
  if (years.length === 0) return null;
  const top = Math.max(...years.map(([, count]) => count));
  return (
    <section class="facet facet-years">
      <h2>{m.search.year}</h2>
      <ul>
        {years.slice(0, YEARS_SHOWN).map(([year, count]) => {
          const chosen = String(ask.year) === year;
          return (
            <li>
              <a
                href={withQuery(path, { ...kept, year: chosen ? null : year })}
                {...(chosen ? { 'aria-current': 'true' as const } : {})}
              >
                <span class="facet-label">{year}</span>
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" class="tally">
                  <rect x="0" y="1" width={Math.max(1.5, (count / top) * 100)} height="6" />
                </svg>
                <span class="quiet">{chosen ? '×' : m.count(count)}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
