import { createLedgerAccount } from '@throughline/core/ledger/create-ledger-account';
import { createUsualLedgerAccounts } from '@throughline/core/ledger/create-usual-ledger-accounts';
import { listXeroAccounts } from '@throughline/core/ledger/list-xero-accounts';
import { mapLedgerAccount } from '@throughline/core/ledger/map-ledger-account';

import type { Scene } from './scene.ts';

/** Code in Xero and tax type of each usual account. */
const mappings: Readonly<Record<string, readonly [code: string, taxType: string]>> = {
  Fees: ['200', 'OUTPUT2'],
  Disbursements: ['210', 'OUTPUT2'],
  'Trust liability': ['835', 'NONE'],
  'Trust transfers': ['836', 'NONE'],
  Rounding: ['476', 'NONE'],
};

/** Called as an account in Xero that has no code, so that it cannot be mapped before it gets one. */
const accountWithoutCode = 'Consulting';

/** Adds the usual accounts and one whose twin in Xero has no code; maps what can be. @returns their ids by name */
export async function makeLedgerAccounts(scene: Scene): Promise<ReadonlyMap<string, string>> {
  const usual = await createUsualLedgerAccounts(scene.as('priya', 'ledgerAccount.createUsual'));
  const consulting = await createLedgerAccount(scene.as('priya', 'ledgerAccount.create'), {
    name: accountWithoutCode,
    purpose: 'income',
  });
  const chart = await listXeroAccounts(scene.as('priya', 'xeroAccount.list'));
  for (const { id: ledgerAccountId, name, purpose } of usual) {
    const [code, taxType] = mappings[name] ?? [];
    const account = chart.find((each) => each.code === code && each.usableFor.includes(purpose));
    if (!account || taxType === undefined) continue;
    const { xeroAccountId } = account;
    await mapLedgerAccount(scene.as('priya', 'ledgerAccount.map'), {
      ledgerAccountId,
      xeroAccountId,
      taxType,
    });
  }
  return new Map([...usual, consulting].map(({ name, id }) => [name, id]));
}
