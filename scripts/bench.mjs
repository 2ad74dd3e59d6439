/** `npm run bench -- NAME [ARGUMENTS]`: builds, then runs `bench/NAME.ts` as a program of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { build as bundle } from 'esbuild';
import { build, fail, install, ROOT } from './setup.mjs';

const [name, ...args] = process.argv.slice(2);
const source = path.join(ROOT, 'bench', `${name ?? ''}.ts`);
if (name === undefined || !existsSync(source)) {
  const known = readdirSync(path.join(ROOT, 'bench')).filter((file) => file.endsWith('.ts'));
  fail(`Name a benchmark: ${known.map((file) => file.replace(/\.ts$/u, '')).join(', ')}.`);
}
install();
build();
// Beside the build, so that the benchmark finds `../src/…` compiled as it finds it in the source.
const outfile = path.join(ROOT, 'dist', '.bench', `${name}.mjs`);
await bundle({
  entryPoints: [source],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  plugins: [
    {
      name: 'sverka-built',
      setup: ({ onResolve }) => {
        onResolve({ filter: /\.\.\/src\// }, ({ path: specifier }) => ({
          path: `../${specifier.replace(/^.*\/src\//u, '').replace(/\.tsx?$/u, '.js')}`,
          external: true,
        }));
      },
    },
  ],
});
const cwd = process.env.INIT_CWD ?? process.cwd();
process.exitCode = spawnSync(process.execPath, [outfile, ...args], { stdio: 'inherit', cwd }).status ?? 3;
