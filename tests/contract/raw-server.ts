import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** What one request looked like on the wire. */
export type RawRequest = {
  readonly method: string;
  /** With its query, as it came. */
  readonly target: string;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
};

/** Bytes of a whole HTTP answer; the connection closes after them. */
export type RawAnswer = (request: RawRequest) => Buffer;

export type RawServer = {
  readonly url: string;
  readonly seen: readonly RawRequest[];
  close(): Promise<void>;
};

/**
 * A server that knows nothing but bytes: no framework tidies its headers, and no code of the sandbox or the clients is
 * in it, so that nothing can work only because both ends share a mistake.
 */
export async function startRawServer(answer: RawAnswer): Promise<RawServer> {
  const seen: RawRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, Buffer.from(chunk)]);
      const request = readRequest(received);
      if (request === null) return;
      seen.push(request);
      socket.end(answer(request));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${portOf(server)}`, seen, close: () => closed(server, sockets) };
}

/** An answer as bytes: a status line, headers in the letters given, and a body of a known length. */
export function rawAnswer(status: string, headers: readonly string[], body: string | Buffer = ''): Buffer {
  const bytes = Buffer.from(body);
  const lines = [`HTTP/1.1 ${status}`, ...headers, `Content-Length: ${bytes.length}`, 'Connection: close'];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), bytes]);
}

/** Null until all of it has come. */
function readRequest(received: Buffer): RawRequest | null {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [start = '', ...lines] = received.subarray(0, end).toString('latin1').split('\r\n');
  const headers = new Map(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const body = received.subarray(end + 4);
  if (body.length < Number(headers.get('content-length') ?? 0)) return null;
  const [method = '', target = ''] = start.split(' ');
  return { method, target, headers, body: body.toString('utf8') };
}

/** The port a server listens on. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address.port;
}

async function closed(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  server.close();
  await once(server, 'close');
}
