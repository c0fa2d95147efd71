import { describe, expect, it } from 'vitest';

import { contactId } from '../testing/samples.ts';
import { json, scriptedXero, text } from '../testing/scripted-xero.ts';

const element = (Name: string, more: Readonly<Record<string, unknown>> = {}) => ({
  ContactID: contactId,
  Name,
  ContactStatus: 'ACTIVE',
  EmailAddress: '',
  HasValidationErrors: false,
  ...more,
});
const contacts = (...found: readonly unknown[]) => json(200, { Contacts: found });

describe('findContactsByName', () => {
  it('asks by name, archived ones included, and puts the exact one first', async () => {
    const merged = '11111111-2222-3333-4444-555555555555';
    const { ledger, seen } = await scriptedXero(
      contacts(
        element('RATA TRUST', { ContactStatus: 'ARCHIVED', MergedToContactID: merged }),
        element('Rātā Trust', { EmailAddress: 'a@b.example', ContactNumber: 'pm:1' }),
      ),
    );
    expect(await ledger.findContactsByName(' Rātā  Trust ')).toEqual([
      {
        exact: true,
        contact: {
          contactId,
          name: 'Rātā Trust',
          status: 'ACTIVE',
          contactNumber: 'pm:1',
          email: 'a@b.example',
          mergedToContactId: null,
          defaultCurrency: null,
        },
      },
      {
        exact: false,
        contact: {
          contactId,
          name: 'RATA TRUST',
          status: 'ARCHIVED',
          contactNumber: null,
          email: null,
          mergedToContactId: merged,
          defaultCurrency: null,
        },
      },
    ]);
    expect(Object.fromEntries(seen[0]?.url.searchParams ?? [])).toEqual({
      where: 'Name=="Rātā Trust"',
      page: '1',
      includeArchived: 'true',
    });
  });

  it.each([
    { name: 'Smith "Bob" & Sons', term: '& Sons' },
    { name: 'A" OR Name!="', term: 'OR Name!=' },
    { name: 'Back\\slash Ltd', term: 'slash Ltd' },
    { name: 'Bell\u0007 Towers', term: 'Towers' },
  ])('never lets $name into a filter', async ({ name, term }) => {
    const { ledger, seen } = await scriptedXero(
      contacts(element(name.toUpperCase()), element('Smith'), element(name)),
    );
    const found = await ledger.findContactsByName(name);
    expect(found.map(({ contact, exact }) => [contact.name, exact])).toEqual([
      [name, true],
      [name.toUpperCase(), false],
    ]);
    expect(Object.fromEntries(seen[0]?.url.searchParams ?? [])).toEqual({
      searchTerm: term,
      page: '1',
      includeArchived: 'true',
    });
  });

  it('keeps an ampersand and a plus of the name', async () => {
    const { ledger, seen } = await scriptedXero(contacts());
    await ledger.findContactsByName('Smith + Jones & Co = #1');
    expect(seen[0]?.url.searchParams.get('where')).toBe('Name=="Smith + Jones & Co = #1"');
  });

  it('refuses a name of nothing', async () => {
    const { ledger, seen } = await scriptedXero(contacts());
    await expect(ledger.findContactsByName(' <> ')).rejects.toThrow(RangeError);
    expect(seen).toHaveLength(0);
  });
});

describe('contact', () => {
  it('reads one by its id', async () => {
    const { ledger, seen } = await scriptedXero(contacts(element('Ngaio Studio')));
    expect(await ledger.contact(contactId)).toMatchObject({ contactId, name: 'Ngaio Studio' });
    expect(seen[0]?.url.pathname).toBe(`/api.xro/2.0/Contacts/${contactId}`);
  });

  it('reads one by the number we gave it', async () => {
    const { ledger, seen } = await scriptedXero(contacts(element('Ngaio Studio', { ContactNumber: 'pm:7' })));
    expect(await ledger.contact('pm:7')).toMatchObject({ contactId, contactNumber: 'pm:7' });
    expect(seen[0]?.url.pathname).toBe('/api.xro/2.0/Contacts/pm%3A7');
  });

  it('is null when Xero has no such contact', async () => {
    const { ledger } = await scriptedXero(text(404, "The resource you're looking for cannot be found"));
    expect(await ledger.contact(contactId)).toBeNull();
  });

  it('keeps an id inside its own part of the address', async () => {
    const { ledger, seen } = await scriptedXero(contacts());
    await ledger.contact('../Invoices?a=b');
    expect(seen[0]?.url.pathname).toBe('/api.xro/2.0/Contacts/..%2FInvoices%3Fa%3Db');
  });
});

describe('createContact', () => {
  it('creates with the tidy name and only what it was given', async () => {
    const { ledger, seen } = await scriptedXero(contacts(element('Ngaio Studio')));
    const result = await ledger.createContact({ name: ' Ngaio <b> Studio', contactNumber: 'pm:7' }, 'key-1');
    expect(result).toMatchObject({ class: 'applied', contact: { contactId, name: 'Ngaio Studio' } });
    expect(seen[0]?.method).toBe('PUT');
    expect(seen[0]?.headers['idempotency-key']).toBe('key-1');
    expect(Object.fromEntries(seen[0]?.url.searchParams ?? [])).toEqual({ summarizeErrors: 'false' });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      Contacts: [{ Name: 'Ngaio b Studio', ContactNumber: 'pm:7' }],
    });
  });

  it('says whose name it is when it is taken', async () => {
    const Message =
      'The contact name Ngaio Studio is already assigned to another contact. The contact name must be unique across all active contacts.';
    const body = {
      Elements: [{ ValidationErrors: [{ Message }] }],
      Type: 'ValidationException',
      ErrorNumber: 10,
    };
    const { ledger } = await scriptedXero(json(400, body));
    expect(await ledger.createContact({ name: 'Ngaio Studio', email: 'a@b.example' }, 'key-1')).toMatchObject(
      {
        class: 'not_applied',
        problems: [
          { code: 'contact_name_taken', sentence: 'Xero already has a contact called Ngaio Studio.' },
        ],
      },
    );
  });

  it('is not applied when the contact alone carries its errors at HTTP 200', async () => {
    const refused = {
      Name: 'a',
      HasValidationErrors: true,
      ValidationErrors: [{ Message: 'Email address must be valid.' }],
    };
    const { ledger } = await scriptedXero(contacts(refused));
    expect(await ledger.createContact({ name: 'a', email: 'b' }, 'key-1')).toMatchObject({
      class: 'not_applied',
      problems: [{ code: 'email_not_usable' }],
    });
  });
});
