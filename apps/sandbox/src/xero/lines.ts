import Decimal from 'decimal.js';

import type { World } from '../world/world.ts';
import type { Fields } from './fields.ts';
import { accountFor, taxRateFor } from './line-coding.ts';
import type { CodingContext } from './line-coding.ts';
import { halfCentsIn, lineAmountOf, rounded, taxOf } from './money.ts';
import type { Account, Line, LineAmountTypes } from './records.ts';
import { finding } from './rule-text.ts';
import type { Remarks } from './rule-text.ts';
import { readTracking } from './tracking.ts';

/** What reading lines needs to know about their document. */
export interface LineContext extends CodingContext {
  readonly world: World;
  readonly lineAmountTypes: LineAmountTypes;
  /** Decimal places of unit amounts: 2, or 4 with `unitdp=4`. */
  readonly unitPlaces: number;
  /** Ids of the lines the document has now; a line that names one of them keeps it. */
  readonly knownLineIds: ReadonlySet<string>;
  readonly discountAllowed: boolean;
}

/** Reads and checks the lines of a document; everything wrong with them goes into `remarks` together. */
export function readLines(context: LineContext, lines: readonly Fields[], remarks: Remarks): Line[] {
  return lines.map((fields) => readLine(context, fields, remarks));
}

function readLine(context: LineContext, fields: Fields, remarks: Remarks): Line {
  const head = {
    lineItemId: lineId(context, fields),
    description: readDescription(context, fields, remarks),
    tracking: readTracking(context.world, fields, remarks),
  };
  const figures = readFigures(context, fields, remarks);
  if (figures === null) return { ...head, ...nothingToCount };
  const account = accountFor(context, fields, remarks);
  const rate = taxRateFor(context, { fields, account }, remarks);
  const halfCents = halfCentsIn(context.world.switches);
  const lineAmount = lineAmountOf({ ...figures, halfCents });
  checkLineTotal(fields, lineAmount, remarks);
  const taxPercent = new Decimal(rate === null ? 0 : rate.effectiveRate);
  const taxed = { taxAmount: fields.decimal('TaxAmount') ?? null, taxPercent, halfCents };
  return {
    ...head,
    ...codingOf(account),
    quantity: figures.quantity.toFixed(4),
    unitAmount: figures.unitAmount.toFixed(context.unitPlaces),
    taxType: context.lineAmountTypes === 'NoTax' ? 'NONE' : (rate?.taxType ?? null),
    taxAmount: taxOf(taxed, lineAmount, context.lineAmountTypes).toFixed(2),
    lineAmount: lineAmount.toFixed(2),
    discountRate: figures.discountRate === null ? null : figures.discountRate.toFixed(2),
  };
}

/** A line of text only: no amounts, and no account is asked of it. */
const nothingToCount = {
  quantity: '0.0000',
  unitAmount: '0.00',
  accountCode: null,
  accountId: null,
  taxType: null,
  taxAmount: '0.00',
  lineAmount: '0.00',
  discountRate: null,
};

function codingOf(account: Account | null): Pick<Line, 'accountCode' | 'accountId'> {
  return account === null
    ? { accountCode: null, accountId: null }
    : { accountCode: account.code, accountId: account.accountId };
}

function readDescription(context: LineContext, fields: Fields, remarks: Remarks): string {
  const description = fields.textOr('Description', '');
  if (description === '' && !context.draft) {
    remarks.errors.push(finding('description-missing', {}));
  }
  if (description.length > 4000) remarks.errors.push(finding('description-long', {}));
  return description;
}

interface Figures {
  readonly quantity: Decimal;
  readonly unitAmount: Decimal;
  readonly discountRate: Decimal | null;
}

function readFigures(context: LineContext, fields: Fields, remarks: Remarks): Figures | null {
  if (!['UnitAmount', 'LineAmount', 'Quantity'].some(fields.has)) return null;
  const quantity = rounded(fields.decimal('Quantity') ?? new Decimal(1), 4);
  const discountRate = fields.decimal('DiscountRate') ?? null;
  if (discountRate !== null && !context.discountAllowed) {
    remarks.errors.push(finding('discount-not-allowed', {}));
  }
  const unitAmount = fields.decimal('UnitAmount') ?? unitFromTotal(fields, quantity);
  return { quantity, unitAmount: rounded(unitAmount, context.unitPlaces), discountRate };
}

function unitFromTotal(fields: Fields, quantity: Decimal): Decimal {
  const total = fields.decimal('LineAmount');
  return total === undefined || quantity.isZero() ? new Decimal(0) : total.div(quantity);
}

function checkLineTotal(fields: Fields, expected: Decimal, remarks: Remarks): void {
  const given = fields.decimal('LineAmount');
  if (given === undefined || rounded(given, 2).equals(expected)) return;
  remarks.errors.push(finding('line-total', { given: given.toFixed(2), expected: expected.toFixed(2) }));
}

function lineId(context: LineContext, fields: Fields): string {
  const given = fields.text('LineItemID')?.toLowerCase() ?? '';
  return context.knownLineIds.has(given) ? given : context.world.ids.uuid();
}
