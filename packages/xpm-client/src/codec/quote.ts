import {
  clientUuid,
  contactUuid,
  quoteNumber,
  type ClientUuid,
  type ContactUuid,
  type QuoteNumber,
} from '../ids.ts';
import { parseDate } from './dates.ts';
import { readAmounts, readCostLine, type XpmAmounts, type XpmCostLine } from './invoice-lines.ts';
import { readRef, type XpmRef } from './ref.ts';
import { parseBoolean, parseDecimal, parseInteger, read, readOrNull, textOf, textOrNull } from './values.ts';
import { rowsOf, type XmlElement } from './xml-element.ts';

/** Work on a quote. */
export type XpmQuoteTask = XpmAmounts & {
  name: string;
  description: string;
  estimatedMinutes: number | null;
  billableRate: string | null;
  billable: boolean;
};

/** A quote or an estimate. Source: Practice Manager 3.1 reference, "Quote". */
export type XpmQuote = XpmAmounts & {
  number: QuoteNumber;
  /** `Estimate` or `Quote`. */
  type: string;
  /** An open set: `Issued`, `Accepted` … */
  state: string;
  name: string;
  description: string;
  budget: string | null;
  optionExplanation: string;
  /** `YYYY-MM-DD`. */
  date: string;
  validDate: string | null;
  estimatedCost: string | null;
  estimatedCostTax: string | null;
  estimatedCostIncludingTax: string | null;
  client: XpmRef<ClientUuid> | null;
  contact: XpmRef<ContactUuid> | null;
  /** Null when the reply is not detailed. */
  tasks: XpmQuoteTask[] | null;
  costs: XpmCostLine[] | null;
};

function readQuoteTask(row: XmlElement): XpmQuoteTask {
  return {
    name: textOf(row, 'Name'),
    description: textOf(row, 'Description'),
    estimatedMinutes: readOrNull(row, 'EstimatedMinutes', parseInteger),
    billableRate: readOrNull(row, 'BillableRate', parseDecimal),
    billable: read(row, 'Billable', parseBoolean),
    ...readAmounts(row),
  };
}

/** Reads a `<Quote>`, plain or detailed. @throws {ShapeError} */
export function readQuote(row: XmlElement): XpmQuote {
  return {
    number: read(row, 'ID', quoteNumber),
    type: textOf(row, 'Type'),
    state: textOf(row, 'State'),
    name: textOf(row, 'Name'),
    description: textOf(row, 'Description'),
    budget: textOrNull(row, 'Budget'),
    optionExplanation: textOf(row, 'OptionExplanation'),
    date: read(row, 'Date', parseDate),
    validDate: readOrNull(row, 'ValidDate', parseDate),
    estimatedCost: readOrNull(row, 'EstimatedCost', parseDecimal),
    estimatedCostTax: readOrNull(row, 'EstimatedCostTax', parseDecimal),
    estimatedCostIncludingTax: readOrNull(row, 'EstimatedCostIncludingTax', parseDecimal),
    ...readAmounts(row),
    client: readRef(row, 'Client', clientUuid),
    contact: readRef(row, 'Contact', contactUuid),
    tasks: rowsOf(row, 'Tasks', 'Task')?.map(readQuoteTask) ?? null,
    costs: rowsOf(row, 'Costs', 'Cost')?.map(readCostLine) ?? null,
  };
}
