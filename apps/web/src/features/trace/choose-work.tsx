import { Button } from '@mantine/core';
import { useState } from 'react';

import { FloatingBody, useFloating } from '../../components/floating.tsx';
import { PickerList } from '../../components/picker-list.tsx';
import { workOptions } from '../../components/work-options.tsx';
import { useChangeEntry } from '../../lib/use-change-entry.ts';
import { useWorkChoices } from '../../lib/use-work-choices.ts';
import type { TracedEntry } from './trace.ts';

type ChooseWorkProps = { readonly entry: TracedEntry; readonly label: string };

/** Says what an entry was for; it then goes with its own times. */
export function ChooseWork({ entry, label }: ChooseWorkProps) {
  const floating = useFloating();
  const { id, setAnchor, hide } = floating;
  const change = useChangeEntry();
  return (
    <>
      <Button ref={setAnchor} variant="default" popoverTarget={id}>
        {label}
      </Button>
      <FloatingBody floating={floating} role="dialog" label={label} width={340}>
        <Choices
          label={label}
          onChoose={(workItemId) => {
            hide();
            change(entry.id, { workItemId });
          }}
        />
      </FloatingBody>
    </>
  );
}

type ChoicesProps = { readonly label: string; readonly onChoose: (workItemId: string) => void };

function Choices({ label, onChoose }: ChoicesProps) {
  const [typed, setTyped] = useState('');
  const choices = useWorkChoices(typed);
  return (
    <PickerList
      label={label}
      placeholder="Client, work or job"
      options={workOptions(choices)}
      onChoose={onChoose}
      onSearch={setTyped}
    />
  );
}
