/**
 * Puts a program and what it imports into one file: the command line, and the script of a reading thread, which each thread loads
 * anew. Modules that are imported when they are needed are run when they are needed, from the same file.
 */
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** Packages that look for their own files beside themselves. */
const APART = ['az', 'pdfjs-dist', 'pg-native'];

/** The programs, below `dist/`. */
export const PROGRAMS = ['cli/cli.js', 'work/reader.js'];

/** Lets a module that was put into a file elsewhere find what lies beside it: `import.meta.url` is where it came from. */
const keepPlaces = (dist, folder) => ({
  name: 'keep-places',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.js$/ }, ({ path: file }) => {
      if (path.relative(dist, file).startsWith('..')) return undefined;
      const source = readFileSync(file, 'utf8');
      if (!source.includes('import.meta.url')) return undefined;
      const place = path.relative(folder, file).split(path.sep).join('/');
      return { contents: source.replaceAll('import.meta.url', `toPlace(${JSON.stringify(place)})`), loader: 'js' };
    });
  },
});

/**
 * Packages that are run when something is first asked of them, and what is: the tables of the detector of languages take 85 MB and a
 * third of a second, in each thread, and many runs ask it nothing.
 */
const LATER = { 'eld/extrasmall': 'eld' };

const runLater = {
  name: 'run-later',
  setup: ({ onResolve, onLoad, resolve }) => {
    const names = Object.keys(LATER).join('|');
    onResolve({ filter: new RegExp(`^(?:${names})$`) }, ({ path: name, namespace, resolveDir, pluginData }) => {
      if (pluginData === 'itself') return undefined;
      if (namespace !== 'later') return { path: name, namespace: 'later', pluginData: resolveDir };
      return resolve(name, { kind: 'import-statement', resolveDir, pluginData: 'itself' });
    });
    onLoad({ filter: /./, namespace: 'later' }, ({ path: name, pluginData: resolveDir }) => ({
      contents: `const get = () => require('${name}').${LATER[name]};
        export const ${LATER[name]} = new Proxy({}, { get: (_none, key) => get()[key] });`,
      resolveDir,
    }));
  },
};

const TO_PLACE = `const toPlace = (name) => require('node:url').pathToFileURL(require('node:path').join(__dirname, name)).href;`;

/** Bundles a program in its place, which from then on launches the bundle; gives the path of the bundle. */
export async function bundleProgram(dist, program) {
  const entry = path.join(dist, program);
  const folder = path.dirname(entry);
  const isCommand = readFileSync(entry, 'utf8').startsWith('#!');
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    charset: 'ascii',
    external: APART,
    plugins: [keepPlaces(dist, folder), runLater],
    logLevel: 'warning',
  });
  const [{ text }] = outputFiles;
  const source = TO_PLACE + text.replace(/^#!.*\n/u, '\n');
  const name = `${path.basename(program, '.js')}-${createHash('sha256').update(source).digest('hex').slice(0, 12)}.cjs`;
  writeFileSync(path.join(folder, name), source);
  copyFileSync(path.join(import.meta.dirname, 'launch.mjs'), path.join(dist, 'launch.mjs'));
  const launcher = path.relative(folder, path.join(dist, 'launch.mjs')).split(path.sep).join('/');
  const head = isCommand ? '#!/usr/bin/env node\n' : '';
  const start = `import { launch } from '${launcher}';\nlaunch(new URL('./${name}', import.meta.url));\n`;
  writeFileSync(entry, head + start);
  if (isCommand) chmodSync(entry, 0o755);
  return path.join(folder, name);
}
