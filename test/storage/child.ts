/** Programs of their own process, which can be killed. Node 20 cannot run TypeScript, so they are bundled first. */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.dirname(path.dirname(HERE));
const ARCHIVE = path.join(ROOT, 'src', 'archive');
/** Inside the project, so that the bundle finds the packages. */
const BUILT = path.join(ROOT, 'node_modules', '.cache', 'sverka-test');

/** Bundles a program of `programs/` and gives the file to run. */
export async function buildProgram(name: string): Promise<string> {
  const folder = path.join(BUILT, `${name}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const outfile = path.join(folder, `${name}.mjs`);
  await build({
    entryPoints: [path.join(HERE, 'programs', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  copyFileSync(path.join(ARCHIVE, 'engine-worker.mjs'), path.join(folder, 'engine-worker.mjs'));
  const template = path.join(ROOT, 'dist', 'archive', 'template.tar.gz');
  if (existsSync(template)) copyFileSync(template, path.join(folder, 'template.tar.gz'));
  return outfile;
}

export interface Child {
  readonly process: ChildProcess;
  /** What it has said so far, line by line. */
  readonly said: readonly string[];
  /** Waits for a line that begins so; rejects when the program ends before. */
  readonly hear: (beginning: string) => Promise<string>;
  /** Kills it as a power switch would, and waits until it is gone. */
  readonly kill: () => Promise<void>;
  readonly ended: Promise<number | null>;
}

/** Starts a bundled program. */
export function startProgram(file: string, ...args: readonly string[]): Child {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  const listeners = new Set<() => void>();
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  createInterface(child.stdout).on('line', (line) => {
    said.push(line);
    for (const listen of listeners) listen();
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      resolve(code);
    });
  });
  const hear = (beginning: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const listen = (): void => {
        const line = said.find((one) => one.startsWith(beginning));
        if (line === undefined) return;
        listeners.delete(listen);
        resolve(line);
      };
      listeners.add(listen);
      listen();
      void ended.then(() => {
        reject(new Error(`The program ended without saying “${beginning}”: ${said.join(' / ')} ${errors}`));
      });
    });
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { process: child, said, hear, kill, ended };
}
