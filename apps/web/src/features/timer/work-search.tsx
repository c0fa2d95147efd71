import { useState } from 'react';

import { PickerList } from '../../components/picker-list.tsx';
import { workOptions } from '../../components/work-options.tsx';
import { useWorkChoices } from '../../lib/use-work-choices.ts';

type WorkSearchProps = {
  readonly label: string;
  readonly onChoose: (workItemId: string) => void;
  readonly onTyped?: { readonly label: (typed: string) => string; readonly choose: (typed: string) => void };
};

/** Recent work, then what fits the typed words. */
export function WorkSearch({ label, onChoose, onTyped }: WorkSearchProps) {
  const [typed, setTyped] = useState('');
  const choices = useWorkChoices(typed);
  return (
    <PickerList
      label={label}
      placeholder="Client, work or job"
      options={workOptions(choices)}
      onChoose={onChoose}
      onSearch={setTyped}
      {...(onTyped ? { onTyped } : {})}
    />
  );
}
