/** A reading room in a real browser: pages opened as a reader would open them, and what axe complains of. */
import { serve } from '@hono/node-server';
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TestRoom } from './reading-room.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const CHROMIUM = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place)) ?? chromium.executablePath();

/** How a page is looked at; English, light, 1,440 pixels wide and with scripts where nothing is said. */
export interface Look {
  readonly lang?: 'en' | 'ru';
  readonly colours?: 'light' | 'dark';
  readonly width?: number;
  readonly script?: boolean;
}

export interface Browsing {
  readonly base: string;
  /** Opens a page and hands it over; what the page complains about, or asks of another machine, is a failure. */
  readonly look: <T>(
    address: string,
    how: Look,
    use: (page: Page, context: BrowserContext) => Promise<T>,
  ) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Serves a room on a port of its own and starts a browser. The room is not closed with it. */
export async function startBrowsing(room: TestRoom): Promise<Browsing> {
  expect(existsSync(CHROMIUM), `a Chromium at ${CHROMIUM}; “npm test” gets one, or name yours: CHROMIUM=/path`).toBe(
    true,
  );
  const server = serve({ fetch: room.app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--force-color-profile=srgb'],
  });
  return {
    base,
    close: async () => {
      await browser.close();
      server.close();
    },
    look: async (address, how, use) => {
      const context = await browser.newContext({
        viewport: { width: how.width ?? 1440, height: 900 },
        colorScheme: how.colours ?? 'light',
        locale: how.lang === 'ru' ? 'ru-RU' : 'en-GB',
        javaScriptEnabled: how.script ?? true,
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      try {
        const page = await context.newPage();
        const complaints: string[] = [];
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('console', (message) => {
          if (message.type() === 'error' && !message.text().includes('status of 4')) complaints.push(message.text());
        });
        page.on('request', (request) => {
          if (!request.url().startsWith(base)) complaints.push(`asked ${request.url()}`);
        });
        await page.goto(base + address);
        const result = await use(page, context);
        expect(complaints).toEqual([]);
        return result;
      } finally {
        await context.close();
      }
    },
  };
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

/** Lists what axe complains of (WCAG 2.2 AA and good practice). */
export async function checkAccess(page: Page): Promise<readonly string[]> {
  // Evaluated from outside the page's own policy, which allows no inline script.
  await page.evaluate(AXE);
  const result = await page.evaluate<AxeResult>(
    "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  );
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
  );
}
