import { actNames } from './people.ts';

/** One value of an act, as a form asks for it. */
export interface ActField {
  readonly name: string;
  readonly optional: boolean;
  /** Whether it can be set to null, e.g. no lock date. */
  readonly nullable: boolean;
  /** The values to choose from; empty when it is free text. */
  readonly choices: readonly string[];
}

/** An act with its values; null when they are not described, so that any name and value may be given. */
export interface DescribedAct {
  readonly act: string;
  readonly fields: readonly ActField[] | null;
}

/** Values of the acts by name: `?` may be left out, `|null` may be null, `=a,b` is one of these. */
const described: Readonly<Record<string, string>> = {
  'add-time': 'jobNumber? staffUuid? taskUuid? date? minutes? note? copyOf?',
  'edit-time': 'timeUuid minutes? note? date? billable?',
  'delete-time': 'timeUuid',
  'invoice-time': 'timeUuids',
  'cancel-invoice': 'invoiceNumber',
  'cancel-xpm-invoice': 'invoiceNumber',
  'delete-xpm-invoice': 'invoiceNumber',
  'pay-xpm-invoice': 'invoiceNumber amount?',
  'lock-date': 'lockDate|null where?=xpm,xero-period,xero-year',
  'set-import': 'on? adhocJobs?',
  'complete-job': 'jobNumber',
  'reopen-job': 'jobNumber',
  'hold-job': 'jobNumber',
  'cancel-job': 'jobNumber',
  'delete-job': 'jobNumber',
  'edit-job': 'jobNumber name? newNumber? clientOrderNumber?',
  'set-job-state': 'jobNumber code',
  'complete-task': 'taskUuid',
  'reopen-task': 'taskUuid',
  'delete-task': 'taskUuid',
  'add-client': 'name',
  'archive-client': 'clientUuid',
  'restore-client': 'clientUuid',
  'delete-client': 'clientUuid',
  'rename-client': 'clientUuid name',
  'divert-client': 'clientUuid billingClientUuid|null',
  'link-client': 'clientUuid contactId|null',
  'disable-staff': 'staffUuid',
  'enable-staff': 'staffUuid',
  'delete-staff': 'staffUuid',
  'add-state': 'code name type?=Standard,On Hold,Completed,Cancelled',
  'rename-state': 'code name newCode?',
  'delete-state': 'code',
  'archive-contact': 'contactId',
  'restore-contact': 'contactId',
  'rename-contact': 'contactId name',
  'add-contact': 'name emailAddress?',
  'merge-contact': 'contactId intoContactId',
  'erase-contact': 'contactId',
  'add-invoice': 'contactId amount? reference? date? number? accountCode?',
  'void-invoice': 'invoiceId',
  'edit-invoice': 'invoiceId newNumber? reference? date? url?',
  'pay-invoice': 'invoiceId amount?',
  'age-invoice': 'invoiceId days?',
  'edit-account': 'accountId newCode?|null name? status?=ACTIVE,ARCHIVED',
  'set-role': 'role=STANDARD,ADVISER',
  'set-plan': 'approvalLimit?',
  'remove-connection': 'tenantId?',
  'add-tenant': 'kind=xpm,ledger name',
  'take-offline': 'tenantId? kind?=xpm,ledger',
  'bring-online': 'tenantId? kind?=xpm,ledger',
  'revoke-consent': '',
};

/** Every act there is, in the order of the acts. */
export function describedActs(): DescribedAct[] {
  return actNames().map((act) => ({ act, fields: fieldsOf(act) }));
}

/** The values an act takes; null when they are not described. */
export function fieldsOf(act: string): ActField[] | null {
  const text = described[act];
  if (text === undefined) return null;
  return text === '' ? [] : text.split(/ (?=[a-z])/).map(fieldOf);
}

function fieldOf(text: string): ActField {
  const [head = '', choices] = text.split('=');
  return {
    name: head.replace(/\?|\|null/g, ''),
    optional: head.includes('?'),
    nullable: head.includes('|null'),
    choices: choices === undefined ? [] : choices.split(','),
  };
}
