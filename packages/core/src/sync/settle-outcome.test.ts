import { describe, expect, it } from 'vitest';

import { deliveryStates } from '../db/schema/outbox-messages.ts';
import { inState, now, operation, record } from './examples.fixture.ts';
import type { DeliveryOutcome } from './outcome.ts';
import type { Operation, SyncRecord } from './record.ts';
import { settleAbsent, settleOutcome } from './settle-outcome.ts';
import { nextStates, requireTransition } from './states.ts';

type Case = {
  readonly op?: Partial<Operation>;
  readonly held?: Partial<SyncRecord>;
  readonly isOutage?: boolean;
};

function settle(outcome: DeliveryOutcome, { op = {}, held = {}, isOutage = false }: Case = {}) {
  const around = { now, lateEffectMs: 60_000, isOutage };
  return settleOutcome(record({ ...inState.sending, ...held }), operation(op), { outcome, around });
}
const linked = { remoteId: 'u1', linkedBy: 'marker', syncedHash: 'old' } as const;
const arrived: DeliveryOutcome = { kind: 'delivered', remoteId: 'u1', hash: 'h', concern: null };
const removed: DeliveryOutcome = { kind: 'delivered', remoteId: null, hash: null, concern: null };
const unavailable: DeliveryOutcome = { kind: 'retry', why: 'unavailable', afterMs: null };
const timedOut: DeliveryOutcome = { kind: 'uncertain', why: 'timed_out' };

describe('an arrival', () => {
  it('is kept as what is known to be there, and counts from nothing again', () => {
    expect(settle(arrived, { held: { attempts: 4 } }).record).toMatchObject({
      state: 'delivered',
      op: null,
      remoteId: 'u1',
      linkedBy: 'answer',
      syncedHash: 'h',
      syncedAt: now,
      attempts: 0,
      leaseOwner: null,
    });
  });

  it('of an update keeps how the record was recognised', () => {
    const { record: after } = settle(arrived, { op: { kind: 'update', target: 'u1' }, held: linked });
    expect(after).toMatchObject({ linkedBy: 'marker', syncedHash: 'h' });
  });

  it('that came out differently is linked, and a person is asked', () => {
    const concern = { reason: 'differs', field: 'minutes' } as const;
    expect(settle({ ...arrived, concern }).record).toMatchObject({
      state: 'blocked',
      reason: 'differs',
      details: { field: 'minutes' },
      remoteId: 'u1',
    });
  });

  it('of a removal forgets what was there', () => {
    const op = { kind: 'delete', target: 'u1', hash: null } as const;
    expect(settle(removed, { op, held: linked }).record).toMatchObject({
      state: 'delivered',
      remoteId: null,
      linkedBy: null,
      syncedHash: null,
    });
  });

  it('of the removal of a double keeps the record that is ours', () => {
    const op = { kind: 'delete', target: 'u2', hash: null } as const;
    expect(settle(removed, { op, held: { ...linked, surplus: ['u2', 'u3'] } }).record).toMatchObject({
      remoteId: 'u1',
      syncedHash: 'old',
      surplus: ['u3'],
    });
  });
});

describe('not knowing', () => {
  it('keeps the operation, and only then', () => {
    expect(settle(timedOut).record).toMatchObject({
      state: 'uncertain',
      op: { why: 'timed_out' },
      attempts: 1,
    });
    const refused: DeliveryOutcome = { kind: 'refused', reason: 'refused', sentence: 'No.' };
    for (const outcome of [arrived, unavailable, refused, { kind: 'reconnect', sentence: '' } as const]) {
      expect(settle(outcome).record.op).toBeNull();
    }
  });

  it('ends the wait for absence a minute after the request was seen to end, never later than it would have', () => {
    expect(settle(timedOut).record.op?.quietAt).toBe(now + 60_000);
    expect(settle(timedOut, { op: { quietAt: now + 5_000 } }).record.op?.quietAt).toBe(now + 5_000);
  });
});

describe('what is tried again by itself', () => {
  it('does not hold being told to wait against a message', () => {
    const throttled: DeliveryOutcome = { kind: 'retry', why: 'throttled', afterMs: 22_000 };
    const settled = settle(throttled, { held: { attempts: 3 } });
    expect(settled).toMatchObject({
      record: { state: 'queued', reason: 'paused', attempts: 3 },
      delayMs: 22_000,
    });
  });

  it('waits longer after each time nobody was reached, until its budget is spent', () => {
    const tries = [0, 1, 2, 8, 10, 11].map((attempts) => settle(unavailable, { held: { attempts } }));
    expect(tries.map(({ delayMs }) => delayMs)).toEqual([2_000, 4_000, 8_000, 512_000, 600_000, 0]);
    expect(tries.at(-2)?.record).toMatchObject({ state: 'queued', reason: 'not_reachable', attempts: 11 });
    expect(tries.at(-1)?.record).toMatchObject({ state: 'blocked', reason: 'keeps_failing', attempts: 12 });
  });

  it('asks at once what became of an entry, and repeats a client bill ever more slowly', () => {
    const delays = (key: string | null) =>
      [0, 3].map((attempts) => settle(timedOut, { op: { key }, held: { attempts } }).delayMs);
    expect(delays(null)).toEqual([500, 500]);
    expect(delays('k')).toEqual([2_000, 16_000]);
  });

  it('does not hold an outage against one message', () => {
    expect(settle(unavailable, { isOutage: true, held: { attempts: 3 } }).record.attempts).toBe(3);
    expect(settle(timedOut, { isOutage: true, held: { attempts: 3 } }).record.attempts).toBe(3);
  });

  it('waits for a connection that needs a person', () => {
    const { record: after } = settle({ kind: 'reconnect', sentence: 'Sign in again.' });
    expect(after).toMatchObject({ state: 'queued', reason: 'not_connected', details: { rejected: true } });
  });
});

describe('what is known not to have happened', () => {
  it.each([
    { attempts: 0, state: 'queued', reason: null, delayMs: 0 },
    { attempts: 2, state: 'queued', reason: null, delayMs: 2_000 },
    { attempts: 11, state: 'queued', reason: null, delayMs: 600_000 },
    { attempts: 12, state: 'blocked', reason: 'keeps_failing', delayMs: 0 },
  ])('after $attempts failures becomes $state', ({ attempts, delayMs, ...after }) => {
    const settled = settleAbsent({ ...inState.uncertain, attempts }, now);
    expect(settled).toMatchObject({ record: { ...after, op: null }, delayMs });
  });
});

describe('requireTransition', () => {
  it('knows only states there are', () => {
    expect(Object.keys(nextStates).toSorted()).toEqual(deliveryStates.toSorted());
  });

  it.each([
    ['delivered', 'sending'],
    ['refused', 'sending'],
    ['blocked', 'sending'],
    ['blocked', 'refused'],
    ['unlinked', 'uncertain'],
    ['queued', 'uncertain'],
  ] as const)('refuses to go from %s to %s', (from, to) => {
    expect(() => requireTransition(from, to)).toThrow(RangeError);
  });
});
