import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connected } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';
import { putInvoice } from '../testing/invoices.ts';

let at: Connected;
beforeEach(async () => {
  at = await connected();
});
afterEach(() => at.running.close());

const control = () => at.running.sandbox.control;
const found = () => control().state().duplicates;

describe('duplicates in Xero', () => {
  it('are live invoices of one Url', async () => {
    const Url = 'https://app.test/bills/1';
    await putInvoice(at, { Url });
    await putInvoice(at, { Url, InvoiceNumber: 'TL-2', Reference: 'other' });
    const ids = control()
      .state()
      .xero.invoices.map(({ id }) => id);
    expect(found().xero.url).toEqual([{ shared: Url, count: 2, ids }]);
    control().act({ act: 'void-invoice', invoiceNumber: 'TL-2' });
    expect(found().xero.url).toEqual([]);
  });

  it('are live invoices of one reference, contact and total', async () => {
    await putInvoice(at, { Reference: 'ENG-1' });
    await putInvoice(at, { Reference: 'ENG-1', InvoiceNumber: 'TL-2' });
    expect(found().xero.content).toMatchObject([{ count: 2 }]);
    control().act({ act: 'edit-invoice', invoiceNumber: 'TL-2', reference: 'ENG-2' });
    expect(found().xero.content).toEqual([]);
  });
});

describe('duplicates in XPM', () => {
  const add = (note: string, minutes = 12) => {
    const { jobs, staff } = control().state().xpm;
    const [job, person] = [jobs[0], staff[0]];
    control().act({ act: 'add-time', jobNumber: job?.number, staffUuid: person?.uuid, minutes, note });
  };

  it('are entries whose notes end in one marker, whatever else they say', () => {
    add('First draft #AB12CD34E');
    add('edited #ab12cd34e ', 18);
    add('another #AB12CD34F');
    expect(found().xpm.marker).toMatchObject([{ shared: '#AB12CD34E', count: 2 }]);
    expect(found().xpm.content).toEqual([]);
  });

  it('are entries alike in everything', () => {
    add('Same');
    add('Same ');
    add('Same', 18);
    expect(found().xpm.content).toMatchObject([{ count: 2 }]);
    expect(found().xpm.marker).toEqual([]);
  });
});
