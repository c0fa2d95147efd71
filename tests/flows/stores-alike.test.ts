/**
 * The in-memory store of the simulation and the PostgreSQL store of the product do the same. Source: sync protocol,
 * simulation design, "two Stores proven equal by differential histories".
 *
 * One history after another, drawn from seeds, is carried out in both: plans, claims by three workers with any limit,
 * releases, intents, answers of every kind, repeats, readings, what a look showed, what a person chose, calls taken,
 * ended and given back, a connection lost and there again. Many acts come too late, some transactions are undone, some
 * are kept and nobody is told, and many are made while another is open. PostgreSQL's clock is set by the test.
 *
 * Compared after each transaction: what it told its caller (the messages a claim took, in order, and which got a call; verdict and effects
 * of a step, the exact request with them; go, or how long to wait; that a record over there is somebody's already);
 * every field of every record; of each gate when it is due, its pause and why, failures in a row, the day and its share; all
 * calls; and each line of the receipts with its instant.
 *
 * Not compared, as the simulation has no such thing: shares that are short because others hold the app's limit
 * (`gate.test.ts`), priorities other than deliveries, `look_first_before` after a restore, audit and announcements, markers in notes, the documents
 * of client bills (their bytes and keys are handed over from the product), and time that passes within a transaction:
 * it stands still. Which rows an open transaction holds is asked of PostgreSQL, as the in-memory store has only one at
 * a time. Pairs that have no order are made one after the other (`stores/reads-apart.ts`).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Ground, openGround } from './stores/ground.ts';
import type { Difference } from './stores/memory-side.ts';
import { type Counts, runHistory, Unlike } from './stores/run-history.ts';

const histories = 41;
const transactions = 250;
/** Ninety seconds when nothing else runs. */
const longMs = 1_200_000;

let grounds: readonly Ground[];

beforeAll(async () => {
  grounds = await Promise.all([openGround(), openGround()]);
});

afterAll(() => Promise.all(grounds.map((ground) => ground.close())));

/** Every second history on the same ground, so that both cores have something to do. */
async function runAll(counts: Counts): Promise<readonly string[]> {
  const unlike: string[] = [];
  await Promise.all(
    grounds.map(async (ground, lane) => {
      for (let seed = lane + 1; seed <= histories; seed += grounds.length)
        await runHistory(ground, { seed, transactions }, counts).catch((error: unknown) => {
          if (!(error instanceof Unlike)) throw error;
          unlike.push(error.message);
        });
    }),
  );
  return unlike;
}

/** What has to happen in the histories for them to prove anything. */
const needed: Readonly<Record<string, number>> = {
  made: 10_000,
  kept: 8_000,
  undone: 300,
  untold: 100,
  'pair in turn': 50,
  'pair past each other': 300,
  'passed over': 30,
  forbidden: 1,
  claim: 1_000,
  intend: 500,
  'time sending × answer': 200,
  'time sending × time_reading': 50,
  'time uncertain × time_reading': 10,
  'time blocked × settle': 50,
  'time delivered × seen': 10,
  'bill sending × answer': 100,
  'bill sending × repeat': 20,
  'bill sending × bill_reading': 30,
  take: 500,
  end: 300,
  'answer and end': 50,
  refund: 20,
  connect: 50,
};

describe('the two stores', () => {
  it('hold and tell the same after each of ten thousand transactions', { timeout: longMs }, async () => {
    const counts: Counts = new Map();
    expect(await runAll(counts)).toEqual([]);
    const rare = Object.entries(needed).filter(([what, times]) => (counts.get(what) ?? 0) < times);
    expect(rare.map(([what]) => [what, counts.get(what) ?? 0])).toEqual([]);
  });
});

/** Ways in which one could differ from the other. */
const differences: Readonly<Record<string, Difference>> = {
  'keeps what was undone': { keepsUndone: true },
  'does not pass over what another transaction holds': { ignoresLocks: true },
  'gives what is due in another order': { ordersByNewest: true },
  'leases for a millisecond longer': { leaseMs: 75_001 },
  'lets an older claim write': { rules: { epochOnCommit: () => true } },
  'takes the result of another operation': { rules: { opSequenceOnCommit: ({ op }) => op !== null } },
  'believes a read by when it is written down': { rules: { readStartedAfterQuiet: (_reading, now) => now } },
};

describe('a store that', () => {
  it.each(Object.entries(differences))('%s is found out', { timeout: longMs }, async (_, difference) => {
    const [ground] = grounds;
    const differing = async () => {
      for (let seed = 1; ground && seed <= 20; seed += 1)
        await runHistory(ground, { seed, transactions, difference }, new Map());
    };
    await expect(differing()).rejects.toThrow(Unlike);
  });
});
