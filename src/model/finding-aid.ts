/** A finding aid: what an archive says of its holdings, level by level. It is description and no text; records hang in it by their references. */
import type { EdtfDate } from './date.ts';
import type { FieldSource } from './record.ts';
import type { ReferenceLevel } from './reference.ts';

/** A digital object a component points at: its address, never fetched. */
export interface ComponentLink {
  readonly to: string;
  readonly title: string | null;
}

/** One unit of description: the whole of a fonds, a series, a file, an item. */
export interface Component {
  /** Its id in the finding aid, else its place (`2.1.3`); unique there. */
  readonly key: string;
  /** Null for the whole, which comes first. */
  readonly parent: string | null;
  /** 0 for the whole. */
  readonly depth: number;
  /** As the finding aid names it: `fonds`, `series`, `file`, `item`, or its own word. */
  readonly level: string | null;
  readonly unitid: string | null;
  readonly title: string;
  readonly date: EdtfDate | null;
  /** The date as written, where it differs. */
  readonly dateWording: string | null;
  /** The whole way to it, as the references of records name it; empty where the finding aid does not give one. */
  readonly levels: readonly ReferenceLevel[];
  readonly extent: string | null;
  readonly scope: string | null;
  /** `box 3`, `folder 2`. */
  readonly containers: readonly string[];
  readonly creators: readonly string[];
  /** BCP 47, or the words where they name no language. */
  readonly languages: readonly string[];
  readonly access: string | null;
  readonly links: readonly ComponentLink[];
  readonly provenance: readonly FieldSource[];
}

export interface FindingAid {
  readonly title: string;
  readonly repository: string | null;
  /** In the order of the finding aid, the whole first, a parent before its children. */
  readonly components: readonly Component[];
}

/**
 * Builds the key of a place from the levels that lead to it, the same in whatever order they are named; null where they name
 * none.
 */
export function toShelfKey(levels: readonly ReferenceLevel[]): string | null {
  if (levels.length === 0) return null;
  return levels
    .map(({ level, number }) => `${level}=${number}`)
    .sort()
    .join('|');
}

/** Lists the keys of every place a reference may lie under: of all its levels, then of fewer and fewer. At most six levels count. */
export function listShelfKeys(levels: readonly ReferenceLevel[]): readonly string[] {
  const own = levels.slice(0, 6);
  const keys: { readonly key: string; readonly size: number }[] = [];
  for (let mask = 1; mask < 1 << own.length; mask += 1) {
    const chosen = own.filter((_, index) => (mask & (1 << index)) !== 0);
    keys.push({ key: toShelfKey(chosen) ?? '', size: chosen.length });
  }
  return keys.sort((a, b) => b.size - a.size).map(({ key }) => key);
}
