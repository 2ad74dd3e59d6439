/** Which file lies where now, told from the journal alone: what the projection leaves in the tables, without them. */
import { GLOSSARY_DECISION } from '../model/glossary.ts';
import { parseLine } from './journal-line.ts';
import type { JournalEntry, SeenFile } from './stored.ts';

/** Path → the file as it was seen last. */
export type CurrentFiles = ReadonlyMap<string, Pick<SeenFile, 'sha256' | 'mtimeMs'>>;

/** Follows a journal line by line; `files` are those of the sources that are not missing, and the glossaries of the folder. */
export function gatherCurrentFiles(): { readonly follow: (line: string) => void; readonly files: () => CurrentFiles } {
  const sources = new Map<string, readonly SeenFile[]>();
  const owner = new Map<string, string>();
  const missing = new Set<string>();
  const glossaries = new Map<string, string>();

  const see = (source: string, files: readonly SeenFile[]): void => {
    for (const { path } of sources.get(source) ?? []) if (owner.get(path) === source) owner.delete(path);
    sources.set(source, files);
    missing.delete(source);
    // A file that has moved to another source is that one's.
    for (const { path } of files) owner.set(path, source);
  };
  const decide = ({ kind, subject, value }: JournalEntry): void => {
    if (kind !== GLOSSARY_DECISION) return;
    const { sha256 } = (value ?? {}) as { readonly sha256?: unknown };
    if (typeof sha256 === 'string') glossaries.set(String(subject), sha256);
    else glossaries.delete(String(subject));
  };

  const follow = (line: string): void => {
    // Most lines of a journal are readings and decisions on beads, which say nothing of files.
    if (!/^.{0,80}"type":"(?:source\.|decision\.made")/u.test(line)) return;
    const entry = parseLine(line);
    const source = String(entry.source);
    if (entry.type === 'source.seen') see(source, entry.files as readonly SeenFile[]);
    else if (entry.type === 'source.missing') missing.add(source);
    else if (entry.type === 'source.returned') see(source, sources.get(source) ?? []);
    else if (entry.type === 'decision.made') decide(entry);
  };

  const files = (): CurrentFiles => {
    const current = new Map<string, Pick<SeenFile, 'sha256' | 'mtimeMs'>>();
    for (const [path, sha256] of glossaries) current.set(path, { sha256, mtimeMs: 0 });
    for (const [source, seen] of sources) {
      if (missing.has(source)) continue;
      for (const { path, sha256, mtimeMs } of seen)
        if (owner.get(path) === source) current.set(path, { sha256, mtimeMs });
    }
    return current;
  };
  return { follow, files };
}
