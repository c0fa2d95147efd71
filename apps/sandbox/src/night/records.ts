import { z } from 'zod';

/** The checks an invoice passes or fails on its way from Xero into XPM. */
export const nightChecks = [
  'import_on',
  'status',
  'age',
  'lock_date',
  'not_in_xpm',
  'number_unique',
  'client_name',
  'client_mapping',
  'not_diverted',
  'reference',
  'job_state',
] as const;
export const NightCheck = z.enum(nightChecks);
export type NightCheck = z.infer<typeof NightCheck>;

export const NightOutcome = z.enum(['allocated', 'misc', 'ad_hoc', 'new_client', 'not_imported', 'already']);
export type NightOutcome = z.infer<typeof NightOutcome>;

/** What a night did with one sales invoice of Xero. */
export const NightInvoice = z.object({
  invoiceNumber: z.string(),
  xeroInvoiceId: z.string(),
  outcome: NightOutcome,
  /** Job it sits on; null when it sits on a client, or nowhere. */
  jobNumber: z.string().nullable(),
  /** Client it sits on; null when it was not imported. */
  clientName: z.string().nullable(),
  sentence: z.string(),
  failedChecks: z.array(NightCheck),
});
export type NightInvoice = z.infer<typeof NightInvoice>;

/** One night of one practice day. */
export const NightRun = z.object({
  /** Practice day that the night closes, `YYYY-MM-DD`. */
  day: z.string(),
  invoices: z.array(NightInvoice),
});
export type NightRun = z.infer<typeof NightRun>;
