import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import type { LedgerDocument } from '../xero/records.ts';
import type { PracticeInvoice } from '../xpm/invoice-records.ts';
import { newClient } from '../xpm/new-records.ts';
import type { Client, Job } from '../xpm/records.ts';
import type { FoundClient } from './find-client.ts';
import { importInvoice, openAdhocJob } from './import-invoice.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judge.ts';
import type { MatchKey, Twins } from './match-job.ts';
import { nightChecks } from './records.ts';
import type { NightInvoice } from './records.ts';

/** Checks that keep an invoice out of XPM altogether. */
const bars = ['import_on', 'status', 'age', 'lock_date', 'number_unique'] as const;

interface Taking {
  readonly world: World;
  readonly invoice: LedgerDocument;
  readonly day: string;
  readonly judgement: Judgement;
}

/** Takes one sales invoice of Xero through the night that closes `day`, and says what became of it. */
export function takeInvoice(world: World, invoice: LedgerDocument, day: string): NightInvoice {
  const judgement = judge(world, invoice, day);
  const taking = { world, invoice, day, judgement };
  const { failed, found } = judgement;
  const present = failed.get('not_in_xpm');
  if (present !== undefined) return alreadyThere(taking, present);
  const bar = bars.find((check) => failed.has(check));
  if (bar !== undefined) return leftOut(taking, failed.get(bar) ?? '');
  return found ? placed(taking, found) : withoutClient(taking, failed.get('client_name') ?? '');
}

function placed(taking: Taking, { client, billedThrough }: FoundClient): NightInvoice {
  const { failed, match } = taking.judgement;
  const diverted = failed.get('not_diverted');
  if (diverted !== undefined) return stray(taking, billedThrough ?? client, diverted);
  if (match?.kind === 'matched') return allocated(taking, client, match);
  return stray(taking, client, [...failed.values()][0] ?? '');
}

function alreadyThere(taking: Taking, why: string): NightInvoice {
  const { world, invoice } = taking;
  const [copy] = world.tables.practiceInvoices.by('xeroInvoice', invoice.id);
  const job = copy?.jobUuid == null ? undefined : world.tables.jobs.get(copy.jobUuid);
  const client = copy && world.tables.clients.get(copy.clientUuid);
  return {
    ...told(taking, 'already', `Invoice ${invoice.number} was left alone, as ${why}.`),
    jobNumber: job?.number ?? null,
    clientName: client?.name ?? null,
  };
}

function leftOut(taking: Taking, why: string): NightInvoice {
  return told(taking, 'not_imported', `Invoice ${taking.invoice.number} was not imported, as ${why}.`);
}

function allocated(
  taking: Taking,
  client: Client,
  match: { readonly job: Job; readonly by: MatchKey; readonly twins: Twins | null },
): NightInvoice {
  const { invoice } = taking;
  const key = match.by === 'job_number' ? 'number' : 'Client Order Number';
  const twins = match.twins;
  const rivals = twins
    ? ` Of ${twins.count} open jobs that carry it, this is the ${twins.taken}-created.`
    : '';
  put(taking, { client, job: match.job }, { outcome: 'allocated', matchedBy: match.by });
  return {
    ...told(
      taking,
      'allocated',
      `Invoice ${invoice.number} was allocated to job ${match.job.number} of ${client.name}: its reference "${invoice.reference}" equals the job's ${key}.${rivals}`,
    ),
    jobNumber: match.job.number,
    clientName: client.name,
  };
}

function withoutClient(taking: Taking, why: string): NightInvoice {
  const { world, invoice, judgement } = taking;
  const keepsOut = world.switches.is('N-06', 'not-imported') || strayIsLeftOut(world);
  if (keepsOut) return leftOut(taking, why);
  const client = world.tables.clients.put(newClient(world, judgement.contactName));
  const job = adhocJob(taking, client);
  put(taking, { client, job }, { outcome: 'new_client', matchedBy: null });
  const place = job ? ` on the new ad hoc job ${job.number}` : ' as a miscellaneous invoice';
  return {
    ...told(
      taking,
      'new_client',
      `XPM made a new client "${client.name}" and put invoice ${invoice.number} there${place}, as ${why}.`,
    ),
    jobNumber: job?.number ?? null,
    clientName: client.name,
  };
}

function stray(taking: Taking, client: Client, why: string): NightInvoice {
  const { world, invoice } = taking;
  if (strayIsLeftOut(world)) return leftOut(taking, why);
  const job = adhocJob(taking, client);
  const outcome = job ? 'ad_hoc' : 'misc';
  put(taking, { client, job }, { outcome, matchedBy: null });
  const sentence = job
    ? `Invoice ${invoice.number} went onto the new ad hoc job ${job.number} of ${client.name}, as ${why}.`
    : `Invoice ${invoice.number} became a miscellaneous invoice of ${client.name}, as ${why}.`;
  return { ...told(taking, outcome, sentence), jobNumber: job?.number ?? null, clientName: client.name };
}

function strayIsLeftOut(world: World): boolean {
  return !theOnly(world.tables.practice).adhocJobs && world.switches.is('N-05', 'not-imported');
}

function adhocJob({ world, invoice }: Taking, client: Client): Job | null {
  return theOnly(world.tables.practice).adhocJobs ? openAdhocJob(world, client, invoice) : null;
}

type How = Pick<NonNullable<PracticeInvoice['imported']>, 'outcome' | 'matchedBy'>;

function put(taking: Taking, place: { client: Client; job: Job | null }, how: How): void {
  const { world, invoice, day, judgement } = taking;
  const imported = { ...how, day, reference: invoice.reference, contactName: judgement.contactName };
  importInvoice(world, { invoice, ...place, imported });
}

function told(taking: Taking, outcome: NightInvoice['outcome'], sentence: string): NightInvoice {
  const { invoice, judgement } = taking;
  return {
    invoiceNumber: invoice.number,
    xeroInvoiceId: invoice.id,
    outcome,
    jobNumber: null,
    clientName: null,
    sentence,
    failedChecks: nightChecks.filter((check) => judgement.failed.has(check)),
  };
}
