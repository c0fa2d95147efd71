type Entry = {
  readonly code: string;
  /** Anchored and case-insensitive. Xero's texts are no stable interface, so an unmatched one is ordinary. */
  readonly pattern: RegExp;
  /** `{name}` is replaced by the group of that name. */
  readonly sentence: string;
  readonly fix: string;
};

/**
 * Xero's validation messages, warnings among them, and what we say instead.
 * Source: Xero Accounting API, "Invoices", "Contacts", "CreditNotes"; wordings partly inferred from recordings.
 */
export const validationMessages = [
  {
    code: 'account_not_usable',
    pattern: /^Account code '(?<account>[^']*)' is not a valid code for this document\.?$/i,
    sentence: 'The account {account} cannot be used here in Xero.',
    fix: 'Choose another account under Ledger mapping, then check again.',
  },
  {
    code: 'account_archived',
    pattern:
      /^Account code '(?<account>[^']*)' has been archived,? or has been deleted\.( Each line item must reference a valid account\.?)?$/i,
    sentence: 'The account {account} is archived or deleted in Xero.',
    fix: 'Restore it in Xero, or choose another account under Ledger mapping.',
  },
  {
    code: 'account_removed',
    pattern:
      /^Account code '(?<account>[^']*)' has been removed as it does not match a recognised account\.?$/i,
    sentence: 'Xero took this without the account {account}, which it does not know.',
    fix: 'Set the account of that line in Xero, and choose another under Ledger mapping.',
  },
  {
    code: 'account_missing',
    pattern: /^Account code or ID must be specified\.?$/i,
    sentence: 'A line has no Xero account.',
    fix: 'Choose an account for it under Ledger mapping, then check again.',
  },
  {
    code: 'tax_does_not_fit_account',
    pattern:
      /^The TaxType code '?(?<taxType>[^']*?)'? cannot be used with account code '?(?<account>[^']*?)'?\.?$/i,
    sentence: 'The tax type {taxType} does not fit the account {account}.',
    fix: 'Choose another tax type or account under Ledger mapping.',
  },
  {
    code: 'tax_unknown',
    pattern:
      /^The TaxType code '?(?<taxType>[^']*?)'? does not exist or cannot be used for this type of transaction\.?$/i,
    sentence: 'Xero has no tax type {taxType} for sales.',
    fix: 'Refresh the tax types under Ledger mapping and choose another.',
  },
  {
    code: 'tax_missing',
    pattern: /^TaxType field is mandatory\.?$/i,
    sentence: 'A line has no tax type, and its account has none to fall back on.',
    fix: 'Choose a tax type for it under Ledger mapping.',
  },
  {
    code: 'number_taken',
    pattern: /^Invoice # must be unique\.?$/i,
    sentence: 'This number is already used in Xero for another document.',
    fix: 'Choose the next free number, then post again.',
  },
  {
    code: 'not_editable',
    pattern: /^Invoice not of valid status for modification\b.*$/i,
    sentence: 'This is already approved in Xero, so it cannot change from here.',
    fix: 'Void it in Xero if it was wrong, then post a new client bill.',
  },
  {
    code: 'has_payment',
    pattern:
      /^This document cannot be edited as it has a payment or credit note allocated to it\.?$|^The status \w+ cannot be applied to the (invoice|credit note) because it has payments or credit notes allocated to it\.?$/i,
    sentence: 'A payment or credit note is set against this in Xero, so it cannot change.',
    fix: 'Remove the payment or credit note in Xero first.',
  },
  {
    code: 'year_locked',
    pattern:
      /^The document date cannot be before the end of year lock date(, currently set at (?<day>.+?))?\.?$/i,
    sentence: 'This date is inside the financial year that is locked in Xero.',
    fix: 'Use a later date, or ask whoever looks after your Xero to unlock the year.',
  },
  {
    code: 'period_locked',
    pattern: /^The document date cannot be before the period lock date\b.*$/i,
    sentence: 'This date is inside the period that is locked in Xero.',
    fix: 'Use a later date, or ask whoever looks after your Xero to unlock the period.',
  },
  {
    code: 'contact_archived',
    pattern:
      /^The contact with the specified contact details has been archived\. The contact must be un-?archived before creating new invoices or credit notes\.?$|^The specified contact details matched an archived contact\. Archived contacts cannot currently be edited via the API\.?$/i,
    sentence: 'The contact of this client is archived in Xero.',
    fix: 'In Xero: Contacts, Archived, Restore; then post again.',
  },
  {
    code: 'contact_name_taken',
    pattern: /^The contact name (?<name>.+?) is already assigned to another contact\b.*$/i,
    sentence: 'Xero already has a contact called {name}.',
    fix: 'Link this client to that contact instead of making a second one.',
  },
  {
    code: 'contact_number_taken',
    pattern: /^The contact number (?<number>.+?) is already assigned to another contact\b.*$/i,
    sentence: 'The contact code {number} already belongs to a contact in Xero; it may be an archived one.',
    fix: 'Look for that code in Xero, archived contacts too, and link this client to it.',
  },
  {
    code: 'contact_missing',
    pattern: /^A Contact must be specified for this type of transaction\.?$|^Contact cannot be empty\.?$/i,
    sentence: 'This client has no contact in Xero yet.',
    fix: 'Link the client to a Xero contact, then check again.',
  },
  {
    code: 'document_incomplete',
    pattern: /^(One or more line items must be specified|Invoice Type must be specified)\.?$/i,
    sentence: 'Xero takes nothing without lines and a type.',
    fix: 'Add a line. If there is one, tell us; the fault is here.',
  },
  {
    code: 'line_total_differs',
    pattern:
      /^The line total '?(?<sent>[^']+?)'? does not match the expected line total '?(?<expected>[^']+?)'?\.?$/i,
    sentence: 'Xero makes a line {expected} where we make it {sent}.',
    fix: 'Nothing you can change; tell us, the fault is in our rounding.',
  },
  {
    code: 'email_not_usable',
    pattern: /^Email address must be valid\.?$/i,
    sentence: 'Xero does not take the e-mail address of this client.',
    fix: 'Correct the address of the client, then check again.',
  },
  {
    code: 'currency_not_enabled',
    pattern: /^Organisation is not subscribed to currency (?<currency>.+?)\.?$/i,
    sentence: 'The currency {currency} is not switched on in Xero.',
    fix: 'Add {currency} in Xero, or use the currency of the organisation.',
  },
  {
    code: 'plan_limit',
    pattern: /^You have reached the limit of invoices you can approve\b.*$/i,
    sentence: "Your Xero plan's number of approved invoices is reached for this month.",
    fix: 'Raise the plan in Xero, or post the rest next month.',
  },
  {
    code: 'due_date_missing',
    pattern: /^(The )?Due ?Date (is|field is|must be|cannot be)\b.*$/i,
    sentence: 'Xero wants a due date before it approves this.',
    fix: 'Set a due date, then check again.',
  },
] as const satisfies readonly Entry[];

export type ValidationCode = (typeof validationMessages)[number]['code'];
