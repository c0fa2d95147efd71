import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startEmbeddedPostgres } from '../../../scripts/embedded-postgres/start-embedded-postgres.ts';
import { type BenchResult, median, percentile } from '../ratio.ts';
import { arrange, type Arranged } from './arrange.ts';

const callers = 8;
const blockMs = 2_500;
/** A B B A A B B A …: drift of the machine falls on both sides alike. */
const order = [
  'ours',
  'plain',
  'plain',
  'ours',
  'ours',
  'plain',
  'plain',
  'ours',
  'ours',
  'plain',
  'plain',
  'ours',
] as const;

type Server = { readonly port: number; stop(): Promise<void> };
type Block = { readonly perSecond: number; readonly p50: number; readonly p99: number };

/**
 * `timer.start` and `timer.stop` over HTTP against a hand-written `node:http` + `pg` handler that sends the database
 * the very statements ours sends; both as processes of their own, on one database, in turns.
 */
export async function benchTimer(): Promise<BenchResult[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
  const database = await startEmbeddedPostgres({ dataDir });
  try {
    const arranged = await arrange(database.ownerUrl, callers);
    const ours = await startServer('our-server.ts', arranged);
    const plain = await startServer('plain-server.ts', arranged);
    const blocks: Record<'ours' | 'plain', Block[]> = { ours: [], plain: [] };
    for (const side of ['ours', 'plain'] as const)
      await runBlock(side === 'ours' ? ours : plain, arranged, 1_000);
    for (const side of order)
      blocks[side].push(await runBlock(side === 'ours' ? ours : plain, arranged, blockMs));
    await Promise.all([ours.stop(), plain.stop()]);
    return compare(blocks);
  } finally {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function compare({ ours, plain }: Record<'ours' | 'plain', Block[]>): BenchResult[] {
  const of = (blocks: readonly Block[], value: (block: Block) => number) => median(blocks.map(value));
  const throughput = of(ours, (b) => b.perSecond) / of(plain, (b) => b.perSecond);
  const details = { ours, plain };
  return [{ name: 'timer-throughput', ratio: throughput, goal: '>=0.50', pass: throughput >= 0.5, details }];
}

async function startServer(file: string, arranged: Arranged): Promise<Server> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(arranged)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [port] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${file} did not start`))),
  ]);
  return {
    port: Number(port),
    stop: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function runBlock(server: Server, { people }: Arranged, ms: number): Promise<Block> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const times: number[] = [];
  const end = performance.now() + ms;
  const startedAt = performance.now();
  await Promise.all(
    people.map(async ({ cookie, practiceId }) => {
      while (performance.now() < end) {
        for (const path of ['timer.start', 'timer.stop']) {
          const before = performance.now();
          await post(agent, { port: server.port, path: `/trpc/${path}`, cookie, practiceId });
          times.push(performance.now() - before);
        }
      }
    }),
  );
  agent.destroy();
  const seconds = (performance.now() - startedAt) / 1_000;
  return { perSecond: times.length / seconds, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

type Post = { port: number; path: string; cookie: string; practiceId: string };

function post(agent: Agent, { port, path, cookie, practiceId }: Post): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', cookie, 'x-practice-id': practiceId };
    const call = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve()
          : reject(new Error(`${path}: ${answer.statusCode} ${text.slice(0, 300)}`)),
      );
    });
    call.on('error', reject);
    call.end('{}');
  });
}
