/** The files of a folder by the names a list, a manifest or a bag may call them. Nothing is looked for outside the folder. */

/** What a name leads to. `several`: it fits more than one file; `outside`: it leads out of the folder. */
export type NamedFile = { readonly path: string } | { readonly why: 'missing' | 'outside' | 'several' };

/** Signs that turn the direction of writing, and the marks Excel and file managers put before a copied path. */
const UNSEEN = /[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
const PLACED = /^(?:[A-Za-z]:[\\/]|[\\/]|file:)/u;

/** Finds files by name. Built once a folder; asking costs the same whatever its size. */
export class FolderNames {
  readonly #exact: Set<string>;
  readonly #folded = new Map<string, string[]>();
  readonly #names = new Map<string, string[]>();
  readonly #stems = new Map<string, string[]>();

  constructor(paths: readonly string[]) {
    this.#exact = new Set(paths);
    for (const path of paths) {
      put(this.#folded, fold(path), path);
      put(this.#names, fold(path.slice(path.lastIndexOf('/') + 1)), path);
      put(this.#stems, fold(stemOf(path)), path);
    }
  }

  /**
   * Finds the file `name` means in a file that lies in the folder `from`: at that place, else from the top, else the only one that
   * is called so, whatever case, composition and extension it has. A path of another machine (`C:\…`) is known by its last name.
   */
  find(name: string, from: string): NamedFile {
    const clean = name.replace(UNSEEN, '').trim();
    if (clean === '' || clean.includes('\0')) return { why: 'missing' };
    const isPlaced = PLACED.test(clean);
    const steps = clean
      .replace(/^file:\/*/u, '')
      .replace(/\\/gu, '/')
      .replace(/^[A-Za-z]:/u, '');
    if (!isPlaced) {
      const here = resolve(from, steps);
      const top = resolve('', steps);
      for (const place of [here, top]) {
        if (place === null) continue;
        if (this.#exact.has(place)) return { path: place };
        const [folded, ...others] = this.#folded.get(fold(place)) ?? [];
        if (folded !== undefined && others.length === 0) return { path: folded };
      }
      // Steps upward that lead to nothing mean that place and no other.
      if (/(?:^|\/)\.\.(?:\/|$)/u.test(steps)) return { why: here === null ? 'outside' : 'missing' };
    }
    return this.#findByName(steps);
  }

  #findByName(steps: string): NamedFile {
    const last = steps.slice(steps.lastIndexOf('/') + 1);
    const named = this.#names.get(fold(last)) ?? this.#stems.get(fold(last)) ?? [];
    // Of several files of one name, the one whose folders are called so too.
    const tail = `/${fold(steps.replace(/^\/+/u, ''))}`;
    const close = named.length > 1 ? named.filter((path) => `/${fold(path)}`.endsWith(tail)) : named;
    const [path, ...others] = close.length === 0 ? named : close;
    if (path === undefined) return { why: 'missing' };
    return others.length === 0 ? { path } : { why: 'several' };
  }
}

/** Makes one path of a folder and the steps from there; null where they lead out of the top. */
export function resolve(from: string, steps: string): string | null {
  const parts = from === '' ? [] : from.split('/');
  for (const step of steps.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') parts.push(step);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** The folder a path lies in, without a slash at its end; empty for the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Shows a name in a sentence: signs nobody sees, which may turn a name round, are written out. */
export function showName(name: string): string {
  const shown = name.replace(
    /[\p{Cc}\p{Cf}]/gu,
    (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
  return shown.length > 160 ? `${shown.slice(0, 160)}…` : shown;
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.replace(/(?<=.)\.[^.]+$/u, '');
}

function put(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
