import { describe, expect, it } from 'vitest';

import { createLedger } from '../create-ledger.ts';
import { LedgerError } from '../errors.ts';
import {
  cutConnection,
  json,
  neverAnswer,
  scriptedXero,
  secretToken,
  text,
} from '../testing/scripted-xero.ts';

describe('organisation', () => {
  it('is read with its lock dates as days', async () => {
    const { ledger, seen } = await scriptedXero(
      json(200, {
        Organisations: [
          {
            OrganisationID: 'o1',
            Name: 'Harbour Ledgers',
            BaseCurrency: 'NZD',
            CountryCode: 'NZ',
            Edition: 'BUSINESS',
            PaysTax: true,
            SalesTaxBasis: 'PAYMENTS',
            PeriodLockDate: '/Date(1759190400000+0000)/',
            EndOfYearLockDate: '2025-03-31T00:00:00',
            Timezone: 'NEWZEALANDSTANDARDTIME',
            IsDemoCompany: false,
          },
        ],
      }),
    );
    expect(await ledger.organisation()).toMatchObject({
      organisationId: 'o1',
      name: 'Harbour Ledgers',
      legalName: null,
      baseCurrency: 'NZD',
      periodLockDate: '2025-09-30',
      endOfYearLockDate: '2025-03-31',
      paysTax: true,
      isDemoCompany: false,
    });
    expect(seen.map(({ method, body, url }) => [method, body, url.pathname + url.search])).toEqual([
      ['GET', '', '/api.xro/2.0/Organisation'],
    ]);
  });

  it('has null for lock dates that are not set', async () => {
    const { ledger } = await scriptedXero(
      json(200, { Organisations: [{ OrganisationID: 'o1', Name: 'H' }] }),
    );
    expect(await ledger.organisation()).toMatchObject({ periodLockDate: null, endOfYearLockDate: null });
  });

  it('is unreadable when the answer holds none', async () => {
    const { ledger } = await scriptedXero(json(200, { Organisations: [] }));
    await expect(ledger.organisation()).rejects.toMatchObject({ kind: 'unreadable' });
  });

  it('lists what the connected person may do', async () => {
    const Actions = [
      { Name: 'CreateApprovedInvoice', Status: 'ALLOWED' },
      { Name: 'CreateContact', Status: 'NOT-ALLOWED' },
    ];
    const { ledger } = await scriptedXero(json(200, { Actions }));
    expect(await ledger.organisationActions()).toEqual([
      { name: 'CreateApprovedInvoice', allowed: true },
      { name: 'CreateContact', allowed: false },
    ]);
  });
});

describe('accounts, tax rates and tracking categories', () => {
  it('keeps accounts without a code and treats an empty system account as none', async () => {
    const base = { AccountID: 'a1', Name: 'Sales', Type: 'REVENUE', Class: 'REVENUE', Status: 'ACTIVE' };
    const { ledger } = await scriptedXero(
      json(200, {
        Accounts: [
          { ...base, Code: '200', SystemAccount: '', TaxType: 'OUTPUT2', UpdatedDateUTC: '/Date(0)/' },
          {
            ...base,
            AccountID: 'a2',
            Status: 'ARCHIVED',
            SystemAccount: 'ROUNDING',
            EnablePaymentsToAccount: true,
          },
        ],
      }),
    );
    expect(await ledger.accounts()).toEqual([
      {
        accountId: 'a1',
        code: '200',
        name: 'Sales',
        type: 'REVENUE',
        accountClass: 'REVENUE',
        active: true,
        taxType: 'OUTPUT2',
        systemAccount: null,
        paymentsEnabled: false,
        currencyCode: null,
        updatedAt: '1970-01-01T00:00:00.000Z',
      },
      expect.objectContaining({
        accountId: 'a2',
        code: null,
        active: false,
        systemAccount: 'ROUNDING',
        paymentsEnabled: true,
      }),
    ]);
  });

  it('reads which classes of account a tax rate fits', async () => {
    const rate = {
      Name: '15% GST on Income',
      TaxType: 'OUTPUT2',
      Status: 'ACTIVE',
      EffectiveRate: '15.0000',
      DisplayTaxRate: 15,
      CanApplyToRevenue: true,
      CanApplyToExpenses: false,
      TaxComponents: [{ Name: 'GST', Rate: 15 }],
    };
    const { ledger } = await scriptedXero(json(200, { TaxRates: [rate, { ...rate, Status: 'ARCHIVED' }] }));
    const [active, archived] = await ledger.taxRates();
    expect(active).toEqual({
      taxType: 'OUTPUT2',
      name: '15% GST on Income',
      active: true,
      effectiveRatePercent: 15,
      displayRatePercent: 15,
      appliesTo: { assets: false, equity: false, expenses: false, liabilities: false, revenue: true },
      components: [{ name: 'GST', ratePercent: 15 }],
    });
    expect(archived?.active).toBe(false);
  });

  it('reads tracking categories with their options', async () => {
    const TrackingCategories = [
      {
        TrackingCategoryID: 't1',
        Name: 'Region',
        Status: 'ACTIVE',
        Options: [{ TrackingOptionID: 'p1', Name: 'North', Status: 'ARCHIVED' }],
      },
    ];
    const { ledger } = await scriptedXero(json(200, { TrackingCategories }));
    expect(await ledger.trackingCategories()).toEqual([
      {
        trackingCategoryId: 't1',
        name: 'Region',
        active: true,
        options: [{ trackingOptionId: 'p1', name: 'North', active: false }],
      },
    ]);
  });
});

describe('a read that brings no record', () => {
  const account = { AccountID: 'a', Name: 'b', Type: 'REVENUE', Status: 'ACTIVE' };

  it.each([
    {
      name: '400',
      behaviour: json(400, { ErrorNumber: 16, Type: 'QueryParseException', Message: 'No' }),
      kind: 'refused',
      status: 400,
      code: 'query_not_understood',
    },
    {
      name: '401',
      behaviour: json(401, { Detail: 'TokenExpired: token expired at 1' }),
      kind: 'unauthorised',
      status: 401,
      code: 'token_expired',
    },
    { name: '403', behaviour: json(403, {}), kind: 'forbidden', status: 403, code: 'not_connected' },
    { name: '404', behaviour: text(404, ''), kind: 'refused', status: 404, code: 'not_in_xero' },
    {
      name: '429',
      behaviour: text(429, 'slow down', { 'x-rate-limit-problem': 'minute' }),
      kind: 'throttled',
      status: 429,
      code: 'minute_limit',
    },
    { name: '500', behaviour: text(500, 'oh'), kind: 'unavailable', status: 500, code: 'server_trouble' },
    {
      name: '503',
      behaviour: text(503, 'The Organisation is offline'),
      kind: 'unavailable',
      status: 503,
      code: 'offline',
    },
    {
      name: 'a redirect',
      behaviour: text(301, '', { location: 'http://127.0.0.1:1/' }),
      kind: 'unreadable',
      status: 301,
      code: 'answer_unreadable',
    },
    {
      name: 'HTML',
      behaviour: text(200, '<html></html>'),
      kind: 'unreadable',
      status: 200,
      code: 'answer_unreadable',
    },
    {
      name: 'half a record',
      behaviour: json(200, { Accounts: [{ ...account, Name: undefined }] }),
      kind: 'unreadable',
      status: 200,
      code: 'answer_unreadable',
    },
    {
      name: 'a field of another kind',
      behaviour: json(200, { Accounts: [{ ...account, Code: 200 }] }),
      kind: 'unreadable',
      status: 200,
      code: 'answer_unreadable',
    },
    {
      name: 'a date that is none',
      behaviour: json(200, { Accounts: [{ ...account, UpdatedDateUTC: 'soon' }] }),
      kind: 'unreadable',
      status: 200,
      code: 'answer_unreadable',
    },
    { name: 'a drop', behaviour: cutConnection, kind: 'uncertain', status: null, code: 'no_answer' },
    { name: 'silence', behaviour: neverAnswer, kind: 'uncertain', status: null, code: 'no_answer' },
  ])('is $kind for $name', async ({ behaviour, kind, status, code }) => {
    const { ledger } = await scriptedXero(behaviour, 300);
    await expect(ledger.accounts()).rejects.toMatchObject({
      name: 'LedgerError',
      kind,
      status,
      problems: [{ code }],
    });
  });

  it('is unavailable when nothing listens', async () => {
    const ledger = createLedger({
      baseUrl: 'http://127.0.0.1:1/api.xro/2.0',
      tenantId: 't',
      getAccessToken: () => Promise.resolve('a'),
    });
    await expect(ledger.accounts()).rejects.toMatchObject({ kind: 'unavailable', status: null });
  });

  it('carries how long to wait and the name Xero gave the answer', async () => {
    const headers = { 'retry-after': '9', 'x-rate-limit-problem': 'day', 'xero-correlation-id': 'corr-2' };
    const { ledger } = await scriptedXero(text(429, '', headers));
    await expect(ledger.accounts()).rejects.toMatchObject({
      retryAfterMs: 9_000,
      limitProblem: 'day',
      correlationId: 'corr-2',
    });
  });

  it('shows no token and no cookie, in no part of the error', async () => {
    const { ledger } = await scriptedXero(
      json(401, { Detail: `Bearer ${secretToken}` }, { 'set-cookie': 'sid=cookie-secret' }),
    );
    const error = await ledger.accounts().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LedgerError);
    const shown =
      error instanceof LedgerError ? `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}` : '';
    expect(shown).toContain('unauthorised (401)');
    expect(shown).not.toContain(secretToken);
    expect(shown).not.toContain('cookie-secret');
  });
});
