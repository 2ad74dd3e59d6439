/** Which collection a record belongs to, and its place in it. */
import type { PackedRecord } from './packed-record.ts';
import type { Collection } from './stored.ts';

/** What a record says of the collection it belongs to. */
type Collected = Pick<PackedRecord, 'collection' | 'publication'>;

/**
 * Key of the collection of what lies in the folder itself. Keys of folders end with a slash, those of sources do not, those of
 * collections the keeper names begin with `=`.
 */
const TOP = '/';

/** Builds the collection of a source's records: the source itself where it holds several (a volume), else its folder. */
export function toCollection(source: string, records: readonly Collected[], archiveName: string): Collection {
  if (records.length > 1) return { key: source, title: toVolumeTitle(source, records) };
  const named = records[0]?.collection;
  if (named !== undefined) return { key: `=${named}`, title: named };
  const slash = source.lastIndexOf('/');
  if (slash < 0) return { key: TOP, title: archiveName };
  const folder = source.slice(0, slash);
  return { key: `${folder}/`, title: folder.slice(folder.lastIndexOf('/') + 1) };
}

function toVolumeTitle(source: string, records: readonly Collected[]): string {
  const publication = records.find((record) => record.publication !== undefined)?.publication;
  if (publication === undefined) return source.slice(source.lastIndexOf('/') + 1).replace(/\.\w+$/u, '');
  const { title, volume } = publication;
  return volume === undefined || title.includes(volume) ? title : `${title}, ${volume}`;
}

/** Builds the key that sorts a record in its collection: a volume in its own order, a folder by date. */
export function toPlace(index: number, records: number, dateKey: string): string {
  return records > 1 ? String(index).padStart(6, '0') : dateKey;
}
