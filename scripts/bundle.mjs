/**
 * Puts the script of a reading thread and what it imports into one file: each thread loads it anew, and the loading of a thousand
 * small files took it a second of processor time, of one file two fifths of that.
 */
import path from 'node:path';
import { build } from 'esbuild';

/** Packages that look for their own files beside themselves. */
const APART = ['az', 'pdfjs-dist', 'pg-native'];

/** Bundles `dist/work/reader.js` in its place. */
export async function bundleReader(dist) {
  await build({
    entryPoints: [path.join(dist, 'work', 'reader.js')],
    outdir: path.join(dist, 'work'),
    allowOverwrite: true,
    chunkNames: 'reader-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: APART,
    // What was written for `require` asks Node's own modules by it.
    banner: {
      js: "import { createRequire as toRequire } from 'node:module'; const require = toRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}
