import { z } from 'zod';

import type { LinkCheck } from './link-decision.ts';

const checks = [
  'same_client',
  'task_present',
  'year_by_name',
  'year_by_dates',
  'due_date_inside',
] as const satisfies readonly LinkCheck[];

/** The values behind a link's sentence, kept with it as they were when it was decided. */
const LinkDetails = z.object({
  year: z.string().default(''),
  checks: z.array(z.enum(checks)).default([]),
  jobNumbers: z.array(z.string()).default([]),
  fromYear: z.string().default(''),
  toYear: z.string().default(''),
});

export type LinkDetails = z.output<typeof LinkDetails>;

/** Reads the values kept with a link; what an older row lacks is empty. */
export function readLinkDetails(details: unknown): LinkDetails {
  return LinkDetails.parse(details ?? {});
}
