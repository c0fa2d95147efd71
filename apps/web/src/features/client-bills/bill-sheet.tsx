import { formatDay } from '@throughline/core/clock/format-day';

import { DataList } from '../../components/data-list.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { usePractice } from '../../lib/session.ts';
import type { Bill, BillLine } from './bill-types.ts';
import { groupedDecimal } from './decimal-field.ts';
import { Sums } from './sums.tsx';
import { useBillingLists } from './use-billing-lists.ts';
import { amountWords } from './words.ts';

import css from './reading.module.css';

/** A client bill to read. */
export function BillSheet({ bill }: { readonly bill: Bill }) {
  const { clientName, billDate, dueDate, reference, lineAmountTypes, currency, lines } = bill;
  return (
    <div className={css['sheet']}>
      <DataList
        items={[
          { label: 'Client', value: clientName },
          { label: 'Date', value: formatDay(billDate) },
          { label: 'Due', value: formatDay(dueDate) },
          { label: 'Reference', value: reference || '—' },
          { label: 'Amounts', value: `${amountWords[lineAmountTypes]}, ${currency}` },
        ]}
      />
      <div role="table" aria-label="Lines">
        <div role="row" className={css['read-heads']}>
          <span role="columnheader">Description</span>
          <span role="columnheader">Account</span>
          <span role="columnheader">Quantity</span>
          <span role="columnheader">Unit amount</span>
          <span role="columnheader">Amount {currency}</span>
        </div>
        {lines.map((line) => (
          <ReadLine key={line.id} line={line} />
        ))}
        {lines.length === 0 ? <p className="tl-dimmed">No lines yet.</p> : null}
      </div>
      <Sums {...bill} />
    </div>
  );
}

function ReadLine({ line }: { readonly line: BillLine }) {
  const { country } = usePractice();
  const { taxRates } = useBillingLists();
  const { description, ledgerAccountName, taxType, quantity, unitAmount, amountCents } = line;
  const ownTax = taxRates.find((rate) => rate.taxType === taxType)?.name ?? taxType;
  return (
    <div role="row" className={css['read-line']}>
      <span role="cell" className={css['read-description']}>
        {description || ledgerAccountName}
      </span>
      <span role="cell" className="tl-dimmed">
        {ownTax === null ? ledgerAccountName : `${ledgerAccountName} · ${ownTax}`}
      </span>
      <span role="cell" className="num">
        {groupedDecimal(quantity)}
      </span>
      <span role="cell" className="num">
        {groupedDecimal(unitAmount)}
      </span>
      <span role="cell">
        <MoneyText cents={amountCents} country={country} />
      </span>
    </div>
  );
}
