import { describe, expect, it } from 'vitest';

import { learnServerTime, offsetOf, serverNow } from './server-clock.ts';

describe('offsetOf', () => {
  const date = Date.parse('2026-11-18T09:41:07Z');

  it('believes this computer when the difference is only the coarseness of the date', () => {
    expect(offsetOf(date, date + 2_400)).toBe(0);
  });

  it('tells a clock that is two minutes slow', () => {
    expect(offsetOf(date, date - 120_000)).toBe(120_500);
  });
});

it('shows the server’s time after an answer from a server that is an hour ahead', () => {
  const ahead = new Date(Date.now() + 3_600_000).toUTCString();
  const answer = new Response('', { headers: { date: ahead } });
  expect(learnServerTime(answer)).toBe(answer);
  expect(serverNow() - Date.now()).toBeGreaterThan(3_590_000);
});
