import type { ContactChoice } from './choose-contact.ts';
import { contactProblem } from './contact-problem.ts';
import { blocking, type Problem, remark } from './problem.ts';

/** What a choice of contact means for a client bill, in a sentence; null when the contact is found. */
export function contactChoiceProblem(choice: ContactChoice, clientName: string): Problem | null {
  switch (choice.kind) {
    case 'found':
      return null;
    case 'create':
      return remark('contact_will_be_created', {
        sentence: `Xero has no contact called ${clientName} yet; it is created when this is posted.`,
        fix: 'Choose another contact',
      });
    case 'shared_name':
      return blocking('contact_ambiguous', {
        sentence: `More than one client here is called ${clientName}, so the name does not say whose contact it is. Choose the one for this client; we remember it.`,
        fix: 'Choose the contact',
      });
    case 'ask':
      return contactProblem(choice.resolution);
  }
}
