/**
 * The index as this process holds it: the segments of the database, read once and laid open in memory (some hundred bytes a
 * passage). Before each search one small question says whether another process, or this one, has added or removed any.
 */
import { Buffer } from 'node:buffer';
import { type Kysely, sql } from 'kysely';
import type { Archive, Database } from '../archive/archive.ts';
import { countBits } from './bits.ts';
import { maskSegment, parseSegment, type Segment, SEGMENT_FORM } from './segment.ts';

export interface HeldIndex {
  readonly segments: readonly Segment[];
  /** Rows to be found, removed ones left out. */
  readonly rows: number;
  /** Languages of the texts, sorted. */
  readonly langs: readonly string[];
  /** Words a side has on average. */
  readonly averageLength: number;
  /** Of each segment the first day of each of its records as a number (19611230); undated ones last. */
  readonly days: readonly Int32Array[];
  /** All names, and of each segment the number of each of its own among them. */
  readonly names: Names;
  /** Titles of collections, as they were asked for. */
  readonly titles: Map<string, string>;
}

/** Names by their numbers. What was once numbered stays so: an index that takes over from another only adds. */
export interface Names {
  readonly known: Map<string, number>;
  readonly list: string[];
  readonly numbers: readonly Uint32Array[];
}

/** What search needs of an archive. */
export type SearchedArchive = Pick<Archive, 'db' | 'info'>;

const UNDATED = 99_999_999;

/** How often this process has begun to change an index. */
let changes = 0;

/** Says that an index is about to be changed. */
export function markChanged(): void {
  changes++;
}

interface Holding {
  index: HeldIndex | undefined;
  /** `changes` before the index was read. */
  changes: number;
  /** Segments being read: who comes meanwhile waits for the same reading. */
  readonly reading: Map<number, Promise<Segment | null>>;
}

const holdings = new WeakMap<Kysely<Database>, Holding>();

/** Gives the index as it stands in the database now; the first time reads all of it. */
export async function holdIndex(archive: SearchedArchive): Promise<HeldIndex> {
  const { db, info } = archive;
  const holding = holdings.get(db) ?? {
    index: undefined,
    changes: -1,
    reading: new Map<number, Promise<Segment | null>>(),
  };
  holdings.set(db, holding);
  const before = holding.index;
  const asOf = changes;
  // An embedded archive is this process's alone, and whoever changes it has its one connection: nothing changed unless we did.
  if (before !== undefined && info.engine === 'pglite' && holding.changes === asOf) return before;
  const { rows } = await sql<{ id: number; gone: number }>`
    select id, cardinality(removed) as gone from search_segment where form = ${SEGMENT_FORM}::integer order by id`.execute(
    db,
  );
  const known = new Map(before?.segments.map((segment) => [segment.id, segment]));
  const isSame = (row: { id: number; gone: number }) => known.get(row.id)?.removed.size === row.gone;
  if (before !== undefined && rows.length === known.size && rows.every(isSame)) {
    holding.changes = asOf;
    return before;
  }
  const segments: Segment[] = [];
  for (const row of rows) {
    const old = known.get(row.id);
    const isOld = old !== undefined && isSame(row);
    const segment = isOld ? old : await readOnce(db, holding, row.id, old);
    // Merged into another since the list was read.
    if (segment === null) return holdIndex(archive);
    segments.push(segment);
  }
  holding.index = toHeld(segments, before);
  holding.changes = asOf;
  return holding.index;
}

async function readOnce(
  db: Kysely<Database>,
  { reading }: Holding,
  id: number,
  old: Segment | undefined,
): Promise<Segment | null> {
  if (old !== undefined) return maskSegment(old, await readRemoved(db, id));
  let read = reading.get(id);
  if (read === undefined) {
    read = readSegment(db, id).finally(() => reading.delete(id));
    reading.set(id, read);
  }
  return read;
}

/** Reads one segment and lays it open; null where it is not there any more. */
export async function readSegment(db: Kysely<Database>, id: number): Promise<Segment | null> {
  const { rows } = await sql<{ removed: number[]; bytes: string }>`
    select removed, bytes from search_segment where id = ${id}::integer`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  // The database writes bytes as \x and two digits each.
  return parseSegment(id, Buffer.from(row.bytes.slice(2), 'hex'), row.removed);
}

async function readRemoved(db: Kysely<Database>, id: number): Promise<readonly number[]> {
  const { rows } = await sql<{ removed: number[] }>`
    select removed from search_segment where id = ${id}::integer`.execute(db);
  return rows[0]?.removed ?? [];
}

function toHeld(segments: readonly Segment[], before: HeldIndex | undefined): HeldIndex {
  const langs = new Set<string>();
  let rows = 0;
  let words = 0;
  let sides = 0;
  for (const segment of segments) {
    for (const lang of segment.langs) langs.add(lang);
    rows += countBits(segment.live);
    for (let key = 0; key < segment.sides.length; key++) {
      if (segment.sides[key] === 0) continue;
      sides++;
      words += segment.lengths[key] ?? 0;
    }
  }
  const daysOf = new Map(before?.segments.map((segment, at) => [segment.docs, before.days[at]]));
  return {
    segments,
    rows,
    langs: [...langs].sort(),
    names: numberNames(segments, before),
    titles: new Map(),
    averageLength: Math.max(1, words / Math.max(1, sides)),
    days: segments.map(
      ({ docs }) =>
        daysOf.get(docs) ??
        Int32Array.from(docs, ({ from }) => (from === null ? UNDATED : Number(from.replaceAll('-', '')))),
    ),
  };
}

/** Numbers names; those of segments that were there before keep theirs. */
function numberNames(segments: readonly Segment[], before: HeldIndex | undefined): Names {
  const known = before?.names.known ?? new Map<string, number>();
  const list = before?.names.list ?? [];
  const old = new Map(before?.segments.map((segment, at) => [segment.names, before.names.numbers[at]]));
  const numbers = segments.map(
    ({ names }) =>
      old.get(names) ??
      Uint32Array.from(names, (name) => {
        let number = known.get(name);
        if (number === undefined) {
          number = list.push(name) - 1;
          known.set(name, number);
        }
        return number;
      }),
  );
  return { known, list, numbers };
}
