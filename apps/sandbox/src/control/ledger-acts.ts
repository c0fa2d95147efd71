import Decimal from 'decimal.js';

import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import { invoiceKind, isOfKind } from '../xero/document-kind.ts';
import { amountDueOf } from '../xero/money.ts';
import type { Account, LedgerDocument, XeroContact } from '../xero/records.ts';
import { organisationToday } from '../xero/route.ts';
import { settle } from '../xero/settle.ts';
import { ActProblem } from './act.ts';
import type { Act, Given } from './act.ts';
import { addInvoice } from './add-invoice.ts';

/** What people do inside Xero. */
export const ledgerActs: Readonly<Record<string, Act>> = {
  'archive-contact': (world, given) => changeContact(world, given, { status: 'ARCHIVED' }),
  'restore-contact': (world, given) => changeContact(world, given, { status: 'ACTIVE' }),
  'erase-contact': (world, given) => changeContact(world, given, { status: 'GDPRREQUEST' }),
  'merge-contact': mergeContact,
  'rename-contact': (world, given) => changeContact(world, given, { name: given.text('name', 'to') }),
  'add-contact': (world, given) => {
    const contact: XeroContact = {
      contactId: world.ids.uuid(),
      name: given.text('name'),
      contactNumber: null,
      accountNumber: null,
      status: 'ACTIVE',
      emailAddress: given.optionalText('emailAddress') ?? '',
      firstName: '',
      lastName: '',
      mergedToContactId: null,
      updatedAt: world.clock.now().toISOString(),
    };
    world.tables.xeroContacts.put(contact);
    return `Added contact ${contact.name}.`;
  },
  'add-invoice': addInvoice,
  'void-invoice': (world, given) => {
    const invoice = invoiceOf(world, given);
    const status = ['DRAFT', 'SUBMITTED'].includes(invoice.status) ? 'DELETED' : 'VOIDED';
    return changeInvoice(world, invoice, { status });
  },
  'edit-invoice': (world, given) => {
    const invoice = invoiceOf(world, given);
    return changeInvoice(world, invoice, {
      number: given.optionalText('newNumber') ?? invoice.number,
      reference: given.optionalText('reference') ?? invoice.reference,
      date: given.optionalText('date') ?? invoice.date,
      url: given.optionalText('url') ?? invoice.url,
    });
  },
  'pay-invoice': (world, given) => {
    const invoice = invoiceOf(world, given);
    const bank = world.tables.accounts.all().find(({ type }) => type === 'BANK');
    const amount = new Decimal(given.optionalText('amount') ?? amountDueOf(invoice));
    const date = organisationToday(world);
    world.tables.payments.put({
      paymentId: world.ids.uuid(),
      invoiceId: invoice.id,
      accountId: bank?.accountId ?? '',
      date,
      amount: amount.toFixed(2),
      reference: '',
      status: 'AUTHORISED',
      updatedAt: world.clock.now().toISOString(),
    });
    settle(world, invoice, { field: 'amountPaid', by: amount, on: date });
    return `Paid ${amount.toFixed(2)} of invoice ${invoice.number}.`;
  },
  'edit-account': (world, given) => {
    const account = accountOf(world, given);
    const status = given.optionalText('status') === 'ARCHIVED' ? 'ARCHIVED' : account.status;
    const restored = given.optionalText('status') === 'ACTIVE' ? 'ACTIVE' : status;
    const code = given.isNull('newCode') ? null : (given.optionalText('newCode') ?? account.code);
    const name = given.optionalText('name') ?? account.name;
    world.tables.accounts.put({
      ...account,
      code,
      name,
      status: restored,
      updatedAt: world.clock.now().toISOString(),
    });
    return `Changed account ${name}.`;
  },
  'set-plan': (world, given) => {
    const approvalLimit = given.optionalNumber('approvalLimit') ?? null;
    world.tables.organisation.put({ ...theOnly(world.tables.organisation), approvalLimit });
    return approvalLimit === null
      ? 'The plan has no limit of invoices now.'
      : `The plan allows ${approvalLimit} approved invoices now.`;
  },
  'set-role': (world, given) => {
    const connectingRole = given.text('role').toUpperCase() === 'ADVISER' ? 'ADVISER' : 'STANDARD';
    world.tables.organisation.put({ ...theOnly(world.tables.organisation), connectingRole });
    return `The connecting user is now ${connectingRole.toLowerCase()}.`;
  },
};

/** Merging moves the documents and archives what was merged away, which then tells where it went. */
function mergeContact(world: World, given: Given): string {
  const away = contactOf(world, given);
  const into = world.tables.xeroContacts.get(given.text('intoContactId'));
  if (!into || into.contactId === away.contactId)
    throw new ActProblem('intoContactId names no other contact.');
  const updatedAt = world.clock.now().toISOString();
  world.tables.xeroContacts.put({
    ...away,
    status: 'ARCHIVED',
    mergedToContactId: into.contactId,
    updatedAt,
  });
  for (const document of world.tables.documents.all()) {
    if (document.contactId !== away.contactId) continue;
    world.tables.documents.put({ ...document, contactId: into.contactId, updatedAt });
  }
  return `Merged contact ${away.name} into ${into.name}.`;
}

function changeContact(world: World, given: Given, change: Partial<XeroContact>): string {
  const contact = contactOf(world, given);
  world.tables.xeroContacts.put({ ...contact, ...change, updatedAt: world.clock.now().toISOString() });
  return `Changed contact ${contact.name}.`;
}

function contactOf(world: World, given: Given): XeroContact {
  const id = given.optionalText('contactId', 'xeroContactId');
  const name = given.optionalText('contactName', 'name');
  const contact =
    id === undefined
      ? world.tables.xeroContacts.all().find((row) => row.name === name)
      : world.tables.xeroContacts.get(id);
  if (!contact) throw new ActProblem('There is no such contact.');
  return contact;
}

function invoiceOf(world: World, given: Given): LedgerDocument {
  const id = given.text('invoiceId', 'xeroInvoiceId', 'invoiceNumber', 'number');
  const found = world.tables.documents.get(id) ?? world.tables.documents.by('number', id).at(-1);
  if (!found || !isOfKind(found, invoiceKind)) throw new ActProblem(`There is no invoice ${id}.`);
  return found;
}

function changeInvoice(world: World, invoice: LedgerDocument, change: Partial<LedgerDocument>): string {
  const updatedAt = world.clock.now().toISOString();
  const changed = world.tables.documents.put({ ...invoice, ...change, updatedAt });
  return `Invoice ${changed.number} is now ${changed.status}.`;
}

function accountOf(world: World, given: Given): Account {
  const id = given.text('accountId', 'xeroAccountId', 'code');
  const found = world.tables.accounts.get(id) ?? world.tables.accounts.all().find((row) => row.code === id);
  if (!found) throw new ActProblem(`There is no account ${id}.`);
  return found;
}
