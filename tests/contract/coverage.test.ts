import { readFileSync } from 'node:fs';

import { createLedger } from '@throughline/ledger-push';
import type { FaultKind } from '@throughline/sandbox';
import { createXpmClient } from '@throughline/xpm-client';
import { describe, expect, it } from 'vitest';

import { ledgerFaults, practiceFaults } from './fault-cases.ts';

type Row = { method: string; cases: string; files: string[] };

const text = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Rows of a table of the page, by the heading above it. */
function rowsUnder(heading: string): Row[] {
  const part =
    text('./coverage.md')
      .split(/^## /m)
      .find((section) => section.startsWith(heading)) ?? '';
  return part.split('\n').flatMap((line) => {
    const [, method, , cases = '', files = ''] = line.split('|').map((cell) => cell.trim());
    const name = /^`([\w.]+)`$/.exec(method ?? '')?.[1];
    return name === undefined
      ? []
      : [{ method: name, cases, files: [...files.matchAll(/`([\w-]+)`/g)].map(([, file = '']) => file) }];
  });
}

const getAccessToken = async (): Promise<string> => 'token';
const xpm = createXpmClient({ baseUrl: 'http://127.0.0.1/', tenantId: 'tenant', getAccessToken });
const ledger = createLedger({ baseUrl: 'http://127.0.0.1/', tenantId: 'tenant', getAccessToken });

const clients = [
  {
    heading: 'The practice client',
    methods: Object.entries(xpm).flatMap(([resource, methods]) =>
      Object.keys(methods).map((method) => `${resource}.${method}`),
    ),
  },
  { heading: 'The ledger client', methods: Object.keys(ledger) },
];

describe.each(clients)('$heading', ({ heading, methods }) => {
  const rows = rowsUnder(heading);

  it('has a row for every method, and none for what is gone', () => {
    expect(rows.map(({ method }) => method).toSorted()).toEqual(methods.toSorted());
    expect(rows.length).toBeGreaterThan(10);
  });

  it.each(rows)(
    '$method is called where the table says, or the table says why not',
    ({ method, cases, files }) => {
      expect(files.length > 0).toBe(!cases.startsWith('not covered: '));
      for (const file of files) expect(text(`./${file}.test.ts`)).toContain(`.${method}(`);
    },
  );
});

it('every fault that can be played has its row for both clients', () => {
  const kinds: Record<FaultKind, true> = {
    'drop-before': true,
    'drop-after': true,
    delay: true,
    '429-minute': true,
    '429-day': true,
    '429-concurrent': true,
    '500': true,
    '500-after': true,
    '503': true,
    'html-200': true,
    malformed: true,
    truncated: true,
    'token-expired': true,
    revoked: true,
  };
  for (const table of [practiceFaults, ledgerFaults]) {
    expect(table.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(kinds).toSorted());
  }
});
