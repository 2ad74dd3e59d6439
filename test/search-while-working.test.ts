/** Readers search while the index is made anew and documents come in: every question is answered, and rightly. */
import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { searchPassages } from '../src/search/search.ts';
import { startWork } from '../src/work/work.ts';
import { makeFolder } from './folder.ts';

const OLD = 24;
const note = (at: number, words: string): string => `A note\n\nThe harbour was empty on day ${at}. ${words}\n`;

it('answers twenty searches at once, over and over, while a rebuild and an import run', async () => {
  const files = Array.from({ length: OLD }, (_, at) => [`old${at}.txt`, note(at, 'A heron stood there.')] as const);
  const folder = await makeFolder(Object.fromEntries(files));
  const archive = await folder.open();
  const work = startWork({ archive, folder: folder.path, crewSize: 1 });
  try {
    await work.run();
    await sql`update search_record set analyser = 'of an earlier version'`.execute(archive.db);
    for (let at = 0; at < 6; at++) await folder.write(`new${at}.txt`, note(at, 'A zebra stood there.'));
    const ended: boolean[] = [];
    const working = Promise.all([work.refresh(), work.run()]).finally(() => ended.push(true));
    const ask = (query: string) => searchPassages(archive, { query, limit: 5 });
    let rounds = 0;
    do {
      const found = await Promise.all(
        Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? ask('heron') : ask(`"empty on day ${at}"`))),
      );
      for (const [at, { total, hits }] of found.entries()) {
        // What was there stays findable throughout; of what comes in, each question finds what has come so far.
        if (at % 2 === 0) expect(total).toBe(OLD);
        else expect([1, 2]).toContain(total);
        expect(hits.length).toBeGreaterThan(0);
      }
      rounds++;
      // As requests do that come over a wire: what else waits has its turn between them.
      await turn();
    } while (ended.length === 0);
    await working;
    expect(rounds).toBeGreaterThan(1);
    const { rows } = await sql<{ n: number }>`
      select count(*)::integer as n from search_record where analyser = 'of an earlier version'`.execute(archive.db);
    expect(rows[0]?.n).toBe(0);
    expect((await ask('zebra')).total).toBe(6);
    expect((await ask('heron')).total).toBe(OLD);
  } finally {
    await work.close();
    await archive.close();
    await folder.discard();
  }
}, 120_000);
