import { Link } from '@tanstack/react-router';

import { DayText } from '../../components/day-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Cell } from '../../components/row-list.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { clientBillLook } from '../../components/state-looks.ts';
import type { Rows } from '../../components/use-rows.ts';
import { paths } from '../../lib/paths.ts';
import { toggle } from '../../lib/roving.ts';
import { usePractice, useToday } from '../../lib/session.ts';
import { billLookName, billSentence } from './bill-look.ts';
import type { Bill } from './bill-types.ts';

import css from './bills.module.css';

type BillCellsProps = { readonly bill: Bill; readonly rows: Rows; readonly selected: boolean };

/** One client bill as a row of the list. */
export function BillCells({ bill, rows, selected }: BillCellsProps) {
  const { country } = usePractice();
  const today = useToday();
  const { id, number, clientName, billDate, dueDate, reference, totalCents } = bill;
  return (
    <>
      <Cell>
        <input
          type="checkbox"
          className={css['check']}
          aria-label={`Select ${number}`}
          checked={selected}
          tabIndex={-1}
          onChange={() => rows.take(toggle(id))}
        />
      </Cell>
      <Cell>
        <Link to={paths.clientBill} params={{ clientBillId: id }} className={css['number']} tabIndex={-1}>
          {number}
        </Link>
      </Cell>
      <Cell>{clientName}</Cell>
      <Cell>
        <DayText value={billDate} today={today} />
      </Cell>
      <Cell>
        <DayText value={dueDate} today={today} />
      </Cell>
      <Cell>
        <span className="tl-dimmed">{reference || '—'}</span>
      </Cell>
      <Cell>
        <StateChip look={clientBillLook(billLookName(bill))} sentence={billSentence(bill)} />
      </Cell>
      <Cell num>
        <MoneyText cents={totalCents} country={country} />
      </Cell>
    </>
  );
}

/** The same on a phone: two lines, and the whole row opens it. */
export function PhoneBillCells({ bill }: BillCellsProps) {
  const { country } = usePractice();
  const { id, number, clientName, totalCents } = bill;
  return (
    <>
      <Cell>
        <Link to={paths.clientBill} params={{ clientBillId: id }} className={css['whole']}>
          {clientName}
        </Link>
        <div className={css['second']}>
          {number} · <StateChip look={clientBillLook(billLookName(bill))} />
        </div>
      </Cell>
      <Cell num>
        <MoneyText cents={totalCents} country={country} />
      </Cell>
    </>
  );
}
