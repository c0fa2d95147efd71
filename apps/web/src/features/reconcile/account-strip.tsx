import { MoneyText } from '../../components/money-text.tsx';
import { Panel } from '../../components/panel.tsx';
import { currencyCode } from '../../lib/format.ts';
import { usePractice } from '../../lib/session.ts';
import type { BillReconciliation } from './types.ts';

import css from './reconcile.module.css';

type Account = BillReconciliation['accounts'][number];
type AccountsProps = { readonly accounts: readonly Account[] };

/** What the month's posted client bills come to on each account, here and in Xero. */
export function AccountStrip({ accounts }: AccountsProps) {
  if (accounts.length === 0) return null;
  return (
    <Panel title="Month end, by account" padding="bare">
      <AccountTable accounts={accounts} />
    </Panel>
  );
}

/** The table of it, also for paper. */
export function AccountTable({ accounts }: AccountsProps) {
  const { country } = usePractice();
  const sum = (of: (account: Account) => number) =>
    accounts.reduce((cents, account) => cents + of(account), 0);
  const total = { here: sum(({ hereCents }) => hereCents), there: sum(({ thereCents }) => thereCents) };
  return (
    <table className={css['accounts']}>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">Here, {currencyCode(country)}</th>
          <th scope="col">Xero</th>
          <th scope="col">Difference</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map(({ accountCode, accountName, hereCents, thereCents }) => (
          <tr key={accountCode}>
            <th scope="row">
              {accountCode === '' ? 'No account' : accountCode}
              <span className="tl-dimmed"> {accountName}</span>
            </th>
            <td>
              <MoneyText cents={hereCents} country={country} />
            </td>
            <td>
              <MoneyText cents={thereCents} country={country} />
            </td>
            <Difference cents={hereCents - thereCents} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Together</th>
          <td>
            <MoneyText cents={total.here} country={country} total />
          </td>
          <td>
            <MoneyText cents={total.there} country={country} total />
          </td>
          <Difference cents={total.here - total.there} />
        </tr>
      </tfoot>
    </table>
  );
}

function Difference({ cents }: { readonly cents: number }) {
  const { country } = usePractice();
  return (
    <td data-colour={cents === 0 ? 'green' : 'orange'}>
      <MoneyText cents={cents} country={country} />
    </td>
  );
}
