import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

import { forkForOne } from '../fork-for-one.ts';
import { clientList } from './client-list.ts';
import type { Reading } from './reader-process.ts';

const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;
const isReading = (message: unknown): message is Reading =>
  typeof message === 'object' && message !== null && 'peakRssBytes' in message;

/** Lets a fresh process read a list of that size over HTTP, and tells what it cost. */
export async function readApart(bytes: number): Promise<Reading> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' });
    Readable.from(clientList(bytes)).pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const address = server.address();
    if (!isAddress(address)) throw new Error('The server has no port');
    return await readingOf(`http://127.0.0.1:${address.port}/practicemanager/3.1`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function readingOf(baseUrl: string): Promise<Reading> {
  const message = await forkForOne(new URL('./reader-process.ts', import.meta.url), [baseUrl]);
  if (!isReading(message)) throw new Error('The reader told nothing we know');
  return message;
}
