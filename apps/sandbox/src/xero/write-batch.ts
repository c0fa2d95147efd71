import type { World } from '../world/world.ts';
import type { Fields } from './fields.ts';
import { validationProblem } from './problems.ts';
import type { LedgerCall, LedgerResult } from './route.ts';
import { worded } from './rule-text.ts';
import type { Finding, Remarks } from './rule-text.ts';

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
    const said = saidOf(call.world, remarks);
    if (remarks.errors.length > 0) return { bad: true, row: failed(batch, fields, said) };
    return { bad: false, row: dropGood ? {} : succeeded(save(), said, summarised) };
  });
  const bad = results.filter((result) => result.bad).map(({ row }) => row);
  if (summarised && bad.length > 0) throw validationProblem(bad);
  return { collection: batch.collection, rows: results.map(({ row }) => row) };
}

interface Said {
  readonly errors: readonly object[];
  readonly warnings: readonly object[];
}

function saidOf(world: World, { errors, warnings }: Remarks): Said {
  const message = (remark: Finding): object => ({ Message: worded(world, remark) });
  return { errors: errors.map(message), warnings: warnings.map(message) };
}

function succeeded(row: object, { warnings }: Said, summarised: boolean): object {
  if (warnings.length > 0) return { ...row, StatusAttributeString: 'WARNING', Warnings: warnings };
  return summarised ? row : { ...row, StatusAttributeString: 'OK' };
}

function failed(batch: Batch, fields: Fields, { errors, warnings }: Said): object {
  return {
    ...fields.source(),
    [batch.idField]: zeroId,
    HasErrors: true,
    StatusAttributeString: 'ERROR',
    ValidationErrors: errors,
    ...(warnings.length > 0 ? { Warnings: warnings } : {}),
  };
}
