import { z } from 'zod';

/** Invoices and quotes of XPM. Days are `YYYY-MM-DD`, money is decimal text with two places. */
export const InvoiceLine = z.object({
  uuid: z.string(),
  name: z.string(),
  description: z.string(),
  minutes: z.number().int(),
  billableRate: z.string(),
  amount: z.string(),
  amountTax: z.string(),
});

/** A cost on an invoice or a quote, and each line of an invoice that came from Xero. */
export const CostLine = z.object({
  description: z.string(),
  note: z.string(),
  code: z.string(),
  billable: z.boolean(),
  quantity: z.string(),
  unitCost: z.string(),
  unitPrice: z.string(),
  amount: z.string(),
  amountTax: z.string(),
});
export type CostLine = z.infer<typeof CostLine>;

export const PracticeInvoice = z.object({
  uuid: z.string(),
  number: z.string(),
  type: z.string(),
  status: z.enum(['Draft', 'Approved', 'Paid', 'Cancelled']),
  jobUuid: z.string().nullable(),
  clientUuid: z.string(),
  description: z.string(),
  date: z.string(),
  dueDate: z.string(),
  lines: z.array(InvoiceLine),
  amountPaid: z.string(),
  /** Xero invoice it was imported from; null when raised in XPM. */
  xeroInvoiceId: z.string().nullable(),
  contactUuid: z.string().nullable().default(null),
  costs: z.array(CostLine).default([]),
  payments: z.array(z.object({ date: z.string(), amount: z.string(), reference: z.string() })).default([]),
  /** How the night import took it in; null when raised in XPM. */
  imported: z
    .object({
      /** Practice day whose night brought it. */
      day: z.string(),
      outcome: z.enum(['allocated', 'misc', 'ad_hoc', 'new_client']),
      matchedBy: z.enum(['client_order_number', 'job_number']).nullable(),
      /** Reference and contact name it had in Xero then; a later edit there changes nothing here. */
      reference: z.string(),
      contactName: z.string(),
    })
    .nullable()
    .default(null),
});
export type PracticeInvoice = z.infer<typeof PracticeInvoice>;

export const QuoteTask = z.object({
  name: z.string(),
  description: z.string(),
  estimatedMinutes: z.number().int(),
  billableRate: z.string(),
  billable: z.boolean(),
  amount: z.string(),
  amountTax: z.string(),
});

export const Quote = z.object({
  number: z.string(),
  type: z.enum(['Estimate', 'Quote']),
  state: z.string(),
  name: z.string(),
  description: z.string(),
  clientUuid: z.string(),
  date: z.string(),
  validDate: z.string(),
  amount: z.string(),
  amountTax: z.string(),
  budget: z.string().nullable().default(null),
  optionExplanation: z.string().default(''),
  estimatedCost: z.string().default('0.00'),
  estimatedCostTax: z.string().default('0.00'),
  contactUuid: z.string().nullable().default(null),
  jobUuid: z.string().nullable().default(null),
  tasks: z.array(QuoteTask).default([]),
  costs: z.array(CostLine).default([]),
});
export type Quote = z.infer<typeof Quote>;
