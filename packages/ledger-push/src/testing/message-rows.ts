/** One validation message of Xero and what people read instead. Source: contracts of Xero §9, second table. */
export type MessageRow = {
  readonly message: string;
  readonly code: string;
  readonly sentence: string;
  readonly fix: string;
};

export const messageRows: readonly MessageRow[] = [
  {
    message: "Account code '610' is not a valid code for this document.",
    code: 'account_not_usable',
    sentence: 'The account 610 cannot be used here in Xero.',
    fix: 'Choose another account under Ledger mapping, then check again.',
  },
  {
    message:
      "Account code '200' has been archived, or has been deleted. Each line item must reference a valid account.",
    code: 'account_archived',
    sentence: 'The account 200 is archived or deleted in Xero.',
    fix: 'Restore it in Xero, or choose another account under Ledger mapping.',
  },
  {
    message: "Account code 'x9' has been removed as it does not match a recognised account",
    code: 'account_removed',
    sentence: 'Xero took this without the account x9, which it does not know.',
    fix: 'Set the account of that line in Xero, and choose another under Ledger mapping.',
  },
  {
    message: 'Account code or ID must be specified',
    code: 'account_missing',
    sentence: 'A line has no Xero account.',
    fix: 'Choose an account for it under Ledger mapping, then check again.',
  },
  {
    message: "The TaxType code 'OUTPUT' cannot be used with account code '404'.",
    code: 'tax_does_not_fit_account',
    sentence: 'The tax type OUTPUT does not fit the account 404.',
    fix: 'Choose another tax type or account under Ledger mapping.',
  },
  {
    message: 'The TaxType code OUTPUT9 does not exist or cannot be used for this type of transaction',
    code: 'tax_unknown',
    sentence: 'Xero has no tax type OUTPUT9 for sales.',
    fix: 'Refresh the tax types under Ledger mapping and choose another.',
  },
  {
    message: 'TaxType field is mandatory',
    code: 'tax_missing',
    sentence: 'A line has no tax type, and its account has none to fall back on.',
    fix: 'Choose a tax type for it under Ledger mapping.',
  },
  {
    message: 'Invoice # must be unique.',
    code: 'number_taken',
    sentence: 'This number is already used in Xero for another document.',
    fix: 'Choose the next free number, then post again.',
  },
  {
    message: 'Invoice not of valid status for modification',
    code: 'not_editable',
    sentence: 'This is already approved in Xero, so it cannot change from here.',
    fix: 'Void it in Xero if it was wrong, then post a new client bill.',
  },
  {
    message: 'This document cannot be edited as it has a payment or credit note allocated to it.',
    code: 'has_payment',
    sentence: 'A payment or credit note is set against this in Xero, so it cannot change.',
    fix: 'Remove the payment or credit note in Xero first.',
  },
  {
    message:
      'The status VOIDED cannot be applied to the invoice because it has payments or credit notes allocated to it.',
    code: 'has_payment',
    sentence: 'A payment or credit note is set against this in Xero, so it cannot change.',
    fix: 'Remove the payment or credit note in Xero first.',
  },
  {
    message: 'The document date cannot be before the period lock date, currently set at 30 September 2026',
    code: 'period_locked',
    sentence: 'This date is inside the period that is locked in Xero.',
    fix: 'Use a later date, or ask whoever looks after your Xero to unlock the period.',
  },
  {
    message: 'The document date cannot be before the end of year lock date, currently set at 31 March 2026',
    code: 'year_locked',
    sentence: 'This date is inside the financial year that is locked in Xero.',
    fix: 'Use a later date, or ask whoever looks after your Xero to unlock the year.',
  },
  {
    message:
      'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes.',
    code: 'contact_archived',
    sentence: 'The contact of this client is archived in Xero.',
    fix: 'In Xero: Contacts, Archived, Restore; then post again.',
  },
  {
    message:
      'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.',
    code: 'contact_archived',
    sentence: 'The contact of this client is archived in Xero.',
    fix: 'In Xero: Contacts, Archived, Restore; then post again.',
  },
  {
    message:
      'The contact name Ngaio Studio is already assigned to another contact. The contact name must be unique across all active contacts.',
    code: 'contact_name_taken',
    sentence: 'Xero already has a contact called Ngaio Studio.',
    fix: 'Link this client to that contact instead of making a second one.',
  },
  {
    message: 'The contact number pm:7 is already assigned to another contact. It must be unique.',
    code: 'contact_number_taken',
    sentence: 'The contact code pm:7 already belongs to a contact in Xero; it may be an archived one.',
    fix: 'Look for that code in Xero, archived contacts too, and link this client to it.',
  },
  {
    message: 'A Contact must be specified for this type of transaction',
    code: 'contact_missing',
    sentence: 'This client has no contact in Xero yet.',
    fix: 'Link the client to a Xero contact, then check again.',
  },
  {
    message: 'Contact cannot be empty.',
    code: 'contact_missing',
    sentence: 'This client has no contact in Xero yet.',
    fix: 'Link the client to a Xero contact, then check again.',
  },
  {
    message: 'One or more line items must be specified',
    code: 'document_incomplete',
    sentence: 'Xero takes nothing without lines and a type.',
    fix: 'Add a line. If there is one, tell us; the fault is here.',
  },
  {
    message: 'Invoice Type must be specified',
    code: 'document_incomplete',
    sentence: 'Xero takes nothing without lines and a type.',
    fix: 'Add a line. If there is one, tell us; the fault is here.',
  },
  {
    message: 'The line total 10.01 does not match the expected line total 10.00',
    code: 'line_total_differs',
    sentence: 'Xero makes a line 10.00 where we make it 10.01.',
    fix: 'Nothing you can change; tell us, the fault is in our rounding.',
  },
  {
    message: 'Email address must be valid',
    code: 'email_not_usable',
    sentence: 'Xero does not take the e-mail address of this client.',
    fix: 'Correct the address of the client, then check again.',
  },
  {
    message: 'Organisation is not subscribed to currency USD',
    code: 'currency_not_enabled',
    sentence: 'The currency USD is not switched on in Xero.',
    fix: 'Add USD in Xero, or use the currency of the organisation.',
  },
  {
    message: 'You have reached the limit of invoices you can approve',
    code: 'plan_limit',
    sentence: "Your Xero plan's number of approved invoices is reached for this month.",
    fix: 'Raise the plan in Xero, or post the rest next month.',
  },
  {
    message: 'Due Date is required',
    code: 'due_date_missing',
    sentence: 'Xero wants a due date before it approves this.',
    fix: 'Set a due date, then check again.',
  },
];
