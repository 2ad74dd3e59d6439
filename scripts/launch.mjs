/**
 * Starts a program that was bundled into one file, with the code V8 made of it when it was built.
 *
 * Copied beside the build (`dist/launch.mjs`). Reading and compiling four hundred and fifty modules took each start a second of
 * processor time. Code another version of V8 made is refused by V8 itself: the program is then compiled as it is loaded.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import vm from 'node:vm';

// What V8 optimises in the background is, at a start, mostly PostgreSQL's WebAssembly: half of the processor time of a command that
// asks one question. With ten times the patience it still optimises whatever a long reading runs. JavaScript likewise: a function is
// optimised once so many bytes of code were run through, and again whenever it meets something new, in each reading thread; with four
// times the patience a quarter less of that is done. Later versions of V8 than Node 20's count otherwise and are patient by themselves.
// Set before a program is loaded: code is kept for the switches it was made under.
if (process.versions.v8.startsWith('11.'))
  setFlagsFromString('--wasm-tiering-budget=18000000 --interrupt-budget=300000');

/** Where the code of a program is kept: beside it, under its own name, which carries the checksum of its source. */
export const toCodeFile = (file) => file.replace(/\.cjs$/u, '.code');

function readCode(file) {
  try {
    return readFileSync(toCodeFile(file));
  } catch {
    return undefined;
  }
}

/** Runs the program at `url`, a CommonJS file of ASCII letters alone; gives its compiled script and what it exports. */
export function launch(url) {
  const file = fileURLToPath(url);
  const folder = path.dirname(file);
  // On the first line, so that lines and columns of a stack trace are those of the file.
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`;
  const cachedData = readCode(file);
  const script = new vm.Script(source, {
    filename: file,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, folder);
  return { script, exports: module.exports };
}
