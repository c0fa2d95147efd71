import { afterEach, describe, expect, it } from 'vitest';

import { connected } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';
import { feeLine, messagesOf, putInvoice } from '../testing/invoices.ts';

let at: Connected;
afterEach(() => at.running.close());

const organisation = async () => (await at.xero('GET Organisation')).json();
const ledger = () => at.running.sandbox.control.state().xero;
const rate = (taxType: string) => ledger().taxRates.find((row) => row.taxType === taxType);

describe('the organisation', () => {
  it.each([
    {
      country: 'NZ',
      currency: 'NZD',
      code: 'NZ',
      zone: 'NEWZEALANDSTANDARDTIME',
      tax: '15.02',
      taxType: 'OUTPUT2',
    },
    {
      country: 'AU',
      currency: 'AUD',
      code: 'AU',
      zone: 'AUSEASTERNSTANDARDTIME',
      tax: '10.01',
      taxType: 'OUTPUT',
    },
    { country: 'UK', currency: 'GBP', code: 'GB', zone: 'GMTSTANDARDTIME', tax: '20.02', taxType: 'OUTPUT2' },
  ] as const)(
    'of $country has its currency, zone, chart and tax',
    async ({ country, currency, code, zone, tax, taxType }) => {
      at = await connected({ country });
      expect((await organisation()).at('Organisations', 0)).toMatchObject({
        BaseCurrency: currency,
        CountryCode: code,
        Timezone: zone,
      });
      const lines = [{ ...feeLine, TaxType: taxType }];
      expect(messagesOf(await putInvoice(at, { LineItems: lines }))).toEqual([]);
      expect(ledger().invoices[0]).toMatchObject({ totalTax: tax, currencyCode: currency });
      expect(ledger().accounts.every((account) => rate(account.taxType) !== undefined)).toBe(true);
    },
  );

  it.each([
    ['OUTPUT', '412', /cannot be used with account code '412'/],
    ['INPUT', '200', /does not exist or cannot be used for this type/],
    ['GSTONIMPORTS', '200', /does not exist or cannot be used for this type/],
    ['OUTPUT2', '200', /TaxType code OUTPUT2 does not exist/],
    ['TAX001', '200', /TaxType code TAX001 does not exist/],
  ])('of Australia refuses %s on a sale to account %s', async (taxType, code, sentence) => {
    at = await connected({ country: 'AU' });
    const lines = [{ ...feeLine, AccountCode: code, TaxType: taxType }];
    expect(messagesOf(await putInvoice(at, { LineItems: lines }))[0]).toMatch(sentence);
  });

  it('of Australia takes BAS excluded anywhere and a rate somebody made', async () => {
    at = await connected({ country: 'AU' });
    const lines = ['BASEXCLUDED', 'TAX002'].map((TaxType) => ({ ...feeLine, TaxType }));
    expect(messagesOf(await putInvoice(at, { LineItems: lines }))).toEqual([]);
    const rates = (await at.xero('GET TaxRates')).json();
    expect(rates.at('TaxRates', 0)).toMatchObject({
      TaxType: 'OUTPUT',
      EffectiveRate: 10,
      CanApplyToRevenue: true,
      CanApplyToExpenses: false,
    });
  });

  it('is locked to the end of its last financial year, and keeps its country over a reset', async () => {
    at = await connected({ country: 'AU' });
    expect(ledger().organisation.endOfYearLockDate).toBe('2026-06-30');
    at.running.sandbox.control.reset();
    expect(ledger().organisation.countryCode).toBe('AU');
    at.running.sandbox.control.reset({ country: 'NZ' });
    expect(ledger().organisation.endOfYearLockDate).toBe('2026-03-31');
  });
});
