import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { FloatingBody, useFloating } from './floating.tsx';
import { PickerList, type PickerOption } from './picker-list.tsx';

import css from './picker.module.css';

export type PickerProps = {
  /** What is chosen: "XPM task". Names the button and the search field. */
  readonly label: string;
  readonly options: readonly PickerOption[];
  readonly value: string | null;
  readonly onChoose: (id: string) => void;
  /** What the button says before a choice: "Choose an XPM task". */
  readonly placeholder: string;
  /** Draws the chosen one itself; otherwise its label. */
  readonly shown?: ReactNode;
  /** Shown below the list: "as of 10:36", a way to add one. */
  readonly foot?: ReactNode;
  readonly disabled?: boolean;
  /** Has the focus when its dialog opens. */
  readonly autoFocus?: true;
  /** Says what was typed, for lists searched on the server. */
  readonly onSearch?: (typed: string) => void;
};

/** One of many by name: a button with a searchable list below it. */
export function Picker(props: PickerProps) {
  const { label, options, value, onChoose, placeholder, shown, foot, disabled = false, onSearch } = props;
  const floating = useFloating();
  const { id, open, show, setAnchor } = floating;
  const chosen = options.find((option) => option.id === value);
  const choose = (id: string) => {
    floating.hide();
    onChoose(id);
  };
  return (
    <>
      <button
        type="button"
        ref={setAnchor}
        className={css['button']}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`${label}: ${chosen?.label ?? placeholder}`}
        disabled={disabled}
        data-autofocus={props.autoFocus}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') show();
        }}
      >
        <span className={css['shown']} data-empty={chosen === undefined || undefined}>
          {shown ?? chosen?.label ?? placeholder}
        </span>
        <IconChevronDown size={15} stroke={1.7} aria-hidden="true" />
      </button>
      <FloatingBody floating={floating} width="anchor" role="dialog" label={label}>
        <PickerList label={label} options={options} value={value} onChoose={choose} onSearch={onSearch} />
        {foot ? <div className={css['foot']}>{foot}</div> : null}
      </FloatingBody>
    </>
  );
}
