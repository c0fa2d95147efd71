import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, daysBetween, isDay, weekOf } from './day.ts';

const anyDay = fc.integer({ min: -20_000, max: 60_000 }).map((days) => addDays('2000-01-01', days));

describe('calendar days', () => {
  it.each([
    ['2026-11-18', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-04-31', false],
    ['0026-04-30', false],
    ['2026-1-1', false],
    ['2026-11-18T00:00', false],
    ['', false],
  ])('takes %j as a day: %s', (text, answer) => expect(isDay(text)).toBe(answer));

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-11-18', 0, '2026-11-18'],
  ])('moves %s by %i to %s', (day, count, moved) => expect(addDays(day, count)).toBe(moved));

  it.each([
    ['2026-11-16', '2026-11-16'],
    ['2026-11-18', '2026-11-16'],
    ['2026-11-22', '2026-11-16'],
    ['2027-01-01', '2026-12-28'],
    ['1969-12-31', '1969-12-29'],
  ])('puts %s into the week of %s', (day, monday) => expect(weekOf(day)).toBe(monday));

  it('refuses what is no day, and half days', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => addDays('2026-02-28', 0.5)).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => daysBetween('2026-02-28', 'soon')).toThrow(RangeError);
    expect(() => weekOf('')).toThrow(RangeError);
  });

  it('counts back the days it moved', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });

  it('starts every week on a Monday at most six days before', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const monday = weekOf(day);
        expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(daysBetween(monday, day)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(monday, day)).toBeLessThanOrEqual(6);
      }),
    );
  });
});
