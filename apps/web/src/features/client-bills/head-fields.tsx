import { TextInput } from '@mantine/core';

import { DayInput } from '../../components/day-input.tsx';
import { ViewSwitch } from '../../components/view-switch.tsx';
import { usePractice, useToday } from '../../lib/session.ts';
import type { BillForm } from './bill-form.ts';
import { ClientPicker } from './client-picker.tsx';
import { usualDueDate } from './due-date.ts';
import { amountWords } from './words.ts';

import css from './editor.module.css';

type HeadFieldsProps = {
  readonly form: BillForm;
  readonly change: (part: Partial<BillForm>) => void;
};

const amountOptions = (['Exclusive', 'Inclusive', 'NoTax'] as const).map((value) => ({
  value,
  label: amountWords[value],
}));

/** Client, days, reference, and how the amounts count. A new date brings the country's usual due date with it. */
export function HeadFields({ form, change }: HeadFieldsProps) {
  const { country } = usePractice();
  const today = useToday();
  const { clientId, clientName, billDate, dueDate, reference, lineAmountTypes } = form;
  const isUsual = billDate === null || dueDate === usualDueDate(billDate, country);
  const changeDate = (day: string | null) =>
    change({
      billDate: day,
      ...(day !== null && (isUsual || dueDate === null) ? { dueDate: usualDueDate(day, country) } : {}),
    });
  return (
    <div className={css['head']}>
      <div className={css['client']}>
        <span className={css['label']}>Client</span>
        <ClientPicker
          clientId={clientId}
          clientName={clientName}
          onChoose={(id, name) => change({ clientId: id, clientName: name })}
        />
      </div>
      <DayInput label="Date" value={billDate} today={today} onChange={changeDate} />
      <DayInput
        key={isUsual ? dueDate : 'own'}
        label="Due"
        value={dueDate}
        today={today}
        onChange={(day) => change({ dueDate: day })}
      />
      <TextInput
        label="Reference"
        description="Ties the Xero sales invoice to its job"
        maxLength={1_000}
        autoComplete="off"
        value={reference}
        onChange={(event) => change({ reference: event.currentTarget.value })}
      />
      <div className={css['amounts']}>
        <span className={css['label']}>Amounts</span>
        <ViewSwitch
          label="Amounts"
          options={amountOptions}
          value={lineAmountTypes}
          onChange={(next) => change({ lineAmountTypes: next })}
        />
      </div>
    </div>
  );
}
