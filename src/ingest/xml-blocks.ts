/**
 * Writes blocks and marks from a stream of words: the one place where white space is collapsed, where a mark learns its
 * offsets, and where nothing is glued together that the markup holds apart. TEI and HTML both write through it.
 */
import type { Block, BlockKind, Mark } from '../model/text.ts';

/** A mark before its place is known. */
export type Unplaced = Mark extends infer Kind
  ? Kind extends Mark
    ? Omit<Kind, 'block' | 'start' | 'end'>
    : never
  : never;

/** Where a stretch begins; given back by `open`, taken by `close`. */
export interface Stretch {
  block: number;
  start: number;
}

interface Waiting {
  readonly settle: (block: number, offset: number) => void;
  readonly mark?: Unplaced;
}

interface OpenBlock {
  readonly kind: BlockKind;
  readonly at: string;
  readonly level: number | undefined;
  /** What was written so far, in pieces: joining them at every word would cost the square of a long paragraph. */
  readonly parts: string[];
  length: number;
  last: string;
  hasWords: boolean;
}

/** Collects the blocks and marks of one text. Offsets are UTF-16 code units. */
export class BlockWriter {
  readonly blocks: Block[] = [];
  readonly #marks: Mark[] = [];
  #open: OpenBlock | null = null;
  /** White space that is written before the next word, if there is one: none, a space, or a line end. */
  #gap: '' | ' ' | '\n' = '';
  /** True where that white space is only the indentation of the file: `</placeName>⏎ , ` is no space before the comma. */
  #indented = false;
  #glued = false;
  /** Places that are settled by the next character: the beginnings of stretches, and leaf marks. */
  #waiting: Waiting[] = [];

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** The character the next one will stand beside; empty at the beginning of a block and after white space. */
  get lastCharacter(): string {
    return this.#gap === '' ? (this.#open?.last ?? '') : '';
  }

  /** True where a line end has just been written, and no word since. */
  get endsLine(): boolean {
    return this.#gap === '\n';
  }

  /** True when the open block has no words yet. */
  get isEmpty(): boolean {
    return this.#open?.hasWords !== true;
  }

  /** Ends the open block, if any, and begins another. */
  begin(kind: BlockKind, at: string, level?: number): void {
    this.end();
    this.#open = { kind, at, level, parts: [], length: 0, last: '', hasWords: false };
  }

  /** Ends the open block; one without words is not kept, and what waits for a word waits for the next block's. */
  end(): void {
    const open = this.#open;
    this.#open = null;
    this.#gap = '';
    this.#glued = false;
    if (open === null || !open.hasWords) return;
    const { kind, at, level, parts } = open;
    this.blocks.push({ kind, text: parts.join(''), ...(level === undefined ? {} : { level }), at });
  }

  /** Writes words with the white space around them collapsed; where no block is open, one of `kind` is begun at `at`. */
  write(words: string, kind: BlockKind = 'paragraph', at = '', level?: number): void {
    const parts = words.split(/[ \t\r\n]+/u);
    const leading = parts[0] === '';
    const trailing = parts.length > 1 && parts.at(-1) === '';
    const body = (leading || trailing ? parts.filter((part) => part !== '') : parts).join(' ');
    if (body === '') {
      if (words !== '') this.#indent(words);
      return;
    }
    if (this.#open === null) this.begin(kind, at, level);
    if (leading) this.#indent(/^\s+/u.exec(words)?.[0] ?? ' ');
    this.#put(body);
    if (trailing) this.#indent(words.slice(words.trimEnd().length));
  }

  /** Holds what comes next apart from what stands before, by a space or a new line of the same block. */
  space(as: ' ' | '\n' = ' '): void {
    if (this.#glued || this.#open === null) return;
    if (this.#gap !== '\n') this.#gap = as;
    this.#indented = false;
  }

  /** Joins what comes next to what stands before, white space or not: a word broken by the end of a line. */
  glue(): void {
    this.#gap = '';
    this.#glued = true;
  }

  /** Ends a cell of the open row. */
  cell(): void {
    if (this.#open === null) return;
    this.#gap = '';
    this.#append(this.#open, '\t');
  }

  /** Opens a stretch that begins with the next character written. */
  open(): Stretch {
    const stretch: Stretch = { block: -1, start: -1 };
    this.#waiting.push({
      settle: (block, offset) => {
        stretch.block = block;
        stretch.start = offset;
      },
    });
    return stretch;
  }

  /** Closes a stretch: one mark on each block it lies on. False where no word was written in it. */
  close(stretch: Stretch, mark: Unplaced): boolean {
    if (stretch.block < 0) return false;
    const lastBlock = this.blocks.length;
    for (let block = stretch.block; block <= lastBlock; block += 1) {
      const length = this.blocks[block]?.text.length ?? (block === lastBlock ? this.#open?.length : undefined);
      const start = block === stretch.block ? stretch.start : 0;
      if (length !== undefined && length > start) this.#place(mark, block, start, length);
    }
    return true;
  }

  /** Places a mark without width: `after` the word before it (a note), or `before` the next word (a leaf). */
  point(mark: Unplaced, side: 'after' | 'before' = 'after'): void {
    if (side === 'after' && this.#open !== null && !this.isEmpty) {
      const offset = this.#open.length;
      this.#place(mark, this.blocks.length, offset, offset);
    } else if (side === 'before' && this.#glued && this.#open !== null && !this.isEmpty) {
      const offset = this.#open.length;
      this.#place(mark, this.blocks.length, offset, offset);
    } else {
      this.#waiting.push({
        mark,
        settle: (block, offset) => {
          this.#place(mark, block, offset, offset);
        },
      });
    }
  }

  /** Places a mark without width behind the last word, whether its block is still open or not. */
  pointLast(mark: Unplaced): void {
    const last = this.blocks.length - 1;
    const length = this.blocks[last]?.text.length;
    if (!this.isEmpty || length === undefined) this.point(mark);
    else this.#place(mark, last, length, length);
  }

  /**
   * Ends the writing. What still waits for a word stands at the end of the last block. Of a document that its edition has only
   * remarks on, the remarks are the text, as words supplied.
   */
  finish(): { readonly blocks: readonly Block[]; readonly marks: readonly Mark[] } {
    this.end();
    if (this.blocks.length === 0) {
      for (const { mark } of this.#waiting) {
        if (mark?.kind !== 'note') continue;
        this.#place({ kind: 'supplied' }, this.blocks.length, 0, mark.text.length);
        this.blocks.push({ kind: 'paragraph', text: mark.text });
      }
    }
    const last = this.blocks.length - 1;
    const waiting = this.#waiting;
    this.#waiting = [];
    if (last >= 0) for (const one of waiting) one.settle(last, this.blocks[last]?.text.length ?? 0);
    const marks = this.#marks
      .map((mark, order) => ({ mark, order: mark.end > mark.start ? -order : order }))
      // Of marks on the same words the outer one, which closed last, comes first.
      .sort(
        (a, b) =>
          a.mark.block - b.mark.block || a.mark.start - b.mark.start || b.mark.end - a.mark.end || a.order - b.order,
      )
      .map(({ mark }) => mark);
    return { blocks: this.blocks, marks };
  }

  #indent(blank: string): void {
    const indented = blank.includes('\n') && (this.#gap === '' || this.#indented);
    this.space();
    this.#indented = indented && this.#gap === ' ';
  }

  #put(words: string): void {
    const open = this.#open;
    if (open === null || (this.isEmpty && /^\s+$/u.test(words))) return;
    const drawn = this.#indented && (/^[,.)\]]/u.test(words) || /[([]$/u.test(open.last));
    if (this.#gap !== '' && !drawn && open.last !== '' && open.last !== '\t') this.#append(open, this.#gap);
    this.#indented = false;
    this.#gap = '';
    this.#glued = false;
    if (this.#waiting.length > 0) {
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const one of waiting) one.settle(this.blocks.length, open.length);
    }
    this.#append(open, words);
    open.hasWords = true;
  }

  #append(open: OpenBlock, words: string): void {
    open.parts.push(words);
    open.length += words.length;
    open.last = words.at(-1) ?? '';
  }

  #place(mark: Unplaced, block: number, start: number, end: number): void {
    this.#marks.push({ ...mark, block, start, end });
  }
}
