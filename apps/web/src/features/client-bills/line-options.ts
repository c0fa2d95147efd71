import type { PickerOption } from '../../components/picker-list.tsx';
import type { LineForm } from './bill-form.ts';
import type { LedgerAccount } from './bill-types.ts';
import type { BillingLists } from './use-billing-lists.ts';

const reasons = {
  unmapped: 'not mapped to Xero yet',
  gone: 'no longer in Xero',
  no_code: 'has no code in Xero',
  archived: 'archived in Xero',
  bank: 'a bank account',
  system: 'kept by Xero for itself',
  wrong_type: 'its type does not fit',
  tax_type_invalid: 'its tax type does not fit',
} as const satisfies Record<NonNullable<LedgerAccount['problem']>['code'], string>;

/** The practice's accounts for a line: usable ones first, the others shown with their reason. */
export function accountOptions({
  ledgerAccounts,
}: Pick<BillingLists, 'ledgerAccounts'>): readonly PickerOption[] {
  const options = ledgerAccounts.map(({ id, name, mapping, problem }) => ({
    id,
    label: name,
    detail: [mapping?.code, mapping?.xeroAccountName].filter(Boolean).join(' '),
    disabledReason: problem === null ? undefined : reasons[problem.code],
  }));
  return options.toSorted(
    (a, b) => Number(a.disabledReason !== undefined) - Number(b.disabledReason !== undefined),
  );
}

/** Stands for "as the account is mapped". */
export const asMapped = 'as-mapped';

/** Tax types of a line: that of its account's mapping first, then those in use that fit the account. */
export function taxOptions(
  { ledgerAccountId }: Pick<LineForm, 'ledgerAccountId'>,
  { ledgerAccounts, xeroAccounts, taxRates }: BillingLists,
): readonly PickerOption[] {
  const mapping = ledgerAccounts.find(({ id }) => id === ledgerAccountId)?.mapping;
  const account = xeroAccounts.find(({ xeroAccountId }) => xeroAccountId === mapping?.xeroAccountId);
  const fitting = taxRates.filter((rate) => rate.usableForClasses.includes(account?.class ?? ''));
  return [
    { id: asMapped, label: mapping?.taxName ?? 'As mapped', detail: 'as mapped' },
    ...fitting
      .filter(({ taxType }) => taxType !== mapping?.taxType)
      .map(({ taxType, name }) => ({ id: taxType, label: name })),
  ];
}
