import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { createApp } from '@throughline/api/app';
import pg from 'pg';
import { z } from 'zod';

import { wireBench } from './arrange.ts';
import { recordStatements, type Statement } from './record-statements.ts';

/**
 * The baseline: a handler written straight onto `node:http` and `pg`. It sends the statements ours was seen sending,
 * in the same transactions, with the values of the request at hand, and nothing else: no framework, no mapping.
 */
const Arranged = z.object({
  databaseUrl: z.string(),
  people: z.array(z.object({ cookie: z.string(), practiceId: z.string() })),
});
const { databaseUrl, people } = Arranged.parse(JSON.parse(process.argv[2] ?? '{}'));

type Recorded = { readonly statements: readonly Statement[]; readonly entryId: string };
type Recording = { readonly start: Recorded; readonly stop: Recorded };
/** Ours wrote each member's calls down once; a member is known by the cookie. */
const recordings = new Map<string, Recording>();
const running = new Map<string, string>();

const { env, wiring } = wireBench(databaseUrl);
const app = createApp({
  deps: wiring.api,
  appUrl: env.appUrl,
  trustedProxies: 0,
  webDir: null,
  webhookKey: null,
});
for (const person of people) recordings.set(person.cookie, await record(person));
await wiring.close();

const pool = new pg.Pool({ connectionString: databaseUrl, max: 12 });
const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    response.statusCode = 500;
    response.end(String(error));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0);
});
process.once('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(0));

async function record(person: { cookie: string; practiceId: string }): Promise<Recording> {
  const call = async (path: string): Promise<Recorded> => {
    let entryId = '';
    const statements = await recordStatements(wiring.db.pool, async () => {
      const reply = await app.request(
        `/trpc/${path}`,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            cookie: person.cookie,
            'x-practice-id': person.practiceId,
          },
          body: '{}',
        },
        { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
      );
      const parsed = z
        .object({ result: z.object({ data: z.object({ id: z.string() }) }) })
        .parse(await reply.json());
      entryId = parsed.result.data.id;
    });
    return { statements, entryId };
  };
  // Once unrecorded: the first call of a session also notes that it is in use.
  await call('timer.start');
  await call('timer.stop');
  await sleep(100);
  return { start: await call('timer.start'), stop: await call('timer.stop') };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const part of request) body += String(part);
  JSON.parse(body || '{}');
  const cookie = request.headers.cookie ?? '';
  const recording = recordings.get(cookie);
  if (!recording) throw new Error('nobody is signed in');
  const isStart = request.url?.endsWith('timer.start') ?? false;
  const row = await replay(cookie, isStart ? recording.start : recording.stop);
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ result: { data: row } }));
}

async function replay(cookie: string, { statements, entryId }: Recorded): Promise<unknown> {
  const client = await pool.connect();
  const now = new Date();
  let current = running.get(cookie) ?? entryId;
  let last: unknown = null;
  try {
    for (const { text, values } of statements) {
      const sent = values.map((value) => valueNow(value, { entryId, current, now }));
      const result = await client.query(sent.length > 0 ? { text, values: sent } : text);
      const [row] = Array.isArray(result) ? [] : result.rows;
      if (text.startsWith('insert into "time_entries"') && row) running.set(cookie, (current = row.id));
      if (row) last = row;
    }
    client.release();
    return last;
  } catch (error) {
    // A connection amid a broken transaction is of no use to the next request.
    client.release(true);
    throw error;
  }
}

type Now = { readonly entryId: string; readonly current: string; readonly now: Date };

function valueNow(value: unknown, { entryId, current, now }: Now): unknown {
  if (value === entryId) return current;
  if (value instanceof Date || (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)))
    return now.toISOString();
  return value;
}
