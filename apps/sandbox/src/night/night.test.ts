import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connected, send } from '../testing/connected.ts';
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
const day = 86_400_000;

describe('an invoice that matches', () => {
  it('is allocated to the job as a negative-WIP credit of its net amount', async () => {
    const job = bench.jobWith('PROP-1');
    const invoice = await bench.invoice({ Reference: 'PROP-1' });
    const told = bench.night(invoice);
    expect(told).toMatchObject({ outcome: 'allocated', jobNumber: job.number, failedChecks: [] });
    expect(told.sentence).toContain(`was allocated to job ${job.number}`);
    const { jobs, invoices } = bench.held().xpm;
    expect(jobs.find(({ uuid }) => uuid === job.uuid)?.financials).toEqual({
      time: '0.00',
      costs: '0.00',
      allocations: [
        { invoiceNumber: invoice.number, xeroInvoiceId: invoice.id, date: '2026-11-23', amount: '-100.00' },
      ],
      wip: '-100.00',
    });
    expect(invoices).toMatchObject([
      {
        number: invoice.number,
        source: 'xero',
        jobNumber: job.number,
        net: '100.00',
        type: 'Progress Invoice',
      },
    ]);
  });

  it('shows in invoice.api as a progress invoice with its lines as costs', async () => {
    const job = bench.jobWith('PROP-1');
    const invoice = await bench.invoice({ Reference: 'PROP-1' });
    bench.night(invoice);
    const reply = await at.xpm('GET', `invoice.api/get/${invoice.number}`);
    expect(reply.text).toContain(`<ID>${invoice.number}</ID>`);
    expect(reply.text).toContain('<Type>Progress Invoice</Type><Status>Approved</Status>');
    expect(reply.text).toContain('<Amount>100.00</Amount><AmountTax>15.00</AmountTax>');
    expect(reply.text).toContain(
      '<Description>Accounts</Description><Note></Note><Code>PROGRESS-INVOICE</Code>',
    );
    expect((await at.xpm('GET', `invoice.api/job/${job.number}`)).text).toContain(invoice.number);
  });

  it('counts net of tax when its lines are tax inclusive', async () => {
    bench.jobWith('PROP-1');
    bench.night(await bench.invoice({ Reference: 'PROP-1', LineAmountTypes: 'Inclusive' }));
    expect(bench.held().xpm.invoices).toMatchObject([{ net: '86.96' }]);
  });

  it('takes the job number too, unless only the Client Order Number counts (N-02)', async () => {
    const job = bench.jobWith('');
    const first = await bench.invoice({ Reference: job.number });
    expect(bench.night(first)).toMatchObject({ outcome: 'allocated', jobNumber: job.number });
    expect(bench.held().xpm.invoices[0]?.imported).toMatchObject({ matchedBy: 'job_number' });
    control().setSwitch('N-02', 'order-number-only');
    const second = await bench.invoice({ Reference: job.number });
    expect(bench.night(second)).toMatchObject({ outcome: 'misc', failedChecks: ['reference'] });
  });

  it('takes the latest-created of several open jobs, or the first, or none (N-03)', async () => {
    const job = bench.jobWith('CLI-1');
    const body = `<Job><Name>Twin</Name><ClientUUID>${job.clientUuid}</ClientUUID><ClientNumber>CLI-1</ClientNumber><StartDate>20261101</StartDate><DueDate>20261231</DueDate></Job>`;
    const twin = /<ID>([^<]+)/.exec((await at.xpm('POST', 'job.api/add', body)).text)?.[1];
    const told = bench.night(await bench.invoice({ Reference: 'CLI-1' }));
    expect(told).toMatchObject({ outcome: 'allocated', jobNumber: twin });
    expect(told.sentence).toContain('Of 2 open jobs that carry it, this is the latest-created.');
    control().setSwitch('N-03', 'earliest-created');
    expect(bench.night(await bench.invoice({ Reference: 'CLI-1' }))).toMatchObject({ jobNumber: job.number });
    control().setSwitch('N-03', 'none');
    expect(bench.night(await bench.invoice({ Reference: 'CLI-1' }))).toMatchObject({
      outcome: 'misc',
      failedChecks: ['reference'],
    });
  });
});

describe('the time of the night', () => {
  it('comes by itself when the clock passes the practice’s midnight, not before', async () => {
    bench.jobWith('PROP-1');
    await bench.invoice({ Reference: 'PROP-1' });
    control().setNow(new Date('2026-11-23T10:59:00Z'));
    expect(bench.held().xpm.invoices).toEqual([]);
    control().setNow(new Date('2026-11-23T11:00:30Z'));
    expect(bench.held().xpm.invoices).toMatchObject([
      { imported: { outcome: 'allocated', day: '2026-11-23' } },
    ]);
    expect(bench.held().xpm.nights).toMatchObject([
      { day: '2026-11-23', invoices: [{ outcome: 'allocated' }] },
    ]);
  });

  it('comes before a call that arrives after a midnight nobody announced', async () => {
    const clock = { ms: Date.parse('2026-11-22T23:00:00Z') };
    const other = await connected({ now: () => new Date(clock.ms) });
    const its = nightBench(other);
    its.jobWith('PROP-1');
    const invoice = await its.invoice({ Reference: 'PROP-1' });
    clock.ms += day / 2 + 3_600_000;
    await other.xero(`POST Invoices/${invoice.id}`, { InvoiceID: invoice.id, Reference: 'too late' });
    expect(its.held().xpm.invoices).toMatchObject([{ imported: { reference: 'PROP-1' } }]);
    await other.running.close();
  });

  it('takes no invoice for edited that was only being made, however long that took', async () => {
    const clock = { ms: Date.parse('2026-11-22T23:00:00Z') };
    const other = await connected({ now: () => new Date((clock.ms += 1)) });
    const its = nightBench(other);
    its.jobWith('PROP-1');
    its.act('set-import', { on: false });
    const invoice = await its.invoice({ Reference: 'PROP-1' });
    clock.ms += day;
    its.act('set-import', { on: true });
    expect(its.night(invoice)).toMatchObject({ outcome: 'not_imported', failedChecks: ['age'] });
    await other.running.close();
  });

  it('looks again for 14 days at an edited invoice, and not on the 15th', async () => {
    const job = bench.jobWith('');
    control().act({ act: 'set-import', on: false });
    const early = await bench.invoice({ Reference: 'PROP-1' });
    const late = await bench.invoice({ Reference: 'PROP-2' });
    bench.act('edit-invoice', { invoiceId: early.id, reference: 'PROP-1' });
    bench.act('edit-invoice', { invoiceId: late.id, reference: 'PROP-2' });
    control().advance(13 * day);
    control().act({ act: 'set-import', on: true });
    bench.act('edit-job', { jobNumber: job.number, clientOrderNumber: 'PROP-1' });
    expect(bench.night(early)).toMatchObject({ outcome: 'allocated' });
    bench.act('delete-xpm-invoice', { invoiceNumber: late.number });
    control().act({ act: 'set-import', on: false });
    control().advance(2 * day);
    control().act({ act: 'set-import', on: true });
    expect(bench.night(late)).toMatchObject({ outcome: 'not_imported', failedChecks: ['age', 'reference'] });
  });

  it('takes an unedited invoice only on its own day, or within 14 days (N-01)', async () => {
    bench.jobWith('PROP-1');
    bench.act('set-import', { on: false });
    const invoice = await bench.invoice({ Reference: 'PROP-1' });
    control().advance(day);
    bench.act('set-import', { on: true });
    expect(bench.night(invoice)).toMatchObject({ outcome: 'not_imported', failedChecks: ['age'] });
    control().setSwitch('N-01', 'created-or-edited-14-days');
    expect(bench.night(invoice)).toMatchObject({ outcome: 'allocated' });
  });

  it('is run through the control interface, for today or by ending the day', async () => {
    bench.jobWith('PROP-1');
    const invoice = await bench.invoice({ Reference: 'PROP-1' });
    const post = (body: unknown) =>
      send(`${at.running.url}/__sandbox/night`, { method: 'POST', body: JSON.stringify(body) });
    const reply = await post({ advance: true });
    expect(reply.json().at('invoices', 0)).toMatchObject({
      invoiceNumber: invoice.number,
      outcome: 'allocated',
    });
    expect(reply.json().at('day')).toBe('2026-11-23');
    expect(String(reply.json().at('now'))).toMatch(/^2026-11-23T11:0[01]/);
    const again = await post({});
    expect([again.json().at('day'), again.json().at('invoices', 0, 'outcome')]).toEqual([
      '2026-11-24',
      'already',
    ]);
    expect((await post({ advance: 'yes' })).status).toBe(400);
  });

  it('passes many nights in one jump and starts over after a jump back', async () => {
    bench.jobWith('PROP-1');
    await bench.invoice({ Reference: 'PROP-1' });
    control().advance(400 * day);
    expect(bench.held().xpm.invoices).toHaveLength(1);
    control().advance(-400 * day);
    const next = await bench.invoice({ Reference: 'PROP-1' });
    control().advance(day);
    expect(bench.held().xpm.invoices.map(({ number }) => number)).toContain(next.number);
  });
});

describe('the list of the night', () => {
  it('names everything an invoice fails at, not only the first', async () => {
    bench.jobWith('PROP-1');
    bench.act('set-import', { on: false });
    const invoice = await bench.invoice({ Reference: 'x', Status: 'DRAFT', Contact: { Name: 'Nobody Ltd' } });
    expect(bench.night(invoice)).toMatchObject({
      outcome: 'not_imported',
      jobNumber: null,
      failedChecks: ['import_on', 'status', 'client_name'],
    });
  });
});
