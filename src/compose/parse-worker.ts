// Parses texts in a worker thread, one message each, so that a text that never ends can be stopped.
import { parentPort } from 'node:worker_threads';
import type { MarkdownInput } from '../model.ts';
import { composeSection } from './compose-section.ts';

parentPort?.on('message', (input: MarkdownInput) => {
  parentPort?.postMessage(composeSection(input));
});
