import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';

import { useKey } from '../lib/use-key.ts';
import { KeyHint } from './key-hint.tsx';

type SearchFieldProps = {
  /** "Search processes". */
  readonly label: string;
  readonly value: string;
  readonly onChange: (next: string) => void;
};

/** Narrows the list below as one types; `/` goes there, `Esc` empties and leaves it. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useKey('search', () => field.current?.focus());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onChange('');
    field.current?.blur();
  };
  return (
    <TextInput
      ref={field}
      type="search"
      aria-label={label}
      placeholder={label}
      w={220}
      autoComplete="off"
      leftSection={<IconSearch size={15} stroke={1.7} aria-hidden="true" />}
      rightSection={value === '' ? <KeyHint name="search" /> : null}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
