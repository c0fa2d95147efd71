import { z } from 'zod';

/** A step that the sandbox has seen done. */
export const PassedStep = z.object({
  step: z.string(),
  /** Sandbox instant, ISO 8601. */
  at: z.string(),
  /** What was seen, in a sentence. */
  sentence: z.string(),
  /** Ids and numbers that later steps and the closing page name. */
  facts: z.record(z.string(), z.string()),
});
export type PassedStep = z.infer<typeof PassedStep>;

/** One person's way through the first half hour. */
export const Course = z.object({
  id: z.literal('course'),
  startedAt: z.string(),
  /** XPM staff member who takes it. */
  traineeUuid: z.string(),
  /** Time entries and invoices that Throughline had written before; they prove nothing. */
  known: z.array(z.string()),
  passed: z.array(PassedStep),
});
export type Course = z.infer<typeof Course>;
