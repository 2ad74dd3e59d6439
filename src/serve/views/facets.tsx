/** What a search result can be narrowed to: years, languages, names, collections, each with its count. */
import type { SearchAsk, SearchResult } from '../../search/search.ts';
import { withQuery } from '../addresses.ts';
import type { Showing } from './frame.tsx';
import { YearRange } from './year-range.tsx';
import { capitalise, nameLanguage } from './languages.ts';

interface FacetsProps {
  readonly showing: Showing;
  readonly ask: SearchAsk;
  readonly result: SearchResult;
}

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
      <YearRange {...{ showing, ask, result }} />
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
      {(['repository', 'type'] as const).map((field) => (
        <FacetList
          title={m.search[field]}
          entries={byCount(facets[field])
            .slice(0, COLLECTIONS_SHOWN)
            .map(([value, count]) => ({
              label: value,
              count,
              chosen: value === ask[field],
              address: choice(field, value, value === ask[field]),
            }))}
          showing={showing}
        />
      ))}
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
