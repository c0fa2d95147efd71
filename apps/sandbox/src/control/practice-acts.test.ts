import { beforeEach, describe, expect, it } from 'vitest';

import { createSandbox } from '../create-sandbox.ts';
import type { Sandbox } from '../create-sandbox.ts';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox({ profile: 'tiny', now: () => new Date('2026-11-22T23:00:00Z') });
});

const act = (name: string, values: Readonly<Record<string, unknown>> = {}): string =>
  sandbox.control.act({ act: name, ...values });
const held = () => sandbox.control.state().xpm;
const openJob = () => {
  const job = held().jobs.find(({ state }) => state === 'In Progress');
  if (!job) throw new Error('the tiny profile has no open job');
  return job;
};
const billed = (): string => {
  const job = openJob();
  act('add-time', { jobNumber: job.number, staffUuid: held().staff[0]?.uuid, minutes: 60 });
  act('invoice-time', { timeUuids: held().times.map(({ uuid }) => uuid) });
  return held().invoices[0]?.number ?? '';
};

describe('job states', () => {
  it('get another name and code, and their jobs follow', () => {
    const job = openJob();
    act('rename-state', { code: 'PROGRESS', newCode: 'WORKING', name: 'Working' });
    expect(held().jobs.find(({ uuid }) => uuid === job.uuid)).toMatchObject({
      stateCode: 'WORKING',
      state: 'Working',
    });
    expect(() => act('rename-state', { code: 'PROGRESS', name: 'x' })).toThrow('There is no state PROGRESS.');
    expect(() => act('rename-state', { code: 'WORKING', newCode: 'ONHOLD' })).toThrow('exists already');
  });

  it('are added and taken on by jobs', () => {
    const { number } = openJob();
    const paused = { code: 'PAUSED', name: 'Paused', type: 'On Hold' };
    expect(act('add-state', paused)).toBe('Added state Paused with the code PAUSED.');
    expect(act('set-job-state', { jobNumber: number, code: 'PAUSED' })).toBe(`Job ${number} is now Paused.`);
    expect(held().jobs.find((job) => job.number === number)?.stateType).toBe('On Hold');
    expect(() => act('add-state', paused)).toThrow('State PAUSED exists already.');
    expect(() => act('add-state', { code: 'X', name: 'X', type: 'Odd' })).toThrow('type is Standard');
  });
});

describe('invoices of XPM', () => {
  it('are paid in parts, and are paid when nothing is left', () => {
    const invoiceNumber = billed();
    act('pay-xpm-invoice', { invoiceNumber, amount: '100.00' });
    expect(held().invoices).toMatchObject([{ status: 'Approved', amountPaid: '100.00' }]);
    expect(act('pay-xpm-invoice', { invoiceNumber })).toBe(`Paid 107.00 of XPM invoice ${invoiceNumber}.`);
    expect(held().invoices).toMatchObject([{ status: 'Paid', amountPaid: '207.00' }]);
  });

  it.each(['delete-xpm-invoice', 'cancel-xpm-invoice', 'cancel-invoice'])(
    'release their time entries by %s',
    (name) => {
      const invoiceNumber = billed();
      expect(held().times.every(({ invoiceTaskUuid }) => invoiceTaskUuid !== null)).toBe(true);
      expect(act(name, { invoiceNumber })).toContain('released its time entries');
      expect(held().times.every(({ invoiceTaskUuid }) => invoiceTaskUuid === null)).toBe(true);
      expect(openJob().financials.wip).toBe('180.00');
    },
  );

  it('never share a number, whatever was deleted before', () => {
    const first = billed();
    act('add-time', { jobNumber: openJob().number, staffUuid: held().staff[0]?.uuid });
    act('invoice-time', { timeUuids: [held().times.at(-1)?.uuid] });
    act('delete-xpm-invoice', { invoiceNumber: first });
    act('invoice-time', { timeUuids: [held().times[0]?.uuid] });
    const numbers = held().invoices.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(2);
  });
});

describe('settings and clients', () => {
  it('say what the import of invoices does now', () => {
    expect(act('set-import', { on: false, adhocJobs: true })).toBe(
      'The import of Xero invoices is off; invoices that match no job go onto ad hoc jobs.',
    );
    expect(held().practice).toMatchObject({ invoiceImport: false, adhocJobs: true });
    expect(act('set-import', { on: true })).toContain('is on; invoices that match no job go onto ad hoc');
    expect(() => act('set-import', { on: 'perhaps' })).toThrow('on must be true or false.');
  });

  it('divert the billing of a client and take it back', () => {
    const [one, two] = held().clients;
    act('divert-client', { clientUuid: one?.uuid, billingClientUuid: two?.uuid });
    expect(held().clients[0]?.billingClientUuid).toBe(two?.uuid);
    expect(() => act('divert-client', { clientUuid: one?.uuid, billingClientUuid: one?.uuid })).toThrow(
      'A client cannot be billed through itself.',
    );
    expect(act('divert-client', { clientUuid: one?.uuid, billingClientUuid: null })).toContain(
      'itself again',
    );
    expect(held().clients[0]?.billingClientUuid).toBeNull();
  });

  it('link a Xero contact to one client only', () => {
    const [one, two] = held().clients;
    const contactId = sandbox.control.state().xero.contacts[0]?.contactId;
    act('link-client', { clientUuid: one?.uuid, contactId });
    act('link-client', { clientUuid: two?.uuid, contactId });
    expect(held().clients.map(({ xeroContactId }) => xeroContactId)).toEqual([null, contactId, null]);
    act('link-client', { clientUuid: two?.uuid, contactId: null });
    expect(held().clients.every(({ xeroContactId }) => xeroContactId === null)).toBe(true);
  });

  it('add a client and restore an archived or deleted one', () => {
    expect(act('add-client', { name: 'Fresh Ltd' })).toMatch(/^Added client Fresh Ltd \([0-9a-f-]{36}\)\.$/);
    const clientUuid = held().clients[0]?.uuid;
    act('delete-client', { clientUuid });
    act('archive-client', { clientUuid });
    act('restore-client', { clientUuid });
    expect(held().clients[0]).toMatchObject({ isArchived: false, isDeleted: false });
  });

  it('make one entry an exception from its task’s billable flag', () => {
    act('add-time', { jobNumber: openJob().number, staffUuid: held().staff[0]?.uuid, minutes: 60 });
    expect(openJob().financials).toMatchObject({ time: '180.00', wip: '180.00' });
    act('edit-time', { timeUuid: held().times[0]?.uuid, billable: false });
    expect(openJob().financials).toMatchObject({ time: '0.00', wip: '0.00' });
  });
});
