/**
 * Extracts: what other files of the folder say of a source, such as the row of a list that describes it, or the checksum a bag
 * gives. An extract travels beside the files of its source as a small file, so that the archive keeps it with them and the
 * source is read again when it has changed.
 */
import type { ListMapping } from './list.ts';
import type { SourceFile } from './source.ts';

/** A row of a list of descriptions, and the file it is about. */
export interface DescribedRow {
  /** The path of the file; of a source that is a pair, the file the row names, or the key of the pair. */
  readonly file: string;
  /** Which record of that file (`volume.xml#d12`); null for the only one. */
  readonly record: string | null;
  readonly list: string;
  /** The line the row begins on: `line 12`. */
  readonly at: string;
  /** Names of fields as front matter knows them, or the column's own, with the words of the cell. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** What became of the rows of a list: kept with the list itself. */
export interface ListCheck {
  readonly described: number;
  readonly mapping?: ListMapping;
  /** Columns that name no field. */
  readonly unknown: readonly string[];
  /** Rows that lead to no file. */
  readonly rows: readonly {
    readonly at: string;
    readonly name: string;
    readonly why: 'missing' | 'outside' | 'several';
  }[];
  readonly moreRows: number;
  /** Files beside the described ones that have no row. */
  readonly files: readonly string[];
  readonly moreFiles: number;
}

/** What a bag says of one file of its payload. */
export interface PayloadPromise {
  readonly file: string;
  /** The folder of the bag. */
  readonly bag: string;
  /** Algorithm → checksum in lower case, by the manifests of the bag. */
  readonly checksums: Readonly<Record<string, string>>;
  readonly info: readonly (readonly [name: string, value: string])[];
}

export interface Extract {
  readonly rows?: readonly DescribedRow[];
  readonly list?: ListCheck;
  readonly payload?: readonly PayloadPromise[];
  /** Of a bag itself: the files that lie in it. */
  readonly members?: readonly string[];
  /** Of a bag itself: its tag files that are not read. */
  readonly tags?: readonly string[];
}

/** Files with such a name are hidden, and hidden files are never taken from a folder: nobody else's can be mistaken for it. */
const NAME = '.told.json';

/** Builds the file of an extract; `key` is that of its source. */
export function formatExtract(key: string, extract: Extract): SourceFile {
  return { path: `${key}/${NAME}`, bytes: Buffer.from(`${JSON.stringify(extract, null, 1)}\n`) };
}

/** Tells an extract from the files a person brought. */
export function isExtract(path: string): boolean {
  return path.endsWith(`/${NAME}`);
}

/** Takes the extract out of the files of a source. */
export function takeExtract(files: readonly SourceFile[]): {
  readonly files: readonly SourceFile[];
  readonly extract: Extract;
} {
  const found = files.find(({ path }) => isExtract(path));
  if (found === undefined) return { files, extract: {} };
  const rest = files.filter((file) => file !== found);
  try {
    return { files: rest, extract: JSON.parse(Buffer.from(found.bytes).toString('utf8')) as Extract };
  } catch {
    // Damaged on disk: the source is read without it, and `sverka check` names the file.
    return { files: rest, extract: {} };
  }
}
