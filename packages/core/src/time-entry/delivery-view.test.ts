import { describe, expect, it } from 'vitest';

import { deliveryView, type DeliveryValues, type ToldMessage } from './delivery-view.ts';

const now = new Date('2026-11-18T10:00:00Z');
const before = (seconds: number) => new Date(now.getTime() - seconds * 1_000);

type Around = Partial<Pick<DeliveryValues, 'pausedUntil' | 'pauseReason' | 'lookFirstBefore' | 'lookFirst'>>;

/** What a person reads of an entry whose message waits. */
function told(message: Partial<ToldMessage>, around: Around = {}): string {
  return deliveryView({
    message: {
      id: 'm',
      state: 'queued',
      reason: null,
      details: {},
      remoteId: null,
      opSeq: 0,
      stateAt: before(60),
      createdAt: before(60),
      availableAt: before(1),
      ...message,
    },
    running: false,
    hasWorkItem: true,
    staffName: 'Mei Tanaka',
    xpmJobNumber: 'J000123',
    taskName: 'Accounts',
    settleSeconds: 5,
    timeZone: 'Europe/London',
    now,
    pausedUntil: null,
    pauseReason: null,
    lookFirstBefore: null,
    lookFirst: false,
    ...around,
  }).sentence;
}

it('is looked for instead of sent, when its timer ran at a restore', () => {
  const sending = { state: 'sending', stateAt: now } as const;
  expect(told({ ...sending, opSeq: 1 }, { lookFirst: true })).toMatch(/XPM is read before this is sent/);
  expect(told({ ...sending, opSeq: 2 }, { lookFirst: true })).toMatch(/^On its way since/);
  expect(told({ ...sending, opSeq: 1 })).toMatch(/^On its way since/);
});

describe('an entry that waits', () => {
  it('rests, until it is due', () => {
    expect(told({ availableAt: before(-4) })).toBe('Rests 5 s after the last edit, then goes.');
    expect(told({})).toBe('Rests 5 s after the last edit, then goes.');
  });

  it('stands in line once it has been due for a while', () => {
    expect(told({ availableAt: before(30) })).toMatch(/^In line for XPM/);
  });

  it('is looked for first when it was made before a database was brought back', () => {
    const lookFirstBefore = before(30);
    expect(told({ availableAt: before(50) }, { lookFirstBefore })).toMatch(/XPM is read first/);
    expect(told({ createdAt: before(10) }, { lookFirstBefore })).toMatch(/^Rests/);
  });

  it('says of an outage until when it lasts before anything else', () => {
    const around = { pausedUntil: before(-120), pauseReason: 'outage', lookFirstBefore: now };
    expect(told({ availableAt: before(300) }, around)).toBe(
      'XPM is not answering. The time is saved here and will send by itself; the next try is at 10:02.',
    );
  });
});
