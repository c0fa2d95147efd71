import type { SandboxState } from '@throughline/sandbox';

/**
 * What the practice client must read, worked out from what the server says it holds and from the contract alone,
 * never through the client's own codec. Ids are plain text here, as the state has them.
 */

type Practice = SandboxState['xpm'];
type Ref = { uuid: string; name: string };

const refTo = (rows: readonly Ref[], uuid: string | null): Ref | null => {
  const row = rows.find((candidate) => candidate.uuid === uuid);
  return row === undefined ? null : { uuid: row.uuid, name: row.name };
};
const refsTo = (rows: readonly Ref[], uuids: readonly string[]): Ref[] =>
  uuids.flatMap((uuid) => refTo(rows, uuid) ?? []);

/** Records in an order of their own, since most lists have none. */
export function sorted<T extends { uuid: string | null }>(rows: readonly T[]): T[] {
  return [...rows].sort((one, other) => ((one.uuid ?? '') < (other.uuid ?? '') ? -1 : 1));
}

/** A staff member as the client gives it. */
export function staffRecord({
  uuid,
  name,
  email,
  phone,
  mobile,
  address,
  payrollCode,
}: Practice['staff'][number]) {
  return { uuid, name, email, phone, mobile, address, payrollCode };
}

/** A job as the client gives it. */
export function jobRecord(practice: Practice, job: Practice['jobs'][number], detailed: boolean) {
  const { staff, clients, categories, contacts } = practice;
  return {
    number: job.number,
    uuid: job.uuid,
    name: job.name,
    description: job.description,
    client: refTo(clients, job.clientUuid),
    clientOrderNumber: job.clientOrderNumber,
    budget: job.budget,
    state: job.state,
    category: refTo(categories, job.categoryUuid)?.name ?? null,
    startDate: job.startDate,
    dueDate: job.dueDate,
    completedDate: job.completedDate,
    contact: refTo(contacts, job.contactUuid),
    manager: refTo(staff, job.managerUuid),
    partner: refTo(staff, job.partnerUuid),
    assigned: refsTo(staff, job.assignedUuids),
    tasks: detailed ? job.tasks.map((task) => taskRecord(practice, task)) : null,
    milestones: detailed ? job.milestones.map((milestone) => ({ ...milestone, folder: '' })) : null,
    notes: detailed ? job.notes.map((note) => ({ ...note, tag: '', comments: [] })) : null,
  };
}

function taskRecord({ staff }: Practice, task: Practice['jobs'][number]['tasks'][number]) {
  const { assignedUuids, taskDefUuid, ...own } = task;
  const assigned = refsTo(staff, assignedUuids).map((ref) => ({ ...ref, allocatedMinutes: null }));
  return { ...own, definition: taskDefUuid, assigned };
}

/** A time entry as the client gives it. */
export function timeRecord(time: Practice['times'][number]) {
  return {
    uuid: time.uuid,
    job: time.jobNumber,
    jobName: time.jobName,
    task: time.taskUuid,
    taskName: time.taskName,
    staff: time.staffUuid,
    staffName: time.staffName,
    date: time.date,
    minutes: time.minutes,
    start: time.start,
    end: time.end,
    note: time.note,
    billable: time.billable,
    invoiceLine: time.invoiceTaskUuid,
  };
}

/** A client as the client library gives it. */
export function clientRecord(practice: Practice, client: Practice['clients'][number], detailed: boolean) {
  const { staff, clients } = practice;
  const text = (name: string): string => client.text[name] ?? '';
  const orNull = (name: string): string | null => client.text[name] ?? null;
  const address = (prefix: '' | 'Postal') => ({
    street: text(`${prefix}Address`),
    city: text(`${prefix}City`),
    region: text(`${prefix}Region`),
    postCode: text(`${prefix}PostCode`),
    country: text(`${prefix}Country`),
  });
  return {
    uuid: client.uuid,
    name: client.name,
    title: '',
    firstName: text('FirstName'),
    lastName: text('LastName'),
    otherName: text('OtherName'),
    dateOfBirth: orNull('DateOfBirth'),
    email: client.email,
    phone: text('Phone'),
    fax: text('Fax'),
    website: text('Website'),
    address: address(''),
    postalAddress: address('Postal'),
    referralSource: text('ReferralSource'),
    exportCode: text('ExportCode'),
    isArchived: client.isArchived,
    isDeleted: client.isDeleted,
    accountManager: refTo(staff, client.accountManagerUuid),
    jobManager: refTo(staff, client.jobManagerUuid),
    billingClient: refTo(clients, client.billingClientUuid),
    type: null,
    tax: {
      maskedTaxNumber: masked(orNull('TaxNumber')),
      companyNumber: orNull('CompanyNumber'),
      businessNumber: orNull('BusinessNumber'),
      businessStructure: orNull('BusinessStructure'),
      balanceMonth: orNull('BalanceMonth'),
    },
    contacts: contactRecords(practice, client.uuid),
    notes: detailed ? [] : null,
    groups: detailed ? groupsOf(practice, client.uuid) : null,
  };
}

function masked(taxNumber: string | null): string | null {
  return taxNumber?.replaceAll(/.(?=.{3})/g, '*') ?? null;
}

function groupsOf({ clientGroups }: Practice, clientUuid: string): Ref[] {
  const holding = clientGroups.filter(({ clientUuids }) => clientUuids.includes(clientUuid));
  return holding.map(({ uuid, name }) => ({ uuid, name }));
}

function contactRecords({ contacts }: Practice, clientUuid: string) {
  return contacts.flatMap(({ clients, ...contact }) => {
    const place = clients.find((row) => row.clientUuid === clientUuid);
    if (place === undefined || contact.isDeleted) return [];
    return [{ ...contact, position: place.position, isPrimary: place.isPrimary }];
  });
}
