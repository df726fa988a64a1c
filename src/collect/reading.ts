// Turns the two things that every reader needs into one: where to read, and where to say what is wrong.

import { message, type RuleId } from '../messages.ts';
import type { Message, Place } from '../model.ts';
import type { Files } from './files.ts';
import type { ReaderMemory } from './remember.ts';

export interface Reading {
  readonly files: Files;
  readonly messages: Message[];
  /** What readers made before; only where a project is read again and again. */
  readonly memory?: ReaderMemory | undefined;
}

/** One fault, before it becomes a message. */
export interface Fault {
  readonly place: Place;
  readonly text: string;
  readonly hint?: string | undefined;
}

/** Adds a message to a reading. */
export function report(reading: Reading, rule: RuleId, fault: Fault): void {
  reading.messages.push(message(rule, fault.place, fault.text, fault.hint));
}
