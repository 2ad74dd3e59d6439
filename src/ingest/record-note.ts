/**
 * What the notes of a folder say of one source, kept with its files: so that the archive can be read again from what it keeps, and a
 * changed note makes a new version of the records it speaks of and of no other.
 */
import { z } from 'zod';
import { PageProfile } from './page-profile.ts';
import type { SourceFile } from './source.ts';
import { FOLDER_NOTE } from './source.ts';

const Field = z.object({ path: z.string(), value: z.string(), at: z.string() });
const NotedText = z.object({
  /** Paths of its files: one, or the pictures of its pages. */
  files: z.array(z.string()).min(1),
  role: z.enum(['original', 'translation']),
  lang: z.string().optional(),
  by: z.string().optional(),
  /** The index of the text it was made from. */
  of: z.number().int().nonnegative().optional(),
});
const RecordNote = z.object({
  /** Which notes it was taken from. */
  from: z.array(z.string()),
  texts: z.array(NotedText).optional(),
  scans: z.array(z.string()).optional(),
  alignments: z.array(z.string()).optional(),
  /** How the pages of its archive look, those of the nearest folder first. */
  profiles: z.array(PageProfile).optional(),
  /** Go before what the files say. */
  fields: z.array(Field).optional(),
  /** Hold where the files say nothing; the nearest folder first. */
  defaults: z.array(Field).optional(),
});
export type NotedText = z.infer<typeof NotedText>;
export type RecordNote = z.infer<typeof RecordNote>;

/** The name under which the note of a source lies among its files. */
export function toNotePath(key: string): string {
  return `${FOLDER_NOTE}#${key}`;
}

/** Tells whether a file of a source is the note of it. */
export function isRecordNote(path: string): boolean {
  return new RegExp(`(?:^|/)${FOLDER_NOTE.replace('.', '\\.')}#`, 'u').test(path);
}

/** Formats the note of a source: equal notes, equal bytes. */
export function formatRecordNote(note: RecordNote): string {
  return `${JSON.stringify(note, null, 2)}\n`;
}

/** Parses the note of a source; null where it is none. */
export function parseRecordNote({ bytes }: SourceFile): RecordNote | null {
  try {
    const parsed = RecordNote.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Tells whether a file is the one a note names; files brought from elsewhere stand under a longer path. */
export function isNamed(path: string, named: readonly string[]): boolean {
  return named.some((name) => path === name || path.endsWith(`/${name}`));
}
