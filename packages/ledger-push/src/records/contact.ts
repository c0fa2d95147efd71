import { type Fields, textOf, textOrNull } from './fields.ts';

/** A client as Xero knows it. Names can change; `contactId` is the key. Source: "Contacts". */
export type LedgerContact = {
  readonly contactId: string;
  readonly name: string;
  /** `ACTIVE`, `ARCHIVED` or `GDPRREQUEST`. An archived contact can only be restored by hand in Xero. */
  readonly status: string;
  /** Our own key, shown in Xero as "Contact code". */
  readonly contactNumber: string | null;
  readonly email: string | null;
  /** Set when someone merged this contact into another: ask, do not follow. */
  readonly mergedToContactId: string | null;
  readonly defaultCurrency: string | null;
};

/** A contact Xero holds to be of that name; `exact` when it is written the same, letter for letter. */
export type LedgerContactMatch = { readonly contact: LedgerContact; readonly exact: boolean };

export type NewLedgerContact = {
  readonly name: string;
  readonly email?: string;
  /** At most 50 characters; unique even among archived contacts. */
  readonly contactNumber?: string;
};

export function readContact(fields: Fields): LedgerContact {
  return {
    contactId: textOf(fields, 'ContactID'),
    name: textOf(fields, 'Name'),
    status: textOrNull(fields, 'ContactStatus') ?? 'ACTIVE',
    contactNumber: textOrNull(fields, 'ContactNumber'),
    email: textOrNull(fields, 'EmailAddress'),
    mergedToContactId: textOrNull(fields, 'MergedToContactID'),
    defaultCurrency: textOrNull(fields, 'DefaultCurrency'),
  };
}
