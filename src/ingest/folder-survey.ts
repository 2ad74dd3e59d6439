/**
 * The survey of a folder: which files are read together, and what other files of the folder say of them.
 *
 * In: paths, and a way to read the few files that speak of others (notes, manifests, bags, lists). Out: sources, each with the words
 * said of it and of no other. They are looked into here, once, so that a source carries only what is its own.
 */
import type { Problem } from '../errors.ts';
import { type FolderNote, readFolderNote } from './folder-note.ts';
import { type Join, planFolder } from './folder-plan.ts';
import { FolderSources, type ReadFolderFile, type SurveyedSource } from './folder-sources.ts';
import { addProfiles, readProfileFile } from './profile-file.ts';
import { isFolderNote, isProfileFile } from './source.ts';
import { surveyBags } from './survey-bags.ts';
import { listPairs, surveyLists } from './survey-lists.ts';
import { surveyManifests } from './survey-manifests.ts';

export interface FolderSurvey {
  readonly sources: readonly SurveyedSource[];
  readonly problems: readonly Problem[];
}

/**
 * Surveys a folder. `paths` are all its files; only those that speak of others are read. `joins` are files of one document by a
 * person's decision. `others` are files that are there and are no documents: a bag counts them.
 */
export async function surveyFolder(
  paths: readonly string[],
  read: ReadFolderFile,
  joins: readonly Join[] = [],
  others: readonly string[] = [],
): Promise<FolderSurvey> {
  const notes = new Map<string, FolderNote>();
  const speaking = paths.filter(isFolderNote);
  // Notes first: the profiles beside one are added to it.
  for (const path of [...speaking.filter((one) => !isProfileFile(one)), ...speaking.filter(isProfileFile)]) {
    const bytes = await read(path);
    if (bytes === null) continue;
    if (isProfileFile(path)) addProfiles(notes, path, readProfileFile(bytes, path));
    else notes.set(path, readFolderNote(bytes, path));
  }
  const mappings = [...notes.values()].flatMap((note) => note.lists);
  const plan = planFolder(paths, notes, joins, await listPairs(paths, mappings, read));
  const sources = new FolderSources(plan.sources);
  await surveyManifests(sources, read);
  await surveyBags(sources, paths, read, others);
  await surveyLists(sources, mappings, read);
  const wrong = [...notes.values()].flatMap((note) => note.problems);
  return { sources: sources.toSurveyed(), problems: [...wrong, ...plan.problems] };
}
