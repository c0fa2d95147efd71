import { describe, expect, it } from 'vitest';

import { classifyWrite, readErrorKind, writeErrorKind, type Observation, type Seen } from './classify.ts';

const ALL_SEEN: Seen[] = ['ok', 'refusal', 'problem', 'unreadable', 'too_large', 'interrupted', 'timed_out'];

const row = (status: number | null, seen: Seen, verdict: string): [Observation, string] => [
  { status, seen },
  verdict,
];
const everyBody = (status: number, verdict: string): [Observation, string][] =>
  ALL_SEEN.map((seen) => row(status, seen, verdict));

function verdictOf(observation: Observation): string {
  const verdict = classifyWrite(observation);
  switch (verdict.class) {
    case 'applied':
      return 'applied';
    case 'not_applied':
      return `not_applied ${verdict.kind}`;
    case 'unknown':
      return `unknown ${verdict.why}`;
  }
}

describe('classifyWrite', () => {
  it.each<[Observation, string]>([
    row(null, 'not_sent', 'not_applied unavailable'),
    row(null, 'interrupted', 'unknown interrupted'),
    row(null, 'timed_out', 'unknown timed_out'),
    ...everyBody(401, 'not_applied unauthorised'),
    ...everyBody(403, 'not_applied unauthorised'),
    ...everyBody(404, 'not_applied refused'),
    ...everyBody(429, 'not_applied throttled'),
    ...everyBody(301, 'not_applied unavailable'),
    ...everyBody(302, 'not_applied unavailable'),
    ...everyBody(307, 'not_applied unavailable'),
    ...everyBody(308, 'not_applied unavailable'),
    ...everyBody(408, 'unknown server_error'),
    ...everyBody(500, 'unknown server_error'),
    ...everyBody(502, 'unknown server_error'),
    ...everyBody(503, 'unknown server_error'),
    ...everyBody(504, 'unknown server_error'),
    ...everyBody(599, 'unknown server_error'),
    row(200, 'ok', 'applied'),
    row(200, 'refusal', 'not_applied refused'),
    row(200, 'problem', 'unknown unreadable'),
    row(200, 'unreadable', 'unknown unreadable'),
    row(200, 'too_large', 'unknown too_large'),
    row(200, 'interrupted', 'unknown interrupted'),
    row(200, 'timed_out', 'unknown timed_out'),
    row(204, 'unreadable', 'unknown unreadable'),
    row(400, 'refusal', 'not_applied refused'),
    row(400, 'problem', 'not_applied refused'),
    row(400, 'ok', 'unknown unreadable'),
    row(400, 'unreadable', 'unknown unreadable'),
    row(400, 'interrupted', 'unknown interrupted'),
    row(400, 'timed_out', 'unknown timed_out'),
    row(405, 'problem', 'not_applied refused'),
    row(405, 'unreadable', 'unknown unreadable'),
    row(100, 'ok', 'unknown unreadable'),
  ])('reads %j as %s', (observation, verdict) => expect(verdictOf(observation)).toBe(verdict));

  it('believes that a write was applied on nothing but a complete OK', () => {
    const applied = [null, ...Array.from({ length: 500 }, (_, i) => i + 100)].flatMap((status) =>
      [...ALL_SEEN, 'not_sent' as const].filter((seen) => verdictOf({ status, seen }) === 'applied'),
    );
    expect(new Set(applied)).toEqual(new Set(['ok']));
  });
});

describe('writeErrorKind', () => {
  it('is uncertain wherever the write may have happened', () => {
    expect(writeErrorKind({ status: 503, seen: 'problem' })).toBe('uncertain');
    expect(writeErrorKind({ status: 200, seen: 'unreadable' })).toBe('uncertain');
    expect(writeErrorKind({ status: 429, seen: 'unreadable' })).toBe('throttled');
  });
});

describe('readErrorKind', () => {
  it.each<[number | null, Seen, string]>([
    [null, 'not_sent', 'unavailable'],
    [null, 'timed_out', 'unavailable'],
    [200, 'refusal', 'refused'],
    [200, 'unreadable', 'unreadable'],
    [200, 'too_large', 'unreadable'],
    [200, 'interrupted', 'unavailable'],
    [200, 'timed_out', 'unavailable'],
    [302, 'unreadable', 'unavailable'],
    [400, 'refusal', 'refused'],
    [401, 'problem', 'unauthorised'],
    [403, 'problem', 'unauthorised'],
    [404, 'unreadable', 'refused'],
    [408, 'unreadable', 'unavailable'],
    [429, 'unreadable', 'throttled'],
    [500, 'refusal', 'unavailable'],
    [503, 'problem', 'unavailable'],
  ])('calls a read with %j and %s %s', (status, seen, kind) =>
    expect(readErrorKind({ status, seen })).toBe(kind),
  );
});
