import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';

import { KeyHint } from '../../components/key-hint.tsx';
import { useKey } from '../../lib/use-key.ts';

import css from './work.module.css';

type SearchFieldProps = {
  readonly label: string;
  /** What the address holds. */
  readonly value: string;
  readonly onChange: (typed: string) => void;
};

/** Searches the list; `/` goes to it, `Esc` clears and leaves it. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useKey('search', () => field.current?.select());
  useEffect(() => {
    // The address may change from elsewhere: a link, the palette, Back.
    if (field.current && field.current !== document.activeElement) field.current.value = value;
  }, [value]);
  return (
    <label className={css['search']}>
      <IconSearch size={15} stroke={1.7} aria-hidden="true" />
      <input
        ref={field}
        type="search"
        aria-label={label}
        placeholder={label}
        defaultValue={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.currentTarget.value = '';
          onChange('');
          event.currentTarget.blur();
        }}
      />
      <KeyHint name="search" />
    </label>
  );
}
