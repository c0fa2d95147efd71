import { Link } from '@tanstack/react-router';
import { formatDay } from '@throughline/core/clock/format-day';

import { DataList } from '../../components/data-list.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { clientBillLook } from '../../components/state-looks.ts';
import { paths } from '../../lib/paths.ts';
import { type DryRow, dryRowState } from './dry-row.ts';
import { PaperFoot } from './paper-foot.tsx';
import { PaperLines } from './paper-lines.tsx';
import { isContactProblem } from './problem-kinds.ts';
import { Sums } from './sums.tsx';
import { amountWords } from './words.ts';

import css from './paper.module.css';

/** The Xero sales invoice exactly as it will be posted, as paper. */
export function Paper({ row }: { readonly row: DryRow }) {
  const { bill, dry } = row;
  const { look, sentence } = dryRowState(row);
  const isThere = bill.state === 'posted';
  return (
    <article className={css['paper']} aria-label={`Xero sales invoice ${bill.number}`}>
      <header className={css['paper-head']}>
        <div>
          <p className={css['calm']}>
            Xero sales invoice, {isThere ? 'as it was posted' : 'exactly as it will be posted'}
          </p>
          <h2>
            <Link to={paths.clientBill} params={{ clientBillId: bill.id }}>
              {bill.number}
            </Link>
          </h2>
        </div>
        {look === null ? null : (
          <StateChip look={clientBillLook(look)} sentence={sentence ?? undefined} form="filled" />
        )}
      </header>
      <DataList
        items={[
          { label: 'Contact', value: contactName(row) },
          { label: 'Date', value: formatDay(bill.billDate) },
          { label: 'Due', value: formatDay(bill.dueDate) },
          { label: 'Reference', value: bill.reference || '—' },
          { label: 'Amounts', value: `${amountWords[bill.lineAmountTypes]}, ${bill.currency}` },
        ]}
      />
      <PaperLines bill={bill} dry={dry} />
      <Sums {...bill} />
      <PaperFoot bill={bill} dry={dry} />
    </article>
  );
}

function contactName({ bill, dry }: DryRow): string {
  const contact = dry?.payload?.Contact;
  if (contact && contact.ContactID === null) return `${bill.clientName}, created in Xero with this`;
  const isOpen = dry?.problems.some(({ code }) => isContactProblem(code)) === true;
  return isOpen ? `${bill.clientName}, not decided yet` : bill.clientName;
}
