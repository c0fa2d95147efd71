import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';

import { afterEach } from 'vitest';

import { createLedger } from '../create-ledger.ts';
import type { Ledger } from '../ledger.ts';
import type { LedgerReplyMeta } from '../transport/reply-meta.ts';

export type SeenRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

/** What the server does with a request it has read completely. */
export type Behaviour = (response: ServerResponse, request: SeenRequest) => void;

export type ScriptedXero = {
  readonly ledger: Ledger;
  readonly baseUrl: string;
  readonly seen: readonly SeenRequest[];
  readonly metas: readonly LedgerReplyMeta[];
};

export const secretToken = 'eyJhbGciOiJub25lIn0.c2VjcmV0.c2ln';

const running: Server[] = [];

afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A ledger that talks to a real HTTP server on loopback which answers as told; stopped after the test. */
export async function scriptedXero(behaviour: Behaviour, timeoutMs = 2_000): Promise<ScriptedXero> {
  const seen: SeenRequest[] = [];
  const metas: LedgerReplyMeta[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const read = {
        method: request.method ?? '',
        url: new URL(request.url ?? '', 'http://127.0.0.1'),
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      seen.push(read);
      behaviour(response, read);
    });
  });
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${portOf(server)}/api.xro/2.0`;
  const ledger = createLedger({
    baseUrl,
    tenantId: 'tenant-1',
    getAccessToken: () => Promise.resolve(secretToken),
    timeoutMs,
    onReply: (meta) => metas.push(meta),
  });
  return { ledger, baseUrl, seen, metas };
}

export function json(status: number, body: unknown, headers: OutgoingHttpHeaders = {}): Behaviour {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(JSON.stringify(body));
  };
}

export function text(status: number, body: string, headers: OutgoingHttpHeaders = {}): Behaviour {
  return (response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers });
    response.end(body);
  };
}

export const cutConnection: Behaviour = (response) => response.socket?.destroy();

/** Promises more bytes than it sends, then cuts the connection. */
export function cutMidway(body: string): Behaviour {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length + 100 });
    response.write(body, () => response.socket?.destroy());
  };
}

export const neverAnswer: Behaviour = () => undefined;

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address.port;
}
