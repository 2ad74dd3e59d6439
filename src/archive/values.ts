/** Values on their way to PostgreSQL and back: the same types from PGlite and from a server. */

import { parseJson } from './packed.ts';

/** Object ids of PostgreSQL's own types (pg_type.dat), which never change. */
const TYPE = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  json: 114,
  float4: 700,
  float8: 701,
  int4Array: 1007,
  textArray: 1009,
  varcharArray: 1015,
  int8Array: 1016,
  numeric: 1700,
  jsonb: 3802,
} as const;

const NUMBERS = new Set<number>([TYPE.int8, TYPE.int2, TYPE.int4, TYPE.float4, TYPE.float8, TYPE.numeric]);
const NUMBER_ARRAYS = new Set<number>([TYPE.int4Array, TYPE.int8Array]);
const TEXT_ARRAYS = new Set<number>([TYPE.textArray, TYPE.varcharArray]);

/**
 * Parses a value as PostgreSQL writes it. Numbers of every kind become numbers, bytes bytes, dates and times stay text. The thread
 * of the embedded database has made bytes of bytes already, beside whatever else goes on here.
 */
export function parseValue(type: number, value: string | Uint8Array): unknown {
  if (typeof value !== 'string') return value;
  // Written as \x and two digits each.
  if (type === TYPE.bytea) return Buffer.from(value.slice(2), 'hex');
  if (NUMBERS.has(type)) return Number(value);
  if (type === TYPE.bool) return value === 't';
  if (type === TYPE.json || type === TYPE.jsonb) return parseJson(value);
  if (TEXT_ARRAYS.has(type)) return parseArray(value);
  if (NUMBER_ARRAYS.has(type)) return parseArray(value).map((item) => (item === null ? null : Number(item)));
  return value;
}

/** Parses an array of one dimension: `{ru,"a \"b\"",NULL}`. */
function parseArray(value: string): readonly (string | null)[] {
  const items: (string | null)[] = [];
  for (const match of value.slice(1, -1).matchAll(/"([^"\\]*(?:\\.[^"\\]*)*)"|([^,]+)/gsu)) {
    const [, quoted, plain] = match;
    if (quoted !== undefined) items.push(quoted.replace(/\\(.)/gsu, '$1'));
    else items.push(plain === 'NULL' ? null : (plain ?? ''));
  }
  return items;
}

/** Formats a parameter: bytes go as they are, anything else as text. */
export function formatParameter(value: unknown): string | Uint8Array | null {
  return value instanceof Uint8Array ? value : formatValue(value);
}

/** Formats a value for PostgreSQL to read; plain objects become JSON. NUL, which PostgreSQL's text cannot hold, is left out. */
export function formatValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '') : value;
  if (Array.isArray(value)) return formatArray(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}

/** Formats an array literal; every item is quoted, so that an item may hold anything. */
export function formatArray(values: readonly unknown[]): string {
  const items = values.map((value) => {
    const text = formatValue(value);
    return text === null ? 'NULL' : `"${text.replace(/["\\]/gu, '\\$&')}"`;
  });
  return `{${items.join(',')}}`;
}
