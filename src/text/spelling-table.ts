/**
 * What is known of spellings, as numbers, found again by the letters of a word where they stand in a text, without cutting it out (open
 * addressing, FNV-1a): each spelling is looked into once, however often it stands there.
 */

const FNV = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/** In `data`: of each spelling how many letters it has │ its letters │ what `make` said of it. */
export class SpellingTable {
  data = new Int32Array(1 << 16);
  readonly #make: (written: string) => readonly number[];
  #length = 0;
  /** Hash of a spelling, and where in `data` it lies, from 1; a power of two of both. */
  #slots = new Int32Array(1 << 13);
  #size = 0;

  /** `make` says in numbers what is to be known of a spelling. */
  constructor(make: (written: string) => readonly number[]) {
    this.#make = make;
  }

  get size(): number {
    return this.#size;
  }

  /** Finds what is known of a stretch of text: where in `data` it begins. */
  find(text: string, start: number, end: number): number {
    let hash = FNV;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
    hash ^= hash >>> 15;
    const slots = this.#slots;
    const last = slots.length - 1;
    for (let slot = (hash << 1) & last; ; slot = (slot + 2) & last) {
      const place = slots[slot + 1] ?? 0;
      if (place === 0) return this.#add(text.slice(start, end), hash, slot);
      if (slots[slot] === hash && this.#isAt(place - 1, text, start, end)) return place + end - start;
    }
  }

  #isAt(place: number, text: string, start: number, end: number): boolean {
    const { data } = this;
    if (data[place] !== end - start) return false;
    for (let at = start, letter = place + 1; at < end; at++, letter++)
      if (text.charCodeAt(at) !== data[letter]) return false;
    return true;
  }

  #add(written: string, hash: number, slot: number): number {
    const made = [written.length];
    for (let at = 0; at < written.length; at++) made.push(written.charCodeAt(at));
    made.push(...this.#make(written));
    const place = this.#length;
    this.#length += made.length;
    if (this.#length > this.data.length) {
      const larger = new Int32Array(Math.max(this.data.length * 2, this.#length));
      larger.set(this.data);
      this.data = larger;
    }
    this.data.set(made, place);
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = place + 1;
    this.#size += 1;
    if (this.#size * 4 > this.#slots.length) this.#grow();
    return place + 1 + written.length;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 4);
    const last = slots.length - 1;
    for (let at = 0; at < old.length; at += 2) {
      const [hash = 0, place = 0] = [old[at], old[at + 1]];
      if (place === 0) continue;
      let slot = (hash << 1) & last;
      while (slots[slot + 1] !== 0) slot = (slot + 2) & last;
      slots[slot] = hash;
      slots[slot + 1] = place;
    }
    this.#slots = slots;
  }
}
