/** `npm start [-- FOLDER …]`: installs and builds what is stale, then opens the folder, or the sample archive. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { toOpenArguments } from './open-arguments.mjs';
import { build, checkNode, install, ROOT } from './setup.mjs';

checkNode();
install();
build();

const args = toOpenArguments(process.argv.slice(2), path.join(ROOT, 'samples', 'port-lucia'));
const child = spawn(process.execPath, [path.join(ROOT, 'dist', 'cli', 'cli.js'), 'open', ...args], {
  stdio: 'inherit',
  // A relative folder means: relative to where the command was typed.
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 3);
});
