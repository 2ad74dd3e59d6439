/** The script of one thread of the crew: does the tasks it is sent, one after another. */
import { parentPort } from 'node:worker_threads';
import { type CrewTask, doTask } from './tasks.ts';

parentPort?.on('message', (task: CrewTask) => {
  doTask(task).then(
    (result) => parentPort?.postMessage({ result }),
    (error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) }),
  );
});
