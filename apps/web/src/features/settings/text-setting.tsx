import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';

import { Setting } from './setting.tsx';
import type { SavePractice } from './use-save-practice.ts';

type TextSettingProps = {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly inputMode?: 'text' | 'numeric';
  readonly width?: number;
  readonly state: Pick<SavePractice, 'saved' | 'refusal'>;
  readonly onSave: (typed: string) => void;
};

/** A text that saves when one leaves the field or presses `Enter`; `Esc` brings the old one back. */
export function TextSetting(props: TextSettingProps) {
  const { label, value, hint, inputMode = 'text', width, state, onSave } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const leave = () => {
    const typed = draft?.trim();
    setDraft(null);
    if (typed !== undefined && typed !== value) onSave(typed);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    setDraft(null);
  };
  return (
    <Setting label={label} hint={hint} state={state}>
      {({ labelId, describedBy }) => (
        <TextInput
          aria-labelledby={labelId}
          aria-describedby={describedBy}
          aria-invalid={state.refusal !== null}
          inputMode={inputMode}
          {...(width === undefined ? {} : { w: width })}
          value={draft ?? value}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={leave}
        />
      )}
    </Setting>
  );
}
