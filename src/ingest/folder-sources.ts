/** The sources of a folder while it is surveyed: found by their files, given files of others, and told what lists, manifests and bags say. */
import { type Extract, formatExtract } from './extract.ts';
import { FolderNames, folderOf } from './folder-names.ts';
import type { FolderSource } from './folder-plan.ts';
import { toNotePath } from './record-note.ts';
import type { SourceFile, SourcePlan } from './source.ts';

/** A source with what the rest of the folder says of it. */
export interface SurveyedSource extends SourcePlan {
  /** Small files made in planning, to be kept and read with the others: the note of the source, and what else is said of it. */
  readonly extracts: readonly SourceFile[];
}

/** Gets the bytes of a file of the folder; null where it cannot be read, which is said where it is read as a source. */
export type ReadFolderFile = (path: string) => Promise<Uint8Array | null>;

export class FolderSources {
  readonly #sources: Map<string, FolderSource>;
  readonly #keyOf = new Map<string, string>();
  readonly #extracts = new Map<string, Extract>();
  #names: FolderNames | undefined;
  #inFolder: Map<string, FolderSource[]> | undefined;

  constructor(sources: readonly FolderSource[]) {
    this.#sources = new Map(sources.map((source) => [source.key, source]));
    for (const { key, paths } of sources) for (const path of [key, ...paths]) this.#keyOf.set(path, key);
  }

  /** Files and keys of sources by the names others may call them. */
  get names(): FolderNames {
    this.#names ??= new FolderNames([...this.#keyOf.keys()]);
    return this.#names;
  }

  list(): readonly FolderSource[] {
    return [...this.#sources.values()];
  }

  /** Finds the source a file or a key belongs to. */
  find(path: string): FolderSource | undefined {
    const key = this.#keyOf.get(path);
    return key === undefined ? undefined : this.#sources.get(key);
  }

  /** Lists the sources whose first file lies in a folder. */
  listIn(place: string): readonly FolderSource[] {
    if (this.#inFolder === undefined) {
      this.#inFolder = new Map();
      for (const source of this.list()) {
        const own = folderOf(source.paths[0] ?? source.key);
        const known = this.#inFolder.get(own);
        if (known === undefined) this.#inFolder.set(own, [source]);
        else known.push(source);
      }
    }
    return this.#inFolder.get(place) ?? [];
  }

  /** Gives files of other sources to one; a source that has none left is gone. */
  move(files: readonly string[], to: string): void {
    const target = this.#sources.get(to);
    if (target === undefined) return;
    const moved = files.filter((path) => !target.paths.includes(path));
    this.leave(moved);
    for (const path of moved) this.#keyOf.set(path, to);
    this.#sources.set(to, { ...target, paths: [...target.paths, ...moved] });
  }

  /** Takes files out of their sources, to be read by none; a source that has none left is gone. */
  leave(files: readonly string[]): void {
    this.#inFolder = undefined;
    for (const path of files) {
      const from = this.find(path);
      if (from === undefined) continue;
      const paths = from.paths.filter((one) => one !== path);
      if (paths.length === 0) this.#sources.delete(from.key);
      else this.#sources.set(from.key, { ...from, paths });
      this.#keyOf.delete(path);
    }
  }

  extractOf(key: string): Extract {
    return this.#extracts.get(key) ?? {};
  }

  /** Adds to what is said of a source. */
  tell(key: string, extract: Extract): void {
    this.#extracts.set(key, { ...this.extractOf(key), ...extract });
  }

  /** The sources as they are read, in the order of their files. */
  toSurveyed(): readonly SurveyedSource[] {
    return this.list()
      .map(({ key, paths, note }): SurveyedSource => {
        const extract = this.#extracts.get(key);
        const noted = note === null ? [] : [{ path: toNotePath(key), bytes: Buffer.from(note) }];
        return { key, paths, extracts: [...noted, ...(extract === undefined ? [] : [formatExtract(key, extract)])] };
      })
      .sort((a, b) => ((a.paths[0] ?? '') < (b.paths[0] ?? '') ? -1 : 1));
  }
}
