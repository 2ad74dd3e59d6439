/** Builds what the browser loads: the style sheet and the script by esbuild, the fonts and the icon copied. */
import { build } from 'esbuild';
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './setup.mjs';

const WEB = path.join(ROOT, 'src', 'web');
const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek'];

/** Font files: package, axes (`opsz` carries optical sizes and weights), style, and what the file is called here. */
const FONTS = [
  ...SUBSETS.map((subset) => ['source-serif-4', subset, 'opsz-normal', '']),
  ...SUBSETS.map((subset) => ['source-serif-4', subset, 'opsz-italic', '-italic']),
  // The serif has no letters for Greek with breathings; the sans has.
  ...[...SUBSETS, 'greek-ext'].map((subset) => ['source-sans-3', subset, 'wght-normal', '']),
];

export async function buildAssets(folder) {
  mkdirSync(path.join(folder, 'fonts'), { recursive: true });
  await build({
    entryPoints: [path.join(WEB, 'web.ts'), path.join(WEB, 'web.css')],
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome123', 'firefox121', 'safari17.5'],
    external: ['/assets/*'],
    logLevel: 'error',
  });
  for (const [family, subset, axes, suffix] of FONTS) {
    const place = path.join(ROOT, 'node_modules', '@fontsource-variable', family, 'files');
    copyFileSync(
      path.join(place, `${family}-${subset}-${axes}.woff2`),
      path.join(folder, 'fonts', `${family}-${subset}${suffix}.woff2`),
    );
  }
  for (const family of ['source-serif-4', 'source-sans-3']) {
    copyFileSync(
      path.join(ROOT, 'node_modules', '@fontsource-variable', family, 'LICENSE'),
      path.join(folder, 'fonts', `${family}-licence.txt`),
    );
  }
  copyFileSync(path.join(WEB, 'icon.svg'), path.join(folder, 'icon.svg'));
}
