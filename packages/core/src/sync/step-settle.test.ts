import { describe, expect, it } from 'vitest';

import type { Choice, DeliveryPlan, SyncInput } from './inputs.ts';
import { newRecord, type SyncRecord } from './record.ts';
import { step } from './step.ts';
import { defaultTiming } from './timing.ts';

const around = { now: 5_000, timing: defaultTiming, isOutage: false };
const record = (change: Partial<SyncRecord>): SyncRecord => ({ ...newRecord(0), ...change });
const changed = record({
  state: 'blocked',
  reason: 'changed_in_xpm',
  remoteId: 'r1',
  linkedBy: 'likeness',
  syncedHash: 'theirs',
});
const settle = (before: SyncRecord, choice: Choice) => step(before, { kind: 'settle', choice }, around);
const leave = { kind: 'leave', wantedHash: 'ours' } as const;
const plan = (op: DeliveryPlan['op'], wantedHash: string | null): SyncInput => ({
  kind: 'plan',
  plan: { state: op === null ? 'delivered' : 'queued', reason: null, op, target: 'r1' },
  wantedHash,
  restMs: 0,
  again: false,
});

describe('a person’s decision', () => {
  it('to send ours makes the record ours and plans anew', () => {
    const { record: after, effects } = settle(changed, { kind: 'send_ours' });
    expect(after.linkedBy).toBe('answer');
    expect(effects).toContainEqual({ kind: 'replan', again: true });
  });

  it('to leave it ends the waiting, and nothing is sent', () => {
    const { record: after, effects } = settle(changed, leave);
    expect(after).toMatchObject({ state: 'delivered', reason: 'left_alone', syncedHash: 'theirs' });
    expect(effects.map(({ kind }) => kind)).toEqual(['receipt']);
  });

  it('to remove the others names exactly them, each once', () => {
    const details = { others: ['r2', 'r3'] };
    const twice = record({ state: 'blocked', reason: 'twice_in_xpm', surplus: ['r2'], details });
    const { record: after } = settle(twice, { kind: 'remove_others', remoteIds: ['r2', 'r3', 'foreign'] });
    expect(after.surplus).toEqual(['r2', 'r3']);
  });

  it('is dropped where nobody was asked, or while something is under way', () => {
    for (const state of ['queued', 'delivered', 'unlinked'] as const) {
      expect(settle(record({ state }), { kind: 'send_ours' }).verdict).toBe('dropped');
    }
  });
});

describe('what was left as it is', () => {
  const left = settle(changed, leave).record;

  it('stays so while the same is wanted', () => {
    expect(step(left, plan('update', 'ours'), around).record).toEqual(left);
  });

  it('asks again, instead of overwriting, when it is edited here', () => {
    expect(step(left, plan('update', 'edited'), around).record).toMatchObject({
      state: 'blocked',
      reason: 'changed_in_xpm',
    });
  });

  it('is not made again by an edit after it was removed in XPM', () => {
    const gone = record({ state: 'blocked', reason: 'removed_in_xpm', remoteId: null });
    const leftGone = settle(gone, leave).record;
    expect(step(leftGone, plan('add', 'edited'), around).record).toMatchObject({
      state: 'blocked',
      reason: 'removed_in_xpm',
    });
  });

  it('may be taken up again for the same cause, or sent after all', () => {
    const details = { others: ['r2'] };
    const twice = record({ state: 'blocked', reason: 'twice_in_xpm', remoteId: 'r1', details });
    expect(settle(settle(twice, leave).record, { kind: 'ask_again' }).record).toMatchObject({
      state: 'blocked',
      reason: 'twice_in_xpm',
      details,
    });
    expect(settle(left, { kind: 'send_ours' }).effects).toContainEqual({ kind: 'replan', again: true });
  });

  it('is equal again once both sides are', () => {
    expect(step(left, plan(null, 'theirs'), around).record).toMatchObject({
      state: 'delivered',
      reason: null,
    });
  });
});
