/** A reading room for tests: invented documents in a temporary folder, read for real, behind the app that serves them. */
import type { Hono } from 'hono';
import type { Archive } from '../src/archive/archive.ts';
import { searchPassages } from '../src/search/search.ts';
import { createApp, type Room } from '../src/serve/serve.ts';
import { startWork } from '../src/work/work.ts';
import { makeFolder, type TestFolder } from './folder.ts';

export interface TestRoom {
  readonly app: Hono;
  readonly archive: Archive;
  readonly folder: TestFolder;
  /** Looks through the folder again and waits for the end. */
  readonly read: () => Promise<void>;
  /** Lets the archive learn from what it holds and waits for the end. */
  readonly learn: () => Promise<void>;
  /** Asks for an address as a browser of this machine would. */
  readonly get: (address: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly page: (address: string, headers?: Readonly<Record<string, string>>) => Promise<string>;
  readonly close: () => Promise<void>;
}

export const TEST_TOKEN = 'a token of the tests';

export async function openRoom(
  files: Readonly<Record<string, string | Uint8Array>>,
  change: Partial<Room> = {},
): Promise<TestRoom> {
  const folder = await makeFolder(files);
  const archive = await folder.open();
  const work = startWork({ archive, folder: folder.path });
  const read = async (): Promise<void> => {
    await work.run();
  };
  await read();
  const app = createApp({
    archive,
    search: (ask) => searchPassages(archive, ask),
    progress: work.progress,
    rescan: read,
    learn: work.learn,
    add: work.add,
    outcomes: work.outcomes,
    name: 'The Lighthouse Papers',
    token: TEST_TOKEN,
    ...change,
  });
  const get = async (address: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    app.request(`http://127.0.0.1:4170${address}`, { headers: { host: '127.0.0.1:4170', ...headers } });
  return {
    app,
    archive,
    folder,
    read,
    learn: work.learn,
    get,
    page: async (address, headers) => (await get(address, headers)).text(),
    close: async () => {
      await work.close();
      await archive.close();
      await folder.discard();
    },
  };
}

/** A record of a talk as a saved page of a digital archive gives it: two languages, leaves, a translator's note, an omitted sentence. */
export const TALK = `Skip to content

May 9, 1934

Record of a Conversation with the Keeper of the Lighthouse, 4 May 1934

Секретно. Экз. № 2

9 мая 1934 г.

            Сегодня посетил смотрителя маяка. Он принял меня в своей комнате, из окна которой видна вся бухта.

            Смотритель сказал, что в ночь на второе мая видел [42] до семи кораблей без огней. Флага он не разглядел, потому что луна к тому времени зашла за тучи и над водой стоял густой туман.

            Я поблагодарил его и обещал сообщить об этом в столицу.

            КОНСУЛ                            (П.ОРЛОВ)

Secret. Copy Nº 2

9 May 1934

Today I visited the keeper of the lighthouse. He received me in his room, from the window of which the whole bay can be seen.

The keeper said that on the night of 2 May he saw up to nine ships without lights [Translator’s note: ogni, “lights” or “fires”].

I thanked him and promised to report it to the capital.

CONSUL (P. ORLOV)

The consul and the lighthouse keeper discuss ships seen at night.

Document Information

ALP, F. 12. Op. 3, D. 41, ll. 41-42. Obtained by Clara Whitlow and translated by Martin Ashdown.

This document is invented.
`;
