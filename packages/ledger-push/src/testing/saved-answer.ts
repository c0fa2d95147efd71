import { invoiceElement, invoicesAnswer } from './samples.ts';
import { json } from './scripted-xero.ts';

/** The sample invoice as saved, with every header of an ordinary answer. */
export const saved = json(200, invoicesAnswer(invoiceElement), {
  'xero-correlation-id': 'corr-1',
  'x-minlimit-remaining': '58',
  'x-daylimit-remaining': '4999',
  'x-appminlimit-remaining': '9990',
});
