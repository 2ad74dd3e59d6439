/** The lists of descriptions of a folder: each source is told its own rows, and each list which of them found no file. */
import { decodeFile, LARGEST_FILE } from './decode.ts';
import type { DescribedRow, ListCheck } from './extract.ts';
import { FolderNames, folderOf } from './folder-names.ts';
import type { ListedPair } from './folder-plan.ts';
import type { FolderSources, ReadFolderFile } from './folder-sources.ts';
import { isGlossaryName } from './glossary.ts';
import { isListName, type ListMapping, type ListRow, mayNamePairs, parseList } from './list.ts';
import type { SourceFile } from './source.ts';

/** Rows and files a list has no answer for that are named; the others are counted. */
const MOST_NAMED = 200;
/** A source is described by a row or two; a list that names one file over and over says nothing more. */
const MOST_ROWS = 200;
const NO_DOCUMENT = /\.(?:csv|tsv|tab|jsonl|ndjson|json|ya?ml|xsd|rng|css|js)$/iu;

/** Lists the files that two columns of a list name as original and translation of one document. */
export async function listPairs(
  paths: readonly string[],
  mappings: readonly ListMapping[],
  read: ReadFolderFile,
): Promise<readonly ListedPair[]> {
  const pairs: ListedPair[] = [];
  let names: FolderNames | undefined;
  for (const path of paths) {
    if (!isListName(path) || isGlossaryName(path)) continue;
    const bytes = await read(path);
    const file = bytes === null || bytes.length > LARGEST_FILE ? null : decodeFile({ path, bytes }).file;
    const mapping = mappings.find(({ list }) => list === path);
    if (file === null || !mayNamePairs(file, mapping)) continue;
    names ??= new FolderNames(paths);
    const from = folderOf(path);
    const known = names;
    const find = (name: string): string | null => {
      const found = known.find(name, from);
      return 'path' in found ? found.path : null;
    };
    for (const { at, pair } of parseList(file, (name) => find(name) !== null, mapping)?.rows ?? []) {
      const [original, translation] = [find(pair?.original ?? ''), find(pair?.translation ?? '')];
      // A sign of a pattern in a name would be taken for one.
      if (
        original === null ||
        translation === null ||
        original === translation ||
        /[*{}]/u.test(original + translation)
      )
        continue;
      pairs.push({ original, translation, list: path, at });
    }
  }
  return pairs;
}

/** Tells each source the rows about it; `mappings` are those the notes of the folder give. */
export async function surveyLists(
  sources: FolderSources,
  mappings: readonly ListMapping[],
  read: ReadFolderFile,
): Promise<void> {
  for (const { paths } of sources.list()) {
    const [path = ''] = paths;
    if (!isListName(path) || isGlossaryName(path)) continue;
    const bytes = await read(path);
    if (bytes !== null && bytes.length <= LARGEST_FILE) joinList({ path, bytes }, sources, mappings);
  }
}

function joinList(source: SourceFile, folder: FolderSources, mappings: readonly ListMapping[]): void {
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
    const told = new Set<string>();
    for (const name of row.files) {
      const found = findNamed(name, from, folder);
      const plan = 'path' in found ? folder.find(found.path) : undefined;
      if (plan === undefined || !('path' in found)) {
        const why = 'why' in found ? found.why : 'missing';
        if (check.rows.length < MOST_NAMED) check.rows.push({ at: row.at, name, why });
        else check.moreRows += 1;
        continue;
      }
      check.described += 1;
      described.add(plan.key);
      // A row that names both files of a document describes it once.
      if (row.pair !== undefined && told.has(plan.key)) continue;
      told.add(plan.key);
      const rows = folder.extractOf(plan.key).rows ?? [];
      if (rows.length < MOST_ROWS) folder.tell(plan.key, { rows: [...rows, toDescribed(row, found, source.path)] });
    }
  }
  const places = new Set([...described].map((key) => folderOf(folder.find(key)?.paths[0] ?? key)));
  const bare = [...places]
    .flatMap((place) => folder.listIn(place))
    .filter(({ key, paths: [path = ''] }) => !described.has(key) && path !== source.path && !NO_DOCUMENT.test(path))
    .map(({ key }) => key);
  const own: ListCheck = {
    ...check,
    ...(mapping === undefined ? {} : { mapping }),
    unknown: list.unknown,
    files: bare.slice(0, MOST_NAMED),
    moreFiles: Math.max(0, bare.length - MOST_NAMED),
  };
  folder.tell(source.path, { list: own });
}

type Named = { readonly path: string; readonly record: string | null };

/** `volume.xml#d12` means a record of the volume, unless a file is called so. */
function findNamed(
  name: string,
  from: string,
  folder: FolderSources,
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
