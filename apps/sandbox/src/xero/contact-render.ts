import type { XeroContact } from './records.ts';
import { updatedFields } from './render-value.ts';

/** A contact as Xero sends it; `full` adds what only single and paged answers carry. Source: xero-contract §6.4. */
export function renderContact(contact: XeroContact, full: boolean): object {
  return {
    ContactID: contact.contactId,
    ...(contact.contactNumber === null ? {} : { ContactNumber: contact.contactNumber }),
    ...(contact.accountNumber === null ? {} : { AccountNumber: contact.accountNumber }),
    ContactStatus: contact.status,
    Name: contact.name,
    FirstName: contact.firstName,
    LastName: contact.lastName,
    EmailAddress: contact.emailAddress,
    Addresses: [],
    Phones: [],
    ...updatedFields(contact.updatedAt),
    IsSupplier: false,
    IsCustomer: true,
    HasAttachments: false,
    HasValidationErrors: false,
    ...(full && contact.mergedToContactId !== null ? { MergedToContactID: contact.mergedToContactId } : {}),
  };
}
