import type { PickerOption } from '../../components/picker-list.tsx';
import {
  type LedgerAccount,
  type Purpose,
  type TaxRate,
  type XeroAccount,
  purposeWords,
} from './mapping-types.ts';

const reasons = {
  no_code: 'has no code in Xero',
  archived: 'archived in Xero',
  bank: 'a bank account',
  system: 'kept by Xero for itself',
  wrong_type: 'its type fits nothing here',
} as const satisfies Record<NonNullable<XeroAccount['problem']>, string>;

/** The accounts in Xero for a purpose: usable ones first; the others stay, with the reason they cannot be chosen. */
export function xeroAccountOptions(
  accounts: readonly XeroAccount[],
  purpose: Purpose,
): readonly PickerOption[] {
  const options = accounts.map((account) => ({
    rank: rankOf(account, purpose),
    id: account.xeroAccountId,
    label: [account.code, account.name].filter(Boolean).join(' '),
    detail: typeWords(account.type),
    disabledReason: reasonAgainst(account, purpose),
  }));
  return options.toSorted((a, b) => a.rank - b.rank).map(({ rank: _rank, ...option }) => option);
}

/** Tax rates that fit an account's class. */
export function taxRateOptions(
  rates: readonly TaxRate[],
  account: XeroAccount | undefined,
): readonly PickerOption[] {
  return rates
    .filter((rate) => rate.usableForClasses.includes(account?.class ?? ''))
    .map(({ taxType, name, effectiveRate }) => ({ id: taxType, label: name, detail: `${effectiveRate}%` }));
}

/** Usable ones, then those that something in Xero would make usable, then those that never fit. */
function rankOf({ problem, usableFor }: XeroAccount, purpose: Purpose): number {
  if (usableFor.includes(purpose)) return 0;
  return problem === 'no_code' || problem === 'archived' ? 1 : 2;
}

function reasonAgainst({ problem, usableFor }: XeroAccount, purpose: Purpose): string | undefined {
  if (usableFor.includes(purpose)) return undefined;
  return problem === null || problem === 'wrong_type'
    ? `does not fit ${purposeWords[purpose]}`
    : reasons[problem];
}

const types: Readonly<Record<string, string>> = {
  REVENUE: 'revenue',
  SALES: 'sales',
  OTHERINCOME: 'other income',
  EXPENSE: 'expense',
  DIRECTCOSTS: 'direct costs',
  OVERHEADS: 'overhead',
  CURRENT: 'current asset',
  CURRLIAB: 'current liability',
  TERMLIAB: 'long-term liability',
  LIABILITY: 'liability',
  BANK: 'bank',
  EQUITY: 'equity',
  FIXED: 'fixed asset',
};

/** Xero's type of account in words. */
export function typeWords(type: string): string {
  return types[type] ?? type.toLowerCase();
}

export type Choice = { readonly xeroAccountId: string | null; readonly taxType: string | null };

/**
 * What a mapping becomes when another account is chosen: a tax type that fits it too stays; otherwise the person
 * chooses one before anything is saved.
 */
export function withAccount({ taxType }: Choice, account: XeroAccount, rates: readonly TaxRate[]): Choice {
  const fits = taxRateOptions(rates, account).some(({ id }) => id === taxType);
  return { xeroAccountId: account.xeroAccountId, taxType: fits ? taxType : null };
}

/** Names that differ in nothing but case and accents; people will mistake one for the other. */
export function lookAlikes(
  accounts: readonly Pick<LedgerAccount, 'id' | 'name'>[],
): ReadonlyMap<string, string> {
  const byName = new Map<string, Pick<LedgerAccount, 'id' | 'name'>[]>();
  for (const account of accounts) {
    const name = account.name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    byName.set(name, [...(byName.get(name) ?? []), account]);
  }
  const pairs = [...byName.values()].filter((group) => group.length > 1);
  return new Map(
    pairs.flatMap((group) =>
      group.map(({ id }) => [
        id,
        group
          .filter((other) => other.id !== id)
          .map(({ name }) => name)
          .join(', '),
      ]),
    ),
  );
}
