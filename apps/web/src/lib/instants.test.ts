import { describe, expect, it } from 'vitest';

import { ago, clockTime, dayOfInstant, exactMoment, greeting, when } from './instants.ts';

const zone = 'Pacific/Auckland';
const evening = '2026-11-17T10:59:30Z';
const morning = '2026-11-17T21:41:07Z';

describe('the practice’s clock', () => {
  it('shows the time and the day of the practice, not of the computer', () => {
    expect([clockTime(morning, zone), dayOfInstant(morning, zone)]).toEqual(['10:41', '2026-11-18']);
    expect([clockTime(evening, zone), dayOfInstant(evening, zone)]).toEqual(['23:59', '2026-11-17']);
  });

  it('shows midnight as 00:00', () => {
    expect(clockTime('2026-11-17T11:00:00Z', zone)).toBe('00:00');
  });

  it('gives the exact moment with seconds', () => {
    expect(exactMoment(morning, zone)).toBe('Wed 18 Nov 2026 10:41:07');
  });
});

describe('when', () => {
  it('leaves today’s date out and names any other day', () => {
    const now = new Date('2026-11-17T22:00:00Z');
    expect([when(morning, zone, now), when(evening, zone, now)]).toEqual(['10:41', '17 Nov 23:59']);
  });
});

describe('ago', () => {
  it.each([
    ['2026-11-17T21:41:40Z', 'just now'],
    ['2026-11-17T21:45:10Z', '4 min ago'],
    ['2026-11-17T22:41:07Z', '10:41'],
  ])('at %s says %s', (now, said) => {
    expect(ago(morning, zone, new Date(now))).toBe(said);
  });
});

it('greets by the practice’s time of day', () => {
  expect(greeting(new Date(morning), zone)).toBe('Good morning');
  expect(greeting(new Date('2026-11-18T00:00:00Z'), zone)).toBe('Good afternoon');
  expect(greeting(new Date(evening), zone)).toBe('Good evening');
});
