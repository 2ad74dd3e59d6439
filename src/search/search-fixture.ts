/** For tests: small invented records from a tiny notation, in a real archive in a temporary folder. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Archive, openArchive, type RecordItem } from '../archive/archive.ts';
import type { RecordDates } from '../model/date.ts';
import type { Passage, PassageSide } from '../model/passage.ts';
import type { Mark, Text } from '../model/text.ts';
import { indexRecord, SEARCH_MIGRATIONS } from './search.ts';

export interface Sketch {
  readonly id: string;
  /** Two language codes, original first; or one. */
  readonly langs: readonly string[];
  /** One passage each: `original | translation`, either may be missing; `l.42: ` before it begins a leaf. */
  readonly passages: readonly string[];
  readonly title?: string;
  readonly summary?: string;
  readonly dates?: RecordDates;
  /** A translator's note at the beginning of passage 1. */
  readonly note?: string;
  /** Names marked up in the original, found by their words. */
  readonly names?: readonly string[];
}

/** Builds the record a sketch draws; every passage is a block of its own. */
export function toItem(sketch: Sketch): RecordItem {
  let leaf: string | undefined;
  const rows = sketch.passages.map((line) => {
    const [, mark, words = line] = /^l\.(\w+): (.*)$/u.exec(line) ?? [];
    leaf = mark ?? leaf;
    return { leaf, sides: words.split('|').map((side) => side.trim()) };
  });
  const toSide = (text: number, at: number): PassageSide | null => {
    const words = rows[at]?.sides[text] ?? '';
    const lang = sketch.langs[text];
    if (words === '' || lang === undefined) return null;
    const place = rows[at]?.leaf;
    const locator = { paragraph: at + 1, ...(place === undefined ? {} : { leaf: place }) };
    return { text, lang, words, places: [{ block: at, start: 0, end: words.length }], locator };
  };
  const passages = rows.map(
    (_row, at): Passage => ({ n: at + 1, original: toSide(0, at), translation: toSide(1, at), confidence: 1 }),
  );
  const texts = sketch.langs.map((lang, text): Text => {
    const blocks = rows.map((row) => ({ kind: 'paragraph', text: row.sides[text] ?? '' }) as const);
    const note = { kind: 'note', by: 'translator', text: sketch.note ?? '', block: 0, start: 0, end: 0 } as const;
    const names = (sketch.names ?? []).flatMap((name): Mark[] => {
      const block = blocks.findIndex((one) => one.text.includes(name));
      const start = blocks[block]?.text.indexOf(name) ?? 0;
      return block < 0 ? [] : [{ kind: 'name', type: 'person', block, start, end: start + name.length }];
    });
    const marks = [...(text === sketch.langs.length - 1 && sketch.note !== undefined ? [note] : []), ...names];
    return { lang, role: text === 0 ? 'original' : 'translation', ...(text === 0 ? {} : { of: 0 }), blocks, marks };
  });
  const { id, title = `Document ${id}`, summary = null, dates = {} } = sketch;
  const rest = { reference: null, marking: {}, contributors: [], sponsors: [], rights: null, provenance: [] };
  return { record: { id, key: '', title, summary, dates, texts, ...rest }, alignments: [], passages };
}

/** Opens an empty archive in a temporary folder; `close` removes it. */
export async function openEmpty(): Promise<{ readonly archive: Archive; readonly close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'sverka-search-'));
  const archive = await openArchive({ folder }, { migrations: SEARCH_MIGRATIONS });
  const close = async () => {
    await archive.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { archive, close };
}

/** Indexes what the sketches draw. */
export async function index(archive: Archive, sketches: readonly Sketch[]): Promise<void> {
  await archive.db.transaction().execute((tx) => indexRecord(tx, sketches.map(toItem)));
}
