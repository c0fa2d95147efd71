import Decimal from 'decimal.js';

import { addDays } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import type { LedgerDocument, Line } from '../xero/records.ts';
import { organisationToday } from '../xero/route.ts';
import { ActProblem } from './act.ts';
import type { Given } from './act.ts';

/**
 * An approved sales invoice that a person makes in Xero by hand: no app made it. `amount` is without tax; an invoice of
 * that number may already be there, for people can do what the API may not.
 */
export function addInvoice(world: World, given: Given): string {
  const contact = world.tables.xeroContacts.get(given.text('contactId', 'xeroContactId'));
  if (!contact) throw new ActProblem('There is no such contact.');
  const line = lineOf(world, given);
  const now = world.clock.now().toISOString();
  const date = given.optionalText('date') ?? organisationToday(world);
  const number = given.optionalText('number', 'invoiceNumber') ?? `HAND-${world.ids.count() + 1}`;
  const document: LedgerDocument = {
    id: world.ids.uuid(),
    type: 'ACCREC',
    number,
    reference: given.optionalText('reference') ?? '',
    contactId: contact.contactId,
    status: 'AUTHORISED',
    date,
    dueDate: addDays(date, 20),
    lineAmountTypes: 'Exclusive',
    lines: [line],
    subTotal: line.lineAmount,
    totalTax: line.taxAmount,
    total: new Decimal(line.lineAmount).plus(line.taxAmount).toFixed(2),
    amountPaid: '0.00',
    amountCredited: '0.00',
    currencyCode: theOnly(world.tables.organisation).baseCurrency,
    url: null,
    sentToContact: false,
    fullyPaidOn: null,
    createdByApp: null,
    createdAt: now,
    updatedAt: now,
    history: [],
  };
  world.tables.documents.put(document);
  return `Added invoice ${number} of ${document.total} for ${contact.name}.`;
}

function lineOf(world: World, given: Given): Line {
  const code = given.optionalText('accountCode') ?? '200';
  const account = world.tables.accounts.all().find((row) => row.code === code);
  if (!account) throw new ActProblem(`There is no account ${code}.`);
  const amount = given.optionalText('amount') ?? '100.00';
  if (!/^-?\d+(\.\d{1,2})?$/.test(amount)) throw new ActProblem('amount must be an amount, e.g. 100.00.');
  const rate = world.tables.taxRates.get(account.taxType);
  const tax = new Decimal(amount).times(rate?.effectiveRate ?? 0).div(100);
  return {
    lineItemId: world.ids.uuid(),
    description: given.optionalText('description') ?? 'Made by hand',
    quantity: '1.0000',
    unitAmount: amount,
    accountCode: account.code,
    accountId: account.accountId,
    taxType: account.taxType,
    taxAmount: tax.toFixed(2),
    lineAmount: new Decimal(amount).toFixed(2),
    discountRate: null,
    tracking: [],
  };
}
