/** The other side of a record, looked for: what its source names, what has its date, what somebody types. */
import type { Archive, StoredRecord } from '../archive/archive.ts';
import { SverkaError } from '../errors.ts';
import { searchPassages } from '../search/search.ts';
import { findFault, isSameLanguage } from './joining.ts';
import { listNamed } from './named.ts';

/** How many records are offered at a time. */
const OFFERED = 12;
const LOOKED_THROUGH = 200;

/**
 * Lists records that may be the other side of one: those somebody looks for by words, id or address; without words, those its
 * source names and those of the same date in another language.
 */
export async function listCounterparts(
  archive: Archive,
  stored: StoredRecord,
  words: string,
): Promise<readonly StoredRecord[]> {
  const ids = new Set(words === '' ? await listLikely(archive, stored) : await searchIds(archive, words));
  ids.delete(stored.record.id);
  const found: StoredRecord[] = [];
  for (const id of ids) {
    const other = await archive.findRecord(id);
    if (other === undefined || other.missing || findFault(other, false) !== null) continue;
    if (isSameLanguage(stored, other)) continue;
    found.push(other);
    if (found.length >= OFFERED) break;
  }
  return found;
}

async function searchIds(archive: Archive, words: string): Promise<readonly string[]> {
  const named = /(?:^|\/records\/)([^/?#\s]+)(?:[?#].*)?$/u.exec(words.trim())?.[1];
  const id = named === undefined ? [] : [safelyDecode(named)];
  try {
    const { hits } = await searchPassages(archive, { query: words, limit: LOOKED_THROUGH });
    return [...id, ...hits.map(({ record }) => record)];
  } catch (error) {
    // Half a query, as while somebody is typing.
    if (error instanceof SverkaError && error.code === 'QUERY_BAD') return id;
    throw error;
  }
}

function safelyDecode(words: string): string {
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}

async function listLikely(archive: Archive, stored: StoredRecord): Promise<readonly string[]> {
  const named = await listNamed(archive, stored);
  return [...named.map(({ record }) => record.id), ...(await listSameDay(archive, stored))];
}

async function listSameDay(archive: Archive, { record }: StoredRecord): Promise<readonly string[]> {
  const own = [record.dates.document, record.dates.event, record.dates.sent].filter((date) => date !== undefined);
  const year = Number(/\d{4}/u.exec(own[0] ?? '')?.[0]);
  if (Number.isNaN(year)) return [];
  const { records } = await archive.listRecords({ limit: LOOKED_THROUGH, year });
  const isSame = (date: string | undefined): boolean => date !== undefined && own.includes(date);
  return records
    .filter(({ dates }) => isSame(dates.document) || isSame(dates.event) || isSame(dates.sent))
    .map(({ id }) => id);
}
