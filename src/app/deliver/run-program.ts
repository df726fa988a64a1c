// The door to other programs: runs git, ssh or rsync to its end, and says plainly when it is not there.
import { spawn } from 'node:child_process';
import { BuildError } from '../../messages.ts';

export interface ProgramInput {
  readonly signal: AbortSignal;
  /** What it reads from standard input; nothing where it is left out. */
  readonly input?: string | Uint8Array;
  /** Variables besides those of this process; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface ProgramResult {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs a program. Yields BuildError 'program-missing', or the signal's reason. */
export function runProgram(
  program: string,
  args: readonly string[],
  { signal, input = '', env = {} }: ProgramInput,
): Promise<ProgramResult> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { signal, env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => err.push(bytes));
    // A program that ends before it has read everything closes the pipe: its exit code says why.
    child.stdin.on('error', () => undefined);
    child.once('error', (cause: NodeJS.ErrnoException) => {
      if (signal.aborted) reject(signal.reason);
      else if (cause.code !== 'ENOENT') reject(cause);
      else
        reject(
          new BuildError(
            'program-missing',
            `The program ${program} is needed for that and is not on this machine.`,
            `Install it (apt install ${PACKAGES[program] ?? program}), or publish to another kind of target.`,
          ),
        );
    });
    child.once('close', (code) => {
      if (signal.aborted) reject(signal.reason);
      else resolve({ code, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString('utf8').trim() });
    });
    child.stdin.end(input);
  });
}

const PACKAGES: Readonly<Record<string, string>> = { ssh: 'openssh-client' };
