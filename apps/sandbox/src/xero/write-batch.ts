import type { Fields } from './fields.ts';
import type { Remarks } from './lines.ts';
import { validationProblem } from './problems.ts';
import type { LedgerCall, LedgerResult } from './route.ts';

/** One element that was checked; `save` is only called when there are no errors. */
export interface PreparedElement {
  readonly remarks: Remarks;
  readonly save: () => object;
}

interface Batch {
  readonly collection: string;
  readonly idField: string;
  readonly elements: readonly Fields[];
  readonly prepare: (fields: Fields) => PreparedElement;
}

const zeroId = '00000000-0000-0000-0000-000000000000';

/**
 * Writes a batch as Xero does: with `summarizeErrors=false` the answer is 200 with mixed elements; otherwise one bad
 * element makes it 400, and the good ones are saved all the same. Source: xero-contract §1.4, S18.
 * Every element is checked once before the first is saved, because an unknown id refuses the whole request.
 */
export function writeBatch(call: LedgerCall, batch: Batch): LedgerResult {
  const summarised = call.query.get('summarizeErrors')?.toLowerCase() !== 'false';
  const checkedFirst = batch.elements.map((fields) => batch.prepare(fields).remarks);
  const anyBad = checkedFirst.some(({ errors }) => errors.length > 0);
  const dropGood = summarised && anyBad && call.world.switches.is('X-01', 'not-saved');
  const results = batch.elements.map((fields) => {
    const { remarks, save } = batch.prepare(fields);
    if (remarks.errors.length > 0) return { bad: true, row: failed(batch, fields, remarks) };
    return { bad: false, row: dropGood ? {} : succeeded(save(), remarks, summarised) };
  });
  const bad = results.filter((result) => result.bad).map(({ row }) => row);
  if (summarised && bad.length > 0) throw validationProblem(bad);
  return { collection: batch.collection, rows: results.map(({ row }) => row) };
}

function succeeded(row: object, remarks: Remarks, summarised: boolean): object {
  if (remarks.warnings.length > 0) {
    return { ...row, StatusAttributeString: 'WARNING', Warnings: remarks.warnings.map(message) };
  }
  return summarised ? row : { ...row, StatusAttributeString: 'OK' };
}

function failed(batch: Batch, fields: Fields, remarks: Remarks): object {
  return {
    ...fields.source(),
    [batch.idField]: zeroId,
    HasErrors: true,
    StatusAttributeString: 'ERROR',
    ValidationErrors: remarks.errors.map(message),
    ...(remarks.warnings.length > 0 ? { Warnings: remarks.warnings.map(message) } : {}),
  };
}

function message(text: string): object {
  return { Message: text };
}
