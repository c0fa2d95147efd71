import { monitorEventLoopDelay } from 'node:perf_hooks';

import { createXpmClient } from '@throughline/xpm-client';

/** What one reading of the list cost a process of its own. */
export type Reading = {
  readonly rows: number;
  readonly peakRssBytes: number;
  /** Of one turn of the event loop, processor time: what a neighbour of the machine takes is not ours. */
  readonly longestTurnMs: number;
  /** Of one turn by the clock, whoever had the processor. */
  readonly longestDelayMs: number;
};

/** `reader-process.ts BASE_URL`: reads the list once, keeping what its callers keep, the ids. */
const [, , baseUrl = ''] = process.argv;
const getAccessToken = async (): Promise<string> => 'bench';
const xpm = createXpmClient({ baseUrl, tenantId: 'bench', getAccessToken, timeoutMs: 120_000 });
const delay = monitorEventLoopDelay({ resolution: 1 });
const ids = new Set<string>();
let longestTurnMs = 0;
let turn = process.cpuUsage();
let sampling = setImmediate(sample);

function sample(): void {
  const { user, system } = process.cpuUsage(turn);
  longestTurnMs = Math.max(longestTurnMs, (user + system) / 1000);
  turn = process.cpuUsage();
  sampling = setImmediate(sample);
}

delay.enable();
for await (const { uuid } of xpm.clients.each({ detailed: true })) ids.add(uuid);
clearImmediate(sampling);
delay.disable();

const reading: Reading = {
  rows: ids.size,
  peakRssBytes: process.resourceUsage().maxRSS * 1024,
  longestTurnMs,
  longestDelayMs: delay.max / 1e6,
};
process.send?.(reading);
process.disconnect();
