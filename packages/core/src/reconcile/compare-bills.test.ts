import { describe, expect, it } from 'vitest';

import { type BillHere, type BillThere, compareBills } from './compare-bills.ts';
import { after, billHere, invoiceThere, noon, uuid } from './samples.fixture.ts';

type Sides = { readonly here?: readonly BillHere[]; readonly there?: readonly BillThere[] };

const compare = ({ here = [], there = [] }: Sides, accepted = new Map()) =>
  compareBills({ here, there, accepted, sweptAt: noon });
const one = (sides: Sides) => compare(sides)[0];

describe('a client bill and its sales invoice', () => {
  it('are equal when number, total, reference and date are', () => {
    expect(one({ here: [billHere()], there: [invoiceThere({ status: 'PAID' })] })).toMatchObject({
      bucket: 'equal',
      choices: [],
      totalHereCents: 431_250,
      totalThereCents: 431_250,
    });
  });

  it.each([
    [{ number: 'HL-9999' }, 'number HL-0412 is now HL-9999'],
    [{ totalCents: 431_251 }, 'total NZD 4,312.50 is now NZD 4,312.51'],
    [{ reference: 'CLI-1' }, 'reference CLI-1681 is now CLI-1'],
    [{ invoiceDate: '2026-12-01' }, 'date 18 Nov 2026 is now 1 Dec 2026'],
  ])('differ after an edit in Xero: %j', (change, words) => {
    const found = one({ here: [billHere()], there: [invoiceThere(change)] });
    expect(found).toMatchObject({ bucket: 'differs', choices: ['accept'] });
    expect(found?.sentence).toContain(words);
  });

  it.each([
    ['VOIDED', 'voided'],
    ['DELETED', 'deleted'],
  ])('are missing there once %s', (status, word) => {
    const found = one({ here: [billHere()], there: [invoiceThere({ status })] });
    expect(found).toMatchObject({ bucket: 'missing_there', choices: ['accept'], totalThereCents: null });
    expect(found?.sentence).toContain(`was ${word} in Xero`);
  });

  it('are doubled when another live invoice links back to it', () => {
    const copy = invoiceThere({ xeroInvoiceId: uuid(2), number: 'HL-0500' });
    expect(one({ here: [billHere()], there: [invoiceThere(), copy] })).toMatchObject({ bucket: 'doubled' });
    const voided = { ...copy, status: 'VOIDED' };
    expect(one({ here: [billHere()], there: [invoiceThere(), voided] })).toMatchObject({ bucket: 'equal' });
  });
});

describe('a client bill without a sales invoice', () => {
  it('is missing there while it was not posted', () => {
    const sentence = 'HL-0412 is approved and was not posted yet.';
    const here = [billHere({ isPosted: false, xeroInvoiceId: null, syncedAt: null, sentence })];
    expect(one({ here })).toMatchObject({ bucket: 'missing_there', sentence });
  });

  it('is missing there when the sweep did not find it, and equal when it was answered after the sweep', () => {
    expect(one({ here: [billHere()] })?.bucket).toBe('missing_there');
    expect(one({ here: [billHere({ syncedAt: after })] })?.bucket).toBe('equal');
  });

  it('says that Xero has it already when a forgotten posting is found by its address', () => {
    const here = [billHere({ isPosted: false, xeroInvoiceId: null, syncedAt: null })];
    const found = one({ here, there: [invoiceThere()] });
    expect(found?.bucket).toBe('differs');
    expect(found?.sentence).toContain('links back to HL-0412');
  });
});

describe('a sales invoice without a client bill', () => {
  it('is missing here when this app made it', () => {
    expect(one({ there: [invoiceThere({ url: '' })] })).toMatchObject({
      bucket: 'missing_here',
      totalHereCents: null,
      totalThereCents: 431_250,
      choices: ['accept'],
    });
  });

  it('is nobody’s concern once it is voided', () => {
    expect(compare({ there: [invoiceThere({ url: '', status: 'VOIDED' })] })).toEqual([]);
  });
});

describe('an explanation', () => {
  const said = { reason: 'The client asked for it', by: 'Priya Nair', at: '2026-11-17T12:00:00Z' };
  const edited = invoiceThere({ reference: 'CLI-1' });
  const accepted = new Map([
    [one({ here: [billHere()], there: [edited] })?.fingerprint ?? '', said],
    [one({ there: [invoiceThere({ url: '' })] })?.fingerprint ?? '', said],
  ]);

  it('stands when the invoice is read again or paid, and may be taken back', () => {
    const there = [{ ...edited, seenAt: after, status: 'PAID' }];
    expect(compare({ here: [billHere()], there }, accepted)[0]).toMatchObject({
      accepted: said,
      choices: ['reopen'],
    });
    const theirs = [invoiceThere({ url: '', seenAt: after })];
    expect(compare({ there: theirs }, accepted)[0]?.accepted).toEqual(said);
  });

  it('ends when the invoice changes once more', () => {
    const there = [{ ...edited, totalCents: 1 }];
    expect(compare({ here: [billHere()], there }, accepted)[0]?.accepted).toBeNull();
  });
});
