/**
 * How soon a page of a running reading room paints in a real browser, with nothing cached:
 *
 *   npm start -- FOLDER                                                    (in one terminal)
 *   npm run bench -- first-paint http://127.0.0.1:4170/records/ID [more addresses …]
 *
 * Each page is opened seven times in a fresh browser profile at 1440 × 900; the medians are printed. Beside it, in turn, the plainest
 * page there is of the same words: the record's `.txt`, shown by the browser as it stands.
 */
import { chromium } from 'playwright-core';

const RUNS = 7;

interface Paint {
  /** First contentful paint, milliseconds from the beginning of the navigation. */
  readonly paint: number;
  readonly loaded: number;
  readonly kilobytes: number;
  readonly nodes: number;
}

/** Runs in the page, so it is words to the compiler, which knows no browser here. */
const MEASURE = `(async () => {
  const painted = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  for (let tries = 0; painted() === undefined && tries < 100; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const [navigation] = performance.getEntriesByType('navigation');
  const bytes = [navigation, ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.transferSize, 0);
  return { paint: painted(), loaded: navigation.loadEventEnd, kilobytes: bytes / 1000, nodes: document.querySelectorAll('*').length };
})()`;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function openOnce(address: string): Promise<Paint> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync', '--no-first-run'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(address, { waitUntil: 'load' });
    return await page.evaluate<Paint>(MEASURE);
  } finally {
    await browser.close();
  }
}

const addresses = process.argv.slice(2);
if (addresses.length === 0) process.stderr.write('Name the addresses of pages of a running reading room.\n');
for (const address of addresses) {
  const page: Paint[] = [];
  const plain: Paint[] = [];
  const other = `${address.replace(/[?#].*$/u, '')}.txt`;
  for (let run = 0; run < RUNS; run += 1) {
    page.push(await openOnce(address));
    plain.push(await openOnce(other));
  }
  const of = (paints: readonly Paint[], name: keyof Paint): number => median(paints.map((paint) => paint[name]));
  const row = {
    page: new URL(address).pathname,
    'first paint, ms': of(page, 'paint').toFixed(0),
    'loaded, ms': of(page, 'loaded').toFixed(0),
    kB: of(page, 'kilobytes').toFixed(0),
    nodes: of(page, 'nodes').toFixed(0),
    'times the plain text': (of(page, 'paint') / of(plain, 'paint')).toFixed(1),
  };
  process.stdout.write(`${JSON.stringify(row)}\n`);
}
