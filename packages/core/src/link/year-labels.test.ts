import { describe, expect, it } from 'vitest';

import { yearLabels, yearLabelText } from './year-labels.ts';

describe('yearLabels', () => {
  it.each([
    ['2026 Tax return', '2026'],
    ['Tax return FY26', '2026'],
    ['Tax return fy 2026', '2026'],
    ['FY2026', '2026'],
    ['Accounts 2025/26', '2025/26'],
    ['Accounts 2025-26', '2025/26'],
    ['Accounts 2025–2026', '2025/26'],
    ['Accounts FY25/26', '2025/26'],
    ['Accounts 2099/00', '2099'],
    ['Year ended 30/06/2026', '2026'],
    ['Year to 2026-06-30', '2026'],
    ['1/7/2025-30/6/2026', '2025 2026'],
    ['2024 and 2026', '2024 2026'],
    ['2024-2026', '2024 2026'],
    ['FY2026 (2026)', '2026'],
    ['J-2026 Tax return', ''],
    ['J2026 Tax return', ''],
    ['#2026 Tax return', ''],
    ['$2026 gift', ''],
    ['Tax return 1999', ''],
    ['Tax return 2417', ''],
    ['Route 20260', ''],
    ['Advisory 25/26', ''],
    ['Payroll – week 47', ''],
    ['', ''],
  ])('finds in %j the years "%s"', (text, years) => {
    expect(yearLabels(text).map(yearLabelText).join(' ')).toBe(years);
  });
});
