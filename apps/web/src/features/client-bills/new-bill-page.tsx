import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { EmptyLine } from '../../components/empty-line.tsx';
import { ErrorLine } from '../../components/error-line.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { currencyCode } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { usePractice, useToday } from '../../lib/session.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import { useKey } from '../../lib/use-key.ts';
import { BackLink } from './back-link.tsx';
import { BillEditor } from './bill-editor.tsx';
import { type BillForm, emptyLine, toInput } from './bill-form.ts';
import { usualDueDate } from './due-date.ts';
import { useDraftBill } from './use-bill-actions.ts';
import { useBillForm } from './use-bill-form.ts';
import { useLeaveGuard } from './use-leave-guard.tsx';

import css from './bill-page.module.css';

/** A client bill before it is written down; it gets its number when it is saved. */
export function NewBillPage() {
  const isPhone = useIsPhone();
  if (!isPhone) return <Writing />;
  return (
    <Page title="New client bill" before={<BackLink />}>
      <Panel padding="bare">
        <EmptyLine sentence="Client bills are written on a wider screen. Here they can be read and approved." />
      </Panel>
    </Page>
  );
}

function Writing() {
  const navigate = useNavigate();
  const { country } = usePractice();
  const today = useToday();
  const [blank] = useState<BillForm>(() => ({
    clientId: null,
    clientName: null,
    reference: '',
    lineAmountTypes: 'Exclusive',
    billDate: today,
    dueDate: usualDueDate(today, country),
    lines: [emptyLine()],
  }));
  const state = useBillForm(blank);
  const draft = useDraftBill();
  const guard = useLeaveGuard(state.isChanged);
  const check = toInput(state.form);
  const [asked, setAsked] = useState(false);
  const save = () => {
    setAsked(true);
    if (!check.ok || draft.isPending) return;
    draft.mutate(check.input, {
      onSuccess: ({ id }) =>
        void navigate({
          to: paths.clientBill,
          params: { clientBillId: id },
          replace: true,
          ignoreBlocker: true,
        }),
    });
  };
  useKey('primary', save, { label: 'Save draft' });
  return (
    <Page
      title="New client bill"
      note="gets its number when it is saved"
      before={<BackLink />}
      foot={
        <>
          <p className={css['foot-words']} role={asked && !check.ok ? 'alert' : undefined}>
            {asked && !check.ok ? check.sentence : 'Nothing leaves before it is approved and posted.'}
          </p>
          <Button onClick={save} loading={draft.isPending} rightSection={<KeyHint name="primary" />}>
            Save draft
          </Button>
        </>
      }
    >
      {draft.error ? <ErrorLine error={draft.error} /> : null}
      <BillEditor state={state} currency={currencyCode(country)} />
      {guard}
    </Page>
  );
}
