/** Addresses of pages, in one place, so that a link and its route cannot part. */
import { PART_ROWS } from '../edition/edition.ts';

export type Query = Readonly<Record<string, string | number | undefined | null>>;

/** Adds a query to an address; empty values are left out. */
export function withQuery(path: string, query: Query): string {
  const fields = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)] as [string, string]],
  );
  return fields.length === 0 ? path : `${path}?${new URLSearchParams(fields).toString()}`;
}

export function toRecordAddress(id: string, query: Query = {}): string {
  return withQuery(`/records/${encodeURIComponent(id)}`, query);
}

/** The address of a passage. A passage far down a long record may stand on a later part: the query says which to open. */
export function toPassageAddress(id: string, n: number): string {
  return `${toRecordAddress(id, n > PART_ROWS ? { at: `p${n}` } : {})}#p${n}`;
}

/** Accepts only an address of our own, to go back to after a form. */
export function toOwnAddress(value: string | undefined): string {
  return value !== undefined && /^\/(?![/\\])[^\s]*$/u.test(value) ? value : '/';
}
