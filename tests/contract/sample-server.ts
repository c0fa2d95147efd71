import { once } from 'node:events';
import { createServer } from 'node:http';

import { createXpmClient, type XpmClient } from '@throughline/xpm-client';
import { afterAll, beforeAll } from 'vitest';

import type { Sample } from './samples.ts';

export const getAccessToken = async (): Promise<string> => 'token';

/** A server that says one sample, whatever it is asked; the documents' own words, so no sandbox. */
export type SampleServer = {
  /** Says this from now on; gives the address of the server. */
  readonly say: (sample: Sample) => string;
  /** Says this from now on, to a practice client. */
  readonly practice: (sample: Sample) => XpmClient;
  /** Method, path and query of what was asked, oldest first, since the last `say`. */
  readonly asked: readonly string[];
};

/** The server of a test file, stopped after its tests. */
export function sampleServer(): SampleServer {
  const asked: string[] = [];
  let saying: Sample = { status: 404, headers: {}, body: '' };
  let base = '';
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.resume();
    request.on('end', () => {
      const charset = /charset=([\w-]+)/.exec(saying.headers['content-type'] ?? '')?.[1];
      const bytes = Buffer.from(saying.body, charset === 'iso-8859-1' ? 'latin1' : 'utf8');
      response.writeHead(saying.status, { ...saying.headers, 'content-length': bytes.length }).end(bytes);
    });
  });
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const say = (sample: Sample): string => {
    saying = sample;
    asked.length = 0;
    return base;
  };
  const practice = (sample: Sample): XpmClient =>
    createXpmClient({ baseUrl: `${say(sample)}/practicemanager/3.1`, tenantId: 'tenant', getAccessToken });
  return { say, practice, asked };
}
