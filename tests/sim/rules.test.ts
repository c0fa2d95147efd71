import { type ProtocolRules, protocolRules } from '@throughline/core/sync/rules';
import { expect, it } from 'vitest';

import { Tally } from './check/tally.ts';
import type { Profile } from './engine/profile.ts';
import { runSeed } from './run-seed.ts';

type Without = {
  readonly rule: Partial<ProtocolRules>;
  /** Faults that give the occasion more often. */
  readonly change?: Partial<Profile>;
};

/**
 * Rules left out, one at a time. The two that are missing here make no difference as long as each claim makes one
 * operation and one worker adopts: the model check shows what they are for.
 */
const without: Readonly<Record<Exclude<keyof ProtocolRules, 'opSequenceOnCommit' | 'adoptLowest'>, Without>> =
  {
    intentBeforeSend: { rule: { intentBeforeSend: (_held, before) => before } },
    oneSendPerIntent: { rule: { oneSendPerIntent: () => true } },
    sendFence: { rule: { sendFence: () => true }, change: { stalls: 0.1 } },
    epochOnCommit: { rule: { epochOnCommit: () => true } },
    quietBeforeAbsence: { rule: { quietBeforeAbsence: () => true } },
    readStartedAfterQuiet: {
      rule: { readStartedAfterQuiet: (_reading, now) => now },
      change: { late: 0.5, slowReply: 0.5 },
    },
    quietBeforePut: { rule: { quietBeforePut: () => true } },
  };

const mostSeeds = 3_000;

it.each(Object.entries(without))('finds out when %s is left out', async (_, { rule, change = {} }) => {
  const violationsOf = async (seed: number, rules: ProtocolRules) => {
    const { violations } = await runSeed(seed, { tally: new Tally(), change, production: { rules } });
    return violations;
  };
  const worse = { ...protocolRules, ...rule };
  let seed = 1;
  while (seed < mostSeeds && (await violationsOf(seed, worse)).length === 0) seed += 1;
  expect(await violationsOf(seed, worse)).not.toEqual([]);
  expect(await violationsOf(seed, protocolRules)).toEqual([]);
});
