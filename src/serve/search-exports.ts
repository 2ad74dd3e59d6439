/** The hits of a search to take along: a table, one JSON a line, or references. */
import type { Archive } from '../archive/archive.ts';
import { SverkaError } from '../errors.ts';
import type { SearchAsk, SearchHit, SearchResult } from '../search/search.ts';
import { citeRecord, CSV_HEAD, formatCsvLine } from '../share/share.ts';
import { toPassageAddress, toRecordAddress } from './addresses.ts';

/** Ending of the address → type of what comes. */
export const SEARCH_FORMATS = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
} as const;
export type SearchFormat = keyof typeof SEARCH_FORMATS;

/** As far as hits can be leafed through. */
export const MOST_EXPORTED = 10_000;
/** Records a list of references takes along: each is read whole. */
export const MOST_REFERENCES = 500;
const PAGE = 200;

export interface ExportPlace {
  readonly archive: Pick<Archive, 'getRecord'>;
  readonly search: (ask: SearchAsk) => Promise<SearchResult>;
  readonly origin: string;
  readonly archiveName: string;
  readonly lang: 'en' | 'ru';
}

/** Writes all hits of a search, at most 10,000, or the records of the first hits, at most 500. */
export async function writeHits(place: ExportPlace, ask: SearchAsk, format: SearchFormat): Promise<string> {
  if (format === 'ris') return writeReferences(place, ask);
  const lines: string[] = format === 'csv' ? [CSV_HEAD, formatCsvLine(COLUMNS.map(([name]) => name))] : [];
  for await (const hit of listHits(place, ask)) lines.push(formatHit(hit, format, place.origin));
  return lines.join('');
}

async function* listHits({ search }: ExportPlace, ask: SearchAsk): AsyncGenerator<SearchHit> {
  for (let offset = 0; offset < MOST_EXPORTED; offset += PAGE) {
    const { hits } = await search({ ...ask, offset, limit: PAGE });
    yield* hits;
    if (hits.length < PAGE) return;
  }
}

async function writeReferences(place: ExportPlace, ask: SearchAsk): Promise<string> {
  const { archive, origin, archiveName, lang } = place;
  const ids = new Set<string>();
  for await (const hit of listHits(place, ask)) {
    if (ids.size >= MOST_REFERENCES) break;
    ids.add(hit.record);
  }
  const entries: string[] = [];
  for (const id of ids) {
    try {
      const { record } = await archive.getRecord(id);
      entries.push(citeRecord(record, { style: 'ris', baseUrl: origin, archiveName, lang }).text);
    } catch (error) {
      // Removed since it was found: the others are none the worse.
      if (!(error instanceof SverkaError) || error.code !== 'RECORD_NOT_FOUND') throw error;
    }
  }
  return entries.join('\r\n');
}

const COLUMNS: readonly (readonly [string, (hit: SearchHit, origin: string) => string | number | null | undefined])[] =
  [
    ['record', (hit) => hit.record],
    ['passage', (hit) => hit.passage],
    ['title', (hit) => hit.title],
    ['date', (hit) => hit.date],
    ['leaf', (hit) => hit.locator.leaf],
    ['language', (hit) => hit.lang],
    ['text', (hit) => hit.text],
    ['counterpart language', (hit) => hit.counterpart?.lang],
    ['counterpart', (hit) => hit.counterpart?.text],
    ['why', (hit) => hit.why.join('; ')],
    ['address', toAddress],
  ];

function toAddress(hit: SearchHit, origin: string): string {
  return origin + (hit.passage === null ? toRecordAddress(hit.record) : toPassageAddress(hit.record, hit.passage));
}

function formatHit(hit: SearchHit, format: 'csv' | 'jsonl', origin: string): string {
  if (format === 'jsonl') return `${JSON.stringify({ ...hit, address: toAddress(hit, origin) })}\n`;
  return formatCsvLine(COLUMNS.map(([, valueOf]) => valueOf(hit, origin)));
}
