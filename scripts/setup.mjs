/**
 * What a start and a test run share: a Node that is new enough, the packages of the lockfile, a build that is not stale.
 * Plain Node without packages, since it runs before any is installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const INSTALLED = path.join(ROOT, 'node_modules', '.sverka-installed');
const BUILT = path.join(ROOT, 'dist', '.sverka-built');

/** Ends the process with one sentence. */
export function fail(sentence) {
  process.stderr.write(`sverka: ${sentence}\n`);
  process.exit(3);
}

/** Runs a command in the project and ends the process when it fails; what it prints goes to standard error. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', options.quiet ? 'pipe' : 2, 2],
    shell: process.platform === 'win32',
    env: { ...process.env, ...options.env },
  });
  if (result.status === 0) return;
  if (options.quiet && result.stdout) process.stderr.write(result.stdout);
  fail(options.otherwise ?? `“${command} ${args.join(' ')}” failed.`);
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node ${process.versions.node} is too old; Sverka needs Node 20.19 or newer (https://nodejs.org).`);
  }
}

function digest(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Installs the packages of the lockfile where they are not installed yet. */
export function install() {
  const wanted = digest([readFileSync(path.join(ROOT, 'package-lock.json')), process.versions.modules]);
  if (readStamp(INSTALLED) === wanted) return;
  process.stderr.write('Installing packages (first start or new lockfile) …\n');
  run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    otherwise: 'The packages could not be installed. Is there a network, and room on the disk?',
  });
  writeFileSync(INSTALLED, wanted);
}

function listFiles(folder) {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** Builds `dist/` where a source file has changed since the last build. */
export function build() {
  const files = [
    ...listFiles('src'),
    ...listFiles('scripts'),
    path.join(ROOT, 'tsconfig.json'),
    path.join(ROOT, 'tsconfig.build.json'),
  ];
  const wanted = digest(
    files.flatMap((file) => [path.relative(ROOT, file), readFileSync(file)]).concat(readStamp(INSTALLED)),
  );
  if (readStamp(BUILT) === wanted) return;
  process.stderr.write('Building …\n');
  run(process.execPath, [path.join(ROOT, 'scripts', 'build.mjs')]);
  mkdirSync(path.dirname(BUILT), { recursive: true });
  writeFileSync(BUILT, wanted);
}
