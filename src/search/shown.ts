/**
 * What is shown of a row: the words of both its sides, its passage and its place. A fifth of the bytes when packed (deflate,
 * RFC 1951), in blocks of some eight kB: one takes a twentieth of a millisecond to open, and a page of hits opens ten.
 */
import { Buffer } from 'node:buffer';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Locator } from '../model/passage.ts';
import { type Growing, putBytes, putNumber, toGrowing } from './growing.ts';

export interface ShownRow {
  /** The passage to open; null where a record has no passage there. */
  readonly passage: number | null;
  readonly original: string | null;
  readonly translation: string | null;
  readonly locator: Locator | Record<string, never>;
}

/** The shown rows of a segment, packed. */
export interface Shown {
  /** Of each block the row it begins with, and where its bytes begin; one more for the end. */
  readonly firstRow: Uint32Array;
  readonly start: Uint32Array;
  readonly bytes: Uint8Array;
  /** Blocks opened lately: lines of JSON, as bytes, which the collector need not go through. */
  readonly opened: Map<number, Buffer>;
}

/** Letters of JSON a block is filled up to. */
const BLOCK = 8_192;
/** A packed block smaller than this is filled up when segments are merged. */
const SMALL = 1_024;
/** Blocks of one segment kept open. */
const KEPT_OPEN = 64;

/** The quickest: a twentieth more bytes for half the time. */
const PACKING = { level: 1 } as const;

/** Packs rows, one after the other. */
export class ShownPacker {
  /** Of each block: its rows, its bytes. */
  readonly sizes: Growing = toGrowing(256);
  readonly bytes: Growing = toGrowing(1 << 12);
  #blocks = 0;
  #lines: string[] = [];
  #letters = 0;

  add({ passage, original, translation, locator }: ShownRow): void {
    this.#addLine(JSON.stringify([passage, original, translation, locator]));
  }

  /** Adds rows of another segment, those that stay: whole blocks as they are. */
  addFrom(shown: Shown, stays: (row: number) => boolean): void {
    for (let block = 0; block + 1 < shown.firstRow.length; block++) {
      const first = shown.firstRow[block] ?? 0;
      const rows = Array.from({ length: (shown.firstRow[block + 1] ?? 0) - first }, (_, at) => first + at);
      const packed = shown.bytes.subarray(shown.start[block], shown.start[block + 1]);
      if (packed.length >= SMALL && rows.every(stays)) {
        this.#flush();
        this.#put(rows.length, packed);
      } else {
        const lines = openBlock(shown, block).toString('utf8').split('\n');
        for (const row of rows) if (stays(row)) this.#addLine(lines[row - first] ?? 'null');
      }
    }
  }

  /** Ends the packing; returns how many blocks there are. */
  end(): number {
    this.#flush();
    return this.#blocks;
  }

  #addLine(line: string): void {
    this.#lines.push(line);
    this.#letters += line.length;
    if (this.#letters >= BLOCK) this.#flush();
  }

  #flush(): void {
    if (this.#lines.length === 0) return;
    this.#put(this.#lines.length, deflateRawSync(Buffer.from(this.#lines.join('\n'), 'utf8'), PACKING));
    this.#lines = [];
    this.#letters = 0;
  }

  #put(rows: number, packed: Uint8Array): void {
    putNumber(this.sizes, rows);
    putNumber(this.sizes, packed.length);
    putBytes(this.bytes, packed);
    this.#blocks++;
  }
}

/** Lays packed rows open; `sizes`: of each block its rows and its bytes, in turn. */
export function toShown(sizes: Uint32Array, bytes: Uint8Array): Shown {
  const blocks = sizes.length / 2;
  const firstRow = new Uint32Array(blocks + 1);
  const start = new Uint32Array(blocks + 1);
  for (let block = 0; block < blocks; block++) {
    firstRow[block + 1] = (firstRow[block] ?? 0) + (sizes[block * 2] ?? 0);
    start[block + 1] = (start[block] ?? 0) + (sizes[block * 2 + 1] ?? 0);
  }
  return { firstRow, start, bytes, opened: new Map() };
}

/** Reads what is shown of a row. */
export function readShown(shown: Shown, row: number): ShownRow {
  let low = 0;
  let high = shown.firstRow.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((shown.firstRow[middle] ?? 0) <= row) low = middle;
    else high = middle;
  }
  const line = lineOf(openBlock(shown, low), row - (shown.firstRow[low] ?? 0));
  const [passage, original, translation, locator] = JSON.parse(line) as [
    ShownRow['passage'],
    string | null,
    string | null,
    ShownRow['locator'],
  ];
  return { passage, original, translation, locator };
}

/** Cuts a line out of a block; JSON has no line break of its own. */
function lineOf(block: Buffer, line: number): string {
  let start = 0;
  for (let left = line; left > 0; left--) start = block.indexOf(LINE_BREAK, start) + 1;
  const end = block.indexOf(LINE_BREAK, start);
  return block.toString('utf8', start, end < 0 ? block.length : end);
}

const LINE_BREAK = 10;

function openBlock(shown: Shown, block: number): Buffer {
  const { opened, bytes, start } = shown;
  let lines = opened.get(block);
  if (lines === undefined) {
    lines = inflateRawSync(bytes.subarray(start[block], start[block + 1]));
    const [oldest] = opened.keys();
    if (opened.size >= KEPT_OPEN && oldest !== undefined) opened.delete(oldest);
    opened.set(block, lines);
  }
  return lines;
}
