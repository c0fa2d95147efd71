import { z } from 'zod';

/** What XPM holds. Days are `YYYY-MM-DD`, instants ISO 8601 in UTC, money decimal text with two places. */

export const Practice = z.object({
  id: z.literal('practice'),
  name: z.string(),
  timeZone: z.string(),
  /** Last day of the locked period; null when nothing is locked. */
  lockDate: z.string().nullable(),
  jobNumberPrefix: z.string(),
  nextJobNumber: z.number().int(),
  /** Whether Xero's sales invoices are imported overnight. */
  invoiceImport: z.boolean(),
  /** "Create an Adhoc job when no current job matches the Xero reference field". */
  adhocJobs: z.boolean(),
  /** Last practice day whose night import has run; null before the first. */
  lastNight: z.string().nullable().default(null),
});
export type Practice = z.infer<typeof Practice>;

export const JobState = z.object({
  code: z.string(),
  name: z.string(),
  type: z.enum(['Standard', 'On Hold', 'Completed', 'Cancelled']),
});
export type JobState = z.infer<typeof JobState>;

export const Staff = z.object({
  uuid: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  mobile: z.string(),
  address: z.string(),
  payrollCode: z.string(),
  disabled: z.boolean(),
  deleted: z.boolean(),
});
export type Staff = z.infer<typeof Staff>;

export const ClientNote = z.object({
  title: z.string(),
  text: z.string(),
  tag: z.string(),
  /** Practice-local `YYYY-MM-DDTHH:mm:ss`. */
  date: z.string(),
  createdBy: z.string(),
});

export const Relationship = z.object({
  uuid: z.string(),
  type: z.string(),
  relatedClientUuid: z.string(),
  /** Decimal text; null unless the type has it. */
  numberOfShares: z.string().nullable(),
  percentage: z.string().nullable(),
  startDate: z.string().nullable(),
  endDate: z.string().nullable(),
});
export type Relationship = z.infer<typeof Relationship>;

export const Client = z.object({
  uuid: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  /** Plain text elements by their response name, e.g. `Phone`, `PostalCity`. */
  text: z.record(z.string(), z.string()),
  isArchived: z.boolean(),
  isDeleted: z.boolean(),
  accountManagerUuid: z.string().nullable(),
  jobManagerUuid: z.string().nullable(),
  /** Client that is invoiced instead ("Add different billing details"). */
  billingClientUuid: z.string().nullable(),
  modifiedAt: z.string(),
  /** Xero contact it is linked to inside XPM; null while only names connect the two. */
  xeroContactId: z.string().nullable().default(null),
  /** Client type with its payment terms; null when none is set. */
  type: z
    .object({ name: z.string(), costMarkup: z.string(), paymentTerm: z.string(), paymentDay: z.string() })
    .nullable()
    .default(null),
  notes: z.array(ClientNote).default([]),
  relationships: z.array(Relationship).default([]),
});
export type Client = z.infer<typeof Client>;

export const Contact = z.object({
  uuid: z.string(),
  name: z.string(),
  salutation: z.string(),
  addressee: z.string(),
  mobile: z.string(),
  email: z.string(),
  phone: z.string(),
  isDeleted: z.boolean(),
  clients: z.array(z.object({ clientUuid: z.string(), position: z.string(), isPrimary: z.boolean() })),
});
export type Contact = z.infer<typeof Contact>;

export const ClientGroup = z.object({
  uuid: z.string(),
  name: z.string(),
  taxable: z.boolean(),
  clientUuids: z.array(z.string()),
});
export type ClientGroup = z.infer<typeof ClientGroup>;

export const Category = z.object({ uuid: z.string(), name: z.string() });
export type Category = z.infer<typeof Category>;

export const TaskDefinition = z.object({ uuid: z.string(), name: z.string(), description: z.string() });
export type TaskDefinition = z.infer<typeof TaskDefinition>;

export const TemplateTask = z.object({
  taskDefUuid: z.string(),
  estimatedMinutes: z.number().int(),
  billable: z.boolean(),
  description: z.string(),
  startOffsetDays: z.number().int().nullable(),
  dueOffsetDays: z.number().int().nullable(),
});
export type TemplateTask = z.infer<typeof TemplateTask>;

export const Template = z.object({
  uuid: z.string(),
  name: z.string(),
  tasks: z.array(TemplateTask),
  milestones: z.array(z.object({ description: z.string(), offsetDays: z.number().int() })),
  costs: z
    .array(
      z.object({
        description: z.string(),
        code: z.string(),
        quantity: z.string(),
        unitCost: z.string(),
        unitPrice: z.string(),
        billable: z.boolean(),
      }),
    )
    .default([]),
});
export type Template = z.infer<typeof Template>;

export const JobTask = z.object({
  uuid: z.string(),
  taskDefUuid: z.string(),
  label: z.string(),
  description: z.string(),
  estimatedMinutes: z.number().int(),
  completed: z.boolean(),
  billable: z.boolean(),
  folder: z.string(),
  startDate: z.string().nullable(),
  dueDate: z.string().nullable(),
  assignedUuids: z.array(z.string()),
});
export type JobTask = z.infer<typeof JobTask>;

export const JobNote = z.object({
  uuid: z.string(),
  title: z.string(),
  text: z.string(),
  folder: z.string(),
  date: z.string(),
  createdBy: z.string(),
  public: z.boolean().default(false),
});
export type JobNote = z.infer<typeof JobNote>;

export const JobCost = z.object({
  uuid: z.string(),
  date: z.string(),
  description: z.string(),
  code: z.string(),
  note: z.string(),
  quantity: z.string(),
  unitCost: z.string(),
  unitPrice: z.string(),
  billable: z.boolean(),
});
export type JobCost = z.infer<typeof JobCost>;

export const Job = z.object({
  uuid: z.string(),
  /** Job number: opaque text, unique. */
  number: z.string(),
  name: z.string(),
  description: z.string(),
  clientUuid: z.string(),
  clientOrderNumber: z.string(),
  budget: z.string().nullable(),
  stateCode: z.string(),
  categoryUuid: z.string().nullable(),
  startDate: z.string(),
  dueDate: z.string(),
  completedDate: z.string().nullable(),
  contactUuid: z.string().nullable(),
  managerUuid: z.string().nullable(),
  partnerUuid: z.string().nullable(),
  assignedUuids: z.array(z.string()),
  tasks: z.array(JobTask),
  milestones: z.array(
    z.object({ uuid: z.string(), date: z.string(), description: z.string(), completed: z.boolean() }),
  ),
  notes: z.array(JobNote),
  costs: z.array(JobCost),
  createdDate: z.string(),
});
export type Job = z.infer<typeof Job>;

export const Time = z.object({
  uuid: z.string(),
  jobUuid: z.string(),
  /** Job task instance, never a task definition. */
  taskUuid: z.string(),
  staffUuid: z.string(),
  date: z.string(),
  minutes: z.number().int(),
  /** `HH:mm`; null unless entered as start and finish. */
  start: z.string().nullable(),
  end: z.string().nullable(),
  note: z.string(),
  billable: z.boolean(),
  /** Invoice line that bills the entry; null while not invoiced. */
  invoiceTaskUuid: z.string().nullable(),
});
export type Time = z.infer<typeof Time>;
