/**
 * The survey of a folder: which files are read together, and what other files of the folder say of them.
 *
 * In: paths, and a way to read the few files that speak of others (notes, lists). Out: sources, each with the words said of it and
 * of no other. Lists are looked into here, once, so that a source carries only its own rows.
 */
import type { Problem } from '../errors.ts';
import { decodeFile, LARGEST_FILE } from './decode.ts';
import { type DescribedRow, type Extract, formatExtract, type ListCheck } from './extract.ts';
import { FolderNames, folderOf } from './folder-names.ts';
import { type FolderNote, readFolderNote } from './folder-note.ts';
import { type Join, planFolder } from './folder-plan.ts';
import { isGlossaryName } from './glossary.ts';
import { isListName, type ListMapping, type ListRow, parseList } from './list.ts';
import { toNotePath } from './record-note.ts';
import { isFolderNote, type SourceFile, type SourcePlan } from './source.ts';

/** Gets the bytes of a file of the folder; null where it cannot be read, which is said where it is read as a source. */
export type ReadFolderFile = (path: string) => Promise<Uint8Array | null>;

/** A source with what the rest of the folder says of it. */
export interface SurveyedSource extends SourcePlan {
  /** Small files made in planning, to be kept and read with the others: the note of the source, and what lists say of it. */
  readonly extracts: readonly SourceFile[];
}

export interface FolderSurvey {
  readonly sources: readonly SurveyedSource[];
  readonly problems: readonly Problem[];
}

/** Rows and files a list has no answer for that are named; the others are counted. */
const MOST_NAMED = 200;
const NO_DOCUMENT = /\.(?:csv|tsv|tab|jsonl|ndjson|json|ya?ml|xsd|rng|css|js)$/iu;

/** Surveys a folder. `paths` are all its files; only notes and lists are read. `joins` are files of one document by a person's decision. */
export async function surveyFolder(
  paths: readonly string[],
  read: ReadFolderFile,
  joins: readonly Join[] = [],
): Promise<FolderSurvey> {
  const notes = new Map<string, FolderNote>();
  for (const path of paths.filter(isFolderNote)) {
    const bytes = await read(path);
    if (bytes !== null) notes.set(path, readFolderNote(bytes, path));
  }
  const plan = planFolder(paths, notes, joins);
  const extracts = new Map<string, Extract>();
  const lists = plan.sources.flatMap(({ paths: [path = ''] }) =>
    isListName(path) && !isGlossaryName(path) ? [path] : [],
  );
  if (lists.length > 0) {
    const folder = new Folder(plan.sources);
    const mappings = [...notes.values()].flatMap((note) => note.lists);
    for (const path of lists) {
      const bytes = await read(path);
      if (bytes === null || bytes.length > LARGEST_FILE) continue;
      joinList({ path, bytes }, folder, mappings, extracts);
    }
  }
  const sources = plan.sources.map(({ key, paths: own, note }): SurveyedSource => {
    const extract = extracts.get(key);
    const noted = note === null ? [] : [{ path: toNotePath(key), bytes: Buffer.from(note) }];
    return { key, paths: own, extracts: [...noted, ...(extract === undefined ? [] : [formatExtract(key, extract)])] };
  });
  const wrong = [...notes.values()].flatMap((note) => note.problems);
  return { sources, problems: [...wrong, ...plan.problems] };
}

/** The sources of a folder by their files. */
class Folder {
  readonly names: FolderNames;
  readonly #planOf = new Map<string, SourcePlan>();
  readonly #inFolder = new Map<string, SourcePlan[]>();

  constructor(plans: readonly SourcePlan[]) {
    for (const plan of plans) {
      for (const path of [plan.key, ...plan.paths]) this.#planOf.set(path, plan);
      const place = folderOf(plan.paths[0] ?? plan.key);
      this.#inFolder.set(place, [...(this.#inFolder.get(place) ?? []), plan]);
    }
    this.names = new FolderNames([...this.#planOf.keys()]);
  }

  planOf(path: string): SourcePlan | undefined {
    return this.#planOf.get(path);
  }

  plansIn(place: string): readonly SourcePlan[] {
    return this.#inFolder.get(place) ?? [];
  }
}

function joinList(
  source: SourceFile,
  folder: Folder,
  mappings: readonly ListMapping[],
  extracts: Map<string, Extract>,
): void {
  const { file } = decodeFile(source);
  if (file === null) return;
  const from = folderOf(source.path);
  const find = (name: string): string | null => {
    const found = folder.names.find(name, from);
    return 'path' in found && found.path !== source.path ? found.path : null;
  };
  const mapping = mappings.find(({ list }) => list === source.path);
  const list = parseList(file, (name) => find(name) !== null, mapping);
  if (list?.namesFiles !== true) return;
  const check = { described: 0, rows: [] as ListCheck['rows'][number][], moreRows: 0 };
  const described = new Set<string>();
  for (const row of list.rows) {
    for (const name of row.files) {
      const found = findNamed(name, from, folder);
      const plan = 'path' in found ? folder.planOf(found.path) : undefined;
      if (plan === undefined || !('path' in found)) {
        const why = 'why' in found ? found.why : 'missing';
        if (check.rows.length < MOST_NAMED) check.rows.push({ at: row.at, name, why });
        else check.moreRows += 1;
        continue;
      }
      check.described += 1;
      described.add(plan.key);
      addRow(extracts, plan.key, toDescribed(row, found, source.path));
    }
  }
  const places = new Set([...described].map((key) => folderOf(folder.planOf(key)?.paths[0] ?? key)));
  const bare = [...places]
    .flatMap((place) => folder.plansIn(place))
    .filter(({ key, paths: [path = ''] }) => !described.has(key) && path !== source.path && !NO_DOCUMENT.test(path))
    .map(({ key }) => key);
  const own: ListCheck = {
    ...check,
    ...(mapping === undefined ? {} : { mapping }),
    unknown: list.unknown,
    files: bare.slice(0, MOST_NAMED),
    moreFiles: Math.max(0, bare.length - MOST_NAMED),
  };
  extracts.set(source.path, { ...extracts.get(source.path), list: own });
}

type Named = { readonly path: string; readonly record: string | null };

/** `volume.xml#d12` means a record of the volume, unless a file is called so. */
function findNamed(
  name: string,
  from: string,
  folder: Folder,
): Named | { readonly why: 'missing' | 'outside' | 'several' } {
  const whole = folder.names.find(name, from);
  if ('path' in whole) return { path: whole.path, record: null };
  const hash = name.lastIndexOf('#');
  if (hash <= 0) return whole;
  const file = folder.names.find(name.slice(0, hash), from);
  return 'path' in file ? { path: file.path, record: name.slice(hash + 1).trim() } : whole;
}

function toDescribed(row: ListRow, { path, record }: Named, list: string): DescribedRow {
  return { file: path, record, list, at: row.at, fields: row.fields };
}

function addRow(extracts: Map<string, Extract>, key: string, row: DescribedRow): void {
  const known = extracts.get(key) ?? {};
  extracts.set(key, { ...known, rows: [...(known.rows ?? []), row] });
}
