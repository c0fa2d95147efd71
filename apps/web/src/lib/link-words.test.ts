import { expect, it } from 'vitest';

import { linkWords } from './link-words.ts';

const open = { xpmJobNumber: null, taskName: null };

it('names job and task of a link, and the cause of a missing one', () => {
  const linked = { xpmJobNumber: 'J-2417', taskName: 'Tax return', reason: 'linked_by_rule' };
  expect(linkWords({ ...linked, state: 'linked' })).toBe('J-2417 · Tax return');
  expect(linkWords({ ...open, state: 'needs_review', reason: 'two_jobs' })).toBe('Several jobs fit');
  expect(linkWords({ ...open, state: 'unlinked', reason: 'no_job_for_client' })).toBe('No job in XPM');
});

it('has a word for a reason it does not know', () => {
  expect(linkWords({ ...open, state: 'unlinked', reason: 'something_new' })).toBe('No job yet');
});
