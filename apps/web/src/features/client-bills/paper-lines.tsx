import { useState } from 'react';

import { MoneyText } from '../../components/money-text.tsx';
import { counted } from '../../lib/format.ts';
import { usePractice } from '../../lib/session.ts';
import type { Bill, BillLine, DryRun } from './bill-types.ts';
import { groupedDecimal } from './decimal-field.ts';
import { type PaperLine, paperLines } from './paper-lines-of.ts';
import { useBillingLists } from './use-billing-lists.ts';

import css from './paper.module.css';

/** The lines of the sales invoice, each opening to the lines of the client bill behind it. */
export function PaperLines({ bill, dry }: { readonly bill: Bill; readonly dry: DryRun | null }) {
  const lists = useBillingLists();
  const lines = paperLines({ bill, dry }, lists);
  return (
    <table className={css['paper-lines']}>
      <thead>
        <tr>
          <th scope="col">Xero account</th>
          <th scope="col">Tax</th>
          <th scope="col">From</th>
          <th scope="col">Amount</th>
        </tr>
      </thead>
      {lines.map((line) => (
        <PaperLineRows key={line.key} line={line} />
      ))}
    </table>
  );
}

function PaperLineRows({ line }: { readonly line: PaperLine }) {
  const { country } = usePractice();
  const [open, setOpen] = useState(false);
  const { code, account, tax, amountCents, sources } = line;
  return (
    <tbody>
      <tr>
        <td>
          {code === null ? null : <strong>{code} </strong>}
          {account}
        </td>
        <td>{tax ?? '—'}</td>
        <td>
          <button type="button" className={css['drill']} aria-expanded={open} onClick={() => setOpen(!open)}>
            {counted(sources.length, 'line', 'lines')}
          </button>
        </td>
        <td>
          <MoneyText cents={amountCents} country={country} />
        </td>
      </tr>
      {open ? sources.map((source) => <SourceRow key={source.id} source={source} />) : null}
    </tbody>
  );
}

function SourceRow({ source }: { readonly source: BillLine }) {
  const { country } = usePractice();
  const { description, ledgerAccountName, quantity, unitAmount, amountCents } = source;
  return (
    <tr className={css['source']}>
      <td colSpan={2}>{description || ledgerAccountName}</td>
      <td className="num">
        {groupedDecimal(quantity)} × {groupedDecimal(unitAmount)}
      </td>
      <td>
        <MoneyText cents={amountCents} country={country} />
      </td>
    </tr>
  );
}
