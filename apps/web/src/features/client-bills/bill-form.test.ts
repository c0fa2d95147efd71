import { describe, expect, it } from 'vitest';

import {
  type BillForm,
  duplicate,
  emptyLine,
  insertAfter,
  isSame,
  removeLine,
  toInput,
} from './bill-form.ts';

const fees = '11111111-1111-4111-8111-111111111111';
const line = { ...emptyLine(fees), description: 'Annual accounts', quantity: '1.25', unitAmount: '$185.00' };
const form: BillForm = {
  clientId: '22222222-2222-4222-8222-222222222222',
  clientName: 'Kōwhai Holdings Ltd',
  billDate: '2026-11-18',
  dueDate: '2026-12-20',
  reference: 'CLI-1681',
  lineAmountTypes: 'Exclusive',
  lines: [line],
};

describe('what is saved', () => {
  it('carries plain decimal texts and leaves out lines nobody wrote into', () => {
    const check = toInput({ ...form, lines: [line, emptyLine(fees)] });
    expect(check).toMatchObject({
      ok: true,
      input: {
        lines: [{ description: 'Annual accounts', quantity: '1.25', unitAmount: '185.00', taxType: null }],
      },
    });
    expect(check.ok && check.input.lines).toHaveLength(1);
  });

  it.each([
    [{ ...form, clientId: null }, /client first/],
    [{ ...form, billDate: null }, /date/],
    [{ ...form, lines: [{ ...line, quantity: 'x' }] }, /Quantity of line 1/],
    [{ ...form, lines: [line, { ...line, unitAmount: '' }] }, /Unit amount of line 2/],
    [{ ...form, lines: [{ ...line, ledgerAccountId: null }] }, /account of line 1/],
  ])('says what is missing (%#)', (incomplete, sentence) => {
    expect(toInput(incomplete)).toMatchObject({ ok: false, sentence: expect.stringMatching(sentence) });
  });

  it('is the same when only a blank line or a key differs', () => {
    expect(isSame(form, { ...form, lines: [{ ...line, key: 'other' }, emptyLine()] })).toBe(true);
    expect(isSame(form, { ...form, lines: [{ ...line, quantity: '2' }] })).toBe(false);
  });
});

describe('lines', () => {
  it('inserts a blank line below, for the same account', () => {
    const { lines, key } = insertAfter([line], line.key);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatchObject({ key, description: '', ledgerAccountId: fees });
  });

  it('duplicates a line below itself under a key of its own', () => {
    const { lines, key } = duplicate([line, emptyLine()], line.key);
    expect(lines[1]).toEqual({ ...line, key });
    expect(key).not.toBe(line.key);
  });

  it('always leaves one line to write into', () => {
    expect(removeLine([line], line.key)).toMatchObject([{ description: '', unitAmount: '' }]);
  });
});
