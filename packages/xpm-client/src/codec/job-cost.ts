import { jobCostUuid, type JobCostUuid } from '../ids.ts';
import { parseDate } from './dates.ts';
import { parseBoolean, parseDecimal, read, readOrNull, textOf } from './values.ts';
import type { XmlElement } from './xml-element.ts';

/** A cost on a job. Amounts are decimal text. Source: Practice Manager 3.1 reference, "Job", costs. */
export type XpmJobCost = {
  uuid: JobCostUuid;
  /** `YYYY-MM-DD`, or null. */
  date: string | null;
  description: string;
  code: string;
  note: string;
  quantity: string | null;
  unitCost: string | null;
  unitPrice: string | null;
  billable: boolean;
};

/** Reads a job's `<Cost>`. @throws {ShapeError} */
export function readJobCost(row: XmlElement): XpmJobCost {
  return {
    uuid: read(row, 'UUID', jobCostUuid),
    date: readOrNull(row, 'Date', parseDate),
    description: textOf(row, 'Description'),
    code: textOf(row, 'Code'),
    note: textOf(row, 'Note'),
    quantity: readOrNull(row, 'Quantity', parseDecimal),
    unitCost: readOrNull(row, 'UnitCost', parseDecimal),
    unitPrice: readOrNull(row, 'UnitPrice', parseDecimal),
    billable: read(row, 'Billable', parseBoolean),
  };
}
