import type { As, Column } from './columns.ts';

/** A column from `key:Head:as`; `as` is `text` when it is left out. */
function columns(...texts: readonly (string | Column)[]): Column[] {
  return texts.map((text) => (typeof text === 'string' ? columnOf(text) : text));
}

const kinds: readonly As[] = [
  'name',
  'exact',
  'day',
  'minutes',
  'money',
  'yes',
  'state',
  'note',
  'ref',
  'rows',
  'all',
];

function columnOf(text: string): Column {
  const [key = '', head = '', as = 'text'] = text.split(':');
  return { key, head, as: kinds.find((kind) => kind === as) ?? 'text' };
}

const everything: Column = { key: '', head: 'Everything', as: 'all' };

const tasks: Column = {
  key: 'tasks',
  head: 'Tasks',
  as: 'rows',
  of: columns(
    'name:Task:name',
    'label:Label',
    'estimatedMinutes:Estimate:minutes',
    'actualMinutes:Actual:minutes',
    'completed:Completed:yes',
    'billable:Billable:yes',
  ),
};

const lines: Column = {
  key: 'lines',
  head: 'Lines',
  as: 'rows',
  of: columns(
    'name:Name',
    'description:Text',
    'minutes:Time:minutes',
    'quantity:Quantity',
    'unitAmount:Price:money',
    'accountCode:Account',
    'taxType:Tax type',
    'taxAmount:Tax:money',
    'amountTax:Tax:money',
    'lineAmount:Amount:money',
    'amount:Amount:money',
  ),
};

const costs: Column = {
  key: 'costs',
  head: 'Costs',
  as: 'rows',
  of: columns('description:Text', 'code:Code', 'amount:Amount:money', 'amountTax:Tax:money'),
};

/** Invoices on a job, each a credit against its work in progress. */
const allocations: Column = {
  key: 'financials.allocations',
  head: 'Allocations',
  as: 'rows',
  of: columns('invoiceNumber:Invoice:name', 'date:Date:day', 'amount:Amount:money'),
};

const documents = columns(
  'number:Number:name',
  'contactName:Contact:exact',
  'date:Date:day',
  'dueDate:Due:day',
  'status:Status:state',
  'reference:Reference:exact',
  'subTotal:Net:money',
  'total:Total:money',
  'amountDue:Due:money',
  lines,
  'createdByApp:By an app:yes',
  everything,
);

const practice: Readonly<Record<string, readonly Column[]>> = {
  times: columns(
    'date:Day:day',
    'staffName:Who',
    'jobNumber:Job:name',
    'jobName:Name',
    'taskName:Task',
    'minutes:Time:minutes',
    'note:Note:note',
    'billable:Billable:yes',
    'invoiceTaskUuid:Invoiced:yes',
    everything,
  ),
  jobs: columns(
    'number:Number:name',
    'name:Job',
    'clientName:Client:exact',
    'state:State:state',
    'clientOrderNumber:Client Order Number:exact',
    'dueDate:Due:day',
    tasks,
    'financials.wip:WIP:money',
    allocations,
    everything,
  ),
  clients: columns(
    'name:Client:exact',
    'email:E-mail',
    'isArchived:Archived:yes',
    'isDeleted:Deleted:yes',
    'billingClientUuid:Billed through:ref',
    'xeroContactId:Linked to:ref',
    everything,
  ),
  staff: columns(
    'name:Name:name',
    'email:E-mail',
    'disabled:Connected apps off:yes',
    'deleted:Deleted:yes',
    everything,
  ),
  invoices: columns(
    'number:Number:name',
    'type:Type',
    'status:Status:state',
    'clientUuid:Client:ref',
    'jobUuid:Job:ref',
    'date:Date:day',
    'net:Net:money',
    'amountPaid:Paid:money',
    lines,
    costs,
    'xeroInvoiceId:From Xero:yes',
    everything,
  ),
};

const ledger: Readonly<Record<string, readonly Column[]>> = {
  invoices: documents,
  creditNotes: documents,
  contacts: columns(
    'name:Name:exact',
    'status:Status:state',
    'contactNumber:Number',
    'emailAddress:E-mail',
    everything,
  ),
  accounts: columns(
    'code:Code:name',
    'name:Name',
    'type:Type',
    'status:Status:state',
    'taxType:Tax type',
    'systemAccount:System account',
    everything,
  ),
  payments: columns(
    'date:Date:day',
    'invoiceId:Invoice:ref',
    'accountId:Account:ref',
    'amount:Amount:money',
    'status:Status:state',
    everything,
  ),
};

/** Columns of the parts that people look at most, by the name of the part; the others are drawn from what they hold. */
export const knownParts = { xpm: practice, xero: ledger };

/** Which way round a part is read best: the newest first. */
export const newestFirst: readonly string[] = ['times', 'invoices', 'payments', 'nights', 'creditNotes'];
