// Parses texts in a worker thread, one message each, so that a text that never ends can be stopped.
import { parentPort } from 'node:worker_threads';
import type { MarkdownInput } from '../model.ts';
import { composeSection } from './compose-section.ts';

// What is no text is a question whether the thread has started, and is sent back as it is.
parentPort?.on('message', (input: MarkdownInput | null) => {
  parentPort?.postMessage(input && composeSection(input));
});
