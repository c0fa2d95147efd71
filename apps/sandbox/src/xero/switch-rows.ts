/**
 * What xero-contract marks [?] or lists in §15: id, question, values (the first is the default), evidence.
 * A row with one value is a fixed choice.
 */
export const xeroSwitchRows = [
  [
    'X-01',
    'Good elements of a batch answered 400 are saved',
    ['saved', 'not-saved'],
    '[F] field report of 2018',
  ],
  [
    'X-02',
    'Number of a voided or deleted sales invoice',
    ['reusable', 'reserved'],
    '[F] commonly reported as reusable',
  ],
  ['X-03', 'Reference sent on a bill (ACCPAY)', ['ignored', 'stored', 'rejected'], '[O] ACCREC only'],
  ['X-04', 'Url that contains "xero"', ['refused', 'accepted'], '[T] said to be refused'],
  ['X-05', 'Second request with a key whose first still runs', ['held'], '[?] undocumented'],
  ['X-06', 'Missing xero-tenant-id', ['403'], '[?]'],
  ['X-07', 'Scope of the idempotency key', ['app', 'app-and-tenant'], '[T] per app'],
  ['X-08', 'Archived tracking option on a line', ['refused', 'accepted'], '[?]'],
  ['X-09', 'Archived tax rate on a line', ['refused', 'accepted'], '[?] wording unknown'],
  ['X-10', 'Answer without Accept: application/json', ['xml', '406'], '[O] default answer is XML'],
  ['X-12', 'System account ROUNDING on a line', ['refused', 'accepted'], '[?]'],
  ['X-11', 'Retry-After on a concurrent 429', ['absent'], '[?]'],
] as const;
