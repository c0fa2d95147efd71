import { expect, it } from 'vitest';

import { deliver } from './deliver.ts';
import type { SyncInput } from './inputs.ts';
import type { SyncPorts } from './ports.ts';
import { newRecord } from './record.ts';
import { resolve } from './resolve.ts';
import { protocolRules } from './rules.ts';
import { defaultTiming } from './timing.ts';

/** A gate that lets nothing through for so long. */
function closedFor(ms: number) {
  const applied: SyncInput[] = [];
  const never = () => Promise.reject(new Error('nothing may be done'));
  const ports: SyncPorts = {
    timing: defaultTiming,
    rules: protocolRules,
    monotonicMs: () => 0,
    gate: { withCall: () => Promise.resolve({ kind: 'wait', ms }) },
    store: {
      intend: never,
      apply: (_claimed, input) => {
        applied.push(input);
        return Promise.resolve({ record: newRecord(0), effects: [], verdict: 'done' });
      },
    },
    send: never,
  };
  return { ports, applied };
}

const claimed = { id: 'a', record: { ...newRecord(0), epoch: 3 } };
const parkedMs = 8_000 * 365 * 24 * 3_600_000;

it.each([
  [5_000, 5_000],
  [parkedMs, 60_000],
])('gives back what finds its gate closed for %i ms for %i ms', async (ms, delayMs) => {
  const { ports, applied } = closedFor(ms);
  await deliver(ports, claimed, 'PUT x');
  await resolve(ports, [claimed], { what: 'GET x', read: () => Promise.resolve([]) });
  const release = { kind: 'release', epoch: 3, delayMs };
  expect(applied).toEqual([release, release]);
});
