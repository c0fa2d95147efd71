import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';

import { usePractice } from '../../lib/session.ts';
import type { LedgerAccount } from './mapping-types.ts';
import type { ChartRefresh } from './use-chart-refresh.ts';

import css from './ledger-mapping.module.css';

type AccountProblemProps = {
  readonly account: LedgerAccount;
  readonly twin: string | null;
  /** Why the last choice was not taken. */
  readonly refusal: string | null;
  readonly refresh: ChartRefresh;
  /** An account in Xero could be chosen right now. */
  readonly hasFitting: boolean;
};

/** The second line of a row: what is so, and the way to mend it in Xero. */
export function AccountProblem(props: AccountProblemProps) {
  const { account, twin, refusal } = props;
  const sentence = refusal ?? account.problem?.sentence;
  if (sentence !== undefined) return <Sentence {...props} sentence={sentence} />;
  return twin === null ? null : (
    <div className={css['problem']} data-tone="amber">
      {account.name} and {twin} look alike. Mind which one a line names.
    </div>
  );
}

function Sentence(props: AccountProblemProps & { readonly sentence: string }) {
  const { account, refusal, refresh, hasFitting, sentence } = props;
  const isOpen = refusal === null && account.problem?.code === 'unmapped';
  return (
    <div
      className={css['problem']}
      data-tone={isOpen ? 'gray' : 'orange'}
      role={refusal === null ? undefined : 'alert'}
    >
      <span>{sentence}</span>
      {isOpen && hasFitting ? null : <MendInXero refresh={refresh} />}
    </div>
  );
}

function MendInXero({ refresh }: Pick<AccountProblemProps, 'refresh'>) {
  const { sandbox } = usePractice();
  return (
    <>
      {sandbox ? null : (
        <a href="https://go.xero.com/GeneralLedger/ChartOfAccounts.aspx" target="_blank" rel="noreferrer">
          Open in Xero <IconExternalLink size={13} stroke={1.7} aria-hidden="true" />
        </a>
      )}
      <Button variant="default" size="compact-sm" onClick={refresh.run} loading={refresh.isBusy}>
        Check again · {refresh.calls} calls
      </Button>
    </>
  );
}
