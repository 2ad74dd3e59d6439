/** Gets what runs a model of sentences, for its tests alone: no part of Sverka, and too large to be installed with it. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, run } from './setup.mjs';

const RUNTIME = '@huggingface/transformers@4.3.1';
/** Gone with the other packages when these are installed anew. */
const PLACE = path.join(ROOT, 'node_modules', '.model-runtime');

/** Gives the folder in which the runtime is installed; ends the process where it cannot be had. */
export function getModelRuntime() {
  const named = process.env.SVERKA_MODEL_RUNTIME;
  if (named !== undefined) return named;
  const stamp = path.join(PLACE, `.installed-${RUNTIME.replaceAll('/', '-')}`);
  if (existsSync(stamp)) return PLACE;
  process.stderr.write('Installing what runs a model of sentences, for its tests …\n');
  mkdirSync(PLACE, { recursive: true });
  writeFileSync(path.join(PLACE, 'package.json'), '{ "private": true }\n');
  run(
    'npm',
    [
      'install',
      '--prefix',
      PLACE,
      '--ignore-scripts',
      '--no-save',
      '--no-fund',
      '--no-audit',
      '--loglevel=error',
      RUNTIME,
    ],
    { otherwise: 'What runs a model of sentences could not be installed. Is there a network, and room on the disk?' },
  );
  writeFileSync(stamp, '');
  return PLACE;
}
