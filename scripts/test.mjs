/** `npm test`: gets what the tests need, then runs everything: types, lint, format, unit, golden, HTTP, browser. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { getChromium } from './chromium.mjs';
import { getModelRuntime } from './model-runtime.mjs';
import { build, checkNode, fail, install, ROOT } from './setup.mjs';

checkNode();
install();
const chromium = await getChromium();
const modelRuntime = getModelRuntime();
build();

const BIN = path.join(ROOT, 'node_modules', '.bin');
const STEPS = [
  ['types', 'tsc', ['--noEmit', '-p', 'tsconfig.json']],
  ['types of the browser part', 'tsc', ['--noEmit', '-p', 'src/web/tsconfig.json']],
  ['lint', 'eslint', ['.', '--max-warnings', '0']],
  ['format', 'biome', ['check', '.']],
  ['tests', 'vitest', ['run', ...process.argv.slice(2)]],
];

const failed = [];
for (const [name, command, args] of STEPS) {
  const started = Date.now();
  const result = spawnSync(path.join(BIN, command), args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CHROMIUM: chromium, SVERKA_MODEL_RUNTIME: modelRuntime },
  });
  const took = ((Date.now() - started) / 1000).toFixed(1);
  process.stderr.write(`${result.status === 0 ? '✓' : '✗'} ${name} (${took} s)\n`);
  if (result.status !== 0) failed.push(name);
}
if (failed.length > 0) fail(`These steps failed: ${failed.join(', ')}.`);
