/** Several segments become one, without the rows of records that have gone. */
import { Buffer } from 'node:buffer';
import { setImmediate as turn } from 'node:timers/promises';
import { toGrowing } from './growing.ts';
import { addPosting, emptyPostings, emptyRun, putRun, readPostings } from './postings.ts';
import { formatSegment, type Segment, type SegmentDoc } from './segment.ts';
import { ShownPacker } from './shown.ts';

const GONE = 0xffffffff;
/** Lexemes merged before others get their turn: some milliseconds. */
const STEP = 2_000;

/** Merges segments; gives way to whatever else waits, so that pages are answered meanwhile. */
export async function mergeSegments(segments: readonly Segment[]): Promise<Uint8Array> {
  const rowsOf = segments.map((segment) => toRowMap(segment));
  const bases: number[] = [];
  let rows = 0;
  for (const { count } of rowsOf) {
    bases.push(rows);
    rows += count;
  }
  const parts = new Uint8Array(rows);
  const sides = new Uint8Array(rows * 2);
  const lengths = new Uint8Array(rows * 2);
  const nameCounts = new Uint8Array(rows);
  const nameIds: number[] = [];
  const langs = new Map<string, number>();
  const names = new Map<string, number>();
  const numberOf = (numbers: Map<string, number>, value: string): number => {
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  };
  const shown = new ShownPacker();
  for (const [at, segment] of segments.entries()) {
    const { map } = rowsOf[at] ?? { map: new Uint32Array(0) };
    const base = bases[at] ?? 0;
    shown.addFrom(segment.shown, (row) => map[row] !== GONE);
    for (let row = 0; row < segment.rows; row++) {
      const own = map[row] ?? GONE;
      if (own === GONE) continue;
      const to = base + own;
      parts[to] = segment.parts[row] ?? 0;
      for (const side of [0, 1]) {
        const lang = segment.sides[row * 2 + side] ?? 0;
        sides[to * 2 + side] = lang === 0 ? 0 : numberOf(langs, segment.langs[lang - 1] ?? '') + 1;
        lengths[to * 2 + side] = segment.lengths[row * 2 + side] ?? 0;
      }
      const first = segment.nameStart[row] ?? 0;
      const end = segment.nameStart[row + 1] ?? 0;
      nameCounts[to] = end - first;
      for (let name = first; name < end; name++)
        nameIds.push(numberOf(names, segment.names[segment.nameIds[name] ?? 0] ?? ''));
    }
  }
  const docs: SegmentDoc[] = segments.flatMap((segment) => segment.docs.filter((one) => !segment.removed.has(one.doc)));
  const maps = rowsOf.map(({ map }, at) => ({ map, base: bases[at] ?? 0 }));
  const lexemes: (readonly [Uint8Array, Uint8Array])[] = [];
  let done = 0;
  for (const one of mergeLexemes(segments, maps, lengths)) {
    lexemes.push(one);
    if (++done % STEP === 0) await turn();
  }
  return formatSegment({
    ...{ docs, parts, sides, lengths, nameCounts, lexemes, shown },
    langs: [...langs.keys()],
    names: [...names.keys()],
    nameIds: Uint32Array.from(nameIds),
  });
}

interface RowMap {
  readonly map: Uint32Array;
  readonly base: number;
}

/** The place of each row among those that stay. */
function toRowMap(segment: Segment): { readonly map: Uint32Array; readonly count: number } {
  const map = new Uint32Array(segment.rows).fill(GONE);
  let count = 0;
  for (const [at, { doc }] of segment.docs.entries()) {
    if (segment.removed.has(doc)) continue;
    for (let row = segment.firstRow[at] ?? 0; row < (segment.firstRow[at + 1] ?? 0); row++) map[row] = count++;
  }
  return { map, count };
}

function* mergeLexemes(
  segments: readonly Segment[],
  maps: readonly RowMap[],
  lengths: Uint8Array,
): Iterable<readonly [Uint8Array, Uint8Array]> {
  const heads = segments.map(() => 0);
  const read = emptyPostings();
  const gathered = emptyRun();
  for (;;) {
    let least: Uint8Array | undefined;
    for (const [at, segment] of segments.entries()) {
      const lexeme = lexemeAt(segment, heads[at] ?? 0);
      if (lexeme !== undefined && (least === undefined || Buffer.compare(lexeme, least) < 0)) least = lexeme;
    }
    if (least === undefined) return;
    gathered.length = 0;
    for (const [at, segment] of segments.entries()) {
      const head = heads[at] ?? 0;
      const lexeme = lexemeAt(segment, head);
      if (lexeme === undefined || Buffer.compare(lexeme, least) !== 0) continue;
      heads[at] = head + 1;
      readPostings(segment.postings, segment.postingStart[head] ?? 0, read, true);
      const { map, base } = maps[at] ?? { map: new Uint32Array(0), base: 0 };
      let from = 0;
      for (let index = 0; index < read.count; index++) {
        const times = read.times[index] ?? 0;
        const key = read.keys[index] ?? 0;
        const row = map[key >>> 1] ?? GONE;
        if (row !== GONE) addPosting(gathered, (base + row) * 2 + (key & 1), read.places, from, from + times);
        from += times;
      }
    }
    if (gathered.length === 0) continue;
    const into = toGrowing(16);
    putRun(into, gathered, 0, gathered.length, lengths);
    yield [least, into.bytes.subarray(0, into.length)];
  }
}

function lexemeAt(segment: Segment, at: number): Uint8Array | undefined {
  if (at >= segment.lexemes) return undefined;
  return segment.lexemeBytes.subarray(segment.lexemeStart[at] ?? 0, segment.lexemeStart[at + 1] ?? 0);
}
