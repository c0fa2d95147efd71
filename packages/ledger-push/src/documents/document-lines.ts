import type { LineAmountTypes, SalesInvoiceLine } from '@throughline/core/client-bill/sales-invoice-document';
import type { LineItem, LineAmountTypes as SdkLineAmountTypes } from 'xero-node';

import type { XeroSdk } from '../transport/xero.ts';
import { exactAmount } from './amounts.ts';

/** @throws {RangeError} for a number Xero would round */
export function toLineItem(line: SalesInvoiceLine): LineItem {
  return {
    description: line.Description,
    quantity: exactAmount(line.Quantity, 'unit'),
    unitAmount: exactAmount(line.UnitAmount, 'unit'),
    accountCode: line.AccountCode,
    taxType: line.TaxType,
    ...(line.TaxAmount === undefined ? {} : { taxAmount: exactAmount(line.TaxAmount, 'amount') }),
    ...(line.Tracking === undefined
      ? {}
      : { tracking: line.Tracking.map(({ Name, Option }) => ({ name: Name, option: Option })) }),
  };
}

export function toLineAmountTypes(sdk: XeroSdk, types: LineAmountTypes): SdkLineAmountTypes {
  return sdk.LineAmountTypes[types];
}
