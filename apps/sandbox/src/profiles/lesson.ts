import { addDays } from '../world/calendar.ts';
import { financialYearEnd } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { invoiceKind } from '../xero/document-kind.ts';
import type { LedgerDocument } from '../xero/records.ts';
import { createDocuments } from '../xero/write-documents.ts';
import { practiceToday, stateOf } from '../xpm/look-up.ts';
import { newJob, nextJobNumber } from '../xpm/new-records.ts';
import type { Job } from '../xpm/records.ts';
import type { SeededClient } from './clients.ts';

/**
 * Material for a lesson on allocation: invoices in Xero of which the first night takes some to their job and some
 * elsewhere. Nothing is in XPM yet; every reason to miss stands once.
 */
export function seedLesson(world: World, seeded: readonly SeededClient[]): void {
  const clients = seeded.map(({ client }) => client);
  const [first, second, third, fourth] = clients;
  if (!first || !second || !third || !fourth) return;
  const year = financialYearEnd(practiceToday(world)) - 1;
  const accounts = `Annual accounts ${year}`;
  const orders: readonly (readonly [string, string, string])[] = [
    [first.uuid, accounts, 'PROP-1001'],
    [second.uuid, accounts, 'PROP-1002'],
    [third.uuid, `Annual accounts ${year - 1}`, 'PROP-1003'],
    [fourth.uuid, accounts, 'CLI-1004'],
  ];
  for (const [clientUuid, name, order] of orders) setOrderNumber(world, { clientUuid, name, order });
  seedTwin(world, fourth.uuid, `Restructure ${year}`);
  seedNamesake(world, year);
  const today = practiceToday(world);
  const old = addDays(today, -20);
  issue(world, { contact: first.name, reference: 'PROP-1001', amount: '1200.00' });
  issue(world, { contact: second.name, reference: 'PROP-1002 ', amount: '850.00' });
  issue(world, { contact: third.name, reference: 'PROP-1003', amount: '640.00' });
  issue(world, { contact: fourth.name, reference: 'CLI-1004', amount: '480.00' });
  issue(world, { contact: 'Harbour Lane Holding Ltd', reference: 'PROP-1001', amount: '300.00' });
  issue(world, { contact: namesake, reference: 'PROP-1006', amount: '275.00' });
  issue(world, { contact: first.name, reference: 'PROP-1001', amount: '150.00', status: 'DRAFT' });
  const late = issue(world, { contact: first.name, reference: 'PROP-1001', amount: '95.00' });
  const madeAt = `${old}T01:00:00.000Z`;
  if (late) world.tables.documents.put({ ...late, createdAt: madeAt, updatedAt: madeAt });
}

/** Two clients have this name; the second of them has the job. */
const namesake = 'Smith Family Trust';

function setOrderNumber(
  world: World,
  of: { readonly clientUuid: string; readonly name: string; readonly order: string },
): void {
  const job = world.tables.jobs.by('client', of.clientUuid).find(({ name }) => name === of.name);
  if (job) world.tables.jobs.put({ ...job, clientOrderNumber: of.order });
}

/** A second open job with the Client Order Number of the first. */
function seedTwin(world: World, clientUuid: string, name: string): void {
  const elder = world.tables.jobs
    .by('client', clientUuid)
    .find((job) => job.clientOrderNumber === 'CLI-1004' && stateOf(world, job).type !== 'Completed');
  if (!elder) return;
  const number = nextJobNumber(world);
  const { startDate, dueDate } = elder;
  const twin: Job = newJob(world, { number, name, clientUuid, startDate, dueDate });
  world.tables.jobs.put({ ...twin, clientOrderNumber: elder.clientOrderNumber });
}

function seedNamesake(world: World, year: number): void {
  const last = world.tables.clients.by('name', namesake).at(-1);
  if (last)
    setOrderNumber(world, { clientUuid: last.uuid, name: `Annual accounts ${year}`, order: 'PROP-1006' });
}

interface Issued {
  readonly contact: string;
  readonly reference: string;
  readonly amount: string;
  readonly status?: 'AUTHORISED' | 'DRAFT';
}

/** Makes a sales invoice in Xero by Xero's own rules, as a person would. */
function issue(
  world: World,
  { contact, reference, amount, status = 'AUTHORISED' }: Issued,
): LedgerDocument | null {
  const today = practiceToday(world);
  const number = `AT-${1001 + world.tables.documents.size}`;
  const body = {
    Type: 'ACCREC',
    Status: status,
    InvoiceNumber: number,
    Reference: reference,
    Contact: { Name: contact },
    Date: today,
    DueDate: addDays(today, 20),
    LineItems: [{ Description: 'Fees', Quantity: 1, UnitAmount: amount, AccountCode: '200' }],
  };
  const call = { world, params: new Map(), query: new URLSearchParams(), headers: new Headers(), appId: '' };
  createDocuments({ ...call, body: JSON.stringify(body) }, invoiceKind);
  const [made] = world.tables.documents.by('number', number);
  if (!made) throw new Error(`Xero took no invoice ${number}`);
  return world.tables.documents.put({ ...made, createdByApp: null });
}
