import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';

import { ActionMenu, type MenuAction } from '../../components/action-menu.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { clientBillLook } from '../../components/state-looks.ts';
import { paths } from '../../lib/paths.ts';
import { useKey } from '../../lib/use-key.ts';
import { BackLink } from './back-link.tsx';
import { billLookName, billSentence } from './bill-look.ts';
import { BillSheet } from './bill-sheet.tsx';
import { BillSide } from './bill-side.tsx';
import type { Bill } from './bill-types.ts';
import { useReopenBill } from './use-bill-actions.ts';

import css from './bill-page.module.css';

/** An approved client bill: its fields are text, and what became of it stands beside it. */
export function FrozenPage({ bill }: { readonly bill: Bill }) {
  const navigate = useNavigate();
  const reopen = useReopenBill();
  const toDryRun = () => void navigate({ to: paths.dryRun, search: { bills: bill.id } });
  const waits = bill.state === 'approved';
  useKey('primary', toDryRun, { enabled: waits, label: 'Dry run' });
  useKey('dryRun', toDryRun, { enabled: waits });
  const menu: readonly MenuAction[] = [
    {
      label: 'Make it a draft again',
      onSelect: () => reopen.mutate({ clientBillId: bill.id }),
      disabledReason: waits ? undefined : 'It is in Xero or on its way',
    },
  ];
  return (
    <Page
      title={bill.number}
      note={bill.clientName}
      before={<BackLink />}
      views={
        <StateChip look={clientBillLook(billLookName(bill))} sentence={billSentence(bill)} form="filled" />
      }
      actions={
        <>
          <ActionMenu label={`More for ${bill.number}`} actions={menu} />
          {waits ? (
            <Button onClick={toDryRun} rightSection={<KeyHint name="primary" />}>
              Dry run
            </Button>
          ) : null}
        </>
      }
    >
      <div className={css['columns']}>
        <Panel>
          <BillSheet bill={bill} />
        </Panel>
        <BillSide bill={bill} />
      </div>
    </Page>
  );
}
