import { contactName, sameContactName } from '../contact-name.ts';
import { usableKey } from '../documents/idempotency-key.ts';
import { LedgerError } from '../errors.ts';
import type { Ledger } from '../ledger.ts';
import { allPages } from '../paging.ts';
import { readAll, readPage } from '../reading.ts';
import { type LedgerContact, readContact } from '../records/contact.ts';
import type { Exchange } from '../transport/exchange.ts';
import { write } from '../writing.ts';
import { literal, unquotable } from './where.ts';

type ContactsResource = Pick<Ledger, 'findContactsByName' | 'contact' | 'createContact'>;

export const contactsResource = (exchange: Exchange): ContactsResource => ({
  async findContactsByName(name) {
    const wanted = contactName(name);
    const quoted = literal(wanted);
    const found = await allPages((page) => contactPage(exchange, { page, ...filterFor(wanted, quoted) }));
    return found
      .filter((contact) => quoted !== null || sameContactName(contact.name, wanted))
      .map((contact) => ({ contact, exact: contact.name.normalize('NFC') === wanted }))
      .sort((one, other) => Number(other.exact) - Number(one.exact));
  },

  async contact(idOrNumber) {
    try {
      const [contact] = await readAll(exchange, {
        path: `/Contacts/${encodeURIComponent(idOrNumber)}`,
        run: ({ api, tenantId }) => api.getContact(tenantId, idOrNumber),
        collection: 'Contacts',
        read: readContact,
      });
      return contact ?? null;
    } catch (error) {
      if (error instanceof LedgerError && error.status === 404) return null;
      throw error;
    }
  },

  async createContact({ name, email, contactNumber }, idempotencyKey) {
    const contact = {
      name: contactName(name),
      ...(email === undefined ? {} : { emailAddress: email }),
      ...(contactNumber === undefined ? {} : { contactNumber }),
    };
    const key = usableKey(idempotencyKey);
    return write(exchange, {
      path: '/Contacts',
      run: ({ api, tenantId }) => api.createContacts(tenantId, { contacts: [contact] }, false, key),
      collection: 'Contacts',
      idKey: 'ContactID',
      read: (element) => ({ contact: readContact(element) }),
    });
  },
});

type ContactFilter = { readonly where: string } | { readonly searchTerm: string };

/** A name that cannot stand in a filter is searched for by its longest plain part and compared here. */
function filterFor(name: string, quoted: string | null): ContactFilter {
  if (quoted !== null) return { where: `Name==${quoted}` };
  const parts = name.split(unquotable).map((part) => part.trim());
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '');
  return { searchTerm: longest === '' ? name : longest };
}

function contactPage(exchange: Exchange, query: ContactFilter & { readonly page: number }) {
  const where = 'where' in query ? query.where : undefined;
  const searchTerm = 'searchTerm' in query ? query.searchTerm : undefined;
  return readPage<LedgerContact>(exchange, {
    path: '/Contacts',
    run: ({ api, tenantId }) =>
      api.getContacts(
        tenantId,
        undefined,
        where,
        undefined,
        undefined,
        query.page,
        true,
        undefined,
        searchTerm,
      ),
    collection: 'Contacts',
    read: readContact,
  });
}
