import { randomUUID } from 'node:crypto';

import { type Database, openDatabase } from '@throughline/core/db/client';
import type { GateDecision } from '@throughline/core/outbox/decide-call';
import { endCall } from '@throughline/core/outbox/end-call';
import { takeCall, type TakenCall } from '@throughline/core/outbox/gate';
import { clockAt } from '@throughline/core/outbox/gate-clock';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { barePractice } from '../support/bare-practice.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts';

let fresh: FreshDatabase;
let owner: pg.Client;
/** Two processes. */
let pools: readonly [Database, Database];

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = new pg.Client({ connectionString: fresh.ownerUrl });
  await owner.connect();
  pools = [openDatabase({ url: fresh.appUrl }), openDatabase({ url: fresh.appUrl })];
});

afterAll(async () => {
  await Promise.all([...pools.map((pool) => pool.close()), owner.end()]);
  await fresh.drop();
});

const start = Date.parse('2026-11-18T10:00:00Z');
const at = (ms: number) => clockAt(new Date(start + ms));

async function connectedPractice(tenantId = randomUUID()): Promise<string> {
  const { practiceId } = await barePractice(pools[0], owner, { tenantId, now: new Date(start) });
  return practiceId;
}

type Taken = TakenCall | GateDecision;
const take = (practiceId: string, ms: number, pool = pools[0]): Promise<Taken> =>
  takeCall(pool, { practiceId, kind: 'xpm', what: 'GET x', priority: 'delivery', leaseMs: 30_000 }, at(ms));

type Reply = {
  ms: number;
  status?: number;
  retryAfterMs?: number;
  limitProblem?: 'minute' | 'day' | 'app';
  dayRemaining?: number;
};

async function end(practiceId: string, taken: Taken, { ms, ...reply }: Reply): Promise<void> {
  if (!('callId' in taken)) throw new Error(`not taken: ${taken.reason}`);
  const nothing = {
    retryAfterMs: null,
    limitProblem: null,
    dayRemaining: null,
    correlationId: null,
    minuteRemaining: null,
  };
  const { callId } = taken;
  await endCall(pools[1], { practiceId, kind: 'xpm', callId, status: 200, ...nothing, ...reply }, at(ms));
}

/** Takes and ends calls one after another until one has to wait. */
async function drain(practiceId: string, ms: number): Promise<number> {
  for (let count = 0; ; count += 1) {
    const taken = await take(practiceId, ms, pools[count % 2]);
    if (!('callId' in taken)) return count;
    await end(practiceId, taken, { ms });
  }
}

describe('a gate', () => {
  it('lets five calls go at once, whichever process asks', async () => {
    const practiceId = await connectedPractice();
    const asked = await Promise.all(Array.from({ length: 16 }, (_, i) => take(practiceId, 0, pools[i % 2])));
    expect(asked.filter((taken) => 'callId' in taken)).toHaveLength(5);
  });

  it('lets sixty calls go a minute, whichever process asks and however often they restart', async () => {
    const practiceId = await connectedPractice();
    expect(await drain(practiceId, 0)).toBe(60);
    await pools[1].close();
    pools = [pools[0], openDatabase({ url: fresh.appUrl })];
    expect(await drain(practiceId, 59_999)).toBe(0);
    expect(await drain(practiceId, 60_001)).toBe(60);
  });

  it('sends nothing after a refusal for the day until the time it named, even connected anew', async () => {
    const practiceId = await connectedPractice();
    await end(practiceId, await take(practiceId, 0), {
      ms: 0,
      status: 429,
      retryAfterMs: 40_000_000,
      limitProblem: 'day',
    });
    await owner.query(`update delivery_gates set paused_until = null where practice_id = $1`, [practiceId]);
    for (const ms of [1, 30 * 60_000, 39_999_000]) {
      expect(await take(practiceId, ms)).toMatchObject({
        reason: 'paused',
        waitUntil: new Date(start + 40_000_000),
      });
    }
    expect(await take(practiceId, 40_000_001)).toHaveProperty('callId');
  });

  it('is looked at again when an answer shows that a new day has begun', async () => {
    const practiceId = await connectedPractice();
    await end(practiceId, await take(practiceId, 0), { ms: 0, dayRemaining: 55 });
    const asked = await take(practiceId, 1_000);
    expect(asked).toMatchObject({ reason: 'day' });
    const sleeps = 'waitUntil' in asked ? asked.waitUntil : null;
    await owner.query(`update delivery_gates set next_due_at = $2 where practice_id = $1`, [
      practiceId,
      sleeps,
    ]);
    const dueAt = async () => {
      const text = `select next_due_at from delivery_gates where practice_id = $1 and kind = 'xpm'`;
      const { rows } = await owner.query<{ next_due_at: Date }>(text, [practiceId]);
      return rows[0]?.next_due_at;
    };
    const probe = {
      practiceId,
      kind: 'xpm',
      what: 'GET x',
      priority: 'interactive',
      leaseMs: 30_000,
    } as const;
    const [one, two] = [
      await takeCall(pools[0], probe, at(2_000)),
      await takeCall(pools[0], probe, at(2_000)),
    ];
    await end(practiceId, one, { ms: 3_000, dayRemaining: 54 });
    expect(await dueAt()).toEqual(sleeps);
    await end(practiceId, two, { ms: 4_000, dayRemaining: 4_999 });
    expect(await dueAt()).toEqual(new Date(start + 4_000));
  });

  it('refuses a call that may outlive its share', async () => {
    const call = { kind: 'xpm', what: 'GET x', priority: 'delivery', leaseMs: 120_001 } as const;
    await expect(takeCall(pools[0], { ...call, practiceId: randomUUID() })).rejects.toThrow('two minutes');
  });
});

describe('two practices on one tenant', () => {
  it('both wait when one of them is told to, and no other tenant does', async () => {
    const tenantId = randomUUID();
    const [one, two, other] = [
      await connectedPractice(tenantId),
      await connectedPractice(tenantId),
      await connectedPractice(),
    ];
    await end(one, await take(one, 0), {
      ms: 0,
      status: 429,
      retryAfterMs: 22_000,
      limitProblem: 'minute',
    });
    expect(await take(two, 21_000)).toMatchObject({ reason: 'paused' });
    expect(await take(other, 21_000)).toHaveProperty('callId');
  });
});

describe('the limit of the app', () => {
  beforeEach(() => owner.query('delete from call_shares'));

  it('holds over all practices: what others hold of it is not given twice', async () => {
    const practiceId = await connectedPractice();
    await owner.query(
      `insert into call_shares (share_id, tenant_id, per_minute, wanted_per_minute, renewed_at, counts_until)
       select gen_random_uuid(), gen_random_uuid(), 60, 60, $1::timestamptz, $1::timestamptz + interval '3 hours'
       from generate_series(1, 166)`,
      [new Date(start + 3_600_000)],
    );
    expect(await drain(practiceId, 3_600_000)).toBe(10_000 - 166 * 60);
    await owner.query(`update call_shares set per_minute = 59 where per_minute = 60`);
    expect(await drain(practiceId, 3_606_000)).toBeGreaterThan(0);
  });

  it('makes everybody wait when it is hit nevertheless', async () => {
    const [one, two] = [await connectedPractice(), await connectedPractice()];
    const first = await take(one, 9_000_000);
    await end(two, await take(two, 9_000_000), { ms: 9_000_000 });
    await end(one, first, {
      ms: 9_000_000,
      status: 429,
      retryAfterMs: 30_000,
      limitProblem: 'app',
    });
    expect(await take(two, 9_029_000)).toMatchObject({ reason: 'paused' });
    expect(await take(await connectedPractice(), 9_029_000)).toMatchObject({ reason: 'paused' });
    expect(await take(two, 9_030_001)).toHaveProperty('callId');
  });

  it('is waited for by a gate’s first call, though the one it was hit at rests longer', async () => {
    const practiceId = await connectedPractice();
    const [first, second] = [await take(practiceId, 9_900_000), await take(practiceId, 9_900_000)];
    const refused = { ms: 9_900_000, status: 429 };
    await end(practiceId, first, { ...refused, retryAfterMs: 600_000, limitProblem: 'day' });
    await end(practiceId, second, { ...refused, retryAfterMs: 30_000, limitProblem: 'app' });
    const other = await connectedPractice();
    expect(await take(other, 9_929_000)).toMatchObject({ reason: 'paused' });
    expect(await take(other, 9_930_001)).toHaveProperty('callId');
  });
});
