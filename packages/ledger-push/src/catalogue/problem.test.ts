import { describe, expect, it } from 'vitest';

import { answerSentences } from './answers.ts';
import { problemFromMessage } from './problem.ts';
import { validationMessages } from './validation-messages.ts';

const known = [
  [
    "Account code '610' is not a valid code for this document.",
    'account_not_usable',
    'The account 610 cannot be used here in Xero.',
  ],
  [
    "Account code '200' has been archived, or has been deleted. Each line item must reference a valid account.",
    'account_archived',
    'The account 200 is archived or deleted in Xero.',
  ],
  [
    "Account code 'x9' has been removed as it does not match a recognised account",
    'account_removed',
    'Xero took this without the account x9, which it does not know.',
  ],
  ['Account code or ID must be specified', 'account_missing', 'A line has no Xero account.'],
  [
    "The TaxType code 'OUTPUT' cannot be used with account code '404'.",
    'tax_does_not_fit_account',
    'The tax type OUTPUT does not fit the account 404.',
  ],
  [
    'The TaxType code OUTPUT9 does not exist or cannot be used for this type of transaction',
    'tax_unknown',
    'Xero has no tax type OUTPUT9 for sales.',
  ],
  [
    'TaxType field is mandatory',
    'tax_missing',
    'A line has no tax type, and its account has none to fall back on.',
  ],
  ['Invoice # must be unique.', 'number_taken', 'This number is already used in Xero for another document.'],
  [
    'Invoice not of valid status for modification',
    'not_editable',
    'This is already approved in Xero, so it cannot change from here.',
  ],
  [
    'This document cannot be edited as it has a payment or credit note allocated to it.',
    'has_payment',
    'A payment or credit note is set against this in Xero, so it cannot change.',
  ],
  [
    'The status VOIDED cannot be applied to the invoice because it has payments or credit notes allocated to it.',
    'has_payment',
    'A payment or credit note is set against this in Xero, so it cannot change.',
  ],
  [
    'The document date cannot be before the period lock date, currently set at 30 September 2026',
    'period_locked',
    'This date is inside the period that is locked in Xero.',
  ],
  [
    'The document date cannot be before the end of year lock date, currently set at 31 March 2026',
    'year_locked',
    'This date is inside the financial year that is locked in Xero.',
  ],
  [
    'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes.',
    'contact_archived',
    'The contact of this client is archived in Xero.',
  ],
  [
    'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.',
    'contact_archived',
    'The contact of this client is archived in Xero.',
  ],
  [
    'The contact name Ngaio Studio is already assigned to another contact. The contact name must be unique across all active contacts.',
    'contact_name_taken',
    'Xero already has a contact called Ngaio Studio.',
  ],
  [
    'The contact number pm:7 is already assigned to another contact. It must be unique.',
    'contact_number_taken',
    'The contact code pm:7 already belongs to a contact in Xero; it may be an archived one.',
  ],
  [
    'A Contact must be specified for this type of transaction',
    'contact_missing',
    'This client has no contact in Xero yet.',
  ],
  ['Contact cannot be empty.', 'contact_missing', 'This client has no contact in Xero yet.'],
  [
    'One or more line items must be specified',
    'document_incomplete',
    'Xero takes nothing without lines and a type.',
  ],
  ['Invoice Type must be specified', 'document_incomplete', 'Xero takes nothing without lines and a type.'],
  [
    'The line total 10.01 does not match the expected line total 10.00',
    'line_total_differs',
    'Xero makes a line 10.00 where we make it 10.01.',
  ],
  [
    'Email address must be valid',
    'email_not_usable',
    'Xero does not take the e-mail address of this client.',
  ],
  [
    'Organisation is not subscribed to currency USD',
    'currency_not_enabled',
    'The currency USD is not switched on in Xero.',
  ],
  [
    'You have reached the limit of invoices you can approve',
    'plan_limit',
    "Your Xero plan's number of approved invoices is reached for this month.",
  ],
  ['Due Date is required', 'due_date_missing', 'Xero wants a due date before it approves this.'],
] as const;

describe('problemFromMessage', () => {
  it.each(known)('%s', (message, code, sentence) => {
    expect(problemFromMessage(message)).toMatchObject({ code, sentence, original: message });
  });

  it.each(known)('knows it in capitals and with spaces around: %s', (message, code) => {
    expect(problemFromMessage(`  ${message.toUpperCase()} `).code).toBe(code);
  });

  it.each(known)('takes it only whole: %s', (message) => {
    expect(problemFromMessage(`Row 1: ${message}`).code).toBe('other');
  });

  it('has every entry of the catalogue in this table', () => {
    const codes = new Set(validationMessages.map(({ code }) => code));
    expect(new Set(known.map(([, code]) => code))).toEqual(codes);
  });

  it('keeps a text it does not know as Xero wrote it', () => {
    expect(problemFromMessage('The moon is in the wrong house.')).toEqual({
      code: 'other',
      ...answerSentences.other,
      original: 'The moon is in the wrong house.',
    });
  });

  it('keeps no e-mail address and at most five hundred characters of it', () => {
    const { original } = problemFromMessage(`someone@client.example ${'x'.repeat(2000)}`);
    expect(original).toMatch(/^\[e-mail] x/);
    expect(original).toHaveLength(500);
  });

  it('takes a moment, not minutes, over a hostile text', () => {
    const startedAt = performance.now();
    for (const start of ['The TaxType code ', 'The line total ', 'The contact name ', "Account code '"]) {
      problemFromMessage(start + ' a'.repeat(50_000));
    }
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

describe('every sentence', () => {
  const spoken = [...validationMessages, ...Object.values(answerSentences)];
  const unwelcome =
    /\b(oops|please|error|invalid|failed|successfully|sync|customer|user|bills?|invoices?)\b/i;

  it.each(spoken.map(({ sentence, fix }) => `${sentence} ${fix}`))('keeps the tone: %s', (said) => {
    expect(said.replaceAll(/client bill|approved invoices/g, '')).not.toMatch(unwelcome);
    expect(said.endsWith('.')).toBe(true);
  });
});
