import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connected } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';
import { nightBench } from './testing.ts';
import type { NightBench } from './testing.ts';

let at: Connected;
let bench: NightBench;
beforeEach(async () => {
  at = await connected();
  bench = nightBench(at);
});
afterEach(() => at.running.close());

const control = () => at.running.sandbox.control;

describe('what keeps an invoice out of XPM', () => {
  it('is the import switch', async () => {
    bench.jobWith('PROP-1');
    const invoice = await bench.invoice({ Reference: 'PROP-1' });
    bench.act('set-import', { on: false });
    expect(bench.night(invoice)).toMatchObject({ outcome: 'not_imported', failedChecks: ['import_on'] });
    bench.act('set-import', { on: true });
    expect(bench.night(invoice)).toMatchObject({ outcome: 'allocated' });
  });

  it('is its state in Xero: drafts and submitted ones stay out, paid ones come in as paid', async () => {
    bench.jobWith('PROP-1');
    for (const Status of ['DRAFT', 'SUBMITTED']) {
      const invoice = await bench.invoice({ Reference: 'PROP-1', Status });
      expect(bench.night(invoice)).toMatchObject({ outcome: 'not_imported', failedChecks: ['status'] });
    }
    const paid = await bench.invoice({ Reference: 'PROP-1' });
    bench.act('pay-invoice', { invoiceId: paid.id });
    expect(bench.night(paid)).toMatchObject({ outcome: 'allocated' });
    expect(bench.held().xpm.invoices).toMatchObject([{ status: 'Paid', amountPaid: '115.00' }]);
    expect((await at.xpm('GET', `invoice.api/payments/${paid.number}`)).text).toContain(
      '<Amount>115.00</Amount>',
    );
  });

  it('is the kind: bills of suppliers are not looked at', async () => {
    const LineItems = [{ Description: 'Paper', Quantity: 1, UnitAmount: 20, AccountCode: '461' }];
    const bill = await bench.invoice({ Type: 'ACCPAY', InvoiceNumber: 'S-1', LineItems });
    expect(
      control()
        .night()
        .invoices.some(({ xeroInvoiceId }) => xeroInvoiceId === bill.id),
    ).toBe(false);
  });

  it('is the lock date, whose own day is locked unless told otherwise (N-08)', async () => {
    bench.jobWith('PROP-1');
    bench.act('lock-date', { lockDate: '2026-11-23' });
    const invoice = await bench.invoice({ Reference: 'PROP-1' });
    expect(bench.night(invoice)).toMatchObject({ outcome: 'not_imported', failedChecks: ['lock_date'] });
    control().setSwitch('N-08', 'imported');
    expect(bench.night(invoice)).toMatchObject({ outcome: 'allocated' });
  });

  it('is another invoice of its number', async () => {
    bench.jobWith('PROP-1');
    const first = await bench.invoice({ Reference: 'PROP-1', InvoiceNumber: 'A-1' });
    bench.night(first);
    bench.act('void-invoice', { invoiceId: first.id });
    const second = await bench.invoice({ Reference: 'PROP-1', InvoiceNumber: 'A-1' });
    expect(bench.night(second)).toMatchObject({ outcome: 'not_imported', failedChecks: ['number_unique'] });
    bench.act('edit-invoice', { invoiceId: second.id, newNumber: 'A-1x' });
    expect(bench.night(second)).toMatchObject({ outcome: 'allocated' });
  });

  it('is an earlier invoice of its number inside Xero', async () => {
    bench.jobWith('PROP-1');
    await bench.invoice({ Reference: 'PROP-1', InvoiceNumber: 'A-1', Status: 'DRAFT' });
    const second = await bench.invoice({ Reference: 'PROP-1', InvoiceNumber: 'A-2' });
    bench.act('edit-invoice', { invoiceId: second.id, newNumber: 'A-1' });
    expect(bench.night(second).failedChecks).toEqual(['number_unique']);
  });

  it('is its own copy in XPM, which an edit in Xero leaves as it was', async () => {
    bench.jobWith('PROP-1');
    const invoice = await bench.invoice({ Reference: 'wrong' });
    expect(bench.night(invoice)).toMatchObject({ outcome: 'misc' });
    bench.act('edit-invoice', { invoiceId: invoice.id, reference: 'PROP-1' });
    const told = bench.night(invoice);
    expect(told).toMatchObject({ outcome: 'already', failedChecks: ['not_in_xpm'] });
    expect(told.sentence).toContain('as a miscellaneous invoice of');
    expect(bench.held().xpm.invoices).toMatchObject([{ imported: { reference: 'wrong' }, jobNumber: null }]);
    bench.act('delete-xpm-invoice', { invoiceNumber: invoice.number });
    expect(bench.night(invoice)).toMatchObject({ outcome: 'allocated' });
  });
});

describe('an invoice that matches no job', () => {
  it('becomes a miscellaneous invoice of the client, or is left out (N-05)', async () => {
    const job = bench.jobWith('PROP-1');
    const invoice = await bench.invoice({ Reference: 'PROP-1 ' });
    const told = bench.night(invoice);
    expect(told).toMatchObject({ outcome: 'misc', jobNumber: null, clientName: job.clientName });
    expect(told.sentence).toContain(`job ${job.number} has "PROP-1", which differs in blanks or capitals`);
    const reply = await at.xpm('GET', `invoice.api/get/${invoice.number}`);
    expect(reply.text).toContain('<Type>Miscellaneous</Type>');
    expect(reply.text).not.toContain('<Jobs>');
    control().setSwitch('N-05', 'not-imported');
    const second = await bench.invoice({ Reference: 'PROP-1 ' });
    expect(bench.night(second)).toMatchObject({ outcome: 'not_imported', failedChecks: ['reference'] });
  });

  it('goes onto a new ad hoc job when the practice wants those', async () => {
    const job = bench.jobWith('PROP-1');
    bench.act('set-import', { adhocJobs: true });
    const told = bench.night(await bench.invoice({ Reference: 'else' }));
    expect(told.outcome).toBe('ad_hoc');
    const adhoc = bench.held().xpm.jobs.find(({ number }) => number === told.jobNumber);
    expect(adhoc).toMatchObject({ clientUuid: job.clientUuid, tasks: [], managerUuid: null });
    expect(adhoc?.financials.wip).toBe('-100.00');
  });

  it('is allocated in spite of blanks and capitals only when XPM is said to trim (N-07)', async () => {
    const job = bench.jobWith('PROP-1');
    control().setSwitch('N-07', 'trimmed-any-case');
    expect(bench.night(await bench.invoice({ Reference: ' prop-1 ' }))).toMatchObject({
      outcome: 'allocated',
      jobNumber: job.number,
    });
  });

  it('is not matched by an empty reference to a job without Client Order Number', async () => {
    bench.jobWith('');
    expect(bench.night(await bench.invoice({ Reference: '' }))).toMatchObject({
      outcome: 'misc',
      failedChecks: ['reference'],
    });
  });

  it('goes to the client when its job is completed or cancelled; On Hold takes it or not (N-04)', async () => {
    const job = bench.jobWith('PROP-1');
    for (const act of ['complete-job', 'cancel-job']) {
      bench.act(act, { jobNumber: job.number });
      const told = bench.night(
        await bench.invoice({ Reference: 'PROP-1', Contact: { Name: job.clientName } }),
      );
      expect(told).toMatchObject({ outcome: 'misc', failedChecks: ['job_state'] });
    }
    bench.act('hold-job', { jobNumber: job.number });
    const contact = { Contact: { Name: job.clientName } };
    expect(bench.night(await bench.invoice({ Reference: 'PROP-1', ...contact })).outcome).toBe('allocated');
    control().setSwitch('N-04', 'standard-only');
    expect(bench.night(await bench.invoice({ Reference: 'PROP-1', ...contact }))).toMatchObject({
      outcome: 'misc',
      failedChecks: ['job_state'],
    });
  });
});

describe('the client of an invoice', () => {
  it('is made anew when the contact’s name is no client’s, to the last blank, or not (N-06)', async () => {
    const job = bench.jobWith('PROP-1');
    const Contact = { Name: `${job.clientName}.` };
    const told = bench.night(await bench.invoice({ Reference: 'PROP-1', Contact }));
    expect(told).toMatchObject({
      outcome: 'new_client',
      clientName: Contact.Name,
      failedChecks: ['client_name'],
    });
    expect(bench.held().xpm.clients.filter(({ name }) => name === Contact.Name)).toHaveLength(1);
    control().setSwitch('N-06', 'not-imported');
    const other = { Name: `${job.clientName}!` };
    expect(bench.night(await bench.invoice({ Reference: 'PROP-1', Contact: other }))).toMatchObject({
      outcome: 'not_imported',
      failedChecks: ['client_name'],
    });
  });

  it('is not made when an unmatched invoice would not be imported at all', async () => {
    bench.jobWith('PROP-1');
    control().setSwitch('N-05', 'not-imported');
    const before = bench.held().xpm.clients.length;
    const told = bench.night(await bench.invoice({ Contact: { Name: 'Nobody Ltd' } }));
    expect([told.outcome, bench.held().xpm.clients.length]).toEqual(['not_imported', before]);
  });

  it('is the wrong one of two of one name, until the contact is linked (N-10, N-11)', async () => {
    const job = bench.jobWith('PROP-1');
    bench.act('add-client', { name: 'Twin Trust' });
    bench.act('add-client', { name: 'Twin Trust' });
    const [, second] = bench.held().xpm.clients.filter(({ name }) => name === 'Twin Trust');
    const body = `<Job><Name>Twin</Name><ClientUUID>${second?.uuid}</ClientUUID><ClientNumber>PROP-2</ClientNumber><StartDate>20261101</StartDate><DueDate>20261231</DueDate></Job>`;
    await at.xpm('POST', 'job.api/add', body);
    const Contact = { Name: 'Twin Trust' };
    const told = bench.night(await bench.invoice({ Reference: 'PROP-2', Contact }));
    expect(told).toMatchObject({ outcome: 'misc', failedChecks: ['client_mapping'] });
    control().setSwitch('N-10', 'last-created');
    expect(bench.night(await bench.invoice({ Reference: 'PROP-2', Contact })).outcome).toBe('allocated');
    control().setSwitch('N-10', 'first-created');
    const contact = bench.held().xero.contacts.find(({ name }) => name === 'Twin Trust');
    bench.act('link-client', { clientUuid: second?.uuid, contactId: contact?.contactId });
    expect(bench.night(await bench.invoice({ Reference: 'PROP-2', Contact })).outcome).toBe('allocated');
    bench.act('link-client', { clientUuid: job.clientUuid, contactId: contact?.contactId });
    expect(bench.night(await bench.invoice({ Reference: 'PROP-1', Contact })).jobNumber).toBe(job.number);
    control().setSwitch('N-11', 'name-wins');
    expect(bench.night(await bench.invoice({ Reference: 'PROP-1', Contact }))).toMatchObject({
      outcome: 'misc',
      failedChecks: ['client_mapping'],
    });
  });

  it('is never a deleted one', async () => {
    const job = bench.jobWith('PROP-1');
    bench.act('delete-client', { clientUuid: job.clientUuid });
    const told = bench.night(await bench.invoice({ Reference: 'PROP-1' }));
    expect(told).toMatchObject({ outcome: 'new_client', failedChecks: ['client_name'] });
  });

  it('is the one it is billed through, so that the job gets nothing (N-09)', async () => {
    const job = bench.jobWith('PROP-1');
    const other = bench.held().xpm.clients.find(({ uuid }) => uuid !== job.clientUuid);
    const divert = { clientUuid: job.clientUuid, billingClientUuid: other?.uuid };
    expect(bench.act('divert-client', divert)).toBe(
      `${job.clientName} is now billed through ${other?.name}.`,
    );
    expect(bench.night(await bench.invoice({ Reference: 'PROP-1' }))).toMatchObject({
      outcome: 'misc',
      clientName: other?.name,
      failedChecks: ['not_diverted'],
    });
    control().setSwitch('N-09', 'allocated-all-the-same');
    expect(bench.night(await bench.invoice({ Reference: 'PROP-1' })).outcome).toBe('allocated');
  });
});

describe('what people do to an imported invoice', () => {
  it('is deleting it in XPM only, which leaves Xero as it is', async () => {
    bench.jobWith('PROP-1');
    const invoice = await bench.invoice({ Reference: 'PROP-1' });
    bench.night(invoice);
    expect(bench.act('delete-xpm-invoice', { invoiceNumber: invoice.number })).toContain(
      'Xero is untouched.',
    );
    const { xpm, xero } = bench.held();
    expect([xpm.invoices, xero.invoices.find(({ id }) => id === invoice.id)]).toEqual([[], invoice]);
  });

  it('is cancelling it, which voids it in Xero too, unless it is paid there', async () => {
    const job = bench.jobWith('PROP-1');
    const invoice = await bench.invoice({ Reference: 'PROP-1' });
    const paid = await bench.invoice({ Reference: 'PROP-1' });
    bench.act('pay-invoice', { invoiceId: paid.id });
    bench.night(invoice);
    bench.act('cancel-xpm-invoice', { invoiceNumber: invoice.number });
    const { xpm, xero } = bench.held();
    expect(xero.invoices.find(({ id }) => id === invoice.id)?.status).toBe('VOIDED');
    expect(xpm.invoices.find(({ number }) => number === invoice.number)?.status).toBe('Cancelled');
    expect(xpm.jobs.find(({ uuid }) => uuid === job.uuid)?.financials.wip).toBe('-100.00');
    expect(() => bench.act('cancel-xpm-invoice', { invoiceNumber: paid.number })).toThrow(/has a payment/);
  });
});
