export type FieldKind =
  | 'text'
  | 'minutes'
  | 'cents'
  | 'day'
  | 'instant'
  | 'code'
  | 'flag'
  | 'named'
  | 'technical';

type Field = { readonly label: string; readonly kind: FieldKind };

/** Fields that history keeps, in the order people care about them. */
const fields: Readonly<Record<string, Field>> = {
  number: { label: 'Number', kind: 'text' },
  name: { label: 'Name', kind: 'text' },
  title: { label: 'Title', kind: 'text' },
  tenantName: { label: 'Organisation', kind: 'text' },
  state: { label: 'State', kind: 'code' },
  status: { label: 'State', kind: 'code' },
  delivery: { label: 'Delivery', kind: 'code' },
  minutes: { label: 'Time', kind: 'minutes' },
  totalCents: { label: 'Total', kind: 'cents' },
  xpmJobNumber: { label: 'Job', kind: 'text' },
  taskDefinition: { label: 'XPM task', kind: 'text' },
  xpmStaffUuid: { label: 'XPM person', kind: 'named' },
  xeroAccountId: { label: 'Xero account', kind: 'named' },
  xeroContactName: { label: 'Xero contact', kind: 'text' },
  reason: { label: 'Reason', kind: 'code' },
  bucket: { label: 'Compared', kind: 'code' },
  choice: { label: 'Decided', kind: 'code' },
  why: { label: 'Why', kind: 'text' },
  minutesHere: { label: 'Time here', kind: 'minutes' },
  minutesThere: { label: 'Time in XPM', kind: 'minutes' },
  workItemId: { label: 'Work item', kind: 'named' },
  clientId: { label: 'Client', kind: 'named' },
  processId: { label: 'Process', kind: 'named' },
  workDate: { label: 'Day', kind: 'day' },
  note: { label: 'Note', kind: 'text' },
  removed: { label: 'Removed', kind: 'flag' },
  dueDate: { label: 'Due', kind: 'day' },
  billDate: { label: 'Date', kind: 'day' },
  year: { label: 'Year', kind: 'text' },
  assignedTo: { label: 'Assigned to', kind: 'named' },
  estimateMinutes: { label: 'Estimate', kind: 'minutes' },
  roles: { label: 'Roles', kind: 'code' },
  email: { label: 'E-mail', kind: 'text' },
  purpose: { label: 'Purpose', kind: 'code' },
  taxType: { label: 'Tax type', kind: 'text' },
  reference: { label: 'Reference', kind: 'text' },
  startedAt: { label: 'Started', kind: 'instant' },
  stoppedAt: { label: 'Stopped', kind: 'instant' },
  staffId: { label: 'Person', kind: 'named' },
  subtotalCents: { label: 'Subtotal', kind: 'cents' },
  taxCents: { label: 'Tax', kind: 'cents' },
  country: { label: 'Country', kind: 'text' },
  timeZone: { label: 'Time zone', kind: 'text' },
  financialYearStart: { label: 'Financial year starts', kind: 'text' },
  accountingBasis: { label: 'Books', kind: 'code' },
  timeIncrementMinutes: { label: 'Charging unit', kind: 'minutes' },
  rounding: { label: 'Rounding', kind: 'code' },
  autoLink: { label: 'Auto-link', kind: 'flag' },
  noteMarker: { label: 'Mark in notes', kind: 'flag' },
  source: { label: 'Decided', kind: 'code' },
  kind: { label: 'Connection', kind: 'code' },
  lineAmountTypes: { label: 'Amounts', kind: 'technical' },
  op: { label: 'Call', kind: 'technical' },
  xpmTaskDefUuid: { label: 'XPM task, id', kind: 'technical' },
  xpmJobTaskUuid: { label: 'Task on the job, id', kind: 'technical' },
  xpmTimeUuid: { label: 'XPM time, id', kind: 'technical' },
  xeroInvoiceId: { label: 'Sales invoice, id', kind: 'technical' },
  xeroContactId: { label: 'Xero contact, id', kind: 'technical' },
  tenantId: { label: 'Organisation, id', kind: 'technical' },
  frozenHash: { label: 'Fingerprint', kind: 'technical' },
};

const ranks = new Map(Object.keys(fields).map((name, rank) => [name, rank] as const));

/** What a field is called and how its values are read; an unknown one by its own name. */
export function fieldOf(name: string): Field {
  return fields[name] ?? { label: inWords(name), kind: 'text' };
}

export function fieldRank(name: string): number {
  return ranks.get(name) ?? ranks.size;
}

export function isTechnical(name: string): boolean {
  return fieldOf(name).kind === 'technical';
}

/** "Default due days" of `defaultDueDays`. */
function inWords(name: string): string {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
