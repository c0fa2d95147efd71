import { describe, expect, it } from 'vitest';

import { plannedTime, workDays } from './week-plan.ts';

describe('workDays', () => {
  it('are the weekdays since the Monday of last week', () => {
    const days = workDays('2026-11-24', '04-01');
    expect([days.length, days[0], days.at(-1)]).toEqual([7, '2026-11-16', '2026-11-24']);
    expect(workDays('2026-11-29', '04-01')).toHaveLength(10);
  });

  it('begin with the financial year, as the practice is locked before', () => {
    expect(workDays('2027-04-02', '04-01')).toEqual(['2027-04-01', '2027-04-02']);
  });

  it('are today alone when the financial year began on this weekend', () => {
    expect(workDays('2028-04-02', '04-01')).toEqual(['2028-04-02']);
  });
});

describe('plannedTime', () => {
  it.each(['mei', 'tom'] as const)('never has %s in two places at once', (who) => {
    for (let day = 0; day < 10; day++) {
      let end = 0;
      for (const { start, minutes } of plannedTime(who, day)) {
        const from = Number(start.slice(0, 2)) * 60 + Number(start.slice(3));
        expect(from).toBeGreaterThanOrEqual(end);
        end = from + minutes;
      }
      expect(end).toBeGreaterThan(0);
    }
  });
});
