import type { Check, CourseFacts } from './check.ts';

/** A button that does something in the sandbox: the verb of the console it calls, and what it sends. */
export interface Help {
  readonly label: string;
  readonly verb: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** One step: what to do in Throughline, what will be seen, and the checkpoint that proves it. */
export interface Step {
  readonly id: string;
  readonly title: string;
  readonly todo: readonly string[];
  readonly see: string;
  /** Page of Throughline where it is done; null for a step inside the sandbox. */
  readonly place: { readonly path: string; readonly label: string } | null;
  readonly helps?: (facts: CourseFacts) => readonly Help[];
  readonly check: Check;
}
