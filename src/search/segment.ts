/**
 * A segment: the words of some records as one block of bytes, never changed once it is written. The index is a handful of them;
 * what is added becomes a small one, small ones are merged, what is removed is masked until then (Lucene's way).
 *
 *   header (JSON: records, names, languages, sizes) │ part, languages, lengths of each row │ names of each row
 *   length of each lexeme │ length of its postings │ lexemes, sorted │ what is shown of the rows, packed (`shown.ts`) │ postings
 */
import { Buffer } from 'node:buffer';
import { type Bits, emptyBits, fullBits, putBit } from './bits.ts';
import { putBytes, putNumber, toGrowing } from './growing.ts';
import { toSlots } from './lexeme-slots.ts';
import { readNumbers } from './postings.ts';
import type { Blocks } from './blocks.ts';
import { type Part, PARTS } from './rows.ts';
import { type Shown, type ShownPacker, toShown } from './shown.ts';

/** Version of the bytes; segments of another one are not read, and their records are indexed again. */
export const SEGMENT_FORM = 3;

/** Rows a segment is let grow to: merging so many takes a second, and up to here row, side and place of a word fit 32 bits. */
export const MOST_ROWS = 131_072;

/** A record as its segment knows it: what filters, facets and the order of hits ask, and what a hit shows of it. */
export interface SegmentDoc {
  readonly doc: number;
  readonly record: string;
  readonly title: string;
  readonly rows: number;
  /** How many of its passages have a row. */
  readonly passages: number;
  readonly collection: string;
  readonly repository: string | null;
  readonly type: string | null;
  readonly date: string | null;
  /** First and last day it is dated (`1961-12-30`); null where it is not. */
  readonly from: string | null;
  readonly to: string | null;
}

interface Header {
  readonly docs: readonly SegmentDoc[];
  readonly names: readonly string[];
  readonly langs: readonly string[];
  readonly rows: number;
  readonly named: number;
  readonly lexemes: number;
  readonly lexemeBytes: number;
  readonly blocks: number;
}

/** What a segment is written from. */
export interface SegmentDraft {
  readonly docs: readonly SegmentDoc[];
  /** Of each row: its part, as its place in PARTS; two languages (place in `langs` + 1, 0 for none); two lengths in words, 255 at most. */
  readonly parts: Uint8Array;
  readonly sides: Uint8Array;
  readonly lengths: Uint8Array;
  readonly langs: readonly string[];
  readonly names: readonly string[];
  /** How many names each row has (255 at most), and all of them, row after row. */
  readonly nameCounts: Uint8Array;
  readonly nameIds: Uint32Array;
  /** In the order of their bytes. */
  readonly lexemes: Iterable<readonly [lexeme: Uint8Array, postings: Uint8Array]>;
  /** What is shown of each row. */
  readonly shown: ShownPacker;
}

export const DOC_FACETS = ['year', 'month', 'collection', 'repository', 'type'] as const;
/** What the records found are counted by. */
export type DocFacet = (typeof DOC_FACETS)[number];

/** The values of one facet, and of each record the number of its own; -1 where it has none. */
export interface Column {
  readonly values: readonly string[];
  readonly ids: Int32Array;
}

/** A segment laid open for reading. `live` leaves out the rows of records that were removed or replaced. */
export interface Segment {
  readonly id: number;
  readonly docs: readonly SegmentDoc[];
  /** Of each record the row it begins with; one more for the end. */
  readonly firstRow: Uint32Array;
  readonly columns: Readonly<Record<DocFacet, Column>>;
  readonly docOf: Uint32Array;
  readonly rows: number;
  readonly live: Bits;
  /** Records removed since it was written, by their numbers. */
  readonly removed: ReadonlySet<number>;
  readonly parts: Uint8Array;
  readonly sides: Uint8Array;
  readonly lengths: Uint8Array;
  readonly langs: readonly string[];
  readonly names: readonly string[];
  readonly nameStart: Uint32Array;
  readonly nameIds: Uint32Array;
  /** Rows that name somebody. */
  readonly named: Bits;
  readonly lexemes: number;
  readonly lexemeStart: Uint32Array;
  readonly postingStart: Uint32Array;
  readonly lexemeBytes: Buffer;
  readonly postings: Uint8Array;
  readonly shown: Shown;
  /** Rows with an original and a translation. */
  readonly pairs: number;
  /** True where a row has both its sides in one language: a lexeme may then stand in it twice. */
  readonly isTwofold: boolean;
  /** Where each lexeme lies (`lexeme-slots.ts`). */
  readonly slots: Uint32Array;
  /** Of lexemes looked up lately their numbers, the blocks of their postings, and the rows of those in many (`lexeme-rows.ts`). */
  readonly found: Map<string, number>;
  readonly blocks: Map<number, Blocks>;
  readonly dense: Map<number, Bits>;
}

/** Writes a segment. */
export function formatSegment(draft: SegmentDraft): Uint8Array {
  const lexemeBytes = toGrowing(1 << 16);
  const postings = toGrowing(1 << 18);
  const starts = toGrowing(1 << 12);
  const postingStarts = toGrowing(1 << 12);
  let lexemes = 0;
  for (const [lexeme, bytes] of draft.lexemes) {
    putNumber(starts, lexeme.length);
    putNumber(postingStarts, bytes.length);
    putBytes(lexemeBytes, lexeme);
    putBytes(postings, bytes);
    lexemes++;
  }
  const header: Header = {
    docs: draft.docs,
    names: draft.names,
    langs: draft.langs,
    rows: draft.parts.length,
    named: draft.nameIds.length,
    lexemes,
    lexemeBytes: lexemeBytes.length,
    blocks: draft.shown.end(),
  };
  const head = Buffer.from(JSON.stringify(header), 'utf8');
  const names = toGrowing(draft.nameIds.length + 16);
  for (const id of draft.nameIds) putNumber(names, id);
  const { sizes: shownSizes, bytes: shown } = draft.shown;
  const sections = [names, starts, postingStarts, lexemeBytes, shownSizes, shown, postings];
  const sizes = Uint32Array.of(
    head.length,
    ...[names, starts, postingStarts, shownSizes, shown].map(({ length }) => length),
  );
  return Buffer.concat([
    Uint8Array.of(SEGMENT_FORM),
    new Uint8Array(sizes.buffer),
    head,
    draft.parts,
    draft.sides,
    draft.lengths,
    draft.nameCounts,
    ...sections.map((one) => one.bytes.subarray(0, one.length)),
  ]);
}

/** Bytes before the header: the version, and the lengths of six sections, the header's first. */
const BEFORE_HEADER = 1 + 6 * 4;

function readHeader(bytes: Uint8Array): { readonly header: Header; readonly end: number } {
  const end = BEFORE_HEADER + new DataView(bytes.buffer, bytes.byteOffset).getUint32(1, true);
  return { header: JSON.parse(Buffer.from(bytes.subarray(BEFORE_HEADER, end)).toString('utf8')) as Header, end };
}

/** Reads the records of a segment without laying it open. */
export function readDocs(bytes: Uint8Array): readonly SegmentDoc[] {
  return readHeader(bytes).header.docs;
}

/** Gives the same segment with its records described anew: as many, of as many rows, in the same order. */
export function replaceDocs(bytes: Uint8Array, docs: readonly SegmentDoc[]): Uint8Array {
  const { header, end } = readHeader(bytes);
  const head = Buffer.from(JSON.stringify({ ...header, docs }), 'utf8');
  const replaced = Buffer.concat([bytes.subarray(0, BEFORE_HEADER), head, bytes.subarray(end)]);
  replaced.writeUInt32LE(head.length, 1);
  return replaced;
}

/** Reads the version of the bytes. */
export function readForm(bytes: Uint8Array): number {
  return bytes[0] ?? 0;
}

/** Lays a segment open. `removed`: records that are no longer to be found, by their numbers. */
export function parseSegment(id: number, bytes: Uint8Array, removed: readonly number[]): Segment {
  let at = 1;
  const take = (length: number): Uint8Array => bytes.subarray(at, (at += length));
  const [
    headLength = 0,
    namesLength = 0,
    startsLength = 0,
    postingStartsLength = 0,
    shownSizesLength = 0,
    shownLength = 0,
  ] = new Uint32Array(Uint8Array.from(take(24)).buffer);
  const header = JSON.parse(Buffer.from(take(headLength)).toString('utf8')) as Header;
  const { docs, rows } = header;
  const parts = take(rows);
  const sides = take(rows * 2);
  const lengths = take(rows * 2);
  const nameCounts = take(rows);
  const nameStart = toStarts(nameCounts, rows);
  const named = emptyBits(rows);
  for (let row = 0; row < rows; row++) if (nameCounts[row] !== 0) putBit(named, row);
  const nameIds = readNumbers(take(namesLength), header.named);
  const lexemeStart = toStarts(readNumbers(take(startsLength), header.lexemes), header.lexemes);
  const postingStart = toStarts(readNumbers(take(postingStartsLength), header.lexemes), header.lexemes);
  const { buffer, byteOffset, byteLength } = take(header.lexemeBytes);
  const lexemeBytes = Buffer.from(buffer, byteOffset, byteLength);
  const shownSizes = readNumbers(take(shownSizesLength), header.blocks * 2);
  const shown = toShown(shownSizes, take(shownLength));
  const firstRow = toStarts(
    docs.map((doc) => doc.rows),
    docs.length,
  );
  const docOf = new Uint32Array(rows);
  for (let doc = 0; doc < docs.length; doc++) docOf.fill(doc, firstRow[doc], firstRow[doc + 1]);
  const columns = {
    year: toColumn(docs, ({ from }) => (from === null ? null : String(Number(from.slice(0, 4))))),
    month: toColumn(docs, ({ from, to }) =>
      from?.slice(0, 7) === to?.slice(0, 7) ? (from?.slice(0, 7) ?? null) : null,
    ),
    collection: toColumn(docs, (doc) => doc.collection),
    repository: toColumn(docs, (doc) => doc.repository),
    type: toColumn(docs, (doc) => doc.type),
  };
  let pairs = 0;
  let isTwofold = false;
  for (let row = 0; row < rows; row++) {
    if (sides[row * 2] === 0 || sides[row * 2 + 1] === 0) continue;
    pairs++;
    if (sides[row * 2] === sides[row * 2 + 1]) isTwofold = true;
  }
  const segment = {
    id,
    docs,
    columns,
    firstRow,
    docOf,
    rows,
    parts,
    sides,
    lengths,
    langs: header.langs,
    names: header.names,
  };
  return maskSegment(
    {
      ...segment,
      ...{ nameStart, nameIds, named, lexemes: header.lexemes, lexemeStart, postingStart, lexemeBytes, shown },
      postings: bytes.subarray(at),
      pairs,
      isTwofold,
      slots: toSlots(lexemeBytes, lexemeStart, header.lexemes),
      found: new Map(),
      blocks: new Map(),
      dense: new Map(),
      live: emptyBits(0),
      removed: new Set(),
    },
    removed,
  );
}

/** Gives the same segment with these records left out. */
export function maskSegment(segment: Segment, removed: readonly number[]): Segment {
  const gone = new Set(removed);
  if (gone.size === 0) return { ...segment, live: fullBits(segment.rows), removed: gone };
  const live = emptyBits(segment.rows);
  for (const [at, { doc }] of segment.docs.entries()) {
    if (gone.has(doc)) continue;
    for (let row = segment.firstRow[at] ?? 0; row < (segment.firstRow[at + 1] ?? 0); row++) putBit(live, row);
  }
  return { ...segment, live, removed: gone };
}

function toColumn(docs: readonly SegmentDoc[], valueOf: (doc: SegmentDoc) => string | null): Column {
  const numbers = new Map<string, number>();
  const ids = Int32Array.from(docs, (doc) => {
    const value = valueOf(doc);
    if (value === null) return -1;
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  });
  return { values: [...numbers.keys()], ids };
}

/** Where each of some lengths begins when they lie one after the other; one more for the end. */
function toStarts(lengths: ArrayLike<number>, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (let at = 0; at < count; at++) starts[at + 1] = (starts[at] ?? 0) + (lengths[at] ?? 0);
  return starts;
}

/** Finds the lexemes that begin so: from the first to before the second number. */
export function findPrefix(segment: Segment, prefix: Uint8Array): readonly [from: number, to: number] {
  const from = firstFrom(segment, prefix);
  // The next string that does not begin so: the last byte one higher (UTF-8 has no byte 255).
  const after = Uint8Array.from(prefix);
  after[after.length - 1] = (after[after.length - 1] ?? 0) + 1;
  return [from, firstFrom(segment, after)];
}

function firstFrom(segment: Segment, lexeme: Uint8Array): number {
  let low = 0;
  let high = segment.lexemes;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareAt(segment, middle, lexeme) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compareAt({ lexemeBytes, lexemeStart }: Segment, at: number, lexeme: Uint8Array): number {
  return lexemeBytes.compare(lexeme, 0, lexeme.length, lexemeStart[at] ?? 0, lexemeStart[at + 1] ?? 0);
}

/** Says what a row holds. */
export function partOf(segment: Segment, row: number): Part {
  return PARTS[segment.parts[row] ?? 0] ?? 'text';
}
