/**
 * The plan of a folder: which files are read together, by what the notes of its folders say, and for all others by their names.
 *
 * In: paths, and the notes among them as they were read. Out: sources with their keys, and whatever in the notes does not fit the
 * files. Every file stands in one source.
 */
import type { Problem } from '../errors.ts';
import type { JoinedFiles } from '../model/join.ts';
import type { FolderNote } from './folder-note.ts';
import type { RecordRule } from './folder-rules.ts';
import type { HeadField } from './front-matter.ts';
import { type Gathered, gatherRecords, listBelow } from './gather-records.ts';
import type { PageProfile } from './page-profile.ts';
import { type PathPattern, startMatch } from './path-pattern.ts';
import { formatRecordNote } from './record-note.ts';
import { FOLDER_NOTE, listDocuments, parseName, planSources, type SourcePlan } from './source.ts';

/** A source, and what the notes of its folders say of it. */
export interface FolderSource extends SourcePlan {
  /** The words of its note (`formatRecordNote`); null where no note speaks of it. */
  readonly note: string | null;
}

export interface FolderPlan {
  readonly sources: readonly FolderSource[];
  readonly problems: readonly Problem[];
}

/** Plans a folder; `notes` are by the paths of their files. */
export function planFolder(
  paths: readonly string[],
  notes: ReadonlyMap<string, FolderNote>,
  joins: readonly Join[] = [],
  listed: readonly ListedPair[] = [],
): FolderPlan {
  const problems: Problem[] = [];
  const taken = new Map<string, string>();
  const keys = new Set<string>();
  const sources: FolderSource[] = [];
  // Most folders have no such note: then their files are looked through once.
  const isSaid =
    joins.length > 0 || listed.length > 0 || [...notes.values()].some(({ rules }) => rules.records.length > 0);
  const visible = isSaid ? listDocuments(paths) : [];
  const files = new Set(visible);
  const pictures = groupPictures(visible);
  // The nearest note knows its files best.
  const nearest = [...notes].sort(([a], [b]) => b.split('/').length - a.split('/').length || (a < b ? -1 : 1));
  const speaking = nearest.map(([note, { rules }]) => ({
    note,
    folder: note.slice(0, -FOLDER_NOTE.length),
    records: rules.records,
  }));
  // A person's decision goes before every note, and a note before a list.
  const decided = toRules(joins, files, ({ by }) => ({ note: `the decision of ${by}`, at: `the decision of ${by}` }));
  const inLists = toRules(listed, files, ({ list, at }) => ({ note: list, at }));
  for (const { note, folder, records } of [...decided, ...speaking, ...inLists]) {
    if (records.length === 0) continue;
    const below = listBelow(folder, visible);
    for (const rule of records) {
      const gathered = gatherRecords({ rule, note, below, taken, problems });
      for (const found of rule.scans.length > 0
        ? gathered
        : gathered.map((one) => withPictures(one, pictures, taken))) {
        const isOthers = keys.has(found.key) || (files.has(found.key) && !found.paths.includes(found.key));
        const key = isOthers ? (found.paths[0] ?? found.key) : found.key;
        keys.add(key);
        const said = listSaid(found.paths[0] ?? '', nearest);
        const from = [...new Set([note, ...said.from])];
        sources.push({ key, paths: found.paths, note: formatRecordNote({ ...found.note, ...said, from }) });
      }
    }
  }
  const others = planSources(
    paths.filter((path) => !taken.has(path)),
    keys,
  );
  for (const plan of others) {
    const said = listSaid(plan.paths[0] ?? '', nearest);
    const isDescribed = said.defaults.length > 0 || said.profiles !== undefined;
    sources.push({ ...plan, note: isDescribed ? formatRecordNote(said) : null });
  }
  sources.sort((a, b) => ((a.paths[0] ?? '') < (b.paths[0] ?? '') ? -1 : 1));
  return { sources, problems };
}

/** Files that belong together by a person's decision or by a list: who or what says so. */
export interface Join extends JoinedFiles {
  readonly by: string;
}

/** Files that two columns of a list name as the sides of one document. */
export interface ListedPair extends JoinedFiles {
  readonly list: string;
  readonly at: string;
}

/** Joined files as entries of a note, where both are there; one entry an original. */
function toRules<T extends JoinedFiles>(
  joins: readonly T[],
  files: ReadonlySet<string>,
  sayWhere: (join: T) => { readonly note: string; readonly at: string },
) {
  const literal = (path: string): PathPattern => ({ words: path, names: [], hasStar: false });
  const byOriginal = new Map<string, T[]>();
  for (const join of joins) {
    if (!files.has(join.original) || !files.has(join.translation)) continue;
    byOriginal.set(join.original, [...(byOriginal.get(join.original) ?? []), join]);
  }
  return [...byOriginal].flatMap(([original, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    const { note, at } = sayWhere(first);
    const rule: RecordRule = {
      at,
      original: { file: literal(original) },
      translations: own.map(({ translation }) => ({ file: literal(translation) })),
      scans: [],
      alignments: [],
      fields: [],
    };
    return [{ note, folder: '', records: [rule] }];
  });
}

/** Groups the pictures of pages by the names of the texts they would go with. */
function groupPictures(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const { isScan, stem } = parseName(path);
    if (isScan) groups.set(stem, [...(groups.get(stem) ?? []), path]);
  }
  return groups;
}

/** Where an entry names no scans, the pictures of its first text go with it by their names, as they do without a note. */
function withPictures(
  found: Gathered,
  pictures: ReadonlyMap<string, readonly string[]>,
  taken: Map<string, string>,
): Gathered {
  const [first] = found.note.texts ?? [];
  const scans = (pictures.get(parseName(first?.files[0] ?? '').stem) ?? []).filter((path) => !taken.has(path));
  if (first === undefined || scans.length === 0) return found;
  for (const path of scans) taken.set(path, path);
  return { ...found, paths: [...found.paths, ...scans], note: { ...found.note, scans } };
}

/** What the notes around a file say of it, the nearest first: defaults, and the profiles of its archive. */
function listSaid(
  path: string,
  nearest: readonly (readonly [string, FolderNote])[],
): { readonly from: string[]; readonly defaults: HeadField[]; readonly profiles?: PageProfile[] } {
  const isPage = /\.(?:x?html?|txt|text)$/iu.test(path);
  const around = nearest.filter(([note]) => path.startsWith(note.slice(0, -FOLDER_NOTE.length)));
  const defaults = around.filter(([, { rules }]) => rules.defaults.length > 0);
  const profiles = around.flatMap(([note, { rules }]) => {
    const below = path.slice(note.length - FOLDER_NOTE.length);
    return rules.profiles.flatMap(({ files, profile, from = note }) =>
      isPage && (files === null || files.some((pattern) => startMatch(pattern)(below) !== null))
        ? [{ note: from, profile }]
        : [],
    );
  });
  return {
    from: [...new Set([...defaults.map(([note]) => note), ...profiles.map(({ note }) => note)])],
    defaults: defaults.flatMap(([, { rules }]) => rules.defaults),
    ...(profiles.length === 0 ? {} : { profiles: profiles.map(({ profile }) => profile) }),
  };
}
