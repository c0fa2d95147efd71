import type { Delivery } from './filters.ts';

/** Causes after whose mending a delivery goes by itself; sending it again before would only meet them again. */
const mendedElsewhere: ReadonlySet<string> = new Set([
  'no_xpm_person',
  'xpm_person_gone',
  'job_closed',
  'job_gone',
  'rolled_over',
]);

/** Whether sending again is safe, by the server's word, and more than a gesture. */
export function maySendAgain({ canRetry, reason }: Pick<Delivery, 'canRetry' | 'reason'>): boolean {
  return canRetry && !mendedElsewhere.has(reason ?? '');
}
