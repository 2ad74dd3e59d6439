/** The browser's files (style, script, fonts), read once, served under their checksum and kept by the browser for good. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
}

export interface Assets {
  /** Finds a file below `/assets/`. */
  readonly find: (name: string) => Asset | undefined;
  /** Gives the address of a file with its checksum, so that it may be cached for ever. */
  readonly address: (name: string) => string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Beside the built program; a program run from its sources uses the last build. */
const PLACES = ['../assets/', '../../dist/assets/'];

export function readAssets(): Assets {
  const folder = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((place) =>
    existsSync(place),
  );
  const files = new Map<string, Asset>();
  const entries = folder === undefined ? [] : readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const type = TYPES[path.extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = new Uint8Array(readFileSync(file));
    const name = path
      .relative(folder ?? '', file)
      .split(path.sep)
      .join('/');
    files.set(name, { bytes, type, etag: createHash('sha256').update(bytes).digest('base64url').slice(0, 16) });
  }
  return {
    find: (name) => files.get(name),
    address: (name) => {
      const etag = files.get(name)?.etag;
      // Fonts are named in the style sheet without a checksum; the preload must name them the same way.
      return etag === undefined || name.endsWith('.woff2') ? `/assets/${name}` : `/assets/${name}?v=${etag}`;
    },
  };
}
