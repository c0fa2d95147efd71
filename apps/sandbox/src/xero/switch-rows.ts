/**
 * What xero-contract marks [?] or lists in §15, and what the sync protocol calls unknown: id, question, values (the first is
 * the default), evidence. Each value is answered by the code and tested.
 */
export const xeroSwitchRows = [
  ['X-01', 'Good elements of a batch answered 400 are saved', ['saved', 'not-saved'], '[F] report of 2018'],
  ['X-02', 'Number of a voided or deleted sales invoice', ['reusable', 'reserved'], '[F] commonly reported'],
  ['X-03', 'Reference sent on a bill (ACCPAY)', ['ignored', 'stored', 'rejected'], '[O] ACCREC only'],
  ['X-04', 'Url that contains "xero"', ['refused', 'accepted'], '[T] said to be refused'],
  [
    'X-05',
    'Second request with a key whose first still runs',
    ['held', 'refused', 'both-run'],
    '[?] undocumented',
  ],
  ['X-06', 'Missing xero-tenant-id', ['403', '400'], '[?]'],
  ['X-07', 'Scope of the idempotency key', ['app', 'app-and-tenant'], '[T] per app'],
  ['X-08', 'Archived tracking option on a line', ['refused', 'accepted'], '[?]'],
  ['X-09', 'Archived tax rate on a line', ['refused', 'accepted'], '[?] wording unknown'],
  ['X-10', 'Answer without Accept: application/json', ['xml', '406'], '[O] default answer is XML'],
  ['X-11', 'Retry-After on a concurrent 429', ['absent', 'present'], '[?] not promised'],
  ['X-12', 'System account ROUNDING on a line', ['refused', 'accepted'], '[?]'],
  [
    'X-13',
    'Values of X-Rate-Limit-Problem',
    ['word', 'camel', 'phrase'],
    '[F] minute; DayLimit and "Minute limit" are seen in the wild',
  ],
  [
    'X-14',
    'JSON of a key used with a different request',
    ['message-and-elements', 'message-only', 'elements-only'],
    '[T] message known, shape unverified',
  ],
  [
    'X-15',
    'Lists show a new document or contact only after a while',
    ['at-once', 'after-5-seconds', 'after-60-seconds'],
    '[?] read-after-write delay unknown',
  ],
  ['X-16', 'A quote inside a where text, escaped', ['syntax-error', 'backslash'], '[?] no documented way'],
  [
    'X-17',
    'Half cents of negative amounts',
    ['away-from-zero', 'towards-zero'],
    '[F] 2.165 to 2.17; negative unverified',
  ],
  ['X-18', 'Minute window of the limiter', ['fixed', 'rolling'], '[O] fixed; rolling is stricter'],
  ['X-19', '503 remembered under an idempotency key', ['forgotten', 'remembered'], '[?] unverified'],
  ['X-20', 'ErrorNumber of PostDataInvalidException', ['14', '17'], '[F] 17 also reported'],
  [
    'X-21',
    'WWW-Authenticate of a missing scope',
    ['insufficient_scope', 'insufficent_scope'],
    '[F] both spellings seen',
  ],
  ['X-22', 'Wording of sentences nobody has seen', ['as-written', 'other-words'], '[?] rule-texts.ts'],
  ['X-23', 'Empty Idempotency-Key header', ['refused', 'ignored'], '[?]'],
  ['X-24', 'Body of a 429', ['empty', 'plain-text'], '[F] both seen'],
  ['X-25', 'Body of a 404', ['text', 'html', 'empty'], '[F] all seen'],
  ['X-26', 'Status of invalid_client at the token endpoint', ['400', '401'], '[T] 400; 401 by RFC 6749'],
  ['X-27', 'Redirect to 127.0.0.1', ['refused', 'accepted'], '[O][T] only localhost may be http'],
] as const;
