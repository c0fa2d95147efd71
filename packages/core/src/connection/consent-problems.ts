/** Why a consent did not become a connection; travels in the address of the page people come back to. */
export const consentProblems = [
  'denied',
  'failed',
  'nothing_granted',
  'several_practices',
  'several_organisations',
  'other_practice',
  'other_organisation',
] as const;
export type ConsentProblem = (typeof consentProblems)[number];

/**
 * The problem as a person reads it.
 *
 * @param names what Xero calls the practices or organisations meant; may be empty
 */
export function consentSentence(problem: ConsentProblem, names: readonly string[]): string {
  const list = names.join(', ');
  switch (problem) {
    case 'denied':
      return 'Xero was not connected: the request was cancelled there.';
    case 'failed':
      return 'Xero did not complete the connection. Nothing was changed; connect again.';
    case 'nothing_granted':
      return 'Nothing was allowed in Xero that can be connected here. Connect again and choose your practice.';
    case 'several_practices':
      return `Several practices were allowed: ${list}. Connect again and allow one.`;
    case 'several_organisations':
      return `Several organisations were allowed: ${list}. Connect again and allow your practice’s own.`;
    case 'other_practice':
      return `This is another practice in Xero Practice Manager (${list}), and time was already sent to the first. Connect the first one again.`;
    case 'other_organisation':
      return `This is another Xero organisation (${list}), and client bills were already posted to the first. Connect the first one again.`;
  }
}
