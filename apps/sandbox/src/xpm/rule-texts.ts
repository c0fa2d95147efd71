/**
 * Every sentence XPM answers with: the sentence, how it is known (marks of xpm-contract) and where it is said. `{}` stands
 * for a value. Marks: [D] documented, [R] recorded, [W] captured, [L] live report, [S] sibling product, [V2] legacy
 * product, [H] help pages, [I] inferred, [C] the sandbox's own choice.
 */
export const ruleTexts = {
  missingElement: [
    'Message not in expected format. The following required element was missing - {}',
    '[V2]',
    'any body without a required element (U-04)',
  ],
  unreadableMessage: [
    'Message not in expected format',
    '[V2]',
    'malformed XML (U-03), over-long text (U-20)',
  ],
  invalidDate: ['Message not in expected format. Invalid date - {}', '[C]', 'any body with a day'],
  invalidNumber: ['Message not in expected format. Invalid number - {}', '[C]', 'any body with an amount'],
  invalidValue: ['Message not in expected format. Invalid value - {}', '[C]', 'flags, file content, types'],
  invalidJob: ['Invalid job identifier', '[R]', 'delete, assign, applytemplate; elsewhere by analogy'],
  invalidTemplate: ['Invalid job template identifier', '[R]', 'applytemplate, job add'],
  invalidState: ['Invalid state code', '[R]', 'job state (U-23)'],
  invalidStaff: ['Invalid staff identifier', '[C]', 'staff, time, client'],
  invalidStaffForAdd: ['Invalid staff identifier for add request', '[R]', 'assign'],
  invalidStaffForRemove: ['Invalid staff identifier for remove request', '[C]', 'assign'],
  invalidClient: ['Invalid client identifier', '[V2]', 'client, contact, job, relationship'],
  invalidContact: ['Invalid contact identifier', '[V2]', 'contact, job'],
  clientNameRequired: ['The client name is required', '[V2]', 'client add and update'],
  invalidTaxNumber: [
    'The tax number is invalid',
    '[C]',
    'client update; a masked number is not written back',
  ],
  tooManyContacts: ['No more than 10 contacts can be added at once', '[C]', 'contacts of a client (§3)'],
  invalidRelationship: ['Invalid relationship identifier', '[C]', 'updaterelationship, deleterelationship'],
  invalidTask: ['Invalid task identifier', '[C]', 'task get, job task, time (U-13)'],
  invalidCategory: ['Invalid category identifier', '[C]', 'job add and update'],
  invalidGroup: ['Invalid client group identifier', '[C]', 'client groups'],
  invalidCost: ['Invalid cost identifier', '[C]', 'job cost, cost catalogue'],
  invalidTime: ['Invalid time identifier', '[C]', 'time get, update and delete'],
  invalidInvoice: ['Invalid invoice identifier', '[C]', 'invoice get and payments'],
  invalidQuote: ['Invalid quote identifier', '[C]', 'quote get'],
  invalidCustomField: ['Invalid custom field identifier', '[C]', 'custom fields'],
  jobNumberInUse: ['Job number already in use', '[C]', 'job add'],
  jobInUse: ['Job has time or invoices and cannot be deleted', '[C]', 'job delete (U-07)'],
  jobHasNoTask: ['Job has no tasks to quote', '[C]', 'createquote, createestimate'],
  costOnFinishedJob: [
    'Costs cannot be added to a job in this state',
    '[H]',
    'job cost; refused there, wording ours',
  ],
  timeOnFinishedJob: ['Time cannot be added to a job in this state', '[C]', 'time (U-05)'],
  taskCompleted: ['Task is completed', '[C]', 'time (U-06)'],
  timeInvoiced: ['Time entry has been invoiced and cannot be changed', '[C]', 'time (U-09)'],
  timeMoved: ['Time entry cannot be moved', '[C]', 'time (U-36)'],
  lockedPeriod: [
    'Date falls within a locked period',
    '[H]',
    'time and costs (U-10); refused there, wording ours',
  ],
  invalidMinutes: ['Invalid minutes', '[C]', 'time (U-12), job task'],
  invalidClock: ['Invalid start or end time', '[C]', 'time (U-11)'],
  windowDayRequired: ['The {} date is required', '[L]', 'lists with a window; wording ours'],
  windowDayInvalid: ['The {} date is invalid, expected yyyyMMdd', '[C]', 'lists with a day'],
  windowBackwards: ['The to date must not be before the from date', '[C]', 'lists with a window (U-22)'],
  windowTooLong: [
    'The period between the from and to dates must be less than one year',
    '[L]',
    'lists with a window (U-22)',
  ],
  modifiedSinceInvalid: [
    'The modifiedsince date is invalid, expected yyyy-MM-ddTHH:mm:ss',
    '[C]',
    'client list',
  ],
  queryRequired: ['The query is required', '[C]', 'client search'],
  pageRequired: ['The page is required and starts at 1', '[D]', 'cost list; required there, wording ours'],
  pageSizeInvalid: ['The pageSize must be between 1 and 500', '[C]', 'paged lists (U-31)'],
  pageTokenInvalid: ['The pageToken is invalid', '[C]', 'paged lists (U-31)'],
} as const satisfies Readonly<Record<string, readonly [sentence: string, evidence: string, where: string]>>;

export type RuleTextId = keyof typeof ruleTexts;

/** The sentence of a rule, with its value put in. */
export function say(id: RuleTextId, value = ''): string {
  return ruleTexts[id][0].replace('{}', value);
}

/** A sentence as people read it in a list. */
export interface RuleText {
  readonly id: string;
  readonly sentence: string;
  readonly evidence: string;
  readonly where: string;
}

/** All sentences, in the order of this file. */
export function ruleTextList(): RuleText[] {
  return Object.entries(ruleTexts).map(([id, [sentence, evidence, where]]) => ({
    id,
    sentence,
    evidence,
    where,
  }));
}
