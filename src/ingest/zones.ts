/** Zones: stretches of a document that say themselves which language or role they are in. HTML and the office formats write them. */
import type { TextRole } from '../model/text.ts';
import type { LocalMark, Paragraph } from './paragraphs.ts';
import { BlockWriter } from './xml-blocks.ts';

/** A stretch with what the file itself says of it; `null` where it says nothing. */
export interface Zone {
  readonly lang: string | null;
  readonly role: TextRole | null;
  readonly paragraphs: readonly Paragraph[];
}

interface OpenZone {
  readonly lang: string | null;
  readonly role: TextRole | null;
  readonly writer: BlockWriter;
  /** Blocks before which a division begins. */
  readonly apart: Set<number>;
}

/** Collects the zones of one document; `writer` writes into the open one. */
export class ZoneWriter {
  #zones: OpenZone[] = [];

  constructor() {
    this.open(null, null);
  }

  get writer(): BlockWriter {
    return this.#last.writer;
  }

  /** True where a word has been written. */
  get hasWords(): boolean {
    return this.#zones.some(({ writer }) => writer.blocks.length > 0 || !writer.isEmpty);
  }

  get #last(): OpenZone {
    const last = this.#zones.at(-1);
    if (last === undefined) throw new Error('a zone is always open');
    return last;
  }

  /** Ends the open zone and begins another. */
  open(lang: string | null, role: TextRole | null): void {
    this.#zones.at(-1)?.writer.end();
    this.#zones.push({ lang, role, writer: new BlockWriter(), apart: new Set() });
  }

  /** Ends the open block and sets what follows apart from what stood before. */
  setApart(): void {
    const { writer, apart } = this.#last;
    writer.end();
    apart.add(writer.blocks.length);
  }

  /** Ends the writing and builds the zones that hold words. */
  finish(): readonly Zone[] {
    return this.#zones.flatMap(({ lang, role, writer, apart }): readonly Zone[] => {
      const { blocks, marks } = writer.finish();
      if (blocks.length === 0) return [];
      const byBlock = new Map<number, LocalMark[]>();
      for (const { block, ...mark } of marks) byBlock.set(block, [...(byBlock.get(block) ?? []), mark]);
      const paragraphs = blocks.map(
        ({ kind, text, level, at }, index): Paragraph => ({
          text,
          at: at ?? '',
          gap: apart.has(index) ? 3 : index === 0 || kind === 'heading' ? 2 : 1,
          // A bare paragraph may be a dateline or a signature; that is told from its words.
          ...(kind === 'paragraph' ? {} : { kind }),
          ...(level === undefined ? {} : { level }),
          ...(byBlock.has(index) ? { marks: byBlock.get(index) ?? [] } : {}),
        }),
      );
      return [{ lang, role, paragraphs }];
    });
  }
}
