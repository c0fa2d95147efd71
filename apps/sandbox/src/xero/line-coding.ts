import type { World } from '../world/world.ts';
import type { Fields } from './fields.ts';
import type { Account, LineAmountTypes, TaxRate } from './records.ts';
import { finding } from './rule-text.ts';
import type { Finding, Remarks } from './rule-text.ts';

/** What coding a line to an account and a tax rate depends on. */
export interface CodingContext {
  readonly world: World;
  /** Manual journals go both ways. */
  readonly direction: 'sales' | 'purchases' | 'both';
  readonly draft: boolean;
  readonly lineAmountTypes: LineAmountTypes;
}

/** The account a line names by code or id; wrong ones are reported. A draft does without. Source: xero-contract §6.2, §9. */
export function accountFor(context: CodingContext, fields: Fields, remarks: Remarks): Account | null {
  const code = fields.textOr('AccountCode', '').trim();
  const id = fields.textOr('AccountID', '').trim();
  if (code === '' && id === '') {
    if (!context.draft) remarks.errors.push(finding('account-missing', {}));
    return null;
  }
  const { accounts } = context.world.tables;
  const account = id === '' ? accounts.all().find((row) => row.code === code) : accounts.get(id);
  return usableAccount(context, { account, shown: code === '' ? id : code }, remarks);
}

interface NamedAccount {
  readonly account: Account | undefined;
  /** The code or id as it was given. */
  readonly shown: string;
}

function usableAccount(
  context: CodingContext,
  { account, shown }: NamedAccount,
  remarks: Remarks,
): Account | null {
  if (!account && context.draft) {
    remarks.warnings.push(finding('account-removed', { code: shown }));
    return null;
  }
  if (account?.status === 'ARCHIVED') {
    remarks.errors.push(finding('account-archived', { code: shown }));
    return null;
  }
  if (account && mayPostTo(context, account)) return account;
  remarks.errors.push(finding('account-not-valid', { code: shown }));
  return null;
}

function mayPostTo(context: CodingContext, account: Account): boolean {
  if (account.code === null || account.type === 'BANK') return false;
  if (account.systemAccount === '') return true;
  return account.systemAccount === 'ROUNDING' && context.world.switches.is('X-12', 'accepted');
}

/** The tax rate of a line: the one it names, else the account's own; misfits are reported. Source: xero-contract §6.3, §9. */
export function taxRateFor(
  context: CodingContext,
  line: { readonly fields: Fields; readonly account: Account | null },
  remarks: Remarks,
): TaxRate | null {
  if (context.lineAmountTypes === 'NoTax') return null;
  const given = line.fields.textOr('TaxType', '').trim();
  const taxType = given === '' ? (line.account?.taxType ?? '') : given;
  if (taxType === '') {
    if (!context.draft) remarks.errors.push(finding('tax-missing', {}));
    return null;
  }
  const rate = context.world.tables.taxRates.get(taxType);
  if (!rate || !mayUse(context, rate) || wrongDirection(context, rate)) {
    remarks.errors.push(finding('tax-unknown', { taxType }));
    return null;
  }
  remarks.errors.push(...misfits(rate, line.account));
  return rate;
}

function misfits(rate: TaxRate, account: Account | null): Finding[] {
  if (account === null || rate.appliesTo.includes(account.class)) return [];
  return [finding('tax-misfit', { taxType: rate.taxType, code: account.code ?? '' })];
}

function mayUse(context: CodingContext, rate: TaxRate): boolean {
  return (
    rate.status === 'ACTIVE' || (rate.status === 'ARCHIVED' && context.world.switches.is('X-09', 'accepted'))
  );
}

function wrongDirection(context: CodingContext, rate: TaxRate): boolean {
  return context.direction !== 'both' && rate.use !== 'both' && rate.use !== context.direction;
}
