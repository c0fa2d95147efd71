import { type ProtocolRules, protocolRules } from '@throughline/core/sync/rules';
import { expect, it } from 'vitest';

import { Tally } from './check/tally.ts';
import { runSeed } from './run-seed.ts';

/**
 * Rules left out, one at a time. The two that are missing here make no difference as long as each claim makes one
 * operation and one worker adopts: the model check shows what they are for.
 */
const without: Readonly<
  Record<Exclude<keyof ProtocolRules, 'opSequenceOnCommit' | 'adoptLowest'>, Partial<ProtocolRules>>
> = {
  intentBeforeSend: { intentBeforeSend: (_held, before) => before },
  oneSendPerIntent: { oneSendPerIntent: () => true },
  sendFence: { sendFence: () => true },
  epochOnCommit: { epochOnCommit: () => true },
  quietBeforeAbsence: { quietBeforeAbsence: () => true },
  readStartedAfterQuiet: { readStartedAfterQuiet: (_reading, now) => now },
  quietBeforePut: { quietBeforePut: () => true },
};

const mostSeeds = 3_000;

it.each(Object.entries(without))('finds out when %s is left out', async (_, rule) => {
  let failed = 0;
  for (let seed = 1; seed <= mostSeeds && failed === 0; seed += 1) {
    const { violations } = await runSeed(seed, { tally: new Tally(), rules: { ...protocolRules, ...rule } });
    if (violations.length > 0) failed = seed;
  }
  expect(failed).toBeGreaterThan(0);
});
