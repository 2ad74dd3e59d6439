/** The script of one thread of the crew: reads the sources it is sent, one after another. */
import { parentPort } from 'node:worker_threads';
import { type CrewTask, readHere } from './crew.ts';

parentPort?.on('message', (task: CrewTask) => {
  void readHere(task.files).then((result) => {
    parentPort?.postMessage(result);
  });
});
