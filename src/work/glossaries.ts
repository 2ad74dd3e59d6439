/**
 * The glossaries of a folder: files named `glossary….tsv|tmx|tbx`, and those its `sverka.yaml` names. Their bytes are kept; that
 * they are used is a decision in the journal, so that the archive learns the same again without the folder.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { type Problem, SverkaError, toProblem } from '../errors.ts';
import { FOLDER_NOTE, isGlossaryName, readFolderNote, readGlossary } from '../ingest/ingest.ts';
import { GLOSSARY_DECISION, type GlossaryFile } from '../model/glossary.ts';
import { type FoundFile, toFolderProblem } from './folder.ts';

/** Who says that a glossary of the folder is used. */
const FOLDER = 'folder';

export interface OfferedGlossaries {
  /** Paths of the files that are glossaries and no documents. */
  readonly files: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** Keeps the glossaries of a folder that are new or changed, and gives up those that have gone from it. */
export async function offerGlossaries(
  archive: Archive,
  root: string,
  found: readonly FoundFile[],
): Promise<OfferedGlossaries> {
  const problems: Problem[] = [];
  const named = found.some((file) => file.path === FOLDER_NOTE) ? await readNamed(root, problems) : [];
  const there = new Set(found.map((file) => file.path));
  for (const file of named) {
    if (!there.has(file)) problems.push(toProblem('FILE_NOT_FOUND', { path: file }, { file: FOLDER_NOTE }));
  }
  const files = new Set(found.map((file) => file.path).filter((file) => isGlossaryName(file) || named.includes(file)));
  const used = new Map(
    (await archive.listDecisions({ kind: GLOSSARY_DECISION }))
      .filter(({ by }) => by === FOLDER)
      .map(({ subject, value }) => [subject, (value as Partial<GlossaryFile>).sha256] as const),
  );
  const decide = (subject: string, value: GlossaryFile | null): Promise<number> =>
    archive.decide({ kind: GLOSSARY_DECISION, subject, value, by: FOLDER });
  for (const file of files) {
    try {
      const bytes = await readFile(path.join(root, file));
      problems.push(...readGlossary({ path: file, bytes }).problems);
      const { sha256 } = await archive.keepFile(bytes);
      if (used.get(file) !== sha256) await decide(file, { sha256 });
    } catch (error) {
      if (error instanceof SverkaError) throw error;
      problems.push(toFolderProblem(file, error));
    }
  }
  for (const file of used.keys()) if (!files.has(file)) await decide(file, null);
  return { files, problems };
}

async function readNamed(root: string, problems: Problem[]): Promise<readonly string[]> {
  try {
    return readFolderNote(await readFile(path.join(root, FOLDER_NOTE))).glossaries;
  } catch (error) {
    problems.push(toFolderProblem(FOLDER_NOTE, error));
    return [];
  }
}
