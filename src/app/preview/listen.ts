// Turns a wish for a port into a server that listens on this machine alone.
import type { Server } from 'node:http';
import { BuildError } from '../../messages.ts';

/** On 127.0.0.1 and no other address: what is not yet published is nobody else's business. */
const ADDRESS = '127.0.0.1';
const FIRST_PORT = 4321;
const TRIES = 20;

/** Listens on the port that is asked for, or on the first free one. Yields BuildError `port-taken`; returns the port. */
export async function listen(server: Server, asked?: number): Promise<number> {
  const ports = asked === undefined ? Array.from({ length: TRIES }, (_, index) => FIRST_PORT + index) : [asked];
  for (const port of ports) if (await listenOn(server, port)) return portOf(server);
  const text =
    asked === undefined ? `The ports ${FIRST_PORT} to ${ports.at(-1)} are taken.` : `The port ${asked} is taken.`;
  const hint =
    asked === undefined
      ? 'Name another one with --port.'
      : 'Name another one with --port, or none, and a free one is found.';
  throw new BuildError('port-taken', text, hint);
}

function listenOn(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException) => {
      server.off('listening', succeed);
      if (cause.code === 'EADDRINUSE' || cause.code === 'EACCES') resolve(false);
      else reject(cause);
    };
    const succeed = () => {
      server.off('error', fail);
      resolve(true);
    };
    server.once('error', fail);
    server.once('listening', succeed);
    server.listen({ port, host: ADDRESS, exclusive: true });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
