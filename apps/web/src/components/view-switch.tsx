import { useId } from 'react';

import css from './view-switch.module.css';

type ViewSwitchProps<Value extends string> = {
  /** What is chosen, for ears: "Whose work". */
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
};

/** Up to four views side by side, one shown: real radio buttons. */
export function ViewSwitch<Value extends string>({
  label,
  options,
  value,
  onChange,
}: ViewSwitchProps<Value>) {
  const name = useId();
  return (
    <div className={css['switch']} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={css['option']}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
