import { Picker } from '../../components/picker.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { useHasRole } from '../../lib/session.ts';
import { AccountProblem } from './account-problem.tsx';
import { mappingLook } from './mapping-look.ts';
import { taxRateOptions, withAccount, xeroAccountOptions } from './mapping-options.ts';
import { type LedgerAccount, purposeWords } from './mapping-types.ts';
import type { ChartRefresh } from './use-chart-refresh.ts';
import type { Chart, Mapping } from './use-mapping.ts';

import css from './ledger-mapping.module.css';

export type AccountRowProps = {
  readonly account: LedgerAccount;
  /** Another account whose name differs only by case; null when there is none. */
  readonly twin: string | null;
  readonly chart: Chart;
  readonly mapping: Mapping;
  readonly refresh: ChartRefresh;
  readonly focused: boolean;
  readonly tabStop: boolean;
  readonly onFocus: () => void;
};

/** An account of the practice: what it stands for, where its lines go in Xero, and what is wrong with that. */
export function AccountRow(props: AccountRowProps) {
  const { account, twin, chart, mapping, refresh, focused, tabStop, onFocus } = props;
  const { id, name, purpose, problem } = account;
  return (
    <div
      role="row"
      data-row-id={id}
      data-focused={focused || undefined}
      tabIndex={tabStop ? 0 : -1}
      className={css['row']}
      onFocus={onFocus}
      onClick={onFocus}
    >
      <div role="gridcell" className={css['name']}>
        {name}
      </div>
      <div role="gridcell" className="tl-dimmed">
        {purposeWords[purpose]}
      </div>
      <Choices {...props} />
      <div role="gridcell" className={css['state']}>
        <StateChip look={mappingLook(account, mapping.choiceOf(account))} sentence={problem?.sentence} />
      </div>
      <AccountProblem
        account={account}
        twin={twin}
        hasFitting={chart.accounts.some(({ usableFor }) => usableFor.includes(purpose))}
        refusal={mapping.refusals.get(id) ?? null}
        refresh={refresh}
      />
    </div>
  );
}

function Choices({ account, chart, mapping }: AccountRowProps) {
  const mayMap = useHasRole('accounts');
  const { name, purpose } = account;
  const choice = mapping.choiceOf(account);
  const chosen = chart.accounts.find(({ xeroAccountId }) => xeroAccountId === choice.xeroAccountId);
  if (!mayMap) return <ReadChoices account={account} />;
  return (
    <>
      <div role="gridcell">
        <Picker
          label={`Account in Xero for ${name}`}
          placeholder="Choose an account"
          value={choice.xeroAccountId}
          options={xeroAccountOptions(chart.accounts, purpose)}
          onChoose={(id) => {
            const next = chart.accounts.find(({ xeroAccountId }) => xeroAccountId === id);
            if (next) mapping.choose(account, withAccount(choice, next, chart.rates));
          }}
        />
      </div>
      <div role="gridcell">
        <Picker
          label={`Tax for ${name}`}
          placeholder="Choose a tax type"
          value={choice.taxType}
          options={taxRateOptions(chart.rates, chosen)}
          disabled={chosen === undefined}
          onChoose={(taxType) => mapping.choose(account, { ...choice, taxType })}
        />
      </div>
    </>
  );
}

function ReadChoices({ account: { mapping } }: Pick<AccountRowProps, 'account'>) {
  return (
    <>
      <div role="gridcell">{[mapping?.code, mapping?.xeroAccountName].filter(Boolean).join(' ') || '—'}</div>
      <div role="gridcell">{mapping?.taxName ?? mapping?.taxType ?? '—'}</div>
    </>
  );
}
