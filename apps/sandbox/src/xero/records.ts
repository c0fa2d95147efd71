import { z } from 'zod';

/** What the Xero organisation holds. Days are `YYYY-MM-DD`, instants ISO 8601 in UTC, amounts decimal text. */

export const Organisation = z.object({
  organisationId: z.string(),
  name: z.string(),
  legalName: z.string(),
  baseCurrency: z.string(),
  countryCode: z.string(),
  edition: z.enum(['BUSINESS', 'PARTNER']),
  salesTaxBasis: z.string(),
  defaultSalesTax: z.string(),
  defaultPurchasesTax: z.string(),
  periodLockDate: z.string().nullable(),
  endOfYearLockDate: z.string().nullable(),
  timezone: z.string(),
  /** IANA name of `timezone`, for deciding which day it is. */
  ianaTimeZone: z.string(),
  shortCode: z.string(),
  /** Advisers may post inside the period lock. */
  connectingRole: z.enum(['ADVISER', 'STANDARD']),
  /** Invoices that may be approved; null when the plan has no limit. */
  approvalLimit: z.number().int().nullable(),
  nextInvoiceNumber: z.number().int(),
});
export type Organisation = z.infer<typeof Organisation>;

export const accountClasses = ['ASSET', 'EQUITY', 'EXPENSE', 'LIABILITY', 'REVENUE'] as const;
export const AccountClass = z.enum(accountClasses);
export type AccountClass = z.infer<typeof AccountClass>;

export const Account = z.object({
  accountId: z.string(),
  /** Null for an account without a code. */
  code: z.string().nullable(),
  name: z.string(),
  type: z.string(),
  class: AccountClass,
  status: z.enum(['ACTIVE', 'ARCHIVED']),
  taxType: z.string(),
  systemAccount: z.string(),
  enablePayments: z.boolean(),
  bankAccountNumber: z.string().nullable(),
  updatedAt: z.string(),
});
export type Account = z.infer<typeof Account>;

export const TaxRate = z.object({
  name: z.string(),
  taxType: z.string(),
  status: z.enum(['ACTIVE', 'DELETED', 'ARCHIVED', 'PENDING']),
  /** Percentage, e.g. `15`. */
  effectiveRate: z.string(),
  /** Which documents it is for. */
  use: z.enum(['sales', 'purchases', 'both']).default('both'),
  appliesTo: z.array(AccountClass),
});
export type TaxRate = z.infer<typeof TaxRate>;

export const TrackingCategory = z.object({
  trackingCategoryId: z.string(),
  name: z.string(),
  status: z.enum(['ACTIVE', 'ARCHIVED']),
  options: z.array(
    z.object({ trackingOptionId: z.string(), name: z.string(), status: z.enum(['ACTIVE', 'ARCHIVED']) }),
  ),
});
export type TrackingCategory = z.infer<typeof TrackingCategory>;

export const XeroContact = z.object({
  contactId: z.string(),
  name: z.string(),
  contactNumber: z.string().nullable(),
  accountNumber: z.string().nullable(),
  status: z.enum(['ACTIVE', 'ARCHIVED', 'GDPRREQUEST']),
  emailAddress: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  mergedToContactId: z.string().nullable(),
  updatedAt: z.string(),
});
export type XeroContact = z.infer<typeof XeroContact>;

export const Line = z.object({
  lineItemId: z.string(),
  description: z.string(),
  quantity: z.string(),
  unitAmount: z.string(),
  accountCode: z.string().nullable(),
  accountId: z.string().nullable(),
  taxType: z.string().nullable(),
  taxAmount: z.string(),
  lineAmount: z.string(),
  discountRate: z.string().nullable(),
  tracking: z.array(z.object({ name: z.string(), option: z.string() })),
});
export type Line = z.infer<typeof Line>;

export const documentStatuses = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED'] as const;
export const DocumentStatus = z.enum(documentStatuses);
export type DocumentStatus = z.infer<typeof DocumentStatus>;

export const lineAmountTypes = ['Exclusive', 'Inclusive', 'NoTax'] as const;
export const LineAmountTypes = z.enum(lineAmountTypes);
export type LineAmountTypes = z.infer<typeof LineAmountTypes>;

/** An invoice or a credit note: both are documents with lines and totals. */
export const LedgerDocument = z.object({
  id: z.string(),
  type: z.enum(['ACCREC', 'ACCPAY', 'ACCRECCREDIT', 'ACCPAYCREDIT']),
  number: z.string(),
  reference: z.string(),
  contactId: z.string(),
  status: DocumentStatus,
  date: z.string(),
  dueDate: z.string().nullable(),
  lineAmountTypes: LineAmountTypes,
  lines: z.array(Line),
  subTotal: z.string(),
  totalTax: z.string(),
  total: z.string(),
  amountPaid: z.string(),
  amountCredited: z.string(),
  currencyCode: z.string(),
  url: z.string().nullable(),
  sentToContact: z.boolean(),
  fullyPaidOn: z.string().nullable(),
  /** Client id of the app that made it; null when a person made it in Xero. */
  createdByApp: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  history: z.array(z.object({ at: z.string(), details: z.string() })),
});
export type LedgerDocument = z.infer<typeof LedgerDocument>;

export const Allocation = z.object({
  allocationId: z.string(),
  creditNoteId: z.string(),
  invoiceId: z.string(),
  amount: z.string(),
  date: z.string(),
});
export type Allocation = z.infer<typeof Allocation>;

export const Payment = z.object({
  paymentId: z.string(),
  invoiceId: z.string(),
  accountId: z.string(),
  date: z.string(),
  amount: z.string(),
  reference: z.string(),
  status: z.enum(['AUTHORISED', 'DELETED']),
  updatedAt: z.string(),
});
export type Payment = z.infer<typeof Payment>;

export const ManualJournal = z.object({
  manualJournalId: z.string(),
  narration: z.string(),
  date: z.string(),
  status: z.enum(['DRAFT', 'POSTED', 'DELETED', 'VOIDED']),
  lineAmountTypes: LineAmountTypes,
  lines: z.array(
    z.object({
      lineAmount: z.string(),
      taxAmount: z.string().default('0.00'),
      accountCode: z.string(),
      taxType: z.string(),
      description: z.string(),
      tracking: z.array(z.object({ name: z.string(), option: z.string() })).default([]),
    }),
  ),
  showOnCashBasisReports: z.boolean(),
  url: z.string().nullable(),
  updatedAt: z.string(),
});
export type ManualJournal = z.infer<typeof ManualJournal>;

/** A remembered answer of the idempotency cache. */
export const RememberedAnswer = z.object({
  /** Hash of app and key. */
  id: z.string(),
  fingerprint: z.string(),
  firstAt: z.string(),
  status: z.number().int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});
export type RememberedAnswer = z.infer<typeof RememberedAnswer>;
