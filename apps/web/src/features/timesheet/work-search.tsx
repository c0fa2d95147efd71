import { useState } from 'react';

import { PickerList } from '../../components/picker-list.tsx';
import { workOptions } from '../../components/work-options.tsx';
import { useWorkChoices } from '../../lib/use-work-choices.ts';
import type { WorkChoice } from '../../lib/work-choice.ts';

type WorkSearchProps = {
  readonly label: string;
  readonly onChoose: (work: WorkChoice) => void;
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
      onSearch={setTyped}
      onChoose={(id) => {
        const work = choices.find(({ workItemId }) => workItemId === id);
        if (work) onChoose(work);
      }}
      {...(onTyped ? { onTyped } : {})}
    />
  );
}
