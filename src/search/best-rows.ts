/** The best rows of some: a heap. */
import type { DocOrder, HeldIndex } from './held-index.ts';
import type { Segment } from './segment.ts';

/** A row of the index. */
export interface RowAt {
  readonly segment: Segment;
  readonly row: number;
}

/** Holds the best rows offered, the worst of them on top; at a tie the older record, then the earlier passage is better. */
export class BestRows {
  /** Points below this are not taken any more. */
  least = -Infinity;
  /** Nor with as many points those of a later day (as a number: 19611230). */
  latest = Infinity;

  /** How many are wanted. */
  readonly most: number;
  readonly #segments: readonly Segment[];
  readonly #days: readonly Int32Array[];
  readonly #orders: readonly DocOrder[];
  readonly #points: number[] = [];
  readonly #at: number[] = [];
  readonly #row: number[] = [];

  constructor(most: number, { segments, days, orders }: HeldIndex) {
    this.most = most;
    this.#segments = segments;
    this.#days = days;
    this.#orders = orders;
  }

  offer(points: number, at: number, row: number): void {
    const size = this.#points.length;
    if (size < this.most) {
      this.#points.push(points);
      this.#at.push(at);
      this.#row.push(row);
      this.#rise(size);
    } else {
      const worst = this.#points[0] ?? 0;
      if (
        size === 0 ||
        points < worst ||
        (points === worst && !this.#isBefore(at, row, this.#at[0] ?? 0, this.#row[0] ?? 0))
      )
        return;
      this.#points[0] = points;
      this.#at[0] = at;
      this.#row[0] = row;
      this.#sink();
    }
    if (this.#points.length < this.most) return;
    this.least = this.#points[0] ?? Infinity;
    const worst = this.#at[0] ?? 0;
    this.latest = this.#days[worst]?.[this.#segments[worst]?.docOf[this.#row[0] ?? 0] ?? 0] ?? Infinity;
  }

  list(): readonly RowAt[] {
    const order = this.#points.map((_points, index) => index);
    order.sort((a, b) => (this.#isWorse(a, b) ? 1 : -1));
    return order.flatMap((index) => {
      const segment = this.#segments[this.#at[index] ?? 0];
      return segment === undefined ? [] : [{ segment, row: this.#row[index] ?? 0 }];
    });
  }

  #isBefore(at: number, row: number, otherAt: number, otherRow: number): boolean {
    const segment = this.#segments[at];
    const other = this.#segments[otherAt];
    const doc = segment?.docOf[row] ?? 0;
    const otherDoc = other?.docOf[otherRow] ?? 0;
    if (at === otherAt) {
      const place = this.#orders[at]?.places;
      return doc === otherDoc ? row < otherRow : (place?.[doc] ?? 0) < (place?.[otherDoc] ?? 0);
    }
    const day = this.#days[at]?.[doc] ?? 0;
    const otherDay = this.#days[otherAt]?.[otherDoc] ?? 0;
    return day === otherDay
      ? (segment?.docs[doc]?.record ?? '') < (other?.docs[otherDoc]?.record ?? '')
      : day < otherDay;
  }

  #isWorse(a: number, b: number): boolean {
    const difference = (this.#points[a] ?? 0) - (this.#points[b] ?? 0);
    if (difference !== 0) return difference < 0;
    return !this.#isBefore(this.#at[a] ?? 0, this.#row[a] ?? 0, this.#at[b] ?? 0, this.#row[b] ?? 0);
  }

  #rise(start: number): void {
    for (let at = start; at > 0; ) {
      const above = (at - 1) >>> 1;
      if (!this.#isWorse(at, above)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  #sink(): void {
    for (let at = 0; ; ) {
      let worst = at;
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < this.#points.length && this.#isWorse(below, worst)) worst = below;
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }

  #swap(a: number, b: number): void {
    for (const list of [this.#points, this.#at, this.#row]) {
      const one = list[a] ?? 0;
      list[a] = list[b] ?? 0;
      list[b] = one;
    }
  }
}
