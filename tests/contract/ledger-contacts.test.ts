import { describe, expect, it } from 'vitest';

import { activeContact } from './invoice-documents.ts';
import { ledgerCases, refusedFor } from './ledger-cases.ts';
import { nobody } from './practice-entries.ts';

const on = ledgerCases();

describe('contacts', () => {
  const namesOf = async (name: string) =>
    (await on.ledger.findContactsByName(name)).map(({ contact, exact }) => [
      contact.name,
      contact.status,
      exact,
    ]);

  it('of exactly that name are found', async () => {
    const { name, contactId, contactNumber, emailAddress } = activeContact(on.state);
    expect(await on.ledger.findContactsByName(name)).toEqual([
      {
        exact: true,
        contact: expect.objectContaining({
          contactId,
          name,
          status: 'ACTIVE',
          contactNumber,
          email: emailAddress,
        }),
      },
    ]);
  });

  it('in other letters and accents are found, but not as exact', async () => {
    await on.server.act('add-contact', { name: 'Kōwhai Tātai' });
    expect(await namesOf('KOWHAI tatai')).toEqual([['Kōwhai Tātai', 'ACTIVE', false]]);
  });

  it('that share a name are all found, the archived one too', async () => {
    const { name, contactId } = activeContact(on.state);
    await on.server.act('archive-contact', { contactId });
    await on.server.act('add-contact', { name });
    await on.server.act('add-contact', { name: name.toUpperCase() });
    expect(new Set((await namesOf(name)).map(([, status, exact]) => `${status} ${exact}`))).toEqual(
      new Set(['ARCHIVED true', 'ACTIVE true', 'ACTIVE false']),
    );
  });

  it.each(['The "Best" Pies & Co', 'Back\\slash', "O'Neill & Sons", 'A, B; C (2010) %20', '"'])(
    'called %s are found',
    async (name) => {
      await on.server.act('add-contact', { name });
      expect(await namesOf(name)).toEqual([[name, 'ACTIVE', true]]);
    },
  );

  it('with a name that only contains the one wanted are not found', async () => {
    await on.server.act('add-contact', { name: 'The "Best" Pies & Co' });
    expect(await namesOf('"Best"')).toEqual([]);
    expect(await namesOf('Best')).toEqual([]);
  });

  it('of no such name are none', async () => {
    expect(await on.ledger.findContactsByName('Nobody Ltd')).toEqual([]);
  });

  it('come by id, and as null when Xero has none', async () => {
    const { contactId, name } = activeContact(on.state);
    expect(await on.ledger.contact(contactId)).toMatchObject({ contactId, name });
    expect(await on.ledger.contact(nobody)).toBeNull();
  });

  it('come by the number we gave them, renamed and archived too', async () => {
    const made = await on.ledger.createContact({ name: 'Numbered Ltd', contactNumber: 'pm:9' }, 'contact-9');
    const contactId = made.class === 'applied' ? made.contact.contactId : '';
    await on.server.act('rename-contact', { contactId, to: 'Renamed Ltd' });
    await on.server.act('archive-contact', { contactId });
    expect(await on.ledger.findContactsByName('Numbered Ltd')).toEqual([]);
    expect(await on.ledger.contact('pm:9')).toMatchObject({
      contactId,
      name: 'Renamed Ltd',
      status: 'ARCHIVED',
    });
    expect(await on.ledger.contact('pm:10')).toBeNull();
  });

  it('can be made, once a key', async () => {
    const wanted = { name: '  New <one>  &  Sons ', email: 'new@example.test', contactNumber: 'pm:1' };
    const made = await on.ledger.createContact(wanted, 'contact-1');
    const again = await on.ledger.createContact(wanted, 'contact-1');
    expect(made).toMatchObject({
      class: 'applied',
      contact: { name: 'New one & Sons', contactNumber: 'pm:1' },
    });
    expect(again).toMatchObject({
      class: 'applied',
      contact: made.class === 'applied' ? made.contact : null,
    });
    const held = (await on.server.state()).xero.contacts.filter(
      ({ contactNumber }) => contactNumber === 'pm:1',
    );
    expect(held).toMatchObject([{ name: 'New one & Sons', emailAddress: 'new@example.test' }]);
  });

  it('are refused for a name, a number or an address Xero does not take', async () => {
    const { name } = activeContact(on.state);
    await on.ledger.createContact({ name: 'Number holder', contactNumber: 'pm:1' }, 'contact-1');
    const before = (await on.server.state()).xero.contacts;
    const cases = [
      { wanted: { name: name.toUpperCase() }, code: 'contact_name_taken' },
      { wanted: { name: 'Other', contactNumber: 'pm:1' }, code: 'contact_number_taken' },
      { wanted: { name: 'Other', email: 'not an address' }, code: 'email_not_usable' },
    ];
    for (const { wanted, code } of cases) {
      expect(await on.ledger.createContact(wanted, `key-${code}`)).toMatchObject(refusedFor(code));
    }
    expect((await on.server.state()).xero.contacts).toEqual(before);
  });
});
