import { count, money } from '../../lib/format.ts';
import type { Bill } from './bill-types.ts';

import css from './bills.module.css';

/** "6 selected · 13,915.00 NZD", for each currency its sum. */
export function BillsFoot({ bills }: { readonly bills: readonly Bill[] }) {
  const sums = new Map<string, number>();
  for (const { currency, totalCents } of bills) sums.set(currency, (sums.get(currency) ?? 0) + totalCents);
  return (
    <p className={css['sum']} aria-live="polite">
      {count(bills.length)} selected
      {[...sums].map(([currency, cents]) => (
        <span key={currency}>
          {' · '}
          <strong className="num">{money(cents)}</strong> {currency}
        </span>
      ))}
    </p>
  );
}
