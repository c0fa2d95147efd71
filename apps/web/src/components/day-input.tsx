import { TextInput } from '@mantine/core';
import { formatDay } from '@throughline/core/clock/format-day';
import { parseTypedDay } from '@throughline/core/clock/parse-typed-day';
import { useState } from 'react';

import { fullDay } from '../lib/days.ts';

type DayInputProps = {
  readonly label: string;
  /** `YYYY-MM-DD`; null for an empty field. */
  readonly value: string | null;
  readonly today: string;
  /** Called with a day whenever the text is one, and with null whenever it is none. */
  readonly onChange: (day: string | null) => void;
  /** A sentence from elsewhere, such as "Choose a later day". */
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
};

/** A day as people write it: `18`, `18/11`, `18 nov`, `fri`, `+7`. The line below says what was understood. */
export function DayInput({ label, value, today, onChange, error, autoFocus = false }: DayInputProps) {
  const [text, setText] = useState(value === null ? '' : formatDay(value, today));
  const [left, setLeft] = useState(false);
  const said = describe(text, today);
  return (
    <TextInput
      label={label}
      description={said.understood ?? 'As 18/11, 18 nov, fri or +7'}
      error={left && said.refused ? said.refused : error}
      value={text}
      autoComplete="off"
      data-autofocus={autoFocus || undefined}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        setLeft(false);
        onChange(describe(next, today).day);
      }}
      onBlur={() => setLeft(true)}
    />
  );
}

type Said = { readonly day: string | null; readonly understood?: string; readonly refused?: string };

function describe(text: string, today: string): Said {
  if (text.trim() === '') return { day: null };
  const parsed = parseTypedDay(text, today);
  return parsed.ok
    ? { day: parsed.day, understood: fullDay(parsed.day) }
    : { day: null, refused: parsed.sentence };
}
