/** `sverka search <words…>`: passages of the archive, each with its counterpart and the reason it was found. */
import { searchPassages, type SearchAsk, type SearchResult } from '../search/search.ts';
import { findServing, openExisting, type PlaceOptions, toPlace } from './place.ts';
import type { Terminal } from './terminal.ts';

export interface SearchOptions extends PlaceOptions {
  readonly limit: number;
  readonly offset: number;
  readonly lang?: string;
  readonly year?: number;
}

export async function runSearch(terminal: Terminal, words: readonly string[], options: SearchOptions): Promise<number> {
  const ask: SearchAsk = {
    query: words.join(' '),
    limit: options.limit,
    offset: options.offset,
    ...(options.lang === undefined ? {} : { lang: options.lang }),
    ...(options.year === undefined ? {} : { year: options.year }),
  };
  const place = toPlace(options);
  const running = await findServing(place);
  const result = running === undefined ? await searchHere(place, ask) : await running.ask<SearchResult>(toAddress(ask));
  terminal.json(result);
  terminal.say(formatResult(result));
  return 0;
}

async function searchHere(place: ReturnType<typeof toPlace>, ask: SearchAsk): Promise<SearchResult> {
  const archive = await openExisting(place);
  try {
    return await searchPassages(archive, ask);
  } finally {
    await archive.close();
  }
}

function toAddress(ask: SearchAsk): string {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(ask)) fields.set(name === 'query' ? 'q' : name, String(value));
  return `/api/search?${fields.toString()}`;
}

function formatResult(result: SearchResult): string {
  const lines = result.hits.flatMap((hit) => {
    const leaf = hit.locator.leaf === undefined ? '' : `, leaf ${hit.locator.leaf}`;
    return [
      `${hit.title}${hit.date === null ? '' : ` · ${hit.date}`}`,
      `  ${hit.record}${hit.passage === null ? '' : `#p${hit.passage}`}${leaf}`,
      `  ${hit.lang}: ${hit.text}`,
      ...(hit.counterpart === null ? [] : [`  ${hit.counterpart.lang}: ${hit.counterpart.text}`]),
      `  why: ${hit.why.join('; ')}`,
      '',
    ];
  });
  return [...lines, `${result.total} passages found.`].join('\n');
}
