import { readdirSync } from 'node:fs';

import { createLedger } from '@throughline/ledger-push';
import type { FaultKind } from '@throughline/sandbox';
import { createXpmClient } from '@throughline/xpm-client';
import { describe, expect, it } from 'vitest';

import { coverageOf, coveragePage, ledgerCalls, practiceCalls } from './case-table/coverage-page.ts';
import { ledgerEndpoints, notCovered, practiceEndpoints } from './case-table/endpoints.ts';
import { casesOf } from './case-table/read-cases.ts';
import { ledgerFaults, practiceFaults } from './fault-cases.ts';

const getAccessToken = async (): Promise<string> => 'token';
const open = { baseUrl: 'http://127.0.0.1/', tenantId: 'tenant', getAccessToken };
const practiceMethods = Object.entries(createXpmClient(open)).flatMap(([resource, methods]) =>
  Object.keys(methods).map((method) => `${resource}.${method}`),
);
const ledgerMethods = Object.keys(createLedger(open));

const here = new URL('.', import.meta.url);
const files = readdirSync(here).filter((name) => name.endsWith('.test.ts') && name !== 'coverage.test.ts');
const cases = files.toSorted().flatMap((name) => casesOf(new URL(name, here)));
const practice = coverageOf(practiceEndpoints, cases, practiceCalls);
const ledger = coverageOf(ledgerEndpoints, cases, ledgerCalls);

describe.each([
  { client: 'practice', covered: practice, methods: practiceMethods },
  { client: 'ledger', covered: ledger, methods: ledgerMethods },
])('the $client client', ({ covered, methods }) => {
  it('has an endpoint for every method, and none for what is gone', () => {
    expect(covered.map(({ method }) => method).toSorted()).toEqual(methods.toSorted());
    expect(covered.length).toBeGreaterThan(10);
  });

  it.each([...covered])(
    '$method ($endpoint) is called by a case, or it is said why not',
    ({ method, cases: of }) => {
      expect(of.length > 0).toBe(notCovered[method] === undefined);
    },
  );
});

it('the page lists every endpoint with its cases', async () => {
  const page = coveragePage({ 'The practice client': practice, 'The ledger client': ledger });
  await expect(page).toMatchFileSnapshot('./coverage.md');
});

it('every fault that can be played has its row for both clients', () => {
  const kinds: Record<FaultKind, true> = {
    'drop-before': true,
    'drop-after': true,
    delay: true,
    slow: true,
    late: true,
    '429-minute': true,
    '429-day': true,
    '429-concurrent': true,
    '429-app': true,
    '500': true,
    '500-after': true,
    '503': true,
    status: true,
    'html-200': true,
    'empty-200': true,
    malformed: true,
    truncated: true,
    'wrong-charset': true,
    'token-expired': true,
    revoked: true,
  };
  for (const table of [practiceFaults, ledgerFaults]) {
    expect(table.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(kinds).toSorted());
  }
});
