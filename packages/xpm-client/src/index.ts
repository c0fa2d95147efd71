export { createXpmClient, type XpmClient } from './client.ts';
export type { NotAppliedKind, UnknownWhy } from './classify.ts';
export type { DateRange } from './date-windows.ts';
export { XpmError, type XpmErrorFacts, type XpmErrorKind } from './errors.ts';
export * from './ids.ts';
export { retryAfterMs } from './retry-after.ts';

export type { Fetch, XpmClientOptions } from './transport/options.ts';
export type { PreparedRequest } from './transport/prepared-request.ts';
export type { LimitProblem, ReplyMeta } from './transport/reply-meta.ts';

export { cleanXmlText } from './codec/xml-writer.ts';
export type { XpmCategory } from './codec/category.ts';
export type { XpmClientGroup } from './codec/client-group.ts';
export type { NewXpmClient, XpmClientChange } from './codec/client-write.ts';
export type { XpmAddress, XpmClientRecord, XpmClientTax } from './codec/client.ts';
export type { NewXpmContact, XpmContact } from './codec/contact.ts';
export type {
  NewXpmCustomFieldValue,
  XpmCustomFieldContent,
  XpmCustomFieldValue,
} from './codec/custom-field.ts';
export type { XpmAmounts, XpmCostLine, XpmInvoiceJob, XpmInvoiceTask } from './codec/invoice-lines.ts';
export type { XpmInvoice, XpmPayment } from './codec/invoice.ts';
export type { XpmJobCost } from './codec/job-cost.ts';
export type { XpmJobTask, XpmJobTaskFields } from './codec/job-task.ts';
export type { JobAddress, NewXpmJob, TaskMode, XpmAssignment, XpmJobChange } from './codec/job-write.ts';
export type { XpmJob, XpmMilestone } from './codec/job.ts';
export type { NewXpmJobNote, XpmNote } from './codec/note.ts';
export type { Page } from './codec/page.ts';
export type { XpmQuote, XpmQuoteTask } from './codec/quote.ts';
export type { XpmRef } from './codec/ref.ts';
export type { NewXpmStaff, XpmStaffChange } from './codec/staff-write.ts';
export type { XpmStaff } from './codec/staff.ts';
export type { XpmTaskDefinition } from './codec/task-definition.ts';
export type { XpmTemplate } from './codec/template.ts';
export type { NewXpmTime, XpmTime } from './codec/time.ts';

export type { CustomFieldOwner } from './resources/custom-fields.ts';
export {
  prepareTimeAdd,
  prepareTimeRemove,
  prepareTimeUpdate,
  type WriteReply,
} from './resources/time-writes.ts';
