import { describe, expect, it } from 'vitest';

import type { Bill, DryRun } from './bill-types.ts';
import { type DryRow, dryRowState, firstClause, nextProblem, summarise } from './dry-row.ts';
import { approvedBill, dryRun, problem } from './testing/samples.ts';

const row = (bill: Partial<Bill> = {}, dry: Partial<DryRun> | null = {}): DryRow => ({
  bill: { ...approvedBill, ...bill },
  dry: dry === null ? null : { ...dryRun, ...dry },
  checkedAtMs: Date.parse('2026-11-17T22:00:00Z'),
});
const refusedAt = (at: string): NonNullable<Bill['delivery']> => ({
  deliveryId: 'd',
  state: 'refused',
  reason: 'contact_archived',
  sentence: 'Xero refused: the contact is archived.',
  looksFirst: false,
  xeroInvoiceId: null,
  at,
});

describe('a client bill in the dry run', () => {
  it.each([
    [row({}, null), null],
    [row(), 'ready'],
    [row({}, { remarks: [problem('cent_settled', false)] }), 'remark'],
    [row({}, { problems: [problem('account_no_code')], ready: false }), 'waits'],
    [row({ state: 'draft' }, { ready: false }), 'draft'],
    [row({ state: 'posting' }), 'queued'],
    [
      row({ state: 'posted', delivery: { ...refusedAt('2026-11-17T22:00:00Z'), state: 'delivered' } }),
      'posted',
    ],
  ] as const)('shows its state and the check (%#)', (given, look) => {
    expect(dryRowState(given).look).toBe(look);
  });

  it('believes a refusal until it was checked again after it', () => {
    expect(dryRowState(row({ delivery: refusedAt('2026-11-17T22:00:01Z') }))).toMatchObject({
      look: 'refused',
      isReady: false,
    });
    expect(dryRowState(row({ delivery: refusedAt('2026-11-17T21:59:59Z') }))).toMatchObject({
      look: 'ready',
      isReady: true,
    });
  });
});

describe('the whole run', () => {
  const waits = row(
    { id: 'w', totalCents: 690_000 },
    { problems: [problem('account_no_code')], ready: false },
  );

  it('posts and sums only what is ready', () => {
    const rows = [row({ id: 'a', totalCents: 431_250 }), waits, row({ id: 'b', totalCents: 103_500 })];
    expect(summarise(rows)).toMatchObject({
      readyIds: ['a', 'b'],
      readyCents: 534_750,
      waiting: [waits],
      isDisconnected: false,
    });
  });

  it('knows when Xero cannot be asked', () => {
    const rows = [row({}, { problems: [problem('ledger_disconnected')], ready: false })];
    expect(summarise(rows)).toMatchObject({ readyIds: [], isDisconnected: true });
  });

  it('goes to the next problem and around the end', () => {
    const rows = [row({ id: 'a' }), waits, row({ id: 'b' })];
    expect([nextProblem(rows, 'a'), nextProblem(rows, 'b'), nextProblem(rows, null)]).toEqual([
      'w',
      'w',
      'w',
    ]);
    expect(nextProblem([row({ id: 'a' })], 'a')).toBeNull();
  });
});

it('cuts a sentence at its first point and keeps points of names', () => {
  expect(firstClause('The account Consulting has no code in Xero. Give it one.')).toBe(
    'The account Consulting has no code in Xero',
  );
  expect(firstClause('No total.')).toBe('No total');
});
