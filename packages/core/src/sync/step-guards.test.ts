import { describe, expect, it } from 'vitest';

import {
  around,
  inState,
  intendInput,
  nothingToSend,
  now,
  operation,
  planInput,
  record,
  toUpdate,
} from './examples.fixture.ts';
import type { SyncInput } from './inputs.ts';
import type { SyncRecord } from './record.ts';
import { step } from './step.ts';

const seen = (what: Extract<SyncInput, { kind: 'seen' }>['seen'], startedAt = now - 1): SyncInput => ({
  kind: 'seen',
  startedAt,
  seen: what,
});
const copy = { kind: 'another', remoteId: 'u2', hash: 'kept', by: 'marker' } as const;
const twice: SyncRecord = record({
  ...inState.blocked,
  reason: 'twice_in_xpm',
  details: { others: ['u2'] },
});

describe('a question a person was asked', () => {
  it('stops a worker that claimed the record before it was asked', () => {
    const claimed = record({ ...inState.blocked, leaseOwner: 'w1', leaseUntil: now + 1 });
    expect(step(claimed, intendInput(toUpdate), around)).toMatchObject({ verdict: 'dropped', effects: [] });
  });

  it('about two alike stands although one of them is as wanted, and whatever is edited', () => {
    expect(step(twice, planInput(nothingToSend), around).verdict).toBe('dropped');
    expect(step(twice, planInput(toUpdate, 'edited'), around).verdict).toBe('dropped');
  });

  it('about a change stands while the link is away, and ends when what is there is what is wanted', () => {
    const unlinked = { ...nothingToSend, reason: 'not_linked' };
    expect(step(inState.blocked, planInput(unlinked, null), around).verdict).toBe('dropped');
    expect(step(inState.blocked, planInput(nothingToSend), around).record.state).toBe('delivered');
  });

  it('is not replaced by the next one', () => {
    expect(step(inState.blocked, seen(copy), around).verdict).toBe('dropped');
  });
});

describe('a record nobody proved to be ours', () => {
  it('is asked about, not taken and then removed, when nothing is wanted any more', () => {
    const removed = record({ state: 'delivered', reason: 'removed', syncedAt: 0 });
    expect(step(removed, seen(copy), around).record).toMatchObject({
      state: 'blocked',
      reason: 'twice_in_xpm',
      remoteId: null,
      details: { others: ['u2'] },
    });
  });

  it('is removed only when the person was asked about that very record, and never the one that is ours', () => {
    const remoteIds = ['u1', 'u2', 'u9'];
    const choice = { kind: 'remove_others', remoteIds } as const;
    expect(step(twice, { kind: 'settle', choice }, around).record.surplus).toEqual(['u2']);
  });

  it('is forgotten as a double when the person leaves it', () => {
    const choice = { kind: 'leave', wantedHash: 'wanted' } as const;
    const left = step({ ...twice, surplus: ['u2'] }, { kind: 'settle', choice }, around).record;
    expect(left).toMatchObject({ state: 'delivered', reason: 'left_alone', surplus: [] });
  });

  it('that may not be removed is shown again instead of being tried for ever', () => {
    const op = operation({ kind: 'delete', target: 'u2', hash: null });
    const removing = record({ ...inState.sending, remoteId: 'u1', surplus: ['u2'], op, triedHash: 'before' });
    const outcome = { kind: 'refused', reason: 'refused', sentence: 'It is on an invoice.' } as const;
    const { record: after } = step(removing, { kind: 'answer', epoch: 3, opSeq: 7, outcome }, around);
    expect(after).toMatchObject({
      state: 'blocked',
      reason: 'twice_in_xpm',
      surplus: [],
      details: { others: ['u2'], sentence: 'It is on an invoice.' },
    });
    expect(step(after, planInput(toUpdate, 'edited'), around).verdict).toBe('dropped');
  });
});

describe('what is set aside after its budget', () => {
  it('is planned at once, as it may have been edited while it was under way', () => {
    const spent = record({ ...inState.uncertain, attempts: 12, op: operation({ quietAt: now - 10 }) });
    const reading = { startedAt: now - 5, matches: [], matchedBy: 'marker', targetHash: null } as const;
    const result = step(spent, { kind: 'time_reading', epoch: 3, opSeq: 7, reading }, around);
    expect(result.record).toMatchObject({ state: 'blocked', reason: 'keeps_failing', op: null });
    expect(result.effects).toContainEqual({ kind: 'replan', again: false });
  });

  it('is planned at once too when nobody was reached too often', () => {
    const spent = record({ ...inState.sending, attempts: 11 });
    const outcome = { kind: 'retry', why: 'unavailable', afterMs: null } as const;
    const result = step(spent, { kind: 'answer', epoch: 3, opSeq: 7, outcome }, around);
    expect(result.record).toMatchObject({ state: 'blocked', reason: 'keeps_failing' });
    expect(result.effects).toContainEqual({ kind: 'replan', again: false });
  });
});

describe('an answer that nobody knows', () => {
  it('is written once, though its writer was not told and tries again', () => {
    const outcome = { kind: 'uncertain', why: 'timed_out' } as const;
    const answer = { kind: 'answer', epoch: 3, opSeq: 7, outcome } as const;
    const first = step(inState.sending, answer, around);
    expect(first.record).toMatchObject({ state: 'uncertain', attempts: 1 });
    expect(step(first.record, answer, around)).toEqual({
      record: first.record,
      effects: [],
      verdict: 'dropped',
    });
  });
});

describe('a repeat under the same key', () => {
  it('waits until the send before it has ended, as the quiet time counts from the latest end', () => {
    const held = record({ ...inState.sending, op: operation({ key: 'k' }) });
    const repeat = { kind: 'repeat', epoch: 3, opSeq: 7 } as const;
    expect(step(held, repeat, around).verdict).toBe('dropped');
    const closed = record({ ...held, op: operation({ key: 'k', why: 'timed_out', quietAt: now + 60_000 }) });
    expect(step(closed, repeat, around).effects[0]).toMatchObject({ kind: 'send', opSeq: 7 });
  });
});
