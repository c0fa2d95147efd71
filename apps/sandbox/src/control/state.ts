import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import { creditNoteKind, invoiceKind, isOfKind } from '../xero/document-kind.ts';
import { amountDueOf } from '../xero/money.ts';
import type { LedgerDocument } from '../xero/records.ts';
import { trialBalanceOf } from '../xero/trial-balance.ts';
import { financialsOf, netOf } from '../xpm/financials.ts';
import type { PracticeInvoice } from '../xpm/invoice-records.ts';
import { stateOf, taskOnJob } from '../xpm/look-up.ts';
import type { Job, Time } from '../xpm/records.ts';
import { duplicatesIn } from './duplicates.ts';

/**
 * Everything the sandbox holds, as plain JSON. Secrets and tokens are not in it. The shape is described in the README;
 * rows keep the field names of the records and gain readable names beside ids.
 */
export function stateOfWorld(world: World) {
  const { tables } = world;
  const { profile, seed } = theOnly(tables.meta);
  return {
    profile,
    seed,
    now: world.clock.now().toISOString(),
    identity: identityState(world),
    xpm: practiceState(world),
    xero: ledgerState(world),
    duplicates: duplicatesIn(world),
    faults: world.faults.active(),
    switches: world.switches.all(),
    calls: world.calls.total(),
  };
}

/** What `stateOfWorld` gives. */
export type SandboxState = ReturnType<typeof stateOfWorld>;

function identityState(world: World) {
  const { users, tenants, connections } = world.tables;
  return {
    users: users.all(),
    tenants: tenants
      .all()
      .map((tenant) => ({ ...tenant, remaining: world.limits.remaining(tenant.tenantId) })),
    connections: connections.all(),
    app: { clientId: world.options.clientId, remaining: { appMinute: world.limits.appRemaining() } },
  };
}

function practiceState(world: World) {
  const { tables } = world;
  return {
    practice: theOnly(tables.practice),
    jobStates: tables.jobStates.all(),
    staff: tables.staff.all(),
    clients: tables.clients.all(),
    contacts: tables.contacts.all(),
    clientGroups: tables.clientGroups.all(),
    categories: tables.categories.all(),
    taskDefinitions: tables.taskDefinitions.all(),
    templates: tables.templates.all(),
    jobs: tables.jobs.all().map((job) => jobState(world, job)),
    times: tables.times.all().map((time) => timeState(world, time)),
    invoices: tables.practiceInvoices.all().map((row) => invoiceState(world, row)),
    quotes: tables.quotes.all(),
    nights: tables.nights.all(),
    catalogueCosts: tables.catalogueCosts.all(),
    documents: tables.practiceDocuments
      .all()
      .map(({ content, ...row }) => ({ ...row, length: content.length })),
    customFieldDefinitions: tables.customFieldDefinitions.all(),
    customFieldValues: tables.customFieldValues.all(),
  };
}

function jobState(world: World, job: Job) {
  const { tables } = world;
  const minutes = new Map<string, number>();
  for (const time of tables.times.by('job', job.uuid)) {
    minutes.set(time.taskUuid, (minutes.get(time.taskUuid) ?? 0) + time.minutes);
  }
  const state = stateOf(world, job);
  return {
    ...job,
    state: state.name,
    stateType: state.type,
    clientName: tables.clients.get(job.clientUuid)?.name ?? '',
    tasks: job.tasks.map((task) => ({
      ...task,
      name: tables.taskDefinitions.get(task.taskDefUuid)?.name ?? '',
      actualMinutes: minutes.get(task.uuid) ?? 0,
    })),
    financials: financialsOf(world, job),
  };
}

function invoiceState(world: World, invoice: PracticeInvoice) {
  const { tables } = world;
  return {
    ...invoice,
    net: netOf(invoice).toFixed(2),
    jobNumber: invoice.jobUuid === null ? null : (tables.jobs.get(invoice.jobUuid)?.number ?? null),
    clientName: nameOf(tables.clients.get(invoice.clientUuid)),
    /** Where it came from. */
    source: invoice.xeroInvoiceId === null ? 'xpm' : 'xero',
  };
}

function timeState(world: World, time: Time) {
  const { tables } = world;
  const job = tables.jobs.get(time.jobUuid);
  const taskDefUuid = (job && taskOnJob(job, time.taskUuid)?.taskDefUuid) ?? '';
  return {
    ...time,
    jobNumber: job?.number ?? '',
    jobName: job?.name ?? '',
    taskDefUuid,
    taskName: nameOf(tables.taskDefinitions.get(taskDefUuid)),
    staffName: nameOf(tables.staff.get(time.staffUuid)),
  };
}

function nameOf(row: { readonly name: string } | undefined): string {
  return row === undefined ? '' : row.name;
}

function ledgerState(world: World) {
  const { tables } = world;
  const documents = tables.documents.all();
  const described = (document: LedgerDocument) => ({
    ...document,
    contactName: tables.xeroContacts.get(document.contactId)?.name ?? '',
    amountDue: amountDueOf(document).toFixed(2),
  });
  return {
    organisation: theOnly(tables.organisation),
    accounts: tables.accounts.all(),
    taxRates: tables.taxRates.all(),
    trackingCategories: tables.trackingCategories.all(),
    contacts: tables.xeroContacts.all(),
    invoices: documents.filter((row) => isOfKind(row, invoiceKind)).map(described),
    creditNotes: documents.filter((row) => isOfKind(row, creditNoteKind)).map(described),
    allocations: tables.allocations.all(),
    payments: tables.payments.all(),
    manualJournals: tables.manualJournals.all(),
    trialBalance: trialBalanceOf(world),
  };
}
