import { passedChecks } from '@throughline/core/client-bill/passed-checks';
import { describe, expect, it } from 'vitest';

import { comparedValues, notChecked } from './check-facts.ts';
import { approvedBill, dryRun, problem } from './testing/samples.ts';

const noLists = { ledgerAccounts: [], xeroAccounts: [], taxRates: [], isReady: true };

describe('what was not checked', () => {
  it('is nothing when everything passed', () => {
    expect(notChecked({ ...dryRun, checks: passedChecks(new Set(), true) })).toEqual([]);
  });

  it('is what only Xero can tell while it is disconnected', () => {
    const checks = passedChecks(new Set(['ledger_disconnected']), false);
    const problems = [problem('ledger_disconnected')];
    expect(notChecked({ ...dryRun, checks, problems }).map(({ code }) => code)).toEqual([
      'contact_known',
      'number_free',
    ]);
  });

  it('is never a check that failed', () => {
    const checks = passedChecks(new Set(['contact_archived']), true);
    expect(notChecked({ ...dryRun, checks, problems: [problem('contact_archived')] })).toEqual([]);
  });
});

describe('compared values', () => {
  it('sets the two days side by side', () => {
    const bill = { ...approvedBill, dueDate: '2026-11-01' };
    expect(comparedValues(problem('due_before_date'), { bill, dry: dryRun, lists: noLists })).toEqual({
      ours: 'due 1 Nov 2026',
      theirs: 'date 18 Nov 2026',
    });
  });

  it('sets the client beside the names Xero has', () => {
    const candidate = {
      xeroContactId: 'x',
      name: 'Kowhai Holdings Ltd',
      email: null,
      isActive: true,
      isMerged: false,
      isExact: false,
    };
    const dry = { ...dryRun, candidates: [candidate] };
    expect(comparedValues(problem('contact_missing'), { bill: approvedBill, dry, lists: noLists })).toEqual({
      ours: 'Kōwhai Holdings Ltd',
      theirs: 'Kowhai Holdings Ltd',
    });
  });

  it('leaves it to the sentence otherwise', () => {
    expect(
      comparedValues(problem('zero_total'), { bill: approvedBill, dry: dryRun, lists: noLists }),
    ).toBeNull();
  });
});
