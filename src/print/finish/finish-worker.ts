// Finishes PDFs in a worker thread, one message each: it is work for a processor, and the thread that feeds the browser has none to spare.
import { parentPort } from 'node:worker_threads';
import { finish, type Printed } from './finish.ts';

parentPort?.on('message', (printed: Printed) => {
  try {
    const finished = finish(printed);
    const { buffer } = finished.bytes;
    parentPort?.postMessage(finished, buffer instanceof ArrayBuffer ? [buffer] : []);
  } catch (cause) {
    parentPort?.postMessage(cause);
  }
});
