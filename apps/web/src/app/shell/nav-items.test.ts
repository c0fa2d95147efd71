import { expect, it } from 'vitest';

import type { Role } from '../../lib/session.ts';
import { navItemsFor } from './nav-items.ts';

const labels = (...roles: readonly Role[]) => navItemsFor(roles).map(({ label }) => label);

it('shows a staff member neither billing nor the practice', () => {
  expect(labels('staff')).toEqual(['Home', 'Work', 'Timesheet', 'Settings']);
});

it('shows each role its section', () => {
  expect(labels('accounts')).toEqual(
    expect.arrayContaining(['Client bills', 'Ledger mapping', 'Reconcile', 'Deliveries']),
  );
  expect(labels('admin')).toEqual(
    expect.arrayContaining(['Link review', 'Processes', 'Reconcile', 'Deliveries', 'Audit']),
  );
  expect(labels('admin')).not.toContain('Client bills');
});

it('shows no page twice to somebody with every role', () => {
  const all = labels('staff', 'admin', 'accounts');
  expect(new Set(all).size).toBe(all.length);
});
