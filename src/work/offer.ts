/** Offers the files of a folder to the archive: only what changed is read from disk, and its bytes are kept before it is offered. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Archive, SeenFile, SeenSource } from '../archive/archive.ts';
import { type Problem, SverkaError, toProblem } from '../errors.ts';
import { JOIN_DECISION, parseJoin } from '../model/join.ts';
import { isFolderNote, type SurveyedSource, surveyFolder } from '../ingest/ingest.ts';
import { offerGlossaries } from './glossaries.ts';
import { type FoundFile, listFolder, toFolderProblem } from './folder.ts';
import type { RunReport } from './progress.ts';

/** Sources that share one fsync of the journal. */
const BATCH = 64;
/**
 * Bytes of files that are read at the same time: many small ones share the wait for the disk, large ones go one by one. What was read
 * is offered at once, so that it is taken up while the next are copied.
 */
const AT_ONCE = 16 * 1024 * 1024;
/** A file from here on is copied without being held in memory. */
const LARGE = 8 * 1024 * 1024;
/** How many missing sources a report names; all of them are counted, and each record says it itself. */
const MISSING_SHOWN = 100;
/** Keys of sources that `sverka add` brought from elsewhere; they are not looked for in the folder. */
export const ADDED_PREFIX = '@added/';

/** Where a found file lies on disk. */
export type Locate = (file: FoundFile) => string;

/**
 * Looks through the folder and offers what is new or changed; says what is missing and what has come back. `onOffered` is told
 * whenever some of it has come into the queue.
 */
export async function offerFolder(archive: Archive, folder: string, onOffered: () => void): Promise<RunReport> {
  const listing = await listFolder(folder);
  const root = path.resolve(folder);
  const glossaries = await offerGlossaries(archive, root, listing.files);
  const documents = listing.files.filter((file) => !glossaries.files.has(file.path));
  const offered = await offerFiles(
    { archive, locate: (file) => path.join(root, file.path), onOffered },
    documents,
    '',
    [...glossaries.files],
  );
  const present = new Set(listing.files.map((file) => file.path));
  const seen = await archive.listSeenFiles();
  const missing = new Set<string>();
  const wasThere = new Map<string, boolean>();
  for (const [file, state] of seen) {
    if (state.source.startsWith(ADDED_PREFIX)) continue;
    const isThere = present.has(file);
    wasThere.set(state.source, isThere || (wasThere.get(state.source) ?? false));
  }
  for (const [source, isThere] of wasThere) if (!isThere) missing.add(source);
  await archive.markMissing([...missing]);
  await archive.markReturned([...wasThere].filter(([, isThere]) => isThere).map(([source]) => source));
  return {
    ...offered,
    missing: missing.size,
    returned: 0,
    problems: [
      ...listing.problems,
      ...offered.problems,
      ...glossaries.problems,
      ...[...missing]
        .slice(0, MISSING_SHOWN)
        .map((source) => toProblem('FILE_MISSING', { path: source }, { file: source })),
    ],
  };
}

/** Where files are offered, how they are found, and who is told that some have come into the queue. */
export interface Offering {
  readonly archive: Archive;
  readonly locate: Locate;
  readonly onOffered: () => void;
}

export interface Offered {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly keys: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Groups files into sources, keeps the bytes of what changed, and offers the sources; `prefix` is set before every path, `others`
 * lie there too and are no documents.
 */
export async function offerFiles(
  { archive, locate, onOffered }: Offering,
  files: readonly FoundFile[],
  prefix = '',
  others: readonly string[] = [],
): Promise<Offered> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const seen = await archive.listSeenFiles();
  const problems: Problem[] = [];
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const keys: string[] = [];
  let batch: SeenSource[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const result = await archive.offerSources(batch);
    counts.added += result.added.length;
    counts.changed += result.changed.length;
    counts.unchanged += result.unchanged.length;
    batch = [];
    onOffered();
  };

  const gather = async (plan: SurveyedSource): Promise<SeenSource | undefined> => {
    const parts: SeenFile[] = [];
    for (const place of plan.paths) {
      const file = byPath.get(place);
      if (file === undefined) continue;
      const known = seen.get(prefix + place);
      if (known?.size === file.size && known.mtimeMs === file.mtimeMs) {
        parts.push({ path: known.path, sha256: known.sha256, size: known.size, mtimeMs: known.mtimeMs });
        continue;
      }
      const kept = await keep(archive, file, locate(file), problems);
      if (kept !== undefined) parts.push({ ...kept, path: prefix + place });
    }
    if (parts.length === 0) return undefined;
    for (const extract of plan.extracts) {
      const kept = await archive.keepFile(extract.bytes);
      parts.push({ ...kept, path: prefix + extract.path, mtimeMs: 0 });
    }
    return { key: prefix + plan.key, files: parts };
  };

  const plan = await surveyFolder(
    [...byPath.keys()],
    (place) => readKnown(byPath.get(place), locate, problems),
    prefix === '' ? await listJoins(archive) : [],
    others,
  );
  problems.push(...plan.problems);
  for (const group of toGroups(plan.sources, (place) => byPath.get(place)?.size ?? 0)) {
    for (const source of await Promise.all(group.map(gather))) {
      if (source === undefined) continue;
      keys.push(source.key);
      batch.push(source);
    }
    await flush();
  }
  return { ...counts, keys, problems };
}

/** Lists the files people said belong together. */
async function listJoins(archive: Archive) {
  const decisions = await archive.listDecisions({ kind: JOIN_DECISION });
  return decisions.flatMap(({ value, by }) => {
    const files = parseJoin(value);
    return files === undefined ? [] : [{ ...files, by }];
  });
}

/** Reads a file that speaks of others. Where it cannot be read, a note says so here, a document where it is offered. */
async function readKnown(file: FoundFile | undefined, locate: Locate, problems: Problem[]): Promise<Uint8Array | null> {
  if (file === undefined) return null;
  try {
    return await readFile(locate(file));
  } catch (error) {
    if (isFolderNote(file.path)) problems.push(toFolderProblem(file.path, error));
    return null;
  }
}

/** Cuts plans into groups whose files are read at the same time. */
function toGroups(
  plans: readonly SurveyedSource[],
  sizeOf: (place: string) => number,
): readonly (readonly SurveyedSource[])[] {
  const groups: SurveyedSource[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const plan of plans) {
    const size = plan.paths.reduce((sum, place) => sum + sizeOf(place), 0);
    if (bytes + size > AT_ONCE || (groups.at(-1)?.length ?? 0) >= BATCH) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)?.push(plan);
    bytes += size;
  }
  return groups;
}

async function keep(
  archive: Archive,
  file: FoundFile,
  place: string,
  problems: Problem[],
): Promise<SeenFile | undefined> {
  try {
    const kept = await (file.size >= LARGE ? archive.keepPath(place) : archive.keepFile(await readFile(place)));
    return { path: file.path, sha256: kept.sha256, size: kept.size, mtimeMs: file.mtimeMs };
  } catch (error) {
    // A full disk or a folder that may not be written ends the run; a file that cannot be read does not.
    if (error instanceof SverkaError) throw error;
    problems.push(toFolderProblem(file.path, error));
    return undefined;
  }
}
