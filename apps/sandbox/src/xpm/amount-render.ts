import Decimal from 'decimal.js';

import type { CostLine } from './invoice-records.ts';
import { element, textElement, yesNo } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** `Amount`, `AmountTax` and `AmountIncludingTax`, with a prefix as in `EstimatedCost` when given. */
export function amounts(of: { readonly amount: string; readonly amountTax: string }, name = 'Amount'): Xml {
  return (
    textElement(name, of.amount) +
    textElement(`${name}Tax`, of.amountTax) +
    textElement(`${name}IncludingTax`, new Decimal(of.amount).plus(of.amountTax).toFixed(2))
  );
}

/** `<Cost>` of an invoice or a quote. Source: xpm-contract §7.10. */
export function renderCostLine(line: CostLine): Xml {
  return element(
    'Cost',
    textElement('Description', line.description) +
      textElement('Note', line.note) +
      textElement('Code', line.code) +
      textElement('Billable', yesNo(line.billable)) +
      textElement('Quantity', line.quantity) +
      textElement('UnitCost', line.unitCost) +
      textElement('UnitPrice', line.unitPrice) +
      amounts(line),
  );
}
