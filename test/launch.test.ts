/** The built programs, each one file with the code V8 made of it (scripts/bundle.mjs, warm.mjs). */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));

/** Launches the command line at `program` in a process of its own: what it printed, and whether V8 refused the kept code. */
function launch(program: string): { readonly printed: string; readonly refused: boolean | undefined } {
  const lines = [
    "process.argv = ['node', 'sverka', '--version'];",
    "const { launch } = await import('./launch.mjs');",
    `const { script } = launch(require('node:url').pathToFileURL(${JSON.stringify(program)}));`,
    "process.on('exit', () => process.stderr.write(JSON.stringify({ refused: script.cachedDataRejected })));",
  ];
  const code = `(async () => { ${lines.join(' ')} })();`;
  const child = spawnSync(process.execPath, ['-e', code], { cwd: DIST, encoding: 'utf8' });
  const { refused } = JSON.parse(child.stderr) as { refused?: boolean };
  return { printed: child.stdout.trim(), refused };
}

function findProgram(room: string): string {
  const name = readdirSync(path.join(DIST, room)).find((file) => file.endsWith('.cjs'));
  if (name === undefined) throw new Error('The programs are not built: run “npm test”, or “npm run build” first.');
  return path.join(DIST, room, name);
}

describe('a bundled program', () => {
  it('is started with the code that was made of it', () => {
    expect(launch(findProgram('cli'))).toEqual({ printed: '0.1.0', refused: false });
  });

  it('runs without that code too', () => {
    const program = findProgram('cli');
    const folder = mkdtempSync(path.join(tmpdir(), 'sverka-launch-'));
    try {
      const room = path.join(folder, 'dist', 'cli');
      // The version is read from the package, two folders up.
      symlinkSync(path.join(DIST, '..', 'package.json'), path.join(folder, 'package.json'));
      mkdirSync(room, { recursive: true });
      copyFileSync(program, path.join(room, path.basename(program)));
      expect(launch(path.join(room, path.basename(program)))).toEqual({ printed: '0.1.0', refused: undefined });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
