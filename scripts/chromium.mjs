/** Finds a Chromium for the browser tests, or gets one: the system's, Debian's package when root, the library's own download. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fail } from './setup.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function findInstalled() {
  const named = process.env.CHROMIUM;
  if (named !== undefined) return existsSync(named) ? named : undefined;
  for (const name of NAMES) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (found.status === 0 && found.stdout.trim() !== '') return found.stdout.trim();
  }
  return PLACES.find((place) => existsSync(place));
}

async function findDownloaded() {
  const { chromium } = await import('playwright-core');
  const place = chromium.executablePath();
  return existsSync(place) ? place : undefined;
}

/** Gives the path of a Chromium; ends the process with advice where none can be had. */
export async function getChromium() {
  const installed = findInstalled() ?? (await findDownloaded());
  if (installed !== undefined) return installed;
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (isDebianRoot) {
    process.stderr.write('Installing Chromium for the browser tests (Debian package) …\n');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2], env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 'ignore', 2],
      env,
    });
  } else {
    process.stderr.write('Downloading Chromium for the browser tests …\n');
    spawnSync(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], {
      stdio: ['ignore', 2, 2],
    });
  }
  const found = findInstalled() ?? (await findDownloaded());
  if (found !== undefined) return found;
  return fail(
    'The browser tests need a Chromium and none could be had. Install one (Debian: apt-get install chromium) or name it: CHROMIUM=/path/to/chromium npm test',
  );
}
