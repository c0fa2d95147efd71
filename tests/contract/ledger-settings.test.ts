import { describe, expect, it } from 'vitest';

import { ledgerCases } from './ledger-cases.ts';
import { first } from './support.ts';

const on = ledgerCases();

describe('what the organisation holds is read as it is:', () => {
  it('the organisation with its lock dates', async () => {
    const { organisation: held } = on.state.xero;
    expect(await on.ledger.organisation()).toMatchObject({
      organisationId: held.organisationId,
      name: held.name,
      baseCurrency: 'NZD',
      countryCode: 'NZ',
      edition: held.edition,
      timezone: 'NEWZEALANDSTANDARDTIME',
      periodLockDate: held.periodLockDate,
      endOfYearLockDate: held.endOfYearLockDate,
    });
  });

  it('the organisation without lock dates', async () => {
    await on.server.act('lock-date', { where: 'xero-period', lockDate: null });
    await on.server.act('lock-date', { where: 'xero-year', lockDate: null });
    expect(await on.ledger.organisation()).toMatchObject({ periodLockDate: null, endOfYearLockDate: null });
  });

  it('what the connected person may do, which their role decides', async () => {
    const mayPostInLockedPeriod = async (): Promise<boolean | undefined> =>
      (await on.ledger.organisationActions()).find(
        ({ name }) => name === 'ApproveTransactionsBeforePeriodLockDate',
      )?.allowed;
    expect(await mayPostInLockedPeriod()).toBe(false);
    await on.server.act('set-role', { role: 'adviser' });
    expect(await mayPostInLockedPeriod()).toBe(true);
    expect(
      (await on.ledger.organisationActions()).find(({ name }) => name === 'CreateApprovedInvoice'),
    ).toMatchObject({
      allowed: true,
    });
  });

  it('the chart: with and without code, archived, bank and system accounts', async () => {
    const expected = on.state.xero.accounts.map((held) => ({
      accountId: held.accountId,
      code: held.code,
      name: held.name,
      type: held.type,
      accountClass: held.class,
      active: held.status === 'ACTIVE',
      taxType: held.taxType,
      systemAccount: held.systemAccount === '' ? null : held.systemAccount,
      paymentsEnabled: held.enablePayments,
      updatedAt: held.updatedAt,
    }));
    const accounts = await on.ledger.accounts();
    expect(accounts).toEqual(expected.map((account) => expect.objectContaining(account)));
    const kinds = [
      accounts.some(({ code }) => code === null),
      accounts.some(({ active }) => !active),
      accounts.some(({ type }) => type === 'BANK'),
      accounts.some(({ systemAccount }) => systemAccount !== null),
    ];
    expect(kinds).toEqual([true, true, true, true]);
  });

  it('tax rates, archived ones included', async () => {
    const rates = await on.ledger.taxRates();
    expect(rates.map(({ taxType, name }) => ({ taxType, name }))).toEqual(
      on.state.xero.taxRates.map(({ taxType, name }) => ({ taxType, name })),
    );
    expect(first(rates, ({ taxType }) => taxType === 'OUTPUT2')).toMatchObject({ active: true });
    expect(first(rates, ({ taxType }) => taxType === 'TAX001')).toMatchObject({ active: false });
  });

  it('tracking categories and their options', async () => {
    const [held] = on.state.xero.trackingCategories;
    const [category] = await on.ledger.trackingCategories();
    expect(category).toMatchObject({ name: held?.name });
    expect(category?.options.map(({ name }) => name)).toEqual(held?.options.map(({ name }) => name));
  });
});
