import { describe, expect, it } from 'vitest';

import { hashTime } from './desired-time.ts';
import { type DeliverySituation, planDelivery } from './plan-delivery.ts';

const desired = {
  xpmJobNumber: 'J-2417',
  xpmJobTaskUuid: '1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f',
  xpmStaffUuid: 'b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33',
  workDate: '2026-11-18',
  minutes: 66,
  note: 'Ledger tidy & VAT check',
};
const ready: DeliverySituation = {
  removed: false,
  hasWorkItem: true,
  isLinked: true,
  hasXpmPerson: true,
  isXpmPersonGone: false,
  rolledOver: null,
  job: { isOpen: true, isGone: false },
  remote: null,
  desired,
  surplus: [],
};
const there = { remoteId: 't-1', hash: hashTime(desired), linkedBy: 'answer' } as const;
const otherwise = { ...there, hash: 'old' };

describe('planDelivery', () => {
  it.each<[string, Partial<DeliverySituation>, object]>([
    ['adds what is not there yet', {}, { state: 'queued', op: 'add' }],
    ['updates what is there otherwise', { remote: otherwise }, { state: 'queued', op: 'update' }],
    ['sends nothing that is already so', { remote: there }, { state: 'delivered', op: null }],
    ['removes what was removed here', { removed: true, remote: there }, { state: 'queued', op: 'delete' }],
    [
      'makes no call for what was removed before it left',
      { removed: true },
      { state: 'delivered', reason: 'removed', op: null },
    ],
    [
      'keeps a timer without work',
      { hasWorkItem: false, isLinked: false, desired: null },
      { state: 'unlinked', reason: 'no_work_item' },
    ],
    [
      'keeps time of work without a job',
      { isLinked: false, desired: null },
      { state: 'unlinked', reason: 'not_linked' },
    ],
    [
      'leaves delivered time where it is when its link goes',
      { isLinked: false, desired: null, remote: there },
      { state: 'delivered', reason: 'not_linked', op: null },
    ],
    [
      'names a missing XPM person',
      { hasXpmPerson: false, desired: null },
      { state: 'blocked', reason: 'no_xpm_person' },
    ],
    [
      'names an XPM person who is gone',
      { isXpmPersonGone: true },
      { state: 'blocked', reason: 'xpm_person_gone' },
    ],
    [
      'leaves time of last year’s job on it',
      { rolledOver: 'untouched', remote: otherwise },
      { state: 'delivered', reason: 'rolled_over', op: null },
    ],
    [
      'asks before an edit would move last year’s time',
      { rolledOver: 'edited', remote: otherwise },
      { state: 'blocked', reason: 'rolled_over' },
    ],
    [
      'names a closed job',
      { job: { isOpen: false, isGone: false } },
      { state: 'blocked', reason: 'job_closed' },
    ],
    [
      'names a job that is gone',
      { job: { isOpen: false, isGone: true } },
      { state: 'blocked', reason: 'job_gone' },
    ],
    ['tries a job XPM was never asked about', { job: null }, { state: 'queued', op: 'add' }],
    [
      'removes from a closed job all the same',
      { removed: true, remote: there, job: { isOpen: false, isGone: false } },
      { state: 'queued', op: 'delete' },
    ],
    [
      'removes a double a person gave free before anything else, and nothing but that',
      { remote: otherwise, surplus: ['t-2', 't-3'] },
      { state: 'queued', op: 'delete', target: 't-2' },
    ],
    [
      'changes nothing that was only recognised by its likeness',
      { remote: { ...otherwise, linkedBy: 'likeness' } },
      { state: 'blocked', reason: 'recognised', op: null },
    ],
    [
      'removes nothing that was only recognised by its likeness',
      { removed: true, remote: { ...there, linkedBy: 'likeness' } },
      { state: 'blocked', reason: 'recognised', op: null },
    ],
    [
      'changes what carries our mark',
      { remote: { ...otherwise, linkedBy: 'marker' } },
      { state: 'queued', op: 'update', target: 't-1' },
    ],
  ])('%s', (_, change, plan) => {
    expect(planDelivery({ ...ready, ...change })).toMatchObject(plan);
  });

  it('sees an edit that was taken back as no change', () => {
    expect(
      planDelivery({ ...ready, remote: there, desired: { ...desired, note: `${desired.note} \r\n` } }),
    ).toMatchObject({
      state: 'delivered',
    });
  });
});
