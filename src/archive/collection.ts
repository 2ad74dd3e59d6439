/** Which collection a record belongs to, and its place in it. */
import type { Collection, RecordItem } from './stored.ts';

/**
 * Key of the collection of what lies in the folder itself. Keys of folders end with a slash, those of sources do not, those of
 * collections the keeper names begin with `=`.
 */
const TOP = '/';

/** Builds the collection of a source's records: the source itself where it holds several (a volume), else its folder. */
export function toCollection(source: string, items: readonly RecordItem[], archiveName: string): Collection {
  if (items.length > 1) return { key: source, title: toVolumeTitle(source, items) };
  const named = items[0]?.record.collection;
  if (named !== undefined) return { key: `=${named}`, title: named };
  const slash = source.lastIndexOf('/');
  if (slash < 0) return { key: TOP, title: archiveName };
  const folder = source.slice(0, slash);
  return { key: `${folder}/`, title: folder.slice(folder.lastIndexOf('/') + 1) };
}

function toVolumeTitle(source: string, items: readonly RecordItem[]): string {
  const publication = items.find((item) => item.record.publication !== undefined)?.record.publication;
  if (publication === undefined) return source.slice(source.lastIndexOf('/') + 1).replace(/\.\w+$/u, '');
  const { title, volume } = publication;
  return volume === undefined || title.includes(volume) ? title : `${title}, ${volume}`;
}

/** Builds the key that sorts a record in its collection: a volume in its own order, a folder by date. */
export function toPlace(index: number, items: readonly RecordItem[], dateKey: string): string {
  return items.length > 1 ? String(index).padStart(6, '0') : dateKey;
}
