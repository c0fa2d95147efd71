import { describe, expect, it } from 'vitest';

import { checkCount, passedChecks } from './passed-checks.ts';
import type { ProblemCode } from './problem.ts';

const codesOf = (found: readonly ProblemCode[], hasAsked = true) =>
  passedChecks(new Set(found), hasAsked).map(({ code }) => code);

describe('passedChecks', () => {
  it('counts every check of a client bill with nothing against it', () => {
    expect(codesOf([])).toHaveLength(checkCount);
  });

  it('does not pass what only Xero can tell while nobody asked', () => {
    const passed = codesOf([], false);
    expect(passed).not.toContain('contact_known');
    expect(passed).not.toContain('number_free');
    expect(passed).toHaveLength(checkCount - 2);
  });

  it.each<{ found: ProblemCode; missing: string }>([
    { found: 'may_not_approve', missing: 'may_approve' },
    { found: 'account_no_code', missing: 'accounts_usable' },
    { found: 'contact_will_be_created', missing: 'contact_known' },
    { found: 'end_of_year_lock', missing: 'dates_open' },
    { found: 'totals_differ', missing: 'totals_equal' },
    { found: 'reference_empty', missing: 'texts_fit' },
  ])('fails one check for $found', ({ found, missing }) => {
    expect(codesOf([found])).toHaveLength(checkCount - 1);
    expect(codesOf([found])).not.toContain(missing);
  });

  it('passes nothing that depends on an account nobody chose', () => {
    const passed = codesOf(['unmapped_account']);
    for (const code of ['accounts_mapped', 'accounts_usable', 'tax_types_fit', 'totals_equal']) {
      expect(passed).not.toContain(code);
    }
  });
});
