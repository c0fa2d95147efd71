import { Panel } from '../../components/panel.tsx';
import { HeadFields } from './head-fields.tsx';
import { LineTable } from './line-table.tsx';
import { priceForm } from './price-form.ts';
import { Sums } from './sums.tsx';
import type { BillFormState } from './use-bill-form.ts';
import { useBillingLists } from './use-billing-lists.ts';

import css from './editor.module.css';

type BillEditorProps = {
  readonly state: BillFormState;
  readonly currency: string;
};

/** A client bill as it is written: head, lines, and sums that follow every key. */
export function BillEditor({ state, currency }: BillEditorProps) {
  const { form, change } = state;
  const lists = useBillingLists();
  const price = priceForm(form, lists);
  return (
    <Panel>
      <div className={css['sheet']}>
        <HeadFields form={form} change={change} />
        <LineTable
          lines={form.lines}
          onChange={(lines) => change({ lines })}
          lists={lists}
          amounts={price.amounts}
          currency={currency}
        />
        <Sums {...price} currency={currency} lineAmountTypes={form.lineAmountTypes} />
      </div>
    </Panel>
  );
}
