import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What a test server received. */
export type Received = {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
};

/** Answers one request; `received` is complete. */
export type Answer = (response: ServerResponse, received: Received) => void;

/** A real server on a free loopback port. */
export type LocalServer = {
  readonly baseUrl: string;
  readonly received: Received[];
  /** Connections accepted so far. */
  readonly connections: () => number;
  /** Sets how the next requests are answered. */
  answer(answer: Answer): void;
  stop(): Promise<void>;
};

/** Starts a server; whoever starts it stops it. */
export async function startLocalServer(): Promise<LocalServer> {
  const received: Received[] = [];
  let connections = 0;
  let current: Answer = (response) => response.writeHead(500).end();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const entry = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
      received.push(entry);
      current(response, entry);
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    baseUrl: `http://127.0.0.1:${address.port}/practicemanager/3.1`,
    received,
    connections: () => connections,
    answer(answer) {
      current = answer;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with XML as XPM does. */
export function xml(body: string, status = 200, headers: Record<string, string> = {}): Answer {
  return (response) =>
    response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8', ...headers }).end(body);
}
