import { IconCheck, IconCircleDashed, IconClock, IconExternalLink, IconHandStop } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { CheckAgain } from '../../components/check-again.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { Receipt } from '../../components/receipt.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { usePractice } from '../../lib/session.ts';
import { type Outputs, useTRPC } from '../../lib/trpc.ts';
import type { Bill } from './bill-types.ts';

import css from './side.module.css';

type Step = Outputs['clientBill']['trace']['steps'][number];

const icons = {
  done: { icon: IconCheck, word: 'Done' },
  waiting: { icon: IconClock, word: 'Waits' },
  failed: { icon: IconHandStop, word: 'Needs you' },
  open: { icon: IconCircleDashed, word: 'Not yet' },
} as const satisfies Record<Step['state'], { readonly icon: typeof IconCheck; readonly word: string }>;

const names = {
  draft: 'Written',
  approved: 'Approved',
  dry_run: 'Checked',
  sent: 'Sent',
  answered: 'Answered',
  read_back: 'In Xero',
} as const satisfies Record<Step['name'], string>;

/** The chain from writing to Xero, with what Xero said, the receipt, and the way to read it back. */
export function BillSteps({ bill }: { readonly bill: Bill }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.clientBill.trace.queryOptions({ clientBillId: bill.id }));
  return (
    <QueryRegion query={query} skeleton={<SkeletonRows rows={4} />}>
      {({ steps, receipt }) => (
        <>
          <ol className={css['steps']}>
            {steps.map((step) => (
              <Station key={step.name} step={step} />
            ))}
          </ol>
          <OpenInXero bill={bill} />
          <Receipt receipt={receipt}>
            <Check bill={bill} />
          </Receipt>
        </>
      )}
    </QueryRegion>
  );
}

function Station({ step: { name, state, sentence } }: { readonly step: Step }) {
  const { icon: Icon, word } = icons[state];
  return (
    <li data-state={state}>
      <Icon size={15} stroke={2.2} aria-label={word} role="img" />
      <span>
        <strong>{names[name]}</strong>
        <small>{sentence === '' ? 'not yet' : sentence}</small>
      </span>
    </li>
  );
}

function OpenInXero({ bill }: { readonly bill: Bill }) {
  const { sandbox } = usePractice();
  const xeroInvoiceId = bill.delivery?.xeroInvoiceId;
  if (!xeroInvoiceId || sandbox) return null;
  return (
    <a
      className={css['outside']}
      href={`https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=${encodeURIComponent(xeroInvoiceId)}`}
      target="_blank"
      rel="noreferrer"
    >
      Open in Xero <IconExternalLink size={13} stroke={1.7} aria-hidden="true" />
    </a>
  );
}

/** What is in Xero may be read back. */
function Check({ bill: { id: clientBillId, state } }: { readonly bill: Bill }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const check = useMutation(
    trpc.clientBill.check.mutationOptions({
      onSettled: () =>
        Promise.all([
          queryClient.invalidateQueries(trpc.clientBill.trace.pathFilter()),
          queryClient.invalidateQueries(trpc.reconcile.bills.pathFilter()),
        ]),
    }),
  );
  if (state !== 'posted') return null;
  return <CheckAgain check={check} onCheck={() => check.mutate({ clientBillId })} />;
}
