import { describe, expect, it } from 'vitest';

import { deliveryStates } from '../db/schema/outbox-messages.ts';
import { settleOutcome } from './settle-outcome.ts';
import { nextStates, requireTransition } from './states.ts';

const add = { op: 'add', remoteId: null, attempts: 0 } as const;

describe('settleOutcome', () => {
  it('keeps what is known to be there after an arrival, and counts from nothing again', () => {
    const outcome = { kind: 'delivered', remoteId: 't-1', hash: 'h', concern: null } as const;
    expect(settleOutcome({ ...add, attempts: 4 }, outcome)).toMatchObject({
      state: 'delivered',
      opOver: true,
      remote: { remoteId: 't-1', hash: 'h' },
      attempts: 0,
    });
  });

  it('forgets what is there after a removal', () => {
    const outcome = { kind: 'delivered', remoteId: null, hash: null, concern: null } as const;
    expect(settleOutcome({ op: 'delete', remoteId: 't-1', attempts: 0 }, outcome).remote).toEqual({
      remoteId: null,
      hash: null,
    });
  });

  it('links an entry that arrived differently, and asks a person', () => {
    const concern = { reason: 'differs', field: 'minutes' } as const;
    const settled = settleOutcome(add, { kind: 'delivered', remoteId: 't-1', hash: 'h', concern });
    expect(settled).toMatchObject({ state: 'blocked', reason: 'differs', remote: { remoteId: 't-1' } });
  });

  it('keeps the operation, and only then, when nobody knows', () => {
    expect(settleOutcome(add, { kind: 'uncertain', why: 'timed_out' })).toMatchObject({
      state: 'uncertain',
      opOver: false,
    });
    expect(settleOutcome(add, { kind: 'refused', reason: 'refused', sentence: 'No' }).opOver).toBe(true);
    expect(settleOutcome(add, { kind: 'reconnect', sentence: '' }).opOver).toBe(true);
  });

  it('does not hold being told to wait against a message', () => {
    const settled = settleOutcome(
      { ...add, attempts: 3 },
      { kind: 'retry', why: 'throttled', afterMs: 22_000 },
    );
    expect(settled).toMatchObject({ state: 'queued', attempts: 3, delayMs: 22_000 });
  });

  it('waits longer after each time nobody was reached, ten minutes at most, and never gives up', () => {
    const waits = [0, 1, 2, 8, 11, 12, 500].map(
      (attempts) =>
        settleOutcome({ ...add, attempts }, { kind: 'retry', why: 'unavailable', afterMs: null }).delayMs,
    );
    expect(waits).toEqual([2_000, 4_000, 8_000, 512_000, 600_000, 600_000, 600_000]);
  });
});

describe('requireTransition', () => {
  it('knows only states there are', () => {
    expect(Object.keys(nextStates).toSorted()).toEqual(deliveryStates.toSorted());
  });

  it.each([
    ['delivered', 'sending'],
    ['refused', 'sending'],
    ['blocked', 'refused'],
    ['unlinked', 'uncertain'],
    ['queued', 'uncertain'],
  ] as const)('refuses to go from %s to %s', (from, to) => {
    expect(() => requireTransition(from, to)).toThrow(RangeError);
  });
});
