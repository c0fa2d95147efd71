import { useId, useState } from 'react';

import { parseDecimal } from './decimal-field.ts';

import css from './editor.module.css';

type NumberFieldProps = {
  readonly label: string;
  readonly field: 'quantity' | 'unitAmount';
  /** As typed. */
  readonly value: string;
  /** Nothing is asked of a line nobody wrote into. */
  readonly quiet: boolean;
  readonly onChange: (typed: string) => void;
};

/** A quantity or amount as text; a refusal keeps it, marks it and says its sentence once the field is left. */
export function NumberField({ label, field, value, quiet, onChange }: NumberFieldProps) {
  const id = useId();
  const [left, setLeft] = useState(false);
  const parsed = parseDecimal(value, field);
  const refusal = !parsed.ok && left && !quiet ? parsed.sentence : null;
  return (
    <div role="cell" className={css['number-field']}>
      <input
        aria-label={label}
        aria-invalid={refusal !== null || undefined}
        aria-describedby={refusal === null ? undefined : id}
        inputMode="decimal"
        autoComplete="off"
        className="num"
        value={value}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setLeft(false);
          onChange(event.currentTarget.value);
        }}
        onBlur={() => setLeft(true)}
      />
      {refusal === null ? null : (
        <span id={id} className={css['refusal']}>
          {refusal}
        </span>
      )}
    </div>
  );
}
