import { Button } from '@mantine/core';
import { useState } from 'react';

import { ActionMenu } from '../../components/action-menu.tsx';
import { ErrorLine } from '../../components/error-line.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { clientBillLook } from '../../components/state-looks.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import { useKey } from '../../lib/use-key.ts';
import { BackLink } from './back-link.tsx';
import { BillEditor } from './bill-editor.tsx';
import { formOf, toInput } from './bill-form.ts';
import { BillSheet } from './bill-sheet.tsx';
import { BillSide } from './bill-side.tsx';
import type { Bill } from './bill-types.ts';
import { OvertakenLine } from './overtaken-line.tsx';
import { useApproveBill, useRemoveBill, useUpdateBill } from './use-bill-actions.ts';
import { useBillForm } from './use-bill-form.ts';
import { useLeaveGuard } from './use-leave-guard.tsx';

import css from './bill-page.module.css';

/** A draft: written on the left, judged on the right, saved and approved at the foot. */
export function DraftPage({ bill }: { readonly bill: Bill }) {
  const isPhone = useIsPhone();
  const state = useBillForm(formOf(bill));
  const actions = useDraftActions(bill, state);
  const remove = useRemoveBill(bill);
  const guard = useLeaveGuard(state.isChanged);
  return (
    <Page
      title={bill.number}
      note={bill.clientName}
      before={<BackLink />}
      views={<StateChip look={clientBillLook('draft')} />}
      actions={
        <ActionMenu
          label={`More for ${bill.number}`}
          actions={[{ label: 'Remove draft', danger: true, onSelect: remove }]}
        />
      }
      foot={<DraftFoot bill={bill} isChanged={state.isChanged} actions={actions} />}
    >
      {actions.error ? <ErrorLine error={actions.error} /> : null}
      {state.isOvertaken ? (
        <OvertakenLine number={bill.number} onTake={state.takeTheirs} onKeep={state.keepMine} />
      ) : null}
      <div className={css['columns']}>
        {isPhone ? (
          <Panel>
            <BillSheet bill={bill} />
          </Panel>
        ) : (
          <BillEditor state={state} currency={bill.currency} />
        )}
        <BillSide bill={bill} />
      </div>
      {guard}
    </Page>
  );
}

type Actions = {
  readonly save: () => void;
  readonly approve: () => void;
  readonly busy: boolean;
  readonly error: unknown;
  /** Why it cannot be saved as it stands; null when it can. */
  readonly missing: string | null;
};

function useDraftActions(bill: Bill, { form, isChanged }: ReturnType<typeof useBillForm>): Actions {
  const update = useUpdateBill();
  const approve = useApproveBill();
  const [asked, setAsked] = useState(false);
  const check = toInput(form);
  const clientBillId = bill.id;
  const save = async () => {
    setAsked(true);
    if (!check.ok) return false;
    approve.reset();
    await update.mutateAsync({ clientBillId, ...check.input });
    return true;
  };
  const saveThenApprove = async () => {
    if (isChanged && !(await save())) return;
    await approve.mutateAsync({ clientBillId });
  };
  const busy = update.isPending || approve.isPending;
  // What goes wrong stands in the mutations' own errors.
  const quietly = (work: () => Promise<unknown>) => () => {
    if (!busy) work().catch(() => undefined);
  };
  return {
    save: quietly(save),
    approve: quietly(saveThenApprove),
    busy,
    error: update.error ?? approve.error,
    missing: asked && !check.ok ? check.sentence : null,
  };
}

type DraftFootProps = { readonly bill: Bill; readonly isChanged: boolean; readonly actions: Actions };

function DraftFoot({ bill, isChanged, actions }: DraftFootProps) {
  const { save, approve, busy, missing } = actions;
  useKey('primary', approve, { label: `Approve ${bill.number}` });
  const words =
    missing ?? 'Approving freezes the amounts and the number. Nothing leaves before it is posted.';
  return (
    <>
      <p className={css['foot-words']} role={missing === null ? undefined : 'alert'}>
        {words}
      </p>
      {isChanged ? (
        <Button variant="default" onClick={save} disabled={busy}>
          Save draft
        </Button>
      ) : null}
      <Button onClick={approve} loading={busy} rightSection={<KeyHint name="primary" />}>
        {isChanged ? 'Save and approve' : 'Approve'}
      </Button>
    </>
  );
}
