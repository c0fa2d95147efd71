import { z } from 'zod';

import { Course } from '../course/records.ts';
import * as identity from '../identity/records.ts';
import { NightRun } from '../night/records.ts';
import * as xero from '../xero/records.ts';
import * as extra from '../xpm/extra-records.ts';
import * as invoice from '../xpm/invoice-records.ts';
import * as xpm from '../xpm/records.ts';
import { SwitchSetting } from './switches.ts';
import { Table } from './table.ts';
import type { AnyTable, Change, TableIndexes } from './table.ts';

export const Meta = z.object({
  id: z.literal('meta'),
  profile: z.string(),
  seed: z.number().int(),
  clockOffsetMs: z.number(),
  idCount: z.number().int(),
});
export type Meta = z.infer<typeof Meta>;

/** Builds all tables. `listen` says who hears of every change. */
export function createTables() {
  let report: (change: Change) => void = () => undefined;
  const byName = new Map<string, AnyTable>();

  const table = <T>(schema: z.ZodType<T>, name: string, spec: Spec<T>): Table<T> => {
    const made = new Table<T>({ ...spec, name, schema }, (change) => report(change));
    byName.set(name, made);
    return made;
  };

  const tables = {
    meta: table(Meta, 'meta', { key: (row) => row.id }),
    switches: table(SwitchSetting, 'switches', { key: (row) => row.id }),
    course: table(Course, 'course', { key: (row) => row.id }),
    ...identityTables(table),
    ...xpmTables(table),
    ...xeroTables(table),
  };
  return {
    tables,
    byName,
    listen: (to: (change: Change) => void) => {
      report = to;
    },
  };
}

export type Tables = ReturnType<typeof createTables>['tables'];

interface Spec<T> {
  readonly key: (row: T) => string;
  readonly indexes?: TableIndexes<T>;
}
type MakeTable = <T>(schema: z.ZodType<T>, name: string, spec: Spec<T>) => Table<T>;

function identityTables(table: MakeTable) {
  return {
    users: table(identity.XeroUser, 'users', { key: (row) => row.userId }),
    tenants: table(identity.Tenant, 'tenants', { key: (row) => row.tenantId }),
    connections: table(identity.Connection, 'connections', { key: (row) => row.id }),
    consents: table(identity.Consent, 'consents', { key: (row) => row.id }),
    codes: table(identity.AuthorisationCode, 'codes', { key: (row) => row.hash }),
    accessTokens: table(identity.AccessToken, 'accessTokens', { key: (row) => row.hash }),
    refreshTokens: table(identity.RefreshToken, 'refreshTokens', { key: (row) => row.hash }),
  };
}

function xpmTables(table: MakeTable) {
  return {
    practice: table(xpm.Practice, 'practice', { key: (row) => row.id }),
    jobStates: table(xpm.JobState, 'jobStates', { key: (row) => row.code }),
    staff: table(xpm.Staff, 'staff', { key: (row) => row.uuid }),
    clients: table(xpm.Client, 'clients', {
      key: (row) => row.uuid,
      indexes: { name: (row) => row.name, contact: (row) => row.xeroContactId ?? '' },
    }),
    contacts: table(xpm.Contact, 'contacts', {
      key: (row) => row.uuid,
      indexes: { client: (row) => row.clients.map(({ clientUuid }) => clientUuid) },
    }),
    clientGroups: table(xpm.ClientGroup, 'clientGroups', { key: (row) => row.uuid }),
    categories: table(xpm.Category, 'categories', { key: (row) => row.uuid }),
    taskDefinitions: table(xpm.TaskDefinition, 'taskDefinitions', { key: (row) => row.uuid }),
    templates: table(xpm.Template, 'templates', { key: (row) => row.uuid }),
    jobs: table(xpm.Job, 'jobs', {
      key: (row) => row.uuid,
      indexes: { number: (row) => row.number, client: (row) => row.clientUuid },
    }),
    times: table(xpm.Time, 'times', {
      key: (row) => row.uuid,
      indexes: {
        job: (row) => row.jobUuid,
        staff: (row) => row.staffUuid,
        staffDay: (row) => `${row.staffUuid} ${row.date}`,
      },
    }),
    practiceInvoices: table(invoice.PracticeInvoice, 'practiceInvoices', {
      key: (row) => row.uuid,
      indexes: {
        number: (row) => row.number,
        job: (row) => row.jobUuid ?? '',
        xeroInvoice: (row) => row.xeroInvoiceId ?? '',
      },
    }),
    quotes: table(invoice.Quote, 'quotes', { key: (row) => row.number }),
    nights: table(NightRun, 'nights', { key: (row) => row.day }),
    catalogueCosts: table(extra.CatalogueCost, 'catalogueCosts', { key: (row) => row.uuid }),
    practiceDocuments: table(extra.PracticeDocument, 'practiceDocuments', {
      key: (row) => row.uuid,
      indexes: { owner: (row) => row.ownerUuid },
    }),
    customFieldDefinitions: table(extra.CustomFieldDefinition, 'customFieldDefinitions', {
      key: (row) => row.uuid,
    }),
    customFieldValues: table(extra.CustomFieldValues, 'customFieldValues', { key: (row) => row.ownerUuid }),
  };
}

function xeroTables(table: MakeTable) {
  return {
    organisation: table(xero.Organisation, 'organisation', { key: (row) => row.organisationId }),
    accounts: table(xero.Account, 'accounts', { key: (row) => row.accountId }),
    taxRates: table(xero.TaxRate, 'taxRates', { key: (row) => row.taxType }),
    trackingCategories: table(xero.TrackingCategory, 'trackingCategories', {
      key: (row) => row.trackingCategoryId,
    }),
    xeroContacts: table(xero.XeroContact, 'xeroContacts', { key: (row) => row.contactId }),
    documents: table(xero.LedgerDocument, 'documents', {
      key: (row) => row.id,
      indexes: { number: (row) => row.number },
    }),
    allocations: table(xero.Allocation, 'allocations', { key: (row) => row.allocationId }),
    payments: table(xero.Payment, 'payments', { key: (row) => row.paymentId }),
    manualJournals: table(xero.ManualJournal, 'manualJournals', { key: (row) => row.manualJournalId }),
    rememberedAnswers: table(xero.RememberedAnswer, 'rememberedAnswers', { key: (row) => row.id }),
  };
}
