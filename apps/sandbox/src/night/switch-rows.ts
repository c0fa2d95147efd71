/**
 * What is told in two ways about the overnight import, or not told at all: id, question, values (the first is the
 * default), evidence. [H] help pages of vendors and specialists, [C] our choice.
 */
export const nightSwitchRows = [
  [
    'N-01',
    'Age of an invoice that the night takes',
    ['created-today-or-edited-14-days', 'created-or-edited-14-days'],
    '[H] told both ways; the stricter is the default',
  ],
  [
    'N-02',
    'What the reference in Xero may equal',
    ['order-number-or-job-number', 'order-number-only'],
    '[H] the vendor names the Client Order Number only, specialists both',
  ],
  [
    'N-03',
    'Several open jobs of one client with one Client Order Number',
    ['latest-created', 'earliest-created', 'none'],
    '[H] latest-created, told of the sibling product',
  ],
  [
    'N-04',
    'State types of jobs that take invoices',
    ['standard-and-on-hold', 'standard-only'],
    '[H] newer guide, older page',
  ],
  [
    'N-05',
    'No job matches and the ad hoc setting is off',
    ['misc-invoice', 'not-imported'],
    '[H] told both ways',
  ],
  [
    'N-06',
    'Contact name in Xero is no client name in XPM',
    ['creates-client', 'not-imported'],
    '[H] creates a new client; the vendor says only that it is not allocated',
  ],
  ['N-07', 'How references and names are compared', ['exact', 'trimmed-any-case'], '[C] strict; unknown'],
  ['N-08', 'Invoice dated on the lock date itself', ['refused', 'imported'], '[C] as U-10'],
  [
    'N-09',
    'Client that is billed through another client',
    ['lands-on-billing-client', 'allocated-all-the-same'],
    '[H] the other client is named; where it lands is [C]',
  ],
  [
    'N-10',
    'Several clients of one name, none linked to the contact',
    ['first-created', 'last-created'],
    '[C] duplicates are said to break the match',
  ],
  [
    'N-11',
    'Contact linked to a client of another name',
    ['link-wins', 'name-wins'],
    '[C] the vendor compares the identifiers',
  ],
] as const;
