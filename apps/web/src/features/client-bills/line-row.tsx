import type { KeyboardEvent } from 'react';

import { ActionMenu } from '../../components/action-menu.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Picker } from '../../components/picker.tsx';
import { usePractice } from '../../lib/session.ts';
import { type LineForm, isBlank } from './bill-form.ts';
import { accountOptions, asMapped, taxOptions } from './line-options.ts';
import { NumberField } from './number-field.tsx';
import type { BillingLists } from './use-billing-lists.ts';

import css from './editor.module.css';

type LineRowProps = {
  readonly line: LineForm;
  /** From 1. */
  readonly place: number;
  readonly amountCents: number | null;
  readonly lists: BillingLists;
  readonly onChange: (part: Partial<LineForm>) => void;
  readonly onNew: () => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
};

/** One line while it is written. */
export function LineRow(props: LineRowProps) {
  const { line, place, amountCents, lists, onChange, onNew, onDuplicate, onRemove } = props;
  const { country } = usePractice();
  const blank = isBlank(line);
  const onKeyDown = (event: KeyboardEvent) => {
    const inField = event.target instanceof HTMLElement && event.target.matches('textarea, input[inputmode]');
    const wish = inField ? wishOf(event) : null;
    if (wish === null) return;
    event.preventDefault();
    if (wish === 'new') onNew();
    else onDuplicate();
  };
  return (
    <div role="row" className={css['line']} data-line={line.key} onKeyDown={onKeyDown}>
      <div role="cell">
        <textarea
          rows={1}
          aria-label={`Description of line ${place}`}
          placeholder="What it is for"
          value={line.description}
          onChange={(event) => onChange({ description: event.currentTarget.value })}
        />
      </div>
      <NumberField
        label={`Quantity of line ${place}`}
        field="quantity"
        value={line.quantity}
        quiet={blank}
        onChange={(quantity) => onChange({ quantity })}
      />
      <NumberField
        label={`Unit amount of line ${place}`}
        field="unitAmount"
        value={line.unitAmount}
        quiet={blank}
        onChange={(unitAmount) => onChange({ unitAmount })}
      />
      <LineCoding line={line} place={place} lists={lists} onChange={onChange} />
      <div role="cell" className={css['amount']}>
        <MoneyText cents={amountCents} country={country} />
      </div>
      <div role="cell" className={css['more']}>
        <ActionMenu
          label={`More for line ${place}`}
          actions={[
            { label: 'Duplicate', keyName: 'duplicateLine', onSelect: onDuplicate },
            { label: 'Remove line', danger: true, onSelect: onRemove },
          ]}
        />
      </div>
    </div>
  );
}

/** Which account a line goes to, and with which tax. */
function LineCoding({
  line,
  place,
  lists,
  onChange,
}: Pick<LineRowProps, 'line' | 'place' | 'lists' | 'onChange'>) {
  return (
    <>
      <div role="cell">
        <Picker
          label={`Account of line ${place}`}
          placeholder="Choose an account"
          value={line.ledgerAccountId}
          options={accountOptions(lists)}
          onChoose={(ledgerAccountId) => onChange({ ledgerAccountId, taxType: null })}
        />
      </div>
      <div role="cell">
        <Picker
          label={`Tax of line ${place}`}
          placeholder="Tax"
          value={line.taxType ?? asMapped}
          options={taxOptions(line, lists)}
          disabled={line.ledgerAccountId === null}
          onChoose={(id) => onChange({ taxType: id === asMapped ? null : id })}
        />
      </div>
    </>
  );
}

function wishOf({ key, code, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): 'new' | 'copy' | null {
  if (altKey && code === 'KeyD') return 'copy';
  return key === 'Enter' && !shiftKey && !ctrlKey && !metaKey ? 'new' : null;
}
