/**
 * A profile of an archive's pages in a file of its own, `profiles/NAME.yaml` beside a note: the same words as under `profiles` of
 * `sverka.yaml`, so that it can be handed on and put into another folder as it is.
 */
import { type Problem, toProblem } from '../errors.ts';
import { decodeFile } from './decode.ts';
import { NO_NOTE, type FolderNote } from './folder-note.ts';
import { type ProfileRule, readProfiles } from './folder-rules.ts';
import { parseYaml } from './front-matter.ts';
import { FOLDER_NOTE } from './source.ts';

/** Reads the profiles of a file: one, a list, or those under `profiles`. One without a name is called by its file. */
export function readProfileFile(
  bytes: Uint8Array,
  path: string,
): { readonly profiles: readonly ProfileRule[]; readonly problems: readonly Problem[] } {
  const { file, problems: found } = decodeFile({ path, bytes });
  if (file === null) return { profiles: [], problems: found };
  const problems: Problem[] = [...found];
  const refuse = (at: string, reason: string): void => {
    problems.push(toProblem('FOLDER_NOTE_ENTRY', { place: at, reason }, { at, file: path }));
  };
  const data = parseYaml(file.text);
  if (data === null) {
    refuse('profiles', 'it is no YAML with keys and values');
    return { profiles: [], problems };
  }
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/u, '');
  const said = 'profiles' in data ? data.profiles : { name, ...data };
  return { profiles: readProfiles(said, 'profiles', refuse).map((rule) => ({ ...rule, from: path })), problems };
}

/** Adds profiles to the note of the folder that `profiles/` lies in. */
export function addProfiles(
  notes: Map<string, FolderNote>,
  path: string,
  { profiles, problems }: ReturnType<typeof readProfileFile>,
): void {
  const place = path.slice(0, path.lastIndexOf('/'));
  const note = `${place.slice(0, place.lastIndexOf('/') + 1)}${FOLDER_NOTE}`;
  const known = notes.get(note) ?? NO_NOTE;
  notes.set(note, {
    ...known,
    rules: { ...known.rules, profiles: [...known.rules.profiles, ...profiles] },
    problems: [...known.problems, ...problems],
  });
}
