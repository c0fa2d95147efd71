import { describe, expect, it } from 'vitest';

import { type DeliveryState, deliveryStates } from '../db/schema/outbox-messages.ts';
import { around, inState, intendInput, now, planInput, toAdd, toUpdate } from './examples.fixture.ts';
import type { SyncInput } from './inputs.ts';
import { step } from './step.ts';

const token = { epoch: 3, opSeq: 7 } as const;
const billReading = { startedAt: now - 1, invoices: [], byUrl: true, takenDetails: {} };
const timeReading = { startedAt: now - 1, matches: [], matchedBy: 'marker', targetHash: null } as const;

const inputs: Record<string, SyncInput> = {
  'plan an addition': planInput(toAdd, 'edited'),
  'plan the same again': planInput(toUpdate, 'wanted'),
  'plan it again, asked by a person': planInput(toUpdate, 'wanted', true),
  claim: { kind: 'claim', workerId: 'w2', leaseMs: 75_000 },
  release: { kind: 'release', epoch: 3, delayMs: 5_000 },
  'release an older claim': { kind: 'release', epoch: 2, delayMs: 5_000 },
  intend: intendInput(toAdd),
  'intend with an older claim': intendInput(toAdd, 2),
  repeat: { kind: 'repeat', ...token },
  answer: {
    kind: 'answer',
    ...token,
    outcome: { kind: 'delivered', remoteId: 'u1', hash: 'h', concern: null },
  },
  'answer with an older claim': {
    kind: 'answer',
    epoch: 2,
    opSeq: 7,
    outcome: { kind: 'uncertain', why: 'timed_out' },
  },
  'answer an older operation': {
    kind: 'answer',
    epoch: 3,
    opSeq: 6,
    outcome: { kind: 'uncertain', why: 'timed_out' },
  },
  'a reading of time': { kind: 'time_reading', ...token, reading: timeReading },
  'a reading of an older operation': { kind: 'time_reading', epoch: 3, opSeq: 6, reading: timeReading },
  'a reading of bills': { kind: 'bill_reading', ...token, reading: billReading },
  'seen as it is': {
    kind: 'seen',
    startedAt: now - 1,
    seen: { kind: 'there', remoteId: 'u1', hash: 'kept', isInvoiced: false },
  },
  'seen changed': {
    kind: 'seen',
    startedAt: now - 1,
    seen: { kind: 'there', remoteId: 'u1', hash: 'theirs', isInvoiced: false },
  },
  'seen gone': { kind: 'seen', startedAt: now - 1, seen: { kind: 'gone', from: 'list' } },
  'seen on an invoice': {
    kind: 'seen',
    startedAt: now - 1,
    seen: { kind: 'there', remoteId: 'u1', hash: 'kept', isInvoiced: true },
  },
  'seen another': {
    kind: 'seen',
    startedAt: now - 1,
    seen: { kind: 'another', remoteId: 'u2', hash: 'kept', by: 'marker' },
  },
  'send ours': { kind: 'settle', choice: { kind: 'send_ours' } },
  leave: { kind: 'settle', choice: { kind: 'leave', wantedHash: 'wanted' } },
};

/** What each input makes of a record in each state, in the order of the states; `-` where nothing may change. */
const order = ['unlinked', 'queued', 'sending', 'uncertain', 'refused', 'blocked', 'delivered'] as const;
const table: Record<string, string> = {
  'plan an addition': 'queued queued - - queued - queued',
  'plan the same again': 'queued queued - - - - queued',
  'plan it again, asked by a person': 'queued queued - - queued queued queued',
  claim: '- queued - uncertain - - -',
  release: 'unlinked queued sending uncertain refused blocked delivered',
  'release an older claim': '- - - - - - -',
  intend: '- sending - - - - -',
  'intend with an older claim': '- - - - - - -',
  repeat: '- - - - - - -',
  answer: '- - delivered - - - -',
  'answer with an older claim': '- - - - - - -',
  'answer an older operation': '- - - - - - -',
  'a reading of time': '- - uncertain uncertain - - -',
  'a reading of an older operation': '- - - - - - -',
  'a reading of bills': '- - uncertain uncertain - - -',
  'seen as it is': '- - - - - - -',
  'seen changed': '- - - - blocked blocked blocked',
  'seen gone': '- - - - blocked blocked blocked',
  'seen on an invoice': '- - - - blocked - -',
  'seen another': 'blocked delivered - - blocked - blocked',
  'send ours': '- - - - refused blocked -',
  leave: '- - - - delivered delivered -',
};

describe('every input in every state', () => {
  it('has an expectation', () => {
    expect(Object.keys(table).toSorted()).toEqual(Object.keys(inputs).toSorted());
    expect(order.toSorted()).toEqual(deliveryStates.toSorted());
  });

  const cases = Object.entries(table).flatMap(([name, row]) =>
    row.split(' ').map((to, at) => ({ name, from: order[at] ?? 'queued', to })),
  );
  it.each(cases)('$name: $from becomes $to', ({ name, from, to }) => {
    const before = inState[from satisfies DeliveryState];
    const input = inputs[name];
    if (!input) throw new RangeError(`no input ${name}`);
    const { record, effects, verdict } = step(before, input, around);
    if (to === '-') {
      expect({ record, effects, verdict }).toEqual({ record: before, effects: [], verdict: 'dropped' });
      return;
    }
    expect({ verdict, state: record.state }).toEqual({ verdict: 'done', state: to });
    // An operation is held exactly while it is under way, and its holder can always be replaced.
    expect(record.op !== null).toBe(['sending', 'uncertain'].includes(to));
  });
});

describe('a step', () => {
  it('never changes the record it was given', () => {
    for (const before of Object.values(inState)) {
      const text = JSON.stringify(before);
      for (const input of Object.values(inputs)) step(before, input, around);
      expect(JSON.stringify(before)).toBe(text);
    }
  });

  it('gives the same for the same', () => {
    for (const before of Object.values(inState)) {
      for (const input of Object.values(inputs)) {
        expect(step(before, input, around)).toEqual(step(before, input, around));
      }
    }
  });
});
