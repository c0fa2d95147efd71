import type { ReactNode } from 'react';

import css from './data-list.module.css';

type DataListProps = { readonly items: readonly { readonly label: string; readonly value: ReactNode }[] };

/** Labels with their values, a real `dl`: heads of client bills, receipts. */
export function DataList({ items }: DataListProps) {
  return (
    <dl className={css['list']}>
      {items.map(({ label, value }) => (
        <div key={label} className={css['item']}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
