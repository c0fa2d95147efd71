import { z } from 'zod';

/** An item of the practice's cost catalogue. */
export const CatalogueCost = z.object({
  uuid: z.string(),
  description: z.string(),
  code: z.string(),
  note: z.string(),
  unitCost: z.string(),
  unitPrice: z.string(),
  incomeAccount: z.string(),
  costOfSaleAccount: z.string(),
});
export type CatalogueCost = z.infer<typeof CatalogueCost>;

/** A file at a job or a client. */
export const PracticeDocument = z.object({
  uuid: z.string(),
  /** Job or client it hangs on. */
  ownerUuid: z.string(),
  title: z.string(),
  text: z.string(),
  folder: z.string(),
  public: z.boolean(),
  /** Practice day. */
  date: z.string(),
  createdBy: z.string(),
  fileName: z.string(),
  /** Base64, as it was sent. */
  content: z.string(),
});
export type PracticeDocument = z.infer<typeof PracticeDocument>;

/** What a custom field can hang on, by the name of its flag in a definition. */
export const fieldUses = [
  'UseClient',
  'UseContact',
  'UseJob',
  'UseJobTask',
  'UseJobCost',
  'UseJobTime',
] as const;
export type FieldUse = (typeof fieldUses)[number];

/** Elements that can hold a custom field's value. */
export const valueElements = ['Text', 'Decimal', 'Number', 'Boolean', 'Date'] as const;

export const CustomFieldDefinition = z.object({
  uuid: z.string(),
  name: z.string(),
  /** Kind as people choose it, e.g. `Dropdown List`. */
  type: z.string(),
  linkUrl: z.string(),
  options: z.string(),
  uses: z.array(z.enum(fieldUses)),
  valueElement: z.enum(valueElements),
});
export type CustomFieldDefinition = z.infer<typeof CustomFieldDefinition>;

/** The custom field values of one client, contact, job, job task, job cost or time entry. */
export const CustomFieldValues = z.object({
  ownerUuid: z.string(),
  /** Value by definition: days as `YYYY-MM-DD`, flags as `true` or `false`, the rest as sent. */
  values: z.record(z.string(), z.string()),
});
export type CustomFieldValues = z.infer<typeof CustomFieldValues>;
