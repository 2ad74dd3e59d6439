/** The script of one thread of the crew: does the tasks it is sent, one after another. */
import { parentPort } from 'node:worker_threads';
import { type CrewTask, doTask } from './tasks.ts';

parentPort?.on('message', (task: CrewTask) => {
  doTask(task).then(
    (result) => parentPort?.postMessage({ result }, listOwned(result)),
    (error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) }),
  );
});

/** The bytes of an index are handed over, not copied, where they have memory of their own. */
function listOwned(result: Awaited<ReturnType<typeof doTask>>): readonly ArrayBuffer[] {
  const segments = 'parts' in result ? result.parts.flatMap(({ index }) => index.segments) : [];
  return segments.flatMap(({ buffer, byteLength }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  );
}
