import {
  IconArrowUp,
  IconCheck,
  IconCircleDashed,
  IconExternalLink,
  IconHandStop,
} from '@tabler/icons-react';

import { useNow, usePractice } from '../../lib/session.ts';
import type { Bill } from './bill-types.ts';
import { type Step, stepsOf } from './steps-of.ts';

import css from './side.module.css';

const icons = {
  done: { icon: IconCheck, word: 'Done' },
  now: { icon: IconArrowUp, word: 'Under way' },
  stopped: { icon: IconHandStop, word: 'Needs you' },
  coming: { icon: IconCircleDashed, word: 'Not yet' },
} as const satisfies Record<Step['state'], { readonly icon: typeof IconCheck; readonly word: string }>;

/** The chain from writing to Xero, with what Xero said. */
export function BillSteps({ bill }: { readonly bill: Bill }) {
  const { timeZone, sandbox } = usePractice();
  const now = new Date(useNow());
  const xeroInvoiceId = bill.delivery?.xeroInvoiceId;
  return (
    <>
      <ol className={css['steps']}>
        {stepsOf(bill, { timeZone, now }).map(({ label, text, state }) => {
          const { icon: Icon, word } = icons[state];
          return (
            <li key={label} data-state={state}>
              <Icon size={15} stroke={2.2} aria-label={word} />
              <span>
                <strong>{label}</strong>
                <small>{text}</small>
              </span>
            </li>
          );
        })}
      </ol>
      {xeroInvoiceId && !sandbox ? (
        <a
          className={css['outside']}
          href={`https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=${encodeURIComponent(xeroInvoiceId)}`}
          target="_blank"
          rel="noreferrer"
        >
          Open in Xero <IconExternalLink size={13} stroke={1.7} aria-hidden="true" />
        </a>
      ) : null}
    </>
  );
}
