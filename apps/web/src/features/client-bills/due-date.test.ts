import { expect, it } from 'vitest';

import { usualDueDate } from './due-date.ts';

it.each([
  ['NZ', '2026-11-18', '2026-12-20'],
  ['NZ', '2026-12-31', '2027-01-20'],
  ['NZ', '2027-01-31', '2027-02-20'],
  ['AU', '2026-11-18', '2026-12-02'],
  ['UK', '2026-11-18', '2026-12-18'],
] as const)('in %s a client bill of %s is due on %s', (country, billDate, due) => {
  expect(usualDueDate(billDate, country)).toBe(due);
});
