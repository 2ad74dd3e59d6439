/**
 * The index as this process holds it: the segments of the database, read once and laid open in memory (some hundred bytes a
 * passage). Before each search one small question says whether another process, or this one, has added or removed any.
 */
import { type Kysely, sql } from 'kysely';
import type { Archive, Database } from '../archive/archive.ts';
import { countBits } from './bits.ts';
import { maskSegment, parseSegment, type Segment, SEGMENT_FORM } from './segment.ts';
import { type RangeOrder, toRangeOrder } from './score.ts';

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
  /** Of each segment its records in the order of hits that are as good: the older first. */
  readonly orders: readonly DocOrder[];
  /** All names, and of each segment the number of each of its own among them. */
  readonly names: Names;
  /** Titles of collections, as they were asked for. */
  readonly titles: Map<string, string>;
}

/** The records of a segment, the older first, then by their ids; of each its place among them; and its rows by day. */
export interface DocOrder {
  readonly docs: Uint32Array;
  readonly places: Uint32Array;
  readonly byDay: RangeOrder;
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
  /** Segments read so far, also of a reading that has not come to its end. */
  known: ReadonlyMap<number, Segment>;
  /** The index being read: who comes meanwhile waits for the same reading, and then reads what has come since. */
  reading: Promise<void> | undefined;
}

const holdings = new WeakMap<Kysely<Database>, Holding>();

/** A segment of the database's list, with how many of its records are removed. */
interface Listed {
  readonly id: number;
  readonly gone: number;
}

/** Gives the index as it stands in the database now; the first time reads all of it. */
export async function holdIndex({ db, info }: SearchedArchive): Promise<HeldIndex> {
  const holding: Holding = holdings.get(db) ?? { index: undefined, changes: -1, known: new Map(), reading: undefined };
  holdings.set(db, holding);
  for (;;) {
    const asOf = changes;
    // An embedded archive is this process's alone, and whoever changes it has its one connection: nothing changed unless we did.
    if (holding.index !== undefined && info.engine === 'pglite' && holding.changes === asOf) return holding.index;
    const { rows } = await sql<Listed>`
      select id, cardinality(removed) as gone from search_segment where form = ${SEGMENT_FORM}::integer order by id`.execute(
      db,
    );
    const { index } = holding;
    if (index?.segments.length === rows.length && index.segments.every((one, at) => isSame(one, rows[at]))) {
      holding.changes = asOf;
      return index;
    }
    holding.reading ??= readListed(db, holding, rows).finally(() => (holding.reading = undefined));
    await holding.reading;
  }
}

function isSame(segment: Segment, listed: Listed | undefined): boolean {
  return segment.id === listed?.id && segment.removed.size === listed.gone;
}

/** Reads what is not known of a list of segments; leaves the index as it was where one of them was merged into another since. */
async function readListed(db: Kysely<Database>, holding: Holding, rows: readonly Listed[]): Promise<void> {
  const segments: Segment[] = [];
  for (const row of rows) {
    const old = holding.known.get(row.id);
    let segment: Segment | null | undefined = old;
    if (old === undefined) segment = await readSegment(db, row.id);
    else if (!isSame(old, row)) segment = maskSegment(old, await readRemoved(db, row.id));
    if (segment === null || segment === undefined) return;
    segments.push(segment);
    if (segment !== old) holding.known = new Map(holding.known).set(row.id, segment);
  }
  holding.index = toHeld(segments, holding.index);
  holding.known = new Map(segments.map((segment) => [segment.id, segment]));
}

/**
 * Bytes of a segment read at a time. The database writes them out in three times as much memory, which it never gives back; and whoever
 * asks for a page meanwhile waits for one piece.
 */
const PIECE = 1 << 21;

/** Reads one segment, at most so many bytes at a time, and lays it open; null where it is not there any more. */
export async function readSegment(db: Kysely<Database>, id: number, most = PIECE): Promise<Segment | null> {
  let removed: readonly number[] = [];
  let bytes = new Uint8Array(0);
  let at = 0;
  do {
    const { rows } = await sql<{ removed: number[]; length: number; piece: Uint8Array }>`
      select removed, length(bytes) as length, substring(bytes from ${at + 1}::integer for ${most}::integer) as piece
      from search_segment where id = ${id}::integer`.execute(db);
    const [row] = rows;
    if (row === undefined) return null;
    if (at === 0) {
      ({ removed } = row);
      bytes = new Uint8Array(row.length);
    }
    bytes.set(row.piece, at);
    at += most;
  } while (at < bytes.length);
  return parseSegment(id, bytes, removed);
}

async function readRemoved(db: Kysely<Database>, id: number): Promise<readonly number[]> {
  const { rows } = await sql<{ removed: number[] }>`
    select removed from search_segment where id = ${id}::integer`.execute(db);
  return rows[0]?.removed ?? [];
}

/** Makes an index of segments; what another one knows of the same segments is taken over. */
export function toHeld(segments: readonly Segment[], before: HeldIndex | undefined): HeldIndex {
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
  const placeOf = new Map(before?.segments.map((segment, at) => [segment.docs, at]));
  const days = segments.map(
    ({ docs }) =>
      before?.days[placeOf.get(docs) ?? -1] ??
      Int32Array.from(docs, ({ from }) => (from === null ? UNDATED : Number(from.replaceAll('-', '')))),
  );
  return {
    segments,
    rows,
    langs: [...langs].sort(),
    names: numberNames(segments, before),
    titles: new Map(),
    averageLength: Math.max(1, words / Math.max(1, sides)),
    days,
    orders: segments.map(
      (segment, at) =>
        before?.orders[placeOf.get(segment.docs) ?? -1] ?? toOrder(segment, days[at] ?? new Int32Array(0)),
    ),
  };
}

function toOrder(segment: Segment, days: Int32Array): DocOrder {
  const recordOf = (doc: number): string => segment.docs[doc]?.record ?? '';
  const docs = Uint32Array.from(segment.docs.keys()).sort(
    (a, b) => (days[a] ?? 0) - (days[b] ?? 0) || (recordOf(a) < recordOf(b) ? -1 : 1),
  );
  const places = new Uint32Array(docs.length);
  for (const [place, doc] of docs.entries()) places[doc] = place;
  return { docs, places, byDay: toRangeOrder(segment.rows, segment.docOf, days) };
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
