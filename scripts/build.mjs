/** Builds `dist/`: types and JavaScript by tsc, what is not TypeScript copied beside it, the browser's part by esbuild. */
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT, run } from './setup.mjs';

const DIST = path.join(ROOT, 'dist');
const SRC = path.join(ROOT, 'src');

rmSync(DIST, { recursive: true, force: true });
run(process.execPath, [path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json']);

for (const entry of readdirSync(SRC, { withFileTypes: true, recursive: true })) {
  const file = path.join(entry.parentPath ?? entry.path, entry.name);
  const relative = path.relative(SRC, file);
  const isCode = /\.(?:ts|tsx)$/u.test(entry.name);
  if (!entry.isFile() || isCode || relative.startsWith(`web${path.sep}`)) continue;
  cpSync(file, path.join(DIST, relative));
}

const { bundleProgram, PROGRAMS } = await import('./bundle.mjs');
const programs = [];
for (const program of PROGRAMS) programs.push(await bundleProgram(DIST, program));

const assets = path.join(ROOT, 'scripts', 'assets.mjs');
if (existsSync(assets)) {
  const { buildAssets } = await import('./assets.mjs');
  await buildAssets(path.join(DIST, 'assets'));
}

const { buildTemplate } = await import('./template.mjs');
await buildTemplate(path.join(DIST, 'archive', 'template.tar.gz'));
// Last: it opens an archive, for which all of the above must be there.
run(process.execPath, [path.join(ROOT, 'scripts', 'warm.mjs'), DIST, ...programs]);
