/** A folder of documents for a test: made, opened, read again, thrown away. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Archive, openArchive } from '../src/archive/archive.ts';
import { SEARCH_MIGRATIONS } from '../src/search/search.ts';
import { type RunReport, startWork } from '../src/work/work.ts';

export interface TestFolder {
  readonly path: string;
  readonly write: (name: string, content: string | Uint8Array) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
  /** Opens the archive of the folder; a run is not made. */
  readonly open: () => Promise<Archive>;
  /** Opens the archive, runs once, hands it over, and closes it. */
  readonly run: <T>(look: (archive: Archive, report: RunReport) => Promise<T>) => Promise<T>;
  readonly discard: () => Promise<void>;
}

export async function makeFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<TestFolder> {
  const root = await mkdtemp(path.join(tmpdir(), 'sverka-test-'));
  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), content);
  };
  for (const [name, content] of Object.entries(files)) await write(name, content);
  const open = (): Promise<Archive> => openArchive({ folder: root }, { migrations: SEARCH_MIGRATIONS });
  return {
    path: root,
    write,
    remove: (name) => rm(path.join(root, name), { recursive: true }),
    open,
    run: async (look) => {
      const archive = await open();
      const work = startWork({ archive, folder: root });
      try {
        const report = await work.run();
        if (report === null) throw new Error('a run over a folder gives a report');
        return await look(archive, report);
      } finally {
        await work.close();
        await archive.close();
      }
    },
    discard: () => rm(root, { recursive: true, force: true }),
  };
}

/** A short invented letter in two languages, as a pair of files. */
export const LETTER = {
  'letter.ru.txt': `Письмо консула

5 мая 1934 г.

Сегодня утром в порт вошли три корабля. Капитан порта сообщил мне об этом лично.

Я просил его подтвердить сказанное письменно, но он отказался.
`,
  'letter.en.txt': `Letter of the Consul

5 May 1934

Three ships entered the port this morning. The port captain told me so in person.

I asked him to confirm his words in writing, but he refused.
`,
} as const;
