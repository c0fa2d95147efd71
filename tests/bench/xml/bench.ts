import { createXpmClient } from '@throughline/xpm-client';

import { tokeniseOnly } from '../../../packages/xpm-client/src/testing/tokenise-only.ts';
import { type BenchResult, median } from '../ratio.ts';
import { clientList } from './client-list.ts';
import { readApart } from './read-apart.ts';
import type { Reading } from './reader-process.ts';

const megabyte = 1024 * 1024;
const large = 50 * megabyte;
const small = 5 * megabyte;
const blocks = 9;
const readings = 3;

/** Practice Manager's largest reply, 50 MB of clients in detail, read to records: speed, stalls and memory. */
export async function benchXml(): Promise<BenchResult[]> {
  return [await speed(), ...(await cost())];
}

async function speed(): Promise<BenchResult> {
  const chunks = [...clientList(large)];
  const plain = async (): Promise<void> => void tokeniseOnly(chunks);
  const ours = async (): Promise<void> => readRecords(chunks);
  await plain();
  await ours();
  const pairs: { oursMs: number; plainMs: number }[] = [];
  for (let block = 0; block < blocks; block += 1) {
    const oursFirst = block % 2 === 0;
    const firstMs = await timed(oursFirst ? ours : plain);
    const secondMs = await timed(oursFirst ? plain : ours);
    pairs.push(oursFirst ? { oursMs: firstMs, plainMs: secondMs } : { oursMs: secondMs, plainMs: firstMs });
  }
  const ratios = pairs.map(({ oursMs, plainMs }) => plainMs / oursMs);
  // Of nine blocks the second lowest bounds the median from below, with more than 90 % confidence.
  const bound = ratios.toSorted((a, b) => a - b)[1] ?? 0;
  const perSecond = (ms: number): number => large / megabyte / (ms / 1000);
  const details = {
    lowerBound: bound,
    oursMegabytesPerSecond: pairs.map(({ oursMs }) => perSecond(oursMs)),
    plainMegabytesPerSecond: pairs.map(({ plainMs }) => perSecond(plainMs)),
  };
  return { name: 'xml-throughput', ratio: median(ratios), goal: '>=0.50', pass: bound >= 0.5, details };
}

/** Processor time of all threads: on an idle machine no less than the clock's, on a busy one still ours alone. */
async function timed(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The public way, but for the network: that part is the same for whatever parses. */
async function readRecords(chunks: readonly Uint8Array[]): Promise<void> {
  const xpm = createXpmClient({
    baseUrl: 'https://api.xero.com/practicemanager/3.1',
    tenantId: 'bench',
    getAccessToken: async () => 'bench',
    fetch: async () =>
      new Response(ReadableStream.from(chunks), { headers: { 'content-type': 'text/xml; charset=utf-8' } }),
    timeoutMs: 120_000,
  });
  let rows = 0;
  for await (const _client of xpm.clients.each({ detailed: true })) rows += 1;
  if (rows < 10_000) throw new Error('The list was not read');
}

async function cost(): Promise<BenchResult[]> {
  const runs: { small: Reading; large: Reading }[] = [];
  for (let run = 0; run < readings; run += 1)
    runs.push({ small: await readApart(small), large: await readApart(large) });
  const turnMs = median(runs.map((run) => run.large.longestTurnMs));
  const growth = median(runs.map((run) => run.large.peakRssBytes - run.small.peakRssBytes)) / megabyte;
  const details = { runs };
  return [
    { name: 'xml-longest-turn-ms', ratio: turnMs, goal: '<=50', pass: turnMs <= 50, details },
    { name: 'xml-rss-growth-mb', ratio: growth, goal: '<=16', pass: growth <= 16, details },
  ];
}
