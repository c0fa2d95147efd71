import { z } from 'zod';

import { dayInput } from '../clock/day-input.ts';
import { ListPage } from '../mirror/page.ts';
import { plainText } from '../mirror/plain-text.ts';

const lineAmountTypes = z.enum(['Exclusive', 'Inclusive', 'NoTax']);
/** Longer than Xero takes, so that the dry run can say by how much. */
const reference = plainText(1_000);

const line = z.strictObject({
  description: plainText(10_000),
  /** Decimal text, at most 4 decimals, as `1.25`. */
  quantity: z.string().regex(/^-?\d{1,6}(\.\d{1,4})?$/),
  /** Currency units as decimal text, at most 4 decimals, as `185.00`. */
  unitAmount: z.string().regex(/^-?\d{1,7}(\.\d{1,4})?$/),
  ledgerAccountId: z.guid(),
  /** Overrides the tax type of the account's mapping. */
  taxType: plainText(50).min(1).nullish(),
});
const lines = z.array(line).max(500);

export const DraftClientBill = {
  clientId: z.guid(),
  billDate: dayInput,
  dueDate: dayInput,
  reference: reference.optional(),
  lineAmountTypes: lineAmountTypes.default('Exclusive'),
  lines,
};
/** Whatever is left out stays as it is; `lines` replaces all lines. */
export const UpdateClientBill = {
  clientBillId: z.guid(),
  clientId: z.guid().optional(),
  billDate: dayInput.optional(),
  dueDate: dayInput.optional(),
  reference: reference.optional(),
  lineAmountTypes: lineAmountTypes.optional(),
  lines: lines.optional(),
  /** Gives the client bill the next free number; the old one is never used again. */
  renumber: z.boolean().optional(),
};
export const OneClientBill = { clientBillId: z.guid() };
export const SomeClientBills = { clientBillIds: z.array(z.guid()).min(1).max(100) };
export const ListClientBills = {
  ...ListPage,
  state: z.enum(['draft', 'approved', 'posting', 'posted']).optional(),
  /** By the date of the client bill, both days included. */
  from: dayInput.optional(),
  to: dayInput.optional(),
};
export const FindContacts = {
  clientId: z.guid(),
  /** Looks for another name than the client's own. */
  name: plainText(255).min(1).optional(),
};
export const ChooseContact = { clientId: z.guid(), xeroContactId: z.guid() };

export type LineInput = z.output<typeof line>;
export type DraftInput = z.output<z.ZodObject<typeof DraftClientBill>>;
export type UpdateInput = z.output<z.ZodObject<typeof UpdateClientBill>>;
export type ListInput = z.output<z.ZodObject<typeof ListClientBills>>;
export type OneInput = z.output<z.ZodObject<typeof OneClientBill>>;
export type SomeInput = z.output<z.ZodObject<typeof SomeClientBills>>;
